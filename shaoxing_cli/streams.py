"""Standard input and output: what is written leaves whole or fails in one line, and what is read is text."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from shaoxing_cli.errors import TargetError, UnreadableInputError, UsageError

# What stands for standard input among arguments.
STANDARD_INPUT: Final = "-"
# Writing in pieces of this many characters keeps memory flat without a system call for each line.
_PIECE: Final = 1 << 16
# A hint may quote what was typed or what stands in a file, which may be of any length.
_LONGEST_HINT: Final = 2000


class ClosedPipeError(Exception):
    """Whoever read the answer has read enough; nothing is wrong."""


def emit(parts: Iterable[str], *, exact: bool = False) -> None:
    """Write the parts to standard output.

    Args:
        parts: text, line ends included.
        exact: the bytes are UTF-8 whatever the locale (for machines); otherwise what the locale cannot show is
            escaped (for people).

    Raises:
        ClosedPipeError: the reader closed the pipe.
        TargetError: standard output is closed or full.
    """
    out = sys.stdout
    if out is None:
        raise TargetError("standard output", "it is closed")
    coding = "utf-8" if exact else (out.encoding or "utf-8")
    try:
        for piece in _pieces(parts):
            _write(out.buffer, piece.encode(coding, "backslashreplace"))
        _flush(out.buffer)
    except BrokenPipeError:
        silence()
        raise ClosedPipeError from None
    except OSError as fault:
        silence()
        raise TargetError("standard output", fault.strerror or str(fault)) from None


def hint(message: str) -> None:
    """Write a line to standard error, if there is one; control characters and more than anyone reads are left out."""
    from shaoxing_cli.text import visible

    if sys.stderr is None:
        return
    try:
        for line in message.splitlines():
            shown = visible(line)
            sys.stderr.write((shown if len(shown) <= _LONGEST_HINT else f"{shown[:_LONGEST_HINT]} ...") + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        # What stays in the stream would be tried again at exit, and that would change the exit code.
        sys.stderr = _nowhere(sys.stderr)


def lines_of_standard_input(what: str) -> Iterator[str]:
    """The lines of standard input that are not empty, without their line ends.

    Args:
        what: what a line holds, for the hint when a person at a terminal would otherwise wait in silence.

    Raises:
        UsageError: standard input is closed.
        UnreadableInputError: it is not UTF-8 text.
    """
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    if sys.stdin.isatty():
        hint(f"reading {what} from the terminal, one a line; end with Ctrl-D")
    try:
        for raw in sys.stdin.buffer:
            line = raw.decode("utf-8-sig").strip()
            if line:
                yield line
    except UnicodeDecodeError:
        raise UnreadableInputError("standard input", "is not UTF-8 text") from None
    except OSError as fault:
        raise UnreadableInputError("standard input", fault.strerror or str(fault)) from None


def silence() -> None:
    """Send what is left for standard output nowhere, so that closing it at exit says nothing."""
    sys.stdout = _nowhere(sys.stdout)


def _nowhere(stream: Any) -> Any:
    """The stream, now leading nowhere; None where that cannot be had."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return None
    return stream


def _write(stream: BinaryIO, data: bytes) -> None:
    """Write all of it: an unbuffered stream may take a part, and one that others have made non-blocking, nothing."""
    rest = memoryview(data)
    while rest:
        try:
            taken = stream.write(rest)
        except BlockingIOError as fault:
            taken = fault.characters_written
        rest = rest[taken or 0 :]
        if rest and not taken:
            _wait_for(stream)


def _flush(stream: BinaryIO) -> None:
    while True:
        try:
            stream.flush()
        except BlockingIOError:
            _wait_for(stream)
        else:
            return


def _wait_for(stream: BinaryIO) -> None:
    """Wait until a stream takes more."""
    import select

    select.select([], [stream], [])


def _pieces(parts: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)
