"""Rows to frozen values and back."""

import json
from decimal import Decimal

import pytest

from shaoxing_cli.model import (
    FACT_FIELDS,
    Metric,
    RowError,
    concept_from_row,
    fact_from_row,
    fact_to_row,
    ignored_from_row,
    metric_from_row,
    section_from_row,
)
from tests.conftest import SMALL

ROWS = list(json.loads(SMALL.read_text(encoding="utf-8"), parse_float=Decimal)["facts"].values())
ROW = next(row for row in ROWS if row["id"] == "one_stop.mobile_rate")


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_row_comes_back_as_it_was(row):
    assert fact_to_row(fact_from_row(row)) == row


def test_the_fields_are_the_contract_s_in_its_order():
    named = (
        "id kind section label_zh label_en aliases value unit unit_en text hedge scope period change rank quote span"
    )
    assert (*named.split(), "statement_zh", "statement_en", "derived", "note") == FACT_FIELDS


def test_both_languages_and_the_number():
    fact = fact_from_row(ROW)
    assert (fact.label("zh"), fact.label("en")) == (ROW["label_zh"], ROW["label_en"])
    assert (fact.statement("zh"), fact.statement("en")) == (ROW["statement_zh"], ROW["statement_en"])
    assert fact.number == Decimal("99.37")
    assert fact_from_row({**ROW, "value": "abc"}).number is None


@pytest.mark.parametrize(("value", "read"), [(3, Decimal(3)), (0.5, Decimal("0.5")), (None, None), ("x", "x")])
def test_values(value, read):
    assert fact_from_row({**ROW, "value": value}).value == read


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"id": None}, "a fact without an id"),
        ({"label_zh": None}, "label_zh is no text"),
        ({"unit": 3}, "unit is neither text nor null"),
        ({"aliases": "x"}, "is no list of texts"),
        ({"aliases": [1]}, "1 is no text"),
        ({"value": True}, "True is neither number nor text"),
        ({"value": [1]}, "neither number nor text"),
        ({"value": float("nan")}, "is out of range"),
        ({"value": Decimal("Infinity")}, "is out of range"),
        ({"span": 3}, "is no pair"),
        ({"span": [0, "1"]}, "is no whole number"),
        ({"span": [0, True]}, "is no whole number"),
        ({"span": [-1, 3]}, "runs backwards"),
        ({"change": {"direction": "sideways", "against": None}}, "unknown direction 'sideways'"),
        ({"change": {"direction": "increase"}}, "'against'"),
        ({"change": "up"}, "one_stop.mobile_rate"),
        ({"rank": {"position": "first", "among": "全省"}}, "is no whole number"),
        ({"derived": {"formula": "a", "inputs": "a", "digits": 0}}, "is no list of texts"),
    ],
)
def test_a_wrong_field_is_named(changes, fault):
    with pytest.raises(RowError, match=fault):
        fact_from_row({**ROW, **changes})


@pytest.mark.parametrize(
    ("read", "row"),
    [
        (section_from_row, {"id": "1", "title_zh": "一", "title_en": "one", "span": [0, 3]}),
        (ignored_from_row, {"span": [0, 1], "text": "一", "reason": "list mark"}),
        (concept_from_row, {"id": "x", "zh": ["甲"], "en": []}),
        (metric_from_row, {"fact": "a.b", "about": ["x|y"], "also": ["z"], "slots": {"body": ["某局"]}}),
    ],
)
def test_the_other_tables(read, row):
    value = read(row)
    assert value == read(dict(row))
    for field in row:
        with pytest.raises(RowError):
            read({**row, field: object()})
    with pytest.raises(RowError):
        read({})


def test_a_section_speaks_both_languages():
    section = section_from_row({"id": "1", "title_zh": "一", "title_en": "one", "span": [0, 3]})
    assert (section.title("zh"), section.title("en")) == ("一", "one")


def test_a_metric_without_slots():
    assert metric_from_row({"fact": "a", "about": [], "also": []}) == Metric("a", (), frozenset(), {})
