"""Tables for people, by rich: columns where they fit, otherwise the lesser columns below the second one.

Nothing is cut and no word is broken while the page has room for it; a page too narrow for two columns gets records.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from shaoxing_cli.render import Page, Sheet
from shaoxing_cli.render.wrapping import breaks
from shaoxing_cli.text import visible

# Below this many cells, columns would be too narrow to read.
_NARROW: Final = 60
# A column of running text is comfortable to read from this width on.
_COMFORTABLE: Final = 28
_GAP: Final = 2


def render(sheet: Sheet, page: Page) -> Iterator[str]:
    """Yield the table; nothing where there are no rows."""
    rows = [[visible(cell) for cell in cells] for cells in sheet.cells()]
    if not rows:
        return
    headings = list(map(visible, sheet.headings()))
    console = console_for(page)
    with console.capture() as capture:
        needs = [max(map(_need, column)) for column in zip(headings, *rows, strict=True)]
        if sum(needs) + _GAP * (len(needs) - 1) <= page.width:
            console.print(_table(headings, rows, needs))
        elif page.width >= _NARROW:
            _print_stacked(console, headings, rows, page)
        else:
            _print_records(console, rows, page)
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


def folded(text: Text, width: int) -> list[Text]:
    """The text in lines that fit a width, its styles kept."""
    return [text[start:end] for start, end in breaks(text.plain, max(width, 2))]


def _need(cell: str) -> int:
    """The cells that a column needs for a text: all of a short one, and no less than its longest word."""
    words = [cell_len(word) for word in cell.split() if word.isascii()]
    return max([min(cell_len(cell), _COMFORTABLE), *words])


def _table(headings: Sequence[str], rows: list[list[str]], needs: list[int]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold", show_edge=False)
    for heading, need in zip(headings, needs, strict=True):
        table.add_column(heading, overflow="fold", min_width=need)
    for row in rows:
        table.add_row(*(Text(cell, overflow="fold") for cell in row))
    return table


def _print_stacked(console: Console, headings: Sequence[str], rows: list[list[str]], page: Page) -> None:
    """The first column at the left, the second beside it, the others in one line below the second."""
    left = min(max(cell_len(row[0]) for row in [headings, *rows]), page.width // 3)
    indent = left + _GAP

    def put(cells: Sequence[str], style: str, lesser: str) -> None:
        first = folded(Text(cells[0], style=style), left)
        below = _lesser(cells)
        second = folded(Text(cells[1] if len(cells) > 1 else "", style=style), page.width - indent)
        second += folded(Text(below, style=lesser), page.width - indent) if below else []
        for number in range(max(len(first), len(second))):
            line = first[number].copy() if number < len(first) else Text("")
            if number < len(second):
                line.append(" " * (indent - cell_len(line.plain)))
                line = line + second[number]
            console.print(line)

    put(headings, "bold", "bold dim")
    for row in rows:
        put(row, "", "dim")


def _print_records(console: Console, rows: list[list[str]], page: Page) -> None:
    for number, row in enumerate(rows):
        if number:
            console.print()
        for line in folded(Text(row[0], style="bold"), page.width):
            console.print(line)
        for cell in (row[1], _lesser(row)) if len(row) > 1 else ():
            for line in folded(Text(cell), page.width - _GAP) if cell else ():
                console.print(Text(" " * _GAP) + line)


def _lesser(row: Sequence[str]) -> str:
    return (" " * _GAP).join(cell for cell in row[2:] if cell)
