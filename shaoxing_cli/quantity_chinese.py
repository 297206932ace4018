"""Quantities in Chinese numerals: 一百七十六件, the loose 七八百, 几十 and 上百, and words that hold a numeral."""

from decimal import Decimal
from functools import cache
from typing import Final

from shaoxing_cli.hedges import hedge_before
from shaoxing_cli.numerals import (
    CHINESE_DIGITS,
    CHINESE_NUMERALS,
    Number,
    arabic_end,
    chinese_end,
    chinese_multiplier,
    digits_end,
    parse_arabic,
    parse_chinese,
)
from shaoxing_cli.quantity_model import Reading, measured, read
from shaoxing_cli.quantity_scale import scaled
from shaoxing_cli.resources import table
from shaoxing_cli.units import TIMES, unit_at

_NUMERALS: Final = frozenset(CHINESE_NUMERALS)
# 千万亿 is the longest run of them that anybody writes; longer ones are noise, and take long to multiply.
_MOST_POWERS: Final = 6
_ROUND: Final = frozenset("百千万亿")
# Units begin with these: 千瓦, 百分点, 兆瓦.
_UNIT_STARTS: Final = frozenset("百千兆")
_POWERS: Final = _ROUND | {"十"}
# 上百 is 100 or more, 过百 more than 100.
_REACHING: Final = {"上": "at_least", "过": "over", "破": "over"}
# Words whose last character would be taken for the first of 数百, 上千: 人数百分之, 网上千家.
_BEFORE_SEVERAL: Final = frozenset("人总件户次家个多少倍分系指函参款单项基岁天")
_BEFORE_REACHING: Final = frozenset("以线网会路街海晚早地在基身加向至通经超不度突打侦")
_RANGE_MARKS: Final = frozenset("-~至到")
_DOUBLINGS: Final = {"番": 1, "一番": 1, "两番": 2, "二番": 2, "三番": 3}


def numeral(text: str, place: int) -> Reading | None:
    """一百七十六件, 十五点四六亿元, 三千万千瓦, 七八百件, 近百件."""
    end = chinese_end(text, place)
    if is_idiom(text, place):
        return None, end
    number, cut = _given_back(text, place, end)
    if number is None:
        return _approximate(text, place, end) or _bare_power(text, place, end) or (None, end)
    quantity = scaled(text, number, place, cut)
    # 一, 两 … stand in many words: a lone digit is a figure only with something behind it or in a range.
    bare = end - place < 2 and quantity.unit is None and quantity.span[1] == end
    return (None, end) if bare and not _opens_range(text, end) else read(quantity)


def several(text: str, place: int) -> Reading | None:
    """几百件, 数千万元: from twice the place that is named to below ten times as much."""
    end = _powers_end(text, place + 1)
    powers = text[place + 1 : end]
    if text[max(0, place - 1) : place] in _BEFORE_SEVERAL or not powers:
        return None
    factor = chinese_multiplier(powers)
    quantity = scaled(text, Number(Decimal(2 * factor), Decimal(factor)), place, end)
    return read(quantity._replace(high=Decimal(10 * factor - 1), hedge=None, form="word"))


def reaching(text: str, place: int) -> Reading | None:
    """上百件, 上亿元: no fewer than that; 过千, 破亿: more."""
    end = _powers_end(text, place + 1)
    powers = text[place + 1 : end]
    if text[max(0, place - 1) : place] in _BEFORE_REACHING or not _ROUND & set(powers):
        return None
    if is_idiom(text, place + 1):
        return None, end
    factor = Decimal(chinese_multiplier(powers))
    unit, end = unit_at(text, end)
    return read(measured(Number(factor, factor), unit, (place, end), hedge=_REACHING[text[place]]))


