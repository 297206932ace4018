"""The parts of a claim that can be compared (figures, ranks, dates), each judged against the fact that it speaks of."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from shaoxing_cli.assignment import TIE, Assigner, Option
from shaoxing_cli.claims import Claim
from shaoxing_cli.comparisons import comparison
from shaoxing_cli.cover import Cover
from shaoxing_cli.eligibility import eligible, stating
from shaoxing_cli.excesses import is_excess
from shaoxing_cli.extents import unmet
from shaoxing_cli.figures import (
    LIKE_UNIT,
    has_date,
    is_base,
    is_denied,
    is_passing,
    judge_date,
    judge_quantity,
    misfit,
)
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find
from shaoxing_cli.part_counts import is_partial
from shaoxing_cli.passing_figures import listed_before, passing_fault
from shaoxing_cli.phrases import LIGHT, Mention
from shaoxing_cli.portions import Siblings, is_all, portion
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.ranks import judge_ranks
from shaoxing_cli.shared_figures import named_beside, shared_clauses
from shaoxing_cli.totals import summed, total_of
from shaoxing_cli.units import COUNTED, TIMES, unit


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
    total = total_of(claim.quantities)
    if total:
        addends = tuple(quantity for quantity in claim.quantities if quantity is not total)
        # 甲36人加上乙84人: no addend is the sum.
        stated = [profile for profile in profiles if not profile.fact.derived]
        parts = judge_parts(claim._replace(quantities=addends), stated, assigner, siblings)
        if all(part.finding.verdict == SUPPORTED for part in parts):
            facts = [fact for part in parts for fact in part.finding.facts]
            return [*parts, Part((), summed(total, addends, facts))]
    others = [*(Part(*found) for found in judge_ranks(claim, profiles, assigner)), *_dates(claim, profiles, assigner)]
    parts, passing = _quantities(claim, profiles, assigner, siblings, others)
    parts += others
    used = {profile.fact.id for part in parts for profile in part.profiles}
    rates = [profile for profile in profiles if profile.fact.id not in used] if parts else []
    parts += [Part((profile,), finding) for profile in rates if (finding := unmet(claim, profile))]
    return [*parts, *_passing_faults(claim, passing, parts)]


def _quantities(
    claim: Claim, profiles: Sequence[Profile], assigner: Assigner, siblings: Siblings, others: Sequence[Part]
) -> tuple[list[Part], list[Quantity]]:
    """The findings on the figures, and the figures in passing that no fact of their own stands for.

    `others` are the parts that are no figures.
    """
    quantities = [q for q in claim.quantities if q.form != "ordinal" and not is_all(claim, q)]
    spans = [quantity.span for quantity in quantities]
    options = assigner.assign(claim, spans, eligible(claim, quantities, profiles, assigner), profiles)
    directs = [_direct(claim, quantity, found, siblings) for quantity, found in zip(quantities, options, strict=True)]
    computations = [
        None
        if direct and direct.finding.verdict == SUPPORTED
        else _computed(claim, quantity, profiles, assigner, siblings)
        for quantity, direct in zip(quantities, directs, strict=True)
    ]
    told = [direct.profiles[0] for direct in directs if direct]
    operations = [] if any(computations) else _strange_operations(claim)
    # 865起案件，平均每起…: what one of the figures is told to be is not said of the others.
    strange = [mention for mention in operations if not any(_is_said(mention, profile) for profile in told)]
    parts: list[Part] = []
    passing: list[Quantity] = []
    used: dict[str, Profile] = {}
    for quantity, direct, computed in zip(quantities, directs, computations, strict=True):
        if computed and (direct is None or _prefers_computed(claim, quantity, direct.finding, computed)):
            parts.append(Part(tuple(p for p in profiles if p.fact in computed.facts), computed))
        elif is_passing(quantity) and _is_off(claim, quantity, direct, parts or others):
            passing.append(quantity)
            continue
        else:
            parts.append(
                _as_said(claim, quantity, direct, strange) or _without_fact(claim, quantity, [*used.values()], siblings)
            )
        used.update((profile.fact.id, profile) for profile in parts[-1].profiles)
    return [*parts, *_shared(claim, quantities, options, used)], passing


def _shared(
    claim: Claim, quantities: Sequence[Quantity], options: Sequence[Sequence[Option]], used: Mapping[str, Profile]
) -> list[Part]:
    """The findings on the other facts that a clause gives its one figure to (均, both)."""
    shared = shared_clauses(claim, [quantity.span for quantity in quantities])
    found: list[Part] = []
    for quantity, each in zip(quantities, options, strict=True):
        clause = claim.nearness.clause(quantity.span[0])
        if clause not in shared or not each or each[0].profile.fact.id not in used or each[0].profile.fact.derived:
            continue
        meant = [o for o in each if not o.profile.fact.derived and misfit(quantity, o.profile.fact) == 0]
        others = (o.profile for o in named_beside(claim, quantity.span[0], meant) if o.profile.fact.id not in used)
        found += [Part((profile,), judge_quantity(claim, quantity, profile)) for profile in others]
    return found


def _computed(
    claim: Claim, quantity: Quantity, profiles: Sequence[Profile], assigner: Assigner, siblings: Siblings
) -> Finding | None:
    # Most figures are a fact's own.
    from shaoxing_cli.arithmetic import compute

    figures = [profile for profile in profiles if profile.fact.kind == "figure" and not profile.fact.derived]
    computed = compute(claim, quantity, figures, assigner.scopes_of)
    if computed is None or computed.verdict != SUPPORTED:
        computed = portion(claim, quantity, profiles, siblings) or computed
    passing = is_passing(quantity) and quantity.unit != TIMES
    return None if computed and passing and computed.verdict != SUPPORTED else computed


def _direct(claim: Claim, quantity: Quantity, found: Sequence[Option], siblings: Siblings) -> Part | None:
    """The finding on the fact that states a figure itself."""
    direct = _best(found, partial(judge_quantity, claim, quantity))
    if direct is None or direct.finding.verdict != CONTRADICTED:
        return direct
    (profile,) = direct.profiles
    if is_base(claim, quantity) and not is_denied(claim, quantity.outer):
        return _base(quantity, siblings(profile)) or direct
    if is_partial(claim, quantity, profile):
        return Part((profile,), find(NOT_COVERED, "unknown", profile.fact))
    if is_excess(claim, quantity) and not profile.fact.change:
        # By how much one thing exceeds another is no value of either.
        return Part((profile,), find(NOT_COVERED, "unknown", profile.fact))
    return direct


def _as_said(claim: Claim, quantity: Quantity, direct: Part | None, strange: Sequence[Mention]) -> Part | None:
    """A finding on a fact, unless the claim speaks of an average, a rest or a multiple and the fact does not."""
    denied = claim.denials.get(claim.nearness.clause(quantity.span[0]), 0) % 2
    if direct and (direct.finding.verdict == SUPPORTED or denied):
        # 还有84人正在办: what is added is no rest; 还有一成没开通: nor is what has been taken from the whole.
        strange = [mention for mention in strange if mention.values("relation") != {"rest"}]
    unsaid = [mention.text for mention in strange if direct and not _is_said(mention, direct.profiles[0])]
    if direct is None or not unsaid:
        return direct
    return Part(direct.profiles, find(NOT_COVERED, "other_metric", direct.profiles[0].fact, claimed=unsaid[0]))


def _passing_faults(claim: Claim, passing: Sequence[Quantity], parts: Sequence[Part]) -> list[Part]:
    """What is wrong with the figures in passing: those that count the parts of the claim are right when they do."""
    used = [profile for part in parts for profile in part.profiles]
    # 两项合计, 三个数都对
    counts = {len(parts), len({profile.fact.id for profile in used})}
    listed = {quantity: listed_before(claim.text, quantity.span[0]) for quantity in passing}
    strange = [q for q in passing if q.value not in {*counts, listed[q]} or _is_measured(q)]
    faults = [fault for quantity in strange if used and (fault := _fault(quantity, used))]
    return [Part(tuple(used), fault) for fault in faults]


def _is_measured(quantity: Quantity) -> bool:
    """Whether a figure counts nothing: an hour is no part of a claim."""
    measured = unit(quantity.unit)
    return measured is not None and measured.dimension not in COUNTED


def _fault(quantity: Quantity, used: Sequence[Profile]) -> Finding | None:
    """What is wrong with a figure in passing: nothing where any of the facts holds it."""
    faults = [passing_fault(quantity, profile) for profile in used]
    return None if None in faults else find(NOT_COVERED, "other_metric", used[0].fact, claimed=quantity.text)


def _is_off(claim: Claim, quantity: Quantity, direct: Part | None, parts: Sequence[Part]) -> bool:
    """Whether a small numeral in words (两级, the three kinds) counts something else than the fact nearest to it."""
    together = quantity.unit in _ITEMS and bool(claim.values("relation") & _TOGETHER)
    if direct is None:
        return bool(parts) or together
    if _EACH in claim.folded[max(0, quantity.span[0] - _EACH_REACH) : quantity.span[0]]:
        # 每三件就有两件: a proportion, and no figure of either.
        return direct.finding.verdict != SUPPORTED
    (profile,) = direct.profiles
    if together:
        # 两项相加: the figures themselves are counted.
        return direct.finding.verdict != SUPPORTED
    beside = _is_beside(claim, quantity, profile)
    counted = beside or (quantity.unit is not None and len(claim.quantities) == 1)
    strange = (misfit(quantity, profile.fact) or 0) > (LIKE_UNIT if counted else 0)
    return direct.finding.verdict != SUPPORTED and (strange or not (quantity.unit or beside))


def _is_beside(claim: Claim, quantity: Quantity, profile: Profile) -> bool:
    """Whether a numeral stands near what a fact counts, or right before a name that belongs to it."""
    near = claim.near(profile.about, quantity.span)
    if any(claim.nearness.distance(m.span, quantity.span) <= _BESIDE for m in near):
        return True
    end = quantity.outer[1]
    named = next((m for m in claim.within(end, len(claim.folded)) if LIGHT not in m.tags), None)
    if named is None or not named.values("concept") & profile.allowed:
        return False
    between = Cover(m.span for m in claim.within(end, named.span[0]))
    return all(claim.folded[at] == " " or between.holds((at, at + 1)) for at in range(end, named.span[0]))


def _strange_operations(claim: Claim) -> list[Mention]:
    """The words of a claim for an average, a rest or a multiple: a figure that the fact itself must speak of so."""
    return [mention for mention in claim.tagged("relation") if mention.values("relation") & _UNSTATED]


def _is_said(mention: Mention, profile: Profile) -> bool:
    own = mention.values("relation") & profile.values("relation") & _UNSTATED
    return bool(own) or profile.says(mention.text) or LIGHT in mention.tags


def _prefers_computed(claim: Claim, quantity: Quantity, direct: Finding, computed: Finding) -> bool:
    if direct.verdict == CONTRADICTED and computed.verdict == SUPPORTED:
        return True
    if any(fact.derived for fact in direct.facts):
        return False
    named = bool(claim.values("relation") & _OPERATIONS) or claim.is_parted or is_excess(claim, quantity)
    return direct.verdict == NOT_COVERED or named


def _without_fact(claim: Claim, quantity: Quantity, used: Sequence[Profile], siblings: Siblings) -> Part:
    """What to make of a figure for which no fact is left: said again, the base of another, or nothing known."""
    for profile in used:
        if misfit(quantity, profile.fact) is not None:
            finding = judge_quantity(claim, quantity, profile)
            if finding.verdict == SUPPORTED:
                return Part((profile,), finding)
    base = _base(quantity, siblings(used[0])) if used and is_base(claim, quantity) else None
    return base or Part((), find(NOT_COVERED, "other_metric", claimed=quantity.text))


def _base(quantity: Quantity, siblings: Sequence[Profile]) -> Part | None:
    """The fact of the section that a base (200亿条数据中) states exactly."""
    profile = stating(quantity, siblings)
    return Part((profile,), find(SUPPORTED, "equal", profile.fact)) if profile else None


def _dates(claim: Claim, profiles: Sequence[Profile], assigner: Assigner) -> list[Part]:
    exact = [date for date in claim.dates if date.is_exact]
    dated = [profile for profile in profiles if has_date(profile.fact)]
    if dated and not exact:
        # Few claims speak of dated facts.
        from shaoxing_cli.year_parts import other_part

        placed = other_part(claim, dated)
        return [Part((placed[0],), placed[1])] if placed else []
    options = assigner.assign(
        claim, [date.span for date in exact], lambda _, p: 0 if p.fact.kind == "date" else _UNDATED, dated
    )
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


_EACH: Final = "每"
_EACH_REACH: Final = 6
# What it costs to hold a date against the period of what is no date itself.
_UNDATED: Final = 4
_ITEMS: Final = ("项", "个", "类", "种", "样", "者")
_TOGETHER: Final = frozenset({"sum", "difference"})
_UNSTATED: Final = frozenset({"average", "rest", "multiple"})
# How far from its noun a numeral without a unit may stand.
_BESIDE: Final = 6
_OPERATIONS: Final = frozenset({"share", "sum", "difference", "average", "multiple"})
