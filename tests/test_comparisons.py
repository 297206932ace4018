"""Two stated figures are compared the way round that a claim puts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.comparisons import comparison
from shaoxing_cli.findings import CONTRADICTED, SUPPORTED
from tests.town import assigner, profiles, read, town

ALL = profiles(*town().ids)


@pytest.mark.parametrize(
    ("text", "verdict", "facts"),
    [
        ("听证会多于协调会", SUPPORTED, ["hearings.held", "meetings.held"]),
        ("协调会多于听证会", CONTRADICTED, ["meetings.held", "hearings.held"]),
        ("协调会少于听证会", SUPPORTED, ["meetings.held", "hearings.held"]),
        ("听证会比协调会多", SUPPORTED, ["hearings.held", "meetings.held"]),
        ("听证会比协调会少", CONTRADICTED, ["hearings.held", "meetings.held"]),
        ("听证会不多于协调会", CONTRADICTED, ["hearings.held", "meetings.held"]),
        ("市级收到的来信多于办结的来信", SUPPORTED, ["letters.received", "letters.settled"]),
        ("全市收到的来信比市级收到的来信多", SUPPORTED, ["letters.city", "letters.received"]),
        ("市级收到的来信比全市收到的来信多", CONTRADICTED, ["letters.received", "letters.city"]),
        ("more hearings than coordination meetings", SUPPORTED, ["hearings.held", "meetings.held"]),
        ("fewer hearings than coordination meetings", CONTRADICTED, ["hearings.held", "meetings.held"]),
        ("hearings outnumbered coordination meetings", SUPPORTED, ["hearings.held", "meetings.held"]),
    ],
)
def test_compares(text: str, verdict: str, facts: list[str]) -> None:
    found = comparison(read(text), ALL, assigner())
    assert found is not None
    used, finding = found
    assert finding.verdict == verdict, finding.reason_en
    assert [profile.fact.id for profile in used] == facts
    assert all(profile.fact.label_zh in finding.reason_zh for profile in used)
    assert all(profile.fact.label_en in finding.reason_en for profile in used)


@pytest.mark.parametrize(
    "text",
    [
        "听证会25次",  # nothing to compare
        "听证会比协调会多4次",  # a difference, which is computed
        "听证会比协调会好",  # better is not more
        "听证会多于罚款",  # times are no yuan
        "听证会多于去年",  # one side names nothing
        "听证会多于听证会",  # a figure with itself
        "",
    ],
)
def test_compares_nothing(text: str) -> None:
    assert comparison(read(text), ALL, assigner()) is None


def test_a_better_rank_is_a_smaller_number() -> None:
    (rank,) = profiles("quality.rank")
    third = rank.fact._replace(id="third", value=rank.fact.number + 1)
    visits = profiles("visits.received")[0]
    other = type(rank)(third, visits.metric, visits.context, visits.home, visits.book)
    higher = comparison(read("水质达标率的排名高于来访"), [rank, other], assigner())
    lower = comparison(read("水质达标率的排名低于来访"), [rank, other], assigner())
    assert higher is not None
    assert lower is not None
    assert (higher[1].verdict, lower[1].verdict) == (SUPPORTED, CONTRADICTED)


WORDS = {"hearings.held": "听证会", "meetings.held": "协调会", "visits.received": "来访", "letters.city": "全市来信"}


@given(st.sampled_from(sorted(WORDS)), st.sampled_from(sorted(WORDS)), st.sampled_from(["多于", "少于"]))
def test_the_other_way_round_is_the_other_verdict(one: str, other: str, word: str) -> None:
    there = comparison(read(f"{WORDS[one]}{word}{WORDS[other]}"), ALL, assigner())
    back = comparison(read(f"{WORDS[other]}{word}{WORDS[one]}"), ALL, assigner())
    assert (there is None) == (back is None)
    if there and back:
        assert {there[1].verdict, back[1].verdict} == {SUPPORTED, CONTRADICTED}
