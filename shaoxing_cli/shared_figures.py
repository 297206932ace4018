"""Clauses that give one figure or rank to all that they name: 激活率、应用率都超过99.9%, first in both."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from shaoxing_cli.assignment import Option
from shaoxing_cli.claims import Claim, Span

_ENDS: Final = "[,，;；:：.。!！?？\\n]"
_EACH_OF: Final = ("均", "都", "双双", "both", "each", "all", "alike")


def shared_clauses(claim: Claim, spans: Sequence[Span]) -> frozenset[int]:
    """The clauses that hold a word for each of several and just one of the figures or ranks at these places."""
    if not any(word in claim.folded for word in _EACH_OF):
        return frozenset()
    counts = Counter(claim.nearness.clause(start) for start, _ in spans)
    told = claim.clauses_of(mention.span for mention in claim.outer if mention.text.startswith(_EACH_OF))
    return frozenset(clause for clause in told if counts[clause] == 1)


def _start(text: str, place: int) -> int:
    """Where the clause of a place begins, lists with it: 激活率、应用率都超过.

    >>> _start("据报告，激活率、应用率都超过99.9%", 14)
    4
    """
    ends = (mark.start() for mark in re.finditer(_ENDS, text[:place]))
    return max(ends, default=-1) + 1


def named_beside(claim: Claim, place: int, options: Sequence[Option]) -> list[Option]:
    """Of the facts that a figure may speak of those that its clause names by words that no other one of them has."""
    start, clause = _start(claim.text, place), claim.nearness.clause(place)
    before = (m for m in claim.named_apart if m.span[0] >= start and claim.nearness.clause(m.span[0]) <= clause)
    here = [mention.values("concept") for mention in before]
    kept = []
    for option in options:
        others = (other.profile.about for other in options if other is not option)
        alone = option.profile.about.difference(*others)
        if any(concepts & alone for concepts in here):
            kept.append(option)
    return kept
