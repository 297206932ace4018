"""Numerals as written, Arabic, Chinese and English: their exact value, and what their last digit counts."""

import json
from decimal import Context, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.numerals import (
    MOST_DIGITS,
    Number,
    chinese_multiplier,
    parse_arabic,
    parse_chinese,
    parse_english,
    plain,
)
from tests.spelling import chinese, english

PARSERS = {"arabic": parse_arabic, "chinese": parse_chinese, "english": parse_english}
CASES = json.loads((Path(__file__).parent / "cases" / "numerals.json").read_text("utf-8"))


@pytest.mark.parametrize(("language", "text", "value", "step"), CASES)
def test_a_numeral_is_read_with_its_step_or_refused(language, text, value, step):
    found = PARSERS[language](text)
    assert found == (None if value is None else Number(Decimal(value), Decimal(step)))
    if found:
        # Without an exponent, so that it is printed as it is meant.
        assert (str(found.value), str(found.step)) == (value, step)


@pytest.mark.parametrize(
    ("text", "factor"),
    [("", 1), ("十", 10), ("百", 100), ("千", 1000), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("百万", 10**6)],
)
def test_multipliers(text, factor):
    assert chinese_multiplier(text) == factor


@pytest.mark.parametrize("digits", [MOST_DIGITS, MOST_DIGITS + 1])
def test_what_is_longer_than_any_quantity_is_refused(digits):
    assert (parse_arabic("1" * digits) is None) == (parse_chinese("一" * digits) is None) == (digits > MOST_DIGITS)


@given(st.integers(0, 10**15 - 1))
def test_what_is_written_is_read(number):
    last = 10 ** (len(str(number)) - len(str(number).rstrip("0"))) if number else 1
    expected = Number(Decimal(number), Decimal(last))
    for found in (parse_chinese(chinese(number)), parse_arabic(f"{number:,}"), parse_english(english(number))):
        assert found == expected


@given(st.decimals(-(10**9), 10**9, places=4))
def test_decimals_keep_the_place_of_their_last_digit(number):
    assert parse_arabic(f"{number:.4f}") == Number(number, Decimal("0.0001"))
    assert "E" not in str(plain(number))


@given(st.decimals("1e-30", "1e30", allow_nan=False, allow_infinity=False, places=20))
def test_nothing_is_rounded_when_it_is_multiplied(number):
    found = Number(number, Decimal(1)).times(10**12)
    assert found.value == Context(prec=80).scaleb(number, 12)
    assert found.step == 10**12


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    for parse in PARSERS.values():
        found = parse(text)
        assert found is None or found.step > 0
