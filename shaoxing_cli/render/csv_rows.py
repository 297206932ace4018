"""CSV as RFC 4180 has it, with a header and plain line feeds."""

from collections.abc import Iterator, Sequence

from shaoxing_cli.render import Page, Sheet
from shaoxing_cli.render.plain import plain


def render(sheet: Sheet, _page: Page) -> Iterator[str]:
    """Yield the header and one line a row."""
    yield _line(sheet.fields)
    for row in sheet.rows(sheet.fields):
        yield _line([plain(row[field]) for field in sheet.fields])


def _line(cells: Sequence[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in ',"\r\n') or cell != cell.strip():
        return '"' + cell.replace('"', '""') + '"'
    return cell
