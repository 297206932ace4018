"""What a claim pairs the wrong way round: A did X and B did Y, where the report has it that A did Y and B did X.

All its words are the fact's own then. What stands in one piece of the quoted clause and in no other belongs together:
a claim of which two pieces each mix the same two has exchanged them.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, Finding, find
from shaoxing_cli.pieces import Features
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity

_ALSO: Final = ("除了", "除", "以及", "不仅", "不但", "besides", "apart from", "as well as", "in addition to")


def crossed(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim pairs the fact's own words the wrong way round, or None."""
    if len(profile.pieces) < 2 or any(word in claim.folded for word in _ALSO):
        # 除了甲还有乙: what is said of the one is said of the other.
        return None
    if not _are_crossed(claim.pieces, profile.pieces) and not _is_numbered_otherwise(claim, profile):
        return None
    return find(CONTRADICTED, "crossed", profile.fact)


def _is_numbered_otherwise(claim: Claim, profile: Profile) -> bool:
    """Whether a claim gives the ordinal of one body to another: the 25th session, but of the provincial committee."""
    owners = _owners(profile)
    if len(owners) < 2:
        return False
    every = frozenset().union(*owners.values())
    if any(_is_given_to_another(claim, place, owners[value], every) for value, place in _ordinals(claim, owners)):
        return True
    named = claim.concepts & every
    ordinals = {q.value for q in claim.quantities} | {rank.ordinal.value for rank in claim.ranks if rank.ordinal}
    given = ordinals & owners.keys()
    return bool(named) and len(given) == 1 and not named & owners[given.pop()]


def _ordinals(claim: Claim, owners: Mapping[Decimal, frozenset[str]]) -> Iterator[tuple[Decimal, int]]:
    """The Chinese ordinals of a claim that the fact gives to somebody, each with where it stands."""
    given = (*claim.quantities, *(rank.ordinal for rank in claim.ranks if rank.ordinal))
    return ((q.value, q.span[0]) for q in given if q.text.startswith("第") and q.value in owners)


def _is_given_to_another(claim: Claim, place: int, owner: frozenset[str], every: frozenset[str]) -> bool:
    """Whether the body named nearest before an ordinal is another one of those that the fact names."""
    before = [m.values("concept") & every for m in claim.tagged("concept") if m.span[1] <= place]
    nearest = next((concepts for concepts in reversed(before) if concepts), None)
    return nearest is not None and not nearest & owner


def other_ordinal(claim: Claim, ordinal: Quantity, profile: Profile) -> Finding | None:
    """The finding that a claim gives another ordinal (the 20th session) to what the fact gives one, or None."""
    if any(ordinal.value == quantity.value for quantity in profile.quoted_figures):
        return None
    if not any(claim.concepts & owner for owner in _owners(profile).values()):
        return None
    return find(CONTRADICTED, "other_name", profile.fact, claimed=ordinal.text)


def _owners(profile: Profile) -> Mapping[Decimal, frozenset[str]]:
    """The ordinals of the quoted clause, each with the concepts named nearest before it."""
    named = [mention for mention in profile.quoted_reading if mention.values("concept")]
    owners: dict[Decimal, frozenset[str]] = {}
    for quantity in profile.quoted_figures if len(profile.pieces) > 1 else ():
        before = [mention for mention in named if mention.span[1] <= quantity.span[0]]
        if quantity.form == "ordinal" and before:
            owners[quantity.value] = before[-1].values("concept")
    return owners


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
