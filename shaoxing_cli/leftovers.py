"""What a claim says besides the figures that are right: a denial of its own, or an 'only', may make it false.

'48 accounts, those of the departments and none of the districts': the figure agrees, and the rest is left undecided.
"""

from collections.abc import Sequence
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.denials import is_denial
from shaoxing_cli.findings import NOT_COVERED, Finding, find
from shaoxing_cli.phrases import Mention
from shaoxing_cli.polarity import denies_all
from shaoxing_cli.profiles import Profile

# How far before a name the 'only' stands that limits to it, and behind a figure the 'all' that is said of it.
_REACH: Final = 4
_FAR: Final = 12
_AMOUNTS: Final = ("占", "达", "到", "为", "相当", "比")
_IS: Final = ("是", "来自", "出自", "属于", "为", "由", "一色", " from", " were ", " are ", " came ")


def left_over(claim: Claim, profiles: Sequence[Profile]) -> Finding | None:
    """The finding that a clause without a figure denies something, or limits it to a part; or None.

    `profiles` are those of the facts that the claim's figures agree with.
    """
    judged = claim.clauses_of(part.span for parts in (claim.quantities, claim.ranks, claim.dates) for part in parts)
    beyond = _limited_to(claim, profiles) or _said_of_all(claim, profiles)
    if beyond:
        return find(NOT_COVERED, "other_metric", *(profile.fact for profile in profiles), claimed=beyond.text)
    for mentions in claim.clauses:
        place = mentions[0].span[0]
        if claim.nearness.clause(place) in judged or claim.frames(place):
            continue
        telling = [m for m in mentions if _limits(m) or m.values("polarity") or "none" in m.values("relation")]
        unsaid = [m for m in telling if not any(profile.holds(m.text) for profile in profiles)]
        limited = any(map(_limits, unsaid))
        if unsaid and (limited or (is_denial(unsaid) and not denies_all(mentions))):
            facts = (profile.fact for profile in profiles)
            return find(NOT_COVERED, "other_metric", *facts, claimed=unsaid[0].text)
    return None


def _limited_to(claim: Claim, profiles: Sequence[Profile]) -> Mention | None:
    """The 'only' before what the facts are of, which denies it of all others: 只有甲居第一; or None."""
    about = frozenset(concept for profile in profiles for concept in profile.about)
    named = [mention.span[0] for mention in claim.tagged("concept") if mention.values("concept") & about]
    # 只占全部信息的0.76% limits the figure.
    limits = [m for m in claim.tagged("relation") if _limits(m)]
    onlys = [m for m in limits if not (claim.folded.startswith(_AMOUNTS, m.span[1]) or _is_of_share(claim, m))]
    return next((m for m in onlys if any(0 <= start - m.span[1] <= _REACH for start in named)), None)


def _is_of_share(claim: Claim, limit: Mention) -> bool:
    """Whether an 'only' stands before what a share is of: 只有甲的四分之一."""
    starts = (quantity.outer[0] for quantity in claim.quantities if quantity.outer[0] > limit.span[1])
    following = min(starts, default=0)
    return claim.folded[limit.span[1] : following].endswith("的")


def _said_of_all(claim: Claim, profiles: Sequence[Profile]) -> Mention | None:
    """The 'all' behind a figure by which a claim says what all of it is: 206件全是市级部门的; or None."""
    for mention in claim.alls:
        end = mention.span[1]
        counted = any(0 <= mention.span[0] - quantity.outer[1] <= _FAR for quantity in claim.quantities)
        told = mention.text.endswith(_IS) or claim.folded.startswith(_IS, end)
        if counted and told and not any(profile.holds(mention.text) for profile in profiles):
            return mention
    return None


def _limits(mention: Mention) -> bool:
    return "only" in mention.values("relation")
