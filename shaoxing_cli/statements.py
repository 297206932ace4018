"""Judging a claim without a figure of its own: what is said of a document, body, scheme, event, honour or shortcoming.

It is contradicted where it says the same thing with the other polarity, direction, status or number, or puts another
name in its place. It is supported where none of that is so; the gates see to it that every word of it is explained.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from shaoxing_cli.bodies import other_body
from shaoxing_cli.claims import Claim
from shaoxing_cli.compare import compare
from shaoxing_cli.corrections import denied_own, set_right
from shaoxing_cli.cover import Cover
from shaoxing_cli.english import stem, words
from shaoxing_cli.extents import other_extent
from shaoxing_cli.figures import SIDES
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find
from shaoxing_cli.identities import other_identity
from shaoxing_cli.model import Fact
from shaoxing_cli.opposites import opposite_word
from shaoxing_cli.phrases import Mention
from shaoxing_cli.polarity import denies, opposite
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold, grams

_OPPOSITE_TRENDS: Final[Mapping[str, frozenset[str]]] = {
    "increase": frozenset({"decrease", "worsen", "unchanged"}),
    "improve": frozenset({"decrease", "worsen", "unchanged"}),
    "decrease": frozenset({"increase", "unchanged"}),
    "worsen": frozenset({"improve", "unchanged"}),
}
_COMPARING: Final = frozenset({"more_than", "less_than", "equal_to"})
_TOLD: Final = {"increase": "more_than", "decrease": "less_than"}
# Families of which one value may stand within the name of another (省长 in 副省长).
EXACT: Final = frozenset({"role", "level"})
# Families of words of which a false claim may take another: the claim's value against the fact's own words.
_REPLACEABLE: Final = ("status", "level", "role", "frequency", "distinction")


def best(claim: Claim, profiles: Sequence[Profile]) -> list[Profile]:
    """The facts that explain most of a claim's words, best first; stated ones before computed ones."""
    if len(profiles) < 2:
        return list(profiles)
    terms = set(grams(claim.folded))
    names = _quoted(claim.folded)

    def explained(profile: Profile) -> tuple[int, int, int, float]:
        figure = profile.fact.kind == "figure" and not (profile.fact.change and _directions(claim, profile))
        concepts = sum(profile.allows(mention) for mention in claim.tagged("concept"))
        named = sum(bool(mention.values("concept") & profile.about) for mention in claim.tagged("concept"))
        distinct = sum(profile.says(mention.text) for mention in claim.tagged("distinction"))
        residue = sum(profile.explains(run) for run in claim.residue)
        quoted = sum(name in profile.quote for name in names)
        alike = len(terms & profile.terms) / (len(terms) + len(profile.terms))
        return concepts + residue + distinct + quoted - 2 * figure, named, 0 if profile.fact.derived else 1, alike

    return sorted(profiles, key=explained, reverse=True)


def judge_statement(claim: Claim, profile: Profile) -> Finding:
    """Judge a claim against the fact that explains it best."""
    judges = (
        _replaced,
        _trend,
        _compared,
        _figures,
        _editions,
        _names,
        _places,
        other_body,
        other_identity,
        other_extent,
        set_right,
        denied_own,
        opposite_word,
        _plan,
        opposite,
    )
    findings = [finding for judge in judges if (finding := judge(claim, profile))]
    if findings:
        return next((finding for finding in findings if finding.verdict == CONTRADICTED), findings[0])
    fact = profile.fact
    if fact.kind == "figure" and fact.value and not (fact.change and _directions(claim, profile)):
        return _whole(claim, fact)
    return find(SUPPORTED, "stated", fact)


def _whole(claim: Claim, fact: Fact) -> Finding:
    """全部, all: a rate of 100%, and of no other."""
    if fact.unit != "%" or "all" not in claim.values("relation"):
        return find(NOT_COVERED, "unknown", fact)
    return (
        find(SUPPORTED, "equal", fact)
        if fact.value == _PERCENT
        else find(CONTRADICTED, "different", fact, claimed="100%")
    )


def _directions(claim: Claim, profile: Profile) -> Sequence[Mention]:
    """The words for rise and fall; of a change, those too that put it above or below what went before."""
    return [*claim.tagged("trend"), *(claim.tagged("side") if profile.fact.change else ())]


