"""What a claim sets aside (甲，而不是乙; X rather than Y): it says that this is not so.

Where that is what the fact states of itself, the claim says otherwise; and where it is in the fact's own words at all,
and something that the fact knows nothing of stands in its place, the claim says another thing than the report.
"""

from collections.abc import Sequence
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.english import SMALL_WORDS, bare_words, stem
from shaoxing_cli.findings import CONTRADICTED, Finding, find
from shaoxing_cli.profiles import Profile
from shaoxing_cli.text import fold, is_han
from shaoxing_cli.thesaurus import substitutes

Span = tuple[int, int]

_LEAST: Final = 2
_FEW_WORDS: Final = 4
_FEW_CHARACTERS: Final = 8
# Families of words that tell a fact's own state, and slots whose forms any claim about it may leave out.
_STATES: Final = ("status", "level", "role", "frequency")
_LOOSE: Final = frozenset({"period", "total", *_STATES})


def denied_own(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim sets aside what the fact states of itself (its body, its stage, its base), or None."""
    for start, end in claim.set_aside:
        text = claim.text[start:end].strip()
        if _is_slot(fold(text), claim, profile) or _is_state(fold(text), claim, profile):
            finding = find(CONTRADICTED, "set_aside", profile.fact, claimed=text)
            return finding._replace(instead=claim.text[:start])
    return None


def set_right(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim puts something else in the place of what the fact says, or None."""
    for start, end in claim.set_aside:
        if not _is_own(fold(claim.text[start:end]).strip(), claim, profile):
            continue
        strange = _strange_before(start, claim, profile)
        if strange:
            given = claim.text[strange[0][0] : strange[-1][1]]
            return find(CONTRADICTED, "other_name", profile.fact, claimed=given)
    return None


def _is_slot(set_aside: str, claim: Claim, profile: Profile) -> bool:
    slots = profile.metric.slots.items()
    forms = [fold(form) for family, each in slots if family not in _LOOSE for form in each]
    return any(form in set_aside for form in forms) and not any(form in claim.folded for form in forms)


def _is_state(set_aside: str, claim: Claim, profile: Profile) -> bool:
    if len(bare_words(set_aside)) > _FEW_WORDS or sum(map(is_han, set_aside)) > _FEW_CHARACTERS:
        # Of more words the state is only a part.
        return False
    read = profile.book.find(set_aside)
    for family in _STATES:
        said = {value for mention in read for value in mention.values(family)}
        if said & profile.values(family) and not claim.values(family) & profile.values(family):
            return True
    change = profile.fact.change
    base = profile.book.find(fold(change.against)) if change and change.against else ()
    bases = {value for mention in base for value in mention.values("concept")}
    named = {value for mention in read for value in mention.values("concept")}
    return bool(bases & named) and not bases & claim.concepts


def _is_own(set_aside: str, claim: Claim, profile: Profile) -> bool:
    """Whether what is set aside stands in the words of the fact, or others for them, and the claim does not say it."""
    if any(map(is_han, set_aside)):
        return len(set_aside) >= _LEAST and profile.explains(set_aside) and set_aside not in claim.folded
    said = {stem(word) for word in bare_words(set_aside) if word not in SMALL_WORDS}
    others = {stem(set_aside[slice(*s.span)]) for s in substitutes(set_aside) if any(map(profile.holds, s.stands_for))}
    elsewhere = {stem(word) for word in bare_words(claim.folded)}
    return bool(said & profile.stems) and said <= profile.stems | others and not said <= elsewhere


def _strange_before(place: int, claim: Claim, profile: Profile) -> Sequence[Span]:
    """The stretches of the clause before a place that the fact knows nothing of, in order."""
    clause = claim.nearness.clause(max(0, place - 1))
    runs = [run.span for run in claim.strange if not profile.explains(run.text)]
    names = [mention.span for mention in claim.tagged("concept") if not profile.allows(mention)]
    return sorted(span for span in (*runs, *names) if span[1] <= place and claim.nearness.clause(span[0]) == clause)
