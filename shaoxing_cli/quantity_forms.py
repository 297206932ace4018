"""The ways in which a quantity is written, each with its reader: digits, numerals in words, shares, ordinals."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from shaoxing_cli.numerals import (
    CHINESE_DIGITS,
    CHINESE_NUMERALS,
    ENGLISH_MULTIPLIERS,
    Number,
    chinese_multiplier,
    parse_arabic,
    parse_chinese,
    parse_english,
    plain,
)
from shaoxing_cli.quantity_patterns import ENGLISH_DIVISORS, ENGLISH_ORDINALS
from shaoxing_cli.resources import table
from shaoxing_cli.units import longest_form, unit_forms

Span = tuple[int, int]


class Quantity(NamedTuple):
    """A value in a unit, as a sentence states it.

    `value` is exact, in `unit` (no multiplier is left: 15.46亿元 is 1546000000 元); `high` is the upper end of a range.
    `step` is the place value of the last digit, in `unit`. `hedge` is a key of `data/lexicon/hedges.json` or None.
    `form` tells how it was written: `number`, `ordinal` (第三), `fraction` (三分之二, 七成, half) or `word` (过半).
    `span` holds number and unit; `outer` the hedges around it as well.
    """

    value: Decimal
    unit: str | None
    text: str
    span: Span
    outer: Span
    step: Decimal = Decimal(1)
    hedge: str | None = None
    high: Decimal | None = None
    form: str = "number"


def read_quantity(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity at a match of `number_pattern` in folded text, without hedges; None where it is no figure."""
    known = match.re.groupindex
    return next(read(text, match) for name, read in _READERS.items() if name in known and match.group(name))


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


def _quantity(
    number: Number, unit: str | None, span: Span, *, hedge: str | None = None, form: str = "number"
) -> Quantity:
    return Quantity(number.value, unit, "", span, span, number.step, hedge=hedge, form=form)


def _arabic(text: str, match: re.Match[str]) -> Quantity | None:
    number = parse_arabic(match.group("arabic"))
    return None if number is None else _with_multiplier(text, number, match.start(), match.end())


def _chinese(text: str, match: re.Match[str]) -> Quantity | None:
    run, start, end = match.group("chinese"), match.start(), match.end()
    if is_idiom(text, start):
        return None
    number = parse_chinese(run)
    if number is None:
        return None
    quantity = _with_multiplier(text, number, start, end)
    # 一, 两 … stand in many words: a lone digit is a figure only before a unit, and long runs always are.
    bare = quantity.unit is None and quantity.hedge is None
    return None if bare and len(run) < 2 else quantity


def _with_multiplier(text: str, number: Number, start: int, end: int) -> Quantity:
    """Read on behind a numeral: 多 or 余, 万 or 亿 or 'million', and the unit."""
    infix = _INFIX.match(text, end)
    place = infix.end() if infix else end
    multiplier = _MULTIPLIER.match(text, place)
    if multiplier:
        word, place = _without_prefix(text, multiplier)
        number = number.times(ENGLISH_MULTIPLIERS.get(word) or chinese_multiplier(word))
        infix = infix or _INFIX.match(text, place)
        place = max(place, infix.end()) if infix else place
    unit, place = _unit_at(text, place)
    return _quantity(number, unit, (start, place), hedge="some" if infix else None)


def _without_prefix(text: str, multiplier: re.Match[str]) -> tuple[str, int]:
    """The multiplier and its end, less a 千 that belongs to the unit: 8041.6万千瓦, 750千伏."""
    word, end = multiplier.group(1), multiplier.end()
    if word[-1] == "千":
        unit, unit_end = _unit_at(text, end - 1)
        if unit and unit_end > end:
            return word[:-1], end - 1
    return word, end


def _percent_of(_: str, match: re.Match[str]) -> Quantity | None:
    """百分之六十六点六, 千分之五, 三分之二, 百分之93."""
    whole = {"百": 100, "千": 1000, "万": 10000}.get(match.group("whole"))
    part = match.group("part")
    number = parse_arabic(part) or parse_chinese(part)
    divisor = Decimal(whole) if whole else _spoken(match.group("whole"))
    if number is None or not divisor or (not whole and number.value > divisor):
        return None
    if whole:
        value = Number(plain(number.value * 100 / whole), plain(number.step * 100 / whole))
        return _quantity(value, "%", match.span())
    return _fraction(number.value, divisor, match.span())


def _tenths(_: str, match: re.Match[str]) -> Quantity | None:
    """七成, 八成六, 近9成, 八成半."""
    tens = parse_arabic(match.group("tenths")) or parse_chinese(match.group("tenths"))
    if tens is None or not 0 < tens.value <= 10:
        return None
    more = match.group("hundredths")
    value = tens.value * 10 + (5 if more == "半" else CHINESE_DIGITS[more] if more else 0)
    return _quantity(Number(value, Decimal(1 if more else 10)), "%", match.span(), form="fraction")


