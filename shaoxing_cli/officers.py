"""The holders of offices whom a claim names by their place (诸暨市市长, the mayor of Zhuji)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, Finding, find
from shaoxing_cli.other_names import says_also
from shaoxing_cli.phrases import Mention
from shaoxing_cli.profiles import Profile

_OF: Final = "of"


class Officer(NamedTuple):
    """An office and the places that it may be of, and where a text names them."""

    role: frozenset[str]
    place: frozenset[str]
    start: int


def officers(mentions: Sequence[Mention]) -> Iterator[Officer]:
    """The offices in a reading of a text, each with the place named right before it, or behind an 'of'."""
    telling = [mention for mention in mentions if mention.text != _OF]
    for first, second in pairwise(telling):
        if second.span[0] - first.span[1] > len(_OF) + 2:
            continue
        for place, role in ((first, second), (second, first)):
            if place.values("place") and role.values("role") and (place is first or place.text.isascii()):
                yield Officer(role.values("role"), place.values("place"), first.span[0])


def other_officer(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim says of the holder of another place's office what a fact says of one, or None."""
    if not claim.tagged("role"):
        return None
    own = list(officers(profile.quoted_reading))
    given = list(officers(claim.outer)) if own else []
    others = [officer for officer in given if not any(_same(officer, mine) for mine in own)]
    if not others or not any(officer.role & mine.role for officer in others for mine in own):
        return None
    named = claim.clauses_of(m.span for m in claim.mentions if m.values("concept") & profile.about)
    here = [officer for officer in given if claim.nearness.clause(officer.start) in named]
    if here and not says_also(claim) and all(officer in others for officer in here):
        return find(CONTRADICTED, "other_name", profile.fact, claimed=sorted(here[0].place)[0])
    # Both are named, or another one besides: who did what is not told apart.
    return find(NOT_COVERED, "unknown", profile.fact)


def _same(one: Officer, other: Officer) -> bool:
    return bool(one.role & other.role and one.place & other.place)
