"""Of how much something is said: of all of it, of some, of one part only."""

from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, Finding, find
from shaoxing_cli.model import Fact
from shaoxing_cli.phrases import Mention
from shaoxing_cli.polarity import denies_all
from shaoxing_cli.profiles import Profile
from shaoxing_cli.units import SHARES, WHOLE, WHOLE_SHARE

_EXTENTS: Final = frozenset({"all", "some", "only", "most"})
_PARTIAL: Final = frozenset({"some", "only", "most"})
# Families of words that may name the part that something is limited to.
_PARTS: Final = ("scope", "place", "level")
WHOLLY: Final = ("全面", "全体", "各", "均")
_TOLD_WIDELY: Final = frozenset({"mechanism", "event", "pledge", "document", "body"})
_TRIED: Final = frozenset({"piloted"})
# Scopes and states that leave no part out.
WIDE: Final = frozenset({"city_wide", "province_wide"})
_WIDELY: Final = frozenset({"rolled_out", "everywhere"})
_BOTH: Final = ("两级", "全省", "各")
# How far behind a limiting word the part may stand that it limits to.
_REACH: Final = 6


def other_extent(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim says it of more or of less than the fact does, or None."""
    if not claim.tagged("relation"):
        return None
    narrow = _narrowed(claim) if _is_wide(profile) else None
    if narrow:
        return find(CONTRADICTED, "other_name", profile.fact, claimed=narrow)
    own = profile.mentioned("relation").union(*(m.values("relation") for m in profile.quoted_mentions))
    for mention in claim.tagged("relation"):
        said = mention.values("relation") & _EXTENTS
        if said == {"all"} and "some" in own and "all" not in own:
            return find(CONTRADICTED, "other_name", profile.fact, claimed=mention.text)
        if not said or profile.says(mention.text) or said & own or (said == {"all"} and _says_widely(profile)):
            continue
        everywhere = said == {"some"} and profile.values("status") & _WIDELY
        if said & _PARTIAL and ("all" in own or profile.fact.value == 0 or everywhere):
            return find(CONTRADICTED, "other_name", profile.fact, claimed=mention.text)
        return find(NOT_COVERED, "other_metric", profile.fact, claimed=mention.text)
    return None


def unmet(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim says of all what a rate says of fewer (547人全部合格, where 93% were), or None."""
    fact = profile.fact
    if fact.unit not in SHARES or fact.change or _is_rest(fact) or fact.number == WHOLE:
        return None
    rated = claim.clauses_of(quantity.span for quantity in claim.quantities if quantity.unit in SHARES)
    alls = [mention.span for mention in claim.alls]
    named = [m.span for m in claim.tagged("concept") if m.values("concept") & profile.about]
    # What was so of all follows: 全部合格, not 不合格的全部.
    follows = bool(named and alls) and max(named) > min(alls)
    if not follows or not claim.clauses_of(named) <= claim.clauses_of(alls) - rated or denies_all(claim.outer):
        return None
    return find(CONTRADICTED, "different", fact, claimed=WHOLE_SHARE)


def _is_rest(fact: Fact) -> bool:
    """Whether a fact is the share that is left of a whole: what all of those have done is another thing."""
    return fact.derived is not None and fact.derived.formula.startswith(f"{WHOLE} -")


def _says_widely(profile: Profile) -> bool:
    """Whether a fact is said of the whole (全面落实, 各部门), or is a rate, of which 'all' says a value: 100%."""
    if profile.fact.kind == "figure":
        return profile.fact.unit in SHARES
    return profile.fact.kind in _TOLD_WIDELY and any(word in profile.quote for word in WHOLLY)


def _narrowed(claim: Claim) -> str | None:
    """The words that limit what a claim says to a part (只在市级, only in some towns), or None."""
    limits = [m for m in claim.tagged("relation") if "only" in m.values("relation")]
    parts = [m for m in claim.mentions if _is_part(m)]
    for limit in limits:
        for part in parts:
            if 0 <= part.span[0] - limit.span[1] <= _REACH:
                return claim.text[limit.span[0] : part.span[1]]
    return None


def _is_part(mention: Mention) -> bool:
    named = any(mention.values(family) for family in _PARTS) and not mention.values("scope") & WIDE
    return named or "some" in mention.values("relation") or bool(mention.values("status") & _TRIED)


def _is_wide(profile: Profile) -> bool:
    """Whether a fact says it of the whole: the city with its districts, the province, all of them."""
    scope = profile.fact.scope or ""
    whole = "全" in scope or any(word in scope for word in _BOTH)
    return whole or "all" in profile.mentioned("relation") or bool(profile.values("status") & _WIDELY)
