"""JSON: an array with one object a line, so that it is valid for jq and readable in a diff."""

from collections.abc import Iterator

from shaoxing_cli.render import Page, Sheet
from shaoxing_cli.render.json_text import json_text


def render(sheet: Sheet, _page: Page) -> Iterator[str]:
    """Yield the array; an empty one is `[]`."""
    opening = "[\n"
    for row in sheet.rows(sheet.fields):
        yield f"{opening}{json_text(row)}"
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
