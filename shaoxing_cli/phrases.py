"""The known words and phrases of a sentence: concepts, places, scopes, directions, negations and the like.

Each phrase carries tags, `family:value`, such as `concept:reconsideration`, `trend:decrease` or `light`. Chinese
phrases are found anywhere, English ones at word boundaries and in any inflection.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from shaoxing_cli.english import key, stem, words
from shaoxing_cli.model import Concept
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold, is_han

Span = tuple[int, int]
Tags = Mapping[str, frozenset[str]]
PhraseTable = Mapping[str, str]

LIGHT: Final = "light"
_NEVER_LIGHT: Final = frozenset({"relation", "polarity", "trend", "rank", "distinction", "judgement", "period"})
_NOTHING: Final[frozenset[str]] = frozenset()
# No English phrase of the lexicon is longer.
_MOST_WORDS: Final = 8


class Mention(NamedTuple):
    """A phrase found in a sentence: where it stands, and its tags, as values by family."""

    span: Span
    text: str
    tags: Tags

    def values(self, family: str) -> frozenset[str]:
        """The values of one family of tags: `mention.values("concept")`."""
        return self.tags.get(family, _NOTHING)

    def covers(self, other: "Mention") -> bool:
        """Whether another mention lies within this longer one."""
        longer = self.span[1] - self.span[0] > other.span[1] - other.span[0]
        return longer and self.span[0] <= other.span[0] and other.span[1] <= self.span[1]


class PhraseBook:
    """A table of phrases (Chinese forms, and English forms by the key of their stems) that sentences are read with."""

    def __init__(self, phrases: PhraseTable, lengths: Mapping[str, Sequence[int]] | None = None) -> None:
        self._phrases = phrases
        self._lengths = lengths or lengths_of(phrases)

    def find(self, folded: str) -> list[Mention]:
        """All phrases in folded text, overlapping ones included, in order of where they start.

        >>> book = PhraseBook({"复议": "concept:reconsideration", "law officer": "concept:officer"})
        >>> [(m.text, m.span) for m in book.find("复议 by law officers")]
        [('复议', (0, 2)), ('law officers', (6, 18))]
        """
        return sorted([*self._han(folded), *self._english(folded)], key=lambda mention: mention.span)

    def _han(self, folded: str) -> Iterable[Mention]:
        phrases = self._phrases
        for start, char in enumerate(folded):
            for length in self._lengths.get(char, ()):
                form = folded[start : start + length]
                if form in phrases and len(form) == length and not form.isascii():
                    yield Mention((start, start + length), form, _families(phrases[form]))

    def _english(self, folded: str) -> Iterable[Mention]:
        found = [(stem(word), start, end) for word, start, end in words(folded)]
        for first, (_, start, _) in enumerate(found):
            form = ""
            for last in range(first, min(first + _MOST_WORDS, len(found))):
                form = f"{form} {found[last][0]}" if form else found[last][0]
                if form in self._phrases:
                    end = found[last][2]
                    yield Mention((start, end), folded[start:end], _families(self._phrases[form]))


@cache
def _families(tags: str) -> Tags:
    families: dict[str, set[str]] = {}
    for tag in tags.split(" "):
        family, _, value = tag.partition(":")
        families.setdefault(family, set()).add(value)
    return {family: frozenset(values) for family, values in families.items()}


def segment(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that read a sentence best: no two overlap, and long ones count more than their parts.

    >>> book = PhraseBook({"设立": LIGHT, "立法": "concept:legislation", "法律顾问": "concept:counsel"})
    >>> [mention.text for mention in segment(book.find("设立法律顾问"))]
    ['设立', '法律顾问']
    """
    found = sorted(mentions, key=lambda mention: (mention.span[1], mention.span[0]))
    ends = [mention.span[1] for mention in found]
    # best[n] is the weight of the best reading with the first n mentions, and the mentions chosen for it as a chain.
    best: list[tuple[int, tuple[Any, ...]]] = [(0, ())]
    for number, mention in enumerate(found):
        start, end = mention.span
        before = bisect_right(ends, start, 0, number)
        weight = best[before][0] + (end - start) ** 2
        best.append((weight, (mention, best[before][1])) if weight > best[-1][0] else best[-1])
    chosen: list[Mention] = []
    chain = best[-1][1]
    while chain:
        chosen.append(chain[0])
        chain = chain[1]
    return chosen[::-1]


@cache
def general_phrases() -> PhraseTable:
    """The phrases that hold for any report, compiled from `data/lexicon` into `data/tables/phrases.json`."""
    phrases: PhraseTable = table("tables/phrases")["phrases"]
    return phrases


