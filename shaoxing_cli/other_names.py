"""Another name, edition or place than a fact gives: in quotation or title marks, as a code, as a town."""

import re
from collections.abc import Sequence
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.english import stem, words
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, Finding, find
from shaoxing_cli.profiles import Profile
from shaoxing_cli.text import fold

# Patterns that few claims need are compiled, and kept by `re`, when one does.
_ENGLISH: Final = "[a-z]{3}"
_EDITION: Final = r"((?:19|20)\d\d)(?:年?版| edition| version)"
_CODE: Final = r"(?<![a-z0-9])([a-z]{1,5}\d{2,})(?![a-z0-9])"
# 一个也没有 says nothing of others.
_ALSO: Final = r"也(?![没不未无])|同样|亦(?![没不未无])|\b(?:also|too)\b"
_QUOTED: Final = r"\"([^\"]{1,40})\"|《([^》]{1,60})》"


def other_edition(claim: Claim, profile: Profile) -> Finding | None:
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


def other_name(claim: Claim, profile: Profile) -> Finding | None:
    """Another name in quotation or title marks than the quote gives."""
    own = quoted_names(profile.quote) or [fold(part) for part in profile.metric.slots.get("parts", ())]
    given = [name for name in quoted_names(claim.folded) if not _is_known(claim, name, profile)]
    if not given:
        return None
    missing = [name for name in own if name not in claim.folded]
    if f"《{given[0]}》" in claim.folded and not any(f"《{name}》" in profile.quote for name in missing):
        # A title does not stand in the place of a slogan.
        return find(NOT_COVERED, "other_metric", profile.fact, claimed=given[0])
    replaced = any(_is_like(given[0], name) for name in missing) or _is_listed(claim, given[0])
    if missing and not _may_translate(claim, given[0], missing) and (len(missing) == len(own) == 1 or replaced):
        return find(CONTRADICTED, "other_name", profile.fact, claimed=given[0])
    return find(NOT_COVERED, "other_metric", profile.fact, claimed=given[0])


def _may_translate(claim: Claim, name: str, missing: Sequence[str]) -> bool:
    """Whether an English name may be a translation that nobody has listed; one with a place in it is a name."""
    placed = any(mention.text in name for mention in claim.mentions if mention.values("place"))
    return (
        re.search(_ENGLISH, name) is not None and name.isascii() and not placed and not any(map(str.isascii, missing))
    )


def _is_like(name: str, other: str) -> bool:
    """Whether two names have a character in common, as one that stands in the other's place mostly has."""
    return not set(name).isdisjoint(other)


def _is_listed(claim: Claim, name: str) -> bool:
    """Whether a name in marks stands right beside another one: “甲”、“乙”."""
    return (
        re.search(
            rf'["》][,和与及]?["《]{re.escape(name)}["》]|["《]{re.escape(name)}["》][,和与及]?["《]', claim.folded
        )
        is not None
    )


def counts_names(claim: Claim) -> bool:
    """Whether all figures of a claim count the names that it gives in marks: “甲”“乙”两项."""
    names = len(quoted_names(claim.folded))
    return bool(names) and all(quantity.value == names for quantity in claim.quantities)


def _is_known(claim: Claim, name: str, profile: Profile) -> bool:
    """Whether a fact holds a name; an English one may be a translation, in its words or another form of its concept."""
    if profile.says(name) or _is_put_together(name, profile):
        return True
    if not re.search(_ENGLISH, name):
        return False
    named = any(mention.text == name and mention.values("concept") & profile.allowed for mention in claim.mentions)
    return named or all(stem(word) in profile.stems for word, _, _ in words(name))


def _is_put_together(name: str, profile: Profile) -> bool:
    """Whether marks hold several of the fact's names: “念好两业经、唱好双城计”."""
    bare = profile.quote.replace('"', "")
    parts = re.split("[,、]", name)
    return len(parts) > 1 and all(part in bare for part in parts)


def other_place(claim: Claim, profile: Profile) -> Finding | None:
    """Another place than the one that the quote names."""
    own = [mention for mention in profile.quoted_reading if mention.values("place")]
    places = {mention.text: mention.values("place") for mention in claim.tagged("place")}
    others = places.keys() - {mention.text for mention in own}
    named = {value for mention in own for value in mention.values("place")}
    # What one place did first, no other did.
    exclusive = "first_of_kind" in profile.values("distinction")
    if not (own or exclusive) or named & claim.values("place"):
        return None
    compared = claim.values("relation") & {"more_than", "less_than", "equal_to"}
    also = says_also(claim) and not (exclusive and claim.tagged("distinction"))
    if also or compared:
        # What is so elsewhere too may be so.
        return find(NOT_COVERED, "other_place", profile.fact, claimed=sorted(others)[0]) if others else None
    if own and not exclusive and all("among" in mention.tags for mention in own):
        # What is so in the whole province may be so beyond it.
        return find(NOT_COVERED, "other_place", profile.fact, claimed=sorted(others)[0]) if others else None
    foreign = sorted(text for text in others if not profile.says(text) and not places[text] & profile.home)
    if foreign:
        return find(CONTRADICTED, "other_name", profile.fact, claimed=foreign[0])
    # What is said of a part is not said of the whole.
    return find(NOT_COVERED, "other_place", profile.fact, claimed=sorted(others)[0]) if own and others else None


def says_also(claim: Claim) -> bool:
    """Whether a claim says that something is so as well."""
    return re.search(_ALSO, claim.folded) is not None


def quoted_names(folded: str) -> list[str]:
    """The names that folded text gives in quotation or title marks.

    >>> quoted_names('《办法》和"活力城"')
    ['办法', '活力城']
    """
    return [name for pair in re.findall(_QUOTED, folded) for name in pair if name]
