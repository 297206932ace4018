"""A figure of a claim that is the sum of its others: 78 units, 72 of the city and 6 of the districts."""

from collections.abc import Sequence
from typing import Final

from shaoxing_cli.findings import SUPPORTED, Finding, find, with_unit
from shaoxing_cli.model import Fact
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.units import SHARES

_LEAST: Final = 2


def total_of(quantities: Sequence[Quantity]) -> Quantity | None:
    """The figure that is the exact sum of all others, of two at least; None where there is none.

    >>> from shaoxing_cli.quantities import find_quantities
    >>> found = total_of(find_quantities("共78家,其中部门72家,区县6家"))
    >>> found.text if found else None
    '78家'
    """
    if len(quantities) <= _LEAST or any(q.hedge or q.form != "number" or q.unit in SHARES for q in quantities):
        return None
    largest = max(quantities, key=lambda quantity: quantity.value)
    return largest if largest.value * 2 == sum(quantity.value for quantity in quantities) else None


def summed(total: Quantity, parts: Sequence[Quantity], facts: Sequence[Fact]) -> Finding:
    """The finding that a total is the sum of figures that these facts state."""
    formula = " + ".join(with_unit(part.value) for part in parts)
    return find(SUPPORTED, "computed_equal", *facts, formula=formula, stated=with_unit(total.value), claimed=total.text)