def _ordinal(text: str, match: re.Match[str]) -> Quantity | None:
    numeral = match.group("ordinal")
    number = parse_arabic(numeral) or parse_chinese(numeral)
    if number is None or any(text.startswith(word, match.start()) for word in _idioms() if word[0] == "第"):
        return None
    unit, end = _unit_at(text, match.end())
    return _quantity(Number(number.value, Decimal(1)), unit, (match.start(), end), form="ordinal")


def _english_ordinal(text: str, match: re.Match[str]) -> Quantity | None:
    word = match.group("en_ordinal")
    digits = word.rstrip("stndrh")
    value = int(digits) if digits.isdigit() else ENGLISH_ORDINALS.index(word) + 1
    unit, end = _unit_at(text, match.end())
    return _quantity(Number(Decimal(value), Decimal(1)), unit, (match.start(), end), form="ordinal")


def _english(text: str, match: re.Match[str]) -> Quantity | None:
    number = parse_english(match.group("english"))
    if number is None:
        return None
    unit, end = _unit_at(text, match.end())
    # 'one' is a pronoun and an article far more often than a figure.
    if match.group("english") == "one" and unit is None:
        return None
    return _quantity(number, unit, (match.start(), end))


def _english_fraction(_: str, match: re.Match[str]) -> Quantity | None:
    words = match.group("en_fraction")
    parts = re.split(r"[\s-]+", words)
    numerator = 1 if len(parts) == 1 or parts[0] in {"a", "an", "one"} else _english_value(parts[0])
    divisor = ENGLISH_DIVISORS[parts[-1]]
    return None if not numerator else _fraction(Decimal(numerator), Decimal(divisor), match.span())


def _word(_: str, match: re.Match[str]) -> Quantity:
    row = table("lexicon/amounts")["words"][match.group("word")]
    number = Number(Decimal(row["value"]), Decimal(row["step"]))
    return _quantity(number, row["unit"], match.span(), hedge=row["hedge"], form="word")


def _multiple(_: str, match: re.Match[str]) -> Quantity | None:
    """翻一番 is twice as much, 翻两番 four times."""
    times = _spoken(match.group("doublings") or "一")
    return None if not times else _quantity(Number(Decimal(2) ** int(times), Decimal(1)), "倍", match.span())


def _fraction(part: Decimal, whole: Decimal, span: Span) -> Quantity:
    # A share in words is meant to about a point of the percentage that it comes to.
    value = (part * 100 / whole).quantize(Decimal("0.01"))
    return _quantity(Number(plain(value), Decimal(2)), "%", span, form="fraction")


def _slash(_: str, match: re.Match[str]) -> Quantity | None:
    """1/4 is a quarter."""
    part, whole = (Decimal(number) for number in match.group("slash").split("/"))
    return _fraction(part, whole, match.span()) if 0 < part < whole else None


def _spoken(numeral: str) -> Decimal | None:
    number = parse_arabic(numeral) or parse_chinese(numeral)
    return number.value if number else None


def _english_value(word: str) -> int:
    number = parse_english(word)
    return int(number.value) if number else 0


def _unit_at(text: str, place: int) -> tuple[str | None, int]:
    """The unit that stands at a place, after at most one space, and where it ends."""
    start = place + 1 if text[place : place + 1] == " " else place
    forms = unit_forms()
    for length in range(min(longest_form(), len(text) - start), 0, -1):
        form = text[start : start + length]
        if form in forms and _ends_word(text, start, start + length):
            return _per(text, forms[form], start + length)
    return None, place


def _per(text: str, symbol: str, end: int) -> tuple[str, int]:
    """A unit per another one, as in 元/亩; the table names the commonest, the others are kept as printed."""
    if text[end : end + 1] != "/":
        return symbol, end
    forms, rest = unit_forms(), text[end + 1 : end + 1 + longest_form()]
    form = next((rest[:length] for length in range(len(rest), 0, -1) if rest[:length] in forms), "")
    return (f"{symbol}/{forms[form]}", end + 1 + len(form)) if form else (symbol, end)


def _ends_word(text: str, start: int, end: int) -> bool:
    if not (text[start].isascii() and text[start].isalpha()):
        return True
    return not (text[end : end + 1].isascii() and text[end : end + 1].isalnum())


@cache
def _idioms() -> tuple[str, ...]:
    return tuple(table("lexicon/idioms")["words"])


@cache
def _idioms_at(char: str) -> tuple[tuple[str, int], ...]:
    """The idioms that hold a numeral, each with how many characters stand before it."""
    return tuple((word, word.index(char)) for word in _idioms() if char in word)


_NUMERALS: Final = frozenset(CHINESE_NUMERALS)
_INFIX = re.compile("[多余来](?=[万亿]|[^0-9a-z ])")
_MULTIPLIER = re.compile(" ?([十百千万亿]+|(?:thousand|million|billion|trillion)(?![a-z]))")
_READERS: Final[Mapping[str, Callable[[str, re.Match[str]], Quantity | None]]] = {
    "ordinal_mark": _ordinal,
    "percent_of": _percent_of,
    "tenths_mark": _tenths,
    "doubling": _multiple,
    "word": _word,
    "slash": _slash,
    "arabic": _arabic,
    "chinese": _chinese,
    "en_ordinal": _english_ordinal,
    "en_fraction": _english_fraction,
    "english": _english,
}
