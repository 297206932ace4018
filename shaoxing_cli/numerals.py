"""Numerals as written, to exact numbers: Arabic, Chinese and English.

Each parser takes the numeral alone (no unit, no sign of rounding) and gives a `Number`, or None where the text is no
numeral. A number keeps the place value of its last significant digit, since that is how exactly it was meant.
"""

import re
from decimal import Context, Decimal
from functools import cache
from typing import Final, NamedTuple

CHINESE_DIGITS: Final[dict[str, int]] = dict(
    zip("〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖幺", [0, 0, 1, 2, 2, *range(3, 10), *range(1, 10), 1], strict=True)
)
CHINESE_POWERS: Final[dict[str, int]] = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
CHINESE_MYRIADS: Final[dict[str, int]] = {"万": 10**4, "萬": 10**4, "亿": 10**8, "兆": 10**12}
# One character for two: 廿五 is 25.
_CHINESE_TENS: Final = {"廿": "二十", "卅": "三十"}
CHINESE_NUMERALS: Final = "".join([*CHINESE_DIGITS, *CHINESE_POWERS, *CHINESE_MYRIADS, *_CHINESE_TENS])

_ENGLISH_SMALL: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_ENGLISH_TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
ENGLISH_MULTIPLIERS: Final[dict[str, int]] = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ENGLISH_NUMERALS: Final = frozenset({*_ENGLISH_SMALL, *_ENGLISH_TENS, *ENGLISH_MULTIPLIERS, "hundred"})

_NUMERALS: Final = frozenset(CHINESE_NUMERALS)

# Enough places for the longest numeral times the largest multiplier: nothing is rounded.
_EXACT: Final = Context(prec=80)

# Longer runs of digits than any quantity needs would make arithmetic slow and mean nothing.
MOST_DIGITS: Final = 40


