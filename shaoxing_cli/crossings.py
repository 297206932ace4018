"""What a claim pairs the wrong way round: A did X and B did Y, where the report has it that A did Y and B did X.

All its words are the fact's own then. What stands in one piece of the quoted clause and in no other belongs together:
a claim of which two pieces each mix the same two has exchanged them.
"""

from collections.abc import Sequence

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, Finding, find
from shaoxing_cli.pieces import Features
from shaoxing_cli.profiles import Profile


def crossed(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim pairs the fact's own words the wrong way round, or None."""
    if len(profile.pieces) < 2 or not _are_crossed(claim.pieces, profile.pieces):
        return None
    return find(CONTRADICTED, "crossed", profile.fact)


def _are_crossed(said: Sequence[Features], stated: Sequence[Features]) -> bool:
    """Whether two pieces of a claim each hold what stands in two pieces of what is stated."""
    mixed: set[tuple[int, int]] = set()
    for piece in said:
        held = [number for number, features in enumerate(stated) if piece & features]
        # What holds more than two is told as a whole.
        if len(held) == 2:
            pair = (held[0], held[1])
            if pair in mixed:
                return True
            mixed.add(pair)
    return False
