"""A chart as an SVG picture that needs nothing else: no font, style sheet or script."""

from collections.abc import Iterator
from html import escape
from typing import Final

from shaoxing_cli.render.bar_chart import Chart, lengths
from shaoxing_cli.text import visible

_WIDTH: Final = 800
_ROW: Final = 46
_MARGIN: Final = 16
# What is written at a bar's end needs this much of the width.
_END: Final = 240
_FONT: Final = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"


def render(chart: Chart, title: str) -> Iterator[str]:
    """Yield the document; `title` is what a screen reader says first."""
    height = 2 * _MARGIN + _ROW * len(chart.bars)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
        f' role="img" aria-label="{_text(title)}" font-family="{_FONT}" font-size="14">\n'
        f'<title>{_text(title)}</title>\n<rect width="100%" height="100%" fill="#ffffff"/>\n'
    )
    room = _WIDTH - 2 * _MARGIN - _END
    for row, (bar, length) in enumerate(zip(chart.bars, lengths([bar.value for bar in chart.bars], room), strict=True)):
        top = _MARGIN + row * _ROW
        fill = "#b3261e" if bar.value < 0 else "#3566a8"
        yield f'<text x="{_MARGIN}" y="{top + 14}" fill="#222222">{_text(bar.label)}</text>\n'
        yield f'<rect x="{_MARGIN}" y="{top + 20}" width="{length}" height="16" fill="{fill}"/>\n'
        yield (
            f'<text x="{_MARGIN + length + 6}" y="{top + 33}" fill="#222222" font-weight="600">'
            f"{_text(bar.shown)}</text>\n"
        )
    yield "</svg>\n"


def _text(text: str) -> str:
    return escape(visible(text).encode("utf-8", "backslashreplace").decode("utf-8"))
