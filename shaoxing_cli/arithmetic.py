"""What follows from stated figures by plain arithmetic: shares, sums, differences, averages, multiples, comparisons."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import combinations, permutations
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.compare import compare, conversion
from shaoxing_cli.cover import Cover
from shaoxing_cli.excesses import is_exception, is_excess
from shaoxing_cli.figures import is_denied, misfit
from shaoxing_cli.findings import CONTRADICTED, SUPPORTED, Finding, find, stated, with_unit
from shaoxing_cli.model import Fact
from shaoxing_cli.operations import OPERATIONS, Operation
from shaoxing_cli.phrases import Mention
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.totals import total_of
from shaoxing_cli.units import SHARES, TIMES, unit

ScopesOf = Callable[[Profile], frozenset[str]]

_MOST_OPERANDS: Final = 8
_KIND: Final = "kind"
_SHORT: Final = (*"少低小短慢", "fewer", "less", "lower", "smaller", "short", "gentler", "milder", "slower", "weaker")
# Between the two sides of an English excess; of these words some put the first below the second.
_PIVOT: Final = (
    r"(?P<that> than (?:that|this)\b(?! of| in| for| at| on| which))| than "
    r"|(?P<short>\b(?:behind\b|short of\b|trail|(?:was|were|is|are) (?:exceeded|outnumbered|outstripped|beaten) by))"
    r"|\b(?:exceed|outnumber|outstrip|ahead of\b|beats?\b)"
)
_COMPARED: Final = ("相比", "比起", "较之", "compared", "relative to", "against", "相对于", "for every", "每")
_JOINING: Final = "[加和与及+]|\\b(?:plus|and|with)\\b"


def compute(claim: Claim, quantity: Quantity, operands: Sequence[Profile], scopes_of: ScopesOf) -> Finding | None:
    """Judge a figure that is no fact's own but follows from facts that the claim names; None where none follows.

    `scopes_of` gives the scopes that a fact counts. A true result needs one reading that gives it; a false one is
    called so only where there is a single reading.
    """
    operands = [profile for profile in operands if profile.fact.number is not None]
    if len(operands) > _MOST_OPERANDS:
        # Of very many those alone that count the same.
        operands = [profile for profile in operands if misfit(quantity, profile.fact) == 0]
    if len(operands) > _MOST_OPERANDS:
        return None
    wanted = _operation(claim, quantity)
    if wanted is None:
        # 文件加合同共113件: what joins its terms and gives their sum hardly means one of them.
        found = _computed(claim, quantity, "sum", operands, scopes_of) if _joins(claim, quantity) else None
        return found if found and found.verdict == SUPPORTED else None
    return _computed(claim, quantity, wanted, operands, scopes_of)


def _computed(
    claim: Claim, quantity: Quantity, wanted: str, operands: Sequence[Profile], scopes_of: ScopesOf
) -> Finding | None:
    operation = OPERATIONS[wanted]
    readings = [found for found in _readings(claim, wanted, operands, scopes_of) if _fits(operation, quantity, found)]
    if not readings:
        return None
    findings = [_judged(claim, quantity, operation, profiles, scopes_of) for profiles in readings]
    supported = next((finding for finding in findings if finding.verdict == SUPPORTED), None)
    if wanted == "share" and quantity.form == "fraction" and not claim.is_parted:
        # Nine in ten of what is not told to be a share of another figure.
        return supported if "share" in claim.values("relation") else None
    return supported or (findings[0] if len(findings) == 1 else None)


def _joins(claim: Claim, quantity: Quantity) -> bool:
    """Whether words that join terms stand before a figure: 文件和合同共113件."""
    return quantity.unit not in SHARES and _first_joint(claim.folded) < quantity.span[0]


@lru_cache(8)
def _first_joint(folded: str) -> int:
    """Where text first joins two terms; its end where it does not."""
    found = re.search(_JOINING, folded)
    return found.start() if found else len(folded)


def _operation(claim: Claim, quantity: Quantity) -> str | None:
    relations = claim.values("relation")
    if quantity.unit == TIMES:
        # 比乙多一倍 is twice it.
        return "surplus" if is_excess(claim, quantity) else "multiple"
    if "average" in relations:
        return "average"
    if is_excess(claim, quantity):
        return "difference"
    if "sum" in relations and quantity.unit not in SHARES:
        total = total_of(claim.quantities)
        # What a total is the sum of is none itself.
        return "sum" if total in (None, quantity) else None
    if relations & {"difference", "more_than", "less_than", "rest"} or is_exception(claim, quantity):
        return "difference"
    return "share" if quantity.unit == "%" else None


def _largest_first(profiles: Sequence[Profile]) -> Sequence[Profile]:
    return sorted(profiles, key=lambda profile: profile.fact.number or 0, reverse=True)


def as_ordered(
    claim: Claim, quantity: Quantity, profiles: Sequence[Profile], scopes_of: ScopesOf
) -> tuple[Profile, Profile]:
    """Two facts in the order of a claim: of the first it says that it is more than the second, by this figure."""
    pivot = claim.folded.rfind("比", 0, quantity.span[0])
    found = re.search(_PIVOT, claim.folded) if pivot < 0 else None
    pivot = found.start() if found else pivot
    shared = frozenset.intersection(*(profile.about for profile in profiles))
    first = max(profiles, key=lambda profile: _leaning(claim, profile, pivot, scopes_of(profile), shared))
    second = next(profile for profile in profiles if profile is not first)
    start, end = quantity.span
    beside = claim.folded[end : end + 8] if found and not found["short"] else claim.folded[:start][-3:]
    falls_short = bool(found and found["short"]) or any(mark in beside for mark in _SHORT)
    # 36 of one, and 48 more than that of the other: what is compared with stands first.
    return (second, first) if falls_short != bool(found and found["that"]) else (first, second)


def _leaning(claim: Claim, profile: Profile, pivot: int, scopes: frozenset[str], shared: frozenset[str]) -> int:
    """How many more of a fact's concepts and scopes, but for shared ones, stand before a place than after it."""
    before = [m for m in claim.mentions if m.span[1] <= pivot]
    after = [m for m in claim.mentions if m.span[0] >= pivot]
    told_by = [("concept", group - shared) for group in profile.metric.about] + [("scope", scopes)]
    return sum(
        any(m.values(family) & group for m in before) - any(m.values(family) & group for m in after)
        for family, group in told_by
    )


