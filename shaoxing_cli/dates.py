"""The dates and periods that a sentence names, as ISO 8601, with their spans."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from shaoxing_cli.numerals import parse_chinese
from shaoxing_cli.text import fold_figures
from shaoxing_cli.units import longest_form, unit_forms

_MONTHS: Final = "january february march april may june july august september october november december".split()


class DateMention(NamedTuple):
    """A date or period: ISO 8601 (`2019`, `2019-06`, `2019-06-01`, `2015/2020`), `--06-01` where no year is named.

    A part of a year is told by its code after the year: `2019-H1`, `2019-Q3`.
    """

    iso: str
    text: str
    span: tuple[int, int]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it names: none, one, or the two ends of an interval."""
        return tuple(int(part[:4]) for part in self.iso.split("/") if not part.startswith("-"))

    @property
    def is_exact(self) -> bool:
        """Whether it names a month or a day."""
        return ("/" not in self.iso and self.iso[5:6] not in ("", "H", "Q")) or self.iso.startswith("--")


def find_dates(sentence: str) -> list[DateMention]:
    """The dates and periods of a sentence, in order.

    >>> [date.iso for date in find_dates("2019年6月1日起，6月起，2015—2020年，二〇一八年上半年")]
    ['2019-06-01', '--06', '2015/2020', '2018-H1']
    >>> [date.iso for date in find_dates("On 1 June 2019, in June and by 2020")]
    ['2019-06-01', '--06', '2020']
    >>> find_dates("收到2019件，历时3年")
    []
    >>> [date.iso for date in find_dates("优化营商环境。6月起实现")]
    ['--06']
    """
    text = fold_figures(sentence)
    return [
        DateMention(iso, sentence[match.start() : match.end()], match.span())
        for match in _pattern().finditer(text)
        if not (match.group("bare_year") and _is_count(text, match.start(), match.end())) and (iso := _iso(match))
    ]


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether what stands behind four digits makes them a count: 2000余家, 2000亩, 2000 companies."""
    if _MORE.match(text, end):
        return True
    place = end + (text[end : end + 1] == " ")
    forms = [text[place : place + length] for length in range(1, longest_form() + 1)]
    units = [form for form in forms if form in unit_forms() and form not in _AFTER_YEARS]
    if any(not form[0].isascii() for form in units):
        return True
    whole = any(not text[place + len(form) : place + len(form) + 1].isalpha() for form in units)
    return whole and not _follows_preposition(text, start)


def _follows_preposition(text: str, place: int) -> bool:
    # From a little before the place only: the text up to it may be long.
    return _PREPOSITION.search(text, max(0, place - _REACH), place) is not None


def _iso(match: re.Match[str]) -> str | None:
    found = {name: value for name, value in match.groupdict().items() if value}
    if "from" in found:
        return f"{found['from']}/{_long_year(found['to'])}"
    years = [found[name] for name in ("year", "iso_year", "en_year", "bare_year") if name in found]
    year = years[0] if years else str(_int(found["spoken"])) if "spoken" in found else ""
    if found.get("en_month") in _ORDINARY_WORDS and not {"en_day", "en_day2", "en_year"} & set(found):
        return f"--{_month(found['en_month']):02}" if _follows_preposition(match.string, match.start()) else None
    if "part" in found:
        return f"{year}-{_PARTS[found['part']]}" if year else None
    months = [_month(found[name]) for name in ("month", "month2", "iso_month", "en_month") if name in found]
    days = [_int(found[name]) for name in ("day", "day2", "iso_day", "en_day", "en_day2") if name in found]
    month, day = (months[0] if months else 0), (days[0] if days else 0)
    if month > 12 or day > 31 or (months and not month):
        return None
    parts = [year or "-", *([f"{month:02}"] if month else []), *([f"{day:02}"] if day else [])]
    return "-".join(parts) if year or month else None


def _month(text: str) -> int:
    text = text.rstrip(".")
    if text.isalpha() and text.isascii():
        return next(number for number, name in enumerate(_MONTHS, start=1) if name.startswith(text[:3]))
    return _int(text)


def _int(text: str) -> int:
    if text.isdigit():
        return int(text)
    number = parse_chinese(text)
    return int(number.value) if number else 99


def _long_year(text: str) -> str:
    return text if len(text) == 4 else f"20{text}"


_PARTS: Final = {
    "上半年": "H1", "下半年": "H2", "一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4",
    "第一季度": "Q1", "第二季度": "Q2", "第三季度": "Q3", "第四季度": "Q4",
}  # fmt: skip

_YEAR = r"(?:19|20)\d\d"
_SPOKEN_YEAR = r"[一二][〇零一九][〇零一二三四五六七八九]{2}"
_DAY = r"\d{1,2}|[一二三]?十?[一二三四五六七八九十]"
_NAMED = "|".join(f"{name}|{name[:3]}\\b\\.?" for name in _MONTHS)
# What turns four digits into a count.
_COUNTED: Final = (
    "[个件份项条人次名位家起宗例期套类部元万亿户场批]|"
    "(?:cases|people|items|yuan|applications|records|documents|times|persons|entries|lawyers|officers|accounts)\\b"
)
# Measure words that follow a year without 年 as other words: 2019本市, 2019对口.
_AFTER_YEARS: Final = frozenset("本对大度方面年日处所")
_MORE = re.compile(r" ?[多余]|\+")
# Months that are ordinary words as well count only after a preposition or beside a day or year.
_ORDINARY_WORDS: Final = frozenset({"may", "march", "mar"})
# The longest of them with its space, and a character before it.
_REACH: Final = 8
_PREPOSITION = re.compile(r"\b(?:in|of|since|by|from|until|during|last|this) $")
# Written as one alternation, most specific first, so that no date is read twice.
_ALTERNATIVES: Final = (
    rf"(?<!\d)(?P<from>{_YEAR})年?(?:-+|~|至|到| to )(?P<to>{_YEAR}|(?<=\d-)\d\d(?=年))(?!\d|-\d)年?",
    rf"(?<!\d)(?P<iso_year>{_YEAR})[-/.](?P<iso_month>\d{{1,2}})[-/.](?P<iso_day>\d{{1,2}})(?!\d)",
    rf"(?:(?<!\d)(?P<year>{_YEAR})|(?<![〇零一二三四五六七八九])(?P<spoken>{_SPOKEN_YEAR}))"
    rf" ?年(?:度|间|全年)?(?:(?P<part>{'|'.join(_PARTS)})|(?P<month>{_DAY}) ?月份?(?:(?P<day>{_DAY}) ?[日号])?)?",
    rf"(?<![\d.])(?P<month2>\d{{1,2}}|十?[一二三四五六七八九十]) ?月份?(?:(?P<day2>{_DAY}) ?[日号])?(?!均)",
    rf"(?<![a-z0-9])(?:(?P<en_day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<en_month>{_NAMED})(?![a-z])"
    rf"(?: (?:the )?(?P<en_day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,? (?P<en_year>{_YEAR})(?!\d))?",
    rf"(?<![\d.,])(?P<bare_year>{_YEAR})(?![\d%]|,\d|\.\d| ?(?:{_COUNTED}))",
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_ALTERNATIVES))


def years_of(dates: list[DateMention]) -> Iterator[int]:
    """All years that the dates name."""
    for date in dates:
        yield from date.years
