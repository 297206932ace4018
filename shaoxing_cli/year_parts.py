"""Parts of a year that a claim puts a date in, by name: 年底, the second half, early in the year."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, Finding, find
from shaoxing_cli.profiles import Profile
from shaoxing_cli.resources import table
from shaoxing_cli.text import stands_in

Span = tuple[int, int]

_MONTH: Final = slice(5, 7)


class YearPart(NamedTuple):
    """A part of a year, as it is written, and the numbers of the months that it may mean."""

    text: str
    span: Span
    months: frozenset[int]


def year_parts(folded: str) -> list[YearPart]:
    """The parts of a year that folded text names, in order.

    >>> [(part.text, sorted(part.months)) for part in year_parts("拖到2019年年底才启动")]
    [('年底', [9, 10, 11, 12])]
    >>> [part.text for part in year_parts("late in the year, unrelated to the first half")]
    ['late in the year', 'first half']
    """
    found: list[YearPart] = []
    for row in table("lexicon/periods")["parts"]:
        for word in (*row["zh"], *row["en"]):
            place = folded.find(word) if word in folded and stands_in(word, folded) else -1
            if place >= 0:
                found.append(YearPart(word, (place, place + len(word)), frozenset(row["months"])))
    return sorted(found, key=lambda part: part.span)


def other_part(claim: Claim, profiles: Sequence[Profile]) -> tuple[Profile, Finding] | None:
    """The finding that a claim puts a dated fact in a part of the year in which its month does not lie, or None.

    By the end of a year (截至年底, by the end of) all that went before it is done as well: that says no date.
    """
    dated = [profile for profile in profiles if profile.fact.kind == "date" and str(profile.fact.value)[_MONTH]]
    if not dated or any(word in claim.folded for word in table("lexicon/periods")["until"]):
        return None
    for part in year_parts(claim.folded):
        months = {int(str(profile.fact.value)[_MONTH]) for profile in dated}
        if months.isdisjoint(part.months):
            claimed = claim.text[slice(*part.span)]
            return dated[0], find(CONTRADICTED, "date_different", dated[0].fact, claimed=claimed)
    return None
