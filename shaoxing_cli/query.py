"""A query read: the words that name its topic, the figures in it, and the kind of answer that it asks for."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

from shaoxing_cli.fields import number_key
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold, visible
from shaoxing_cli.wordbook import WordBook

# A question is no longer than this; what follows is not read.
_LONGEST: Final = 300
_LEADING_POINT: Final = r"(?<![\d.])\.(?=\d)"
# Three capitals; the initials of Chinese words are typed in small letters, or are more: XZFY.
_ACRONYM: Final = r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])"
_NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟点半成廿卅")
_AFTER_NUMERALS: Final = _NUMERALS | frozenset("月日号")
_ENGLISH_NUMERALS: Final = ("teen", "ty", "ten", "eleven", "twelve", "hundred", "thousand", "illion", "half", "dozen")


class Figure(NamedTuple):
    """A number or date that a query names, as an index writes it, its unit, and the place value of its last digit."""

    key: str
    unit: str | None
    step: Decimal = Decimal(0)

    def agrees(self, number: Decimal) -> bool:
        """Whether a number, rounded to as many digits, is this figure.

        >>> Figure("1600", None, Decimal(100)).agrees(Decimal(1584))
        True
        """
        return abs(Decimal(self.key) - number) * 2 <= self.step if self.step else False


class Query(NamedTuple):
    """What a query says.

    `text` is the query folded; `topic` the same without the words that name none. `everyday` holds its everyday words,
    each with the words that reports use instead. `hints` are the fields and values of a fact that its words ask for
    (`asks`: 什么时候) or only name (`names`: 条例).
    """

    text: str
    topic: str
    everyday: Mapping[str, Sequence[str]]
    figures: tuple[Figure, ...]
    hints: Mapping[tuple[str, Any], str]
    acronyms: frozenset[str] = frozenset()

    @property
    def is_bare_figure(self) -> bool:
        """Whether it is a figure and nothing else."""
        return bool(self.figures) and not self.topic

    def asks_for(self, field: str) -> bool:
        """Whether its words want a field of a fact to have some value."""
        return any(name == field for name, _ in self.hints)


def read_query(words: str) -> Query:
    """Read a query as people type it.

    >>> query = read_query("去年收到多少件行政複議申請？")
    >>> query.topic, query.hints["unit", "件"]
    ('收到多少件行政复议申请?', 'asks')
    >>> read_query("１，５８４件").figures, read_query("1,584").is_bare_figure
    ((Figure(key='1584', unit='件', step=Decimal('1')),), True)
    >>> read_query("民告官").everyday
    {'民告官': ['行政诉讼']}
    """
    text = fold(visible(words[:_LONGEST]))
    text = (re.sub(_LEADING_POINT, "0.", text) if "." in text else text).strip()
    figures, rest = _figures(text)
    topic = _topic(rest) or ("" if figures else text)
    shouted = any(map(str.isupper, words[:_LONGEST]))
    acronyms = frozenset(map(str.lower, re.findall(_ACRONYM, words[:_LONGEST]) if shouted else ()))
    return Query(text, topic, _everyday(text), figures, _hints(text), acronyms)


def _figures(text: str) -> tuple[tuple[Figure, ...], str]:
    """The figures of folded text, and, where nothing else is left of it, the text without them."""
    if not _may_name_figure(text):
        return (), text
    # Reading figures takes longer to load than most queries take to answer.
    from shaoxing_cli.dates import find_dates
    from shaoxing_cli.quantities import find_quantities

    found: list[Figure] = []
    bare = text
    dates = find_dates(text)
    for date in dates:
        if date.is_exact:
            found.append(Figure(date.iso, None))
            bare = _without(bare, date.span)
    for quantity in find_quantities(text, skip=[date.span for date in dates]):
        # A small number in words is mostly a part of a name: 三项制度, 一日办结.
        is_name = quantity.value < 10 and not quantity.text[0].isdigit() and quantity.span != (0, len(text))
        if quantity.form not in ("number", "fraction") or is_name:
            continue
        found.append(Figure(number_key(quantity.value), quantity.unit, quantity.step))
        bare = _without(bare, quantity.outer)
        if quantity.unit is None and 0 < quantity.value < 1:
            found.append(Figure(number_key(quantity.value * 100), "%", quantity.step * 100))
    return tuple(found), text if _topic(bare) else bare


def _may_name_figure(text: str) -> bool:
    """Whether it is worth the while to look for figures: digits, or numerals that are more than a lone small one."""
    if any(char.isdigit() for char in text) or "分之" in text:
        return True
    pairs = pairwise(text)
    if any(char in _NUMERALS and after in _AFTER_NUMERALS for char, after in pairs):
        return True
    return (len(text) <= 4 and not _NUMERALS.isdisjoint(text)) or any(part in text for part in _ENGLISH_NUMERALS)


def _without(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return text[:start] + " " * (end - start) + text[end:]


def _topic(text: str) -> str:
    """A text without the Chinese words that name no topic; nothing where no other word is left."""
    silent, longest = _silent_words()
    spoken: list[str] = []
    place = 0
    while place < len(text):
        length = next((n for n in range(longest, 0, -1) if text[place : place + n] in silent), 0)
        spoken.append(" " if length else text[place])
        place += length or 1
    topic = "".join(spoken).strip()
    return topic if any(map(str.isalpha, topic)) else ""


def _hints(text: str) -> dict[tuple[str, Any], str]:
    hints: dict[tuple[str, Any], str] = {}
    for _, row in _question_words().find(text):
        for field, values in row["wants"].items():
            for value in values:
                if hints.get((field, value)) != "asks":
                    hints[field, value] = row["strength"]
    return hints


def _everyday(text: str) -> dict[str, Sequence[str]]:
    """The everyday words of a query, longest first and none inside another."""
    found: dict[str, Sequence[str]] = {}
    for word, meant in sorted(_everyday_words().find(text), key=lambda one: -len(one[0])):
        if not any(word in longer and word != longer for longer in found):
            found[word] = [*found.get(word, ()), *meant]
    return found


@cache
def _question_words() -> WordBook[Mapping[str, Any]]:
    rows = table("lexicon/search_words")["hints"]
    return WordBook((word, row) for row in rows for word in (*row["zh"], *row["en"]))


@cache
def _everyday_words() -> WordBook[Sequence[str]]:
    return WordBook((word, row["meant"]) for row in table("lexicon/synonyms")["synonyms"] for word in row["said"])


@cache
def _silent_words() -> tuple[frozenset[str], int]:
    words = frozenset(table("lexicon/search_words")["silent"]["zh"])
    return words, max(map(len, words))
