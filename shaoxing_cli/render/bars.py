"""A chart for people: a line a bar while labels leave room, else the label above its bar."""

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len, chop_cells, set_cell_size

from shaoxing_cli.render import Page
from shaoxing_cli.render.bar_chart import Bar, Chart, lengths
from shaoxing_cli.text import visible

# Eighths of a cell, and what a bar below zero is made of.
_BLOCKS: Final = " ▏▎▍▌▋▊▉█"
_BELOW_ZERO: Final = "░"
# A bar of fewer cells tells nothing.
_SHORTEST: Final = 10


def render(chart: Chart, page: Page, *, blocks: bool = True) -> Iterator[str]:
    """Yield the lines of a chart.

    Args:
        chart: the bars.
        page: how wide the page is.
        blocks: whether the page can show block characters; otherwise bars are made of `#`.
    """
    bars = [Bar(visible(bar.label), bar.value, visible(bar.shown)) for bar in chart.bars]
    label_width = max(cell_len(bar.label) for bar in bars)
    shown_width = max(cell_len(bar.shown) for bar in bars)
    room = page.width - label_width - shown_width - 3
    beside = room >= max(_SHORTEST, page.width // 4)
    if not beside:
        room = max(page.width - shown_width - 3, _SHORTEST)
    for bar, eighths in zip(bars, lengths([bar.value for bar in bars], room * 8), strict=True):
        drawn = _drawn(eighths, below_zero=bar.value < 0, blocks=blocks)
        line = f"{drawn} {bar.shown}".lstrip()
        if beside:
            yield f"{set_cell_size(bar.label, label_width)}  {line}\n"
        else:
            yield from (f"{part}\n" for part in _folded(bar.label, page.width))
            yield from (f"{part}\n" for part in _folded(f"  {line}", page.width))


def _drawn(eighths: int, *, below_zero: bool, blocks: bool) -> str:
    if below_zero or not blocks:
        return ((_BELOW_ZERO if blocks else "-") if below_zero else "#") * ((eighths + 7) // 8)
    whole, part = divmod(eighths, 8)
    return _BLOCKS[8] * whole + (_BLOCKS[part] if part else "")


def _folded(text: str, width: int) -> list[str]:
    return chop_cells(text, width) if cell_len(text) > width else [text]
