"""Dates and periods are read where they stand, and counts are not taken for years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.dates import find_dates, years_of

CASES = [
    ("2019年", ["2019"]),
    ("2019年度", ["2019"]),
    ("2019年6月", ["2019-06"]),
    ("2019年6月份", ["2019-06"]),
    ("2019年6月1日", ["2019-06-01"]),
    ("２０１９年６月１号", ["2019-06-01"]),
    ("二〇一九年六月一日", ["2019-06-01"]),
    ("二〇一九年十二月三十一日", ["2019-12-31"]),
    ("2019年上半年", ["2019-H1"]),
    ("2019年第三季度", ["2019-Q3"]),
    ("6月1日起", ["--06-01"]),
    ("六月起", ["--06"]),
    ("2015-2020年", ["2015/2020"]),
    ("2015年至2020年", ["2015/2020"]),
    ("2018-20年", ["2018/2020"]),
    ("2020-02-24", ["2020-02-24"]),
    ("2020/2/4", ["2020-02-04"]),
    ("2020.2.24 发布", ["2020-02-24"]),
    ("from 2015 to 2020", ["2015/2020"]),
    ("1 June 2019", ["2019-06-01"]),
    ("the 1st of June 2019", ["2019-06-01"]),
    ("the first of June", ["--06-01"]),
    ("June the first", ["--06-01"]),
    ("the twenty-first of March 2019", ["2019-03-21"]),
    ("June firstly", ["--06"]),
    ("June 1, 2019", ["2019-06-01"]),
    ("Dec. 2019", ["2019-12"]),
    ("于1 January 2020", ["2020-01-01"]),
    ("in 2019 companies paid", ["2019"]),
    ("2019本市", ["2019"]),
    ("2019 casework", ["2019"]),
    ("in May", ["--05"]),
    ("since March", ["--03"]),
    ("May 2019", ["2019-05"]),
    ("5 May", ["--05-05"]),
    ("in 2019 and 2020", ["2019", "2020"]),
]

NO_DATES = [
    "2019件", "2019 cases", "2,019", "2019.5", "20190", "12019", "13月", "2019年13月", "6月32日", "2019%",
    "3年", "2000多件", "2000 余家", "2000+", "2000辆", "2000亩", "2000 companies", "2000km",
    "they may march on", "月均14件", "6月均", "", "上半年",
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), CASES)
def test_dates(text, found):
    assert [one.iso for one in find_dates(text)] == found


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text):
    assert [found.iso for found in find_dates(text)] == []


@pytest.mark.parametrize(
    ("text", "years", "exact"),
    [
        ("2019年", (2019,), False),
        ("2019年6月", (2019,), True),
        ("2019年6月1日", (2019,), True),
        ("2019年上半年", (2019,), False),
        ("2019年一季度", (2019,), False),
        ("6月1日", (), True),
        ("2015-2020年", (2015, 2020), False),
    ],
)
def test_what_a_date_names(text, years, exact):
    (named,) = find_dates(text)
    assert (named.years, named.is_exact) == (years, exact)
    assert tuple(years_of([named])) == years


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_every_way_of_writing(day):
    ways = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    )
    for written in ways:
        assert [found.iso for found in find_dates(f"报告于{written}，发布")] == [day.isoformat()], written


@given(st.text(alphabet="0123456789年月日号至-—/.第一二三四五六七八九十〇上下半季度 Junemay件", max_size=60))
def test_spans_hold_what_was_read_and_do_not_overlap(text):
    place = 0
    for found in find_dates(text):
        start, end = found.span
        assert place <= start < end <= len(text)
        assert text[start:end] == found.text
        assert all(1900 <= year <= 2099 for year in found.years)
        place = end
