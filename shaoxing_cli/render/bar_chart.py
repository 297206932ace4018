"""What a bar chart consists of, and how long its bars are; `bars` draws it in a terminal, `svg` as a picture."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple


class Bar(NamedTuple):
    """A bar: what it stands for, how long it is, and what is written at its end."""

    label: str
    value: Decimal
    shown: str


class Chart(NamedTuple):
    """Bars of one unit, in order."""

    title: str
    bars: tuple[Bar, ...]


def lengths(values: Sequence[Decimal], room: int) -> list[int]:
    """How long each bar is when the longest fills the room; what is not nothing is at least 1.

    >>> lengths([Decimal(495), Decimal("98.5"), Decimal(0), Decimal(-5)], 100)
    [100, 20, 0, 1]
    """
    longest = max((abs(value) for value in values), default=Decimal(0))
    if not longest:
        return [0] * len(values)
    return [max(1, round(abs(value) * room / longest)) if value else 0 for value in values]
