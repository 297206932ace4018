"""Numerals become the numbers that they write, exactly, or nothing at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.numerals import (
    CHINESE_NUMERALS,
    MOST_DIGITS,
    Number,
    chinese_multiplier,
    parse_arabic,
    parse_chinese,
    parse_english,
    plain,
)
from tests.spelling import chinese, english

whole = st.integers(min_value=0, max_value=10**12)
exact = st.decimals(min_value=-(10**9), max_value=10**9, places=4)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("0", "0", "1"),
        ("176", "176", "1"),
        ("1600", "1600", "100"),
        ("1,584", "1584", "1"),
        ("1 584", "1584", "1"),
        ("1,234,567.80", "1234567.8", "0.01"),
        ("15.46", "15.46", "0.01"),
        ("-20", "-20", "10"),
        ("+5", "5", "1"),
        ("007", "7", "1"),
        ("9" * MOST_DIGITS, "9" * MOST_DIGITS, "1"),
    ],
)
def test_arabic(text, value, step):
    assert parse_arabic(text) == Number(Decimal(value), Decimal(step))


@pytest.mark.parametrize("text", ["", "1,58", "12,34", "1.", ".5", "1.2.3", "一", "1 58", "--1", "9" * 41, "1e5"])
def test_no_arabic_numeral(text):
    assert parse_arabic(text) is None


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("十", "10", "10"),
        ("十六", "16", "1"),
        ("二十五", "25", "1"),
        ("一百七十六", "176", "1"),
        ("两百零六", "206", "1"),
        ("三百五", "350", "10"),
        ("三百零五", "305", "1"),
        ("三千五", "3500", "100"),
        ("一千零五", "1005", "1"),
        ("一万二", "12000", "1000"),
        ("一万零二", "10002", "1"),
        ("一万零二百", "10200", "100"),
        ("二亿三", "230000000", "10000000"),
        ("一万亿", "1000000000000", "1000000000000"),
        ("三亿五千万", "350000000", "10000000"),
        ("壹佰贰拾叁", "123", "1"),
        ("二〇一九", "2019", "1"),
        ("一一〇", "110", "10"),
        ("零五", "5", "1"),
        ("〇", "0", "1"),
        ("十五点四六亿", "1546000000", "1000000"),
        ("零点五", "0.5", "0.1"),
        ("六十六点六", "66.6", "0.1"),
        ("一点五万亿", "1500000000000", "100000000000"),
    ],
)
def test_chinese(text, value, step):
    assert parse_chinese(text) == Number(Decimal(value), Decimal(step))


@pytest.mark.parametrize(
    "text",
    [
        "", "万", "亿", "百", "百百", "一二", "一二万三", "十百", "一百一千", "万一", "点五", "一点", "一点万",
        "一点十", "五点三百", "零十", "一件", "百五", "三五百", "一百二三", "件", "一" * 41,
    ],
)  # fmt: skip
def test_no_chinese_numeral(text):
    assert parse_chinese(text) is None


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("zero", "0", "1"),
        ("seven", "7", "1"),
        ("twenty-five", "25", "1"),
        ("one hundred and seventy-six", "176", "1"),
        ("nineteen hundred", "1900", "100"),
        ("twenty billion", "20000000000", "10000000000"),
        ("one thousand five hundred and eighty-four", "1584", "1"),
        ("one million and one", "1000001", "1"),
    ],
)
def test_english(text, value, step):
    assert parse_english(text) == Number(Decimal(value), Decimal(step))


@pytest.mark.parametrize(
    "text", ["", " ", "and", "hundred", "two and three", "two three", "twenty thirty", "five twenty", "million", "cats"]
)
def test_no_english_numeral(text):
    assert parse_english(text) is None


@pytest.mark.parametrize(("text", "factor"), [("", 1), ("十", 10), ("千万", 10**7), ("万亿", 10**12), ("兆", 10**12)])
def test_multipliers(text, factor):
    assert chinese_multiplier(text) == factor


@given(whole)
def test_what_is_written_is_read(number):
    assert parse_arabic(str(number)).value == number
    assert parse_arabic(f"{number:,}").value == number
    assert parse_arabic(f"{number:,}".replace(",", " ")).value == number
    assert parse_english(english(number)).value == number
    if number:
        assert parse_chinese(chinese(number)).value == number


@given(exact)
def test_decimals_are_exact(number):
    found = parse_arabic(f"{number:f}")
    assert found.value == number
    assert found.step == Decimal("0.0001")


@given(whole, st.sampled_from([10**4, 10**8, Decimal("0.01")]))
def test_a_multiplier_moves_value_and_step_alike(number, factor):
    before = parse_arabic(str(number))
    after = before.times(factor)
    assert (after.value, after.step) == (before.value * factor, before.step * factor)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_plain_is_the_same_number_without_an_exponent(number):
    assert plain(number) == number
    assert "E" not in str(plain(number)) or abs(number) < Decimal("0.000001")


@given(st.text(alphabet=CHINESE_NUMERALS + "点件a", max_size=50))
def test_chinese_text_of_any_kind_is_a_numeral_or_none(text):
    found = parse_chinese(text)
    assert found is None or (found.value >= 0 and found.step > 0)


@given(st.text(max_size=60))
def test_text_of_any_kind_is_harmless(text):
    for parse in (parse_arabic, parse_chinese, parse_english):
        found = parse(text)
        assert found is None or isinstance(found.value, Decimal)
