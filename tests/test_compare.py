"""A quantity says a value, or it does not: by its hedge, its precision and its unit."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shaoxing_cli.compare import Agreement, compare, conversion
from shaoxing_cli.quantities import find_quantities

CASES = [
    # Exactly, in any unit.
    ("176件", "176", "件", "equal"),
    ("176", "176", "件", "equal"),
    ("154600万元", "1546000000", "元", "equal"),
    ("1.546 billion yuan", "1546000000", "元", "equal"),
    ("3公里", "3000", "米", "equal"),
    ("186件", "176", "件", "different"),
    # Rounded to the digits that are given, where digits show that it was rounded.
    ("15.5亿元", "1546000000", "元", "rounded"),
    ("15亿元", "1546000000", "元", "rounded"),
    ("16亿元", "1546000000", "元", "different"),
    ("68.2%", "68.18", "%", "rounded"),
    ("68%", "68.18", "%", "rounded"),
    ("69%", "68.18", "%", "different"),
    ("1600件", "1584", "件", "different"),
    ("100件", "1", "件", "different"),
    # Fractions in words mean about a point.
    ("三分之二", "66.6", "%", "rounded"),
    ("三分之二", "68.18", "%", "different"),
    ("三分之一", "66.6", "%", "different"),
    ("七成", "68.18", "%", "rounded"),
    ("half", "50", "%", "equal"),
    # Hedges.
    ("约1600件", "1584", "件", "within"),
    ("约200件", "176", "件", "different"),
    ("约68%", "68.18", "%", "within"),
    ("近1600件", "1584", "件", "within"),
    ("近1600件", "1600", "件", "different"),
    ("近1600件", "1601", "件", "different"),
    ("近2000件", "1584", "件", "different"),
    ("100多件", "176", "件", "within"),
    ("100多件", "100", "件", "different"),
    ("100多件", "200", "件", "different"),
    ("超过1500件", "1584", "件", "within"),
    ("超过1584件", "1584", "件", "different"),
    ("1584件以上", "1584", "件", "within"),
    ("1585件以上", "1584", "件", "different"),
    ("不足1600件", "1584", "件", "within"),
    ("不足1584件", "1584", "件", "different"),
    ("1584件以下", "1584", "件", "within"),
    ("1583件以下", "1584", "件", "different"),
    # Ranges include their ends.
    ("20-30件", "20", "件", "within"),
    ("20-30件", "30", "件", "within"),
    ("20-30件", "31", "件", "different"),
    # What measures something else says nothing.
    ("176%", "176", "件", "incomparable"),
    ("176元", "176", "件", "incomparable"),
    ("176个百分点", "176", "%", "incomparable"),
]


@pytest.mark.parametrize(("words", "value", "unit", "agreement"), CASES)
def test_agreement(words, value, unit, agreement):
    (quantity,) = find_quantities(words)
    found = compare(quantity, Decimal(value), unit)
    assert found.agreement.value == agreement
    assert found.agreement.agrees == (agreement in ("equal", "rounded", "within"))
    assert (found.claimed is None) == (agreement == "incomparable")


@pytest.mark.parametrize(
    ("words", "hedge", "agreement"),
    [
        ("超6000家", "over", "within"),
        ("6000余家", "over", "within"),
        ("近6000家", "over", "different"),
        ("近6000家", "under", "within"),
        ("约6000家", "about", "within"),
        ("约6000家", "over", "different"),
        ("6000家", "over", "equal"),
        ("超5000家", "over", "within"),
        ("超7000家", "over", "different"),
    ],
)
def test_a_figure_that_the_report_hedges_itself(words, hedge, agreement):
    (quantity,) = find_quantities(words)
    assert compare(quantity, Decimal(6000), "家", hedge).agreement.value == agreement


@pytest.mark.parametrize(
    ("given_unit", "wanted", "factor"),
    [
        ("件", "件", 1),
        (None, None, 1),
        (None, "件", 1),
        ("件", None, 1),
        ("闻所未闻", "件", 1),
        ("闻所未闻", "另一个", 1),
        ("公里", "米", 1000),
        ("米", "公里", Decimal("0.001")),
        ("件", "类", 1),
        ("%", "件", None),
        ("%", None, None),
        (None, "元", None),
        ("闻所未闻", "元", None),
    ],
)
def test_conversion(given_unit, wanted, factor):
    assert conversion(given_unit, wanted) == factor


counts = st.integers(min_value=1, max_value=10**9)


@given(counts)
def test_a_value_says_itself_and_not_its_neighbours(value):
    (quantity,) = find_quantities(f"{value}件")
    assert compare(quantity, Decimal(value), "件").agreement is Agreement.EQUAL
    for other in (value - 1, value + 1):
        assert not compare(quantity, Decimal(other), "件").agreement.agrees


@given(counts, counts)
def test_over_and_under_part_the_numbers(limit, value):
    over, at_most = (find_quantities(words)[0] for words in (f"超过{limit}件", f"至多{limit}件"))
    assert compare(over, Decimal(value), "件").agreement.agrees == (value > limit)
    assert compare(at_most, Decimal(value), "件").agreement.agrees == (value <= limit)


@given(st.decimals(min_value="0.01", max_value="999999", places=2), st.integers(0, 2))
def test_rounding_agrees_and_half_a_step_more_does_not(value, places):
    assume(value)
    rounded = round(value, places) if places else Decimal(round(value))
    assume(rounded)
    (quantity,) = find_quantities(f"{rounded}亿元")
    exact = value * 10**8
    near = abs(rounded * 10**8 - exact) <= quantity.step / 2
    agrees = compare(quantity, exact, "元").agreement.agrees
    # Python rounds halves to even, the program away from zero: only the exact half may differ.
    assert agrees == near or abs(rounded * 10**8 - exact) * 2 == quantity.step


@given(counts, st.sampled_from(["约{}件", "近{}件", "{}多件", "超过{}件", "不足{}件", "{}件以上", "{}件以下", "{}件"]))
def test_no_hedge_reaches_twice_the_figure_the_wrong_way(value, form):
    (quantity,) = find_quantities(form.format(value))
    agreement = compare(quantity, Decimal(value) * 3, "件").agreement
    assert agreement.agrees == (form in ("超过{}件", "{}件以上")) or form == "{}多件"
