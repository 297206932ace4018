"""A comparison of two stated figures: which two, and which way round."""

import re
from collections.abc import Sequence
from typing import Final

from shaoxing_cli.assignment import Assigner
from shaoxing_cli.claims import Claim
from shaoxing_cli.figures import is_passing
from shaoxing_cli.findings import Finding
from shaoxing_cli.phrases import Mention
from shaoxing_cli.profiles import Profile
from shaoxing_cli.units import TIMES

_FRAME: Final = "比"
# The senses of a comparison, and what each is for ranks.
_REVERSE: Final = {"more_than": "less_than", "less_than": "more_than", "equal_to": "equal_to"}
_MORE: Final = frozenset("多高大长快强前")
_LESS: Final = frozenset("少低小短慢弱后")
_RANKING: Final = ("排名", "名次", "位次", "ranking", "rank")
_ENGLISH_MORE: Final = frozenset("more higher larger greater bigger longer".split())
_NOT_AS: Final = r"没有?[^,;.]{2,14}?(?:那么|这么)?([多高大长快强少低小短慢弱])(?=[.!,;]|$)"
_THAN: Final = r"\b(more|higher|larger|greater|bigger|longer|fewer|less|lower|smaller|shorter)\b.*?\b(than)\b"


def comparison(
    claim: Claim, profiles: Sequence[Profile], assigner: Assigner
) -> tuple[tuple[Profile, ...], Finding] | None:
    """The two facts that a claim compares and the finding, or None where it compares none."""
    # 两个数打平: what counts the two is no figure of theirs; 'twice as often' is one.
    figures = [quantity for quantity in claim.quantities if quantity.unit == TIMES or not is_passing(quantity)]
    pivot = None if figures else _pivot(claim)
    if pivot is None:
        return None
    # Most claims compare nothing.
    from shaoxing_cli.arithmetic import judge_comparison

    mention, sense = pivot
    ranks = any(word in claim.folded for word in _RANKING)
    stated = [p for p in profiles if p.fact.kind == ("rank" if ranks else "figure") and not p.fact.derived]
    sides = [_side(claim, stated, assigner, mention, before=before) for before in (True, False)]
    opposed = ((left, right) for left in sides[0] for right in sides[1] if _comparable(left, right))
    pairs = [pair for pair in opposed if _are_told_apart(claim, mention, *pair, assigner)]
    if sense == "equal_to":
        # Both may stand on one side: 甲和乙一样多. Then they are the only two that it names.
        pairs = pairs or ([(stated[0], stated[1])] if len(stated) == 2 and _comparable(*stated) else [])
    if not pairs:
        return None
    left, right = pairs[0]
    # The better rank is the smaller number.
    sense = _REVERSE[sense] if ranks else sense
    return (left, right), judge_comparison(claim, mention, left.fact, right.fact, sense)


def _are_told_apart(claim: Claim, pivot: Mention, left: Profile, right: Profile, assigner: Assigner) -> bool:
    """Whether the first side names what only the first fact has; where that is nothing, the second what only it has."""
    if assigner.scopes_of(left) != assigner.scopes_of(right):
        return True
    start, end = pivot.span
    sides = [m for m in claim.mentions if m.span[1] <= start], [m for m in claim.mentions if m.span[0] >= end]
    before, behind = ({value for m in side for value in m.values("concept")} for side in sides)
    own = left.about - right.about
    return bool(own & before if own else (right.about - left.about) & behind)


def _comparable(left: Profile, right: Profile) -> bool:
    return left is not right and left.fact.unit == right.fact.unit and None not in (left.fact.number, right.fact.number)


def _pivot(claim: Claim) -> tuple[Mention, str] | None:
    for mention in claim.tagged("relation"):
        kinds = sorted(mention.values("relation") & _REVERSE.keys())
        if kinds:
            return mention, kinds[0]
    place = claim.folded.find(_FRAME)
    compared = [char for char in claim.folded[place + 1 :] if char in _MORE or char in _LESS] if place >= 0 else []
    if compared:
        return Mention((place, place + 1), _FRAME, {}), "more_than" if compared[-1] in _MORE else "less_than"
    unlike = re.search(_NOT_AS, claim.folded) if "没" in claim.folded else None
    if unlike:
        # 甲没有乙大: less than it.
        sense = "less_than" if unlike.group(1) in _MORE else "more_than"
        return Mention((unlike.start(), unlike.start() + 1), unlike.group()[0], {}), sense
    match = re.search(_THAN, claim.folded)
    if match is None:
        return None
    return Mention(match.span(2), match.group(2), {}), "more_than" if match.group(1) in _ENGLISH_MORE else "less_than"


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
