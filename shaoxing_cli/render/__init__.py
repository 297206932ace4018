"""Rows in, text out: one small module per format, each with `render(sheet, page)` that yields text.

Nothing here knows what a fact is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Final, NamedTuple


class Page(NamedTuple):
    """What is written on: the width in cells, and whether it takes color."""

    width: int = 80
    color: bool = False


class Sheet(NamedTuple):
    """An answer of rows, in the two forms that formats want; each form is made only when it is read.

    Attributes:
        fields: the names of a row's fields, for machines.
        rows: makes the rows: exact values by field, for the fields that the format wants.
        headings: makes the headings of the columns for people.
        cells: makes the rows as people read them, one text a column.
        brief: the fields of a row where a row is one bare line (tsv, value, id).
    """

    fields: Sequence[str]
    rows: Callable[[Sequence[str]], Iterable[Mapping[str, Any]]]
    headings: Callable[[], Sequence[str]]
    cells: Callable[[], Iterable[Sequence[str]]]
    brief: Sequence[str]


# Each format's module, and whether machines read it (then its bytes are UTF-8 whatever the locale says).
_MODULES: Final = {
    "table": ("table", False),
    "json": ("json_array", True),
    "jsonl": ("json_lines", True),
    "csv": ("csv_rows", True),
    "tsv": ("tsv", True),
    "md": ("markdown", True),
    # One field a line is TSV of one field.
    "value": ("tsv", True),
    "id": ("tsv", True),
}
FORMATS: Final = tuple(_MODULES)


def render(sheet: Sheet, name: str, page: Page) -> Iterator[str]:
    """The text of a sheet in the named format, piece by piece, line ends included."""
    module = import_module(f"{__name__}.{_MODULES[name][0]}")
    parts: Iterator[str] = module.render(sheet, page)
    return parts


def is_exact(name: str) -> bool:
    """Whether a format is read by machines."""
    return _MODULES[name][1]
