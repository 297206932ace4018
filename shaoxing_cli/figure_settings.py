"""What a sentence tells of a figure from further off: the hedge before its verb, and that its times are a multiple."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from shaoxing_cli.hedges import hedge_of
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.units import TIMES, WHOLE

# Words that bound a figure wherever they stand before it; others (约, 近) loosen only what follows at once.
_BOUNDS: Final[Mapping[str, str]] = {
    "至少": "at_least",
    "起码": "at_least",
    "最少": "at_least",
    "至多": "at_most",
    "顶多": "at_most",
}
_BEFORE: Final = f"({'|'.join(_BOUNDS)})[一-龥]{{1,5}}$"
_REACH: Final = 7
# A hedge before what a share or a multiple is of: 不到甲的两倍.
_AHEAD: Final = (
    r"(不足|不到|不满|未到|未满|不及|超过|超出|多于|少于|大于|小于|高于|低于|接近|将近|逾)"
    r"(?=([^,;.!?\d]{2,30}?的)(?:[一二两三四五六七八九十百]+分之|[一二两三四五六七八九十几]+[成倍]|一半|半数|\d+(?:\.\d+)?[%倍成]))"
)
_OF_SHARES: Final = ("分之", "倍", "成", "半", "%")
# 比100%低一点: less than it.
_THAN: Final = "比"
_BEYOND: Final = (
    r"(?:还|略|稍|要|更|都|又)*(?:(?P<under>[低少小])|(?P<over>[高多大]))"
    r"(?:一点点|一点儿|一点|一些|些|点|得多)?(?=[,;.!?]|$)"
)
# What counts in per cent, and what may stand between it and its figure.
_RATES: Final = ("率", "比例", "占比", "比重", "rate", "percentage", "proportion")
_RATE: Final = (
    r"(?:(?<![效频税汇])率|比例|占比|比重)(?:达到|只有|仅有|高达|分别|[是为达到有约已就仅只均:, ])*$"
    r"|\b(?:rate|percentage|proportion)\b[^,;.:\d]{0,40} $"
)
_RATE_REACH: Final = 56
_DOER: Final = " the "
TO_ONE: Final = " to one"
_MEASURES: Final = ("number", "amount", "figure", "total", "level", "rate", "average", "size", "volume", "value", "sum")
_COMPARED: Final = (" those ", " the ", " that of ", " as ", " what ", " more ", " higher ")


def with_far_hedge(folded: str, quantity: Quantity) -> Quantity:
    """A figure with the hedge that stands before its verb, where it has none of its own.

    >>> from shaoxing_cli.quantities import find_quantities
    >>> [with_far_hedge(text, find_quantities(text)[0]).hedge for text in ("至少审核了200件", "审核了200件")]
    ['at_least', None]
    """
    if quantity.hedge is not None:
        return quantity
    start = quantity.outer[0]
    before = folded[max(0, start - _REACH) : start]
    # Few figures have one: the pattern is compiled only for them.
    found = re.search(_BEFORE, before) if any(word in before for word in _BOUNDS) else None
    return quantity._replace(hedge=_BOUNDS[found.group(1)]) if found else quantity


class HedgeAhead(NamedTuple):
    """A hedge that stands before what its figure is a share or a multiple of: its kind, where, where the figure is."""

    kind: str
    span: tuple[int, int]
    figure: int


def hedges_ahead(folded: str) -> list[HedgeAhead]:
    """The hedges of folded text that stand before what a share or a multiple is of.

    >>> hedges_ahead("在办人数不到新申领人数的两倍")
    [HedgeAhead(kind='under', span=(4, 6), figure=12)]
    """
    if "的" not in folded or not any(mark in folded for mark in _OF_SHARES):
        return []
    found = re.finditer(_AHEAD, folded)
    return [HedgeAhead(kind, m.span(1), m.end(2)) for m in found if (kind := hedge_of(m.group(1)))]


def with_hedge_ahead(ahead: Sequence[HedgeAhead], quantity: Quantity) -> Quantity:
    """A figure with the hedge that stands before what it is a share or a multiple of, where it has none of its own."""
    kind = next((hedge.kind for hedge in ahead if hedge.figure == quantity.outer[0]), None)
    return quantity._replace(hedge=kind) if kind and quantity.hedge is None else quantity


def beyond(folded: str, quantity: Quantity) -> Quantity:
    """The one figure of a claim that something is told to be more or less than, with that as its hedge.

    >>> from shaoxing_cli.quantities import find_quantities
    >>> [beyond(text, find_quantities(text)[0]).hedge for text in ("比100%低一点", "比100件更多", "共100件")]
    ['under', 'over', None]
    """
    start, end = quantity.outer
    if quantity.hedge is not None or not folded.endswith(_THAN, 0, start):
        return quantity
    found = re.compile(_BEYOND).match(folded, end)
    if found is None:
        return quantity
    return quantity._replace(hedge="under" if found["under"] else "over", outer=(start - len(_THAN), found.end()))


def as_rate(folded: str, quantity: Quantity) -> Quantity:
    """A figure without a unit as one of per cent, where it stands right behind what is a rate: 激活率是99.96.

    >>> from shaoxing_cli.quantities import find_quantities
    >>> texts = ("激活率是99.96", "the pass rate was 93", "效率是99", "激活率是0.9996", "激活率第99")
    >>> [as_rate(text, find_quantities(text)[0]).unit for text in texts]
    ['%', '%', None, None, None]
    """
    if quantity.unit is not None or quantity.form != "number" or not 1 < quantity.value <= WHOLE:
        return quantity
    before = folded[max(0, quantity.outer[0] - _RATE_REACH) : quantity.outer[0]]
    is_rate = any(word in before for word in _RATES) and re.search(_RATE, before) is not None
    return quantity._replace(unit="%") if is_rate else quantity


def not_more(folded: str, quantity: Quantity) -> Quantity:
    """A figure without the 多 behind it that compares: 104亿条，比96亿条多 says nothing loose.

    >>> from shaoxing_cli.quantities import find_quantities
    >>> [not_more(text, find_quantities(text)[0]).hedge for text in ("比市级的96亿条多", "共96亿条多")]
    [None, 'some']
    """
    start, end = quantity.outer
    if quantity.hedge != "some" or folded[end - 1 : end] != "多" or folded[end : end + 1] not in ("", *",.;!"):
        return quantity
    clause = folded[max(folded.rfind(mark, 0, start) for mark in ",.;") + 1 : start]
    return quantity._replace(hedge=None, outer=(start, end - 1)) if "比" in clause else quantity


def as_multiple(folded: str, quantity: Quantity) -> Quantity:
    """A figure of times as a multiple where it compares: three times those of May, 约为解读的 four times, two to one.

    >>> from shaoxing_cli.quantities import find_quantities
    >>> [as_multiple(text, find_quantities(text)[0]).unit for text in ("three times those of May", "met three times")]
    ['倍', '次']
    """
    start, end = quantity.outer
    if quantity.unit is None and folded.startswith(TO_ONE, end):
        return quantity._replace(unit=TIMES, outer=(start, end + len(TO_ONE)))
    if quantity.unit != "次" or not quantity.text.endswith("times"):
        return quantity
    compares = folded.startswith(_COMPARED, end) or folded[max(0, start - 2) : start].rstrip().endswith("的")
    return quantity._replace(unit=TIMES) if compares and not _begins(folded, start, end) else quantity


def _begins(folded: str, start: int, end: int) -> bool:
    """Whether times begin a sentence that tells what was done so often: three times the mayor called."""
    told = folded.startswith(_DOER, end) and not folded.startswith(_MEASURES, end + len(_DOER))
    return told and not folded[:start].strip()
