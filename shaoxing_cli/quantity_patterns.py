"""What may be a quantity in folded text: one pattern, with a named group for each way in which it is written."""

import re
from functools import cache
from typing import Final

from shaoxing_cli.numerals import CHINESE_DIGITS, CHINESE_MYRIADS, CHINESE_NUMERALS, ENGLISH_NUMERALS
from shaoxing_cli.resources import table

ENGLISH_ORDINALS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
ENGLISH_DIVISORS: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10, "sixth": 6, "sixths": 6, "eighths": 8, "eighth": 8,
}  # fmt: skip


@cache
def number_pattern(*, english: bool = True) -> re.Pattern[str]:
    """What may be a quantity in folded text; the numerals of English are left out where it has no letters.

    Compiling them takes longer than reading a Chinese sentence.
    """
    digits = "".join(CHINESE_DIGITS)
    numeral = f"[{CHINESE_NUMERALS}]"
    spoken = f"{numeral}+(?:点[{digits}]+[{''.join(CHINESE_MYRIADS)}]*)?"
    arabic = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d ]*\d)|\d+)(?:\.\d+)?"
    words = "|".join(sorted(map(re.escape, table("lexicon/amounts")["words"]), key=len, reverse=True))
    no_tenth = "立|为|员|果|功|本|长|绩|效|熟|交|品|都|语|人"
    hundredths = "(?P<hundredths>[一二三四五六七八九半](?![一-龥]))?"
    tenths = rf"(?P<tenths>[一二三四五六七八九十两]|\d(?:\.\d)?)成{hundredths}(?!{no_tenth})"
    forms = (
        rf"(?P<ordinal_mark>第)(?P<ordinal>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+|{numeral}+)",
        rf"(?P<percent_of>(?P<whole>\d+|{numeral}+)分之(?P<part>\d+(?:\.\d+)?|{spoken}))",
        rf"(?P<tenths_mark>{tenths})",
        r"(?P<doubling>翻了?(?P<doublings>[一两二三])?番)",
        rf"(?P<word>{words})",
        *(_english_ordinals() if english else ()),
        r"(?<![\d./a-z_])(?P<slash>[1-9]/\d{1,3})(?![\d/.])",
        rf"(?<![\d.a-z_])(?P<arabic>(?:(?<![\d\w)）%-])[+-])?{arabic})",
        rf"(?P<chinese>{spoken})",
        *(_english_numerals() if english else ()),
    )
    return re.compile("|".join(forms))


def _english_ordinals() -> tuple[str, ...]:
    words = "|".join(ENGLISH_ORDINALS)
    mark = rf"(?P<en_ordinal>\d{{1,4}}(?:st|nd|rd|th)|{words})"
    return (rf"(?<![a-z0-9]){mark}(?![a-z0-9])(?!-instance| instance)",)


def _english_numerals() -> tuple[str, ...]:
    numerals = "|".join(sorted(ENGLISH_NUMERALS, key=len, reverse=True))
    divisors = "|".join(sorted(ENGLISH_DIVISORS, key=len, reverse=True))
    fraction = rf"(?:(?:a|an|one|two|three|four|five|nine|seven)[ -](?:{divisors})|half)(?= of| the|\b)"
    numeral = rf"(?:{numerals})(?:(?:[ -]|[ -]and[ -])(?:{numerals}))*"
    return (
        rf"(?<![a-z0-9])(?P<en_fraction>{fraction})",
        rf"(?<![a-z0-9])(?P<english>{numeral})(?![a-z0-9])",
    )
