"""What a query's words may stand for in an index: themselves, what sounds alike, initials, words that mean the same."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from shaoxing_cli.index import Index
from shaoxing_cli.pinyin import characters, readings, split_initials, split_syllables
from shaoxing_cli.query import Query
from shaoxing_cli.english import stem, words
from shaoxing_cli.terms import silent_words, stem_of, terms
from shaoxing_cli.text import is_han

_LONGEST_FORM: Final = 10
_HAN_RUN: Final = re.compile("[㐀-鿿〇]+")
_WORD: Final = re.compile(r"[a-zü]+(?:'[a-z]+)*")
_ALIKE, _SOUND, _MEANT = 0.7, 0.9, 0.8
_SHARE = 0.3
_CHAR, _SAID, _ASKED = 1.0, 1.0, 1.0
# A beam: more readings of a few initials than these cannot be told apart anyway.
_MOST_CHAINS: Final = 60


class Slot(NamedTuple):
    """One thing that a query says: the terms that may stand for it, each with how surely, and how much it weighs."""

    said: str
    terms: tuple[tuple[str, float], ...]
    weight: float = 1.0


def slots_of(query: Query, index: Index) -> list[Slot]:
    """The slots of a query."""
    slots = [slot for run in query.topic.split() for slot in _chinese(query, run, index)]
    slots.extend(_latin(query.topic, index))
    own = {slot.said for slot in slots}
    named = [form for form, _ in mentions(query, index)]
    weights: dict[str, float] = {}
    for said, meant in zip(query.said, query.meant, strict=True):
        if any(said in form and said != form for form in named):
            continue
        for phrase in meant:
            for term in terms(phrase):
                if term not in own:
                    weights[term] = max(weights.get(term, 0.0), _MEANT / len(meant) ** _SHARE)
    return [*slots, *(Slot(term, ((term, 1.0),), weight) for term, weight in weights.items())]


def mentions(query: Query, index: Index) -> list[tuple[str, list[int]]]:
    """The concepts that a query names: for each word, the concepts that it may mean; longer words hide their parts."""
    units: list[tuple[Sequence[str], str]] = [(run, "") for run in _HAN_RUN.findall(query.text)]
    units.append(([stem(word) for word, _, _ in words(query.text)], " "))
    found: list[tuple[str, list[int]]] = []
    for unit, joint in units:
        place = 0
        while place < len(unit):
            step = 1
            for length in range(min(_LONGEST_FORM, len(unit) - place), 0, -1):
                form = joint.join(unit[place : place + length])
                concepts = [one for one, _ in index.postings(f"@{form}")]
                if concepts:
                    found.append((form, concepts))
                    step = length
                    break
            place += step
    return found


def _chinese(query: Query, run: str, index: Index) -> Iterator[Slot]:
    found = [term for term in terms(run) if is_han(term[0])]
    strange = {char for term in found if len(term) == 2 and not index.count(term) for char in term}
    for term in found:
        alike = _alike(term, index) if (len(term) == 2 and not index.count(term)) or term in strange else ()
        weight = _CHAR if len(term) == 1 else 1.0
        if any(term in word for word in query.asked):
            weight *= _ASKED
        if any(term in word for word in query.said):
            weight *= _SAID
        sure = _ALIKE if len(term) == 2 else _ALIKE / 2
        yield Slot(term, ((term, 1.0), *_likely(alike, index, sure)), weight)


def _alike(term: str, index: Index) -> list[str]:
    """The terms of the index that differ from a term by one character that sounds the same."""
    first, second = term[0], term[1:]
    if not second:
        return [char for char in _homophones(first) if char != first and index.count(char)]
    heard = _homophones(second)
    found = [other for other in index.starting_with(first) if len(other) == 2 and other[1] in heard]
    return found + [char + second for char in _homophones(first) if index.count(char + second)]


def _homophones(char: str) -> set[str]:
    return {other for sound in readings(char) for other in characters(sound)} - {char}


def _latin(text: str, index: Index) -> Iterator[Slot]:
    """English words by their stems, other runs of letters by their sound."""
    runs = _WORD.findall(text)
    english = [run for run in runs if run in silent_words() or (index.count(stem_of(run)) and not split_syllables(run))]
    spoken = [] if len(english) * 2 > len(runs) else runs
    for run in runs:
        ways = split_syllables(run) if run in spoken else []
        if ways:
            yield from _heard(run, ways, index)
        elif run in spoken and not index.count(stem_of(run)) and (way := split_initials(run)):
            yield from _chained(run, way, index)
    for term in terms(text):
        if not is_han(term[0]) and (index.count(term) or not spoken):
            yield Slot(term, ((term, 1.0), *_beginning(term, index)))


def _beginning(term: str, index: Index) -> list[tuple[str, float]]:
    """The words that an unknown beginning of a word may grow to."""
    if index.count(term) or len(term) < 4 or " " in term:
        return []
    return [(other, _ALIKE) for other in index.starting_with(term) if " " not in other][:8]


def _heard(run: str, ways: Sequence[tuple[str, ...]], index: Index) -> Iterator[Slot]:
    for way in ways:
        sets = [frozenset(characters(sound)) for sound in way]
        for first, second in itertools.pairwise(sets):
            pairs = _pairs(first, second, index)
            if pairs:
                yield Slot(run, _likely(pairs, index), 1.0 / len(ways) ** 0.5)
        for chars in sets:
            known = sorted(char for char in chars if index.count(char))
            if known:
                yield Slot(run, _likely(known, index), 0.3 / len(ways))


def _likely(terms_: Sequence[str], index: Index, sure: float = _SOUND) -> tuple[tuple[str, float], ...]:
    """Terms that sound alike: the commoner one is in a knowledge base, the surer it is meant."""
    counts = [index.count(term) for term in terms_]
    most = max(counts, default=1)
    return tuple((term, sure * (count / most) ** 0.5) for term, count in zip(terms_, counts, strict=True))


def _chained(run: str, way: Sequence[str], index: Index) -> Iterator[Slot]:
    """Initials: only words whose pairs follow one another in the same facts."""
    sets = [frozenset(characters(sound)) for sound in way]
    chains = [(pair, {place for place, _ in index.postings(pair)}) for pair in _pairs(sets[0], sets[1], index)]
    for chars in sets[2:]:
        grown = []
        for chain, facts in chains:
            for pair in index.starting_with(chain[-1]):
                if len(pair) == 2 and pair[1] in chars:
                    both = facts & {place for place, _ in index.postings(pair)}
                    if both:
                        grown.append((chain + pair[1], both))
        chains = sorted(grown, key=lambda one: (-len(one[1]), one[0]))[:_MOST_CHAINS]
    for place in range(len(way) - 1):
        pairs = sorted({chain[place : place + 2] for chain, _ in chains})
        if pairs:
            yield Slot(run, _likely(pairs, index))


def _pairs(first: frozenset[str], second: frozenset[str], index: Index) -> list[str]:
    return [
        pair
        for char in sorted(first)
        if index.count(char)
        for pair in index.starting_with(char)
        if len(pair) == 2 and pair[1] in second
    ]
