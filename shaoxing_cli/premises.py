"""Claims that tell what they were computed from (按93%的合格率推算，…; over twelve months, …): premise and result."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from shaoxing_cli.asides import blanked
from shaoxing_cli.claims import Claim
from shaoxing_cli.figures import misfit
from shaoxing_cli.findings import NOT_COVERED
from shaoxing_cli.model import Fact
from shaoxing_cli.profiles import Profiles
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.verdicts import Verdict

Span = tuple[int, int]

_CHINESE: Final = (
    r"(?:按照|按|由|根据|依据|以|从|照)[^,，;；。:：]{0,60}?"
    r"(?:推算|计算|测算|折算|换算|相减|相加|相除|减去[^,，;；。]{1,20}|来算|计|算)(?=[,，])"
)
_ENGLISH: Final = (
    r"\b(?:(?:computed|calculated|worked out) (?:as|from|at)|by calculation from|judging by|going by|based on"
    r"|on the basis of|reckoned (?:at|over)|with a (?:fall|rise|drop|cut) of|over (?:twelve months|12 months|365 days))"
    r"[^,;.]{0,100}(?=,)"
)
# What a year holds, of each unit.
_OF_A_YEAR: Final = {"个月": Decimal(12), "月": Decimal(12), "天": Decimal(365), "日": Decimal(365), "周": Decimal(52)}


def premise(text: str) -> Span | None:
    """Where text tells what its figures were computed from, or None.

    >>> premise("按93%的合格率推算，约509人过关"), premise("合格率为93%")
    ((0, 10), None)
    """
    folded = text.lower()
    found = re.search(_CHINESE, folded) or re.search(_ENGLISH, folded)
    return found.span() if found else None


class Premises:
    """Judges claims that tell their premises by their results."""

    def __init__(self, profiles: Profiles, read: Callable[[str], Claim], judge: Callable[[Claim], Verdict]) -> None:
        self._profiles = profiles
        self._read = read
        self._judge = judge

    def judged(self, claim: Claim) -> Verdict | None:
        """The verdict on the result of a claim, where its premises are the figures that it follows from; or None."""
        span = premise(claim.text)
        if span is None:
            return None
        given = [q for q in claim.quantities if span[0] <= q.span[0] and q.span[1] <= span[1]]
        found = self._judge(self._read(blanked(claim.text, [(span[0], span[1] + 1)])))
        if found.verdict == NOT_COVERED or not all(self._holds(quantity, found.evidence) for quantity in given):
            return None
        return found._replace(claim=claim.text)

    def _holds(self, quantity: Quantity, evidence: Sequence[Fact]) -> bool:
        """Whether a figure is the value of one of some facts, or of what they are computed from; or a year's months."""
        if quantity.value == _OF_A_YEAR.get(quantity.unit or ""):
            return True
        stated = (*evidence, *(profile.fact for profile in self._profiles.inputs(evidence)))
        return any(fact.number == quantity.value and misfit(quantity, fact) is not None for fact in stated)