def _readings(
    claim: Claim, wanted: str, operands: Sequence[Profile], scopes_of: ScopesOf
) -> Iterable[tuple[Profile, ...]]:
    """The combinations of facts that the claim can mean: each fact told by words of its own, none left unnamed."""
    counts = range(2, 5) if wanted == "sum" else (2,)
    possible = (group for count in counts for group in combinations(operands, count))
    groups = [group for group in possible if _distinct(claim, group, scopes_of)]
    most = max((_named(claim, group) for group in groups), default=0)
    for group in groups:
        if _named(claim, group) < most:
            continue
        if wanted in {"sum", "difference"}:
            yield group
        else:
            orders = (order for order in permutations(group) if _ordered(wanted, order))
            yield from (order for order in orders if wanted != "multiple" or _is_named_in(claim, order))


def _is_named_in(claim: Claim, order: Sequence[Profile]) -> bool:
    """Whether a claim names the first of two before the second: 甲是乙的三倍; what is compared with comes first."""
    if any(word in claim.folded for word in _COMPARED):
        return True
    (one, other) = order
    places = [
        [mention.span[0] for mention in claim.mentions if mention.values("concept") & own]
        for own in (_told_by(one, other), _told_by(other, one))
    ]
    return not all(places) or min(places[0]) <= min(places[1])


def _told_by(profile: Profile, other: Profile) -> frozenset[str]:
    """The concepts of a fact that another may not even mention; where there are none, those that it is not of."""
    return profile.about - other.allowed or profile.about - other.about


def _distinct(claim: Claim, group: Sequence[Profile], scopes_of: ScopesOf) -> bool:
    """Whether each fact has a mention that it alone explains, or is the general one of which the others are parts."""
    for profile in group:
        others = [other for other in group if other is not profile]
        own = _names(claim, profile)
        general = all(profile.about < other.about for other in others)
        told = profile.about.difference(*(other.about for other in others))
        alone = any(m.values("concept") & told for m in own)
        if not (own and (alone or general)) and not _differ_in_scope(claim, profile, others, scopes_of):
            return False
    return True


