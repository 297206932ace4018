"""What a query's words may stand for in an index: themselves, words that sound the same, words that mean the same."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from shaoxing_cli.index import Index
from shaoxing_cli.pinyin import characters, readings, split_initials, split_syllables
from shaoxing_cli.query import Query
from shaoxing_cli.reasons import script_of
from shaoxing_cli.terms import HAN_RUN, latin_words, silent_characters, silent_words, stem_of, terms
from shaoxing_cli.text import is_han

_LATIN_RUN: Final = r"[a-zü]+(?:'[a-z]+)*"
# How surely a term is meant that sounds like the one typed, is written in pinyin, or means the same; all measured.
_ALIKE, _HEARD, _MEANT = 0.7, 0.9, 0.8
# A lone syllable may be any of dozens of characters.
_LONE_SYLLABLE: Final = 0.3
# What an unknown word weighs: in English more than a known one, since the others then say something else; among Chinese
# characters it is a name that says as much as a Chinese word does with its characters and pairs.
_STRANGER, _NAME = 1.25, 3.0
# More readings of a few initials than these cannot be told apart anyway.
_MOST_CHAINS: Final = 60
_MOST_TRIED: Final = 8
# In such a part of the facts with the rarer character, at least, two characters stand together that make a word.
_JOINED: Final = 0.1
_LONGEST_FORM: Final = 10
_SHORTEST_BEGINNING: Final = 4


Holds = Callable[[int, str], bool]


class Slot(NamedTuple):
    """One thing that a query says: the terms that may stand for it, each with how surely, and how much it weighs."""

    terms: tuple[tuple[str, float], ...]
    weight: float = 1.0


class Mention(NamedTuple):
    """Words of a query that name what facts may be about, and the concepts that they may mean."""

    form: str
    concepts: tuple[int, ...]


class Sought(NamedTuple):
    """The terms of a query as an index knows them.

    `slots` have their weights and their terms, each with what meeting it tells; `terms` lead back to the slots; `all`
    is the set of the terms, `script` what they are written in, `length` the length of the query's vector, `known` the
    share of its slots that any fact meets, `has_words` whether it says more than single characters.
    """

    slots: tuple[tuple[float, tuple[tuple[str, float], ...]], ...]
    terms: Mapping[str, tuple[tuple[int, float], ...]]
    all: frozenset[str]
    script: str
    length: float
    known: float
    has_words: bool


def slots_of(query: Query, named: Sequence[Mention], index: Index, holds: Holds) -> list[Slot]:
    """The slots of a query: its own words first, then what its everyday words mean.

    Args:
        query: the query.
        named: what it names; an everyday word inside the name of something is no everyday word.
        index: where its words are to be found.
        holds: whether the fact at a place of the index holds some words just as they are.
    """
    slots = [slot for run in HAN_RUN.findall(query.topic) for slot in _chinese(run, index)]
    slots.extend(_latin(query, index, holds))
    own = {term for slot in slots for term, _ in slot.terms}
    weights: dict[str, float] = {}
    everyday = {
        said: meant
        for said, meant in query.everyday.items()
        if not any(said in mention.form and said != mention.form for mention in named)
    }
    for meant in everyday.values():
        for term in dict.fromkeys(term for phrase in meant for term in terms(phrase)):
            if term not in own:
                weights[term] = max(weights.get(term, 0.0), _MEANT / len(meant) ** 0.3)
    # What is translated is not unknown.
    slots = [slot for slot in slots if not _is_translated(slot, everyday, index)]
    return [*slots, *(Slot(((term, 1.0),), weight) for term, weight in weights.items())]


def sought_of(slots: Sequence[Slot], index: Index) -> Sought:
    """The slots of a query, less the terms that no fact has."""
    weighed: list[tuple[float, tuple[tuple[str, float], ...]]] = []
    found: dict[str, tuple[tuple[int, float], ...]] = {}
    square = 0.0
    for slot in slots:
        known = tuple((term, sure * index.idf(term)) for term, sure in slot.terms if index.count(term))
        square += (slot.weight * max((telling for _, telling in known), default=index.idf(""))) ** 2
        for term, telling in known:
            found[term] = (*found.get(term, ()), (len(weighed), telling))
        weighed.append((slot.weight, known))
    total = sum(slot.weight for slot in slots)
    known_weight = sum(weight for weight, alternatives in weighed if alternatives)
    return Sought(
        tuple(weighed),
        found,
        frozenset(found),
        script_of(found),
        math.sqrt(square) or 1.0,
        known_weight / total if known_weight else 1.0,
        any(len(term) > 1 for slot in slots for term, _ in slot.terms),
    )


def _is_translated(slot: Slot, everyday: Iterable[str], index: Index) -> bool:
    """Whether a slot is a part of an everyday word that no fact has."""
    term = slot.terms[0][0] if slot.terms else ""
    return bool(term) and not index.count(term) and any(term in said for said in everyday)


def mentions(query: Query, index: Index) -> list[Mention]:
    """What a query names, as far as the knowledge base knows concepts; longer names hide their parts."""
    found: dict[Mention, None] = {}
    runs: list[tuple[Sequence[str], str]] = [(run, "") for run in HAN_RUN.findall(query.text)]
    runs.append(([_form(word) for word, _, _ in latin_words(query.text)], " "))
    for run, joint in runs:
        place = 0
        while place < len(run):
            mention = _mention_at(run, joint, place, index)
            if mention:
                found.setdefault(mention[0])
            place += mention[1] if mention else 1
    return list(found)


def _form(word: str) -> str:
    from shaoxing_cli.english import stem

    return stem(word)


def _mention_at(run: Sequence[str], joint: str, place: int, index: Index) -> tuple[Mention, int] | None:
    for length in range(min(_LONGEST_FORM, len(run) - place), 0, -1):
        form = joint.join(run[place : place + length])
        concepts = tuple(concept for concept, _ in index.postings(f"@{form}"))
        if concepts:
            return Mention(form, concepts), length
    return None


def _chinese(run: str, index: Index) -> Iterator[Slot]:
    """The characters and pairs of a run; where no fact has a pair, one of its characters may be a wrong homophone."""
    pairs = [run[place : place + 2] for place in range(len(run) - 1)]
    known = [index.count(pair) > 0 for pair in pairs]
    meant = [_misheard(run, place, known, index) for place in range(len(run))]
    for char, others in zip(run, meant, strict=True):
        yield Slot(((char, 1.0), *_likely(others, index, _ALIKE / 2)))
    for place, pair in enumerate(pairs):
        others = [other + pair[1] for other in meant[place]] + [pair[0] + other for other in meant[place + 1]]
        alike = [] if known[place] else [other for other in others if _is_joined(other, index)]
        yield Slot(((pair, 1.0), *_likely(alike, index, _ALIKE)))


def _misheard(run: str, place: int, known: Sequence[bool], index: Index) -> list[str]:
    """The characters that one of a run may have been typed for: they make words of the pairs that no fact has.

    Where one of its two pairs stays unknown, that pair must be what lies between two words.
    """
    strange = [pair for pair in (place - 1, place) if 0 <= pair < len(known) and not known[pair]]
    found: list[str] = []
    for other in sorted(_homophones(run[place])) if strange else ():
        mended = [pair for pair in strange if _is_joined(_exchanged(run, place, other)[pair : pair + 2], index)]
        beyond = [2 * pair + 1 - place for pair in strange if pair not in mended]
        if mended and all(0 <= pair < len(known) and known[pair] for pair in beyond):
            found.append(other)
    return found


def _exchanged(run: str, place: int, char: str) -> str:
    return run[:place] + char + run[place + 1 :]


def _is_joined(pair: str, index: Index) -> bool:
    """Whether two characters stand together so often that they are more than two words side by side."""
    return silent_characters().isdisjoint(pair) and index.count(pair) >= _JOINED * min(map(index.count, pair)) > 0


def _homophones(char: str) -> set[str]:
    return {other for sound in readings(char) for other in characters(sound)} - {char}


def _latin(query: Query, index: Index, holds: Holds) -> Iterator[Slot]:
    """English words by their stems; other runs of letters by their sound; what is neither as an unknown word."""
    text = query.topic
    runs = re.findall(_LATIN_RUN, text)
    ways = {run: split_syllables(run) for run in runs}
    english = [run for run in runs if run in silent_words() or (not ways[run] and index.count(stem_of(run)))]
    # Letters among Chinese characters are names and abbreviations: GDP, APP.
    spoken = () if len(english) * 2 > len(runs) or HAN_RUN.search(text) else runs
    heard = {run: _by_sound(run, ways[run], index, holds) for run in spoken if run not in query.acronyms}
    for slots in heard.values():
        yield from slots
    for term in terms(text):
        if not is_han(term[0]) and index.count(term):
            yield Slot(((term, 1.0),))
    for run in runs:
        term = stem_of(run)
        if term and not index.count(term) and not heard.get(run):
            grown = _beginning(term, index)
            unknown = _NAME if HAN_RUN.search(text) else _STRANGER
            yield Slot(((term, 1.0), *grown), 1.0 if grown else unknown)


def _by_sound(run: str, ways: Sequence[tuple[str, ...]], index: Index, holds: Holds) -> list[Slot]:
    if ways:
        return _heard(ways, index)
    initials = None if index.count(stem_of(run)) else split_initials(run)
    return _chained(initials, index, holds) if initials else []


def _beginning(term: str, index: Index) -> list[tuple[str, float]]:
    """The words that an unknown beginning of a word may grow to."""
    if len(term) < _SHORTEST_BEGINNING:
        return []
    return [(other, _ALIKE) for other in index.starting_with(term)]


def _heard(ways: Sequence[tuple[str, ...]], index: Index) -> list[Slot]:
    """Syllables: the pairs that they read, and weakly the single characters; of several ways that which reads most."""
    read = []
    for way in ways:
        sets = [frozenset(characters(sound)) for sound in way]
        pairs = [_pairs(sets[place], sets[place + 1], index) for place in range(len(sets) - 1)]
        read.append((sum(map(bool, pairs)) - len(pairs), sets, pairs))
    most = max(known for known, _, _ in read)
    slots = []
    best = [(sets, pairs) for known, sets, pairs in read if known == most]
    for sets, pairs in best:
        slots += [Slot(_likely(alternatives, index, _HEARD), len(best) ** -0.5) for alternatives in pairs]
        for chars in sets:
            known = [char for char in sorted(chars) if index.count(char)]
            slots.append(Slot(_likely(known, index, _HEARD), _LONE_SYLLABLE / len(best)))
    return slots


def _chained(sounds: Sequence[str], index: Index, holds: Holds) -> list[Slot]:
    """Initials: only words that stand in a fact as they are."""
    sets = [frozenset(characters(sound)) for sound in sounds]
    chains = [(pair, index.sample(pair)) for pair in _pairs(sets[0], sets[1], index)]
    for chars in sets[2:]:
        grown = [
            (chain + pair[1], both)
            for chain, facts in chains
            for pair in index.starting_with(chain[-1])
            if len(pair) == 2 and pair[1] in chars
            for both in [facts & index.sample(pair)]
            if both
        ]
        chains = sorted(grown, key=lambda one: (-len(one[1]), one[0]))[:_MOST_CHAINS]
    words = [
        one for one in chains if all(_is_joined(one[0][place : place + 2], index) for place in range(len(sounds) - 1))
    ]
    said = [chain for chain, facts in words if any(holds(place, chain) for place in sorted(facts)[:_MOST_TRIED])]
    pairs = [sorted({chain[place : place + 2] for chain in said}) for place in range(len(sounds) - 1)]
    return [Slot(_likely(alternatives, index, _HEARD)) for alternatives in pairs if alternatives]


def _pairs(first: frozenset[str], second: frozenset[str], index: Index) -> list[str]:
    """The pairs of the index whose characters are of two sets."""
    return [
        pair
        for char in sorted(first)
        if index.count(char)
        for pair in index.starting_with(char)
        if len(pair) == 2 and pair[1] in second
    ]


def _likely(alternatives: Sequence[str], index: Index, sure: float) -> tuple[tuple[str, float], ...]:
    """Terms that sound alike: the commoner one is in the knowledge base, the surer it is meant."""
    counts = [index.count(term) for term in alternatives]
    most = max(counts, default=1)
    return tuple((term, sure * (count / most) ** 0.5) for term, count in zip(alternatives, counts, strict=True))
