"""The forms of an English word share a key, and different words do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.english import key, stem, words

SAME = [
    ("application", "applications"),
    ("case", "cases"),
    ("reply", "replied", "replies", "replying"),
    ("drop", "dropped", "dropping", "drops"),
    ("organise", "organized", "organises", "organizing"),
    ("organisation", "organization", "organizations"),
    ("labour", "labor"),
    ("labours", "labors"),
    ("catalogue", "catalog", "catalogues"),
    ("programme", "program", "programmes", "programs"),
    ("centre", "center", "centres"),
    ("kilometre", "kilometers"),
    ("travelled", "traveled"),
    ("licence", "license", "licences"),
    ("box", "boxes"),
    ("branch", "branches"),
    ("wish", "wishes"),
    ("process", "processes", "processed", "processing"),
    ("city", "cities", "city's"),
    ("manage", "managed", "manages"),
    ("settle", "settlement", "settled"),
]


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: forms[0])
def test_forms_of_a_word_share_a_key(forms):
    assert len({stem(form) for form in forms}) == 1, {form: stem(form) for form in forms}


@pytest.mark.parametrize(
    ("one", "other"),
    [("accept", "receive"), ("case", "cause"), ("rate", "rank"), ("class", "clas"), ("status", "statu"), ("bus", "bu")],
)
def test_different_words_differ(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["86%", "1,584", "law", "go", "is", "a1b2c3"])
def test_short_words_and_figures_stay(word):
    assert stem(word) == word


def test_words_stand_where_they_stood():
    text = "the city's 1,584 cases, 86%."
    found = list(words(text))
    assert [word for word, _, _ in found] == ["the", "city's", "1,584", "cases", "86%"]
    assert all(text[start:end] == word for word, start, end in found)


def test_a_phrase_is_its_stems():
    assert key("Law-enforcement Officers") == key("law enforcement officer") == "law enforc officer"
    assert key("") == ""


@given(st.text(max_size=80))
def test_text_of_any_kind_is_harmless(text):
    for word, start, end in words(text.lower()):
        assert start < end
        assert stem(word)
