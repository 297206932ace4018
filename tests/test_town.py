"""Whole claims about a made-up town: the verdict is composed of the findings on the parts, and of what stops them."""

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED
from tests.town import checker, town

S, C, N = SUPPORTED, CONTRADICTED, NOT_COVERED
PARTS = {
    "市级收到来信176件": S,
    "听证会25次": S,
    "水质达标率居全省第二": S,
    "市级收到来信187件": C,
    "协调会31次": C,
    "供水改革于7月1日启动": C,
    "犀牛5头": N,
    "我认为很好": N,
}


@pytest.mark.parametrize(
    ("text", "verdict", "facts"),
    [
        ("2019年市级收到来信176件", S, ["letters.received"]),
        ("2019年市级收到来信186件", C, ["letters.received"]),
        ("2018年市级收到来信176件", N, ["letters.received"]),
        ("杭州收到来信2000件", N, ["letters.city"]),
        ("The municipal level received 176 letters.", S, ["letters.received"]),
        ("供水条例通过三审", C, ["doc.rules"]),
        ("成为全国首个节水城市", C, ["honour.saving"]),
        ("杭州成为全省首个节水城市", C, ["honour.saving"]),
        ("没有退件", S, ["letters.returned"]),
        ("有5件退件", C, ["letters.returned"]),
        # A statement beside a figure is part of the answer.
        ("供水改革于6月1日启动，每季度开展水质检查", S, ["date.reform", "mechanism.inspection"]),
        ("供水改革于7月1日启动，每季度开展水质检查", N, ["date.reform"]),
        # A fact that is named in words of one's own is found by its likeness.
        ("会议作了审议", S, ["event.session"]),
        ("每季度开展水质检查，犀牛也来", N, ["mechanism.inspection"]),
        ("推进旧管更换", N, ["pledge.renewal"]),
        ("今天天气好", N, []),
        ("", N, []),
    ],
)
def test_claims(text: str, verdict: str, facts: list[str]) -> None:
    judged = checker().check(text)
    assert judged.verdict == verdict, judged.reason_en
    assert [fact.id for fact in judged.evidence] == facts
    assert judged.claim == text


def worst(verdicts: list[str]) -> str:
    return next(verdict for verdict in (C, N, S) if verdict in verdicts)


@pytest.mark.parametrize(("one", "other"), [*permutations(PARTS, 2)])
def test_the_worst_part_decides(one: str, other: str) -> None:
    judged = checker().check(f"{one}；{other}")
    # What stops a claim stops all of it: a wrong figure beside unknown words may go unjudged, never unsupported.
    expected = {worst([PARTS[one], PARTS[other]])} | ({N} if N in (PARTS[one], PARTS[other]) else set())
    assert judged.verdict in expected, judged.reason_en


def test_only_the_deciding_parts_give_reason_and_evidence() -> None:
    judged = checker().check("市级收到来信176件，听证会35次")
    assert [finding.verdict for finding in judged.findings] == [S, C]
    assert [fact.id for fact in judged.evidence] == ["hearings.held"]
    assert judged.reason("zh") == judged.findings[1].reason_zh == judged.reason_zh
    assert judged.reason("en") == judged.findings[1].reason_en == judged.reason_en


def test_all_parts_of_one_verdict_give_reasons() -> None:
    judged = checker().check("市级收到来信176件，听证会25次")
    assert [fact.id for fact in judged.evidence] == ["letters.received", "hearings.held"]
    assert judged.reason_zh == "".join(finding.reason_zh for finding in judged.findings)
    assert judged.reason_en == " ".join(finding.reason_en for finding in judged.findings)


def test_a_fact_is_evidence_once() -> None:
    judged = checker().check("听证会25次,也就是二十五次")
    assert [fact.id for fact in judged.evidence] == ["hearings.held"]


@pytest.mark.parametrize(
    ("text", "period", "place"),
    [
        ("2018年杭州收到来信", True, True),
        ("2018年收到来信", True, False),
        ("2019年嘉兴收到来信", False, False),
        ("杭州的事", False, True),
        ("", False, False),
    ],
)
def test_where_a_text_speaks_of(text: str, period: bool, place: bool) -> None:
    found = checker().elsewhere(text)
    assert (found[0] is not None, found[1] is not None) == (period, place)


FIGURES = ["letters.received", "letters.city", "visits.received", "hearings.held", "fines.amount", "quality.rate"]
WORDS = {"letters.received": "市级收到来信", "letters.city": "全市收到来信", "visits.received": "市级接待来访",
         "hearings.held": "举行听证会", "fines.amount": "罚款", "quality.rate": "水质达标率"}  # fmt: skip


@given(st.sampled_from(FIGURES), st.integers(min_value=1, max_value=3 * 10**9))
def test_a_figure_is_right_or_wrong(name: str, claimed: int) -> None:
    fact = town().fact(name)
    judged = checker().check(f"{WORDS[name]}{claimed}{fact.unit}")
    assert (judged.verdict == S) == (claimed == fact.value)
    assert judged.evidence == (fact,)


@pytest.mark.parametrize(("name", "elsewhere"), [*product(FIGURES, ["2018年", "杭州", "我认为", "因为下雨，"])])
def test_what_is_right_here_is_not_covered_elsewhere(name: str, elsewhere: str) -> None:
    fact = town().fact(name)
    claim = f"{WORDS[name]}{fact.value:f}{fact.unit}"
    assert checker().check(claim).verdict == S
    assert checker().check(f"{elsewhere}{claim}").verdict == N


def test_a_report_without_facts_covers_nothing() -> None:
    tables = {**town().tables, "facts": [], "metrics": []}
    empty = Checker(type(town())(town().path, tables))
    assert empty.check("市级收到来信176件").verdict == N
