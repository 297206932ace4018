"""Gathering the index of a knowledge base: TF-IDF over weighed fields, numbers, and what the facts are about.

Places and weights are whole numbers in one array a term: a large knowledge base has some seventy of them a fact, and
most terms stand in few facts. What a term weighs in a fact is told when it is asked for.
"""

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from shaoxing_cli.english import key
from shaoxing_cli.fields import fields_of, numbers_of
from shaoxing_cli.index import SCALE, Index, head_line, rarity, write_posting
from shaoxing_cli.model import Fact, Metric
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.terms import terms
from shaoxing_cli.text import fold

# The weight of a concept that a fact may mention without being about it.
BESIDES: Final = 0.01
# The words for what a fact is about weigh least of its texts: neighbours share them.
_CONCEPT: Final = 1.0
# All weights of fields are whole numbers of such parts.
_PARTS: Final = 2
# So many different terms are kept in any case, and so many more for each character read.
_FEW_TERMS: Final = 150_000
_NEW_TERMS: Final = 0.05
_NUMBER, _WORDS, _ABOUT = "#", "@", "&"

# By turns the place of a fact that holds a term and the term's weight in it.
_Found = Sequence[int]
_Postings = dict[str, "array[int]"]


class GatheredIndex(Index):
    """An index in memory, of a knowledge base for which none was made ahead.

    The numbers and the concepts of the facts are read when the first of them is asked for.
    """

    def __init__(self, kb: KnowledgeBase) -> None:
        super().__init__(len(kb))
        self._kb = kb
        self._texts = _Group(_gathered_texts(kb))

    def count(self, term: str) -> int:
        """In how many facts a term stands."""
        return len(self._found(term)) // 2

    def places(self, term: str) -> Iterator[int]:
        """The places of the facts that hold a term, in document order."""
        return iter(self._found(term)[::2])

    def postings(self, term: str) -> Iterator[tuple[int, float]]:
        """The places of the facts that hold a term, in document order, each with the term's weight."""
        places, weights = _parted(self._found(term))
        if self._group(term) is not self._texts:
            return ((place, weight / SCALE) for place, weight in zip(places, weights, strict=True))
        idf, lengths = rarity(self.size, len(places)), self._lengths
        return (
            (place, round(_SHARES[weight] * idf / lengths[place] * SCALE) / SCALE)
            for place, weight in zip(places, weights, strict=True)
        )

    def starting_with(self, start: str) -> Iterator[str]:
        """The terms that begin with some characters, in order."""
        known = self._group(start).terms
        for place in range(bisect_left(known, start), len(known)):
            if not known[place].startswith(start):
                return
            yield known[place]

    def terms(self) -> Iterator[str]:
        """All terms, in no order."""
        for group in (self._texts, self._numbers, self._subjects):
            yield from group.postings

    def _group(self, term: str) -> "_Group":
        mark = term[:1]
        if mark == _NUMBER:
            return self._numbers
        return self._subjects if mark in (_WORDS, _ABOUT) else self._texts

    def _found(self, term: str) -> _Found:
        return self._group(term).postings.get(term, ())

    @cached_property
    def _lengths(self) -> Sequence[float]:
        """The length of each fact's vector."""
        squares = [0.0] * self.size
        for places, weights in map(_parted, self._texts.postings.values()):
            idf = rarity(self.size, len(places))
            known = {weight: (_SHARES[weight] * idf) ** 2 for weight in set(weights)}
            for place, weight in zip(places, weights, strict=True):
                squares[place] += known[weight]
        return array("d", (math.sqrt(square) or 1.0 for square in squares))

    @cached_property
    def _numbers(self) -> "_Group":
        written = _no_postings()
        for place, fact in enumerate(self._kb.read_through()):
            for number, weight in numbers_of(fact).items():
                _append(written, f"{_NUMBER}{number}", place, weight)
        return _Group(written)

    @cached_property
    def _subjects(self) -> "_Group":
        return _Group(_gathered_subjects(self._kb))


