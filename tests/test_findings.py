"""A finding's reason is a sentence in both languages, filled in from the fact."""

import json
import string
from decimal import Decimal

import pytest

from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, VERDICTS, find, stated, with_unit
from shaoxing_cli.resources import data_folder
from tests.conftest import fact

REASONS = json.loads((data_folder() / "lexicon" / "reasons.json").read_text("utf-8"))
ALL = {"claimed", "formula", "left", "left_value", "right", "right_value", "label", "stated", "quote"}


def fields(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("reason", sorted(set(REASONS) - {"notice"}))
def test_every_reason_says_the_same_in_both_languages(reason):
    assert set(REASONS[reason]) == {"zh", "en"}
    assert fields(REASONS[reason]["zh"]) == fields(REASONS[reason]["en"]) <= ALL


def test_a_reason_is_filled_in_from_the_fact_and_the_claim(small_kb):
    received = small_kb.fact("reconsideration.received")
    found = find(CONTRADICTED, "different", received, claimed="186件{x}")
    assert (found.verdict, found.facts, found.claimed) == (CONTRADICTED, (received,), "186件{x}")
    assert received.label_zh in found.reason_zh
    assert received.label_en in found.reason_en
    assert all("176件" in reason and "186件{x}" in reason for reason in (found.reason_zh, found.reason_en))


def test_a_reason_without_a_fact():
    found = find(NOT_COVERED, "unknown")
    assert (found.facts, found.claimed) == ((), None)
    assert found.reason_en == REASONS["unknown"]["en"]


def test_the_verdicts():
    assert VERDICTS == (SUPPORTED, CONTRADICTED, NOT_COVERED)


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        ({}, "176件", "176件"),
        ({"text": None}, "176件", "176 applications"),
        ({"text": None, "unit": "%", "unit_en": "%", "value": Decimal("68.180")}, "68.18%", "68.18%"),
        ({"text": None, "unit": None, "unit_en": None, "value": "一个名称"}, "一个名称", "一个名称"),
    ],
)
def test_what_a_fact_states(small_kb, changes, zh, en):
    changed = fact(small_kb, "reconsideration.received", **changes)
    assert (stated(changed, "zh"), stated(changed, "en")) == (zh, en)


def test_a_fact_without_text_and_value_states_its_label(small_kb):
    bare = fact(small_kb, "reconsideration.received", text=None, value=None)
    assert (stated(bare, "zh"), stated(bare, "en")) == (bare.label_zh, bare.label_en)


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("2E+3"), "2000"), (Decimal("98.40"), "98.4"), (Decimal("100"), "100"), ("枫桥", "枫桥"), (None, "None")],
)
def test_values_have_no_exponent(value, text):
    assert with_unit(value) == text