def _trend(claim: Claim, profile: Profile) -> Finding | None:
    change = profile.fact.change
    stated = profile.mentioned("trend") | ({change.direction} if change else frozenset())
    for mention in _directions(claim, profile):
        said = mention.values("trend") or frozenset(SIDES[side] for side in mention.values("side"))
        opposed = any(said & _OPPOSITE_TRENDS.get(value, frozenset()) for value in stated)
        if opposed and not said & stated and not denies(claim):
            return find(CONTRADICTED, "direction", profile.fact)
        if not said & stated and not profile.says(mention.text):
            return find(NOT_COVERED, "other_metric", profile.fact, claimed=mention.text)
    return None


def _compared(claim: Claim, profile: Profile) -> Finding | None:
    """A comparison of two things, of which a fact of one of them tells nothing, save that it is first or has fallen."""
    fact = profile.fact
    told = (
        {"more_than"}
        if fact.rank and fact.rank.position == 1
        else {_TOLD[fact.change.direction]}
        if fact.change
        else ()
    )
    compared = (m for m in claim.tagged("relation") if m.values("relation") & _COMPARING.difference(told))
    unsaid = next((m for m in compared if not profile.says(m.text) and not m.values("concept")), None)
    return find(NOT_COVERED, "other_metric", profile.fact, claimed=unsaid.text) if unsaid else None


def _figures(claim: Claim, profile: Profile) -> Finding | None:
    """A figure in passing (第二十三次会议, 七大领域): another than the quote gives for its unit, or one unheard of."""
    for said in (*claim.quantities, *(rank.ordinal for rank in claim.ranks if rank.ordinal)):
        fault = passing_fault(said, profile)
        if fault:
            return fault
    return None


def passing_fault(said: Quantity, profile: Profile) -> Finding | None:
    """What is wrong with a figure that no fact of its own stands for; None where the fact's own words hold it."""
    if any(_same(said, stated) and _agrees(said, stated) for stated in profile.figures) or profile.says(said.text):
        return None
    stated = [quantity for quantity in profile.quoted_figures if _same(said, quantity)]
    if stated and said.unit is not None:
        return find(CONTRADICTED, "other_name", profile.fact, claimed=said.text)
    return find(NOT_COVERED, "other_metric", profile.fact, claimed=said.text)


def _agrees(said: Quantity, stated: Quantity) -> bool:
    return said.value == stated.value or compare(said, stated.value, stated.unit).agreement.agrees


def _same(one: Quantity, other: Quantity) -> bool:
    return (one.form == "ordinal") == (other.form == "ordinal") and (one.unit == other.unit or one.unit is None)


def _editions(claim: Claim, profile: Profile) -> Finding | None:
    """Another edition (2018版), span of years or code (DB31) than the quote gives."""
    intervals = {date.iso for date in profile.quoted_dates if "/" in date.iso}
    for date in claim.dates if intervals else ():
        if "/" in date.iso and date.iso not in intervals:
            return find(CONTRADICTED, "other_name", profile.fact, claimed=date.text)
    for pattern in (_EDITION, _CODE):
        own = {match.group(1) for match in re.finditer(pattern, profile.quote)}
        for match in re.finditer(pattern, claim.folded) if own else ():
            if match.group(1) not in own:
                return find(CONTRADICTED, "other_name", profile.fact, claimed=match.group())
    return None


def _names(claim: Claim, profile: Profile) -> Finding | None:
    """Another name in quotation or title marks than the quote gives."""
    own = _quoted(profile.quote) or [fold(part) for part in profile.metric.slots.get("parts", ())]
    given = [name for name in _quoted(claim.folded) if not _is_known(claim, name, profile)]
    if not given:
        return None
    if own and not all(name in claim.folded for name in own):
        return find(CONTRADICTED, "other_name", profile.fact, claimed=given[0])
    return find(NOT_COVERED, "other_metric", profile.fact, claimed=given[0])


def counts_names(claim: Claim) -> bool:
    """Whether all figures of a claim count the names that it gives in marks: “甲”“乙”两项."""
    names = len(_quoted(claim.folded))
    return bool(names) and all(quantity.value == names for quantity in claim.quantities)


