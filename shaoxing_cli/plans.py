"""Plans and deeds: what the report promises for the next year has not been done."""

import re
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import NOT_COVERED, Finding, find
from shaoxing_cli.profiles import Profile

# 到了2020年, 写了要谋划: no deed.
_NO_DEED: Final = "[为到除写列提说定明确有]了"
_DONE: Final = ("已", "了", "already", "has been", "have been", " finished ", "has completed", "was completed")
_PLANS: Final = frozenset({"future_plan", "pledge", "work_item"})
_AHEAD: Final = ("下一年", "下一步", "来年", "将", "要", "next year", "will", "plan", "pledge", "promise")


def told_as_deed(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim tells a plan as if it were done: one on a plan must speak of what is to come."""
    if profile.fact.kind != "pledge":
        return None
    years = {str(year) for date in claim.dates for year in date.years}
    if any(word in re.sub(_NO_DEED, "", claim.folded) for word in _DONE):
        return find(NOT_COVERED, "unknown", profile.fact)
    ahead = "future" in claim.values("judgement") or (profile.fact.period or "") in years
    concepts = {value for mention in claim.outer for value in mention.values("concept")}
    named = ahead or bool(concepts & _PLANS) or any(word in claim.folded for word in _AHEAD)
    return None if named else find(NOT_COVERED, "unknown", profile.fact)
