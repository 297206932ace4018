"""Figures that count a part of what a fact counts, or what is left out of it, and so say nothing against the whole."""

from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.excesses import is_exception
from shaoxing_cli.figures import is_base
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.units import SHARES

_ONE_OF: Final = " of "
_PART_OF: Final = (" of the ", " of its ", " of these ", " of those ", " of them")
# How far behind them the noun begins that tells the whole.
_PART_REACH: Final = 20


def is_partial(claim: Claim, quantity: Quantity, profile: Profile) -> bool:
    """Whether a figure is a part of what a fact counts, of a base that is less, or of what is left out (除8件外)."""
    return _is_part(claim, quantity, profile) or _is_of_less(claim, quantity, profile) or is_exception(claim, quantity)


def _is_part(claim: Claim, quantity: Quantity, profile: Profile) -> bool:
    """Whether a figure is a part of what the fact counts (five of the major decisions), and fewer."""
    end = quantity.outer[1]
    single = quantity.value == 1 and claim.folded.startswith(_ONE_OF, end)
    if quantity.unit in SHARES or not (single or claim.folded.startswith(_PART_OF, end)):
        return False
    near = [any(0 < m.span[0] - end <= _PART_REACH for m in claim.near(g, quantity.span)) for g in profile.metric.about]
    return all(near) and quantity.value < (profile.fact.number or 0)


def _is_of_less(claim: Claim, quantity: Quantity, profile: Profile) -> bool:
    """Whether a figure is a part of a base that is less than what the fact counts: 495件中办了487件."""
    counted = profile.fact.number or 0
    bases = (base for base in claim.quantities if base is not quantity and is_base(claim, base))
    return any(quantity.value <= base.value < counted and base.unit == quantity.unit for base in bases)
