"""Tables for people, by rich: columns where they fit, otherwise the lesser columns below the second one.

Nothing is cut and no word is broken while the page has room for it; a page too narrow for two columns gets records.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from rich.console import Console
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
        widths = _widths([headings, *rows], page.width)
        if widths:
            _print_columns(console, headings, rows, widths)
        elif page.width >= _NARROW and len(headings) > 1:
            left = min(max(cell_len(row[0]) for row in [headings, *rows]), page.width // 3)
            stacked = [[row[0], *row[1:2], _lesser(row)] for row in [headings, *rows]]
            _print_columns(console, stacked[0], stacked[1:], [left, page.width - left - _GAP])
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


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """The width of each column, or None where they do not fit: what each needs, then more for those that want more."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(_need, column)) for column in columns]
    spare = room - sum(widths) - _GAP * (len(widths) - 1)
    if spare < 0:
        return None
    for place, column in enumerate(columns):
        more = min(max(map(cell_len, column)) - widths[place], spare)
        widths[place] += more
        spare -= more
    return widths


def _print_columns(console: Console, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: list[int]) -> None:
    """Print rows in columns; what has no column of its own stands dimmed below the last."""
    _print_row(console, headings, widths, "bold")
    for row in rows:
        _print_row(console, row, widths, "")


def _print_row(console: Console, row: Sequence[str], widths: list[int], style: str) -> None:
    cells = [folded(Text(cell, style=style), width) for cell, width in zip(row, widths, strict=False)]
    for lesser in row[len(widths) :]:
        cells[-1].extend(folded(Text(lesser, style="dim"), widths[-1]) if lesser else ())
    for number in range(max(map(len, cells))):
        line = Text("")
        for place, lines in enumerate(cells):
            line.append(" " * (sum(widths[:place]) + _GAP * place - cell_len(line.plain)))
            line.append_text(lines[number] if number < len(lines) else Text(""))
        console.print(line)


def _print_records(console: Console, rows: list[list[str]], page: Page) -> None:
    for number, row in enumerate(rows):
        if number:
            console.print()
        for line in folded(Text(row[0], style="bold"), page.width):
            console.print(line)
        for cell in (row[1], _lesser(row)) if len(row) > 1 else ():
            for line in folded(Text(cell), page.width - _GAP) if cell else ():
                console.print(Text(" " * _GAP).append_text(line))


def _lesser(row: Sequence[str]) -> str:
    return (" " * _GAP).join(cell for cell in row[2:] if cell)
