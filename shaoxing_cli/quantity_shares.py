"""Shares of a whole: 百分之六十六点六, 三分之二, 七成, 1/4."""

from decimal import Decimal
from typing import Final

from shaoxing_cli.numerals import (
    CHINESE_DIGITS,
    Number,
    arabic_end,
    chinese_end,
    chinese_multiplier,
    digits_end,
    parse_arabic,
    parse_chinese,
    plain,
)
from shaoxing_cli.quantity_chinese import is_idiom
from shaoxing_cli.quantity_model import Quantity, Reading, Span, measured, read
from shaoxing_cli.text import is_han
from shaoxing_cli.units import unit_at

_WHOLES: Final = frozenset(("百", "千", "万", "十万", "百万"))
_OF: Final = "分之"
# Beside these a stroke stands in something longer: 1/2/3, a_1/2.
_OF_LONGER: Final = frozenset("/._")
# What 成 begins instead of ending a share: 一成立, 三成员.
_NO_TENTHS: Final = frozenset("立为员果功本长绩效熟交品语人")
_DIGITS: Final = frozenset("123456789")
_HALF: Final = 50
_HUNDREDTHS: Final = frozenset("一二三四五六七八九半")
# 三分之一强 is a little more than a third, 三分之一弱 a little less.
_LEANINGS: Final = {"强": "over", "弱": "near"}


def percent_of(text: str, place: int) -> Reading | None:
    """百分之六十六点六, 千分之五, 三分之二, 百分之93."""
    middle = max(digits_end(text, place), chinese_end(text, place, decimals=False))
    start = middle + len(_OF)
    end = max(arabic_end(text, start), chinese_end(text, start)) if text.startswith(_OF, middle) else start
    number = spoken(text[start:end])
    if number is None:
        return None
    whole = text[place:middle]
    if whole in _WHOLES:
        factor = chinese_multiplier(whole)
        return read(measured(Number(*(plain(part * 100 / factor) for part in number)), "%", (place, end)))
    divisor = spoken(whole)
    if not divisor or not divisor.value or number.value > divisor.value:
        return None, end
    return _leaning(text, share(number.value, divisor.value, (place, end)))


def tenths(text: str, place: int) -> Reading | None:
    """七成, 八成六, 近9成, 八成半."""
    mark = max(arabic_end(text, place), chinese_end(text, place))
    end = mark + 1
    if text[mark:end] != "成" or text[end : end + 1] in _NO_TENTHS:
        return None
    number = spoken(text[place:mark])
    if number is None or not 0 < number.value <= 10:
        return None, end
    more = text[end : end + 1] if _are_hundredths(text, end) else ""
    end += len(more)
    value = number.value * 10 + (5 if more == "半" else CHINESE_DIGITS[more] if more else 0)
    step = Decimal(1) if more else plain(min(number.step, Decimal(1)) * 10)
    return _leaning(text, measured(Number(plain(value), step), "%", (place, end), form="fraction"))


def slash(text: str, place: int) -> Reading | None:
    """1/4 is a quarter."""
    middle = digits_end(text, place)
    end = digits_end(text, middle + 1)
    part, whole = text[place:middle], text[middle + 1 : end]
    before = text[place - 1 : place] if place else ""
    apart = not (before.isascii() and before.isalnum()) and not {before, text[end : end + 1]} & _OF_LONGER
    if text[middle : middle + 1] != "/" or part not in _DIGITS or not 1 <= len(whole) <= 3 or not apart:
        return None
    few, many = Decimal(part), Decimal(whole)
    return read(share(few, many, (place, end))) if few < many else (None, end)


def _are_hundredths(text: str, place: int) -> bool:
    """Whether a digit or 半 behind 成 belongs to it: 八成五, but not 八成五千人 or 八成一致."""
    if text[place : place + 1] not in _HUNDREDTHS or is_idiom(text, place):
        return False
    return chinese_end(text, place) <= place + 1 and unit_at(text, place + 1)[0] is None


def _leaning(text: str, quantity: Quantity) -> Reading:
    """The quantity with 强 or 弱 behind it, where that begins no other word (强制)."""
    end = quantity.span[1]
    hedge = None if is_han(text[end + 1 : end + 2]) else _LEANINGS.get(text[end : end + 1])
    return read(quantity._replace(hedge=hedge, span=(quantity.span[0], end + 1)) if hedge else quantity)


def share(part: Decimal, whole: Decimal, span: Span) -> Quantity:
    """A part of a whole, as percent."""
    # A share in words is meant to about a point of the percentage that it comes to, a large one to two.
    value = (part * 100 / whole).quantize(Decimal("0.01"))
    step = Decimal(4) if value > _HALF else Decimal(2)
    return measured(Number(plain(value), step), "%", span, form="fraction")


def spoken(numeral: str) -> Number | None:
    """The number of a numeral in digits or in Chinese."""
    return parse_arabic(numeral) or parse_chinese(numeral)
