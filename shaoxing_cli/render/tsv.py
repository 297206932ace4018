r"""TSV: no header, nothing cut; a tab, line break or backslash within a cell is written \t, \n, \\."""

from collections.abc import Iterator
from typing import Any

from shaoxing_cli.render import Page, Sheet
from shaoxing_cli.render.plain import plain


def render(sheet: Sheet, _page: Page) -> Iterator[str]:
    """Yield one line a row."""
    for row in sheet.rows(sheet.brief):
        yield "\t".join(_cell(row[field]) for field in sheet.brief) + "\n"


def _cell(value: Any) -> str:
    if isinstance(value, str):
        # Nearly every cell; tabs and line breaks are not printable.
        if value.isprintable() and "\\" not in value:
            return value
        value = value.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n")
    return plain(value)
