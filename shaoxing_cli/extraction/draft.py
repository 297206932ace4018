"""A fact on its way: what was read, and where, before ids and sentences are given to it."""

from dataclasses import dataclass
from decimal import Decimal

from shaoxing_cli.model import Change, Rank

Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """One thing that the report states, told by the place of its words in the source text."""

    kind: str
    span: Span
    quote: Span
    label: str
    value: Decimal | str | None
    unit: str | None = None
    hedge: str | None = None
    scope: str | None = None
    period: str | None = None
    change: Change | None = None
    rank: Rank | None = None
    note: str | None = None
