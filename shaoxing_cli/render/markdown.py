"""Markdown: a table of the columns for people, whose text stays as it is (GitHub's table form)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from shaoxing_cli.render import Page, Sheet
from shaoxing_cli.text import visible

# What Markdown would obey; an underscore within a word is plain text.
_MARKS: Final = re.compile(r"[\\|*`\[\]<>]|\b_|_\b")


def render(sheet: Sheet, _page: Page) -> Iterator[str]:
    """Yield the heading, its rule, and one line a row."""
    headings = sheet.headings()
    yield _line(headings)
    yield _line(["---"] * len(headings))
    for cells in sheet.cells():
        yield _line(cells)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |\n"


def escaped(cell: str) -> str:
    """Text on one line with nothing in it that Markdown would obey."""
    return _MARKS.sub(r"\\\g<0>", visible(cell.replace("\n", " ")))
