r"""TSV: no header, nothing cut; a tab, line break or backslash within a cell is written \t, \n, \\."""

from collections.abc import Iterator
from typing import Any

from shaoxing_cli.render import Page, Sheet
from shaoxing_cli.render.plain import plain


def render(sheet: Sheet, _page: Page) -> Iterator[str]:
    """Yield one line a row."""
    for row in sheet.rows(sheet.brief):
        values = [row[field] for field in sheet.brief]
        cells = [value if type(value) is str else plain(value) for value in values]
        line = "".join(cells)
        # Nearly every line; tabs and line breaks are not printable.
        if not line.isprintable() or "\\" in line:
            cells = list(map(_cell, values))
        yield "\t".join(cells) + "\n"


def _cell(value: Any) -> str:
    if isinstance(value, str):
        value = value.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n")
    return plain(value)
