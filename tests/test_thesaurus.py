"""A word of a claim is known by what it may stand for in a report; general words stand for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.phrases import PhraseBook
from shaoxing_cli.text import fold
from shaoxing_cli.thesaurus import Substitute, Thesaurus, general_words, substitutes, thesaurus_phrases, thesaurus_rows

ROWS = {
    "办结": ("结案", "审结"),
    "结案率": ("结案",),
    "水管": ("管子",),
    "city hall": ("town hall", "mayor's office"),
    "settle": ("wind up",),
}
MADE = Thesaurus(PhraseBook(thesaurus_phrases(ROWS, ["居然", "管子", "by the way"])))


@pytest.mark.parametrize(
    ("folded", "found"),
    [
        ("审结", [((0, 2), ("办结",), False)]),
        # What stands for several words stands for all of them, in one order.
        ("都结案了", [((1, 3), ("办结", "结案率"), False)]),
        # The words of a report have their spaces again.
        ("at the town hall", [((7, 16), ("city hall",), False)]),
        ("winding up", [((0, 10), ("settle",), False)]),
        ("居然", [((0, 2), (), True)]),
        ("by the way, wind up", [((0, 10), (), True), ((12, 19), ("settle",), False)]),
        # A word may be general and stand for another as well.
        ("管子", [((0, 2), ("水管",), True)]),
        # The report's own words stand for nothing.
        ("办结", []),
        ("settle", []),
        ("", []),
    ],
)
def test_what_words_stand_for(folded: str, found: list[tuple[tuple[int, int], tuple[str, ...], bool]]) -> None:
    assert MADE.find(folded) == [Substitute(*row) for row in found]


def test_without_general_words_none_is_general() -> None:
    made = Thesaurus(PhraseBook(thesaurus_phrases(ROWS)))
    assert made.find("居然") == []
    assert [found.is_general for found in made.find("管子")] == [False]


@pytest.mark.parametrize("in_english", [False, True])
def test_the_lexicon_has_rows_and_general_words_of_both_languages(in_english: bool) -> None:
    rows = {word: said for word, said in thesaurus_rows().items() if word.isascii() == in_english}
    assert len(rows) > 100
    assert all(word == fold(word) and said for word, said in rows.items())
    assert sum(word.isascii() == in_english for word in general_words()) > 100


SAID = [(word, form) for word, forms in thesaurus_rows().items() for form in forms]


@given(st.sampled_from(SAID))
def test_each_row_of_the_lexicon_is_found(row: tuple[str, str]) -> None:
    word, said = row
    folded = fold(said)
    whole = [found for found in substitutes(folded) if found.span == (0, len(folded))]
    assert any(word in found.stands_for for found in whole)


@given(st.sampled_from(general_words()))
def test_each_general_word_of_the_lexicon_is_found(word: str) -> None:
    folded = fold(word)
    assert any(found.is_general for found in substitutes(folded) if found.span == (0, len(folded)))


@given(st.lists(st.sampled_from(["结案", "管子", "居然", "犀牛", " town hall ", "wind up ", "，"]), max_size=6))
def test_substitutes_lie_in_the_text_and_say_something(words: list[str]) -> None:
    folded = "".join(words)
    for found in MADE.find(folded):
        assert folded[slice(*found.span)].strip()
        assert found.is_general or found.stands_for
