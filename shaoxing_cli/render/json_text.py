"""JSON with exact numbers: a Decimal is written digit by digit, never by way of a float."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, Final

_WORDS: Final = {None: "null", True: "true", False: "false"}


def json_text(value: Any) -> str:
    r"""The JSON text of None, booleans, numbers, text, and of sequences and mappings of them, on one line.

    Characters that a terminal would obey or hide are escaped.

    >>> json_text({"value": Decimal("15.460"), "text": ["15.46亿元", None], "ok": True})
    '{"value": 15.460, "text": ["15.46亿元", null], "ok": true}'
    >>> json_text("a\x9b\u202e")
    '"a\\u009b\\u202e"'
    """
    if isinstance(value, str):
        text: str = encode_basestring(value)
        return text if text.isprintable() else _escaped(text)
    if value is None or value is True or value is False:
        return _WORDS[value]
    if isinstance(value, (Decimal, int, float)):
        return f"{value:f}" if isinstance(value, Decimal) else repr(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json_text(key)}: {json_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (Sequence, frozenset)):
        return "[" + ", ".join(map(json_text, value)) + "]"
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _escaped(text: str) -> str:
    return "".join(char if char.isprintable() else _escape(ord(char)) for char in text)


def _escape(code: int) -> str:
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
