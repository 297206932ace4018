"""A query and a knowledge base -> the facts that answer it best, in order, each with its reasons."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final, NamedTuple

from shaoxing_cli.expansion import Mention, Sought, mentions, slots_of, sought_of
from shaoxing_cli.fields import fields_of
from shaoxing_cli.index import open_index
from shaoxing_cli.model import Fact
from shaoxing_cli.query import Figure, Query, read_query
from shaoxing_cli.reasons import Text, is_written_in, matched_figures, matched_words, read_text
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.terms import terms
from shaoxing_cli.text import fold

# The numbers below were measured on the development queries (tests/cases/queries.json); each lies on a plateau.
# Facts that are compared text by text after the index has put them first.
_DEEPEST: Final = 16
# Facts among which those are chosen, by how well they suit the question.
_NEAREST: Final = 48
# How much the fact as a whole counts against its best single text.
_WHOLE: Final = 0.55
_FIELDS: Final = {"label": 1.15, "alias": 1.05, "quote": 0.95, "statement": 0.95}
# The mean square of a term's inverse document frequency: what a term of a text weighs that the query does not say.
_OTHER_TERM: Final = 14.0
# Stated facts come before computed ones, figures before what surrounds them, unless the query asks otherwise.
_DERIVED: Final = 0.65
_FIGURE: Final = 1.2
_STRENGTH: Final = {"asks": 1.6, "names": 1.15}
# What a fact is about: named by the query in full, and not named while something else is.
_COVERED, _FOREIGN = 0.1, 0.2
# A figure among other words, in a unit that the fact does not have, or rounded.
_MIXED, _OTHER_UNIT, _ROUNDED = 0.2, 0.8, 0.5
# Weaker hits are no answers: between the nonsense and the development queries of tests/cases.
_THRESHOLD: Final = 0.1
# What holds the query word for word is found however little it answers.
_VERBATIM, _SHORTEST_VERBATIM, _MOST_VERBATIM = 0.1, 2, 300
# Only so many postings are added up for a query, rarest terms first: what a large knowledge base has everywhere
# tells nothing.
_MOST_POSTINGS: Final = 25_000
# More facts than these are neither put in order nor kept in memory nor read through.
_MOST_FACTS: Final = 1_000


_Keep = Callable[[Fact], bool]


class Hit(NamedTuple):
    """A fact that answers a query: how well (about 1 is full), and which words met which of its fields."""

    fact: Fact
    score: float
    matched: tuple[str, ...]


class Ranking:
    """The facts of a knowledge base, ready to be searched."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._index = open_index(kb)
        self._texts: dict[tuple[int, str], list[Text]] = {}

    def search(self, query: str, *, limit: int | None = 10, keep: _Keep | None = None) -> list[Hit]:
        """The facts that answer a query, best first, ties in document order; none where nothing answers it well.

        Args:
            query: words, a question, pinyin or a figure, in Chinese or English.
            limit: the most hits wanted; None for all.
            keep: which facts to look among; None for all.

        >>> from shaoxing_cli.store import open_knowledge_base
        >>> ranking = Ranking(open_knowledge_base())
        >>> [hit.fact.text for hit in ranking.search("how many reconsideration applications were received", limit=1)]
        ['176件']
        """
        read = read_query(query)
        named = mentions(read, self._index)
        sought = sought_of(slots_of(read, named, self._index, self._holds), self._index)
        scores = self._scores(read, named, sought, keep)
        for place, sure in self._figures(read).items():
            scores[place] = scores.get(place, 0.0) + sure
        for place in self._verbatim(read, scores):
            scores[place] = max(scores.get(place, 0.0), _VERBATIM)
        ranked = sorted(scores.items(), key=lambda item: (-round(item[1], 6), item[0]))
        kept = (place for place, _ in ranked if keep is None or keep(self._fact(place)))
        return [self._hit(place, scores[place], read, sought) for place in islice(kept, limit)]

    def nearest_terms(self, query: str) -> list[str]:
        """The labels that come nearest to a query which finds nothing, at most three, in its language."""
        read = read_query(query)
        wholes = self._wholes(sought_of(slots_of(read, (), self._index, self._holds), self._index))
        lang = "en" if query.isascii() else "zh"
        return [self._fact(place).label(lang) for place in _best(wholes, 3)]

    def _hit(self, place: int, score: float, query: Query, sought: Sought) -> Hit:
        fact = self._fact(place)
        words = matched_words(self._texts_of(place, sought.script), sought.all)
        return Hit(fact, round(score, 4), (*matched_figures(fact, query.figures), *words))

    def _scores(self, query: Query, named: Sequence[Mention], sought: Sought, keep: _Keep | None) -> dict[int, float]:
        """The facts that answer the words of a query well enough."""
        wholes = self._wholes(sought)
        if sought.has_words:
            said = self._said(sought)
            wholes = {place: whole for place, whole in wholes.items() if place in said}
        candidates = _best(wholes, _MOST_FACTS)
        if keep is not None:
            candidates = [place for place in candidates if keep(self._fact(place))]
        abouts = [self._about(mention) for mention in named]
        least = _THRESHOLD / sought.known**2
        suits = {place: _fit(query, self._fact(place)) * _closeness(abouts, place) for place in candidates[:_NEAREST]}
        nearest = sorted(suits, key=lambda place: (-suits[place] * wholes[place], place))
        scores: dict[int, float] = {}
        for rank, place in enumerate([*nearest, *candidates[_NEAREST:]]):
            text = _WHOLE * 2 * wholes[place]
            if rank < _DEEPEST:
                text += (1 - _WHOLE) * self._best_text(sought, place)
            if text >= least:
                scores[place] = text * suits.get(place, 1.0)
        return scores

    def _verbatim(self, query: Query, found: Collection[int]) -> Iterator[int]:
        """The facts not found yet that hold a query as it stands: what a reader's own search would find is found."""
        text = query.text.strip("?!.,;:")
        if len(text) < _SHORTEST_VERBATIM:
            return
        own = [term for term in terms(text) if self._index.count(term)]
        if own:
            rarest = min(own, key=lambda term: (self._index.count(term), term))
            places = [place for place, _ in islice(self._index.postings(rarest), _MOST_VERBATIM)]
        else:
            # Nothing is known of a part of a word; a large knowledge base is not read through for it.
            is_worth_reading = not found and len(self._kb) <= _MOST_FACTS
            places = list(range(len(self._kb))) if is_worth_reading else []
        yield from (place for place in places if place not in found and self._holds(place, text))

    def _wholes(self, sought: Sought) -> dict[int, float]:
        """The cosine of each fact, as a whole, with a query."""
        sums: dict[int, float] = {}
        read = 0
        for weight, alternatives in sorted(sought.slots, key=self._size):
            read += self._size((weight, alternatives))
            if read > _MOST_POSTINGS and sums:
                break
            if len(alternatives) == 1:
                term, telling = alternatives[0]
                factor = weight * telling
                for place, share in self._index.postings(term):
                    sums[place] = sums.get(place, 0.0) + factor * share
                continue
            best: dict[int, float] = {}
            for term, telling in alternatives:
                for place, share in self._index.postings(term):
                    value = telling * share
                    if value > best.get(place, 0.0):
                        best[place] = value
            for place, value in best.items():
                sums[place] = sums.get(place, 0.0) + weight * value
        return {place: value / sought.length for place, value in sums.items()}

    def _said(self, sought: Sought) -> set[int]:
        """The facts that meet more of a query than single characters."""
        words = {term for term in sought.all if len(term) > 1}
        return {place for term in words for place in self._index.places(term)}

    def _size(self, slot: tuple[float, tuple[tuple[str, float], ...]]) -> int:
        return sum(self._index.count(term) for term, _ in slot[1])

    def _best_text(self, sought: Sought, place: int) -> float:
        """The cosine of a query with that text of a fact which comes nearest, by its field's weight."""
        best = 0.0
        for field, _, words in self._texts_of(place, sought.script):
            common = words & sought.all
            if not common:
                continue
            met: dict[int, float] = {}
            dot, square = 0.0, (len(words) - len(common)) * _OTHER_TERM
            for term in sorted(common):
                for number, telling in sought.terms[term]:
                    # Of several terms that may stand for one thing only the best counts.
                    if telling > met.get(number, 0.0):
                        gain = telling**2 - met.get(number, 0.0) ** 2
                        met[number] = telling
                        square += gain
                        dot += sought.slots[number][0] * gain
            best = max(best, _FIELDS[field.name] * dot / sought.length / math.sqrt(square))
        return best

    def _about(self, mention: Mention) -> dict[int, float]:
        shares: dict[int, float] = {}
        for concept in mention.concepts:
            for place, share in self._index.postings(f"&{concept}"):
                shares[place] = max(shares.get(place, 0.0), share)
        return shares

    def _figures(self, query: Query) -> dict[int, float]:
        """The facts that hold a figure of a query; for a bare figure that none holds, those that round to it."""
        scores: dict[int, float] = {}
        for figure in query.figures:
            postings = list(self._index.postings(f"#{figure.key}"))
            if not postings and query.is_bare_figure:
                postings = list(self._rounded(figure))
            for place, sure in postings:
                fact = self._fact(place)
                score = sure * (1.0 if figure.unit in (None, fact.unit) else _OTHER_UNIT)
                score *= (_DERIVED if fact.derived else 1.0) * (1.0 if query.is_bare_figure else _MIXED)
                scores[place] = max(scores.get(place, 0.0), score)
        return scores

    def _rounded(self, figure: Figure) -> Iterator[tuple[int, float]]:
        for term in self._index.starting_with("#"):
            number = term[1:]
            if number.replace(".", "", 1).isdigit() and figure.agrees(Decimal(number)):
                for place, sure in self._index.postings(term):
                    yield place, sure * _ROUNDED

    def _fact(self, place: int) -> Fact:
        return self._kb.fact(self._kb.ids[place])

    def _holds(self, place: int, words: str) -> bool:
        return any(words in fold(field.text) for field in fields_of(self._fact(place)))

    def _texts_of(self, place: int, script: str) -> list[Text]:
        """The texts of a fact in the scripts of a query: reading the others would take time and meet nothing."""
        texts = self._texts.get((place, script))
        if texts is None:
            if len(self._texts) > _MOST_FACTS:
                self._texts.clear()
            fields = [field for field in fields_of(self._fact(place)) if is_written_in(field, script)]
            texts = self._texts[place, script] = [read_text(field, script) for field in fields]
        return texts


