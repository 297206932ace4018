"""A claim and its parts: quantities, dates, ranks, known phrases, and the words that nothing explains."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from shaoxing_cli.asides import questions
from shaoxing_cli.cover import Cover
from shaoxing_cli.dates import DateMention
from shaoxing_cli.nearness import Nearness
from shaoxing_cli.phrases import Mention
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.rank_mentions import RankMention
from shaoxing_cli.residue import Run, strange_runs
from shaoxing_cli.text import fold, grams

if TYPE_CHECKING:
    from shaoxing_cli.pieces import Features

Span = tuple[int, int]

# Of the mentions of one concept or family, so many on either side of a figure are near it.
_FEW: Final = 3
_PARTS: Final = ("其中", "当中", " of ", "之中", "里", "每")
# What turns to another statement within a clause.
_TURNS: Final = (" but ", " although ", " though ", "但")
# A clause that denies something of the report itself (报告没有给出数值) denies nothing of the matter.
_THE_REPORT: Final = frozenset({"报告", "该报告", "这份报告", "报告里", "报告中", "report"})
# Families of phrases whose adjectives compare, where they are more than the adjective with its degree (更差).
_MEASURING: Final = ("relation", "trend")
_BARE: Final = 2
# Families of phrases that speak of the matter.
_SPEAKING: Final = frozenset({"concept", "status", "polarity", "relation", "place", "among", "judgement", "period"})


# A frozen dataclass of these fields takes five times as long to make when the program starts.
class _Reading(NamedTuple):
    text: str
    folded: str
    outer: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    ranks: tuple[RankMention, ...]
    articles: tuple[Span, ...] = ()
    set_aside: tuple[Span, ...] = ()
    loose: tuple[Mention, ...] = ()


class Claim(_Reading):
    """A claim and what was read in it. Spans are positions in `text`, which `folded` matches character by character.

    `outer` are the phrases that it consists of; `mentions` are these and the phrases within them; `articles` are the
    numerals that count nothing (一份, 一项); `set_aside` is what it says not to be so (甲，而不是乙): `folded`
    has blanks for it; `loose` are the concepts that it names in words of its own.
    """

    @cached_property
    def is_parted(self) -> bool:
        """Whether it speaks of a part of something: 其中, 487 of the 495."""
        return any(mark in self.folded for mark in _PARTS)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The ids of all concepts that are mentioned."""
        return frozenset(value for mention in (*self.mentions, *self.loose) for value in mention.values("concept"))

    def values(self, family: str) -> frozenset[str]:
        """All values of a family of tags among the outer mentions."""
        if family not in self._values:
            found = (value for mention in self.tagged(family) for value in mention.values(family))
            self._values[family] = frozenset(found)
        return self._values[family]

    def tagged(self, family: str) -> Sequence[Mention]:
        """The outer mentions that carry a tag of a family."""
        return self._by_family.get(family, ())

    def around(self, family: str, start: int, end: int) -> Sequence[Mention]:
        """Those of them that touch the text between two places."""
        found = self.tagged(family)
        first = bisect_left(found, start, key=lambda mention: mention.span[1])
        return found[first : bisect_right(found, end, lo=first, key=lambda mention: mention.span[0])]

    @cached_property
    def alls(self) -> Sequence[Mention]:
        """The words by which it says something of all."""
        return [mention for mention in self.tagged("relation") if "all" in mention.values("relation")]

    def clauses_of(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the clauses in which stretches of it begin."""
        return frozenset(self.nearness.clause(start) for start, _ in spans)

    @cached_property
    def residue(self) -> tuple[str, ...]:
        """The words that are no mention, figure or date: runs of Chinese characters, and English stems."""
        return tuple(run.text for run in self.strange)

    @cached_property
    def strange(self) -> tuple[Run, ...]:
        """The same with their places."""
        return self._left((), ())

    def strange_without(self, names: Sequence[str], spans: Sequence[Span] = ()) -> tuple[Run, ...]:
        """The same, less some names and stretches that are accounted for in another way."""
        return self._left(names, spans) if names or spans else self.strange

    def _left(self, names: Sequence[str], spans: Sequence[Span]) -> tuple[Run, ...]:
        known = (*self._read_spans(), *self._places_of(names))
        return strange_runs(self.folded, known, self.mentions, self.outer, spans)

    def _places_of(self, names: Iterable[str]) -> Iterable[Span]:
        for name in names:
            place = self.folded.find(fold(name))
            if place >= 0:
                yield place, place + len(name)

    def _read_spans(self) -> Iterable[Span]:
        yield from (mention.span for mention in self.mentions)
        yield from (quantity.outer for quantity in self.quantities)
        yield from (date.span for date in self.dates)
        yield from (rank.span for rank in self.ranks)
        yield from self.articles

    @cached_property
    def nearness(self) -> Nearness:
        """How near its words stand to its figures."""
        figures = [*(quantity.span for quantity in self.quantities), *(rank.span for rank in self.ranks)]
        return Nearness(self.folded, figures, [*figures, *(mention.span for mention in self.outer)])

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its terms, as ranking counts them."""
        return frozenset(grams(self.folded))

    @cached_property
    def evaluations(self) -> Sequence[Span]:
        """Where it evaluates something; 好不好 asks, and 越来越差, 分毫不差 tell a trend and a relation."""
        from shaoxing_cli.evaluations import closing_evaluation, evaluations

        found = evaluations(self.folded)
        if found:
            told = [m.span for family in _MEASURING for m in self.tagged(family) if len(m.text) > _BARE]
            besides = Cover([*told, *questions(self.folded)])
            found = [span for span in found if not any(besides.holds((at, at + 1)) for at in range(*span))]
        # Beside a figure the last words only adorn it.
        closing = None if self.quantities or self.ranks else closing_evaluation(self.folded)
        return [*found, closing] if closing else found

    def gives_besides(self, quantity: Quantity, value: Decimal) -> bool:
        """Whether another of its figures than this one has a value."""
        return self._figures[value] > (quantity.value == value)

    @cached_property
    def _figures(self) -> Counter[Decimal]:
        return Counter(quantity.value for quantity in self.quantities)

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The outer mentions that start between two places."""
        first = bisect_left(self.outer, start, key=lambda mention: mention.span[0])
        return self.outer[first : bisect_left(self.outer, end, lo=first, key=lambda mention: mention.span[0])]

    @cached_property
    def names(self) -> Cover:
        """Where it names concepts."""
        return Cover(mention.span for mention in self.tagged("concept"))

    @cached_property
    def named_apart(self) -> Sequence[Mention]:
        """The mentions of concepts that do not stand within the name of another one."""
        across = (m for m in self.mentions if m.values("concept") and not self.names.holds(m.span))
        return (*self.tagged("concept"), *across)

    @cached_property
    def spoken_clauses(self) -> Sequence[Sequence[Mention]]:
        """The mentions of each clause, those on the report itself left out where there are others."""
        on_report = (any(m.text in _THE_REPORT and self.is_outer(m) for m in mentions) for mentions in self.clauses)
        speaking = [mentions for mentions, told in zip(self.clauses, on_report, strict=True) if not told]
        return speaking or self.clauses

    @cached_property
    def clauses(self) -> Sequence[Sequence[Mention]]:
        """The mentions of each clause that has some: outer ones, and those within the name of a concept."""
        turns = [place for turn in _TURNS for place in _places(self.folded, turn)]
        clauses: dict[tuple[int, int], list[Mention]] = {}
        for mention in self.mentions:
            if self.is_outer(mention) or self.names.holds(mention.span):
                start = mention.span[0]
                turned = sum(place <= start for place in turns)
                clauses.setdefault((self.nearness.clause(start), turned), []).append(mention)
        return tuple(clauses.values())

    def frames(self, place: int) -> bool:
        """Whether a place stands in a clause that only leads up to what is said: 笔记：, 算一笔账，."""
        return self.nearness.clause(place) < self._first_telling

    @cached_property
    def _first_telling(self) -> int:
        """The number of the first clause that speaks of something."""
        telling = [m.span for m in self.mentions if any(family in m.tags for family in _SPEAKING)]
        given = [part.span for parts in (self.quantities, self.ranks, self.dates) for part in parts]
        return min((self.nearness.clause(start) for start, _ in (*telling, *given)), default=0)

    def near(self, group: frozenset[str], span: Span) -> Sequence[Mention]:
        """The mentions of a group of concepts that stand nearest to a place: the few before it and the few after."""
        if group not in self._by_concept:
            self._by_concept[group] = [m for m in self._named if m.values("concept") & group]
        return _beside(self._by_concept[group], span)

    @cached_property
    def _named(self) -> Sequence[Mention]:
        return sorted((*self.mentions, *self.loose), key=attrgetter("span")) if self.loose else self.mentions

    def beside(self, family: str, span: Span) -> Sequence[Mention]:
        """The outer mentions with a tag of a family that stand nearest to a place: the few before it and after it."""
        return _beside(self.tagged(family), span)

    def concepts_of(self, span: Span | None) -> Mapping[str, tuple[Mention, int]]:
        """The outer concepts that belong to a figure, or with None those that belong to none: each, and how often."""
        return self._belonging.get(span, {})

    @cached_property
    def denials(self) -> Mapping[int, int]:
        """How many words in a clause deny something, by the number of the clause."""
        denying = (m for m in self.tagged("polarity") if "negation" in m.values("polarity") and not m.values("concept"))
        return Counter(self.nearness.clause(mention.span[0]) for mention in denying)

    @cached_property
    def pieces(self) -> "Sequence[Features]":
        """What stands in each of its pieces, where it has several."""
        from shaoxing_cli.pieces import pieces

        return pieces(self.folded, self.mentions)

    def is_outer(self, mention: Mention) -> bool:
        """Whether a mention is one of the phrases that the claim consists of."""
        return mention.span in self._outer_spans

    @cached_property
    def _outer_spans(self) -> frozenset[Span]:
        return frozenset(mention.span for mention in self.outer)

    @cached_property
    def _values(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _by_concept(self) -> dict[frozenset[str], list[Mention]]:
        return {}

    @cached_property
    def _belonging(self) -> dict[Span | None, dict[str, tuple[Mention, int]]]:
        found: dict[Span | None, dict[str, tuple[Mention, int]]] = {}
        for mention in self.tagged("concept"):
            own = found.setdefault(self.nearness.owner(mention.span), {})
            own[mention.text] = (mention, own[mention.text][1] + 1 if mention.text in own else 1)
        return found

    @cached_property
    def _by_family(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.outer:
            for family in mention.tags:
                found.setdefault(family, []).append(mention)
        return found


def _places(text: str, word: str) -> Iterable[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _beside(found: Sequence[Mention], span: Span) -> Sequence[Mention]:
    place = bisect_left(found, span, key=lambda mention: mention.span)
    return found[max(0, place - _FEW) : place + _FEW]
