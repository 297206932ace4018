"""Phrases are found where they stand, read the way that makes most sense, and compiled with all their tags."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.phrases import LIGHT, Mention, PhraseBook, segment

BOOK = PhraseBook(
    {
        "复议": "concept:reconsideration",
        "行政复议": "concept:reconsideration",
        "政府": "scope:government",
        "立法": "concept:legislation",
        "设立": LIGHT,
        "法律顾问": "concept:counsel",
        "law enforc offic": "concept:officer",
        "law": LIGHT,
        "app应用": "concept:app",
        "不": "polarity:negation relation:none",
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("行政复议", ["行政复议", "复议"]),
        ("law enforcement offices", ["law", "law enforcement offices"]),
        ("law enforcement", ["law"]),
        ("lawful", []),
        ("outlaw", []),
        ("app应用", ["app应用"]),
        ("复 议", []),
        ("", []),
    ],
)
def test_finds_phrases(text: str, found: list[str]) -> None:
    assert sorted(mention.text for mention in BOOK.find(text)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("设立法律顾问", ["设立", "法律顾问"]),
        ("行政复议", ["行政复议"]),
        ("复议复议", ["复议", "复议"]),
        ("law enforcement offices", ["law enforcement offices"]),
        ("甲", []),
    ],
)
def test_reads_a_sentence_as_the_longest_phrases(text: str, read: list[str]) -> None:
    assert [mention.text for mention in segment(BOOK.find(text))] == read


def test_a_mention_knows_its_tags_and_what_lies_within_it() -> None:
    inner, outer = sorted(BOOK.find("行政复议"), key=lambda mention: len(mention.text))
    assert outer.covers(inner)
    assert not inner.covers(outer)
    assert not outer.covers(outer)
    assert outer.values("concept") == {"reconsideration"}
    assert outer.values("place") == frozenset()
    (denial,) = BOOK.find("不")
    assert (denial.values("polarity"), denial.values("relation")) == ({"negation"}, {"none"})


@given(st.text(alphabet="行政复议设立法律顾问府不 lawenforcementofficer", max_size=40))
def test_spans_hold_what_was_found(text: str) -> None:
    found = BOOK.find(text)
    assert all(text[slice(*mention.span)] == mention.text for mention in found)
    assert found == sorted(found, key=lambda mention: mention.span)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=12))
def test_no_two_phrases_of_a_reading_overlap_and_none_reads_more(places: list[tuple[int, int]]) -> None:
    mentions = [Mention((start, start + length), "x" * length, {}) for start, length in places]
    read = segment(mentions)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(read))
    if mentions:
        weight = sum((mention.span[1] - mention.span[0]) ** 2 for mention in read)
        assert weight >= max((mention.span[1] - mention.span[0]) ** 2 for mention in mentions)
