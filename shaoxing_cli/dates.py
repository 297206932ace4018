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
    forms = _forms(text)
    return [
        DateMention(iso, sentence[match.start() : match.end()], match.span())
        for match in (_pattern(forms).finditer(text) if forms else ())
        if not (match.groupdict().get("bare_year") and _is_count(text, match.start(), match.end()))
        and (iso := _iso(match))
    ]


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether what stands behind four digits makes them a count: 2000余家, 2000亩, 2000 companies."""
    place = end + (text[end : end + 1] == " ")
    if text[place : place + 1] in _MORE or text[end : end + 1] == "+" or text[place : place + 1] in _COUNTED:
        return True
    if _word(text, place) in _COUNTED_WORDS:
        return True
    forms = [text[place : place + length] for length in range(1, longest_form() + 1)]
    units = [form for form in forms if form in unit_forms() and form not in _AFTER_YEARS]
    if any(not form[0].isascii() for form in units):
        return True
    whole = any(not text[place + len(form) : place + len(form) + 1].isalpha() for form in units)
    return whole and not _follows_preposition(text, start)


def _follows_preposition(text: str, place: int) -> bool:
    # From a little before the place only: the text up to it may be long.
    words = text[max(0, place - _REACH) : place].split(" ")
    return len(words) > 1 and not words[-1] and _last_word(words[-2]) in _PREPOSITIONS


def _word(text: str, place: int) -> str:
    end = place
    while text[end : end + 1].isalnum() or text[end : end + 1] == "_":
        end += 1
    return text[place:end]


def _last_word(text: str) -> str:
    start = len(text)
    while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    return text[start:]


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
    if text in _DAY_WORDS:
        return _DAY_WORDS[text]
    number = parse_chinese(text)
    return int(number.value) if number else 99


def _long_year(text: str) -> str:
    return text if len(text) == 4 else f"20{text}"


_PARTS: Final = {
    "上半年": "H1", "下半年": "H2", "一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4",
    "第一季度": "Q1", "第二季度": "Q2", "第三季度": "Q3", "第四季度": "Q4",
}  # fmt: skip

_YEAR: Final = r"(?:19|20)\d\d"
_SPOKEN_YEAR: Final = r"[一二][〇零一九][〇零一二三四五六七八九]{2}"
_DIGITS: Final = r"\d{1,2}"
_SPOKEN_DAY: Final = rf"{_DIGITS}|[一二三]?十?[一二三四五六七八九十]"
_SPOKEN_MONTH: Final = rf"{_DIGITS}|十?[一二三四五六七八九十]"
# Days in English words: the first of June.
_TEENS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DAY_WORDS: Final = {
    word: day
    for day, word in enumerate(
        [*_TEENS, *(f"twenty-{word}" for word in _TEENS[:9]), "thirtieth", "thirty-first"], start=1
    )
}
_NAMED: Final = "|".join(f"{name}|{name[:3]}\\b\\.?" for name in _MONTHS)
# What turns four digits into a count, and is no unit or one that follows years as another word.
_COUNTED: Final = frozenset("个件份项条人次名位家起宗例期套类部元万亿户场批")
_COUNTED_WORDS: Final = frozenset(
    "cases people items yuan applications records documents times persons entries lawyers officers accounts".split()
)
# Measure words that follow a year without 年 as other words: 2019本市, 2019对口.
_AFTER_YEARS: Final = frozenset("本对大度方面年日处所")
_MORE: Final = frozenset("多余")
_MONTH_STARTS: Final = tuple(dict.fromkeys(name[:3] for name in _MONTHS))
# Months that are ordinary words as well count only after a preposition or beside a day or year.
_ORDINARY_WORDS: Final = frozenset({"may", "march", "mar"})
# The longest of them with its space, and a character before it.
_REACH: Final = 8
_PREPOSITIONS: Final = frozenset("in of since by from until during last this".split())
_SPOKEN: Final = frozenset("〇零一二三四五六七八九十")
# The marks of a Chinese date that a numeral in characters stands before.
_MARKS: Final = frozenset("年月日号")


def _forms(text: str) -> tuple[str, ...]:
    """The patterns that a text may match, most specific first; the others would take longer to compile than to read."""
    spoken = not _SPOKEN.isdisjoint(text) and any(
        text[max(0, place - 2) : place].rstrip(" ")[-1:] in _SPOKEN
        for place, char in enumerate(text)
        if place and char in _MARKS
    )
    named = any(start in text for start in _MONTH_STARTS)
    # The longest first: twenty-first is no first.
    said = sorted((word for word in _DAY_WORDS if word in text), key=len, reverse=True) if named else ()
    en_day = "|".join([r"\d{1,2}", *said])
    # 2019 and 2020 are one year each.
    single = text.replace("2019", "20").replace("2020", "20")
    years, months = single.count("19") + single.count("20"), "月" in text
    forms = {
        rf"(?<!\d)(?P<from>{_YEAR})年?(?:-+|~|至|到| to )(?P<to>{_YEAR}|(?<=\d-)\d\d(?=年))(?!\d|-\d)年?": (
            years > 1 or (years and "-" in text)
        ),
        rf"(?<!\d)(?P<iso_year>{_YEAR})[-/.](?P<iso_month>\d{{1,2}})[-/.](?P<iso_day>\d{{1,2}})(?!\d)": (
            years and any(mark in text for mark in "-/.")
        ),
        _chinese_date(spoken=spoken, months=months, parts="半年" in text or "季度" in text): "年" in text,
        rf"(?<![\d.])(?P<month2>{_SPOKEN_MONTH if spoken else _DIGITS}) ?月份?"
        rf"(?:(?P<day2>{_SPOKEN_DAY if spoken else _DIGITS}) ?[日号])?(?!均)": months,
        rf"(?<![a-z0-9])(?:(?P<en_day>{en_day})(?:st|nd|rd|th)?(?: of)? )?(?P<en_month>{_NAMED})(?![a-z])"
        rf"(?: (?:the )?(?P<en_day2>{en_day})(?:st|nd|rd|th)?(?![\da-z]))?(?:,? (?P<en_year>{_YEAR})(?!\d))?": named,
        rf"(?<![\d.,])(?P<bare_year>{_YEAR})(?![\d%]|,\d|\.\d)": years,
    }
    return tuple(form for form, needed in forms.items() if needed)


def _chinese_date(*, spoken: bool, months: bool, parts: bool) -> str:
    """The pattern of a date from its year on."""
    day = _SPOKEN_DAY if spoken else _DIGITS
    year = rf"(?<!\d)(?P<year>{_YEAR})"
    if spoken:
        year = rf"(?:{year}|(?<![〇零一二三四五六七八九])(?P<spoken>{_SPOKEN_YEAR}))"
    rest = [f"(?P<part>{'|'.join(_PARTS)})"] if parts else []
    rest += [f"(?P<month>{day}) ?月份?(?:(?P<day>{day}) ?[日号])?"] if months else []
    return rf"{year} ?年(?:度|间|全年)?" + (f"(?:{'|'.join(rest)})?" if rest else "")


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    # One alternation, so that no date is read twice.
    return re.compile("|".join(forms))


def years_of(dates: list[DateMention]) -> Iterator[int]:
    """All years that the dates name."""
    for date in dates:
        yield from date.years
