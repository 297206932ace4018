"""Quantities in English words: 'two and a half million yuan', 'two thirds', 'the third case', 'nine out of ten'."""

from decimal import Decimal
from typing import Final

from shaoxing_cli.numerals import ENGLISH_NUMERALS, Number, digits_end, english_multiplier, parse_arabic, parse_english
from shaoxing_cli.quantity_model import Reading, Span, measured, read
from shaoxing_cli.quantity_shares import share
from shaoxing_cli.units import unit_at

_FIRST_TWENTY: Final = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS: Final = _FIRST_TWENTY | {
    f"{tens}-{word}": 10 * place + ones
    for place, tens in enumerate(_TENS, start=2)
    for word, ones in _FIRST_TWENTY.items()
    if ones < 10
}
_DIVISORS: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10, "sixth": 6, "sixths": 6, "eighths": 8, "eighth": 8,
}  # fmt: skip
_NUMERATORS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
_ARTICLES: Final = ("a", "an")
# The longest numeral that is looked for, in words.
_MOST_WORDS: Final = 32
_MARKS: Final = frozenset({"st", "nd", "rd", "th"})
# 'First-instance' names a kind of hearing.
_NO_ORDINALS: Final = ("-instance", " instance")
_LIMITS: Final = ("just ", "only ", "exactly ", "merely ", "a mere ", "at most ", "at least ")
# 'Nine out of ten' is a share; 'two in 2019' is none.
_SHARE_JOINTS: Final = (" out of every ", " out of ", " in every ", " of every ", " in ")
# One in fourteen is a share, three in fourteen may be anything.
_MOST_TO_ONE: Final = 100
_SHARE_WHOLES: Final = frozenset({*range(11), 20, 100})


def ordinal(text: str, place: int) -> Reading | None:
    """The third, 21st, twenty-first."""
    end = digits_end(text, place)
    mark = word_end(text, end)
    digits = text[place:end]
    if digits:
        value = int(digits) if text[end:mark] in _MARKS and len(digits) <= 4 else None
    else:
        last = word_end(text, mark + 1) if text.startswith("-", mark) else mark
        mark = last if text[place:last] in _ORDINALS else mark
        value = _ORDINALS.get(text[place:mark])
    if value is None or goes_on(text, mark) or text.startswith(_NO_ORDINALS, mark):
        return None
    unit, end = unit_at(text, mark)
    return read(measured(Number(Decimal(value), Decimal(1)), unit, (place, end), form="ordinal"))


def fraction(text: str, place: int) -> Reading | None:
    """Half, a third, two-thirds, three quarters."""
    end = word_end(text, place)
    word = text[place:end]
    if word == "half":
        whole = text[place : _numeral_end(text, place)]
        return None if whole or goes_on(text, end) else read(share(Decimal(1), Decimal(2), (place, end)))
    last = word_end(text, end + 1)
    divisor = _DIVISORS.get(text[end + 1 : last])
    if word not in _NUMERATORS or not divisor or text[end] not in " -" or goes_on(text, last):
        return None
    return read(share(Decimal(_NUMERATORS[word]), Decimal(divisor), (place, last)))


def numeral(text: str, place: int) -> Reading | None:
    """Five cases, two and a half million yuan, one in three."""
    end = _numeral_end(text, place)
    number = parse_english(text[place:end])
    if number is None and " and " in text[place:end]:
        # 'Between one hundred and two hundred': two numerals.
        end = text.rindex(" and ", place, end)
        number = parse_english(text[place:end])
    if number is None:
        return None, end
    part = share_of_many(text, number, (place, end))
    if part:
        return part
    unit, unit_end = unit_at(text, end)
    # 'one' is a pronoun and an article far more often than a figure, save after a limit.
    if unit is None and text[place:end] == "one" and not text.endswith(_LIMITS, 0, place):
        return None, end
    return read(measured(number, unit, (place, unit_end)))


