"""The parts of a claim that can be compared (figures, ranks, dates), each judged against the fact that it speaks of."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from shaoxing_cli.arithmetic import compute
from shaoxing_cli.assignment import TIE, Assigner, Option
from shaoxing_cli.claims import Claim, RankMention
from shaoxing_cli.comparisons import comparison
from shaoxing_cli.figures import (
    has_date,
    is_base,
    is_excess,
    is_passing,
    judge_date,
    judge_quantity,
    judge_rank,
    misfit,
)
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find
from shaoxing_cli.phrases import LIGHT, Mention
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.statements import passing_fault

Siblings = Callable[[Profile], Sequence[Profile]]


class Part(NamedTuple):
    """A finding and the profiles of the facts that it speaks of."""

    profiles: tuple[Profile, ...]
    finding: Finding


def judge_parts(claim: Claim, profiles: Sequence[Profile], assigner: Assigner, siblings: Siblings) -> list[Part]:
    """The findings on all that can be compared; empty where a claim gives nothing of the kind.

    `profiles` are those of the facts that the claim may speak of; `siblings` gives the stated figures of a fact's
    section.
    """
    compared = comparison(claim, profiles, assigner)
    if compared:
        return [Part(*compared)]
    return [
        *_quantities(claim, profiles, assigner, siblings),
        *_ranks(claim, profiles, assigner),
        *_dates(claim, profiles, assigner),
    ]


def _quantities(claim: Claim, profiles: Sequence[Profile], assigner: Assigner, siblings: Siblings) -> list[Part]:
    quantities = [quantity for quantity in claim.quantities if quantity.form != "ordinal"]
    spans = [quantity.span for quantity in quantities]
    based = {n: fact_id for n, quantity in enumerate(quantities) if (fact_id := _base_among(claim, quantity, profiles))}

    def fits(number: int, profile: Profile) -> int | None:
        if number in based:
            return 0 if profile.fact.id == based[number] else None
        return None if profile.fact.id in based.values() else misfit(quantities[number], profile.fact)

    options = assigner.assign(claim, spans, fits, profiles)
    figures = [profile for profile in profiles if profile.fact.kind == "figure" and not profile.fact.derived]
    parts: list[Part] = []
    passing: list[Quantity] = []
    strange = _strange_operations(claim)
    for quantity, found in zip(quantities, options, strict=True):
        direct = _best(found, partial(judge_quantity, claim, quantity))
        computed = None if direct and direct.finding.verdict == SUPPORTED else compute(claim, quantity, figures)
        if computed and is_passing(quantity) and computed.verdict != SUPPORTED:
            computed = None
        unsaid = [m.text for m in strange if direct and not _is_said(m, direct.profiles[0])]
        if direct and unsaid:
            direct = Part(
                direct.profiles, find(NOT_COVERED, "other_metric", direct.profiles[0].fact, claimed=unsaid[0])
            )
        if direct and direct.finding.verdict == CONTRADICTED and is_base(claim, quantity):
            direct = _base(quantity, siblings(direct.profiles[0])) or direct
        if computed and (direct is None or _prefers_computed(claim, quantity, direct.finding)):
            parts.append(Part(tuple(p for p in figures if p.fact in computed.facts), computed))
        elif is_passing(quantity) and _is_off(claim, quantity, direct, parts):
            passing.append(quantity)
        else:
            parts.append(direct or _without_fact(claim, quantity, parts, siblings))
    used = [profile for part in parts for profile in part.profiles]
    # 两项合计, 三个数都对: what counts the figures themselves is right when it counts them right.
    passing = [q for q in passing if q.value not in (len(parts), len({p.fact.id for p in used}))]
    faults = [fault for quantity in passing if used and (fault := _fault(quantity, used))]
    return [*parts, *(Part(tuple(used), fault) for fault in faults)]


def _base_among(claim: Claim, quantity: Quantity, profiles: Sequence[Profile]) -> str | None:
    """The fact that a base (of the 495) states exactly, of those that the claim may speak of."""
    base = _base(quantity, profiles) if is_base(claim, quantity) else None
    return base.profiles[0].fact.id if base else None


def _fault(quantity: Quantity, used: Sequence[Profile]) -> Finding | None:
    """What is wrong with a figure in passing: nothing where any of the facts holds it."""
    faults = [passing_fault(quantity, profile) for profile in used]
    return None if None in faults else find(NOT_COVERED, "other_metric", used[0].fact, claimed=quantity.text)


def _is_off(claim: Claim, quantity: Quantity, direct: Part | None, parts: Sequence[Part]) -> bool:
    """Whether a small numeral in words (两级, the three kinds) counts something else than the fact nearest to it."""
    if direct is None:
        return bool(parts)
    (profile,) = direct.profiles
    near = claim.near(profile.about, quantity.span)
    beside = any(claim.nearness.distance(m.span, quantity.span) <= _BESIDE for m in near)
    counted = quantity.unit is not None or beside
    return direct.finding.verdict != SUPPORTED and (bool(misfit(quantity, profile.fact)) or not counted)


def _strange_operations(claim: Claim) -> list[Mention]:
    """The words of a claim for an average, a rest or a multiple: a figure that the fact itself must speak of so."""
    return [mention for mention in claim.tagged("relation") if mention.values("relation") & _UNSTATED]


def _is_said(mention: Mention, profile: Profile) -> bool:
    own = mention.values("relation") & profile.values("relation") & _UNSTATED
    return bool(own) or mention.text in profile.words or LIGHT in mention.tags


def _prefers_computed(claim: Claim, quantity: Quantity, direct: Finding) -> bool:
    named = bool(claim.values("relation") & _OPERATIONS) or claim.is_parted or is_excess(claim, quantity)
    return direct.verdict == NOT_COVERED or named


def _without_fact(claim: Claim, quantity: Quantity, parts: Sequence[Part], siblings: Siblings) -> Part:
    """What to make of a figure for which no fact is left: said again, the base of another, or nothing known."""
    used = [profile for part in parts for profile in part.profiles]
    for profile in used:
        if misfit(quantity, profile.fact) is not None:
            finding = judge_quantity(claim, quantity, profile)
            if finding.verdict == SUPPORTED:
                return Part((profile,), finding)
    base = _base(quantity, siblings(used[0])) if used and is_base(claim, quantity) else None
    return base or Part((), find(NOT_COVERED, "other_metric", claimed=quantity.text))


def _base(quantity: Quantity, siblings: Sequence[Profile]) -> Part | None:
    """The fact of the section that a base (200亿条数据中) states exactly."""
    for profile in siblings:
        if misfit(quantity, profile.fact) == 0 and profile.fact.value == quantity.value:
            return Part((profile,), find(SUPPORTED, "equal", profile.fact))
    return None


def _ranks(claim: Claim, profiles: Sequence[Profile], assigner: Assigner) -> list[Part]:
    ranked = [profile for profile in profiles if profile.fact.kind == "rank"]
    options = assigner.assign(claim, [rank.span for rank in claim.ranks], lambda *_: 0, ranked)
    parts: list[Part] = []
    for rank, found in zip(claim.ranks, options, strict=True):
        if found:
            parts.append(Part((found[0].profile,), judge_rank(claim, rank, found[0].profile)))
        elif not _is_numbered(rank, profiles):
            parts.append(Part((), find(NOT_COVERED, "other_metric", claimed=rank.text)))
    return parts


def _is_numbered(rank: RankMention, profiles: Sequence[Profile]) -> bool:
    """Whether a rank numbers something (the 25th session) that the facts hold in their own words."""
    if rank.ordinal is None:
        return any(profile.explains(rank.text) for profile in profiles)
    return any(passing_fault(rank.ordinal, profile) is None for profile in profiles)


def _dates(claim: Claim, profiles: Sequence[Profile], assigner: Assigner) -> list[Part]:
    exact = [date for date in claim.dates if date.is_exact]
    dated = [profile for profile in profiles if has_date(profile.fact)]
    options = assigner.assign(claim, [date.span for date in exact], lambda *_: 0, dated)
    parts: list[Part] = []
    for date, found in zip(exact, options, strict=True):
        if found:
            parts.append(Part((found[0].profile,), judge_date(claim, date, found[0].profile.fact)))
        elif not any(profile.explains(date.text) for profile in profiles):
            parts.append(Part((), find(NOT_COVERED, "other_period", claimed=date.text)))
    return parts


def _best(options: Sequence[Option], judge: Callable[[Profile], Finding]) -> Part | None:
    """The finding on the cheapest fact; of facts that are meant as well, on one that agrees."""
    if not options:
        return None
    tied = [option.profile for option in options if option.cost <= options[0].cost + TIE]
    parts = [Part((profile,), judge(profile)) for profile in tied]
    return next((part for part in parts if part.finding.verdict == SUPPORTED), parts[0])


_UNSTATED: Final = frozenset({"average", "rest", "multiple"})
# How far from its noun a numeral without a unit may stand.
_BESIDE: Final = 6
_OPERATIONS: Final = frozenset({"share", "sum", "difference", "average", "multiple"})
