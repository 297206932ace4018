"""Which facts explain a claim best: the ones that its words without a figure are to be held against."""

from collections.abc import Sequence
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.figures import directions
from shaoxing_cli.other_names import quoted_names
from shaoxing_cli.profiles import Profile

_EVALUATING: Final = frozenset({"lack", "need", "achieved"})


def best(claim: Claim, profiles: Sequence[Profile]) -> list[Profile]:
    """The facts that explain most of a claim's words, best first; stated ones before computed ones."""
    if len(profiles) < 2:
        return list(profiles)
    terms = claim.terms
    names = quoted_names(claim.folded)
    given = [(mention, mention.values("concept")) for mention in claim.tagged("concept")]
    evaluates = bool(claim.values("polarity") & _EVALUATING)

    def explained(profile: Profile) -> tuple[int, int, int, float]:
        fact = profile.fact
        figure = fact.kind == "figure" and not (fact.change and directions(claim, profile))
        about = profile.about
        concepts = sum(profile.allows(mention) for mention, _ in given)
        named = sum(not values.isdisjoint(about) for _, values in given)
        distinct = sum(profile.says(mention.text) for mention in claim.tagged("distinction"))
        residue = sum(profile.explains(run) for run in claim.residue)
        quoted = sum(name in profile.quote for name in names)
        wanting = evaluates and fact.kind == "shortcoming"
        alike = len(terms & profile.terms) / (len(terms) + len(profile.terms))
        words = concepts + residue + distinct + quoted + wanting - 2 * figure
        return words, named, 0 if fact.derived else 1, alike

    return sorted(profiles, key=explained, reverse=True)
