"""What a claim says that something is (the vice governor was X), where the fact names it."""

import re
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, Finding, find
from shaoxing_cli.model import HEAD
from shaoxing_cli.profiles import Profile
from shaoxing_cli.text import fold
from shaoxing_cli.thesaurus import substitutes

# The end of a claim that says who or what it is: 那位副省长是冯飞, the vice governor was Li.
_IS: Final = (
    r'(?:是|叫做|叫作|叫|名为|名叫|称为)"?(?P<zh>[一-龥·]{2,10})"?[.!?]?$'
    r"|\b(?:was|is|were|named|called) (?P<en>[a-z'-]+(?: [a-z'-]+){0,3})[.!?]?$"
)
_MARKS: Final = ("是", "叫", "为", "was ", "is ", "were ", "called ", "named ")


def other_identity(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim gives another name for what a fact names, or None.

    Only a name of which no word is known is held to be another: what holds known words may describe the same.
    """
    own = [fold(name) for name in profile.metric.slots.get("name", ())]
    if not claim.tagged("role") and profile.fact.section != HEAD:
        # What a scheme is called by somebody (就是花架子) is no other name for it.
        return None
    if not own or any(name in claim.folded for name in own) or not any(mark in claim.folded for mark in _MARKS):
        return None
    match = re.search(_IS, claim.folded.rstrip())
    if match is None:
        return None
    start, end = match.span("zh" if match.group("zh") else "en")
    given = claim.folded[start:end]
    strange = {place for run in claim.strange for place in range(*run.span)}
    known = {place for found in substitutes(given) for place in range(start + found.span[0], start + found.span[1])}
    # A character of a name may be a small word: 李学忠.
    known |= {place for mention in claim.mentions if len(mention.text) > 1 for place in range(*mention.span)}
    unknown = all(place not in known for place in range(start, end) if claim.folded[place] != " ")
    unknown = unknown and any(place in strange for place in range(start, end))
    if not unknown or profile.says(given):
        return None
    return find(CONTRADICTED, "other_name", profile.fact, claimed=claim.text[start:end])
