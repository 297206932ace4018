"""What a stated share makes of a stated count (93% of 547 people), a year's count of a month, and 100% of a share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.compare import compare, conversion
from shaoxing_cli.findings import CONTRADICTED, SUPPORTED, Finding, find, stated, with_unit
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.units import COUNTED, WHOLE, unit

Siblings = Callable[[Profile], Sequence[Profile]]

_PERCENT: Final = "%"
_POINTS: Final = "个百分点"
# How many of each rhythm a year holds.
_OF_A_YEAR: Final[Mapping[str, int]] = {"half_yearly": 2, "quarterly": 4, "monthly": 12, "weekly": 52, "daily": 365}
_YEAR: Final = 4
_PAIR: Final = 2
# Of fewer than so many a share is no whole number but by chance.
_FEWEST: Final = 20


def portion(claim: Claim, quantity: Quantity, profiles: Sequence[Profile], siblings: Siblings) -> Finding | None:
    """Judge a count that is a stated share of a stated count, or a month's part of a year's; None where it is neither.

    `siblings` gives the stated figures of a fact's section: of these the whole may be one that the claim gives.

    Judged too is by how many points a stated share falls short of 100%.

    A count that disagrees is called so only beside the whole that it is a part of, given as the report gives it.
    """
    if not _counts(quantity.unit) and quantity.unit != _POINTS:
        return None
    figures = [profile for profile in profiles if profile.fact.kind == "figure" and profile.fact.number is not None]
    beside = (p for rate in figures if rate.fact.unit == _PERCENT for p in siblings(rate) if p not in figures)
    figures += [p for p in beside if claim.gives_besides(quantity, _number(p))]
    if quantity.unit == _POINTS:
        findings = list(_short_of_all(claim, quantity, figures))
    else:
        findings = [*_of_wholes(claim, quantity, figures), *_of_years(claim, quantity, figures)]
    supported = next((finding for finding in findings if finding.verdict == SUPPORTED), None)
    return supported or next(iter(findings), None)


def is_all(claim: Claim, quantity: Quantity) -> bool:
    """Whether a figure is the 100% that another of the claim falls short of: 离100%只差0.63个百分点."""
    if quantity.value != WHOLE or quantity.unit != _PERCENT or "difference" not in claim.values("relation"):
        return False
    return any(other.unit == _POINTS for other in claim.quantities)


def _short_of_all(claim: Claim, quantity: Quantity, figures: Sequence[Profile]) -> Iterable[Finding]:
    if not any(is_all(claim, other) for other in claim.quantities):
        return
    for rate in figures:
        if rate.fact.unit == _PERCENT and not rate.fact.change and not rate.fact.derived:
            rest = WHOLE - _number(rate)
            verdict = SUPPORTED if compare(quantity, rest, _POINTS).agreement.agrees else CONTRADICTED
            yield _found(quantity, verdict, rest, f"100% - {_shown(rate)}", rate)


def _of_wholes(claim: Claim, quantity: Quantity, figures: Sequence[Profile]) -> Iterable[Finding]:
    # A share that is computed from two counts has a count of its own.
    rates = [p for p in figures if p.fact.unit == _PERCENT and not p.fact.change and _inputs(p) < _PAIR]
    wholes = [p for p in figures if not p.fact.derived and _counts(p.fact.unit) and _number(p) >= _FEWEST]
    for rate in rates:
        for whole in wholes:
            if whole.fact.section != rate.fact.section or quantity.unit not in (whole.fact.unit, None):
                continue
            result = _whole_number(_number(whole) * _number(rate) / 100)
            agrees = compare(quantity, result, whole.fact.unit).agreement.agrees
            if agrees or claim.gives_besides(quantity, _number(whole)):
                verdict = SUPPORTED if agrees else CONTRADICTED
                yield _found(quantity, verdict, result, f"{stated(whole.fact, 'zh')} × {_shown(rate)}", whole, rate)


def _of_years(claim: Claim, quantity: Quantity, figures: Sequence[Profile]) -> Iterable[Finding]:
    rhythms = [value for value in claim.values("frequency") if value in _OF_A_YEAR]
    yearly = [p for p in figures if _counts(p.fact.unit) and len(p.fact.period or "") == _YEAR]
    for rhythm in rhythms:
        for profile in yearly:
            result = (_number(profile) / _OF_A_YEAR[rhythm]).quantize(Decimal("0.01"), ROUND_HALF_UP)
            if (
                conversion(quantity.unit, profile.fact.unit)
                and compare(quantity, result, profile.fact.unit).agreement.agrees
            ):
                yield _found(
                    quantity, SUPPORTED, result, f"{stated(profile.fact, 'zh')} ÷ {_OF_A_YEAR[rhythm]}", profile
                )


def _found(quantity: Quantity, verdict: str, result: Decimal, formula: str, *profiles: Profile) -> Finding:
    reason = "computed_equal" if verdict == SUPPORTED else "computed_different"
    facts = [profile.fact for profile in profiles]
    shown = with_unit(result) + (quantity.unit or facts[0].unit or "")
    return find(verdict, reason, *facts, formula=formula, stated=shown, claimed=quantity.text)


def _inputs(profile: Profile) -> int:
    return len(profile.fact.derived.inputs) if profile.fact.derived else 0


def _shown(rate: Profile) -> str:
    return rate.fact.text or f"{with_unit(rate.fact.value)}%"


def _whole_number(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def _number(profile: Profile) -> Decimal:
    assert isinstance(profile.fact.value, Decimal)  # noqa: S101 - only figures are taken
    return profile.fact.value


def _counts(symbol: str | None) -> bool:
    counted = unit(symbol)
    return symbol is None or (counted is not None and counted.dimension in COUNTED)
