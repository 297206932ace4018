"""JSON with exact numbers: a Decimal is written digit by digit, never rounded to a float."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from json.encoder import JSONEncoder, encode_basestring
from typing import Any, Final

# Beyond this many places a number is written with an exponent: 1E+999999999 in full would fill the memory.
_PLACES: Final = 400
_WORDS: Final = {None: "null", True: "true", False: "false"}


def json_text(value: Any) -> str:
    r"""The JSON text of None, booleans, numbers, text, and of sequences and mappings of them, on one line.

    Characters that a terminal would obey or hide are escaped.

    >>> json_text({"value": Decimal("15.46"), "text": ["15.46亿元", None], "ok": True})
    '{"value": 15.46, "text": ["15.46亿元", null], "ok": true}'
    >>> json_text(Decimal("0.1000000000000000055511151231257827"))
    '0.1000000000000000055511151231257827'
    >>> json_text("a\x9b\u202e")
    '"a\\u009b\\u202e"'
    """
    try:
        # The encoder takes ten times as long to write a lone number.
        text = repr(_short(value)) if isinstance(value, Decimal) else _ENCODER.encode(value)
    except _NotShortError:
        return _exact(value)
    return text if text.isprintable() else _exact(value)


def plain_number(value: Decimal) -> str:
    """A number digit by digit; with an exponent only where its digits would be absurdly many.

    >>> plain_number(Decimal("1.5E+3")), plain_number(Decimal("1E+999999999"))
    ('1500', '1E+999999999')
    """
    return f"{value:f}" if abs(value.adjusted()) < _PLACES else str(value)


class _NotShortError(Exception):
    """A number that neither an int nor a float's shortest form tells exactly; the fast road ends here."""


def _short(value: Any) -> Any:
    """A Decimal as an int or float that is written with the same value; the standard encoder asks for it."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no JSON form")
    if abs(value.adjusted()) >= 15:
        raise _NotShortError
    short = int(value) if value == value.to_integral_value() else float(value)
    if Decimal(repr(short)) != value:
        raise _NotShortError
    return short


_ENCODER: Final = JSONEncoder(ensure_ascii=False, default=_short, check_circular=False)


def _exact(value: Any) -> str:
    """The same, part by part, for what the standard encoder would round or show as it is."""
    if isinstance(value, str):
        text: str = encode_basestring(value)
        return text if text.isprintable() else "".join(c if c.isprintable() else _escape(ord(c)) for c in text)
    if value is None or value is True or value is False:
        return _WORDS[value]
    if isinstance(value, (Decimal, int, float)):
        return plain_number(value) if isinstance(value, Decimal) else repr(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_exact(key)}: {_exact(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(_exact, value)) + "]"
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _escape(code: int) -> str:
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