def _best(values: Mapping[int, float], most: int) -> list[int]:
    """The places of the highest values, highest first, ties in document order."""
    if len(values) > most:
        # Sorting them all takes longer than a query may.
        from heapq import nlargest

        least = nlargest(most, values.values())[-1]
        values = {place: value for place, value in values.items() if value >= least}
    return sorted(values, key=lambda place: (-values[place], place))[:most]


def _fit(query: Query, fact: Fact) -> float:
    """How well a fact suits the kind of answer that a query asks for."""
    factor = _DERIVED if fact.derived and ("derived", True) not in query.hints else 1.0
    if fact.kind == "figure" and not query.asks_for("kind"):
        factor *= _FIGURE
    direction = fact.change.direction if fact.change else None
    for wanted in (("kind", fact.kind), ("unit", fact.unit), ("scope", fact.scope), ("change", direction)):
        factor *= _STRENGTH.get(query.hints.get(wanted, ""), 1.0)
    return factor


def _closeness(abouts: Sequence[Mapping[int, float]], place: int) -> float:
    """How much of what a fact is about a query names, less what it names besides."""
    if not abouts:
        return 1.0
    shares = [about.get(place, 0.0) for about in abouts]
    covered = min(1.0, sum(shares))
    foreign = sum(not share for share in shares) / len(shares)
    return (1 + _COVERED * covered) * (1 - _FOREIGN * foreign)
