"""What is said of all of it, of some, or of one part only, is held against what the fact says."""

from itertools import product

import pytest

from shaoxing_cli.extents import other_extent
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED
from tests.town import profile, read, town

C, N = CONTRADICTED, NOT_COVERED
WHOLE, PART = "letters.city", "letters.received"


@pytest.mark.parametrize(
    ("text", "fact", "verdict", "claimed"),
    [
        ("全市收到来信", WHOLE, None, None),
        # What is limited to a part is not said of the whole: to a scope, a place, a trial, some of them.
        ("只在市级收到来信", WHOLE, C, "只在市级"),
        ("收到来信，只在乡镇收到", WHOLE, C, "只在乡镇"),
        ("只试点收到来信", WHOLE, C, "只试点"),
        ("仅部分收到来信", WHOLE, C, "仅部分"),
        # The whole itself is no part; nor is what stands before the limiting word, or too far behind it.
        ("只全市收到来信", WHOLE, N, "只"),
        ("市级只收到来信", WHOLE, N, "只"),
        ("只收到了来信在市级", WHOLE, C, "只收到了来信在市级"),
        ("只收到了的来信在市级", WHOLE, N, "只"),
        # Without a limit a part is another scope, which is not weighed here.
        ("市级收到来信", WHOLE, None, None),
        # Of a part nothing is narrower in this way.
        ("只在市级收到来信", PART, N, "只在"),
        # Of how much the fact says it: what it says of some is not so of all.
        ("部分排水管网有待加强", "shortcoming.drains", None, None),
        ("有些排水管网有待加强", "shortcoming.drains", None, None),
        ("全部排水管网有待加强", "shortcoming.drains", C, "全部"),
        ("部分供水条例", "doc.rules", N, "部分"),
        ("所有供水条例", "doc.rules", N, "所有"),
        # Where there was none, some is false.
        ("部分退件", "letters.returned", C, "部分"),
        ("全部退件", "letters.returned", N, "全部"),
        # Other relations are no extents.
        ("听证会多于协调会", "hearings.held", None, None),
        ("", "hearings.held", None, None),
    ],
)
def test_extents(text: str, fact: str, verdict: str | None, claimed: str | None) -> None:
    found = other_extent(read(text), profile(fact))
    assert (found and (found.verdict, found.claimed)) == (verdict and (verdict, claimed))
    assert found is None or found.facts == (town().fact(fact),)


@pytest.mark.parametrize("scope", ["全市", "全省", "市、县两级", "各区、县(市)", "市级", None])
def test_the_scopes_that_are_wide(scope: str | None) -> None:
    given = profile(PART)
    found = other_extent(read("只在市级收到来信"), given._replace(fact=given.fact._replace(scope=scope)))
    assert found is not None
    assert found.verdict == (N if scope in ("市级", None) else C)


@pytest.mark.parametrize(
    ("statement", "status", "verdict"),
    [("所有听证会都公开举行。", [], C), ("听证会公开举行。", ["rolled_out"], C), ("听证会公开举行。", [], N)],
)
def test_what_is_said_of_all_or_everywhere_is_said_of_no_part_only(
    statement: str, status: list[str], verdict: str
) -> None:
    given = profile("hearings.held")
    metric = given.metric._replace(slots={"status": status})
    made = given._replace(fact=given.fact._replace(statement_zh=statement), metric=metric)
    found = other_extent(read("仅在南湖区听证会"), made)
    assert found is not None
    assert found.verdict == verdict


@pytest.mark.parametrize(("partial", "whole"), [*product(["部分", "多数"], [True, False])])
def test_what_all_are_some_only_is_false(partial: str, whole: bool) -> None:
    given = profile("hearings.held")
    statement = "所有听证会都公开举行。" if whole else "听证会公开举行。"
    made = given._replace(fact=given.fact._replace(statement_zh=statement))
    found = other_extent(read(f"{partial}听证会"), made)
    assert found is not None
    assert found.verdict == (C if whole else N)


def test_a_word_that_the_fact_itself_uses_is_no_other_extent() -> None:
    given = profile("doc.rules")
    made = given._replace(fact=given.fact._replace(aliases=("部分供水条例",)))
    assert other_extent(read("部分供水条例"), given) is not None
    assert other_extent(read("部分供水条例"), made) is None
