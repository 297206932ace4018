"""A query and a knowledge base -> the facts that answer it best, in order, each with its reasons."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shaoxing_cli.expansion import Slot, mentions, slots_of
from shaoxing_cli.fields import phrases_of
from shaoxing_cli.index import ALSO, open_index
from shaoxing_cli.model import Fact
from shaoxing_cli.query import Query, read_query
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.terms import terms
from shaoxing_cli.text import fold

_DEEPEST = 20
_BAG = 0.55
_DERIVED = 0.65
_FIGURE = 1.2
_STRENGTH = {"asks": 1.6, "names": 1.15}
_LABEL, _ALIAS, _OTHER = 1.15, 1.05, 0.95
_REST = 14
_MIXED = 0.2
_COVERED, _FOREIGN = 0.1, 0.2
_THRESHOLD = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact that answers a query: how well (at most about 1), and which words met which of its fields."""

    fact: Fact
    score: float
    matched: tuple[str, ...]


class Ranking:
    """The facts of a knowledge base, ready to be searched."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._index = open_index(kb)
        self._phrases: dict[int, list[tuple[str, str, frozenset[str]]]] = {}

    def search(self, query: str, *, limit: int | None = 10, keep: Callable[[Fact], bool] | None = None) -> list[Hit]:
        """The facts that answer a query, best first; ties in document order."""
        read = read_query(query)
        slots = slots_of(read, self._index)
        scores = self._scores(read, slots)
        ranked = sorted(scores.items(), key=lambda item: (-round(item[1], 6), item[0]))
        hits: list[Hit] = []
        for place, score in ranked:
            if score < _THRESHOLD or len(hits) == limit:
                break
            fact = self._fact(place)
            if keep is None or keep(fact):
                hits.append(Hit(fact, round(score, 4), self._matched(slots, place)))
        return hits

    def nearest_terms(self, query: str) -> list[str]:
        """The labels nearest to a query that finds nothing; at most three."""
        read = read_query(query)
        scores = self._bag(slots_of(read, self._index))
        best = sorted(scores, key=lambda place: (-scores[place], place))[:3]
        return [self._fact(place).label("en" if query.isascii() else "zh") for place in best]

    def _fact(self, place: int) -> Fact:
        return self._kb.fact(self._kb.ids[place])

    def _scores(self, query: Query, slots: Sequence[Slot]) -> dict[int, float]:
        bag = self._bag(slots)
        concepts = [self._concept(mention) for _, mention in mentions(query, self._index)]
        best = sorted(bag, key=lambda place: (-bag[place], place))[:_DEEPEST]
        scores: dict[int, float] = {}
        for place in best:
            score = _BAG * 2 * bag[place] + (1 - _BAG) * self._phrase(slots, place)
            scores[place] = score * self._fit(query, self._fact(place)) * self._about(concepts, place)
        for place, score in self._figures(query).items():
            scores[place] = scores.get(place, 0.0) + score
        return scores

    def _bag(self, slots: Sequence[Slot]) -> dict[int, float]:
        sums: dict[int, float] = {}
        norm = 0.0
        for slot in slots:
            best: dict[int, float] = {}
            idf = 0.0
            for term, sure in slot.terms:
                telling = sure * self._index.idf(term)
                if not self._index.count(term):
                    continue
                idf = max(idf, telling)
                for place, weight in self._index.postings(term):
                    value = telling * weight
                    if value > best.get(place, 0.0):
                        best[place] = value
            idf = idf or self._index.idf("")
            norm += (slot.weight * idf) ** 2
            for place, value in best.items():
                sums[place] = sums.get(place, 0.0) + slot.weight * value
        norm = math.sqrt(norm) or 1.0
        return {place: value / norm for place, value in sums.items()}

    def _phrase(self, slots: Sequence[Slot], place: int) -> float:
        weighed = []
        norm = 0.0
        for slot in slots:
            alternatives = [
                (term, sure * self._index.idf(term)) for term, sure in slot.terms if self._index.count(term)
            ]
            top = max((idf for _, idf in alternatives), default=self._index.idf(""))
            norm += (slot.weight * top) ** 2
            weighed.append((slot.weight, alternatives))
        norm = math.sqrt(norm) or 1.0
        best = 0.0
        for name, _, phrase in self._phrases_at(place):
            met = length = 0.0
            count = 0
            for weight, alternatives in weighed:
                value = max((idf for term, idf in alternatives if term in phrase), default=0.0)
                if value:
                    met += weight * value * value
                    length += value * value
                    count += 1
            if met:
                rest = max(0, len(phrase) - count) * _REST
                cosine = met / norm / math.sqrt(length + rest)
                best = max(best, cosine * {"label": _LABEL, "alias": _ALIAS}.get(name, _OTHER))
        return best

    def _phrases_at(self, place: int) -> list[tuple[str, str, frozenset[str]]]:
        if place not in self._phrases:
            self._phrases[place] = [
                (field.name, folded, frozenset(terms(folded)))
                for field in phrases_of(self._fact(place))
                for folded in [fold(field.text)]
            ]
        return self._phrases[place]

    def _concept(self, concepts: Sequence[int]) -> dict[int, float]:
        shares: dict[int, float] = {}
        for concept in concepts:
            for place, share in self._index.postings(f"&{concept}"):
                shares[place] = max(shares.get(place, 0.0), share)
        return shares

    def _about(self, concepts: Sequence[dict[int, float]], place: int) -> float:
        if not concepts:
            return 1.0
        shares = [concept.get(place, 0.0) for concept in concepts]
        covered = min(1.0, sum(share for share in shares if share > ALSO + 0.005))
        foreign = sum(share == 0.0 for share in shares) / len(shares)
        return (1 + _COVERED * covered) * (1 - _FOREIGN * foreign)

    def _fit(self, query: Query, fact: Fact) -> float:
        hints = query.hints
        factor = _DERIVED if fact.derived and ("derived", True) not in hints else 1.0
        if fact.kind == "figure" and not any(name == "kind" for name, _ in hints):
            factor *= _FIGURE
        direction = fact.change.direction if fact.change else None
        for name, value in (("kind", fact.kind), ("unit", fact.unit), ("scope", fact.scope), ("change", direction)):
            if (name, value) in hints:
                factor *= _STRENGTH[hints[name, value]]
        return factor

    def _figures(self, query: Query) -> dict[int, float]:
        scores: dict[int, float] = {}
        for figure in query.figures:
            for place, weight in self._index.postings(f"#{figure.key}"):
                fact = self._fact(place)
                score = weight * (1.0 if figure.unit in (None, fact.unit) else 0.8) * (_DERIVED if fact.derived else 1)
                scores[place] = max(scores.get(place, 0.0), score * (1.0 if query.is_bare_figure else _MIXED))
        return scores

    def _matched(self, slots: Sequence[Slot], place: int) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for name, _folded, phrase in self._phrases_at(place):
            for slot in slots:
                if len(slot.said) > 1 and any(term in phrase for term, _ in slot.terms):
                    found.setdefault(f"{name}:{slot.said}")
        return tuple(found)[:8]
