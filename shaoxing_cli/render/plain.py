"""A value as the text of one cell, for the formats that hold nothing but text."""

from typing import Any

from shaoxing_cli.render.json_text import json_text
from shaoxing_cli.text import visible


def plain(value: Any) -> str:
    r"""Numbers in full, nothing for None, text without control characters, lists and objects as JSON.

    >>> from decimal import Decimal
    >>> plain(Decimal("1.5E+3")), plain(None), plain(["a", "b"]), plain("x\x1b[0m")
    ('1500', '', '["a", "b"]', 'x[0m')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value if value.isprintable() else visible(value)
    return json_text(value)