def share_of_many(text: str, number: Number, span: Span) -> Reading | None:
    """One in three, nine out of ten, three days in four, behind its first number; None where it says something else."""
    if number.value <= 0 or number.value != number.value.to_integral_value():
        return None
    noun = word_end(text, span[1] + 1) if text[span[1] : span[1] + 1] == " " else span[1]
    counted = noun > span[1] + 1 and not english_multiplier(text[span[1] + 1 : noun])
    for place in (span[1], noun) if counted else (span[1],):
        joint = next((joint for joint in _SHARE_JOINTS if text.startswith(joint, place)), None)
        if joint:
            start = place + len(joint)
            end = max(_numeral_end(text, start), digits_end(text, start))
            whole = parse_english(text[start:end]) or parse_arabic(text[start:end])
            if whole and number.value < whole.value and _is_told(text, number, whole, end, bare=place == span[1]):
                return read(share(number.value, whole.value, (span[0], end)))
    return None


def _is_told(text: str, number: Number, whole: Number, end: int, *, bare: bool) -> bool:
    """Whether a number in, of or out of another is a share: three meetings in ten days is none."""
    of_days = unit_at(text, end)[0] is not None
    if not _is_whole(text, end) or (of_days and not bare):
        return False
    return whole.value in _SHARE_WHOLES or (number.value == 1 and not of_days and whole.value <= _MOST_TO_ONE)


def _is_whole(text: str, place: int) -> bool:
    """Whether a number ends at a place, with no decimals, sign of percent or multiplier behind it."""
    behind = text[place : place + 1]
    if behind in (".", ",") and text[place + 1 : place + 2].isdecimal():
        return False
    return behind != "%" and not english_multiplier(text[place + 1 : word_end(text, place + 1)])


def word_end(text: str, place: int) -> int:
    """Where the word of letters at a place of folded text ends; the place itself where there is none."""
    while "a" <= text[place : place + 1] <= "z":
        place += 1
    return place


def goes_on(text: str, place: int) -> bool:
    """Whether a letter or digit stands at a place, so that no word ends before it."""
    char = text[place : place + 1]
    return char.isascii() and char.isalnum()


def _numeral_end(text: str, place: int) -> int:
    """Where the longest run of words ends that may be one numeral; the place itself where there is none."""
    if text[place : word_end(text, place)] not in _OPENERS:
        return place
    words, ends = _words(text, place)
    if words[0] == "half":
        return ends[2] if words[1] in _ARTICLES and english_multiplier(words[2]) else place
    count = 1 if words[0] in _ARTICLES and (words[1] == "hundred" or english_multiplier(words[1])) else 0
    while more := _going_on(words, count):
        count += more
    return ends[count - 1] if count else place


def _going_on(words: list[str], count: int) -> int:
    """How many words go on with a numeral of so many words: 1, the 3 of 'and a half', or 0."""
    word, behind, before = words[count], words[count + 1], words[count - 1] if count else ""
    if word in ENGLISH_NUMERALS or (count and english_multiplier(word)):
        return 1
    if count and words[count : count + 3] == ["and", "a", "half"]:
        return 3
    joint = word == "point" or (word == "and" and (before == "hundred" or english_multiplier(before)))
    return 1 if count and joint and behind in ENGLISH_NUMERALS else 0


def _words(text: str, place: int) -> tuple[list[str], list[int]]:
    """The words from a place on with one space or hyphen between them, and where each ends; three more are empty."""
    words: list[str] = []
    ends: list[int] = []
    end = word_end(text, place)
    while end > place and not goes_on(text, end) and len(words) < _MOST_WORDS:
        words.append(text[place:end])
        ends.append(end)
        place = end + 1 if text[end : end + 1] in ("-", " ") else end
        end = word_end(text, place)
    return [*words, "", "", ""], ends


_OPENERS: Final = ENGLISH_NUMERALS | {"half", *_ARTICLES}
# Every word that a quantity may begin with.
FIRST_WORDS: Final = _OPENERS | set(_ORDINALS) | set(_NUMERATORS)
