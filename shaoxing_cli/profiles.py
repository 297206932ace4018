"""What each fact speaks of: the concepts that a claim must hold, the ones that it may, and the fact's own words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from shaoxing_cli.concept_words import made_ahead, spoken_concepts
from shaoxing_cli.dates import DateMention, find_dates
from shaoxing_cli.denials import is_denial
from shaoxing_cli.english import stem, stems, words
from shaoxing_cli.model import Fact, Metric
from shaoxing_cli.phrase_tables import StoredPhrases
from shaoxing_cli.phrases import Mention, PhraseBook, segment
from shaoxing_cli.quantities import Quantity, find_quantities
from shaoxing_cli.residue import explains
from shaoxing_cli.resources import BUNDLED_PHRASES, GENERAL_PHRASES, data_folder
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.text import fold, grams, stands_in

if TYPE_CHECKING:
    from shaoxing_cli.pieces import Features

# Of the facts that a claim without a figure may speak of, so many are tried: the best explains most of its words.
MOST_TRIED: Final = 6
_KEPT: Final = 256


# A named tuple, since a frozen dataclass takes five times as long to make when the program starts.
class _Known(NamedTuple):
    fact: Fact
    metric: Metric
    context: str
    home: frozenset[str]
    book: PhraseBook


class Profile(_Known):
    """A fact with what tells it from its neighbours, and with the words that it explains.

    `context` are the titles of its section, `home` the names of the place that the report is of.
    """

    @cached_property
    def words(self) -> str:
        """The fact's own words, folded, and the titles of its section."""
        return f"{self.own_words}\n{fold(self.context)}"

    @cached_property
    def own_words(self) -> str:
        """The fact's own words, folded: labels, aliases, statements, quote."""
        fact = self.fact
        forms = [form for forms in self.metric.slots.values() for form in forms]
        own = (fact.label_zh, fact.label_en, fact.statement_zh, fact.statement_en, fact.quote, fact.scope, fact.unit_en)
        return fold("\n".join([*(text for text in own if text), *fact.aliases, *forms]))

    @cached_property
    def quote(self) -> str:
        """The quoted clause, folded; for a computed fact its Chinese statement."""
        return fold(self.fact.quote or self.fact.statement_zh)

    @cached_property
    def statements(self) -> str:
        """The fact's statements, folded."""
        return fold(f"{self.fact.statement_zh}\n{self.fact.statement_en}")

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the fact's own English words."""
        return frozenset(stem(word) for word, _, _ in words(self.words))

    @cached_property
    def terms(self) -> frozenset[str]:
        """The n-grams of the fact's label, quote and statements."""
        fact = self.fact
        own = (fact.label_zh, fact.label_en, fact.quote, fact.statement_zh, fact.statement_en)
        return frozenset(term for text in own if text for term in grams(fold(text)))

    @cached_property
    def about(self) -> frozenset[str]:
        """All concepts of `about`, whichever alternative."""
        return frozenset(concept for group in self.metric.about for concept in group)

    @cached_property
    def allowed(self) -> frozenset[str]:
        """The concepts that a claim about this fact may mention: its own, and those that its own words mention."""
        return self.about | self.metric.also | self.mentioned("concept")

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """What the fact's label, quote and statements mention."""
        fact = self.fact
        texts = (fact.label_zh, fact.label_en, fact.quote or "", fact.statement_zh, fact.statement_en)
        return tuple(mention for text in texts for mention in segment(self.book.find(fold(text))))

    def values(self, family: str) -> frozenset[str]:
        """The values of a family of tags in the fact's own texts and slots."""
        slots = self.metric.slots.get(family)
        return self.mentioned(family).union(slots) if slots else self.mentioned(family)

    def mentioned(self, family: str) -> frozenset[str]:
        """The values of one family of tags in the fact's own texts."""
        return self._mentioned.get(family, frozenset())

    @cached_property
    def _mentioned(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for mention in self.mentions:
            for family, values in mention.tags.items():
                found.setdefault(family, set()).update(values)
        return {family: frozenset(values) for family, values in found.items()}

    @cached_property
    def quoted_figures(self) -> tuple[Quantity, ...]:
        """The figures in the quoted clause."""
        return tuple(find_quantities(self.quote))

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """The figures in the quoted clause, the label and the statements."""
        fact = self.fact
        texts = (fact.label_zh, fact.label_en, fact.statement_zh, fact.statement_en)
        return self.quoted_figures + tuple(q for text in texts for q in find_quantities(text))

    @cached_property
    def quoted_mentions(self) -> tuple[Mention, ...]:
        """What the quoted clause mentions."""
        return tuple(self.book.find(self.quote))

    @cached_property
    def quoted_reading(self) -> tuple[Mention, ...]:
        """The phrases that the quoted clause consists of."""
        return tuple(segment(self.quoted_mentions))

    @cached_property
    def quoted_dates(self) -> tuple[DateMention, ...]:
        """The dates in the quoted clause."""
        return tuple(find_dates(self.quote))

    @cached_property
    def pieces(self) -> "Sequence[Features]":
        """What stands in each piece of the quoted clause and in no other."""
        from shaoxing_cli.pieces import exclusive, pieces

        return exclusive(pieces(self.quote, self.quoted_mentions))

    @cached_property
    def is_denial(self) -> bool:
        """Whether the quoted clause denies something."""
        return is_denial(self.quoted_mentions)

    def allows(self, mention: Mention) -> bool:
        """Whether a mention of a concept fits the fact, by one of its concepts or by the fact's own words."""
        # The fact's own words are read only where its metric does not tell.
        apart = mention.values("concept").isdisjoint
        named = not (apart(self.about) and apart(self.metric.also) and apart(self.allowed))
        # The titles of its section name bodies and deeds that the fact is not of.
        return named or self._owns(mention.text)

    @cached_property
    def _owns(self) -> Callable[[str], bool]:
        # The concepts of a claim are held against its facts again and again.
        return lru_cache(_KEPT)(self.is_own)

    def says(self, text: str) -> bool:
        """Whether the fact's own words hold a folded text as it stands; an English one begins and ends with words."""
        return stands_in(text, self.words)

    def holds(self, word: str) -> bool:
        """Whether the fact's own words hold a word or phrase (folded), an English one in any inflection."""
        return self.says(word) or (word[0].isascii() and stems(word) <= self.stems)

    def explains(self, run: str) -> bool:
        """Whether the fact's own words hold a run of characters (its pairs, for the most part) or an English stem."""
        return explains(run, self.words, self.stems)

    def is_own(self, word: str) -> bool:
        """Whether a word or phrase (folded) is the fact's own, as far as it is said: the section's titles are not."""
        stemmed = self._own_stems
        return stands_in(word, self.own_words) or (
            stems(word) <= stemmed if word[0].isascii() else explains(word, self.own_words, stemmed)
        )

    @cached_property
    def _own_stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word, _, _ in words(self.own_words))


