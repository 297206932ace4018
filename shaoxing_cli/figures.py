"""Judging a figure, a rank or a date of a claim against the fact that it speaks of."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.compare import Agreement, compare, conversion
from shaoxing_cli.dates import DateMention
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find, with_unit
from shaoxing_cli.model import Fact
from shaoxing_cli.phrases import Mention
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.rank_mentions import RankMention
from shaoxing_cli.units import SHARES, unit

Span = tuple[int, int]

# How far before a figure a word that denies it may stand: 没有达到100%.
_DENIAL_REACH: Final = 8
_NONE_OF: Final = ("none of the ", "none of ", "not one of the ", "neither of the ")
_SMALL: Final = 10
# So far before a figure it may be told of none.
_NONE_REACH: Final = 100
_OPPOSED: Final = frozenset({"more_than", "less_than"})
# A total of 495 is no base, nor is a share.
_OF: Final = r"(?<!total )(?<!number )(?<!sum )(?<!figure )(?<!tally )\bof (?:the |these |those |its |all )*$"
_OF_REACH: Final = 20
_AMONG: Final = frozenset({"中", "里"})
_AMONG_REACH: Final = 14
_TO: Final = ("到", "至", "到了", " to")
# What another measure word costs, and one of another dimension that speakers mix with it.
LIKE_UNIT: Final = 2
_ANYTHING: Final = "个"
_BEYOND: Final = frozenset({"over", "at_least"})
# Units of anything.
GENERIC: Final = frozenset({"个", "项"})
# A figure that the report gives as none is rarely the one that a number speaks of.
_NOT_NONE: Final = 12
_OTHER_UNIT: Final = 10
# How far from a figure a word for rise or fall may stand, as `Claim.distance` counts it.
_TREND_REACH: Final = 16
# Of these one is not another: 全国同类城市 are not 全省同类城市.
_REALMS: Final = frozenset({"nation", "province", "world", "delta"})
# What is above what went before has risen.
SIDES: Final = {"above": "increase", "below": "decrease"}
_SIDE_REACH: Final = 1
_BESIDE_REACH: Final = 8
# What says so right before a figure in Chinese, or right behind it in English.
_BESIDE: Final[Mapping[tuple[tuple[str, ...], tuple[str, ...]], str]] = {
    (("高", "多", "高约", "多约", "高近", "多近"), (" higher", " more", " over ", " above")): "increase",
    (("低", "少", "低约", "少约", "低近", "少近"), (" lower", " fewer", " less", " under ", " below")): "decrease",
}
# What is further off in characters is out of that reach, in letters too, which say less.
_FAR: Final = 6 * _TREND_REACH
_DIRECTIONS: Final = {"increase": "increase", "decrease": "decrease"}


def misfit(quantity: Quantity, fact: Fact) -> int | None:
    """How badly a quantity fits a figure's unit: 0 for the same, more for one that counts alike, None for neither."""
    if fact.number is None or fact.kind != "figure" or conversion(quantity.unit, fact.unit) is None:
        return None
    one, other = unit(quantity.unit), unit(fact.unit)
    if fact.number == 0 and quantity.value:
        return _NOT_NONE
    if one is None or other is None or one == other:
        return 0
    if one.symbol == _ANYTHING:
        return 0 if other.symbol in GENERIC else LIKE_UNIT
    if {one.dimension, other.dimension} == {"kind", "thing"} and other.symbol not in GENERIC:
        return None
    return LIKE_UNIT if one.dimension == other.dimension else _OTHER_UNIT


