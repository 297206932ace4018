"""How values, changes and ranks read in Chinese and in English.

The words are `data/lexicon/words_ui.json`: each entry is a pair, Chinese and English.
"""

from decimal import Decimal
from typing import Any, Final

from shaoxing_cli.model import Change, Fact, Rank
from shaoxing_cli.numerals import CHINESE_NUMERALS
from shaoxing_cli.resources import table

# Text without any of these tells the value in other words (无), which alone would say too little.
_NUMERALS: Final = frozenset("0123456789" + CHINESE_NUMERALS)
# Printed text with one of these tells by itself how loosely it is meant (近1600件, 100多亿).
_HEDGE_CHARACTERS: Final = frozenset("约近超多余上下内最")


def say(group: str, key: str, lang: str) -> str:
    """The words of an entry in `zh` or `en`; a key that the table does not hold stands for itself.

    >>> say("kinds", "figure", "zh"), say("kinds", "figure", "en"), say("kinds", "novel", "en")
    ('数字', 'figure', 'novel')
    """
    pair = table("lexicon/words_ui")[group].get(key)
    return key if pair is None else str(pair[0 if lang == "zh" else 1])


def term(word: str | None, lang: str) -> str:
    """A scope, baseline or group of comparison: as the report has it, or its English where the table gives it.

    >>> term("市级", "en"), term("市级", "zh"), term(None, "en"), term("某处", "en")
    ('municipal level', '市级', '', '某处')
    """
    if word is None or lang == "zh":
        return word or ""
    return str(table("lexicon/words_ui")["terms"].get(word, word))


def number(value: Decimal) -> str:
    """A number in full, with thousands separators.

    >>> number(Decimal("1546000000")), number(Decimal("99.37"))
    ('1,546,000,000', '99.37')
    """
    return f"{value:,f}" if abs(value.adjusted()) < 400 else str(value)


def quantity(value: Decimal, unit: str | None) -> str:
    """A number with its unit: signs and Chinese units join it, words stand apart.

    >>> quantity(Decimal("98.38"), "%"), quantity(Decimal(176), "件"), quantity(Decimal(1600), "cases")
    ('98.38%', '176件', '1,600 cases')
    """
    if not unit:
        return number(value)
    return f"{number(value)}{' ' if unit[0].isascii() and unit[0].isalpha() else ''}{unit}"


def shown_value(fact: Fact, lang: str, beside: str = "") -> str:
    """The value as a person reads it: as printed, or computed, with the direction of a change in words.

    Text that stands beside it (the label) may say already that it is computed; it is then not said twice.
    """
    if fact.kind == "rank" and fact.rank and not (lang == "zh" and fact.text):
        return shown_rank(fact.rank, lang, fact.hedge)
    if fact.number is None or fact.kind == "rank":
        return str(fact.text or fact.value or "")
    unit = fact.unit if lang == "zh" else (fact.unit_en or fact.unit)
    printed = fact.text if lang == "zh" and fact.text and not _NUMERALS.isdisjoint(fact.text) else None
    shown = printed or quantity(fact.number, unit)
    if fact.hedge and (printed is None or _HEDGE_CHARACTERS.isdisjoint(printed)):
        shown = say("hedges", fact.hedge, lang).format(shown)
    if fact.change and fact.change.direction:
        shown = say("changes", fact.change.direction, lang).format(shown)
    if fact.derived and say("words", "computed_mark", lang) not in beside:
        shown = say("words", "computed_value", lang).format(shown)
    return shown


def shown_change(change: Change, lang: str) -> str:
    """A rise or fall in words, with its baseline.

    >>> shown_change(Change("decrease", "同比"), "en")
    'down (against the year before)'
    """
    against = say("words", "against", lang).format(term(change.against, lang)) if change.against else ""
    return say("changes", change.direction, lang).format("").strip() + against


def shown_rank(rank: Rank, lang: str, hedge: str | None = None) -> str:
    """A rank in words; with the hedge `at_most`, as one of the first.

    >>> shown_rank(Rank(1, "全省"), "zh"), shown_rank(Rank(2, "全省"), "en")
    ('全省第1', '2nd in the province')
    >>> shown_rank(Rank(30, "全国"), "en", "at_most")
    'top 30 in the country'
    """
    if hedge == "at_most":
        return say("words", "ranked_within", lang).format(among=term(rank.among, lang), position=rank.position)
    position = str(rank.position) if lang == "zh" else ordinal(rank.position)
    return say("words", "ranked", lang).format(among=term(rank.among, lang), position=position)


def ordinal(position: int) -> str:
    """An English ordinal.

    >>> [ordinal(position) for position in (1, 2, 3, 4, 11, 12, 21, 30)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '30th']
    """
    ending = {1: "st", 2: "nd", 3: "rd"}.get(position % 10, "th")
    return f"{position}{'th' if position % 100 in (11, 12, 13) else ending}"


def shown_period(period: str, lang: str) -> str:
    """An ISO 8601 date, month, year or interval as people write it; English keeps the ISO form.

    >>> [shown_period(period, "zh") for period in ("2019", "2019-06", "2019-06-01", "2015/2020")]
    ['2019年', '2019年6月', '2019年6月1日', '2015年至2020年']
    >>> shown_period("2019-06", "en"), shown_period("2015/2020", "en"), shown_period("2019-W02", "zh")
    ('2019-06', '2015 to 2020', '2019-W02')
    """
    start, interval, end = period.partition("/")
    if interval:
        return say("words", "interval", lang).format(shown_period(start, lang), shown_period(end, lang))
    parts = period.split("-")
    if len(parts) > 3 or not all(part.isdecimal() for part in parts):
        return period
    form = say("words", ("year", "month", "day")[len(parts) - 1], lang)
    return form.format(parts[0], *map(int, parts[1:]))


def note_in(note: str | None, lang: str) -> str:
    """The reader's half of a note, which is written 'Chinese / English'; a note in one language as it is.

    >>> note_in("市级不是全市。 / Municipal is not city-wide.", "en"), note_in("一半/一半", "en")
    ('Municipal is not city-wide.', '一半/一半')
    """
    if not note:
        return ""
    zh, parted, en = note.partition(" / ")
    return (zh if lang == "zh" else en) if parted else note


def cell(value: Any) -> str:
    """Any field's value as a cell for people, where no better words are known.

    >>> cell(None), cell(Decimal(25240)), cell(["a", "b"]), cell({"a": None})
    ('', '25,240', 'a, b', '{"a": null}')
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, (Decimal, int)):
        return number(Decimal(value))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    from shaoxing_cli.render.json_text import json_text

    return json_text(value)
