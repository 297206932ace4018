"""The operations of plain arithmetic that claims put stated figures to."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from shaoxing_cli.units import TIMES


class Operation(NamedTuple):
    """An operation on figures: how it is written, what it gives, and in which unit (of its operands, or another).

    `alike`: all operands are of one unit; `counts`: none of them is a percentage; `less`: what is taken from it.
    """

    symbol: str
    apply: Callable[[Sequence[Decimal]], Decimal]
    unit: str | None
    alike: bool
    counts: bool = True
    less: str = ""


def _share(values: Sequence[Decimal]) -> Decimal:
    return values[0] / values[1] * 100


OPERATIONS: Final[Mapping[str, Operation]] = {
    "share": Operation(" ÷ ", _share, "%", alike=True),
    "sum": Operation(" + ", sum, None, alike=True, counts=False),  # type: ignore[arg-type]
    "difference": Operation(" - ", lambda values: values[0] - values[1], None, alike=True, counts=False),
    "multiple": Operation(" ÷ ", lambda values: values[0] / values[1], TIMES, alike=False),
    "surplus": Operation(" ÷ ", lambda values: values[0] / values[1] - 1, TIMES, alike=True, less=" - 1"),
    "average": Operation(" ÷ ", lambda values: values[0] / values[1], None, alike=False),
}
