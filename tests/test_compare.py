"""A quantity held against a stated value: equal, rounded, within what its hedge allows, or different."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.compare import Agreement, compare, conversion
from shaoxing_cli.quantities import find_quantities

CASES = json.loads((Path(__file__).parent / "cases" / "comparisons.json").read_text("utf-8"))


@pytest.mark.parametrize(("words", "value", "unit", "value_hedge", "agreement"), CASES)
def test_a_figure_in_words_against_a_value(words, value, unit, value_hedge, agreement):
    (said,) = find_quantities(words)
    found = compare(said, Decimal(value), unit, value_hedge)
    assert found.agreement.value == agreement
    assert found.agreement.agrees == (agreement in ("equal", "rounded", "within"))


@pytest.mark.parametrize(
    ("words", "unit", "claimed"),
    [("2公里", "米", "2000"), ("约3件", "件", "3"), ("3件", "%", None), ("5000米", "公里", "5")],
)
def test_what_was_claimed_is_told_in_the_unit_of_the_value(words, unit, claimed):
    found = compare(find_quantities(words)[0], Decimal(1), unit)
    assert found.claimed == (None if claimed is None else Decimal(claimed))


@pytest.mark.parametrize(
    ("given_unit", "wanted", "factor"),
    [
        ("件", "件", 1),
        (None, None, 1),
        (None, "件", 1),
        ("件", None, 1),
        ("人次", None, 1),
        (None, "%", None),
        ("%", None, None),
        ("元", "闻所未闻", None),
        ("闻所未闻", "件", 1),
        ("闻所未闻", "前所未有", 1),
        ("闻所未闻", "%", None),
        ("公里", "米", 1000),
        ("米", "公里", Decimal("0.001")),
        ("件", "起", 1),
        ("件", "次", 1),
        ("件", "批", 1),
        ("件", "项", 1),
        ("次", "批", None),
        ("件", "人", None),
        ("人次", "人", None),
        ("件", "%", None),
        ("元", "件", None),
    ],
)
def test_units_are_converted_where_they_measure_the_same(given_unit, wanted, factor):
    assert conversion(given_unit, wanted) == factor


@given(st.decimals("0.01", "1e12", places=2))
def test_a_value_agrees_with_itself_however_it_is_hedged(value):
    for words in ("", "约", "大约"):
        assert compare(find_quantities(f"{words}{value}元")[0], value, "元").agreement.agrees
    for words in ("超过", "近", "不足"):
        assert compare(find_quantities(f"{words}{value}元")[0], value, "元").agreement is Agreement.DIFFERENT
