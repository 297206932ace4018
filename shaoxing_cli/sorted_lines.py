"""Sorted lines of a file, found by bisection."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Final

# Who has asked for more than so many lines goes on asking.
_FEW: Final = 200


class SortedLines:
    r"""The lines of a file beneath its head, in the order of their bytes.

    The file stays as it is at first: parting it into lines takes longer than all that one command asks of it.

    >>> lines = SortedLines(b"1\nact\t1\nlaw\t2\nlawful\t3\n")
    >>> lines.head, lines.line(b"law\t"), list(lines.starting_with(b"law")), lines.line(b"m")
    (b'1', b'law\t2', [b'law\t2', b'lawful\t3'], b'')
    """

    def __init__(self, stored: bytes) -> None:
        self._stored = stored
        self._first = stored.index(b"\n") + 1
        self._asked = 0

    @property
    def head(self) -> bytes:
        """The first line, which is not one of them."""
        return self._stored[: self._first - 1]

    def line(self, key: bytes) -> bytes:
        """The first line that starts with a key; nothing where none does."""
        return next(self.starting_with(key), b"")

    def starting_with(self, key: bytes) -> Iterator[bytes]:
        """The lines that start with a key, in order."""
        self._asked += 1
        for line in self._from(key) if self._asked <= _FEW else self._of_many_from(key):
            if not line.startswith(key):
                return
            yield line

    def _of_many_from(self, key: bytes) -> Iterator[bytes]:
        """The lines that do not sort before a key, of all lines."""
        for place in range(bisect_left(self._lines, key), len(self._lines)):
            yield self._lines[place]

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._stored[self._first :].split(b"\n")[:-1]

    def _from(self, key: bytes) -> Iterator[bytes]:
        """The same, found in the file as it is."""
        stored, low, high = self._stored, self._first, len(self._stored)
        while low < high:
            middle = (low + high) // 2
            start = max(stored.rfind(b"\n", low, middle) + 1, low)
            if stored[start : start + len(key)] < key:
                low = stored.index(b"\n", middle) + 1
            else:
                high = start
        while low < len(stored):
            end = stored.index(b"\n", low)
            yield stored[low:end]
            low = end + 1
