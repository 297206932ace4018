"""Reports as files, and the knowledge bases made from them as files: bytes to text, tables to TinyDB's JSON."""

import codecs
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from shaoxing_cli.errors import UnreadableInputError, UsageError
from shaoxing_cli.files import write_atomically

# The longest annual reports have some 100 kB of text; what is much larger is no report, and would fill the memory.
MOST_BYTES: Final = 1_000_000
# Encodings of Chinese text that are no UTF-8, and what is common in their text but not in one read amiss.
_OTHERS: Final = ("gb18030", "big5", "utf-16")
_COMMON: Final = re.compile("[的一是不了在有年工政府和市中建设發展法行]")
_HTML: Final = re.compile(r"<(?:!doctype\s+html|html|head|body|div|table|script|meta|p)\b", re.IGNORECASE)
_MARK: Final = "\ue000"


def read_report_file(path: Path, encoding: str | None = None) -> tuple[bytes, str]:
    """The bytes and the text of a report's file.

    Args:
        path: the file.
        encoding: how its characters are written; UTF-8 where it is not given.

    Raises:
        UnreadableInputError: the file is missing, empty, too large, binary, HTML, or not in the encoding; the message
            names another encoding where one fits.
        UsageError: there is no such encoding.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableInputError(path, f"it has {size:,} bytes; a report has at most {MOST_BYTES:,}")
        raw = path.read_bytes()
    except OSError as fault:
        raise UnreadableInputError(path, fault.strerror or str(fault)) from None
    try:
        text = raw.decode(encoding or "utf-8-sig").removeprefix("\ufeff")
    except LookupError:
        raise UsageError(f"unknown encoding: {encoding}; such as {', '.join(_OTHERS)}") from None
    except ValueError:
        raise UnreadableInputError(path, _not_decoded(raw, encoding)) from None
    _check_text(path, text)
    return raw, text


def write_knowledge_base(path: Path, tables: dict[str, list[dict[str, Any]]], *, force: bool) -> None:
    """Write tables as a knowledge base: TinyDB's JSON, a row's keys in order, numbers exact.

    Raises:
        TargetError: the file exists (and not `force`) or cannot be written.
    """
    numbered = {name: {str(number): row for number, row in enumerate(rows, 1)} for name, rows in tables.items()}
    text = knowledge_json(numbered)
    write_atomically(path, lambda place: place.write_text(text, encoding="utf-8", newline=""), force=force)


def knowledge_json(value: Any) -> str:
    r"""JSON with an indent of one, characters as they are, and decimals digit by digit.

    >>> knowledge_json({"value": Decimal("15.46"), "text": "件"})
    '{\n "value": 15.46,\n "text": "件"\n}\n'
    """
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_marked)
    return re.sub(f'"{_MARK}([^"]*)"', r"\1", text) + "\n"


def _marked(value: Any) -> str:
    """A decimal as text between marks that are taken off again, since the encoder knows floats only."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no JSON form")
    return f"{_MARK}{value:f}"


def _check_text(path: Path, text: str) -> None:
    if not text.strip():
        raise UnreadableInputError(path, "it is empty")
    if "\0" in text:
        raise UnreadableInputError(path, "it holds NUL characters; is it a binary file?")
    if _HTML.search(text[:4000]):
        raise UnreadableInputError(path, "it is HTML; save the page as text first")


def _not_decoded(raw: bytes, encoding: str | None) -> str:
    """Why bytes are no text, with the encoding that would read them."""
    fits = [name for name in _OTHERS if name != encoding and _reads(raw, name)]
    name = encoding or "UTF-8"
    if b"\0" in raw and "utf-16" not in fits:
        return "it holds NUL bytes; is it a binary file?"
    if not fits:
        return f"it is not {name} text"
    best = max(fits, key=lambda other: len(_COMMON.findall(raw.decode(other)[:20000])))
    return f"it is not {name} text; try --encoding {best}"


def _reads(raw: bytes, encoding: str) -> bool:
    if encoding == "utf-16" and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    try:
        text = raw.decode(encoding)
    except UnicodeError:
        return False
    return "\0" not in text and len(_COMMON.findall(text)) * 50 > len(text)
