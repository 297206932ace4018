"""Formulas of derived facts: the grammar, exactness, rounding, and what is refused."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.formula import FormulaError, compute, names

VALUES = {"a": Decimal(487), "b.c_d": Decimal(495), "zero": Decimal(0)}


@pytest.mark.parametrize(
    ("formula", "digits", "expected"),
    [
        ("a / b.c_d * 100", 2, "98.38"),
        ("a + b.c_d - 2", 0, "980"),
        ("2 + 3 * 4", 0, "14"),
        ("(2 + 3) * 4", 0, "20"),
        ("10 - 3 - 2", 0, "5"),
        ("100 / 10 / 2", 0, "5"),
        ("-a + 1.5", 1, "-485.5"),
        ("--2", 0, "2"),
        ("1 / 8", 2, "0.13"),
        ("0 - 1 / 8", 2, "-0.13"),
        ("5 / 2", 0, "3"),
        (" ( a ) ", 0, "487"),
    ],
)
def test_value(formula, digits, expected):
    assert compute(formula, VALUES, digits) == Decimal(expected)


@pytest.mark.parametrize(
    "formula",
    [
        "", "a +", "(a", "a)", "a b.c_d", "unknown", "a / zero", "a ** 2", "a // 2", "__import__", "1..2", "1.2.3",
        "a; b", "A", "1e5", "1a", "(" * 60 + "1" + ")" * 60, "+" * 3000, "-" * 60 + "1", "a()", "*2",
    ],
)  # fmt: skip
def test_refused(formula):
    with pytest.raises(FormulaError):
        compute(formula, VALUES, 2)


@pytest.mark.parametrize("digits", [-1, 21])
def test_digits_out_of_range(digits):
    with pytest.raises(FormulaError):
        compute("1", VALUES, digits)


def test_overflow_is_a_formula_error():
    with pytest.raises(FormulaError):
        compute("*".join(["9" * 40] * 30), VALUES, 20)


def test_names_in_order_each_once():
    assert names("b.c_d + a / b.c_d * 2") == ("b.c_d", "a")


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**9), st.integers(0, 6))
def test_a_quotient_is_rounded_once_and_half_up(top, bottom, digits):
    result = compute("t / b", {"t": Decimal(top), "b": Decimal(bottom)}, digits)
    step = Fraction(1, 10**digits)
    error = Fraction(result) - Fraction(top, bottom)
    assert abs(error) <= step / 2
    if abs(error) == step / 2:
        assert abs(Fraction(result)) > abs(Fraction(top, bottom))
