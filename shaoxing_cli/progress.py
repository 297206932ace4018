"""A progress bar on standard error, for people who wait: only where it is a terminal and the answer goes elsewhere."""

import os
import sys
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any, Final

# Often enough to be seen to move, seldom enough to cost nothing.
_EVERY_SECONDS: Final = 0.1
_CELLS: Final = 24
_CLEAR: Final = "\r\x1b[K"


class Progress:
    r"""How far a run has come: a bar where the size of the input is known, otherwise a count.

    >>> from io import StringIO
    >>> out = StringIO()
    >>> progress = Progress(out, "claims", total=200, clock=iter([0.0, 1.0]).__next__)
    >>> progress.read(50); progress.step()
    >>> out.getvalue()
    '\r\x1b[K[######..................]  25%  1 claims'
    """

    def __init__(self, stream: Any, what: str, *, total: int, clock: Callable[[], float] = monotonic) -> None:
        self._stream = stream
        self._what = what
        self._total = total
        self._clock = clock
        self._shown = clock()
        self._bytes = 0
        self._steps = 0

    def read(self, size: int) -> None:
        """Count bytes of the input."""
        self._bytes += size

    def step(self) -> None:
        """Count one answer, and show how far it is."""
        self._steps += 1
        now = self._clock()
        if now - self._shown >= _EVERY_SECONDS:
            self._shown = now
            self._write(_CLEAR + self._line())

    def clear(self) -> None:
        """Take the bar away."""
        self._write(_CLEAR)

    def _line(self) -> str:
        count = f"{self._steps:,} {self._what}"
        if not self._total:
            return count
        part = min(1.0, self._bytes / self._total)
        done = round(part * _CELLS)
        return f"[{'#' * done}{'.' * (_CELLS - done)}] {part:4.0%}  {count}"

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            return


class NoProgress(Progress):
    """The same, where nobody would see it."""

    def __init__(self) -> None:
        """Count nothing."""

    def read(self, size: int) -> None:
        """Do nothing."""

    def step(self) -> None:
        """Do nothing."""

    def clear(self) -> None:
        """Do nothing."""


def progress_of(what: str, total: int, environment: Mapping[str, str]) -> Progress:
    """A bar on standard error where it is a terminal that can redraw a line, and standard output is none."""
    out, err = sys.stdout, sys.stderr
    if out is None or err is None or out.isatty() or not err.isatty() or environment.get("TERM") == "dumb":
        return NoProgress()
    return Progress(err, what, total=total)


def size_of_standard_input() -> int:
    """The bytes of standard input where it is a file; otherwise 0."""
    from stat import S_ISREG

    try:
        status = os.fstat(sys.stdin.fileno())
    except (OSError, ValueError, AttributeError):
        return 0
    return status.st_size if S_ISREG(status.st_mode) else 0
