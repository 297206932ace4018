"""A date is put in a part of the year; the fact's month tells whether it lies there."""

import pytest

from shaoxing_cli.findings import CONTRADICTED
from shaoxing_cli.year_parts import other_part, year_parts
from tests.town import checker, profile, read


@pytest.mark.parametrize(
    ("folded", "months"),
    [
        ("年底启动", [{9, 10, 11, 12}]),
        ("上半年启动", [{1, 2, 3, 4, 5, 6}]),
        ("in the second half of 2019", [{7, 8, 9, 10, 11, 12}]),
        ("late 2019", [{9, 10, 11, 12}]),
        ("年初启动，年底完成", [{1, 2, 3, 4}, {9, 10, 11, 12}]),
        # A word within a longer one is none.
        ("springs", []),
        ("启动", []),
    ],
)
def test_parts_of_a_year(folded: str, months: list[set[int]]) -> None:
    assert [set(part.months) for part in year_parts(folded)] == months


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("供水改革年底启动", "年底"),
        ("供水改革下半年才启动", "下半年"),
        ("water reform began late in the year", "late in the year"),
        ("供水改革上半年启动", None),
        ("供水改革年中启动", None),
        # By the end of the year what began in June has begun.
        ("截至年底，供水改革已启动", None),
        ("by the end of the year water reform had begun", None),
        ("供水改革启动", None),
    ],
)
def test_another_part_than_the_facts_month(text: str, wrong: str | None) -> None:
    found = other_part(read(text), [profile("date.reform"), profile("doc.rules")])
    assert (found and found[1].claimed) == wrong
    assert found is None or found[1].verdict == CONTRADICTED


def test_only_dated_facts_have_a_month() -> None:
    assert other_part(read("供水条例年底通过"), [profile("doc.rules")]) is None


def test_the_checker_holds_parts_of_a_year_against_dates() -> None:
    verdict = checker().check("供水改革年底启动")
    assert verdict.verdict == CONTRADICTED
    assert verdict.evidence[0].id == "date.reform"
