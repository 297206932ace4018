"""Claims in the report's own words: clauses that stand in it one after another, as the quotes of its facts show."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from shaoxing_cli.clauses import clauses
from shaoxing_cli.model import Fact
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.text import fold

Span = tuple[int, int]

_SENTENCE_ENDS: Final = "。！？!?;；"
# What counts an item off, and is no part of what it says: 一是, (二).
_ITEM: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}是|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)"
)
# Marks that a retelling may leave out or change.
_KEPT_MARKS: Final = frozenset("%.+-")
# Quotes this near to one another are parted by a single mark or word.
_NEXT: Final = 1
# A shorter clause says nothing by itself.
_SHORTEST: Final = 6


class _Clause(NamedTuple):
    """A clause of the report: its words without marks, where it stands, whether a statement begins with it."""

    words: str
    span: Span
    begins: bool


class Verbatim:
    """The clauses of a report as far as its facts quote them."""

    def __init__(self, kb: KnowledgeBase) -> None:
        quoted = (kb.fact(name) for name in kb.ids)
        self._facts = [(fact.span, fact) for fact in quoted if fact.quote and fact.span]
        self._clauses = list(_clauses_of([(span, fact.quote or "") for span, fact in self._facts]))
        self._period = str(kb.report.get("period") or "")
        self._frame = _frame(kb.report)
        self._places: dict[str, list[int]] = {}
        for place, clause in enumerate(self._clauses):
            if clause.begins:
                self._places.setdefault(clause.words, []).append(place)

    def facts(self, text: str) -> list[Fact]:
        """The facts whose quotes say what a claim says, clause by clause in the same words; empty where none do.

        The report's place and the year that the facts are of may stand before it. Marks, spaces and the forms of
        characters do not count.
        """
        said = [words for start, end in clauses(text, (0, len(text))) if (words := _words(text[start:end]))]
        return self._found(said) or self._found(*self._unframed(said))

    def _found(self, said: Sequence[str], year: str | None = None) -> list[Fact]:
        if not said or len("".join(said)) < _SHORTEST:
            return []
        for place in self._places.get(said[0], ()):
            found = self._clauses[place : place + len(said)]
            if [clause.words for clause in found] == said:
                facts = self._stated((found[0].span[0], found[-1].span[1]))
                return facts if all(year in (None, fact.period or self._period) for fact in facts) else []
        return []

    def _unframed(self, said: Sequence[str]) -> tuple[Sequence[str], str | None]:
        """The clauses without the report's place and a year before them, and that year."""
        year: str | None = None
        for place, words in enumerate(said):
            frame = next(self._frame.finditer(words))
            year = frame["year"] or year
            if frame.end() < len(words):
                return [words[frame.end() :], *said[place + 1 :]], year
        return [], year

    def _stated(self, span: Span) -> list[Fact]:
        """The facts that stand in a stretch of the report; where none stands there whole, those that reach into it."""
        start, end = span
        within = [fact for (begin, stop), fact in self._facts if start <= begin and stop <= end]
        return within or [fact for (begin, stop), fact in self._facts if begin < end and start < stop]


def _frame(report: Mapping[str, Any]) -> re.Pattern[str]:
    """A pattern for the report's place and a year at the beginning of a clause; it always matches there."""
    longest_first = sorted(filter(None, report.get("place_zh") or ()), key=len, reverse=True)
    names = "|".join(re.escape(fold(name)) for name in longest_first)
    return re.compile(rf"^(?:{names})?(?:(?P<year>\d{{4}})年)?(?:{names})?")


def _clauses_of(quotes: Sequence[tuple[Span, str]]) -> Iterator[_Clause]:
    """The clauses of quotes that stand one after another, in document order; an empty one where text is missing."""
    starts = {begin for (begin, _), _ in quotes}
    for start, text in _runs(quotes):
        ended = True
        for first, last in clauses(text, (0, len(text))):
            item = _ITEM.match(text, first, last)
            words = _words(text[item.end() if item else first : last])
            yield _Clause(words, (start + first, start + last), ended or bool(item) or start + first in starts)
            ended = text[last : last + 1] in _SENTENCE_ENDS
        yield _Clause("", (0, 0), begins=False)


def _runs(quotes: Iterable[tuple[Span, str]]) -> Iterator[tuple[int, str]]:
    """Stretches of text that the quotes make up together, each with the place where it starts."""
    start, text = 0, ""
    for (begin, _), quote in sorted(quotes):
        stop = start + len(text)
        if text and begin <= stop + _NEXT:
            text += "," * max(0, begin - stop) + quote[max(0, stop - begin) :]
            continue
        if text:
            yield start, text
        start, text = begin, quote
    if text:
        yield start, text


def _words(text: str) -> str:
    """Folded text without its marks and spaces."""
    return "".join(char for char in fold(text) if char.isalnum() or char in _KEPT_MARKS)