def _names(claim: Claim, profile: Profile) -> Sequence[Mention]:
    """The mentions of a fact's concepts, those within the name of another one of its own too (contracts reviewed)."""
    apart = Cover(m.span for m in claim.named_apart if m.values("concept") & profile.about)
    return [m for m in claim.mentions if m.values("concept") & profile.about and apart.holds(m.span)]


def _differ_in_scope(claim: Claim, profile: Profile, others: Sequence[Profile], scopes_of: ScopesOf) -> bool:
    """Whether a fact counts a scope that the claim names and none of the others counts."""
    alone = scopes_of(profile).difference(*(scopes_of(other) for other in others))
    return any(mention.values("scope") & alone for mention in claim.tagged("scope"))


def _named(claim: Claim, group: Sequence[Profile]) -> int:
    return sum(any(m.values("concept") & profile.allowed for profile in group) for m in claim.tagged("concept"))


def _ordered(wanted: str, profiles: Sequence[Profile]) -> bool:
    """A share is of the larger; an average is an amount by a count of something else; a multiple any way round."""
    first, second = _values([profile.fact for profile in profiles])
    if not second:
        return False
    return first <= second if wanted == "share" else first > second


def _fits(operation: Operation, quantity: Quantity, profiles: Sequence[Profile]) -> bool:
    facts = [profile.fact for profile in profiles]
    units = [fact.unit for fact in facts]
    if operation.counts and SHARES & set(units):
        return False
    if operation.alike and any(conversion(symbol, units[0]) is None for symbol in units):
        return False
    dimensions = {counted.dimension for symbol in units if (counted := unit(symbol))}
    if operation.alike and len(dimensions) > 1 and _KIND in dimensions:
        # Categories and records make no sum.
        return False
    return conversion(quantity.unit, _unit(operation, facts)) is not None


def _unit(operation: Operation, facts: Sequence[Fact]) -> str | None:
    unit = operation.unit or facts[0].unit
    return "个百分点" if operation.symbol == " - " and unit == "%" else unit


def _judged(
    claim: Claim, quantity: Quantity, operation: Operation, profiles: Sequence[Profile], scopes_of: ScopesOf
) -> Finding:
    if operation.symbol == " - ":
        excess = is_excess(claim, quantity)
        profiles = as_ordered(claim, quantity, profiles, scopes_of) if excess else _largest_first(profiles)
    facts = [profile.fact for profile in profiles]
    result = operation.apply(_values(facts))
    agrees = compare(quantity, result, _unit(operation, facts)).agreement.agrees
    denied = is_denied(claim, quantity.outer)
    shown = with_unit(result.quantize(Decimal("0.01"), ROUND_HALF_UP)) + (_unit(operation, facts) or "")
    formula = operation.symbol.join(stated(fact, "zh") for fact in facts) + operation.less
    verdict, reason = (SUPPORTED, "computed_equal") if agrees != denied else (CONTRADICTED, "computed_different")
    return find(verdict, reason, *facts, formula=formula, stated=shown, claimed=quantity.text)


def judge_comparison(claim: Claim, pivot: Mention, left: Fact, right: Fact, sense: str) -> Finding:
    """Judge that one stated figure is more than, less than or equal to another (`sense`)."""
    one, other = _values((left, right))
    holds = {"more_than": one > other, "less_than": one < other, "equal_to": one == other}[sense]
    if is_denied(claim, pivot.span):
        holds = not holds
    values = {"left": left, "right": right}
    verdict, reason = (SUPPORTED, "comparison_true") if holds else (CONTRADICTED, "comparison_false")
    finding = find(
        verdict,
        reason,
        left,
        right,
        **{
            key: text
            for name, fact in values.items()
            for key, text in ((name, fact.label_zh), (f"{name}_value", stated(fact, "zh")))
        },
    )
    english = find(
        verdict,
        reason,
        left,
        right,
        **{
            key: text
            for name, fact in values.items()
            for key, text in ((name, fact.label_en), (f"{name}_value", stated(fact, "en")))
        },
    )
    return Finding(verdict, (left, right), finding.reason_zh, english.reason_en)


def _values(facts: Sequence[Fact]) -> list[Decimal]:
    return [fact.value for fact in facts if isinstance(fact.value, Decimal)]
