"""A sentence under reading: its clauses, its quantities that are figures, and what else holds its numbers."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from shaoxing_cli.clauses import clauses
from shaoxing_cli.dates import DateMention, find_dates
from shaoxing_cli.extraction.lexicon import entry, marked, names, pattern
from shaoxing_cli.quantities import Quantity, find_quantities

Span = tuple[int, int]

LONGEST_QUOTE: Final = 60
_TITLE: Final = re.compile("《[^《》]+》")
_QUOTED: Final = re.compile("“[^”]*”")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the source; all spans are positions in the source text."""

    source: str
    span: Span

    @cached_property
    def text(self) -> str:
        """Its words."""
        return self.source[slice(*self.span)]

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Its clauses, in order."""
        return tuple(clauses(self.source, self.span))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates that it names, with spans inside the sentence."""
        return tuple(find_dates(self.text))

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """The titles in 《》."""
        return tuple(self._at(match.span()) for match in _TITLE.finditer(self.text))

    @cached_property
    def names(self) -> tuple[tuple[Span, str], ...]:
        """What looks like a figure and names something, with the reason."""
        text = marked(self.text)
        kept = [self._at(match.span()) for match in pattern("deadlines").finditer(text)]
        found = [(self._at(match.span()), why) for form, why in names() for match in form.finditer(text)]
        return tuple((span, why) for span, why in found if not any(_overlap(span, other) for other in kept))

    @cached_property
    def thresholds(self) -> tuple[Span, ...]:
        """The limits that say which things are counted, and are no count: 收入50万元以上的行政村."""
        return tuple(self._at(match.span()) for match in pattern("thresholds").finditer(self.text))

    def figures(self, taken: list[Span]) -> list[Quantity]:
        """Its quantities that state a figure, with spans in the source; those that touch `taken` are left out."""
        blocked = [*taken, *self.titles, *self.thresholds, *(span for span, _ in self.names)]
        found = []
        for quantity in find_quantities(self.text, skip=[date.span for date in self.dates]):
            span = self._at(quantity.span)
            if not any(_overlap(span, other) for other in blocked) and self._counts(quantity):
                found.append(quantity._replace(span=span, outer=self._at(quantity.outer)))
        return found

    def clause_at(self, place: int) -> Span:
        """The clause that holds a position."""
        return next((span for span in self.clauses if span[0] <= place < span[1]), self.span)

    def quote(self, focus: Span, start: int) -> Span:
        """The run from `start`, where the subject stands, over `focus`: whole clauses where they are short enough."""
        clause = self.clause_at(focus[0])
        end = max(clause[1], focus[1])
        begin = next((low for low in (start, clause[0]) if end - low <= LONGEST_QUOTE and low <= focus[0]), None)
        if begin is not None:
            return begin, end
        marks = [match.end() for match in re.finditer("[、，,]", self.source[clause[0] : focus[0]])]
        starts = [clause[0] + mark for mark in marks] or [clause[0]]
        begin = next(
            (low for low in starts if focus[1] - low <= LONGEST_QUOTE), max(focus[1] - LONGEST_QUOTE, clause[0])
        )
        stops = [focus[1] + match.start() for match in re.finditer("[、，,]", self.source[focus[1] : end])] + [end]
        return begin, next((stop for stop in reversed(stops) if stop - begin <= LONGEST_QUOTE), focus[1])

    def _counts(self, quantity: Quantity) -> bool:
        """Whether a quantity is a figure, and no ordinal, grade or numeral in a set phrase."""
        if quantity.form == "ordinal":
            return False
        if any(char.isdigit() for char in quantity.text):
            return True
        text, (start, end) = self.text, quantity.span
        if any(low <= start < high for low, high in self._deadlines):
            return True
        if quantity.form == "word" or any(low <= start < high for low, high in self._quoted):
            return False
        if "成" in quantity.text or "分之" in quantity.text or "番" in quantity.text:
            return True
        numeral = quantity.text.rstrip(quantity.unit or "")
        spoken = quantity.unit in entry("spoken_units") and numeral not in ("一", "")
        lone = text[start - 1 : start] in ("第", "“", "新") or text[end : end + 1] in ("性", "级", "会")
        return not lone and quantity.unit is not None and (spoken or len(numeral) > 2)

    @cached_property
    def _deadlines(self) -> list[Span]:
        return [match.span() for match in pattern("deadlines").finditer(marked(self.text))]

    @cached_property
    def _quoted(self) -> list[Span]:
        return [match.span() for match in _QUOTED.finditer(self.text)]

    def _at(self, span: Span) -> Span:
        return self.span[0] + span[0], self.span[0] + span[1]


def overlaps(span: Span, others: list[Span]) -> bool:
    """Whether a span shares a character with one of others.

    >>> overlaps((2, 4), [(4, 6)]), overlaps((2, 4), [(3, 6)])
    (False, True)
    """
    return any(_overlap(span, other) for other in others)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