class _Group:
    """Terms of one sort, each with its postings."""

    def __init__(self, postings: _Postings) -> None:
        self.postings = postings

    @cached_property
    def terms(self) -> Sequence[str]:
        """The terms, sorted: all that begin alike stand together."""
        return sorted(self.postings)


class _Shares(dict[int, float]):
    """What a term counts in a fact, by the weight of the fields that hold it: more often tells more, but ever less."""

    def __missing__(self, weight: int) -> float:
        share = self[weight] = 1 + math.log(weight / _PARTS)
        return share


_SHARES: Final = _Shares()


def index_lines(kb: KnowledgeBase) -> list[bytes]:
    """The lines of a knowledge base's index, sorted."""
    index = GatheredIndex(kb)
    return sorted(
        f"{term}\t{''.join(write_posting(*posting) for posting in index.postings(term))}".encode(
            "utf-8", "surrogatepass"
        )
        for term in index.terms()
    )


def index_file(kb: KnowledgeBase) -> bytes:
    """The index of a knowledge base as the file that is made ahead."""
    return b"\n".join([head_line(kb).encode(), *index_lines(kb), b""])


def _no_postings() -> _Postings:
    return defaultdict(lambda: array("I"))


def _parted(found: _Found) -> tuple[Sequence[int], Sequence[int]]:
    """The places and the weights of postings.

    >>> _parted([3, 12, 7, 5])
    ([3, 7], [12, 5])
    """
    return found[::2], found[1::2]


def _append(written: _Postings, term: str, place: int, weight: float) -> None:
    found = written[term]
    found.append(place)
    found.append(round(weight * SCALE))


def _gathered_texts(kb: KnowledgeBase) -> _Postings:
    """The terms of all texts; of characters thrown together, of which nearly each pair is a new one, not all.

    Words of a language come again: texts of it stay far below the bound, which is there for memory.
    """
    forms = {concept.id: (*concept.zh, *concept.en) for concept in kb.concepts}
    gathered = _no_postings()
    most: float = _FEW_TERMS
    for place, fact in enumerate(kb.read_through()):
        most += sum(len(field.text) for field in fields_of(fact)) * _NEW_TERMS
        full = len(gathered) >= most
        for term, weight in _weights(fact, kb.metrics.get(fact.id), forms).items():
            if full and term not in gathered:
                continue
            found = gathered[term]
            found.append(place)
            found.append(weight)
    return gathered


def _weights(fact: Fact, metric: Metric | None, forms: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """The terms of a fact, each with the sum of the weights of the fields that hold it."""
    about = sorted({concept for element in metric.about for concept in element}) if metric else ()
    texts = [(field.text, field.weight) for field in fields_of(fact)]
    texts += [(form, _CONCEPT) for concept in about for form in forms.get(concept, ())]
    weights: dict[str, int] = {}
    for text, weight in texts:
        parts = int(weight * _PARTS)
        for term in terms(fold(text)):
            weights[term] = weights.get(term, 0) + parts
    return weights


def _gathered_subjects(kb: KnowledgeBase) -> _Postings:
    written = _no_postings()
    numbers = {concept.id: number for number, concept in enumerate(kb.concepts)}
    for concept in kb.concepts:
        for form in dict.fromkeys([*map(fold, concept.zh), *(key(form) or form for form in concept.en)]):
            _append(written, f"{_WORDS}{form}", numbers[concept.id], 1.0)
    for place, name in enumerate(kb.ids):
        metric = kb.metrics.get(name)
        for concept_id, share in _shares(metric) if metric else ():
            if concept_id in numbers:
                _append(written, f"{_ABOUT}{numbers[concept_id]}", place, share)
    return written


def _shares(metric: Metric) -> Iterator[tuple[str, float]]:
    """The concepts of a fact, each with its share in what the fact is about."""
    shares = dict.fromkeys(metric.also, BESIDES)
    for element in metric.about:
        shares.update(dict.fromkeys(element, 1 / len(metric.about)))
    yield from sorted(shares.items())
