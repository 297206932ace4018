"""Which facts a figure of a claim can speak of at all, before it is asked which of them stands nearest."""

from collections.abc import Callable, Sequence
from typing import Final

from shaoxing_cli.assignment import Assigner
from shaoxing_cli.claims import Claim
from shaoxing_cli.excesses import is_excess
from shaoxing_cli.extents import WIDE
from shaoxing_cli.figures import is_base, misfit
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.units import SHARES, WHOLE

Fits = Callable[[int, Profile], int | None]

# What stands before the share that is left of something in Chinese, or behind it in English.
_LEFT_REACH: Final = 24
# What a level is told against: 约为原来的三分之一.
_BEFORE_IT: Final = ("原来", "原先", "从前", "以前", "此前", "过去", "上年", "去年", "前一年", "同期", "平均")
_LEFT: Final = (("相当于", "只有", "仅为"), (" of the ", " of that "))


def eligible(claim: Claim, quantities: Sequence[Quantity], profiles: Sequence[Profile], assigner: Assigner) -> Fits:
    """What it costs to take the figure at an index for a value of a fact; None where it cannot be."""
    bases = [_base_among(claim, quantity, profiles) for quantity in quantities]
    unfit = {p.fact.id for p in profiles if _is_of_part(claim, p, profiles, assigner)}
    of_all = {p.fact.id for p in profiles if _is_said_of_all(claim, p)}
    nothing = any("none" in m.values("relation") for m in claim.tagged("relation"))
    taken = {base.fact.id for base in bases if base}

    def fits(index: int, profile: Profile) -> int | None:
        quantity, base = quantities[index], bases[index]
        if base is not None:
            return 0 if profile is base else None
        said = quantity.value != WHOLE and profile.fact.id in of_all
        if profile.fact.id in taken or said or profile.fact.id in unfit:
            return None
        if profile.fact.change and _is_level(claim, quantity):
            return None
        if _is_difference(profile) and is_excess(claim, quantity):
            # Which of the two is the larger is told by computing it.
            return None
        if profile.fact.number == 0 and quantity.value and (nothing or not _is_beside(claim, quantity, profile)):
            return None
        return misfit(quantity, profile.fact)

    return fits


def stating(quantity: Quantity, profiles: Sequence[Profile]) -> Profile | None:
    """The fact that states a figure exactly, in its unit."""
    exact = (p for p in profiles if misfit(quantity, p.fact) == 0 and p.fact.value == quantity.value)
    return next(exact, None)


def _base_among(claim: Claim, quantity: Quantity, profiles: Sequence[Profile]) -> Profile | None:
    """The fact that a base (of the 495) states exactly, of those that the claim may speak of."""
    return stating(quantity, profiles) if is_base(claim, quantity) else None


def _is_said_of_all(claim: Claim, profile: Profile) -> bool:
    """Whether a clause without a figure gives a rate of 100% by an 'all': 账号全部开通."""
    if profile.fact.value != WHOLE or profile.fact.unit not in SHARES:
        return False
    given = claim.clauses_of(quantity.span for quantity in claim.quantities)
    told = claim.clauses_of(mention.span for mention in claim.alls)
    named = claim.clauses_of(m.span for m in claim.mentions if m.values("concept") & profile.about)
    return bool(named and named <= told - given)


def _is_level(claim: Claim, quantity: Quantity) -> bool:
    """Whether a figure is what is left of something (70% of the average), not by how much it changed."""
    start, end = quantity.outer
    if claim.tagged("trend") or claim.tagged("side"):
        return False
    before = claim.folded[max(0, start - _LEFT_REACH) : start].rstrip()
    of_another = before.endswith("的") and any(word in before for word in (*_LEFT[0], *_BEFORE_IT))
    return of_another or before.endswith(_LEFT[0]) or claim.folded.startswith(_LEFT[1], end)


def _is_difference(profile: Profile) -> bool:
    return profile.fact.derived is not None and " - " in profile.fact.derived.formula


def _is_of_part(claim: Claim, profile: Profile, profiles: Sequence[Profile], assigner: Assigner) -> bool:
    """Whether a computed fact is of one of several parts of the city, and the claim does not name that."""
    scopes = assigner.scopes_of(profile) if profile.fact.derived else frozenset()
    if not scopes or scopes & WIDE or any(m.values("scope") & scopes for m in claim.tagged("scope")):
        return False
    alike = (p for p in profiles if p.fact.derived and p.metric.about == profile.metric.about)
    return any(assigner.scopes_of(other) != scopes for other in alike)


def _is_beside(claim: Claim, quantity: Quantity, profile: Profile) -> bool:
    """Whether the clause of a figure names all that a fact is of."""
    clause = claim.nearness.clause(quantity.span[0])
    named = [claim.near(group, quantity.span) for group in profile.metric.about]
    return all(any(claim.nearness.clause(m.span[0]) == clause for m in mentions) for mentions in named)
