"""Folding keeps places; what is invisible goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.text import fold, grams, is_han, simplify, visible


@given(st.text())
def test_folding_keeps_every_character_s_place_and_settles_at_once(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text())
def test_what_is_visible_obeys_no_terminal(text):
    shown = visible(text)
    assert visible(shown) == shown
    assert not any(char < " " or "\x7f" <= char <= "\x9f" for char in shown)
    assert not set(shown) & set("\u200b\u200f\u202a\u202e\u2066\u2069\ufeff\u00ad")


@given(st.text())
def test_every_letter_and_digit_is_in_some_gram(text):
    joined = "".join(grams(text))
    assert all(char in joined for char in text if is_han(char) or char.isalnum())


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("復議", "复议"),
        ("１，５４６．２％", "1,546.2%"),
        ("“法治”—报告", '"法治"-报告'),
        ("a\u3000b\u00a0c\td", "a b c d"),
        ("İ", "İ"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("复议", ["复", "复议", "议"]),
        ("95件", ["95", "件"]),
        ("99.37% 3.", ["99.37%", "3"]),
        ("open-government", ["open", "government"]),
        ("件a", ["件", "a"]),
        ("", []),
    ],
)
def test_grams(text, terms):
    assert grams(text) == terms


def test_simplifying_leaves_the_rest():
    assert simplify("行政復議 (ABC)") == "行政复议 (ABC)"
