"""An inverted index of a knowledge base: a term -> the facts that hold it, each with the term's weight.

Terms are kept sorted, so that all terms with one beginning stand together. Besides the terms of the facts' texts there
are `#number` -> facts, `@words` -> concepts that the words name, and `&concept` -> facts.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final
from zlib import crc32

from shaoxing_cli.resources import data_folder
from shaoxing_cli.store import KnowledgeBase

PREBUILT: Final = "tables/shaoxing-2019.index.txt"
# Places and weights are written as characters from here on, clear of tab and line feed.
_FIRST: Final = 0xA1
_SCALE: Final = 2000
# Facts enough to tell which words stand together.
_SAMPLE: Final = 4_000


class Index:
    """The lines of an index, sorted, in UTF-8: a term, a tab, and two characters for each posting.

    They stay bytes until they are asked for: decoding all of them would take longer than a query.
    """

    def __init__(self, size: int, lines: Sequence[bytes]) -> None:
        self.size = size
        self._lines = lines
        self._found: dict[str, str] = {}
        self._sampled: dict[str, frozenset[int]] = {}

    def count(self, term: str) -> int:
        """In how many facts a term stands."""
        return len(self._written(term)) // 2

    def idf(self, term: str) -> float:
        """How much a term tells: the rarer, the more; what no fact has counts as the rarest."""
        return rarity(self.size, self.count(term))

    def postings(self, term: str) -> Iterator[tuple[int, float]]:
        """The places of the facts that hold a term, in document order, each with the term's weight."""
        codes = self._codes(term)
        return zip(
            [code - _FIRST for code in codes[::2]], [(code - _FIRST) / _SCALE for code in codes[1::2]], strict=True
        )

    def sample(self, term: str) -> frozenset[int]:
        """The places of the facts that hold a term; of a large knowledge base a fixed sample of its facts."""
        found = self._sampled.get(term)
        if found is None:
            stride = self.size // _SAMPLE + 1
            places = (code - _FIRST for code in self._codes(term)[::2])
            found = self._sampled[term] = frozenset(place for place in places if place % stride == 0)
        return found

    def starting_with(self, start: str) -> Iterator[str]:
        """The terms that begin with some characters, in order."""
        key = start.encode()
        for place in range(bisect_left(self._lines, key), len(self._lines)):
            if not self._lines[place].startswith(key):
                return
            yield self._lines[place].partition(b"\t")[0].decode()

    def _codes(self, term: str) -> list[int]:
        return memoryview(self._written(term).encode("utf-32-le", "surrogatepass")).cast("I").tolist()

    def _written(self, term: str) -> str:
        found = self._found.get(term)
        if found is None:
            key = f"{term}\t".encode("utf-8", "surrogatepass")
            place = bisect_left(self._lines, key)
            line = self._lines[place] if place < len(self._lines) else b""
            found = self._found[term] = (
                line[len(key) :].decode("utf-8", "surrogatepass") if line.startswith(key) else ""
            )
        return found


def rarity(size: int, count: int) -> float:
    """How much a term tells that stands in `count` of `size` facts (inverse document frequency, as BM25 has it).

    >>> rarity(400, 1) > rarity(400, 100) > rarity(400, 400) > 0
    True
    """
    return math.log(1 + (size - count + 0.5) / (count + 0.5))


def write_posting(place: int, weight: float) -> str:
    """A posting as an index line holds it."""
    return chr(_FIRST + place) + chr(_FIRST + round(weight * _SCALE))


def open_index(kb: KnowledgeBase) -> Index:
    """The index of a knowledge base: the one made ahead where it fits, else one built in memory."""
    index = _prebuilt(kb) if kb.is_bundled else None
    if index is None:
        from shaoxing_cli.indexing import index_lines

        index = Index(len(kb), index_lines(kb))
    return index


def head_line(kb: KnowledgeBase) -> str:
    """The first line of an index made ahead, which ties it to one state of a knowledge base's file."""
    return f"{crc32(kb.path.read_bytes())}\t{len(kb)}"


def _prebuilt(kb: KnowledgeBase) -> Index | None:
    """The index made ahead; None where it is missing or was made of another state of the knowledge base."""
    try:
        head, *lines = (data_folder() / PREBUILT).read_bytes().split(b"\n")
    except OSError:
        return None
    return Index(len(kb), lines[:-1]) if head == head_line(kb).encode() else None
