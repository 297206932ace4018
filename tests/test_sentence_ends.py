"""Where sentences end: cases by hand, and laws for any text."""

import json
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.sentence_ends import split
from tests.conftest import HERE

CASES = json.loads((HERE / "cases" / "sentences.json").read_text(encoding="utf-8"))

TEXTS = st.text("176件收到。！？.!? ,，\"'“”（）()《》[]\nAbe.gNo五%", max_size=80)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_the_sentences_of_a_text(case):
    assert [case["text"][start:end] for start, end in split(case["text"])] == case["sentences"]


@given(TEXTS)
def test_nothing_is_lost_and_nothing_told_twice(text):
    spans = list(split(text))
    told = "".join(text[start:end] for start, end in spans)
    assert "".join(told.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@given(TEXTS)
def test_no_number_is_torn(text):
    ends = [end for _, end in split(text)]
    assert not [
        end
        for end in ends
        if text[end - 1 : end] == "." and text[end - 2 : end - 1].isdigit() and text[end : end + 1].isdigit()
    ]


@pytest.mark.parametrize("unit", ["（", "(a", '"a. ', "a.", "《。", "。", '."a', "[1", "e.g. "])
def test_hostile_texts_cost_no_more_than_their_length(unit):
    start = perf_counter()
    list(split(unit * (20_000 // len(unit))))
    assert perf_counter() - start < 2
