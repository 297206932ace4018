"""An inverted index of a knowledge base: term -> facts with their weights, as TF-IDF over weighed fields.

A term is a Chinese character, a pair of them, the stem of an English word, a pair of stems, or `#` with a number.
Terms are kept sorted, so that all terms with one beginning stand together.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from zlib import crc32

from shaoxing_cli.resources import data_folder
from shaoxing_cli.store import KnowledgeBase

PREBUILT: Final = "tables/search_index.txt"
# Facts and weights are written as characters from here on, clear of tab and line feed.
_FIRST: Final = 0xA1
_SCALE: Final = 2000
# The weight of a concept that a fact may mention without being about it.
ALSO: Final = 0.01


class Index:
    """Terms with their postings, written one a line: the term, a tab, and two characters for each fact."""

    def __init__(self, size: int, lines: Sequence[str]) -> None:
        self.size = size
        self._lines = lines
        self._found: dict[str, str] = {}

    def count(self, term: str) -> int:
        """In how many facts a term stands."""
        return len(self._written(term)) // 2

    def idf(self, term: str) -> float:
        """How much a term tells: the rarer, the more; what no fact has counts as the rarest."""
        return rarity(self.size, self.count(term))

    def postings(self, term: str) -> Iterator[tuple[int, float]]:
        """The facts that hold a term, in document order, each with the term's weight."""
        codes = list(map(ord, self._written(term)))
        return zip(
            [code - _FIRST for code in codes[::2]], [(code - _FIRST) / _SCALE for code in codes[1::2]], strict=True
        )

    def starting_with(self, start: str) -> Iterator[str]:
        """The terms that begin with some characters, in order."""
        for place in range(bisect_left(self._lines, start), len(self._lines)):
            if not self._lines[place].startswith(start):
                return
            yield self._lines[place].partition("\t")[0]

    def _written(self, term: str) -> str:
        found = self._found.get(term)
        if found is None:
            key = term + "\t"
            place = bisect_left(self._lines, key)
            line = self._lines[place] if place < len(self._lines) else ""
            found = self._found[term] = line[len(key) :] if line.startswith(key) else ""
        return found


def open_index(kb: KnowledgeBase) -> Index:
    """The index of a knowledge base: the one made ahead where it fits, else one built in memory."""
    return (_prebuilt(kb) if kb.is_bundled else None) or Index(len(kb), build_lines(kb))


def build_lines(kb: KnowledgeBase) -> list[str]:
    """The lines of a knowledge base's index, sorted."""
    from shaoxing_cli.fields import fields_of, numbers_of
    from shaoxing_cli.terms import terms
    from shaoxing_cli.text import fold

    weighed: list[dict[str, float]] = []
    counts: dict[str, int] = {}
    written: dict[str, list[str]] = {}
    for place, fact in enumerate(kb):
        weights: dict[str, float] = {}
        for field in fields_of(fact, kb):
            for term in terms(fold(field.text)):
                weights[term] = weights.get(term, 0.0) + field.weight
        weighed.append(weights)
        for term in weights:
            counts[term] = counts.get(term, 0) + 1
        for number, weight in numbers_of(fact).items():
            written.setdefault(f"#{number}", []).append(_write(place, weight))
    for term, postings in _concept_postings(kb):
        written[term] = [_write(place, weight) for place, weight in postings]
    rarities = {count: rarity(len(kb), count) for count in set(counts.values())}
    for place, weights in enumerate(weighed):
        vector = {term: (1 + math.log(weight)) * rarities[counts[term]] for term, weight in weights.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        for term, value in vector.items():
            written.setdefault(term, []).append(_write(place, value / length))
    return sorted(f"{term}\t{''.join(postings)}" for term, postings in written.items())


def _concept_postings(kb: KnowledgeBase) -> Iterator[tuple[str, list[tuple[int, float]]]]:
    """`@form` -> the concepts that a form names; `&concept` -> the facts about it.

    A fact weighs a concept by the share of what it is about; a concept that it may mention besides weighs next to
    nothing.
    """
    from shaoxing_cli.english import key
    from shaoxing_cli.text import fold

    forms: dict[str, list[tuple[int, float]]] = {}
    numbers = {concept.id: number for number, concept in enumerate(kb.concepts)}
    for concept in kb.concepts:
        for form in dict.fromkeys([*map(fold, concept.zh), *(key(form) or form for form in concept.en)]):
            forms.setdefault(f"@{form}", []).append((numbers[concept.id], 1.0))
    facts: dict[str, list[tuple[int, float]]] = {}
    for place, name in enumerate(kb.ids):
        metric = kb.metrics.get(name)
        if metric is None:
            continue
        shares = {concept: ALSO for concept in sorted(metric.also)}
        for element in metric.about:
            shares.update(dict.fromkeys(sorted(element), 1 / len(metric.about)))
        for concept_id, share in sorted(shares.items()):
            if concept_id in numbers:
                facts.setdefault(f"&{numbers[concept_id]}", []).append((place, share))
    yield from forms.items()
    yield from facts.items()


def prebuilt_text(kb: KnowledgeBase) -> str:
    """The index of a knowledge base as a file: the check sum of the knowledge base, its size, and the lines."""
    return "\n".join([f"{_check_sum(kb.path)}\t{len(kb)}", *build_lines(kb), ""])


def rarity(size: int, count: int) -> float:
    """How much a term tells that stands in `count` of `size` facts (inverse document frequency, as BM25 has it)."""
    return math.log(1 + (size - count + 0.5) / (count + 0.5))


def _write(place: int, weight: float) -> str:
    return chr(_FIRST + place) + chr(_FIRST + round(weight * _SCALE))


def _prebuilt(kb: KnowledgeBase) -> Index | None:
    """The index made ahead; None where it is missing or was made of another knowledge base."""
    try:
        head, *lines = (data_folder() / PREBUILT).read_text(encoding="utf-8").split("\n")
    except OSError:
        return None
    if head != f"{_check_sum(kb.path)}\t{len(kb)}":
        return None
    lines.pop()
    return Index(len(kb), lines)


def _check_sum(path: Path) -> int:
    return crc32(path.read_bytes())
