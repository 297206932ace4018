"""Concepts that a claim names in words of its own: the parts of a name apart, in another order, or by other words.

"The overhaul of the way in which credit information is applied" names the reform of credit application; no phrase of it
is a name that the knowledge base lists. A name is taken for given where each of its parts stands in one clause, as it
is or by a word that stands for it, and near the others. This is tried only where a claim is not covered as it reads.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from shaoxing_cli.claims import Claim
from shaoxing_cli.concept_words import made_ahead, spoken_concepts
from shaoxing_cli.cover import Cover
from shaoxing_cli.english import SMALL_WORDS, stem, words
from shaoxing_cli.model import Concept
from shaoxing_cli.phrase_tables import PhraseTable, grouped
from shaoxing_cli.phrases import LIGHT, Mention
from shaoxing_cli.resources import BUNDLED_LOOSE_NAMES
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.text import fold, is_han
from shaoxing_cli.thesaurus import substitutes

Span = tuple[int, int]

_CONCEPT: Final = "concept:"

# Within how many characters all parts of a name stand.
_STRETCH: Final = {True: 12, False: 60}
_PART: Final = 2
# What is said more often is looked for in so many places only.
_MOST: Final = 20
# Of so many parts the names stay at hand.
_KEPT: Final = 1 << 12


class _Name(NamedTuple):
    """A name taken apart, and the concepts that it names."""

    parts: Sequence[str]
    concepts: frozenset[str]


class LooseNames:
    """The names of concepts taken apart, in a table that is asked for those with a certain first part."""

    def __init__(self, beginning_with: Callable[[str], PhraseTable]) -> None:
        self._beginning_with = beginning_with
        self._names = lru_cache(_KEPT)(self._taken_apart)

    def _taken_apart(self, part: str) -> Mapping[str, Sequence["_Name"]]:
        """The names whose first part this is, by their last parts."""
        names: dict[str, list[_Name]] = {}
        for name, tags in self._beginning_with(part).items():
            parts = name.split(" ")
            concepts = frozenset(tag.removeprefix(_CONCEPT) for tag in tags.split(" "))
            names.setdefault(parts[-1], []).append(_Name(parts, concepts))
        return names

    def find(self, claim: Claim, *, strictly: bool = False) -> list[Mention]:
        """The concepts that a claim names loosely and does not name otherwise, each once, where its parts stand.

        Strictly taken, words that say nothing by themselves (held, could) stand for no part of a name.
        """
        places = _places(claim, strictly=strictly)
        found: dict[str, Mention] = {}
        for part in places:
            names = self._names(part)
            for parts, concepts in (name for last in names if last in places for name in names[last]):
                if not all(map(places.__contains__, parts)):
                    continue
                new = concepts - claim.concepts - found.keys()
                span = _together(claim, [places[each][:_MOST] for each in parts]) if new else None
                # What is a name of its own as it stands is no other one loosely.
                if span and not claim.names.holds(span):
                    text = claim.folded[slice(*span)]
                    found.update((one, Mention(span, text, {"concept": frozenset({one})})) for one in sorted(new))
        return list(found.values())


def nearest(names: Sequence[Mention]) -> list[Mention]:
    """The names of which none stands within the stretch of another: the parts of a shorter one are nearer together."""
    spans = {name.span for name in names}
    return [name for name in names if not any(_holds(name.span, other) for other in spans)]


def _holds(span: Span, other: Span) -> bool:
    return span != other and span[0] <= other[0] and other[1] <= span[1]


def loose_names(kb: KnowledgeBase) -> LooseNames:
    """The names of a knowledge base's concepts; those of the bundled one are taken apart ahead (`data/generate.py`)."""
    bundled = made_ahead(kb, BUNDLED_LOOSE_NAMES)
    if bundled is not None:
        return LooseNames(bundled.beginning_with)
    groups = grouped(loose_phrases(spoken_concepts(kb)), first_part)
    return LooseNames(lambda beginning: groups.get(beginning, {}))


def loose_phrases(concepts: Iterable[Concept]) -> dict[str, str]:
    """The table of the names of concepts, their parts joined by blanks.

    >>> loose_phrases([Concept("work_list", ("任务清单",), ("list of tasks",))])
    {'任务 清单': 'concept:work_list', 'list task': 'concept:work_list'}
    """
    table: dict[str, str] = {}
    for concept in concepts:
        for parts in filter(None, (parts_of(fold(form)) for form in (*concept.zh, *concept.en))):
            name, tag = " ".join(parts), f"{_CONCEPT}{concept.id}"
            known = table.get(name, "")
            table[name] = known if tag in known.split(" ") else f"{known} {tag}".strip()
    return table


def first_part(name: str) -> str:
    """The part of a name taken apart by which it is looked up.

    >>> first_part("任务 清单")
    '任务'
    """
    return name.partition(" ")[0]


def parts_of(name: str) -> list[str]:
    """The parts of a folded name, or none where it cannot be taken apart: stems, or pairs of Chinese characters.

    >>> parts_of("the lists of tasks"), parts_of("信用体系"), parts_of("复议局")
    (['list', 'task'], ['信用', '体系'], [])
    """
    if name.isascii():
        stems = [stem(word) for word, _, _ in words(name) if word not in SMALL_WORDS]
        return stems if len(stems) > 1 else []
    if not all(is_han(char) for char in name) or len(name) % _PART or len(name) == _PART:
        return []
    return [name[place : place + _PART] for place in range(0, len(name), _PART)]


def _places(claim: Claim, *, strictly: bool) -> Mapping[str, list[Span]]:
    """Where each part that a name may have stands in a claim, itself or by a word that stands for it."""
    places: dict[str, list[Span]] = {}
    folded = claim.folded
    for word, start, end in words(folded):
        places.setdefault(stem(word), []).append((start, end))
    for start in range(len(folded) - 1):
        if is_han(folded[start]) and is_han(folded[start + 1]):
            places.setdefault(folded[start : start + _PART], []).append((start, start + _PART))
    small = Cover(m.span for m in claim.outer if set(m.tags) == {LIGHT}) if strictly else Cover(())
    for found in substitutes(folded):
        if small.holds(found.span):
            continue
        for word in found.stands_for:
            if " " not in word:
                places.setdefault(stem(word) if word.isascii() else word, []).append(found.span)
    return places


def _together(claim: Claim, places: Sequence[Sequence[Span]]) -> Span | None:
    """The stretch of one clause that holds all parts, each in a place of its own; None where there is none."""
    for first in places[0]:
        chosen = [first]
        for others in places[1:]:
            near = [span for span in others if span not in chosen and _is_near(claim, first, span)]
            if not near:
                break
            chosen.append(min(near, key=lambda span: abs(span[0] - first[0])))
        else:
            return min(span[0] for span in chosen), max(span[1] for span in chosen)
    return None


def _is_near(claim: Claim, one: Span, other: Span) -> bool:
    stretch = _STRETCH[is_han(claim.folded[one[0]])]
    same = claim.nearness.clause(one[0]) == claim.nearness.clause(other[0])
    return same and abs(one[0] - other[0]) <= stretch