def _is_known(claim: Claim, name: str, profile: Profile) -> bool:
    """Whether a fact holds a name; an English one may be a translation, in its words or another form of its concept."""
    if profile.says(name):
        return True
    if not re.search(_ENGLISH, name):
        return False
    named = any(mention.text == name and mention.values("concept") & profile.allowed for mention in claim.mentions)
    return named or all(stem(word) in profile.stems for word, _, _ in words(name))


def _places(claim: Claim, profile: Profile) -> Finding | None:
    """Another place than the one that the quote names."""
    own = [mention for mention in profile.quoted_reading if mention.values("place")]
    places = {mention.text: mention.values("place") for mention in claim.tagged("place")}
    others = places.keys() - {mention.text for mention in own}
    named = {value for mention in own for value in mention.values("place")}
    # What one place did first, no other did.
    exclusive = "first_of_kind" in profile.values("distinction")
    if not (own or exclusive) or named & claim.values("place"):
        return None
    if not exclusive and any(word in claim.folded for word in _ALSO):
        # What is so elsewhere too may be so.
        return find(NOT_COVERED, "other_place", profile.fact, claimed=sorted(others)[0]) if others else None
    foreign = sorted(text for text in others if not profile.says(text) and not places[text] & profile.home)
    if foreign:
        return find(CONTRADICTED, "other_name", profile.fact, claimed=foreign[0])
    # What is said of a part is not said of the whole.
    return find(NOT_COVERED, "other_place", profile.fact, claimed=sorted(others)[0]) if own and others else None


def _replaced(claim: Claim, profile: Profile) -> Finding | None:
    """Another status, level, office, rhythm or distinction than the fact's own words give."""
    conflicts: Mapping[str, Sequence[str]] = table("lexicon/conflicts")["status"]
    for family in _REPLACEABLE:
        own = profile.values(family)
        for mention in _outer_or_within(claim, family):
            said = mention.values(family)
            # What is not passed yet may be told by the same word: a status counts as named where it is denied.
            counts = denies(claim) if family == "status" else family not in EXACT
            named = profile.says(mention.text) and counts
            if not own or said & own or named or (family == "frequency" and _is_anothers(mention, claim, profile)):
                continue
            if family == "status" and profile.fact.kind == "pledge" and said & _AIMED:
                continue
            if family != "status" or any(other in conflicts.get(value, ()) for value in said for other in own):
                return find(CONTRADICTED, "other_name", profile.fact, claimed=mention.text)
    return None


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


def _plan(claim: Claim, profile: Profile) -> Finding | None:
    """A plan is no deed: a claim on one must speak of what is to come."""
    if profile.fact.kind != "pledge":
        return None
    years = {str(year) for date in claim.dates for year in date.years}
    if any(word in claim.folded for word in _DONE):
        return find(NOT_COVERED, "unknown", profile.fact)
    ahead = "future" in claim.values("judgement") or (profile.fact.period or "") in years
    concepts = {value for mention in claim.outer for value in mention.values("concept")}
    named = ahead or bool(concepts & _PLANS) or any(word in claim.folded for word in _AHEAD)
    return None if named else find(NOT_COVERED, "unknown", profile.fact)


def _quoted(folded: str) -> list[str]:
    return [name for pair in re.findall(_QUOTED, folded) for name in pair if name]


# Patterns that few claims need are compiled, and kept by `re`, when one does.
_ENGLISH: Final = "[a-z]{3}"
_EDITION: Final = r"((?:19|20)\d\d)(?:年?版| edition| version)"
_CODE: Final = r"(?<![a-z0-9])([a-z]{1,5}\d{2,})(?![a-z0-9])"
_DONE: Final = ("已", "了", "already", "has been", "have been", " finished ", "has completed", "was completed")
# What a plan may be said to come to.
_AIMED: Final = frozenset({"rolled_out", "completed", "in_force", "started", "everywhere", "established", "issued"})
_PERCENT: Final = 100
_PLANS: Final = frozenset({"future_plan", "pledge", "work_item"})
_AHEAD: Final = ("下一年", "下一步", "来年", "将", "要", "next year", "will", "plan", "pledge", "promise")
_ALSO: Final = ("也", "同样", "亦", " also ", " too")
_QUOTED: Final = r"\"([^\"]{1,40})\"|《([^》]{1,60})》"
