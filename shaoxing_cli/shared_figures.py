"""Clauses that give one figure or rank to all that they name: 激活率、应用率都超过99.9%, first in both."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from shaoxing_cli.assignment import Option
from shaoxing_cli.claims import Claim, Span

_EACH_OF: Final = frozenset({"均", "都", "双双", "both", "each", "all", "alike"})


def shared_clauses(claim: Claim, spans: Sequence[Span]) -> frozenset[int]:
    """The clauses that hold a word for each of several and just one of the figures or ranks at these places."""
    if not any(word in claim.folded for word in _EACH_OF):
        return frozenset()
    counts = Counter(claim.nearness.clause(start) for start, _ in spans)
    told = claim.clauses_of(mention.span for mention in claim.outer if mention.text in _EACH_OF)
    return frozenset(clause for clause in told if counts[clause] == 1)


def named_beside(claim: Claim, clause: int, options: Sequence[Option]) -> list[Option]:
    """Of the facts that a figure may speak of those that its clause names by words that no other one of them has."""
    here = [m.values("concept") for m in claim.named_apart if claim.nearness.clause(m.span[0]) == clause]
    kept = []
    for option in options:
        others = (other.profile.about for other in options if other is not option)
        alone = option.profile.about.difference(*others)
        if any(concepts & alone for concepts in here):
            kept.append(option)
    return kept
