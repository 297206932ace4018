"""What a claim says besides the figures that are right: a denial of its own, or an 'only', may make it false.

'48 accounts, those of the departments and none of the districts': the figure agrees, and the rest is left undecided.
"""

from collections.abc import Sequence

from shaoxing_cli.claims import Claim
from shaoxing_cli.denials import is_denial
from shaoxing_cli.findings import NOT_COVERED, Finding, find
from shaoxing_cli.phrases import Mention
from shaoxing_cli.polarity import denies_all
from shaoxing_cli.profiles import Profile


def left_over(claim: Claim, profiles: Sequence[Profile]) -> Finding | None:
    """The finding that a clause without a figure denies something, or limits it to a part; or None.

    `profiles` are those of the facts that the claim's figures agree with.
    """
    judged = claim.clauses_of(part.span for parts in (claim.quantities, claim.ranks, claim.dates) for part in parts)
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


def _limits(mention: Mention) -> bool:
    return "only" in mention.values("relation")
