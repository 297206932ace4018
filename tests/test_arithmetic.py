"""What follows from stated figures is computed exactly, and only from figures that the claim names."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.arithmetic import as_ordered, compute, judge_comparison
from shaoxing_cli.findings import CONTRADICTED, SUPPORTED
from tests.town import assigner, only_figure, profile, profiles, read

LETTERS = ("letters.received", "letters.settled")
MEETINGS = ("hearings.held", "meetings.held")


@pytest.mark.parametrize(
    ("text", "facts", "verdict", "stated"),
    [
        # A share is of the larger, whichever is named first.
        ("收到的来信中68.18%办结", LETTERS, SUPPORTED, "68.18%"),
        ("收到的来信中约68%办结", LETTERS, SUPPORTED, "68.18%"),
        ("收到的来信中75%办结", LETTERS, CONTRADICTED, "68.18%"),
        ("听证会和协调会合计46次", MEETINGS, SUPPORTED, "46次"),
        ("听证会和协调会合计50次", MEETINGS, CONTRADICTED, "46次"),
        ("听证会和协调会合计不是46次", MEETINGS, CONTRADICTED, "46次"),
        ("听证会和协调会合计不是50次", MEETINGS, SUPPORTED, "46次"),
        ("听证会、协调会相差4次", MEETINGS, SUPPORTED, "4次"),
        ("听证会、协调会相差5次", MEETINGS, CONTRADICTED, "4次"),
        # All that the claim names is added.
        ("来访、听证会、协调会合计134次", (*MEETINGS, "visits.received"), SUPPORTED, "134"),
        ("来访、听证会、协调会合计46次", (*MEETINGS, "visits.received"), CONTRADICTED, "134"),
        # An excess has a direction.
        ("听证会比协调会多4次", MEETINGS, SUPPORTED, "4次"),
        ("协调会比听证会多4次", MEETINGS, CONTRADICTED, "-4次"),
        ("协调会比听证会少4次", MEETINGS, SUPPORTED, "4次"),
        ("听证会比协调会少4次", MEETINGS, CONTRADICTED, "-4次"),
        ("收到的来信是办结的1.47倍", LETTERS, SUPPORTED, "1.47倍"),
        ("收到的来信是办结的3倍", LETTERS, CONTRADICTED, "1.47倍"),
        ("平均每次听证会罚款61840000元", ("hearings.held", "fines.amount"), SUPPORTED, "61840000元"),
        ("平均每次听证会罚款100元", ("hearings.held", "fines.amount"), CONTRADICTED, "61840000元"),
        ("水质达标率和来信回复率相差0.97个百分点", ("quality.rate", "letters.reply_rate"), SUPPORTED, "0.97个百分点"),
    ],
)
def test_computes(text: str, facts: tuple[str, ...], verdict: str, stated: str) -> None:
    claim = read(text)
    found = compute(claim, only_figure(claim), profiles(*facts), assigner().scopes_of)
    assert found is not None
    assert found.verdict == verdict, found.reason_en
    assert stated in found.reason_zh
    assert {fact.id for fact in found.facts} == set(facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        # What joins its terms and gives their sum says so without a word for it.
        ("听证会加协调会共46次", MEETINGS),
        ("听证会和协调会共46次", MEETINGS),
        ("听证会与协调会46次", MEETINGS),
        ("听证会及协调会46次", MEETINGS),
        ("听证会+协调会=46次", MEETINGS),
        ("hearings and coordination meetings: 46", MEETINGS),
        ("hearings with coordination meetings: 46", MEETINGS),
        ("听证会和协调会、来访134次", (*MEETINGS, "visits.received")),
    ],
)
def test_joined_terms_give_their_sum(text: str, facts: tuple[str, ...]) -> None:
    claim = read(text)
    found = compute(claim, only_figure(claim), profiles(*facts), assigner().scopes_of)
    assert found is not None
    assert found.verdict == SUPPORTED, found.reason_en
    assert {fact.id for fact in found.facts} == set(facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        # Another figure than their sum hardly means one of them; nor is one that is denied, or of percentages.
        ("听证会加协调会共50次", MEETINGS),
        ("听证会和协调会没有46次", MEETINGS),
        ("水质达标率和来信回复率共197.77%", ("quality.rate", "letters.reply_rate")),
        # Joined before the figure, by a word of its own.
        ("46次听证会和协调会", MEETINGS),
        ("听证会协调会共46次", MEETINGS),
        ("听证会，协调会共46次", MEETINGS),
        ("hearings handled, coordination meetings: 46", MEETINGS),
    ],
)
def test_what_joins_no_terms(text: str, facts: tuple[str, ...]) -> None:
    claim = read(text)
    assert compute(claim, only_figure(claim), profiles(*facts), assigner().scopes_of) is None


@pytest.mark.parametrize(
    ("facts", "sense", "verdict"),
    [
        (MEETINGS, "more_than", SUPPORTED),
        (MEETINGS, "less_than", CONTRADICTED),
        (MEETINGS, "equal_to", CONTRADICTED),
        (MEETINGS[::-1], "more_than", CONTRADICTED),
        (MEETINGS[::-1], "less_than", SUPPORTED),
        (("hearings.held", "hearings.held"), "equal_to", SUPPORTED),
        (("hearings.held", "hearings.held"), "more_than", CONTRADICTED),
        (("hearings.held", "hearings.held"), "less_than", CONTRADICTED),
    ],
)
@pytest.mark.parametrize("denied", [False, True])
def test_a_comparison_and_its_denial(facts: tuple[str, str], sense: str, verdict: str, denied: bool) -> None:
    claim = read("听证会不多于协调会" if denied else "听证会多于协调会")
    left, right = (made.fact for made in profiles(*facts))
    (pivot,) = [mention for mention in claim.tagged("relation") if "more_than" in mention.values("relation")]
    found = judge_comparison(claim, pivot, left, right, sense)
    assert found.facts == (left, right)
    assert (found.verdict == verdict) is not denied
    assert found.reason_zh.index(left.label_zh) <= found.reason_zh.rindex(right.label_zh)
    assert found.reason_en.index(left.label_en) <= found.reason_en.rindex(right.label_en)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("听证会25次", MEETINGS),  # no operation
        ("听证会合计46次", MEETINGS),  # the other figure is not named
        ("听证会和协调会合计46元", MEETINGS),  # times are no yuan
        ("听证会和罚款合计46次", ("hearings.held", "fines.amount")),  # nothing to add
        ("听证会占罚款的5%", ("hearings.held", "fines.amount")),  # a share of something else
        ("水质达标率占来信回复率的99%", ("quality.rate", "letters.reply_rate")),  # percentages have no share
        ("退件是来信的2倍", ("letters.returned", "letters.received")),  # nothing goes into nothing
        ("办结来信、收到来信、来访合计1件", ("letters.received",)),
        ("收到来信相差1824件", ("letters.city", "letters.received")),  # nothing tells the two apart
        ("听证会和协调会合计46次", ()),
        ("听证会和协调会合计46次", MEETINGS * 5),  # too many to be meant
    ],
)
def test_computes_nothing(text: str, facts: tuple[str, ...]) -> None:
    claim = read(text)
    found = compute(claim, only_figure(claim), profiles(*facts), assigner().scopes_of)
    assert found is None


def test_of_several_readings_a_false_one_says_nothing() -> None:
    facts = profiles("letters.received", "letters.settled", "letters.city")
    right, wrong = read("收到和办结的来信合计296件"), read("收到和办结的来信合计300件")
    found = compute(right, only_figure(right), facts, assigner().scopes_of)
    assert found is not None
    assert found.verdict == SUPPORTED
    assert compute(wrong, only_figure(wrong), facts, assigner().scopes_of) is None


@pytest.mark.parametrize(
    "text",
    [
        "听证会和协调会合计46次",
        "听证会和协调会合计25次",
        "听证会比协调会多4次",
        "协调会占听证会的84%",
        "协调会是听证会的2倍",
    ],
)
def test_a_figure_without_a_number_goes_into_nothing(text: str) -> None:
    claim, (hearings, meetings) = read(text), profiles(*MEETINGS)
    unknown = meetings._replace(fact=meetings.fact._replace(value=None))
    assert compute(claim, only_figure(claim), [hearings, unknown], assigner().scopes_of) is None


def test_scopes_tell_figures_of_one_metric_apart() -> None:
    claim = read("全市收到来信比市级多1824件")
    found = compute(claim, only_figure(claim), profiles("letters.city", "letters.received"), assigner().scopes_of)
    assert found is not None
    assert found.verdict == SUPPORTED, found.reason_en


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("听证会比协调会多4次", 4),
        ("听证会比协调会少4次", -4),
        ("协调会比听证会多4次", -4),
        ("协调会比听证会少4次", 4),
        ("hearings numbered 4 more than coordination meetings", 4),
        ("coordination meetings numbered 4 fewer than hearings", 4),
        ("hearings numbered 4 fewer than coordination meetings", -4),
        ("hearings exceeded coordination meetings by 4", 4),
        ("coordination meetings were outnumbered by hearings by 4", 4),
        ("coordination meetings trailed hearings by 4", 4),
        ("hearings trailed coordination meetings by 4", -4),
        ("the count of coordination meetings was 4 lower than that of hearings", 4),
        ("coordination meetings were many, and 4 more than that were hearings", 4),
    ],
)
def test_who_exceeds_whom(text: str, by: int) -> None:
    claim = read(text)
    one, other = as_ordered(claim, only_figure(claim), profiles(*MEETINGS), assigner().scopes_of)
    assert (one.fact.number or 0) - (other.fact.number or 0) == by


counts = st.integers(min_value=1, max_value=10**6)


@given(counts, counts, counts)
def test_only_the_sum_is_the_sum(one: int, other: int, claimed: int) -> None:
    facts = [
        type(made)(made.fact._replace(value=Decimal(value)), made.metric, made.context, made.home, made.book)
        for made, value in zip((profile(name) for name in MEETINGS), (one, other), strict=True)
    ]
    for total in (one + other, claimed):
        claim = read(f"听证会和协调会合计{total}次")
        found = compute(claim, only_figure(claim), facts, assigner().scopes_of)
        assert found is not None
        assert found.verdict == (SUPPORTED if total == one + other else CONTRADICTED)
