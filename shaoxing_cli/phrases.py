"""The known words and phrases of a sentence: concepts, places, scopes, directions, negations and the like.

Each phrase carries tags, `family:value`, such as `concept:reconsideration`, `trend:decrease` or `light`. Chinese
phrases are found anywhere, English ones at word boundaries and in any inflection.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from shaoxing_cli.phrase_tables import PhraseTable, StoredPhrases, grouped, merged

Span = tuple[int, int]
Tags = Mapping[str, frozenset[str]]

LIGHT: Final = "light"
_NOTHING: Final[frozenset[str]] = frozenset()
# No English phrase of the lexicon is longer.
_MOST_WORDS: Final = 8
_KEPT: Final = 1 << 14


class Mention(NamedTuple):
    """A phrase found in a sentence: where it stands, and its tags, as values by family."""

    span: Span
    text: str
    tags: Tags

    def values(self, family: str) -> frozenset[str]:
        """The values of one family of tags: `mention.values("concept")`."""
        return self.tags.get(family, _NOTHING)

    def covers(self, other: "Mention") -> bool:
        """Whether another mention lies within this longer one."""
        longer = self.span[1] - self.span[0] > other.span[1] - other.span[0]
        return longer and self.span[0] <= other.span[0] and other.span[1] <= self.span[1]


class _Group(NamedTuple):
    """The phrases of one beginning with their tags, Chinese and English, and how long the Chinese ones are."""

    han: Mapping[str, Tags]
    english: Mapping[str, Tags]
    lengths: tuple[int, ...]


_NO_GROUP: Final = _Group({}, {}, ())


class PhraseBook:
    """A table of phrases that sentences are read with, and stored ones; a form in several of them has all its tags.

    A group of stored phrases is read when a sentence first holds their beginning.
    """

    def __init__(self, phrases: PhraseTable, *stored: StoredPhrases) -> None:
        self._phrases = grouped(phrases)
        self._stored = stored
        self._groups: dict[str, _Group] = {}

    def find(self, folded: str) -> list[Mention]:
        """All phrases in folded text, overlapping ones included, in order of where they start.

        >>> book = PhraseBook({"复议": "concept:reconsideration", "law officer": "concept:officer"})
        >>> [(m.text, m.span) for m in book.find("复议 by law officers")]
        [('复议', (0, 2)), ('law officers', (6, 18))]
        """
        return sorted([*self._han(folded), *self._english(folded)], key=attrgetter("span"))

    def _han(self, folded: str) -> Iterable[Mention]:
        if folded.isascii():
            return
        known, size = self._groups, len(folded)
        for start, char in enumerate(folded):
            tags, _, lengths = known.get(char) or self._group(char)
            for length in lengths:
                end = start + length
                form = folded[start:end]
                if form in tags and end <= size:
                    yield Mention((start, end), form, tags[form])

    def _english(self, folded: str) -> Iterable[Mention]:
        # Most claims are Chinese: what reads English is loaded when there is some.
        from shaoxing_cli.english import stem, words

        found = [(stem(word), start, end) for word, start, end in words(folded)]
        for first, (beginning, start, _) in enumerate(found):
            tags = self._group(beginning).english
            form = ""
            for word, _, end in found[first : first + _MOST_WORDS] if tags else ():
                form = f"{form} {word}" if form else word
                if form in tags:
                    yield Mention((start, end), folded[start:end], tags[form])

    def _group(self, beginning: str) -> _Group:
        known = self._groups.get(beginning)
        if known is None:
            known = self._gathered(beginning)
            # Texts hold words and characters without end: of those that no table has, so many are kept at most.
            if known is not _NO_GROUP or len(self._groups) < _KEPT:
                self._groups[beginning] = known
        return known

    def _gathered(self, beginning: str) -> _Group:
        stored = (table.beginning_with(beginning) for table in self._stored)
        written = merged(*stored, self._phrases.get(beginning, {}))
        if not written:
            return _NO_GROUP
        english = {form: _families(tags) for form, tags in written.items() if form.isascii()}
        han = {form: _families(tags) for form, tags in written.items() if form not in english}
        return _Group(han, english, tuple(sorted(set(map(len, han)))))


@cache
def _families(tags: str) -> Tags:
    families: dict[str, set[str]] = {}
    for tag in tags.split(" "):
        family, _, value = tag.partition(":")
        families.setdefault(family, set()).add(value)
    return {family: frozenset(values) for family, values in families.items()}


def segment(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that read a sentence best: no two overlap, and long ones count more than their parts.

    >>> phrases = {"设立": LIGHT, "立法": "concept:legislation", "法律顾问": "concept:counsel"}
    >>> [mention.text for mention in segment(PhraseBook(phrases).find("设立法律顾问"))]
    ['设立', '法律顾问']
    """
    found = sorted(mentions, key=lambda mention: (mention.span[1], mention.span[0]))
    if len(found) < 2:
        return found
    ends = [mention.span[1] for mention in found]
    # best[n] is the weight of the best reading with the first n mentions, and the mentions chosen for it as a chain.
    best: list[tuple[int, tuple[Any, ...]]] = [(0, ())]
    for number, mention in enumerate(found):
        start, end = mention.span
        before = bisect_right(ends, start, 0, number)
        weight = best[before][0] + (end - start) ** 2
        best.append((weight, (mention, best[before][1])) if weight > best[-1][0] else best[-1])
    chosen: list[Mention] = []
    chain = best[-1][1]
    while chain:
        chosen.append(chain[0])
        chain = chain[1]
    return chosen[::-1]
