"""Building the index of a knowledge base: TF-IDF over weighed fields, numbers, and what the facts are about."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from shaoxing_cli.english import key
from shaoxing_cli.fields import fields_of, numbers_of
from shaoxing_cli.index import head_line, rarity, write_posting
from shaoxing_cli.model import Fact, Metric
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.terms import terms
from shaoxing_cli.text import fold

# The weight of a concept that a fact may mention without being about it.
BESIDES: Final = 0.01
# The words for what a fact is about weigh least of its texts: neighbours share them.
_CONCEPT: Final = 1.0

_Postings = dict[str, list[str]]


def index_lines(kb: KnowledgeBase) -> list[bytes]:
    """The lines of a knowledge base's index, sorted."""
    written: _Postings = {}
    _write_terms(kb, written)
    for place, fact in enumerate(kb):
        for number, weight in numbers_of(fact).items():
            written.setdefault(f"#{number}", []).append(write_posting(place, weight))
    _write_concepts(kb, written)
    return sorted(f"{term}\t{''.join(postings)}".encode("utf-8", "surrogatepass") for term, postings in written.items())


def index_file(kb: KnowledgeBase) -> bytes:
    """The index of a knowledge base as the file that is made ahead."""
    return b"\n".join([head_line(kb).encode(), *index_lines(kb), b""])


def _write_terms(kb: KnowledgeBase, written: _Postings) -> None:
    forms = {concept.id: (*concept.zh, *concept.en) for concept in kb.concepts}
    weighed = [_weights(fact, kb.metrics.get(fact.id), forms) for fact in kb]
    counts: dict[str, int] = {}
    for weights in weighed:
        for term in weights:
            counts[term] = counts.get(term, 0) + 1
    rarities = {count: rarity(len(kb), count) for count in set(counts.values())}
    for place, weights in enumerate(weighed):
        vector = {term: (1 + math.log(weight)) * rarities[counts[term]] for term, weight in weights.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        for term, value in vector.items():
            written.setdefault(term, []).append(write_posting(place, value / length))


def _weights(fact: Fact, metric: Metric | None, forms: Mapping[str, Iterable[str]]) -> dict[str, float]:
    """The terms of a fact, each with the sum of the weights of the fields that hold it."""
    about = sorted({concept for element in metric.about for concept in element}) if metric else ()
    texts = [(field.text, field.weight) for field in fields_of(fact)]
    texts += [(form, _CONCEPT) for concept in about for form in forms.get(concept, ())]
    weights: dict[str, float] = {}
    for text, weight in texts:
        for term in terms(fold(text)):
            weights[term] = weights.get(term, 0.0) + weight
    return weights


def _write_concepts(kb: KnowledgeBase, written: _Postings) -> None:
    numbers = {concept.id: number for number, concept in enumerate(kb.concepts)}
    for concept in kb.concepts:
        for form in dict.fromkeys([*map(fold, concept.zh), *(key(form) or form for form in concept.en)]):
            written.setdefault(f"@{form}", []).append(write_posting(numbers[concept.id], 1.0))
    for place, name in enumerate(kb.ids):
        metric = kb.metrics.get(name)
        for concept_id, share in _shares(metric) if metric else ():
            if concept_id in numbers:
                written.setdefault(f"&{numbers[concept_id]}", []).append(write_posting(place, share))


def _shares(metric: Metric) -> Iterator[tuple[str, float]]:
    """The concepts of a fact, each with its share in what the fact is about."""
    shares = dict.fromkeys(metric.also, BESIDES)
    for element in metric.about:
        shares.update(dict.fromkeys(element, 1 / len(metric.about)))
    yield from sorted(shares.items())
