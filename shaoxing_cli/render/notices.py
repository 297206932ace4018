"""Notices: a word that judges, what it judges, and the details below."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from shaoxing_cli.render import Page
from shaoxing_cli.text import visible

if TYPE_CHECKING:
    from shaoxing_cli.render.card import Detail

# The colors of the three tones (rich's names, and the terminal's own codes); the word itself carries the meaning.
_COLORS: Final = {"good": ("green", "32"), "bad": ("red", "31"), "open": ("yellow", "33")}


class Notice(NamedTuple):
    """What a notice says.

    Attributes:
        word: the judging word, in the reader's language.
        code: the same word as scripts know it, where it differs.
        tone: `good`, `bad` or `open`.
        title: what is judged.
        details: the lines below.
    """

    word: str
    code: str
    tone: str
    title: str
    details: Sequence["Detail"]


def render_notices(notices: Iterable[Notice], page: Page) -> Iterator[str]:
    """Yield the notices one by one, an empty line between two."""
    from rich.text import Text

    from shaoxing_cli.render.card import print_details
    from shaoxing_cli.render.table import console_for, folded, without_trailing_space

    console = console_for(page)
    for number, notice in enumerate(notices):
        head = Text("").append(notice.word, f"bold {_COLORS[notice.tone][0]}")
        head.append(f" {notice.code}" if notice.code else "", "dim")
        head.append("  ").append(visible(notice.title), "bold")
        with console.capture() as capture:
            if number:
                console.print()
            for line in folded(head, page.width):
                console.print(line)
            print_details(console, notice.details, page)
        yield without_trailing_space(capture.get())


def toned(word: str, tone: str) -> str:
    r"""A word in the color of its tone, by the terminal's own codes.

    >>> toned("supported", "good")
    '\x1b[1;32msupported\x1b[0m'
    """
    return f"\x1b[1;{_COLORS[tone][1]}m{word}\x1b[0m"
