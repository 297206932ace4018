"""What a claim pairs the wrong way round: A did X and B did Y, where the report has it that A did Y and B did X.

All its words are the fact's own then. Told is it by the pieces that 'and' and commas part: what stands in one piece of
what is stated and in no other stands together. A claim of which two pieces mix the same two has exchanged them.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.cover import Cover
from shaoxing_cli.english import SMALL_WORDS, bare_words, stem
from shaoxing_cli.findings import CONTRADICTED, Finding, find
from shaoxing_cli.phrases import Mention
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import find_quantities
from shaoxing_cli.text import is_han

Features = frozenset[object]

_SEPARATORS: Final = r"[,;:、]|和|与|及|并(?![非不没])|而|\b(?:and|while|whereas|but)\b"


def crossed(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim pairs the fact's own words the wrong way round, or None."""
    said = _pieces(claim.folded, claim.mentions)
    if len(said) < 2:
        return None
    stated = _exclusive(_pieces(profile.quote, profile.quoted_mentions))
    return find(CONTRADICTED, "crossed", profile.fact) if _are_crossed(said, stated) else None


def _are_crossed(said: Sequence[Features], stated: Sequence[Features]) -> bool:
    """Whether two pieces of a claim each hold what stands in two pieces of what is stated."""
    mixed: set[tuple[int, int]] = set()
    for piece in said:
        held = [number for number, features in enumerate(stated) if piece & features]
        # What holds more than two is told as a whole.
        if len(held) == 2:
            pair = (held[0], held[1])
            if pair in mixed:
                return True
            mixed.add(pair)
    return False


def _exclusive(pieces: Sequence[Features]) -> list[Features]:
    """What each piece holds and no other does."""
    shared = {feature for one, other in combinations(pieces, 2) for feature in one & other}
    return [piece - shared for piece in pieces]


def _pieces(folded: str, mentions: Iterable[Mention]) -> list[Features]:
    """The features of each piece of a text: pairs of characters, stems, concepts, numerals."""
    named = list(mentions)
    # The 'and' of a name parts nothing.
    names = Cover(mention.span for mention in named if mention.values("concept"))
    ends = [match.start() for match in re.finditer(_SEPARATORS, folded) if not names.holds(match.span())]
    bounds = zip([0, *ends], [*ends, len(folded)], strict=True)
    return [frozenset(_features(folded, start, end, named)) for start, end in bounds if end > start]


def _features(folded: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterable[object]:
    text = folded[start:end]
    pairs = (text[place : place + 2] for place in range(len(text) - 1))
    yield from (pair for pair in pairs if is_han(pair[0]) and is_han(pair[1]))
    yield from (stem(word) for word in bare_words(text) if word not in SMALL_WORDS and not word[0].isdigit())
    yield from (quantity.value for quantity in find_quantities(text))
    for mention in mentions:
        if start <= mention.span[0] and mention.span[1] <= end:
            yield from ((value,) for value in mention.values("concept"))
