"""What a claim does not say though it stands in it: what it only corrects, asks or quotes the title of."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from shaoxing_cli.text import is_han

Span = tuple[int, int]

_CORRECTION: Final = (
    r"(?<=.{6}),\s?(?:而)?(?:不是|并不是|并非|而非|不属于)(?![都全]|每一|所有|件件|个个|人人)([^,;.!?]*)(?=[.!?]?$)"
    r"|, (?:and )?not ([^,.;]*)(?=[,.;]|$)|,? (?:rather than|instead of) ([^,.;]*)(?=[,.;]|$)"
    r"|(?:非但|不但|不仅)(?:没有?|未|不)([^,;.]*)(?=,)"
)
# One of these stands in every correction: few claims have one, and looking for them takes no pattern.
_CORRECTING: Final = ("不是", "非", "不属于", "不但", "不仅", "not ", "rather than", "instead of")
# English ordinals, of names as well.
ORDINAL: Final = r"[a-z]+th|first|second|third|\d{1,2}(?:st|nd|rd|th)"
_NUMBERED_PLAN: Final = rf"\b(?:{ORDINAL}) five-year"
_EDITION: Final = r"(?:19|20)\d\d(?=年?版)"
# One of these stands in every premise (按93%的合格率推算).
_TOLD: Final = (
    *("算", "计", "减去", "相减", "相加", "相除", "comput", "calculat", "based on", "basis"),
    *("over ", "with a ", "judging", "going by", "reckoned", "worked out"),
)
_NOT: Final = frozenset("不没")
_ASKING: Final = ("谁说", "难道", "莫非", "岂")
_RHETORICAL: Final = rf"(?:{'|'.join(_ASKING)})[^,;.]{{0,12}}?(?:不是|没有|不|没|未|非)"


class Correction(NamedTuple):
    """What folded text only sets aside: 是甲，不是乙 says nothing of 乙 but that it is not 甲.

    `span` is the whole with its comma and its 'not', `set_aside` what is said not to be so.
    """

    span: Span
    set_aside: Span


def corrections(folded: str) -> list[Correction]:
    """What folded text sets aside.

    >>> corrections("it was 176, not 186, in 2019")
    [Correction(span=(10, 19), set_aside=(16, 19))]
    """
    if not any(word in folded for word in _CORRECTING):
        return []
    found = re.finditer(_CORRECTION, folded)
    return [Correction(match.span(), match.span(match.lastindex or 0)) for match in found]


def blanked(folded: str, spans: Iterable[Span]) -> str:
    """Text with blanks in the place of some stretches.

    >>> blanked("it was 176, not 186, in 2019", [(10, 19)])
    'it was 176         , in 2019'
    """
    for start, end in spans:
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return folded


def questions(folded: str) -> Iterator[Span]:
    """Where folded text asks, as in 依不依法: that denies nothing.

    >>> list(questions("依不依法, 有没有, 满意不满意"))
    [(0, 4), (6, 9), (11, 16)]
    """
    end = 0
    # Most claims hold neither word.
    for start in range(len(folded) - 2) if any(char in folded for char in _NOT) else ():
        for size in (2, 1):
            behind = start + size + 1
            again = folded[start : start + size] == folded[behind : behind + size] and is_han(folded[start])
            if again and start >= end and folded[behind - 1] in _NOT:
                # 满不满意: the second word may be the longer.
                following = folded[behind + 1 : behind + 2]
                longer = size == 1 and is_han(following or " ") and following not in _NOT
                end = behind + size + longer
                yield start, end


def rhetorical(folded: str) -> Iterator[Span]:
    """Where folded text denies only to affirm, with the words that ask: 难道…不是…吗, 谁说没有.

    >>> list(rhetorical("难道不是全省第一吗")), list(rhetorical("谁说绍兴没有首创"))
    ([(0, 4)], [(0, 6)])
    """
    if any(word in folded for word in _ASKING):
        yield from (found.span() for found in re.finditer(_RHETORICAL, folded))


def numerals_of_names(folded: str) -> Iterator[Span]:
    """Where folded text names a plan of five years by its number, or an edition by its year: neither counts years.

    >>> list(numerals_of_names("the seventh five-year plan, a five-year plan"))
    [(4, 21)]
    >>> list(numerals_of_names("2019版目录"))
    [(0, 4)]
    """
    if "five-year" in folded:
        yield from (found.span() for found in re.finditer(_NUMBERED_PLAN, folded))
    if "版" in folded:
        yield from (found.span() for found in re.finditer(_EDITION, folded))


def may_hold_premise(folded: str) -> bool:
    """Whether folded text holds one of the words by which claims tell what they were computed from.

    >>> may_hold_premise("按93%的合格率推算"), may_hold_premise("合格率为93%")
    (True, False)
    """
    return any(word in folded for word in _TOLD)


def titles(folded: str) -> Iterator[Span]:
    """The titles in 《》, with these marks.

    >>> list(titles("《条例》和《办法》《"))
    [(0, 4), (5, 9)]
    """
    place = folded.find("《")
    while place >= 0:
        end = folded.find("》", place)
        if end < 0:
            return
        yield place, end + 1
        place = folded.find("《", end)
