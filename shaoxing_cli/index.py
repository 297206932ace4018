"""An inverted index of a knowledge base: a term -> the facts that hold it, each with the term's weight.

Besides the terms of the facts' texts there are `#number` -> facts, `@words` -> concepts that the words name, and
`&concept` -> facts.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Final

from shaoxing_cli.resources import data_folder
from shaoxing_cli.sorted_lines import SortedLines
from shaoxing_cli.store import KnowledgeBase

PREBUILT: Final = "tables/shaoxing-2019.index.txt"
# A weight is kept as a whole number of such parts.
SCALE: Final = 2000
# Places and weights are written as characters from here on, clear of tab and line feed.
_FIRST: Final = 0xA1
# Facts enough to tell which words stand together.
_SAMPLE: Final = 4_000


class Index(ABC):
    """The terms of `size` facts; a fact is told by its place in document order."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._sampled: dict[str, frozenset[int]] = {}

    @abstractmethod
    def count(self, term: str) -> int:
        """In how many facts a term stands."""

    @abstractmethod
    def places(self, term: str) -> Iterator[int]:
        """The places of the facts that hold a term, in document order."""

    @abstractmethod
    def postings(self, term: str) -> Iterator[tuple[int, float]]:
        """The places of the facts that hold a term, in document order, each with the term's weight."""

    @abstractmethod
    def starting_with(self, start: str) -> Iterator[str]:
        """The terms that begin with some characters, in order."""

    def idf(self, term: str) -> float:
        """How much a term tells: the rarer, the more; what no fact has counts as the rarest."""
        return rarity(self.size, self.count(term))

    def sample(self, term: str) -> frozenset[int]:
        """The places of the facts that hold a term; of a large knowledge base a fixed sample of its facts."""
        found = self._sampled.get(term)
        if found is None:
            stride = self.size // _SAMPLE + 1
            found = self._sampled[term] = frozenset(place for place in self.places(term) if place % stride == 0)
        return found


class WrittenIndex(Index):
    """The lines of an index, sorted, in UTF-8: a term, a tab, and two characters for each posting.

    They stay bytes until they are asked for: decoding all of them would take longer than a query.
    """

    def __init__(self, size: int, lines: SortedLines) -> None:
        super().__init__(size)
        self._lines = lines
        self._found: dict[str, str] = {}

    def count(self, term: str) -> int:
        """In how many facts a term stands."""
        return len(self._written(term)) // 2

    def places(self, term: str) -> Iterator[int]:
        """The places of the facts that hold a term, in document order."""
        return (code - _FIRST for code in self._codes(term)[::2])

    def postings(self, term: str) -> Iterator[tuple[int, float]]:
        """The places of the facts that hold a term, in document order, each with the term's weight."""
        codes = self._codes(term)
        return zip(
            [code - _FIRST for code in codes[::2]], [(code - _FIRST) / SCALE for code in codes[1::2]], strict=True
        )

    def starting_with(self, start: str) -> Iterator[str]:
        """The terms that begin with some characters, in order."""
        for line in self._lines.starting_with(start.encode()):
            yield line.partition(b"\t")[0].decode()

    def _codes(self, term: str) -> list[int]:
        return memoryview(self._written(term).encode("utf-32-le", "surrogatepass")).cast("I").tolist()

    def _written(self, term: str) -> str:
        found = self._found.get(term)
        if found is None:
            key = f"{term}\t".encode("utf-8", "surrogatepass")
            line = self._lines.line(key)
            if not line:
                # Not kept: a process that stays is asked for terms without end.
                return ""
            found = self._found[term] = line[len(key) :].decode("utf-8", "surrogatepass")
        return found


def rarity(size: int, count: int) -> float:
    """How much a term tells that stands in `count` of `size` facts (inverse document frequency, as BM25 has it).

    >>> rarity(400, 1) > rarity(400, 100) > rarity(400, 400) > 0
    True
    """
    return math.log(1 + (size - count + 0.5) / (count + 0.5))


def write_posting(place: int, weight: float) -> str:
    """A posting as an index line holds it."""
    return chr(_FIRST + place) + chr(_FIRST + round(weight * SCALE))


def open_index(kb: KnowledgeBase) -> Index:
    """The index of a knowledge base: the one made ahead where it fits, else one gathered in memory."""
    index = _prebuilt(kb) if kb.is_bundled else None
    if index is None:
        from shaoxing_cli.indexing import GatheredIndex

        return GatheredIndex(kb)
    return index


def head_line(kb: KnowledgeBase) -> str:
    """The first line of an index made ahead, which ties it to one state of a knowledge base's file."""
    return f"{kb.checksum}\t{len(kb)}"


def _prebuilt(kb: KnowledgeBase) -> Index | None:
    """The index made ahead; None where it is missing or was made of another state of the knowledge base."""
    try:
        lines = SortedLines((data_folder() / PREBUILT).read_bytes())
    except (OSError, ValueError):
        return None
    return WrittenIndex(len(kb), lines) if lines.head == head_line(kb).encode() else None
