"""The lists of words are sound: each says what it is, holds no word twice, and contradicts no other."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from shaoxing_cli.phrase_compiling import compile_phrases, lexicon_rows
from shaoxing_cli.phrases import LIGHT
from shaoxing_cli.resources import data_folder, table
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.text import fold

FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((data_folder() / "lexicon").glob("*.json"))}

# Tags of which a form can carry only one: it would say the reverse of itself.
EXCLUSIVE = [
    {"trend:increase", "trend:decrease", "trend:unchanged"},
    {"trend:improve", "trend:worsen", "trend:unchanged"},
    {"trend:improve", "trend:decrease"},
    {"trend:increase", "trend:worsen"},
    {"polarity:negation", "polarity:not_negation"},
    {"polarity:negation", "polarity:achieved"},
    {"polarity:lack", "polarity:achieved"},
    {"relation:more_than", "relation:less_than", "relation:equal_to"},
    {"relation:all", "relation:none", "relation:some"},
    {"relation:sum", "relation:difference"},
    {"distinction:record_high", "distinction:record_low"},
    {"judgement:opinion", "judgement:cause", "judgement:future"},
]
# Families in which a word has one value: a second place, status or role would be another thing.
SINGLE = ("rank", "frequency", "level", "role", "scope", "among", "period")
# What tells something is not light besides.
TELLING = ("relation", "polarity", "trend", "rank", "distinction", "judgement", "period")
TAGS = {form: tags.split() for form, tags in compile_phrases(lexicon_rows()).items()}


def lists(value: Any, place: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of texts within a JSON value, and where it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lists(inner, f"{place}.{name}" if place else name)
    elif isinstance(value, list) and all(isinstance(inner, str) for inner in value):
        yield place, value
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from lists(inner, f"{place}[{number}]")


@pytest.mark.parametrize("name", FILES)
def test_a_list_says_what_it_is(name: str) -> None:
    notice = FILES[name].get("notice")
    assert isinstance(notice, str)
    assert notice.strip().endswith(".")


@pytest.mark.parametrize("name", FILES)
def test_no_form_is_empty_or_stands_twice(name: str) -> None:
    for place, forms in lists(FILES[name]):
        assert all(form.strip() for form in forms), place
        # What the program says is a pair of sentences, which may have blanks at their ends and may be alike.
        if not name.startswith("words_"):
            assert all(form.strip() == form for form in forms), place
            assert [form for form, count in Counter(map(fold, forms)).items() if count > 1] == [], place


@pytest.mark.parametrize("tags", EXCLUSIVE, ids=lambda tags: " or ".join(sorted(tags)))
def test_no_form_says_the_reverse_of_itself(tags: set[str]) -> None:
    both = {form: own for form, own in TAGS.items() if len(tags.intersection(own)) > 1}
    assert not both


@pytest.mark.parametrize("family", SINGLE)
def test_a_form_has_one_value_of_a_family(family: str) -> None:
    several = {form for form, tags in TAGS.items() if sum(tag.partition(":")[0] == family for tag in tags) > 1}
    assert not several


def test_no_telling_form_is_light() -> None:
    told = {form for form, tags in TAGS.items() if LIGHT in tags and any(t.partition(":")[0] in TELLING for t in tags)}
    assert not told


def test_each_list_that_claims_are_read_with_is_compiled() -> None:
    families = Counter(tag.partition(":")[0] for tags in TAGS.values() for tag in set(tags))
    assert set(families) == {*TELLING, LIGHT, "place", "status", "level", "role", "frequency", "among", "scope", "side"}
    assert min(families.values()) > 5


def test_states_that_exclude_one_another_are_states(kb: KnowledgeBase) -> None:
    known = {*table("lexicon/outcomes")["status"]}
    known |= {form for metric in kb.metrics.values() for form in metric.slots.get("status", ())}
    conflicts = table("lexicon/conflicts")["status"]
    assert known >= {*conflicts}.union(*conflicts.values())
    assert not [state for state, others in conflicts.items() if state in others]


def test_hedges_are_of_one_kind_each() -> None:
    for side in ("before", "after"):
        kinds = table("lexicon/hedges")[side]
        for one, other in combinations(kinds, 2):
            assert not {*map(fold, kinds[one])} & {*map(fold, kinds[other])}, (side, one, other)


def test_amounts_by_themselves_are_whole() -> None:
    for word, amount in table("lexicon/amounts")["words"].items():
        assert set(amount) == {"value", "unit", "hedge", "step"}, word


def test_words_of_queries_are_written_as_queries_are_read() -> None:
    words = [form for row in table("lexicon/search_words")["hints"] for form in (*row["zh"], *row["en"])]
    words += [form for row in table("lexicon/synonyms")["synonyms"] for form in row["said"]]
    assert [form for form in words if fold(form) != form] == []


def test_paraphrases_are_further_words_for_concepts_that_there_are(kb: KnowledgeBase) -> None:
    own = {concept.id: {*concept.zh, *concept.en} for concept in kb.concepts}
    for name, words in table("lexicon/paraphrases")["concepts"].items():
        assert words["zh"] or words["en"], name
        assert own[name].isdisjoint((*words["zh"], *words["en"])), name
