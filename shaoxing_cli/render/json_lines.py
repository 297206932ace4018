"""JSON Lines: one object a line."""

from collections.abc import Iterator

from shaoxing_cli.render import Page, Sheet
from shaoxing_cli.render.json_text import json_text


def render(sheet: Sheet, _page: Page) -> Iterator[str]:
    """Yield one line a row."""
    for row in sheet.rows(sheet.fields):
        yield json_text(row) + "\n"
