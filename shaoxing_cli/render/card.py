"""A card: one thing shown whole to a person, its value large and its details beside their names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from shaoxing_cli.render import Page
from shaoxing_cli.render.large import large
from shaoxing_cli.render.table import console_for, folded, without_trailing_space
from shaoxing_cli.text import visible

# Below this many cells, a detail stands under its name instead of beside it.
_NARROW: Final = 50
_INDENT: Final = 2
_VALUE_STYLE: Final = "bold cyan"


class Detail(NamedTuple):
    """A named line of a card; `mark` is a part of its text to be marked."""

    name: str
    text: str
    mark: str = ""


class Card(NamedTuple):
    """What a card shows: a title, the value, its digits (drawn large where there is room) with what follows them."""

    title: str
    value: str
    digits: str
    unit: str
    details: Sequence[Detail]


def render_cards(cards: Iterable[Card], page: Page) -> Iterator[str]:
    """Yield the cards, an empty line between two."""
    console = console_for(page)
    for number, card in enumerate(cards):
        with console.capture() as capture:
            if number:
                console.print()
            _print_card(console, card, page)
        yield without_trailing_space(capture.get())


def _print_card(console: Console, card: Card, page: Page) -> None:
    for line in folded(Text(visible(card.title), style="bold"), page.width):
        console.print(line)
    _print_value(console, card, page)
    print_details(console, card.details, page)


def print_details(console: Console, named: Sequence[Detail], page: Page) -> None:
    """Print details, the names in a column of their own where there is room."""
    details = [Detail(*map(visible, detail)) for detail in named]
    beside = page.width >= _NARROW
    indent = _INDENT + max(cell_len(detail.name) for detail in details) + _INDENT if beside else 2 * _INDENT
    for detail in details:
        lines = folded(_marked(detail), page.width - indent)
        # A line's own style would reach over whatever is joined to it: names are styled as parts.
        name = Text(" " * _INDENT).append(detail.name, "dim")
        if beside:
            name.append(" " * (indent - cell_len(name.plain)))
            console.print(name.append_text(lines[0]))
        else:
            lines = [Text(""), *lines]
            if detail.name:
                console.print(name)
        for line in lines[1:]:
            console.print(Text(" " * indent).append_text(line))


def _print_value(console: Console, card: Card, page: Page) -> None:
    drawn = large(card.digits)
    room = page.width - 2 * _INDENT - cell_len(card.unit) - 2
    if drawn and max(map(cell_len, drawn)) <= room:
        drawn[-1] = f"{drawn[-1]}  {visible(card.unit)}"
        console.print(Padding(Text("\n".join(drawn), style=_VALUE_STYLE), (0, 0, 1, _INDENT)))
        return
    console.print()
    if card.value:
        for line in folded(Text(visible(card.value), style=_VALUE_STYLE), page.width - 2 * _INDENT):
            console.print(Text(" " * _INDENT).append_text(line))
        console.print()


def _marked(detail: Detail) -> Text:
    text = Text(detail.text)
    if detail.mark and detail.mark in detail.text:
        start = detail.text.index(detail.mark)
        text.stylize("bold underline", start, start + len(detail.mark))
    return text
