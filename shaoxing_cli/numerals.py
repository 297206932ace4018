"""Numerals as written, to exact numbers: Arabic, Chinese and English.

Each parser takes the numeral alone (no unit, no sign of rounding) and gives a `Number`, or None where the text is no
numeral. A number keeps the place value of its last significant digit, since that is how exactly it was meant.
"""

import re
from decimal import Context, Decimal
from typing import Final, NamedTuple

CHINESE_DIGITS: Final[dict[str, int]] = dict(
    zip("〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖幺", [0, 0, 1, 2, 2, *range(3, 10), *range(1, 10), 1], strict=True)
)
CHINESE_POWERS: Final[dict[str, int]] = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
CHINESE_MYRIADS: Final[dict[str, int]] = {"万": 10**4, "萬": 10**4, "亿": 10**8, "兆": 10**12}
CHINESE_NUMERALS: Final = "".join([*CHINESE_DIGITS, *CHINESE_POWERS, *CHINESE_MYRIADS])

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
    """Digits with or without thousands separators (commas or spaces), a sign and decimals.

    >>> parse_arabic("1,584")
    Number(value=Decimal('1584'), step=Decimal('1'))
    >>> parse_arabic("15.460").step, parse_arabic("-20").step
    (Decimal('0.001'), Decimal('10'))
    >>> parse_arabic("1,58") is None
    True
    """
    match = _ARABIC.fullmatch(text)
    if not match or len(text) > MOST_DIGITS:
        return None
    return _number(Decimal(re.sub("[, ]", "", text)))


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
    whole, point, decimals = text.partition("点")
    if not point:
        value = _chinese_integer(whole)
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
    """An English numeral in words: 'one hundred and seventy-six', 'twenty billion'.

    >>> int(parse_english("one hundred and seventy-six").value)
    176
    >>> parse_english("twenty billion").step
    Decimal('10000000000')
    >>> parse_english("and") is None
    True
    """
    total = current = 0
    previous = ""
    for word in re.split(r"[\s-]+", text.strip()):
        if word == "and" and previous in {"hundred", *ENGLISH_MULTIPLIERS}:
            continue
        if word in _ENGLISH_SMALL and previous not in _ENGLISH_SMALL:
            current += _ENGLISH_SMALL[word]
        elif word in _ENGLISH_TENS and previous not in _ENGLISH_SMALL and previous not in _ENGLISH_TENS:
            current += _ENGLISH_TENS[word]
        elif word == "hundred" and 0 < current < 100:
            current *= 100
        elif word in ENGLISH_MULTIPLIERS and 0 < current < 1000:
            total, current = total + current * ENGLISH_MULTIPLIERS[word], 0
        else:
            return None
        previous = word
    return _number(Decimal(total + current)) if previous else None


def chinese_multiplier(text: str) -> int:
    """The factor that a run of 十, 百, 千, 万, 亿 stands for.

    >>> chinese_multiplier("万亿"), chinese_multiplier("千万"), chinese_multiplier("")
    (1000000000000, 10000000, 1)
    """
    factor = 1
    for char in text:
        factor *= CHINESE_POWERS.get(char) or CHINESE_MYRIADS[char]
    return factor


_ARABIC = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?")


def _number(value: Decimal) -> Number:
    """The number with its step: what its last printed decimal counts, or for whole numbers its last digit not zero."""
    text = f"{value:f}"
    decimals = len(text.partition(".")[2])
    zeros = len(text) - len(text.rstrip("0")) if value and not decimals else 0
    return Number(plain(value), plain(Decimal(1).scaleb(zeros - decimals)))


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


def _joined(head: str, factor: int, tail: str) -> int | None:
    """`head` times 万 or 亿, plus `tail`; a single digit after it counts the next lower place (一万二 is 12,000)."""
    upper = _chinese_integer(head)
    if not upper:
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
            if digit is not None:
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
