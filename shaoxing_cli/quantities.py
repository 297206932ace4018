"""Every quantity in a sentence: its exact value and unit, how loosely it is meant, and where it stands.

One reader of figures for Chinese and English, shared by search, check, verify and extract.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from shaoxing_cli.dates import find_dates
from shaoxing_cli.hedges import hedge_after, hedge_before
from shaoxing_cli.numerals import chinese_multiplier, english_multiplier
from shaoxing_cli.quantity_forms import beginnings, read_at
from shaoxing_cli.quantity_model import Quantity, Span
from shaoxing_cli.quantity_shares import share
from shaoxing_cli.text import fold_figures
from shaoxing_cli.units import SHARES, unit_prefixes

__all__ = ["Quantity", "find_quantities"]

# What both ends of a range may share: 2至3亿. Not 十, which begins a numeral as well.
_SHARED: Final = frozenset("百千万亿")
_RANGE_MARKS: Final = frozenset({"-", "~", "--", "至", "到", " to ", " - "})
_BETWEEN: Final = "between "
# How many of how many: the words between the whole and its part, and the largest whole that is told so.
_AMONG: Final = "(?:里头|里面|里|中|当中|之中)[^,;.0-9]{0,6}?有[^,;.0-9]{0,3}"
_EACH: Final = "[^,;.0-9]{0,8}?有[^,;.0-9]{0,3}"
_MOST_OF: Final = 100
_PERCENT_OF: Final = "百分之"


def find_quantities(sentence: str, *, skip: Sequence[Span] | None = None) -> list[Quantity]:
    """The quantities of a sentence, in order; dates and the spans of `skip` (by default, the dates) are left out.

    >>> [(str(q.value), q.unit, q.hedge) for q in find_quantities("收到176件，涉案近15.46亿元，占百分之六十六点六")]
    [('176', '件', None), ('1546000000', '元', 'near'), ('66.6', '%', None)]
    >>> [(str(q.value), q.unit) for q in find_quantities("1.546 billion yuan, two thirds of 5,476 people")]
    [('1546000000', '元'), ('66.67', '%'), ('5476', '人')]
    >>> [(str(q.value), q.unit) for q in find_quantities("利用率96.5%。14个市州，7、200件，750千伏，1/4，26.4万元/亩")]
    [('96.5', '%'), ('14', '个'), ('7', None), ('200', '件'), ('750', '千伏'), ('25', '%'), ('264000', '元/亩')]
    >>> find_quantities("一般来说，统一部署")
    []
    """
    text = fold_figures(sentence)
    skipped = _covered(text, [date.span for date in find_dates(sentence)] if skip is None else skip)
    found: list[Quantity] = []
    place = 0
    for start in beginnings(text):
        reading = None if start < place or skipped[start] else read_at(text, start)
        if reading is None:
            continue
        quantity, place = reading
        if quantity is None:
            continue
        quantity = quantity._replace(text=sentence[slice(*quantity.span)])
        if found and _is_proportion(text, found[-1], quantity):
            part = _proportion(text, found[-1], quantity)
            found[-1] = part._replace(text=sentence[slice(*part.span)])
        elif found and _is_range(text, found[-1], quantity):
            merged = _merged(text, found[-1], quantity)
            found[-1] = merged._replace(text=sentence[slice(*merged.span)])
        else:
            found.append(quantity)
    ends = [0, *(quantity.span[1] for quantity in found)]
    return [_hedged(text, quantity, floor) for quantity, floor in zip(found, ends, strict=False)]


def _prefix(before: str) -> str | None:
    return next((word for word in unit_prefixes() if before.endswith(word)), None)


def _covered(text: str, spans: Sequence[Span]) -> bytearray:
    """For each character of a text whether it stands in one of the spans."""
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    return covered


def _is_proportion(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether two figures tell how many of how many: 三个里头差不多有两个, 每三件就有两件."""
    small = part.value < whole.value <= _MOST_OF and part.high is None and whole.high is None
    if not small or part.unit not in (whole.unit, None) or whole.unit in SHARES:
        return False
    between = text[whole.span[1] : part.span[0]]
    return bool(re.fullmatch(_EACH if text[whole.span[0] - 1 : whole.span[0]] == "每" else _AMONG, between))


