"""Judging a claim without a figure of its own: what is said of a document, body, scheme, event, honour or shortcoming.

It is contradicted where it says the same thing with the other polarity, direction, status or number, or puts another
name in its place. It is supported where none of that is so; the gates see to it that every word of it is explained.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from shaoxing_cli.bodies import other_body
from shaoxing_cli.claims import Claim
from shaoxing_cli.cover import Cover
from shaoxing_cli.extents import WHOLLY, other_extent
from shaoxing_cli.figures import SIDES, directions
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find
from shaoxing_cli.identities import other_identity
from shaoxing_cli.model import Fact
from shaoxing_cli.officers import other_officer
from shaoxing_cli.other_names import other_edition, other_name, other_place, says_also
from shaoxing_cli.passing_figures import passing_fault
from shaoxing_cli.phrases import Mention
from shaoxing_cli.plans import told_as_deed
from shaoxing_cli.polarity import denies, opposite
from shaoxing_cli.profiles import Profile
from shaoxing_cli.resources import table
from shaoxing_cli.states import AIMED, EXACT
from shaoxing_cli.units import WHOLE, WHOLE_SHARE

_OPPOSITE_TRENDS: Final[Mapping[str, frozenset[str]]] = {
    "increase": frozenset({"decrease", "worsen", "unchanged"}),
    "improve": frozenset({"decrease", "worsen", "unchanged"}),
    "decrease": frozenset({"increase", "unchanged"}),
    "worsen": frozenset({"improve", "unchanged"}),
}
# 比 two things: 材料比时间压缩得更多.
_BEFORE: Final = "例|重|率|上年|去年|往年|以往|以前|之前|过去|从前|原来|原先|前|上一|同期"
_FRAME: Final = rf"比(?!{_BEFORE})[^,;.]{{1,20}}?(?:更|还|要|都)[大小多少高低快慢强弱猛好差]"
_ADJECTIVES: Final = {**dict.fromkeys("多高大", "increase"), **dict.fromkeys("少低小", "decrease")}
_THAN_BEFORE: Final = (
    r"比[^,;.]{0,12}?(?:年|同期|以前|过去|平均|均值)[^,;.]{0,6}?"
    r"(?:还要|还|更|要|都)?([多高大少低小])[了些]?(?=[.!,;]|$)"
)
_BETTER: Final = frozenset({"increase", "improve"})
_STRENGTH: Final = frozenset("强深升优善健进")
_EFFORTS: Final = tuple("加强 强化 深化 提升 完善 健全 优化 推进 加大 扩大 提高 充实 升级".split())
_COMPARING: Final = frozenset({"more_than", "less_than", "equal_to"})
_TOLD: Final = {"increase": "more_than", "decrease": "less_than"}
# Families of words of which a false claim may take another: the claim's value against the fact's own words.
_REPLACEABLE: Final = ("status", "level", "role", "frequency", "distinction")


def judge_statement(claim: Claim, profile: Profile) -> Finding:
    """Judge a claim against the fact that explains it best."""
    # Claims that give figures need none of these.
    from shaoxing_cli.corrections import denied_own, set_right
    from shaoxing_cli.opposites import opposite_word

    judges = (
        _replaced,
        _trend,
        _compared,
        _figures,
        other_edition,
        other_name,
        other_place,
        other_officer,
        other_body,
        other_identity,
        other_extent,
        set_right,
        denied_own,
        opposite_word,
        told_as_deed,
        opposite,
    )
    findings = [finding for judge in judges if (finding := judge(claim, profile))]
    if findings:
        wrong = next((finding for finding in findings if finding.verdict == CONTRADICTED), findings[0])
        if wrong.verdict == CONTRADICTED and wrong.claimed is not None and says_also(claim):
            # Of another one it may be so as well.
            return find(NOT_COVERED, "other_metric", profile.fact, claimed=wrong.claimed)
        return wrong
    fact = profile.fact
    directed = fact.change and (directions(claim, profile) or _set_beside(claim))
    if fact.kind == "figure" and fact.value and not directed:
        return _whole(claim, fact)
    if fact.rank and fact.rank.position and not claim.ranks and not claim.tagged("distinction"):
        # To name what is ranked gives it no rank.
        return find(NOT_COVERED, "unknown", fact)
    return find(SUPPORTED, "stated", fact)


def _whole(claim: Claim, fact: Fact) -> Finding:
    """全部, all: a rate of 100%, and of no other."""
    if fact.unit != "%" or not _says_all(claim):
        return find(NOT_COVERED, "unknown", fact)
    return (
        find(SUPPORTED, "equal", fact)
        if fact.value == WHOLE
        else find(CONTRADICTED, "different", fact, claimed=WHOLE_SHARE)
    )


def _says_all(claim: Claim) -> bool:
    """Whether a claim says it of all: in so many words, or of none that it is not (没有谁还没开通)."""
    relations = claim.values("relation")
    return "all" in relations or ("none" in relations and "negation" in claim.values("polarity"))


def _trend(claim: Claim, profile: Profile) -> Finding | None:
    change = profile.fact.change
    stated = profile.mentioned("trend") | ({change.direction} if change else frozenset())
    beside = _set_beside(claim) if change else None
    if change and beside and beside != change.direction and not denies(claim):
        return find(CONTRADICTED, "direction", profile.fact)
    for mention in directions(claim, profile):
        said = mention.values("trend") or frozenset(SIDES[side] for side in mention.values("side"))
        opposed = any(said & _OPPOSITE_TRENDS.get(value, frozenset()) for value in stated)
        if opposed and not said & stated and not denies(claim):
            return find(CONTRADICTED, "direction", profile.fact)
        effort = said <= _BETTER and _is_effort(mention.text, profile)
        if not said & stated and not profile.says(mention.text) and not effort:
            return find(NOT_COVERED, "other_metric", profile.fact, claimed=mention.text)
    return None


def _set_beside(claim: Claim) -> str | None:
    """The direction of what a claim calls more or less than it was: 比前三年同期还多."""
    found = re.search(_THAN_BEFORE, claim.folded) if "比" in claim.folded else None
    return _ADJECTIVES[found.group(1)] if found else None


def _is_effort(word: str, profile: Profile) -> bool:
    """Whether a word and a fact tell that something was strengthened or carried forward: stepped up for 加强."""
    told = word.isascii() or any(char in word for char in _STRENGTH)
    return told and profile.fact.kind != "figure" and any(effort in profile.quote for effort in _EFFORTS)


def _compared(claim: Claim, profile: Profile) -> Finding | None:
    """A comparison of two things, of which a fact of one of them tells nothing, save that it is first or has fallen."""
    fact = profile.fact
    comparing = [m for m in claim.tagged("relation") if m.values("relation") & _COMPARING]
    compared = (m for m in comparing if not m.values("relation") & _told(fact) or _sets_against(claim, m, profile))
    unsaid = next((m for m in compared if not profile.says(m.text) and not m.values("concept")), None)
    framed = re.search(_FRAME, claim.folded) if "比" in claim.folded else None
    if framed and not any(m.values("concept") & profile.about for m in claim.within(framed.start(), framed.end())):
        return find(NOT_COVERED, "unknown", fact)
    return find(NOT_COVERED, "other_metric", fact, claimed=unsaid.text) if unsaid else None


def _sets_against(claim: Claim, comparing: Mention, profile: Profile) -> bool:
    """Whether what a fact is of is the other side of a comparison, behind it in its clause: 低于材料."""
    clause = claim.nearness.clause(comparing.span[0])
    named = (m for m in claim.tagged("concept") if m.values("concept") & profile.about)
    behind = (m for m in named if m.span[0] >= comparing.span[1])
    return any(claim.nearness.clause(m.span[0]) == clause for m in behind)


def _told(fact: Fact) -> frozenset[str]:
    """What a fact tells of how it compares: the first is more than all others, what fell is less than it was."""
    if fact.rank and fact.rank.position == 1:
        return frozenset({"more_than"})
    return frozenset({_TOLD[fact.change.direction]} if fact.change else ())


def _figures(claim: Claim, profile: Profile) -> Finding | None:
    """A figure in passing (第二十三次会议, 七大领域): another than the quote gives for its unit, or one unheard of."""
    for said in (*claim.quantities, *(rank.ordinal for rank in claim.ranks if rank.ordinal)):
        fault = passing_fault(said, profile)
        if fault:
            return fault
    return None


def _replaced(claim: Claim, profile: Profile) -> Finding | None:
    """Another status, level, office, rhythm or distinction than the fact's own words give."""
    conflicts: Mapping[str, Sequence[str]] = table("lexicon/conflicts")["status"]
    for family, mentions in _telling(claim):
        own = _own(profile, family)
        for mention in mentions:
            said = mention.values(family)
            # What is not passed yet may be told by the same word: a status counts as named where it is denied.
            counts = denies(claim) if family == "status" else family not in EXACT
            named = profile.says(mention.text) and counts
            if family in EXACT and "distinction" in mention.tags and not profile.values("distinction"):
                # 全省首个 names no level of what is not the first of its kind.
                continue
            if not own or said & own or named or (family == "frequency" and _is_anothers(mention, claim, profile)):
                continue
            if family == "status" and (_is_verb_of(mention, said, own, claim) or _is_aimed(said, profile)):
                continue
            if family == "status" and _is_denied(mention, claim):
                continue
            if family != "status" or any(other in conflicts.get(value, ()) for value in said for other in own):
                return find(CONTRADICTED, "other_name", profile.fact, claimed=mention.text)
    return None


