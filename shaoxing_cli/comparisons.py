"""A comparison of two stated figures: which two, and which way round."""

import re
from collections.abc import Sequence
from typing import Final

from shaoxing_cli.arithmetic import judge_comparison
from shaoxing_cli.assignment import Assigner
from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import Finding
from shaoxing_cli.phrases import Mention
from shaoxing_cli.profiles import Profile

_FRAME: Final = "比"
_MORE: Final = frozenset("多高大长快强")
_LESS: Final = frozenset("少低小短慢弱")
_ENGLISH_MORE: Final = frozenset("more higher larger greater bigger longer".split())
_THAN = re.compile(r"\b(more|higher|larger|greater|bigger|longer|fewer|less|lower|smaller|shorter)\b.*?\b(than)\b")


def comparison(
    claim: Claim, profiles: Sequence[Profile], assigner: Assigner
) -> tuple[list[Profile], list[Finding]] | None:
    """The two facts that a claim compares and the finding, or None where it compares none."""
    pivot = _pivot(claim)
    if pivot is None or claim.quantities:
        return None
    mention, more = pivot
    figures = [p for p in profiles if p.fact.kind == "figure" and not p.fact.derived]
    left = _side(claim, figures, assigner, mention, before=True)
    right = _side(claim, [p for p in figures if p is not left], assigner, mention, before=False)
    if left is None or right is None or left.fact.unit != right.fact.unit:
        return None
    finding = judge_comparison(claim, mention, left.fact, right.fact, more=more)
    return [left, right], [finding]


def _pivot(claim: Claim) -> tuple[Mention, bool] | None:
    for mention in claim.tagged("relation"):
        kinds = mention.values("relation")
        if kinds & {"more_than", "less_than"}:
            return mention, "more_than" in kinds
    place = claim.folded.find(_FRAME)
    compared = [char for char in claim.folded[place + 1 :] if char in _MORE or char in _LESS] if place >= 0 else []
    if compared:
        return Mention((place, place + 1), _FRAME, frozenset()), compared[0] in _MORE
    match = _THAN.search(claim.folded)
    return (Mention(match.span(2), match.group(2), frozenset()), match.group(1) in _ENGLISH_MORE) if match else None


def _side(
    claim: Claim, figures: Sequence[Profile], assigner: Assigner, pivot: Mention, *, before: bool
) -> Profile | None:
    """The figure that is named on one side of the pivot, by at least one concept of its own there."""
    span = pivot.span
    here = [m for m in claim.mentions if (m.span[1] <= span[0] if before else m.span[0] >= span[1])]
    concepts = frozenset(value for m in here for value in m.values("concept"))
    named = [p for p in figures if p.about & concepts]
    place = (span[0], span[0]) if before else (len(claim.folded), len(claim.folded))
    options = assigner.options(claim, place, named)
    return options[0].profile if options else None
