"""Two stated figures are compared the way round that a claim puts them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.comparisons import comparison
from shaoxing_cli.findings import CONTRADICTED, SUPPORTED
from shaoxing_cli.profiles import Profile
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
        ("听证会次数大过协调会", SUPPORTED, ["hearings.held", "meetings.held"]),
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


TWO = profiles("hearings.held", "meetings.held")


@pytest.mark.parametrize(
    ("text", "held", "alike"),
    [
        # The two stand on either side of the word, or on one: then they are the only two that are named.
        ("听证会等于协调会", TWO, False),
        ("听证会等于协调会", ALL, False),
        ("听证会和协调会一样多", TWO, False),
        ("听证会次数和协调会打平", TWO, False),
        ("hearings equalled coordination meetings", TWO, False),
        ("听证会和协调会不相等", TWO, True),
        # What counts the two is no figure of theirs.
        ("听证会、协调会两项次数相等", TWO, False),
        ("两个数打平：听证会和协调会", TWO, False),
    ],
)
def test_whether_two_are_equal(text: str, held: list[Profile], alike: bool) -> None:
    found = comparison(read(text), held, assigner())
    assert found is not None
    used, finding = found
    assert finding.verdict == (SUPPORTED if alike else CONTRADICTED)
    assert {profile.fact.id for profile in used} == {"hearings.held", "meetings.held"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("听证会和协调会一样多", profiles("hearings.held")),
        ("听证会、协调会、来访一样多", profiles("hearings.held", "meetings.held", "visits.received")),
        ("听证会和罚款一样多", profiles("hearings.held", "fines.amount")),
        ("来信和办结一样多", profiles("letters.received", "letters.settled_share")),
        ("听证会和协调会多", TWO),  # alike in nothing
        ("听证会和协调会多于来访", TWO),  # more than is said of sides, never of two on one of them
    ],
)
def test_which_two_are_equal_must_be_told(text: str, held: list[Profile]) -> None:
    assert comparison(read(text), held, assigner()) is None


@pytest.mark.parametrize("changes", [{"derived": town().fact("letters.settled_share").derived}, {"value": None}])
def test_only_stated_figures_are_compared(changes: dict[str, object]) -> None:
    hearings, meetings = TWO
    changed = meetings._replace(fact=meetings.fact._replace(**changes))
    assert comparison(read("听证会多于协调会"), TWO, assigner()) is not None
    assert comparison(read("听证会多于协调会"), [changed, hearings], assigner()) is None
    assert comparison(read("协调会多于听证会"), [hearings, changed], assigner()) is None


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.booleans())
def test_only_equals_are_equal(one: int, other: int, denied: bool) -> None:
    values = (one, other)
    held = [made._replace(fact=made.fact._replace(value=Decimal(v))) for made, v in zip(TWO, values, strict=True)]
    for left, right in ((one, other), (one, one)):
        held[1] = held[1]._replace(fact=held[1].fact._replace(value=Decimal(right)))
        found = comparison(read(f"听证会{'不' * denied}等于协调会"), held, assigner())
        assert found is not None
        assert (found[1].verdict == SUPPORTED) == ((left == right) != denied)


@pytest.mark.parametrize("text", ["听证会有二十五次，等于协调会", "听证会25次等于协调会", "听证会3次，多于协调会"])
def test_beside_a_figure_nothing_is_compared(text: str) -> None:
    assert comparison(read(text), ALL, assigner()) is None


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        # Of several words the last one tells; small figures in words stand in passing.
        ("听证会比协调会多", True),
        ("听证会比协调会少", False),
        ("听证会比协调会次数高", True),
        ("听证会比协调会次数低", False),
        ("协调会比开得很长的听证会少", False),
        ("听证会这两级的比协调会多", True),
        # Other relations are passed over.
        ("合计起来听证会多于协调会", True),
        ("coordination meetings were fewer than hearings", False),
        ("coordination meetings were less frequent than hearings", False),
        ("hearings were of a larger number than coordination meetings", True),
    ],
)
def test_more_or_less(text: str, sense: bool) -> None:
    found = comparison(read(text), ALL, assigner())
    assert found is not None
    (left, right), finding = found
    assert (finding.verdict == SUPPORTED) == ((left.fact.number > right.fact.number) == sense)


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
