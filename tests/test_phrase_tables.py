"""Tables of phrases are written, and read again one beginning at a time."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.model import Concept
from shaoxing_cli.phrase_tables import PhraseTable, StoredPhrases, grouped, merged, phrases_file
from shaoxing_cli.phrases import PhraseBook
from shaoxing_cli.profiles import profiles_of
from shaoxing_cli.store import open_knowledge_base

PHRASES = {
    "行政": "scope:government",
    "行政复议": "concept:reconsideration light",
    "复议": "concept:reconsideration",
    "a": "light",
    "ab": "light",
    "app应用": "concept:app",
    "law": "light",
    "law offic": "concept:officer",
}
TEXT = "行政复议 by law officers, 复议 with an app应用, a law"


def stored(phrases: dict[str, str]) -> StoredPhrases:
    return StoredPhrases(phrases_file(phrases))


def test_a_stored_table_reads_as_the_same_table_in_memory() -> None:
    assert PhraseBook({}, stored(PHRASES)).find(TEXT) == PhraseBook(PHRASES).find(TEXT) != []


@pytest.mark.parametrize(
    "beginning", ["行", "复", "a", "ab", "law", "app", "la", "lawn", "政", "", "\t", "\ud800", "😀"]
)
def test_a_beginning_gives_its_phrases_and_no_others(beginning: str) -> None:
    assert stored(PHRASES).beginning_with(beginning) == grouped(PHRASES).get(beginning, {})


def test_a_form_in_two_tables_has_the_tags_of_both() -> None:
    assert merged({"甲": "a", "乙": "b"}, {"甲": "c"}, {}) == {"甲": "a c", "乙": "b"}
    (mention,) = PhraseBook({"复议": "concept:reply"}, stored({"复议": "light"})).find("复议")
    assert mention.tags == {"concept": {"reply"}, "light": {""}}


class Counted(StoredPhrases):
    """A stored table that counts how often each beginning is looked up."""

    def __init__(self, written: bytes) -> None:
        super().__init__(written)
        self.asked: Counter[str] = Counter()

    def beginning_with(self, beginning: str) -> PhraseTable:
        self.asked[beginning] += 1
        return super().beginning_with(beginning)


@pytest.mark.parametrize(("kept", "times"), [(100, 1), (1, 3)])
def test_a_table_is_read_once_and_of_what_it_has_not_only_so_much_is_kept(
    kept: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A long batch holds strange words without end: keeping all of them would fill the memory.
    monkeypatch.setattr("shaoxing_cli.phrases._KEPT", kept)
    table = Counted(phrases_file(PHRASES))
    book = PhraseBook({}, table)
    for _ in range(3):
        book.find("行政 law 龘 heron 7")
    assert (table.asked["行"], table.asked["law"]) == (1, 1)
    assert {table.asked[beginning] for beginning in ("龘", "heron", "政")} == {times}


def test_a_table_tells_what_it_was_made_of() -> None:
    table = StoredPhrases(phrases_file({"复议": "light"}, "1234"))
    assert (table.head, table.beginning_with("复")) == ("1234", {"复议": "light"})
    assert stored({}).head == ""


def test_a_table_of_another_state_of_the_knowledge_base_is_not_read() -> None:
    changed = open_knowledge_base()
    changed.__dict__["checksum"] = "of another state"
    changed.__dict__["concepts"] = (*changed.concepts, Concept("heron", ("苍鹭",), ("heron",)))
    book, _ = profiles_of(changed)
    assert [mention.values("concept") for mention in book.find("苍鹭, herons")] == [{"heron"}, {"heron"}]
    assert book.find(TEXT) == profiles_of(open_knowledge_base())[0].find(TEXT)


@given(st.dictionaries(st.text("复议行政ab ", min_size=1).filter(str.strip), st.sampled_from(["a", "b c"])))
def test_every_phrase_is_found_again(phrases: dict[str, str]) -> None:
    table = stored(phrases)
    assert {beginning: table.beginning_with(beginning) for beginning in grouped(phrases)} == grouped(phrases)
