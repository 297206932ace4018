"""Text files and standard input, read piece by piece: UTF-8, nothing binary, in memory that does not grow."""

import sys
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from shaoxing_cli.errors import UnreadableInputError, UsageError
from shaoxing_cli.streams import STANDARD_INPUT, hint

# A line longer than this comes in several pieces, so that a file without line ends takes no more memory than others.
_PIECE_BYTES: Final = 1 << 16


class Piece(NamedTuple):
    """A line, or a part of a very long one: where it stands (both from 1), and its text with the line end."""

    line: int
    column: int
    text: str


def _unheard(_size: int) -> None:
    """Listen to nothing."""


def read_file(path: str, read: Callable[[int], None] = _unheard) -> Iterator[Piece]:
    """The lines of a text file.

    Args:
        path: the file, or `-` for standard input.
        read: called with the number of bytes of each piece, for a progress bar.

    Raises:
        UnreadableInputError: the file is missing, cannot be read, or is not UTF-8 text.
        UsageError: standard input is closed.
    """
    if path == STANDARD_INPUT:
        yield from read_standard_input("an article", read)
        return
    try:
        with Path(path).open("rb") as stream:
            yield from pieces(stream, path, read)
    except OSError as fault:
        raise UnreadableInputError(path, fault.strerror or str(fault)) from None


def read_standard_input(what: str, read: Callable[[int], None] = _unheard) -> Iterator[Piece]:
    """The lines of standard input.

    Args:
        what: what is read, for the hint when a person at a terminal would otherwise wait in silence.
        read: called with the number of bytes of each piece.

    Raises:
        UsageError: standard input is closed.
        UnreadableInputError: it cannot be read, or is not UTF-8 text.
    """
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    if sys.stdin.isatty():
        hint(f"reading {what} from the terminal; end with Ctrl-D")
    try:
        yield from pieces(sys.stdin.buffer, "standard input", read)
    except OSError as fault:
        raise UnreadableInputError("standard input", fault.strerror or str(fault)) from None


def check_readable(path: str) -> None:
    """Raise UnreadableInputError for a path that cannot be a text file, before anything is answered."""
    if path == STANDARD_INPUT:
        return
    try:
        is_folder = Path(path).is_dir() or not Path(path).stat()
    except (OSError, ValueError) as fault:
        raise UnreadableInputError(path, getattr(fault, "strerror", None) or str(fault)) from None
    if is_folder:
        raise UnreadableInputError(path, "it is a folder")


def pieces(stream: BinaryIO, name: str, read: Callable[[int], None] = _unheard) -> Iterator[Piece]:
    r"""The lines of a stream of bytes; a byte order mark is left out.

    Raises:
        UnreadableInputError: a line is not UTF-8 or holds a NUL; the message says which.

    >>> from io import BytesIO
    >>> list(pieces(BytesIO("甲\nb".encode()), "x"))
    [Piece(line=1, column=1, text='甲\n'), Piece(line=2, column=1, text='b')]
    """
    decoder = getincrementaldecoder("utf-8")()
    line, column = 1, 1
    while raw := stream.readline(_PIECE_BYTES):
        read(len(raw))
        ends = raw.endswith(b"\n")
        if line == column == 1:
            raw = raw.removeprefix(BOM_UTF8)
        try:
            # A character that a piece cuts in two is held back for the next one; a line end or the last piece ends all.
            text = decoder.decode(raw, ends or len(raw) < _PIECE_BYTES - len(BOM_UTF8))
        except UnicodeDecodeError:
            raise UnreadableInputError(name, f"line {line} is not UTF-8 text") from None
        if "\0" in text:
            raise UnreadableInputError(name, f"line {line} holds a NUL character; is it a binary file?")
        yield Piece(line, column, text)
        line, column = (line + 1, 1) if ends else (line, column + len(text))
