"""Concepts that a claim names in words of its own: the parts of a name apart, in another order, or by other words.

"The overhaul of the way in which credit information is applied" names the reform of credit application; no phrase of it
is a name that the knowledge base lists. A name is taken for given where each of its parts stands in one clause, as it
is or by a word that stands for it, and near the others. This is tried only where a claim is not covered as it reads.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.english import stem, words
from shaoxing_cli.phrases import Mention
from shaoxing_cli.text import is_han
from shaoxing_cli.thesaurus import substitutes

Span = tuple[int, int]

# Within how many characters all parts of a name stand.
_STRETCH: Final = {True: 12, False: 60}
_PART: Final = 2
_SMALL: Final = frozenset(
    "a an the of for to in on by with and or at from as its their is are was were be been it that".split()
)


class LooseNames:
    """The parts of the names of concepts, by the first part of each name."""

    def __init__(self, names: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._by_part: dict[str, list[tuple[str, Sequence[str]]]] = {}
        for concept, parts in names:
            self._by_part.setdefault(parts[0], []).append((concept, parts))

    def find(self, claim: Claim) -> list[Mention]:
        """The concepts that a claim names loosely and does not name otherwise, each once, where its parts stand."""
        places = _places(claim)
        found: dict[str, Mention] = {}
        for part in places:
            for concept, parts in self._by_part.get(part, ()):
                if concept in claim.concepts or concept in found:
                    continue
                span = _together(claim, [places.get(each, ()) for each in parts])
                if span:
                    found[concept] = Mention(span, claim.folded[slice(*span)], {"concept": frozenset({concept})})
        return list(found.values())


def parts_of(name: str) -> list[str]:
    """The parts of a folded name, or none where it cannot be taken apart: stems, or pairs of Chinese characters.

    >>> parts_of("the lists of tasks"), parts_of("信用体系"), parts_of("复议局")
    (['list', 'task'], ['信用', '体系'], [])
    """
    if name.isascii():
        stems = [stem(word) for word, _, _ in words(name) if word not in _SMALL]
        return stems if len(stems) > 1 else []
    if not all(is_han(char) for char in name) or len(name) % _PART or len(name) == _PART:
        return []
    return [name[place : place + _PART] for place in range(0, len(name), _PART)]


def _places(claim: Claim) -> Mapping[str, list[Span]]:
    """Where each part that a name may have stands in a claim, itself or by a word that stands for it."""
    places: dict[str, list[Span]] = {}
    folded = claim.folded
    for word, start, end in words(folded):
        places.setdefault(stem(word), []).append((start, end))
    for start in range(len(folded) - 1):
        if is_han(folded[start]) and is_han(folded[start + 1]):
            places.setdefault(folded[start : start + _PART], []).append((start, start + _PART))
    for found in substitutes(folded):
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
