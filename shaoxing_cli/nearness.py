"""How near the words of a claim stand to its figures, with clauses, sentences and other figures in between.

Everything is counted once for a claim, so that the time grows with its length times the number of its figures.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

Span = tuple[int, int]

_CLAUSE_ENDS: Final = frozenset(",;:.!?\n")
# What parts two clauses where each has a figure of its own.
_JOINTS: Final = (" and ", " while ", " whereas ", " but ")
_SENTENCE_ENDS: Final = frozenset(".!?;\n")
# What it costs a figure to claim a word that belongs to another figure of the word's clause.
_ANOTHERS: Final = 20
_CLAUSE: Final = 6
_SENTENCE: Final = 12
# Chinese says the thing before its figure far more often than after it.
_AFTER: Final = 3
_BEHIND: Final = 2
# A letter of an alphabet says less than a Chinese character.
_HAN_SHARE: Final = 2
_LETTER_SHARE: Final = 5


class Nearness:
    """The places of a claim: folded text, the spans of its figures, and the spans in which punctuation ends nothing."""

    def __init__(self, folded: str, figures: Sequence[Span], whole: Sequence[Span]) -> None:
        self._folded = folded
        self._figures = sorted(figures)
        self._whole = whole
        self._owners: dict[Span, Span | None] = {}

    def distance(self, word: Span, figure: Span) -> int:
        """How far a word stands from a figure, in half characters and more for each clause and sentence between."""
        start, end = min(word[1], figure[1]), max(word[0], figure[0])
        owner = self.owner(word)
        elsewhere = _ANOTHERS if owner is not None and owner != figure else 0
        if start >= end:
            return elsewhere
        foreign = self._han[end] - self._han[start]
        length = (end - start) // (_HAN_SHARE if foreign else _LETTER_SHARE)
        clauses = self._clauses[end] - self._clauses[start]
        sentences = self._sentences[end] - self._sentences[start]
        after = _AFTER if figure[0] < word[0] else 0
        return length + _CLAUSE * clauses + _SENTENCE * sentences + after + elsewhere

    def owner(self, word: Span) -> Span | None:
        """The figure of the same clause that a word belongs to: the nearest, of two as near the one after it."""
        if word not in self._owners:
            clause = self.clause(word[0])
            place = bisect_left(self._figures, word)
            beside = self._figures[max(0, place - 1) : place + 1]
            gaps = [(self._gap(word, figure), figure) for figure in beside if self.clause(figure[0]) == clause]
            self._owners[word] = min(gaps)[1] if gaps else None
        return self._owners[word]

    def clause(self, place: int) -> int:
        """The number of the clause that a place stands in, from 0."""
        return bisect_right(self._ends, place)

    @staticmethod
    def _gap(word: Span, figure: Span) -> int:
        return figure[0] - word[1] if word[0] < figure[0] else word[0] - figure[1] + _BEHIND

    @cached_property
    def _ends(self) -> list[int]:
        inside = {place for start, end in self._whole for place in range(start, end)}
        marks = (place for place, char in enumerate(self._folded) if char in _CLAUSE_ENDS and place not in inside)
        return sorted({*marks, *self._joints})

    @cached_property
    def _joints(self) -> frozenset[int]:
        """Where 'and' and the like part two figures."""
        between = ((one[1], other[0]) for one, other in pairwise(self._figures))
        found = (self._folded.find(joint, *span) for span in between for joint in _JOINTS)
        return frozenset(place for place in found if place >= 0)

    @cached_property
    def _clauses(self) -> list[int]:
        marks = (char in _CLAUSE_ENDS or place in self._joints for place, char in enumerate(self._folded))
        return [0, *accumulate(marks)]

    @cached_property
    def _sentences(self) -> list[int]:
        return [0, *accumulate(char in _SENTENCE_ENDS for char in self._folded)]

    @cached_property
    def _han(self) -> list[int]:
        return [0, *accumulate(not char.isascii() for char in self._folded)]
