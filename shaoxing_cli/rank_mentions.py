"""The ranks that a claim gives: 第三名, 榜首, runner-up, top 30, and the figures that are ranks."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from shaoxing_cli.phrases import Mention
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.resources import table

Span = tuple[int, int]

# Before the position up to which a rank may be, in the lexicon.
_WITHIN: Final = "<="
_LAST: Final = "last"
_TENS: Final = frozenset("十百千")
_DIGITS: Final = frozenset("二三四五六七八九两")
_HUNDREDS: Final = (" hundred", " thousand", " million", " billion")
_LISTED: Final = ("强", "佳", " strongest", " best", " biggest", " largest", " richest", " leading", " top ")
_UNMATCHED: Final = (
    r"\b(?:no (?:[a-z]+ ){0,3}(?:city|cities|place|peer)|nobody|no one|none)\b[^,;.]{0,80}? "
    r"(?:more|better|higher|faster|beat|beats|surpassed|outdid|outperformed|bettered|ahead of|as many|as much|before"
    r"|(?:ranked|ranks|placed|came|finished|stood|stands|is|was|were|did) above|outranked|outranks|topped|tops)\b"
)
# How far from those among whom something is the best the word that says so may stand.
_BEST_REACH: Final = 60
_NEXT_TO: Final = ("仅次于", "次于", "紧随", "second only to", "next only to", "just behind", "behind only")
_NEXT_REACH: Final = 24
_GROUP: Final = 8
# 第三, 第三个, 第三家 rank; 第三次 and 第三批 count.
_RANKED: Final = (None, "个", "家", "人")


class RankMention(NamedTuple):
    """A position (1 is the best; 0 the last) that a claim gives, and where.

    `ordinal` is the figure where it is written as a bare ordinal (第三, 25th), which may number something as well.
    `within`: it may be any position up to that one (前三).
    """

    position: int
    span: Span
    text: str
    ordinal: Quantity | None = None
    within: bool = False


def ranks_of(folded: str, outer: Iterable[Mention], quantities: Iterable[Quantity]) -> Iterable[RankMention]:
    """The ranks among the phrases and the figures of folded text, those of the phrases first."""
    taken: list[Span] = []
    unmatched = re.search(_UNMATCHED, folded) if "no" in folded else None
    if unmatched:
        # No comparable city investigated more cases than this one.
        yield RankMention(1, unmatched.span(), unmatched.group())
    for mention in outer:
        for value in () if goes_on(folded, mention) else mention.values("rank"):
            taken.append(mention.span)
            position = 0 if value == _LAST else int(value.removeprefix(_WITHIN)) + _is_next(folded, mention.span[0])
            yield RankMention(position, mention.span, mention.text, within=value.startswith(_WITHIN))
    for best in _bests(folded, [mention for mention in outer if "among" in mention.tags]):
        if not any(low < best.span[1] and best.span[0] < high for low, high in taken):
            taken.append(best.span)
            yield best
    for quantity in quantities:
        start, end = quantity.span
        if is_rank(quantity) and not any(low <= start and end <= high for low, high in taken):
            next_to = _is_next(folded, start)
            yield RankMention(
                int(quantity.value) + next_to, quantity.span, quantity.text, None if next_to else quantity
            )


def _is_next(folded: str, place: int) -> bool:
    """Whether only the rank at a place is better: 仅次于第一名, second only to the top."""
    before = folded[max(0, place - _NEXT_REACH) : place]
    found = max((before.rfind(word) + len(word) for word in _NEXT_TO if word in before), default=None)
    # The group may stand between: 仅次于全省第一.
    return found is not None and len(before) - found <= _GROUP and not set(before[found:]) & set(",;.")


def _bests(folded: str, among: Sequence[Mention]) -> Iterable[RankMention]:
    """What is told to be the best of a group is its first: the best in the province, tops the province, 全省最快."""
    if not among:
        return
    before, behind, last = _superlatives()
    final = last.search(folded, among[0].span[1])
    for mention in among:
        start, end = mention.span
        found = before.search(folded, max(0, start - _BEST_REACH), start)
        if found:
            yield RankMention(1, (found.start(), end), folded[found.start() : end])
        following = behind.match(folded, end)
        if following:
            yield RankMention(1, following.span(), folded[start : following.end()])
    if final:
        yield RankMention(1, final.span(), final.group())


def is_superlative(word: str) -> bool:
    """Whether a word tells the first of a group beside it: best, 最好.

    >>> is_superlative("best"), is_superlative("most successful")
    (True, False)
    """
    words = table("lexicon/rank_words")["superlatives"]
    return word in words["en"] or word.removeprefix("最") in words["zh"]


@cache
def _superlatives() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The patterns of what makes a group's first: before it in English, behind it in Chinese, or at the very end."""
    words = table("lexicon/rank_words")["superlatives"]
    of = r"(?: (?:in|of|across|among|amongst|throughout|within))?(?: all| any)?(?: of)?(?: the)?\s*$"
    best = rf"\b(?:the|ranked|came|was|were|is|are|be) (?:{'|'.join(words['en'])})\b(?: [a-z-]+){{0,3}}?{of}"
    leads = rf"\b(?:{'|'.join(words['en_verbs'])})(?: all)?(?: of)?(?: the| its)? $"
    chinese = rf"(?:范围)?(?:内|里|中|当中|之中)?(?:是|属|算|属于|处于)?最(?:{'|'.join(words['zh'])})"
    return re.compile(f"{best}|{leads}"), re.compile(chinese), re.compile(f"{chinese}的?[.!]?$")


def is_rank(quantity: Quantity) -> bool:
    """Whether a figure ranks rather than counts: 第三, but not 第三次."""
    return quantity.form == "rank" or (quantity.form == "ordinal" and quantity.unit in _RANKED)


def marked_rank(folded: str, quantity: Quantity) -> Quantity:
    """A figure of folded text, marked as a rank where it is one: 30强, 前三十, 'top 30'."""
    start, end = quantity.span
    before = folded[max(0, start - 4) : start]
    listed = folded.startswith(_LISTED, end) or before in ("top ", "top-") or before.endswith("前")
    return quantity._replace(form="rank") if listed else quantity


def goes_on(folded: str, mention: Mention) -> bool:
    """Whether the numeral of a rank is longer: 前三十 is not 前三, 三十强 not 十强, 'no. 1 hundred' not 'no. 1'."""
    start, end = mention.span
    following = folded[end : end + 1]
    if "rank" in mention.tags and folded[start] in _TENS and folded[start - 1 : start] in _DIGITS:
        return True
    return "rank" in mention.tags and (following.isdigit() or following in _TENS or folded.startswith(_HUNDREDS, end))
