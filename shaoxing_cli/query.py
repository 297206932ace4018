"""A query read: the words that name its topic, the figures in it, and the kind of answer that it asks for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

from shaoxing_cli.dates import find_dates
from shaoxing_cli.english import key
from shaoxing_cli.fields import number_key
from shaoxing_cli.quantities import find_quantities
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold, visible

# A question is no longer than this; what follows is not read.
LONGEST: Final = 400
_LEADING_POINT: Final = re.compile(r"(?<![\d.])\.(?=\d)")
_CONTENT: Final = re.compile("[a-z㐀-鿿〇]")


class Figure(NamedTuple):
    """A number or date that a query names, as the index writes it, and its unit."""

    key: str
    unit: str | None


class Query(NamedTuple):
    """What a query says.

    `text` is the query folded; `topic` the same without the words that name none, `meant` the words that reports use
    for what it says. `hints` are what its question words ask for: a field of a fact to the values wanted.
    """

    text: str
    topic: str
    meant: tuple[tuple[str, ...], ...]
    figures: tuple[Figure, ...]
    hints: Mapping[tuple[str, Any], str]
    asked: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def is_bare_figure(self) -> bool:
        """Whether it is a figure and nothing else."""
        return bool(self.figures) and not self.topic


def read_query(words: str) -> Query:
    """Read a query as people type it.

    >>> query = read_query("去年收到多少件行政複議申請？")
    >>> query.topic.split(), sorted(query.hints["unit"])
    (['收到多少件行政复议申请?'], ['件', '宗', '起'])
    >>> read_query("１，５８４件").figures, read_query("1,584").is_bare_figure
    ((Figure(key='1584', unit='件'),), True)
    """
    text = _LEADING_POINT.sub("0.", fold(visible(words[:LONGEST]))).strip()
    figures, rest = _figures(text)
    stems = f" {key(text)} "
    hints, asked = _hints(text, stems)
    topic = _topic(rest)
    if not topic and not figures:
        topic = text
    said, meant = _meant(text, stems)
    return Query(text, topic, tuple(meant), tuple(figures), hints, tuple(asked), tuple(said))


def _figures(text: str) -> tuple[list[Figure], str]:
    """The figures of folded text, and the text without them."""
    found: list[Figure] = []
    spans: list[tuple[int, int]] = []
    for date in find_dates(text):
        if date.is_exact:
            found.append(Figure(date.iso, None))
            spans.append(date.span)
    for quantity in find_quantities(text):
        if quantity.form in ("number", "fraction") and (quantity.value >= 10 or quantity.text[0].isdigit() or quantity.span == (0,len(text))):
            found.append(Figure(number_key(quantity.value), quantity.unit))
            spans.append(quantity.span)
            if quantity.unit is None and 0 < quantity.value < 1:
                found.append(Figure(number_key(quantity.value * Decimal(100)), "%"))
    bare = text
    for start, end in spans:
        bare = bare[:start] + " " * (end - start) + bare[end:]
    # A figure in words (三项制度, 一日办结) may be part of a name: it is taken out only when nothing else is left.
    return found, bare if not _CONTENT.search(_topic(bare)) else text


def _topic(text: str) -> str:
    silenced = _silent_pattern().sub(" ", text)
    return silenced.strip() if _CONTENT.search(silenced) else ""


def _hints(text: str, stems: str) -> tuple[dict[tuple[str, Any], str], list[str]]:
    hints: dict[tuple[str, Any], str] = {}
    asked: list[str] = []
    for row in table("lexicon/search_words")["hints"]:
        words = [word for word in (*row["zh"], *row["en"]) if _says(text, stems, word)]
        if words:
            asked += words
            for name, values in row["wants"].items():
                for value in values:
                    hints.setdefault((name, value), row["strength"])
    return hints, asked


def _meant(text: str, stems: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """The everyday words of a query, longest first and none inside another, and what each means."""
    rows = [(word, row) for row in table("lexicon/synonyms")["synonyms"] for word in row["said"]]
    said: list[str] = []
    meant: list[tuple[str, ...]] = []
    for word, row in sorted(rows, key=lambda one: -len(one[0])):
        if _says(text, stems, word) and not any(word in longer for longer in said):
            said.append(word)
            meant.append(tuple(row["meant"]))
    return said, meant


def _says(text: str, stems: str, word: str) -> bool:
    return f" {_key(word)} " in stems if word.isascii() else word in text


_key = cache(key)


@cache
def _silent_pattern() -> re.Pattern[str]:
    """Chinese words that name no topic: silent ones and the question words of figures and dates."""
    words = table("lexicon/search_words")
    return re.compile("|".join(sorted(map(re.escape, words["silent"]["zh"]), key=len, reverse=True)))
