"""The words of reports that extraction goes by, compiled once from `data/lexicon/extraction.json`."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from shaoxing_cli.resources import table
from shaoxing_cli.text import fold_figures

_QUOTES: Final = {ord("“"): "⟪", ord("”"): "⟫"}


def entry(name: str) -> Any:
    """A table of the lexicon, as it stands there."""
    return table("lexicon/extraction")[name]


def reason(name: str) -> str:
    """Why a run of the text is no figure, in both languages.

    >>> reason("year")
    '年份或日期,说明时间 / year or date that tells the time'
    """
    zh, en = entry("spoken")[name]
    return f"{zh} / {en}"


def marked(text: str) -> str:
    """The text folded for figures, with quotation marks that tell opening from closing; as long as it was.

    >>> marked("“1+6”机制、")
    '⟪1+6⟫机制;'
    """
    return fold_figures(text.translate(_QUOTES))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The compiled pattern of a lexicon entry that holds one."""
    return re.compile(entry(name))


@cache
def choice(name: str, prefix: str = "", suffix: str = "") -> re.Pattern[str]:
    """A pattern for any word of a list, the longest first, between two fixed parts."""
    return re.compile(f"{prefix}{alternatives(entry(name))}{suffix}")


def alternatives(words: Sequence[str]) -> str:
    """A group for any of the words, the longest first.

    >>> alternatives(["增", "增长"])
    '(?:增长|增)'
    """
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


@cache
def names() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What looks like a figure and names something: patterns over `marked` text, each with its reason."""
    rows = entry("names")
    return tuple((re.compile("|".join(row["patterns"])), f"{row['zh']} / {row['en']}") for row in rows)
