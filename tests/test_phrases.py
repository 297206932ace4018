"""Phrases are found where they stand, read the way that makes most sense, and compiled with all their tags."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.model import Concept
from shaoxing_cli.phrases import (
    LIGHT,
    Mention,
    PhraseBook,
    book_lines,
    compile_phrases,
    compiled_book,
    concept_phrases,
    general_phrases,
    lexicon_rows,
    merged,
    segment,
)

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


@pytest.mark.parametrize(
    ("rows", "compiled"),
    [
        ([("a", ["复议"])], {"复议": "a"}),
        ([("a", ["復議", "复议"])], {"复议": "a"}),
        ([("a", ["复议"]), ("b", ["复议"])], {"复议": "a b"}),
        ([("a", ["Cases", "case"])], {"case": "a"}),
        ([("a", ["", " ", "…"])], {}),
        # What denies, relates or ranks is not light besides; what names a concept may be.
        ([(LIGHT, ["不"]), ("polarity:negation", ["不"])], {"不": "polarity:negation"}),
        ([(LIGHT, ["公开"]), ("status:published", ["公开"])], {"公开": "light status:published"}),
    ],
)
def test_compiles(rows: list[tuple[str, list[str]]], compiled: dict[str, str]) -> None:
    assert compile_phrases(rows) == compiled


def test_tables_are_merged_without_losing_a_tag() -> None:
    assert merged({"甲": "a", "乙": "b"}, {"甲": "c"}, {}) == {"甲": "a c", "乙": "b"}
    assert concept_phrases([Concept("x", ("甲",), ("case", "cases"))]) == {"甲": "concept:x", "case": "concept:x"}


def test_a_book_is_written_and_read_again(tmp_path: Path) -> None:
    phrases = {"行政复议": "concept:reconsideration light", "law offic": "concept:officer"}
    (tmp_path / "book.tsv").write_text(book_lines(phrases), encoding="utf-8")
    text = "行政复议 by law officers"
    assert compiled_book(tmp_path / "book.tsv").find(text) == PhraseBook(phrases).find(text) != []


@pytest.mark.parametrize(
    ("form", "tag"),
    [
        ("下降", "trend:decrease"),
        ("杭州", "place:杭州"),
        ("hangzhou", "place:杭州"),
        ("萧山区", "place:萧山"),
        ("没有", "polarity:negation"),
        ("第一名", "rank:1"),
        ("全省", "among:province"),
        ("全市", "scope:city_wide"),
        ("合计", "relation:sum"),
        ("每季度", "frequency:quarterly"),
        ("我认为", "judgement:opinion"),
        ("上年", "period:other"),
        ("首个", "distinction:first_of_kind"),
        ("的", LIGHT),
    ],
)
def test_the_lexicon_tells_what_a_word_does(form: str, tag: str) -> None:
    assert tag in {name for name, forms in lexicon_rows() if form in forms}
    assert tag in general_phrases()[form].split()


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
