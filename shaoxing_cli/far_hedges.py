"""Hedges that stand before the verb of a figure rather than beside it: 至少审核了200件."""

import re
from collections.abc import Mapping
from typing import Final

from shaoxing_cli.quantities import Quantity

# Words that bound a figure wherever they stand before it; others (约, 近) loosen only what follows at once.
_BOUNDS: Final[Mapping[str, str]] = {
    "至少": "at_least",
    "起码": "at_least",
    "最少": "at_least",
    "至多": "at_most",
    "顶多": "at_most",
}
_BEFORE: Final = re.compile(f"({'|'.join(_BOUNDS)})[一-龥]{{1,5}}$")
_REACH: Final = 7


def with_far_hedge(folded: str, quantity: Quantity) -> Quantity:
    """A figure with the hedge that stands before its verb, where it has none of its own.

    >>> from shaoxing_cli.quantities import find_quantities
    >>> [with_far_hedge(text, find_quantities(text)[0]).hedge for text in ("至少审核了200件", "审核了200件")]
    ['at_least', None]
    """
    if quantity.hedge is not None:
        return quantity
    start = quantity.outer[0]
    found = _BEFORE.search(folded[max(0, start - _REACH) : start])
    return quantity._replace(hedge=_BOUNDS[found.group(1)]) if found else quantity
