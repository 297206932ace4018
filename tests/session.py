"""A session at a terminal as a picture: what the program prints there, each character in its own cells."""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

from tests.conftest import process_environment
from tests.terminal import shown_on_a_terminal

WIDTH: Final = 80
_COMMANDS: Final = (
    "shaoxing search 行政复议 -n 3",
    "shaoxing get reconsideration.received",
    "shaoxing check 2019年市级收到行政复议申请186件",
)
SESSIONS: Final = {"en": _COMMANDS, "zh": _COMMANDS}

_CELL, _LINE, _MARGIN = 9.0, 20, 16
_FONTS: Final = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'PingFang SC', 'Noto Sans Mono CJK SC', monospace"
_PAPER, _INK = "#1b1f24", "#d5d8d6"


def draw(lang: str) -> str:
    """The session in one language, as SVG that needs nothing else."""
    console = Console(width=WIDTH, force_terminal=True, color_system="standard", legacy_windows=False)
    text = Text("\n\n").join(
        Text.assemble(("$ ", "green"), (command, "bold"), "\n", Text.from_ansi(_printed(command, lang)))
        for command in SESSIONS[lang]
    )
    lines = console.render_lines(text, pad=False)
    width, height = WIDTH * _CELL + 2 * _MARGIN, len(lines) * _LINE + 2 * _MARGIN
    rows = "\n".join(row for number, line in enumerate(lines) for row in _row(number, line))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}"'
        f' font-family="{_FONTS}" font-size="15" fill="{_INK}">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{_PAPER}"/>\n{rows}\n</svg>\n'
    )


def lines_of(picture: str) -> list[str]:
    """What a picture says, line by line, its words parted by spaces."""
    lines: dict[str, list[str]] = {}
    for height, text in re.findall(r'<text x="[\d.]+" y="([\d.]+)"[^>]*>(.*?)</text>', picture, re.S):
        lines.setdefault(height, []).append(unescape(text))
    return [" ".join(line) for line in lines.values()]


def _row(number: int, line: list[Segment]) -> Iterator[str]:
    """Yield a line's words, each in its place and as long as its cells; viewers disagree about runs of spaces."""
    cells, y = 0, _MARGIN + number * _LINE + 15
    for text, style, _ in line:
        for run in re.findall(r" +|[!-\u2dff]+|[^\x00-\u2dff]+", text):
            place, length = _MARGIN + cells * _CELL, cell_len(run) * _CELL
            cells += cell_len(run)
            if not run.isspace():
                look = _look(style or Style())
                yield f'<text x="{place:g}" y="{y}" textLength="{length:g}"{look}>{escape(run)}</text>'


def _look(style: Style) -> str:
    color = style.color and style.color.get_truecolor(SVG_EXPORT_THEME).hex
    return "".join(
        (
            f' fill="{color}"' if color else "",
            ' font-weight="bold"' if style.bold else "",
            ' opacity="0.65"' if style.dim else "",
            ' text-decoration="underline"' if style.underline else "",
        )
    )


def _printed(command: str, lang: str) -> str:
    """What a command prints on a terminal of `WIDTH` columns."""
    env = process_environment(SHAOXING_KB=None, SHAOXING_LANG=lang, COLUMNS=str(WIDTH))
    _, shown = shown_on_a_terminal(command.split()[1:], env)
    return shown.rstrip("\n")