class Profiles:
    """The profiles of a knowledge base, and the facts that a set of concepts may speak of."""

    def __init__(self, kb: KnowledgeBase, book: PhraseBook, metrics: Mapping[str, Metric]) -> None:
        self._kb = kb
        self._book = book
        self._metrics = metrics
        self._made: dict[str, Profile] = {}
        names = (kb.report.get(key, ()) for key in ("place_zh", "place_en"))
        self._home = frozenset(fold(name) for row in names for name in row)

    @cached_property
    def _by_concept(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name, metric in self._metrics.items():
            for concept in metric.about[0] if metric.about else ():
                found.setdefault(concept, []).append(name)
        return {concept: tuple(names) for concept, names in found.items()}

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {section.id: f"{section.title_zh}\n{section.title_en}" for section in self._kb.sections}

    def profile(self, fact_id: str) -> Profile:
        """The profile of a fact; one without a row in `metrics` has an empty metric."""
        if fact_id not in self._made:
            fact = self._kb.fact(fact_id)
            metric = self._metrics.get(fact_id) or Metric(fact_id, (), frozenset(), {})
            chapter = fact.section.partition(".")[0]
            context = "\n".join(self._titles.get(name, "") for name in dict.fromkeys((chapter, fact.section)))
            self._made[fact_id] = Profile(fact, metric, context, self._home, self._book)
        return self._made[fact_id]

    def satisfied_by(self, concepts: Iterable[str]) -> list[Profile]:
        """The profiles of the facts that a claim which mentions these concepts may speak of, in document order."""
        held = frozenset(concepts)
        names = dict.fromkeys(name for concept in sorted(held) for name in self._by_concept.get(concept, ()))
        found = [self.profile(name) for name in names if self._metric_holds(name, held)]
        return sorted(found, key=lambda profile: self._order[profile.fact.id])

    def stating(self, concepts: Iterable[str], values: Iterable[Decimal]) -> list[Profile]:
        """The profiles of the facts that state one of these figures and speak of one of these concepts."""
        held = frozenset(concepts)
        names = (name for value in values for name in self._by_value.get(value, ()))
        return [profile for name in dict.fromkeys(names) if (profile := self.profile(name)).about & held]

    @cached_property
    def _by_value(self) -> Mapping[Decimal, tuple[str, ...]]:
        found: dict[Decimal, list[str]] = {}
        for name in self._kb.ids:
            number = self._kb.fact(name).number
            if number is not None:
                found.setdefault(number, []).append(name)
        return {value: tuple(names) for value, names in found.items()}

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self._kb.ids)}

    def inputs(self, facts: Iterable[Fact]) -> list[Profile]:
        """The profiles of the facts that computed ones among some are computed from."""
        return [self.profile(name) for fact in facts if fact.derived for name in fact.derived.inputs]

    def siblings(self, profile: Profile) -> list[Profile]:
        """The stated figures of a fact's section, itself among them."""
        return [self.profile(name) for name in self._figures_of.get(profile.fact.section, ())]

    @cached_property
    def _figures_of(self) -> Mapping[str, Sequence[str]]:
        """The ids of the figures of each section, in document order."""
        found: dict[str, list[str]] = {}
        for fact in self._kb:
            if fact.kind == "figure":
                found.setdefault(fact.section, []).append(fact.id)
        return found

    def _metric_holds(self, name: str, held: frozenset[str]) -> bool:
        return not any(group.isdisjoint(held) for group in self._metrics[name].about)


def profiles_of(kb: KnowledgeBase) -> tuple[PhraseBook, Profiles]:
    """The profiles of a knowledge base, and the book that claims about it are read with.

    Where it has no table of metrics, as after an extraction, the labels of its facts stand in.

    The phrases of the bundled knowledge base are compiled ahead (`data/generate.py`), since stemming its words takes
    longer than all else that a check does; after a change of it they are compiled anew until that is done again.
    """
    bundled = made_ahead(kb, BUNDLED_PHRASES)
    if bundled is not None:
        book = PhraseBook({}, bundled)
        return book, Profiles(kb, book, kb.metrics)
    from shaoxing_cli.label_metrics import label_metrics
    from shaoxing_cli.phrase_compiling import concept_phrases

    concepts, metrics = (spoken_concepts(kb), kb.metrics) if kb.metrics else label_metrics(kb)
    book = PhraseBook(concept_phrases(concepts), StoredPhrases((data_folder() / GENERAL_PHRASES).read_bytes()))
    return book, Profiles(kb, book, metrics)
