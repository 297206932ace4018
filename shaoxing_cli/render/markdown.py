"""Markdown: a table of the columns for people, whose text stays as it is (GitHub's table form)."""

from collections.abc import Iterator, Sequence

from shaoxing_cli.render import Page, Sheet
from shaoxing_cli.text import visible


def render(sheet: Sheet, _page: Page) -> Iterator[str]:
    """Yield the heading, its rule, and one line a row."""
    yield _line(sheet.headings)
    yield _line(["---"] * len(sheet.headings))
    for cells in sheet.cells():
        yield _line(cells)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(_escaped, cells)) + " |\n"


def _escaped(cell: str) -> str:
    text = visible(cell.replace("\n", " "))
    for mark in "\\|*_`[]<>":
        text = text.replace(mark, "\\" + mark)
    return text