def _telling(claim: Claim) -> Sequence[tuple[str, Sequence[Mention]]]:
    """The words of a claim of which a false one may be another, by family."""
    found = ((family, _outer_or_within(claim, family)) for family in _REPLACEABLE)
    return [(family, mentions) for family, mentions in found if mentions]


def _is_denied(state: Mention, claim: Claim) -> bool:
    """Whether a denial stands right before a state: 不再是试点."""
    denials = (m for m in claim.tagged("polarity") if "negation" in m.values("polarity"))
    return any(0 <= state.span[0] - m.span[1] <= _DENIAL_REACH for m in denials)


def _own(profile: Profile, family: str) -> frozenset[str]:
    """The values of a family in a fact; what is carried out in full (全面实施) is so everywhere."""
    own = profile.values(family)
    wholly = "rolled_out" in own and any(word in profile.quote for word in WHOLLY)
    return own | {"everywhere"} if wholly else own


def _is_aimed(said: frozenset[str], profile: Profile) -> bool:
    return profile.fact.kind == "pledge" and bool(said & AIMED)


def _is_verb_of(mention: Mention, said: frozenset[str], own: frozenset[str], claim: Claim) -> bool:
    """Whether a status is told of another stage: of the fact's own that follows it (passed their second reading).

    What was turned down at a stage has not passed it. In Chinese any stage stands right before what is told of it.
    """
    start, end = mention.span
    if said & _UNDONE:
        return False
    before = (m for m in claim.tagged("status") if m is not mention and m.span[1] == start)
    follows = any(m.values("status") & own for m in claim.within(end, end + _OBJECT_REACH))
    return follows or (any(before) and not mention.text.isascii())


def _outer_or_within(claim: Claim, family: str) -> Sequence[Mention]:
    """The mentions of a family; a status may stand within the name of a concept (passed by)."""
    if family != "status":
        return claim.tagged(family)
    named = Cover(mention.span for mention in claim.tagged("concept"))
    within = [mention for mention in claim.mentions if mention.values(family) and named.holds(mention.span)]
    return [*claim.tagged(family), *within]


def _is_anothers(rhythm: Mention, claim: Claim, profile: Profile) -> bool:
    """Whether a rhythm belongs to something else: what the fact is of has the fact's own nearer to it."""
    own = [m for m in claim.mentions if m.values("frequency") & profile.values("frequency")]
    named = [m for m in claim.mentions if m.values("concept") & profile.about]
    return any(_gap(m, near) < _gap(m, rhythm) for m in named for near in own)


def _gap(one: Mention, other: Mention) -> int:
    return max(one.span[0], other.span[0]) - min(one.span[1], other.span[1])


_OBJECT_REACH: Final = 8
_UNDONE: Final = frozenset({"rejected", "stopped", "repealed"})
_DENIAL_REACH: Final = 2
