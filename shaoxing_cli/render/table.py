"""Tables for people, by rich: columns while there is room, one record below the other on a narrow page."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from shaoxing_cli.render import Page, Sheet
from shaoxing_cli.text import visible

# Below this many cells, columns would be too narrow to read.
_NARROW: Final = 60


def render(sheet: Sheet, page: Page) -> Iterator[str]:
    """Yield the table; nothing where there are no rows."""
    rows = [[visible(cell) for cell in cells] for cells in sheet.cells()]
    if not rows:
        return
    console = console_for(page)
    with console.capture() as capture:
        if page.width < _NARROW and len(sheet.headings) > 2:
            _print_records(console, rows)
        else:
            console.print(_table(sheet.headings, rows))
    yield without_trailing_space(capture.get())


def console_for(page: Page) -> Console:
    """A console of the page's width that prints text as it is: no markup, no emoji codes, no guessed colors."""
    return Console(
        width=page.width,
        markup=False,
        highlight=False,
        emoji=False,
        force_terminal=page.color,
        no_color=not page.color,
        color_system="standard" if page.color else None,
        legacy_windows=False,
        _environ={},
    )


def without_trailing_space(text: str) -> str:
    """The text with nothing after the last word of each line."""
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def _table(headings: Sequence[str], rows: list[list[str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell, overflow="fold") for cell in row))
    return table


def _print_records(console: Console, rows: list[list[str]]) -> None:
    for number, row in enumerate(rows):
        if number:
            console.print()
        console.print(Text(row[0], style="bold", overflow="fold"))
        for cell in row[1:]:
            if cell:
                console.print(Padding(Text(cell, overflow="fold"), (0, 0, 0, 2)))
