"""The pieces of a sentence that 'and', commas and the like part, and what stands in each of them."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from shaoxing_cli.cover import Cover
from shaoxing_cli.english import SMALL_WORDS, bare_words, stem
from shaoxing_cli.phrases import Mention
from shaoxing_cli.quantities import find_quantities
from shaoxing_cli.text import is_han

# Pairs of characters, stems, concepts, numerals.
Features = frozenset[object]

_FAMILIES: Final = ("concept", "frequency")
_SEPARATORS: Final = r"[,;:、]|和|与|及|并(?![非不没])|而|\b(?:and|while|whereas|but)\b"


def pieces(folded: str, mentions: Iterable[Mention]) -> list[Features]:
    """What stands in each piece of a text; none where it has one piece only.

    >>> [sorted(map(str, piece)) for piece in pieces("抄表和修管", ())]
    [['抄表'], ['修管', '和修']]
    """
    named = list(mentions)
    # The 'and' of a name parts nothing.
    names = Cover(mention.span for mention in named if mention.values("concept"))
    marks = [match.start() for match in re.finditer(_SEPARATORS, folded) if not names.holds(match.span())]
    # 月提示季通报年考核: each rhythm begins a piece of its own.
    rhythms = [mention.span[0] for mention in named if mention.values("frequency") and mention.span[0]]
    ends = sorted({*marks, *rhythms})
    if not ends:
        return []
    bounds = zip([0, *ends], [*ends, len(folded)], strict=True)
    return [frozenset(_features(folded, start, end, named)) for start, end in bounds if end > start]


def exclusive(given: Sequence[Features]) -> list[Features]:
    """What each piece holds and no other does."""
    shared = {feature for one, other in combinations(given, 2) for feature in one & other}
    return [piece - shared for piece in given]


def _features(folded: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterable[object]:
    text = folded[start:end]
    pairs = (text[place : place + 2] for place in range(len(text) - 1))
    yield from (pair for pair in pairs if is_han(pair[0]) and is_han(pair[1]))
    yield from (stem(word) for word in bare_words(text) if word not in SMALL_WORDS and not word[0].isdigit())
    yield from (quantity.value for quantity in find_quantities(text))
    for mention in mentions:
        if start <= mention.span[0] and mention.span[1] <= end:
            yield from ((value,) for family in _FAMILIES for value in mention.values(family))
