"""Tables of phrases, grouped by how the phrases begin: Chinese ones by the first character, English by the first word.

A sentence holds some twenty of some four thousand beginnings. A table in a file therefore has a line for each
beginning, all lines sorted; a line is found by bisection, and read only when a sentence holds its beginning:

    复<tab>复工<tab>light<tab>复议<tab>concept:reconsideration

The first line is the head: the checksum of the knowledge base that the table was made of, or nothing.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

# Who has asked for more than so many beginnings goes on asking.
_FEW: Final = 200
# Chinese forms, and English ones by the stems of their words, each with its tags, which spaces part.
PhraseTable = Mapping[str, str]


class StoredPhrases:
    """The phrases of a file, and its head.

    The file stays as it is at first: parting it into lines takes longer than all that one check asks of it.
    """

    def __init__(self, stored: bytes) -> None:
        self._stored = stored
        self._first = stored.index(b"\n") + 1
        self._asked = 0
        self.head = stored[: self._first - 1].decode()

    def beginning_with(self, beginning: str) -> PhraseTable:
        """The phrases of a beginning.

        >>> StoredPhrases(phrases_file({"复议": "a", "复查": "b", "law officer": "c"})).beginning_with("复")
        {'复查': 'b', '复议': 'a'}
        """
        key = f"{beginning}\t".encode("utf-8", "surrogatepass")
        self._asked += 1
        line = self._line(key) if self._asked <= _FEW else self._line_of_many(key)
        if not line.startswith(key):
            return {}
        _, *cells = line.decode("utf-8").split("\t")
        return dict(zip(cells[::2], cells[1::2], strict=True))

    def _line_of_many(self, key: bytes) -> bytes:
        """The first line that does not sort before a key, of all lines."""
        place = bisect_left(self._lines, key)
        return self._lines[place] if place < len(self._lines) else b""

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._stored[self._first :].split(b"\n")[:-1]

    def _line(self, key: bytes) -> bytes:
        """The same, found in the file as it is."""
        low, high = self._first, len(self._stored)
        while low < high:
            middle = (low + high) // 2
            start = max(self._stored.rfind(b"\n", low, middle) + 1, low)
            if self._stored[start : start + len(key)] < key:
                low = self._stored.index(b"\n", middle) + 1
            else:
                high = start
        return self._stored[low : max(self._stored.find(b"\n", low), low)]


def phrases_file(phrases: PhraseTable, head: str = "", beginning_of: Callable[[str], str] | None = None) -> bytes:
    """A table as its file holds it, beneath a head; its lines by how phrases begin, or by another part of them."""
    lines = []
    for beginning, group in grouped(phrases, beginning_of).items():
        cells = (cell for form, tags in sorted(group.items()) for cell in (form, tags))
        lines.append("\t".join((beginning, *cells)).encode())
    return b"\n".join([head.encode(), *sorted(lines), b""])


def grouped(phrases: PhraseTable, by: Callable[[str], str] | None = None) -> dict[str, dict[str, str]]:
    """The phrases of a table by their beginnings, or by another part of them.

    >>> grouped({"复议": "a", "law officer": "b", "lawful": "c"})
    {'复': {'复议': 'a'}, 'law': {'law officer': 'b'}, 'lawful': {'lawful': 'c'}}
    """
    groups: dict[str, dict[str, str]] = {}
    part_of = by or beginning_of
    for form, tags in phrases.items():
        groups.setdefault(part_of(form), {})[form] = tags
    return groups


def beginning_of(form: str) -> str:
    """How a phrase begins: the first word of an English one, the first character of a Chinese one."""
    return form.partition(" ")[0] if form.isascii() else form[0]


def merged(*tables: PhraseTable) -> dict[str, str]:
    """Several phrase tables as one: a form in more than one gets all its tags.

    >>> merged({"复议": "light"}, {"复议": "concept:reconsideration"})
    {'复议': 'light concept:reconsideration'}
    """
    phrases: dict[str, str] = {}
    for one in tables:
        for form, tags in one.items():
            phrases[form] = f"{phrases[form]} {tags}" if form in phrases else tags
    return phrases
