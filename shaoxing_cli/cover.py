"""Spans that hold other spans, asked in logarithmic time."""

from bisect import bisect_right
from collections.abc import Iterable

Span = tuple[int, int]


class Cover:
    """A set of spans that tells whether one of them holds a given span.

    >>> cover = Cover([(5, 9), (0, 3)])
    >>> cover.holds((6, 9)), cover.holds((2, 4)), cover.holds((3, 4))
    (True, False, False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            # The furthest end so far: a span that starts earlier and ends later holds what this one holds.
            furthest = max(end, self._ends[-1]) if self._ends else end
            self._starts.append(start)
            self._ends.append(furthest)

    def holds(self, span: Span) -> bool:
        """Whether one of the spans holds all of a given one."""
        place = bisect_right(self._starts, span[0]) - 1
        return place >= 0 and self._ends[place] >= span[1]
