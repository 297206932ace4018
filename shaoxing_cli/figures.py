"""Judging a figure, a rank or a date of a claim against the fact that it speaks of."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from shaoxing_cli.claims import Claim, RankMention
from shaoxing_cli.compare import Agreement, compare, conversion
from shaoxing_cli.dates import DateMention
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find
from shaoxing_cli.model import Fact
from shaoxing_cli.phrases import Mention
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity

Span = tuple[int, int]

# How far before a figure a word that denies it may stand: 没有达到100%.
_DENIAL_REACH: Final = 8
# How far from a figure a word for rise or fall may stand, as `Claim.distance` counts it.
_TREND_REACH: Final = 16
_DIRECTIONS: Final = {"increase": "increase", "decrease": "decrease"}


def can_be(quantity: Quantity, fact: Fact) -> bool:
    """Whether a quantity can be a value of a fact: a figure, in a unit that measures the same."""
    if fact.number is None or fact.kind != "figure" or quantity.form == "ordinal":
        return False
    return conversion(quantity.unit, fact.unit) is not None


def judge_quantity(claim: Claim, quantity: Quantity, fact: Fact) -> Finding:
    """Hold a quantity against the figure that it speaks of: direction first, then value."""
    assert isinstance(fact.value, Decimal)  # noqa: S101 - only figures are assigned (can_be)
    trend = trend_near(claim, quantity.outer)
    if trend and fact.change and trend in _DIRECTIONS and trend != fact.change.direction:
        return find(CONTRADICTED, "direction", fact)
    if trend in _DIRECTIONS and not fact.change and quantity.unit in {"%", "个百分点", "倍"} and not fact.derived:
        return find(NOT_COVERED, "other_unit", fact)
    agreement = compare(quantity, fact.value, fact.unit).agreement
    if agreement is Agreement.INCOMPARABLE:
        return find(NOT_COVERED, "other_unit", fact)
    if is_denied(claim, quantity.outer):
        return find(CONTRADICTED, "denied", fact) if agreement.agrees else find(SUPPORTED, "stated", fact)
    if agreement.agrees:
        return find(SUPPORTED, agreement.value, fact)
    return find(CONTRADICTED, "different", fact, claimed=quantity.text)


def judge_rank(claim: Claim, rank: RankMention, profile: Profile) -> Finding:
    """Hold a rank against a fact's: among another group it is not covered."""
    fact = profile.fact
    position = fact.rank.position if fact.rank else int(fact.number or 0)
    for mention in claim.tagged("among"):
        if mention.text not in profile.words:
            return find(NOT_COVERED, "other_scope", fact, claimed=mention.text)
    agrees, denied = position == rank.position, is_denied(claim, rank.span)
    if agrees != denied:
        return find(SUPPORTED, "rank_equal", fact)
    return find(CONTRADICTED, "rank_different", fact)


def judge_date(claim: Claim, date: DateMention, fact: Fact) -> Finding:
    """Hold a date against a fact's, as exactly as both are given."""
    stated = str(fact.value if fact.kind == "date" else fact.period)
    agrees = dates_agree(date.iso, stated)
    denied = is_denied(claim, date.span)
    reason = "date_equal" if agrees != denied else "date_different"
    return find(SUPPORTED if agrees != denied else CONTRADICTED, reason, fact)


def dates_agree(claimed: str, stated: str) -> bool:
    """Whether two ISO 8601 dates name the same time, as far as both go; no year fits any year.

    >>> dates_agree("--06-01", "2019-06-01"), dates_agree("2019-06", "2019-06-01"), dates_agree("--07", "2019-06")
    (True, True, False)
    """
    one, other = _parts(claimed), _parts(stated)
    return all(mine in ("", theirs) for mine, theirs in zip(one, other, strict=False))


def has_date(fact: Fact) -> bool:
    """Whether a fact tells a day or a month."""
    stated = str(fact.value) if fact.kind == "date" else fact.period or ""
    return len(_parts(stated.partition("T")[0])) > 1 and "/" not in stated


def trend_near(claim: Claim, span: Span) -> str | None:
    """The direction that a claim gives a figure: of the words for rise and fall the nearest, or None."""
    near = [(claim.distance(m.span, span), m) for m in claim.tagged("trend") if not _is_concept(m)]
    reached = [(distance, m) for distance, m in near if distance <= _TREND_REACH]
    if not reached:
        return None
    _, nearest = min(reached, key=lambda pair: pair[0])
    return min(nearest.values("trend"))


def is_denied(claim: Claim, span: Span) -> bool:
    """Whether a word right before a place denies it (没有达到100%, 并不是第一, not first)."""
    before = [
        mention
        for mention in claim.tagged("polarity")
        if "negation" in mention.values("polarity")
        and 0 <= span[0] - mention.span[1] <= _DENIAL_REACH
        and not any(char in claim.folded[mention.span[1] : span[0]] for char in ",;:.")
    ]
    return len(before) % 2 == 1


def _is_concept(mention: Mention) -> bool:
    return bool(mention.values("concept"))


def _parts(iso: str) -> Sequence[str]:
    day = iso.partition("T")[0]
    return ["", *day[2:].split("-")] if day.startswith("--") else day.split("-")