def concept_phrases(concepts: Iterable[Concept]) -> dict[str, str]:
    """The phrase table of a knowledge base's concepts.

    >>> concept_phrases([Concept("reply", ("答复",), ("replies",))])
    {'答复': 'concept:reply', 'repli': 'concept:reply'}
    """
    rows = ((f"concept:{concept.id}", (*concept.zh, *concept.en)) for concept in concepts)
    return compile_phrases(rows)


def book_lines(phrases: PhraseTable) -> str:
    """A phrase table as text that is read faster than JSON: the lengths on the first line, then a phrase a line."""
    rows = [f"{form}\t{tags}" for form, tags in sorted(phrases.items())]
    return "\n".join([json.dumps(lengths_of(phrases), ensure_ascii=False), *rows]) + "\n"


def compiled_book(path: Path) -> PhraseBook:
    """The book that `book_lines` wrote."""
    head, _, rows = path.read_text(encoding="utf-8").partition("\n")
    return PhraseBook(dict(row.split("\t") for row in rows.splitlines()), json.loads(head))


def lengths_of(phrases: PhraseTable) -> dict[str, list[int]]:
    """How long the phrases are that begin with a character, by the character.

    >>> lengths_of({"复议": "a", "复查了": "b"})
    {'复': [2, 3]}
    """
    lengths: dict[str, set[int]] = {}
    for form in phrases:
        lengths.setdefault(form[0], set()).add(len(form))
    return {char: sorted(found) for char, found in sorted(lengths.items())}


def merged(*tables: PhraseTable) -> dict[str, str]:
    """Several phrase tables as one: a form in more than one gets all its tags.

    >>> merged({"复议": "light"}, {"复议": "concept:reconsideration"})
    {'复议': 'light concept:reconsideration'}
    """
    phrases: dict[str, str] = {}
    for one in tables:
        for form, tags in one.items():
            phrases[form] = f"{phrases[form]} {tags}" if form in phrases else tags
    return phrases


def compile_phrases(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """A phrase table from rows of (tag, forms); a form in several rows gets all their tags."""
    tags: dict[str, list[str]] = {}
    for tag, forms in rows:
        for form in forms:
            folded = fold(form).strip()
            name = folded if any(is_han(char) for char in folded) else key(folded)
            if name and tag not in tags.setdefault(name, []):
                tags[name].append(tag)
    return {name: " ".join(_telling(found)) for name, found in tags.items()}


def _telling(tags: list[str]) -> list[str]:
    """The tags of a form: one that denies, relates, ranks or judges is not light, whichever list holds it."""
    families = {tag.partition(":")[0] for tag in tags}
    return [tag for tag in tags if tag != LIGHT or not families & _NEVER_LIGHT]


def lexicon_rows() -> Iterable[tuple[str, Iterable[str]]]:
    """The rows of the general lexicon: every file of words under `data/lexicon`, with its tags."""
    for place, tag in (("countries", "place"), ("provinces", "place"), ("cities", "place"), ("counties", "place")):
        for row in table("lexicon/places")[place]:
            yield f"{tag}:{row['zh'][0]}", _forms(row)
    for row in table("lexicon/places")["regions"]:
        yield f"place:{row['zh'][0]}", _forms(row)
    yield LIGHT, _forms(table("lexicon/light_words"))
    for name, families in _FAMILIES.items():
        entries = table(f"lexicon/{name}")
        for entry, family in families.items():
            yield from _family_rows(entries[entry], entry, family)


def _family_rows(entries: Any, entry: str, family: str) -> Iterable[tuple[str, Iterable[str]]]:
    if "zh" in entries or "en" in entries:
        yield f"{family}:{entry}" if family != entry else family, _forms(entries)
        return
    for value, forms in entries.items():
        yield f"{family}:{value}", _forms(forms)


def _forms(row: Mapping[str, Iterable[str]]) -> list[str]:
    return [*row.get("zh", ()), *row.get("en", ())]


# Which entries of which file carry which family of tags.
_FAMILIES: Final[Mapping[str, Mapping[str, str]]] = {
    "trends": dict.fromkeys(("increase", "decrease", "improve", "worsen", "unchanged"), "trend"),
    "outcomes": {"status": "status", "level": "level", "role": "role", "frequency": "frequency"},
    "relations": dict.fromkeys(
        "more_than less_than equal_to sum difference share average multiple rest all some only none most".split(),
        "relation",
    ),
    "polarity": dict.fromkeys(("negation", "lack", "achieved", "not_negation"), "polarity"),
    "judgement_words": dict.fromkeys(("opinion", "cause", "future"), "judgement"),
    "rank_words": {
        "positions": "rank",
        "first_of_kind": "distinction",
        "record_high": "distinction",
        "record_low": "distinction",
        "among": "among",
    },
    "scopes": {"scopes": "scope"},
    "periods": {"other": "period"},
}