def ordinal(text: str, place: int) -> Reading | None:
    """第三, 第25次."""
    start = place + 1
    end = max(arabic_end(text, start), chinese_end(text, start, decimals=False))
    if not text[start:end].replace(",", "").isalnum():
        end = digits_end(text, start)
    number = parse_arabic(text[start:end]) or parse_chinese(text[start:end])
    if number is None or text.startswith(_idioms(), place):
        return None, end
    unit, end = unit_at(text, end)
    return read(measured(Number(number.value, Decimal(1)), unit, (place, end), form="ordinal"))


def doubling(text: str, place: int) -> Reading | None:
    """翻一番 is twice as much, 翻两番 four times."""
    start = place + 2 if text[place + 1 : place + 2] == "了" else place + 1
    for word, times in _DOUBLINGS.items():
        if text.startswith(word, start):
            return read(measured(Number(Decimal(2**times), Decimal(1)), TIMES, (place, start + len(word))))
    return None


def is_idiom(text: str, place: int) -> bool:
    """Whether the numeral at a place of folded text belongs to a word that holds a numeral and is no figure.

    >>> is_idiom("进一步规范", 1), is_idiom("一百件", 0)
    (True, False)
    """
    end = place
    while text[end : end + 1] in _NUMERALS:
        end += 1
    return any(
        text.startswith(word, place - before) and place - before + len(word) >= end
        for word, before in _idioms_at(text[place])
        if place >= before
    )


def _given_back(text: str, place: int, end: int) -> tuple[Number | None, int]:
    """The number of a run of numerals and where it ends, less what belongs to the unit behind: 三千万千瓦, 五百分点."""
    number, covered = parse_chinese(text[place:end]), unit_at(text, end)[1]
    for cut in range(place + 1, end):
        # 三千米 is the same either way; 三兆瓦 is not.
        reach = covered if number and text[cut] != "兆" else end
        if text[cut] in _UNIT_STARTS and unit_at(text, cut)[1] > reach:
            shorter = parse_chinese(text[place:cut])
            return (shorter, cut) if shorter else (number, end)
    return number, end


def _approximate(text: str, place: int, end: int) -> Reading | None:
    """七八百件, 三五个, 十七八: two digits side by side are the ends of a range."""
    for first in range(place, end - 1):
        low, high = (CHINESE_DIGITS.get(char, 0) for char in text[first : first + 2])
        if low and (high == low + 1 or (low, high) == (3, 5)):
            ends = [parse_chinese(text[place:skip] + text[skip + 1 : end]) for skip in (first + 1, first)]
            return _between(text, ends, place, end)
    return None


def _between(text: str, ends: list[Number | None], place: int, end: int) -> Reading | None:
    low, high = ends
    if not low or not high:
        return None
    quantity = scaled(text, low, place, end)
    # 十七八 alone may be the beginning of anything, and 十三五期间 is a plan.
    if quantity.unit == "期" or (quantity.unit is None and text[end - 1] not in _POWERS):
        return None
    factor = quantity.value / low.value
    return read(quantity._replace(high=high.value * factor))


def _bare_power(text: str, place: int, end: int) -> Reading | None:
    """近百件, 千余人, 超千万元: a place without a digit counts only where something loosens it."""
    if end - place > _MOST_POWERS or not all(char in _ROUND for char in text[place:end]):
        return None
    factor = Decimal(chinese_multiplier(text[place:end]))
    quantity = scaled(text, Number(factor, factor), place, end)
    loose = quantity.hedge or hedge_before(text, 0, place)
    return read(quantity) if quantity.unit and loose else None


def _powers_end(text: str, place: int) -> int:
    while text[place : place + 1] in _POWERS:
        place += 1
    return place


def _opens_range(text: str, place: int) -> bool:
    behind = text[place + 1 : place + 2]
    return text[place : place + 1] in _RANGE_MARKS and (behind in _NUMERALS or behind.isdecimal())


@cache
def _idioms() -> tuple[str, ...]:
    return tuple(table("lexicon/idioms")["words"])


@cache
def _idioms_at(char: str) -> tuple[tuple[str, int], ...]:
    """The idioms that hold a numeral, each with how many characters stand before it."""
    return tuple((word, word.index(char)) for word in _idioms() if char in word)
