"""What is left of a claim when all that is known has been read: its strange words, and what explains them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from shaoxing_cli.english import stem, words
from shaoxing_cli.phrases import Mention
from shaoxing_cli.resources import table
from shaoxing_cli.text import is_han

Span = tuple[int, int]

# Characters that join words and are part of none.
_PARTICLES: Final = frozenset(
    "的了在是和与为被把将及等也都就而且或于由从对向到至有个各每这那其该本我则才又还并但却着过地得里上中下内外头间版不再要用只会能可需来去说没让给已曾共均更既年数人名件个项条次月日约近超达占比高低多少大小"
)

# Of these, the ones that stand within words as well: 报名者, 家长会.
_INNER: Final = frozenset("名人家长员会数年月日件项条约近超达")
_NUMERALS: Final = frozenset("一二三四五六七八九十")
_TELLING: Final = ("relation", "trend", "polarity", "rank")


class Run(NamedTuple):
    """A strange word: a run of Chinese characters, or the stem of an English word; and where it stands."""

    text: str
    span: Span


def strange_runs(
    folded: str,
    known: Iterable[Span],
    mentions: Sequence[Mention],
    outer: Sequence[Mention],
    accounted: Sequence[Span] = (),
) -> tuple[Run, ...]:
    """The words of folded text outside what is known of it: Chinese ones first, then English ones.

    `accounted` are stretches that are known as wholes: their characters join no strange word.
    """
    masked = list(folded)
    for start, end in (*known, *accounted):
        masked[start:end] = " " * (end - start)
    rest = "".join(masked)
    english = [
        Run(stem(word), (start, end)) for word, start, end in words(rest) if not word[0].isdigit() and len(word) > 1
    ]
    if folded.isascii():
        return tuple(english)
    return (*_han_runs(_rejoined(folded, masked, mentions, outer, accounted)), *english)


def _rejoined(
    folded: str,
    masked: Sequence[str],
    mentions: Sequence[Mention],
    outer: Sequence[Mention],
    accounted: Sequence[Span],
) -> str:
    """The masked text with single light characters back where they stand beside a strange one (摆设)."""
    single = {m.span[0] for m in mentions if len(m.text) == 1 and m.text not in _PARTICLES and not _tells(m)}
    spans = (*(m.span for m in outer), *accounted)
    read = {place for span in spans if span[1] - span[0] > 1 for place in range(*span)}
    covered = read.union(start for start, _ in accounted)
    kept = list(masked)
    for word in table("lexicon/plain_characters")["words"]:
        place = folded.find(word)
        while place >= 0:
            if not read & {place, place + 1}:
                kept[place : place + 2] = word
            place = folded.find(word, place + 2)
    lone = sorted(place for place in single - covered if kept[place] == " ")
    for place, following in pairwise(lone):
        if following == place + 1:
            kept[place : place + 2] = folded[place : place + 2]
    if "".join(kept).isascii():
        # Nothing is strange that a character could stand beside.
        return ""
    for order in (range(len(masked)), reversed(range(len(masked)))):
        before = " "
        for place in order:
            if kept[place] == " " and place in single and place not in covered and is_han(before):
                kept[place] = folded[place]
            before = kept[place]
    for place in range(1, len(kept) - 1):
        # 报名者: a particle between two strange characters is part of their word.
        if kept[place] == " " and folded[place] in _INNER and is_han(kept[place - 1]) and is_han(kept[place + 1]):
            kept[place] = folded[place]
    return "".join(kept)


def _tells(mention: Mention) -> bool:
    """Whether a word of one character tells something by itself: 仅, 降."""
    return any(family in mention.tags for family in _TELLING)


def _han_runs(text: str) -> Iterable[Run]:
    start = None
    for place, char in enumerate(text + " "):
        if is_han(char):
            start = place if start is None else start
        elif start is not None:
            yield Run(text[start:place], (start, place))
            start = None


def explains(run: str, known: str, stemmed: frozenset[str]) -> bool:
    """Whether words hold a run of characters (its pairs, for the most part) or an English stem.

    Of single characters only the plain ones (打, 比) say too little to be held against a claim.

    >>> [explains(run, "市级收到的来信", frozenset()) for run in ("收到来信", "打", "费")]
    [True, True, False]
    """
    if not is_han(run[0]):
        return run in stemmed if " " not in run else run in known
    if len(run) == 1:
        return run in known or run in table("lexicon/plain_characters")["characters"]
    if run in known:
        return True
    pairs = [run[place : place + 2] for place in range(len(run) - 1)]
    strange = [pair for pair in pairs if pair not in known]
    # One numeral tells one name from another: 五中全会 is not 四中全会.
    return len(strange) * 2 < len(pairs) and not any(char in _NUMERALS for pair in strange for char in pair)
