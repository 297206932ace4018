"""SQLite: tables, full-text search and views, so that `datasette` or any SQLite program serves the file as it is."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Final

from shaoxing_cli.exports.rows import cell, clean, report_rows
from shaoxing_cli.model import Fact
from shaoxing_cli.resources import data_folder
from shaoxing_cli.store import KnowledgeBase

_TEXT_FIELDS: Final = (
    "id", "kind", "section", "label_zh", "label_en", "unit", "unit_en", "text", "hedge", "scope", "period",
    "quote", "statement_zh", "statement_en", "note",
)  # fmt: skip
# The columns that full-text search covers; `aliases` is the list as text.
_SEARCHED: Final = ("label_zh", "label_en", "aliases", "text", "scope", "quote", "statement_zh", "statement_en", "note")
# Chinese has no spaces: every run of up to so many characters is a word of the index.
_LONGEST_WORD: Final = 8

_Cell = str | int | float | None


def write(kb: KnowledgeBase, place: Path, _lang: str) -> None:
    """Write the database.

    Raises:
        OSError: the disk is full or broken.
    """
    try:
        with closing(sqlite3.connect(place)) as database, database:
            database.executescript((data_folder() / "exports" / "tables.sql").read_text(encoding="utf-8"))
            _fill(database, kb)
    except sqlite3.OperationalError as fault:
        raise OSError(str(fault)) from None


def words(text: str) -> str:
    """Text as the index takes it: Chinese characters, and numbers among them, as all their runs; other words as such.

    >>> words("收到95件 by post")
    '收 收到 收到95 收到95件 到 到95 到95件 95 95件 件 by post'
    """
    return " ".join(_words(text))


def _words(text: str) -> Iterator[str]:
    for chunk, other in _CHUNKS.findall(text):
        if other:
            yield other
        run = _ELEMENTS.findall(chunk)
        for start in range(len(run)):
            for end in range(start + 1, min(len(run), start + _LONGEST_WORD) + 1):
                yield "".join(run[start:end])


_ELEMENT: Final = r"[㐀-鿿〇]|[0-9]+(?:[.,][0-9]+)*"
_ELEMENTS: Final = re.compile(_ELEMENT)
# Chinese characters with numbers among them, or anything else between spaces.
_CHUNKS: Final = re.compile(rf"((?:{_ELEMENT})+)|([^\s㐀-鿿〇]+)")


def _fill(database: sqlite3.Connection, kb: KnowledgeBase) -> None:
    _insert(database, "report", ("name", "value"), ((row["name"], row["value"]) for row in report_rows(kb)))
    _insert(
        database,
        "sections",
        ("position", "id", "title_zh", "title_en", "span_start", "span_end"),
        (
            (position, cell(section.id), cell(section.title_zh), cell(section.title_en), *section.span)
            for position, section in enumerate(kb.sections, 1)
        ),
    )
    facts = list(enumerate(kb.facts, 1))
    _insert(database, "facts", _FACT_COLUMNS, (_fact_row(position, fact) for position, fact in facts))
    aliases = ((cell(fact.id), cell(alias)) for _, fact in facts for alias in fact.aliases)
    _insert(database, "aliases", ("fact", "alias"), aliases)
    inputs = ((cell(fact.id), cell(name)) for _, fact in facts if fact.derived for name in fact.derived.inputs)
    _insert(database, "inputs", ("fact", "input"), inputs)
    ignored = ((cell(each.text), cell(each.reason), *each.span) for each in kb.ignored)
    _insert(database, "ignored", ("text", "reason", "span_start", "span_end"), ignored)
    _insert(database, "facts_fts", ("rowid", *_SEARCHED), (_search_row(position, fact) for position, fact in facts))


def _insert(
    database: sqlite3.Connection, name: str, columns: tuple[str, ...], rows: Iterable[tuple[_Cell, ...]]
) -> None:
    # Table and column names are this module's own constants; every value is bound.
    places = ", ".join("?" * len(columns))
    database.executemany(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608


_FACT_COLUMNS: Final = (
    "position", *_TEXT_FIELDS, "aliases", "value", "change_direction", "change_against", "rank_position", "rank_among",
    "span_start", "span_end", "formula", "digits",
)  # fmt: skip


def _fact_row(position: int, fact: Fact) -> tuple[_Cell, ...]:
    change = (fact.change.direction, cell(fact.change.against)) if fact.change else (None, None)
    rank = (fact.rank.position, cell(fact.rank.among)) if fact.rank else (None, None)
    derived = (cell(fact.derived.formula), fact.derived.digits) if fact.derived else (None, None)
    texts = (cell(getattr(fact, field)) for field in _TEXT_FIELDS)
    span = fact.span or (None, None)
    return (position, *texts, cell(fact.aliases), _value(fact.value), *change, *rank, *span, *derived)


def _value(value: Decimal | str | None) -> _Cell:
    """A number as SQLite keeps it without loss: an integer, a float that prints the same digits, else its text."""
    if not isinstance(value, Decimal):
        return cell(value)
    if value == value.to_integral_value():
        return int(value) if abs(value) < 2**63 else f"{value:f}"
    return float(value) if Decimal(repr(float(value))) == value else f"{value:f}"


def _search_row(position: int, fact: Fact) -> tuple[_Cell, ...]:
    texts = (" ".join(fact.aliases) if name == "aliases" else getattr(fact, name) or "" for name in _SEARCHED)
    return (position, *(words(clean(text)) for text in texts))