def _proportion(text: str, whole: Quantity, part: Quantity) -> Quantity:
    hedge, after = hedge_before(text, whole.span[1], part.span[0]), hedge_after(text, part.span[1])
    more = after is not None and after[0] == "some"
    found = share(part.value, whole.value, (whole.span[0], after[1] if after and more else part.span[1]))
    # 十天里头有八天多: more than eight, and fewer than nine.
    high = share(part.value + 1, whole.value, found.span).value if more else None
    return found._replace(hedge=hedge[0] if hedge else None, high=high)


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    between = text[low.span[1] : high.span[0]]
    marked = between in _RANGE_MARKS or (between == " and " and text.endswith(_BETWEEN, 0, low.span[0]))
    percent = low.unit == "%" and high.unit is None and text.startswith(_PERCENT_OF, low.span[0])
    units_agree = percent or low.unit in (None, high.unit)
    ends = low.form == high.form == "number" and low.high is None and high.high is None
    # 277 to 191 sets two figures against each other.
    return marked and units_agree and ends and low.value < high.value


def _merged(text: str, low: Quantity, high: Quantity) -> Quantity:
    """20–30件: the lower end takes the unit and, where it has none of its own, the multiplier of the upper."""
    span = (low.span[0], high.span[1])
    factor = _shared_factor(text[slice(*low.span)], text[slice(*high.span)], high.value / (low.value or 1))
    value = low.value * (1 if low.unit else factor)
    return Quantity(value, high.unit or low.unit, "", span, span, high.step, high=high.value)


def _shared_factor(low: str, high: str, most: Decimal) -> int:
    """The multiplier with which the upper numeral begins and which the lower one has not, `most` at the most.

    >>> _shared_factor("2", "3亿元", Decimal(3 * 10**8 / 2)), _shared_factor("两", "三千万", Decimal(15 * 10**6))
    (100000000, 10000000)
    >>> _shared_factor("二", "三万五千", Decimal(35000) / 2), _shared_factor("5", "10 million", Decimal(2 * 10**6))
    (10000, 1000000)
    >>> _shared_factor("1万", "2亿", Decimal(10**8))
    1
    """
    if _SHARED & set(low) or any(english_multiplier(word) for word in low.split()):
        return 1
    # 三万五千 begins with 万, 三千五百万 with 千万: the first 百 or 千 counts what the first 万 or 亿 counts.
    runs = "".join(char if char in _SHARED else " " for char in high).split()
    myriads = filter(None, (run.lstrip("百千") for run in runs))
    scale = "".join(runs[:1]).rstrip("万亿") + next(myriads, "")
    ends = (chinese_multiplier(scale[place:]) for place in range(len(scale)))
    words = (english_multiplier(word) for word in high.replace("-", " ").split())
    return next((factor for factor in (*ends, *words) if factor and factor <= most), 1)


def _hedged(text: str, quantity: Quantity, floor: int) -> Quantity:
    """The quantity with the hedge around it; nothing before `floor`, where the figure before it ends, belongs to it."""
    start, end = quantity.span
    hedge = quantity.hedge
    before = hedge_before(text, floor, start)
    after = hedge_after(text, end)
    if before:
        hedge, start = before
    if after:
        hedge, end = hedge or after[0], after[1]
    prefix = _prefix(text[floor:start].rstrip())
    unit = quantity.unit or (unit_prefixes()[prefix] if prefix and quantity.form == "number" else None)
    return quantity._replace(hedge=hedge, unit=unit, outer=(start, end))
