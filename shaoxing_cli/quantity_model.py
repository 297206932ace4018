"""What a figure in a sentence is: a value in a unit, how loosely it is meant, and where it stands."""

from decimal import Decimal
from typing import NamedTuple

from shaoxing_cli.numerals import Number

Span = tuple[int, int]


class Quantity(NamedTuple):
    """A value in a unit, as a sentence states it.

    `value` is exact, in `unit` (no multiplier is left: 15.46亿元 is 1546000000 元); `high` is the upper end of a range.
    `step` is the place value of the last digit, in `unit`. `hedge` is a key of `data/lexicon/hedges.json` or None.
    `form` tells how it was written: `number`, `ordinal` (第三), `fraction` (三分之二, 七成, half) or `word` (过半).
    `span` holds number and unit; `outer` the hedges around it as well.
    """

    value: Decimal
    unit: str | None
    text: str
    span: Span
    outer: Span
    step: Decimal
    hedge: str | None = None
    high: Decimal | None = None
    form: str = "number"


# What a reader makes of a place: the quantity, None where it is no figure after all, and where to read on.
Reading = tuple[Quantity | None, int]


def measured(
    number: Number, unit: str | None, span: Span, *, hedge: str | None = None, form: str = "number"
) -> Quantity:
    """A quantity whose text and outer span are not known yet."""
    return Quantity(number.value, unit, "", span, span, number.step, hedge=hedge, form=form)


def read(quantity: Quantity) -> Reading:
    """The reading that goes on behind a quantity."""
    return quantity, quantity.span[1]
