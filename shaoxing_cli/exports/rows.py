"""What the flat forms share: a fact, a section and an ignored run as one row of plain cells, with their columns' types.

Lists and objects become JSON text; control characters and halves of surrogate pairs, which no cell should hold, go.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from shaoxing_cli.model import FACT_FIELDS, Fact, fact_to_row
from shaoxing_cli.render.plain import plain
from shaoxing_cli.resources import table
from shaoxing_cli.store import KnowledgeBase


class Column(NamedTuple):
    """A column: its name, the type of its values as Table Schema calls it, and what it holds."""

    name: str
    type: str
    description: str


_TYPES: Final = {"aliases": "array", "span": "array", "change": "object", "rank": "object", "derived": "object"}

SECTION_COLUMNS: Final = (
    Column("id", "string", "The report's own number of the part; 0, 7 and 8 for the parts without one."),
    Column("title_zh", "string", "The title in Chinese."),
    Column("title_en", "string", "The title in English."),
    Column("span", "array", "[start, end) in the source text, in characters."),
)
IGNORED_COLUMNS: Final = (
    Column("text", "string", "A run of the source that looks like a number and is none."),
    Column("reason", "string", "Why it is none, in Chinese and English."),
    Column("span", "array", "[start, end) in the source text, in characters."),
)


def fact_columns() -> list[Column]:
    """The fields of a fact in order, and behind `value` the column `number` for values that are numbers."""
    described = table("schemas/fact")["properties"]
    columns = [Column(field, _TYPES.get(field, "string"), described[field]["description"]) for field in FACT_FIELDS]
    number = Column("number", "number", "The value where it is a number, exact; empty otherwise.")
    place = FACT_FIELDS.index("value") + 1
    return [*columns[:place], number, *columns[place:]]


def fact_cells(fact: Fact) -> dict[str, str | Decimal | None]:
    """A fact as cells by column name: text, None for nothing, and a Decimal in `number` alone."""
    row = fact_to_row(fact)
    return {
        column: fact.number if column == "number" else cell(row[column])
        for column in (name for name, _, _ in fact_columns())
    }


def section_rows(kb: KnowledgeBase) -> Iterator[dict[str, str | None]]:
    """The outline, one part a row."""
    for section in kb.sections:
        yield {column.name: cell(getattr(section, column.name)) for column in SECTION_COLUMNS}


def ignored_rows(kb: KnowledgeBase) -> Iterator[dict[str, str | None]]:
    """The runs that look like numbers and are none."""
    for ignored in kb.ignored:
        yield {column.name: cell(getattr(ignored, column.name)) for column in IGNORED_COLUMNS}


def report_rows(kb: KnowledgeBase) -> Iterator[dict[str, str | None]]:
    """The report's head, one entry a row."""
    for name, value in kb.report.items():
        yield {"name": name, "value": cell(value)}


def cell(value: Any) -> str | None:
    r"""A value as the text of one cell; None stays None.

    >>> cell(("a", "b")), cell("x\x00y"), cell(None)
    ('["a", "b"]', 'xy', None)
    """
    return None if value is None else clean(plain(value))


def clean(text: str) -> str:
    r"""Text that UTF-8 can write: what it cannot is spelled out.

    >>> clean("a\ud800")
    'a\\ud800'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