class Number(NamedTuple):
    """An exact value, and the place value of its last significant digit (1600 has the step 100, 15.46 has 0.01)."""

    value: Decimal
    step: Decimal

    def times(self, factor: Decimal | int) -> "Number":
        """The number multiplied, as by 万 or by 'million'."""
        return Number(*(plain(_EXACT.multiply(part, Decimal(factor))) for part in (self.value, self.step)))


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent and without zeros after the last decimal.

    >>> plain(Decimal("15.460")), plain(Decimal("2E+10"))
    (Decimal('15.46'), Decimal('20000000000'))
    """
    return Decimal(int(value)) if value == value.to_integral_value() else _EXACT.normalize(value)


def parse_arabic(text: str) -> Number | None:
    """Digits with or without thousands separators (commas or spaces) or a space between all, a sign and decimals.

    >>> parse_arabic("1,584")
    Number(value=Decimal('1584'), step=Decimal('1'))
    >>> parse_arabic("1 7 6") == parse_arabic("176"), parse_arabic("17 6")
    (True, None)
    >>> parse_arabic("15.460").step, parse_arabic("-20").step
    (Decimal('0.001'), Decimal('10'))
    >>> parse_arabic("1,58") is None
    True
    """
    if len(text) > MOST_DIGITS or not _arabic().fullmatch(text):
        return None
    return _number(Decimal(text.replace(",", "").replace(" ", "")))


def arabic_end(text: str, place: int) -> int:
    """Where the numeral of digits at a place ends; the place itself where there is none.

    >>> arabic_end("共1,584.5件", 1), arabic_end("1,5845件", 0), arabic_end("件", 0)
    (8, 1, 0)
    """
    match = _arabic().match(text, place)
    return match.end() if match else place


def digits_end(text: str, place: int) -> int:
    """Where the digits at a place end, without separators and decimals.

    >>> digits_end("1584.5", 0)
    4
    """
    while text[place : place + 1].isdecimal():
        place += 1
    return place


def chinese_end(text: str, place: int, *, decimals: bool = True) -> int:
    """Where the run of Chinese numerals at a place ends, with its decimals; the place itself where there is none.

    >>> chinese_end("共十五点四六亿元", 1), chinese_end("共十五点四六亿元", 1, decimals=False), chinese_end("元", 0)
    (7, 3, 0)
    """
    end = _run_end(text, place, _NUMERALS)
    if decimals and end > place and text[end : end + 1] == "点":
        fraction = _run_end(text, end + 1, CHINESE_DIGITS)
        end = _run_end(text, fraction, CHINESE_MYRIADS) if fraction > end + 1 else end
    return end


def parse_chinese(text: str) -> Number | None:
    """A Chinese numeral: 一百七十六, 两百零六, 十五点四六亿, 一万二, 三百五, 二〇一九.

    >>> [int(parse_chinese(text).value) for text in ("一百七十六", "两百零六", "一万二", "三百五", "二〇一九")]
    [176, 206, 12000, 350, 2019]
    >>> parse_chinese("十五点四六亿")
    Number(value=Decimal('1546000000'), step=Decimal('1000000'))
    >>> parse_chinese("一二万三") is None
    True
    """
    if not text or len(text) > MOST_DIGITS:
        return None
    for char, tens in _CHINESE_TENS.items():
        text = text.replace(char, tens)
    whole, point, decimals = text.partition("点")
    if not point:
        value = None if _has_stray_zero(whole) else _chinese_integer(whole)
        return None if value is None else _number(Decimal(value))
    factor = 1
    while decimals and decimals[-1] in CHINESE_MYRIADS:
        factor *= CHINESE_MYRIADS[decimals[-1]]
        decimals = decimals[:-1]
    value = _chinese_integer(whole)
    if value is None or not decimals or any(char not in CHINESE_DIGITS for char in decimals):
        return None
    digits = "".join(str(CHINESE_DIGITS[char]) for char in decimals)
    return _number(Decimal(f"{value}.{digits}")).times(factor)


def parse_english(text: str) -> Number | None:
    """An English numeral in words: 'one hundred and seventy-six', 'twenty billion', 'one point five million'.

    >>> [int(parse_english(text).value) for text in ("one hundred and seventy-six", "a thousand", "half a million")]
    [176, 1000, 500000]
    >>> parse_english("twenty billion").step, parse_english("two and a half").value
    (Decimal('10000000000'), Decimal('2.5'))
    >>> parse_english("and") is None, parse_english("twenty ten") is None
    (True, True)
    """
    whole, decimals, rest = _decimals(re.split(r"[\s-]+", text.strip()))
    value = _english_integer(whole) if whole else 0
    factor = english_multiplier(rest[0]) if len(rest) == 1 else None
    if value is None or decimals == "" or (not whole and not factor) or (rest and not factor):
        return None
    return _number(Decimal(value if decimals is None else f"{value}.{decimals}")).times(factor or 1)


def english_multiplier(word: str) -> int | None:
    """The factor of 'thousand' or 'millions'; None for other words.

    >>> english_multiplier("thousand"), english_multiplier("millions"), english_multiplier("cases")
    (1000, 1000000, None)
    """
    return ENGLISH_MULTIPLIERS.get(word) or ENGLISH_MULTIPLIERS.get(word.removesuffix("s"))


def chinese_multiplier(text: str) -> int:
    """The factor that a run of 十, 百, 千, 万, 亿 stands for.

    >>> chinese_multiplier("万亿"), chinese_multiplier("千万"), chinese_multiplier("")
    (1000000000000, 10000000, 1)
    """
    factor = 1
    for char in text:
        factor *= CHINESE_POWERS.get(char) or CHINESE_MYRIADS[char]
    return factor


@cache
def _arabic() -> re.Pattern[str]:
    spaced = r"\d{1,3}(?: \d{3})+(?![\d ]*\d)|\d(?: \d)+(?![\d ]*\d)"
    return re.compile(rf"[+-]?(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|{spaced}|\d+)(?:\.\d+)?")


def _run_end(text: str, place: int, chars: frozenset[str] | dict[str, int]) -> int:
    while text[place : place + 1] in chars:
        place += 1
    return place


def _number(value: Decimal) -> Number:
    """The number with its step: what its last printed decimal counts, or for whole numbers its last digit not zero."""
    text = f"{value:f}"
    decimals = len(text.partition(".")[2])
    zeros = len(text) - len(text.rstrip("0")) if value and not decimals else 0
    return Number(plain(value), plain(Decimal(1).scaleb(zeros - decimals)))


def _decimals(words: list[str]) -> tuple[list[str], str | None, list[str]]:
    """The words before the decimals, the decimals as digits, and the words behind them: 'one', '5', 'million'."""
    if words[:2] in (["half", "a"], ["half", "an"]):
        return [], "5", words[2:]
    for place, word in enumerate(words):
        if words[place : place + 3] == ["and", "a", "half"]:
            scaled = place > 0 and english_multiplier(words[place - 1])
            # 'A million and a half': the half is one of what is counted by.
            end = place - 1 if scaled else place
            return ["one"] if words[:end] == ["a"] else words[:end], "5", words[end:place] + words[place + 3 :]
        if word == "point":
            spoken = [_ENGLISH_SMALL.get(digit, 10) for digit in words[place + 1 :]]
            count = next((number for number, digit in enumerate(spoken) if digit > 9), len(spoken))
            return words[:place], "".join(map(str, spoken[:count])), words[place + 1 + count :]
    return words, None, []


def _english_integer(words: list[str]) -> int | None:
    total = current = 0
    least, previous = 10**15, ""
    for number, word in enumerate(words):
        factor = english_multiplier(word)
        if word == "and" and (previous == "hundred" or english_multiplier(previous)):
            continue
        if word in ("a", "an") and number == 0 and len(words) > 1:
            current = 1
        elif word in _ENGLISH_SMALL and _may_follow(word, previous):
            current += _ENGLISH_SMALL[word]
        elif word in _ENGLISH_TENS and previous not in _ENGLISH_SMALL and previous not in _ENGLISH_TENS:
            current += _ENGLISH_TENS[word]
        elif word == "hundred" and 0 < current < 100:
            current *= 100
        elif factor and factor < least and 0 < current < 1000:
            total, current, least = total + current * factor, 0, factor
        else:
            return None
        previous = word
    return None if previous in ("", "a", "an") else total + current


def _may_follow(word: str, previous: str) -> bool:
    """Whether a number below twenty may stand behind a word: only a digit behind 'twenty', nothing behind a digit."""
    return previous not in (*_ENGLISH_SMALL, "a", "an") and (
        0 < _ENGLISH_SMALL[word] < 10 if previous in _ENGLISH_TENS else not previous or word != "zero"
    )


def _chinese_integer(text: str) -> int | None:
    if text[:1] in ("零", "〇") and len(text) == 2:
        return CHINESE_DIGITS.get(text[1])
    if text and all(char in CHINESE_DIGITS for char in text):
        spoken = "".join(str(CHINESE_DIGITS[char]) for char in text)
        return int(spoken) if len(text) == 1 or len(text) >= 3 else None
    for char, factor in reversed(CHINESE_MYRIADS.items()):
        head, found, tail = text.rpartition(char)
        if found:
            return _joined(head, factor, tail)
    return _below_myriad(text)


def _has_stray_zero(text: str) -> bool:
    """Whether a zero stands before or behind a numeral with 十, 百, 千 or 万, where it fills no place: 零一百, 十零."""
    return (text[0] in "零〇" or text[-1] in "零〇") and any(char not in CHINESE_DIGITS for char in text)


def _joined(head: str, factor: int, tail: str) -> int | None:
    """`head` times 万 or 亿, plus `tail`; a single digit after it counts the next lower place (一万二 is 12,000)."""
    upper = _chinese_integer(head)
    # The same 万 twice is two numbers in a row: 一万五万.
    if not upper or any(CHINESE_MYRIADS.get(char) == factor for char in head):
        return None
    if not tail:
        return upper * factor
    if len(tail) == 1 and CHINESE_DIGITS.get(tail):
        return upper * factor + CHINESE_DIGITS[tail] * (factor // 10)
    lower = _chinese_integer(tail)
    return None if lower is None or lower >= factor else upper * factor + lower


def _below_myriad(text: str) -> int | None:
    total, digit, last_power, after_zero = 0, None, 10**4, False
    for char in text:
        if char in CHINESE_DIGITS:
            if digit is not None or (last_power == 10 and not CHINESE_DIGITS[char]):
                return None
            after_zero = after_zero or CHINESE_DIGITS[char] == 0
            digit = CHINESE_DIGITS[char] or None
        elif char in CHINESE_POWERS:
            power = CHINESE_POWERS[char]
            if power >= last_power or (digit is None and power != 10):
                return None
            total, digit, last_power, after_zero = total + (digit or 1) * power, None, power, False
        else:
            return None
    if digit is None:
        return total or None
    abbreviated = last_power in (100, 1000) and not after_zero
    return total + digit * (last_power // 10 if abbreviated else 1)
