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
_MORE: Final = frozenset("多高大长快强前")
_LESS: Final = frozenset("少低小短慢弱后")
_RANKING: Final = ("排名", "名次", "位次", "ranking", "rank")
_ENGLISH_MORE: Final = frozenset("more higher larger greater bigger longer".split())
_THAN: Final = r"\b(more|higher|larger|greater|bigger|longer|fewer|less|lower|smaller|shorter)\b.*?\b(than)\b"


def comparison(
    claim: Claim, profiles: Sequence[Profile], assigner: Assigner
) -> tuple[tuple[Profile, ...], Finding] | None:
    """The two facts that a claim compares and the finding, or None where it compares none."""
    pivot = None if claim.quantities else _pivot(claim)
    if pivot is None:
        return None
    mention, more = pivot
    ranks = any(word in claim.folded for word in _RANKING)
    figures = [p for p in profiles if p.fact.kind == ("rank" if ranks else "figure") and not p.fact.derived]
    sides = [_side(claim, figures, assigner, mention, before=before) for before in (True, False)]
    pairs = [(left, right) for left in sides[0] for right in sides[1] if _comparable(left, right)]
    if not pairs:
        return None
    left, right = pairs[0]
    # The better rank is the smaller number.
    return (left, right), judge_comparison(claim, mention, left.fact, right.fact, more=more != ranks)


def _comparable(left: Profile, right: Profile) -> bool:
    return left is not right and left.fact.unit == right.fact.unit and left.fact.number is not None


def _pivot(claim: Claim) -> tuple[Mention, bool] | None:
    for mention in claim.tagged("relation"):
        kinds = mention.values("relation")
        if kinds & {"more_than", "less_than"}:
            return mention, "more_than" in kinds
    place = claim.folded.find(_FRAME)
    compared = [char for char in claim.folded[place + 1 :] if char in _MORE or char in _LESS] if place >= 0 else []
    if compared:
        return Mention((place, place + 1), _FRAME, {}), compared[-1] in _MORE
    match = re.search(_THAN, claim.folded)
    return (Mention(match.span(2), match.group(2), {}), match.group(1) in _ENGLISH_MORE) if match else None


def _side(
    claim: Claim, figures: Sequence[Profile], assigner: Assigner, pivot: Mention, *, before: bool
) -> list[Profile]:
    """The figures that one side of the pivot may name, by a concept or a scope of their own there; nearest first."""
    start, end = pivot.span
    here = [m for m in claim.mentions if (m.span[1] <= start if before else m.span[0] >= end)]
    concepts = frozenset(value for m in here for value in m.values("concept"))
    scopes = frozenset(value for m in here for value in m.values("scope"))
    named = [p for p in figures if p.about & concepts or assigner.scopes_of(p) & scopes]
    named = [p for p in named if not scopes or assigner.scopes_of(p) & scopes] or named
    place = (start, start) if before else (len(claim.folded), len(claim.folded))
    options = assigner.options(claim, place, named)
    # Who is named in full on this side is meant before who shares a word with it; of these, who is named most exactly.
    options.sort(key=lambda option: _missing(option.profile, concepts))
    return [option.profile for option in options]


def _missing(profile: Profile, concepts: frozenset[str]) -> tuple[int, int]:
    held = sum(bool(group & concepts) for group in profile.metric.about)
    return len(profile.metric.about) - held, -held