def judge_quantity(claim: Claim, quantity: Quantity, profile: Profile) -> Finding:
    """Hold a quantity against the figure that it speaks of: direction first, then value."""
    fact = profile.fact
    assert isinstance(fact.value, Decimal)  # noqa: S101 - only figures are assigned (can_be)
    trend = trend_near(claim, quantity.span)
    said = trend or side_before(claim, quantity.outer) or _side_beside(claim, quantity.outer)
    if said and fact.change and said in _DIRECTIONS and said != fact.change.direction:
        return find(CONTRADICTED, "direction", fact)
    if trend in _DIRECTIONS and not fact.change and trend not in profile.values("trend"):
        return find(NOT_COVERED, "other_unit", fact)
    if fact.change and _leads_to(claim, quantity.outer[0]):
        # What something was cut to is not by how much.
        return find(NOT_COVERED, "other_unit", fact)
    agreement = compare(quantity, fact.value, fact.unit, fact.hedge).agreement
    if agreement is Agreement.INCOMPARABLE or _is_score(claim, quantity):
        return find(NOT_COVERED, "other_unit", fact)
    if is_denied(claim, quantity.outer) or _none_is(claim, quantity):
        verdict, reason = (CONTRADICTED, "denied") if agreement.agrees else (SUPPORTED, "stated")
    elif is_negated(claim, quantity.span, profile):
        return _judge_complement(quantity, fact)
    else:
        verdict, reason = (SUPPORTED, agreement.value) if agreement.agrees else (CONTRADICTED, "different")
    return find(verdict, reason, fact, claimed=claim.text[slice(*quantity.outer)])


def _is_score(claim: Claim, quantity: Quantity) -> bool:
    """Whether what looks like a range is a score: beat the other 191 to 277."""
    return quantity.high is not None and " to " in quantity.text and bool(claim.values("relation") & _OPPOSED)


def _none_is(claim: Claim, quantity: Quantity) -> bool:
    """Whether a claim says of none that it is beyond a bound: 没有一个超过90天."""
    if quantity.hedge not in _BEYOND:
        return False
    clause = claim.nearness.clause(quantity.span[0])
    start = quantity.span[0]
    told = (m for m in claim.around("relation", start - _NONE_REACH, start) if "none" in m.values("relation"))
    return any(claim.nearness.clause(m.span[0]) == clause and m.span[0] < quantity.span[0] for m in told)


def _judge_complement(quantity: Quantity, fact: Fact) -> Finding:
    """Hold a share of what did not (0.9% 没有做到) against the share of what did."""
    assert isinstance(fact.value, Decimal)  # noqa: S101 - only figures are assigned (misfit)
    if fact.unit != "%" or fact.change:
        return find(NOT_COVERED, "unknown", fact)
    rest = 100 - fact.value
    agrees = compare(quantity, rest, "%").agreement.agrees
    verdict, reason = (SUPPORTED, "computed_equal") if agrees else (CONTRADICTED, "computed_different")
    formula = f"100% - {fact.text or with_unit(fact.value)}"
    return find(verdict, reason, fact, formula=formula, stated=f"{with_unit(rest)}%", claimed=quantity.text)


def judge_rank(claim: Claim, rank: RankMention, profile: Profile) -> Finding:
    """Hold a rank against a fact's: among another group it is not covered."""
    fact = profile.fact
    position = fact.rank.position if fact.rank else int(fact.number or 0)
    own = profile.values("among")
    named = claim.values("among")
    said = frozenset(value for mention in profile.quoted_mentions for value in mention.values("among"))
    realms = named & _REALMS, (own | said) & _REALMS
    if named and (not named & own or (all(realms) and realms[0].isdisjoint(realms[1]))):
        others = [mention.text for mention in claim.tagged("among")]
        return find(NOT_COVERED, "other_scope", fact, claimed=others[0])
    agrees = position <= rank.position if rank.within else position == rank.position
    denied = is_denied(claim, rank.span) or is_negated(claim, rank.span, profile)
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


def directions(claim: Claim, profile: Profile) -> Sequence[Mention]:
    """The words for rise and fall; of a change, those too that put it above or below what went before."""
    return [*claim.tagged("trend"), *(claim.tagged("side") if profile.fact.change else ())]


def trend_near(claim: Claim, span: Span) -> str | None:
    """The direction that a claim gives a figure: of the words for rise and fall the nearest, or None."""
    trends = claim.around("trend", span[0] - _FAR, span[1] + _FAR)
    near = [(claim.nearness.distance(m.span, span), m) for m in trends if not _is_concept(m)]
    reached = [(distance, m) for distance, m in near if distance <= _TREND_REACH]
    if not reached:
        return None
    _, nearest = min(reached, key=lambda pair: pair[0])
    return min(nearest.values("trend"))


def side_before(claim: Claim, span: Span) -> str | None:
    """The direction of a figure that a claim puts above or below another: 比前三年高出29.7%."""
    sides = claim.around("side", span[0] - _SIDE_REACH, span[0])
    beside = [m for m in sides if 0 <= span[0] - m.span[1] <= _SIDE_REACH]
    return SIDES[min(beside[-1].values("side"))] if beside else None


def _side_beside(claim: Claim, span: Span) -> str | None:
    """The same by one word right beside the figure: 比前三年高29.7%, 29.7% over the average of three years."""
    before = claim.folded[max(0, span[0] - _BESIDE_REACH) : span[0]]
    behind = claim.folded[span[1] : span[1] + _BESIDE_REACH]
    beside = (side for words, side in _BESIDE.items() if before.endswith(words[0]) or behind.startswith(words[1]))
    return next(beside, None)


def _leads_to(claim: Claim, place: int) -> bool:
    """Whether a trend leads to the figure at a place (压缩到, fell to)."""
    before = claim.folded[max(0, place - _BESIDE_REACH) : place].rstrip()
    mark = next((mark for mark in _TO if before.endswith(mark)), None)
    if mark is None:
        return False
    end = max(0, place - _BESIDE_REACH) + len(before) - len(mark)
    return any(m.span[1] == end for m in claim.mentions if m.values("trend"))


def is_denied(claim: Claim, span: Span) -> bool:
    """Whether a word right before a place denies it (没有达到100%, 并不是第一, not first)."""
    before = [
        mention
        for mention in claim.around("polarity", span[0] - _DENIAL_REACH, span[0])
        if "negation" in mention.values("polarity")
        and 0 <= span[0] - mention.span[1] <= _DENIAL_REACH
        and not any(char in claim.folded[mention.span[1] : span[0]] for char in ",;:.")
        and not any(
            mention.span[1] <= named.span[0] < span[0] for named in claim.around("concept", mention.span[1], span[0])
        )
    ]
    return len(before) % 2 == 1 or claim.folded[max(0, span[0] - _DENIAL_REACH - 4) : span[0]].endswith(_NONE_OF)


def is_passing(quantity: Quantity) -> bool:
    """Whether a figure is a small number in words, as sentences hold in passing (两级, 'the two')."""
    return quantity.value <= _SMALL and not any(char.isdigit() for char in quantity.text)


def is_base(claim: Claim, quantity: Quantity) -> bool:
    """Whether a figure is what another is a part of: 'of the 1,584 cases', 1584件案件中."""
    start, end = quantity.outer
    before = claim.folded[max(0, start - _OF_REACH) : start]
    # The pattern is tried only where it may fit.
    if quantity.unit not in SHARES and "of " in before and re.search(_OF, before):
        return True
    behind = range(end, min(end + _AMONG_REACH, len(claim.folded)))
    marks = [place for place in behind if claim.folded[place] in _AMONG]
    # 集中 and 中心 are no 'among'.
    return any(not claim.names.holds((place, place + 1)) for place in marks)


def is_negated(claim: Claim, span: Span, profile: Profile) -> bool:
    """Whether the clause of a figure denies its predicate, in words that are not the fact's own."""
    clause = claim.nearness.clause(span[0])
    denials = claim.denials.get(clause, 0) or (claim.denials.get(clause - 1, 0) if _has_topic(claim, span) else 0)
    if denials % 2 == 0:
        return False
    return not any("negation" in m.values("polarity") for m in profile.quoted_mentions)


def _has_topic(claim: Claim, span: Span) -> bool:
    """Whether the clause before that of a figure only names what the figure is of: 没过关的，占百分之七."""
    comma = claim.folded.rfind(",", 0, span[0])
    return comma > 0 and claim.folded[comma - 1] == "的"


def _is_concept(mention: Mention) -> bool:
    return bool(mention.values("concept"))


def _parts(iso: str) -> Sequence[str]:
    day = iso.partition("T")[0]
    return ["", *day[2:].split("-")] if day.startswith("--") else day.split("-")
