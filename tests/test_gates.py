"""What is of another period, place or scope, an opinion, a cause, or said in unknown words, is stopped."""

from collections.abc import Callable, Sequence

import pytest

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, Finding
from shaoxing_cli.profiles import Profile
from tests.town import gates, profiles, read

Gate = Callable[[Claim, Sequence[Profile]], Finding | None]

# The gate, the claim, the fact that it speaks of, and the words that stop it (None where it passes).
CASES = [
    ("period", "2019年收到来信", "letters.received", None),
    ("period", "收到来信", "letters.received", None),
    ("period", "2018年收到来信", "letters.received", "2018年"),
    ("period", "2020年旧管更换", "pledge.renewal", None),
    ("period", "2019年上半年收到来信", "letters.received", "2019年上半年"),
    ("period", "6月收到来信", "letters.received", None),
    ("period", "上年收到来信", "letters.received", "上年"),
    ("period", "收到来信比上年多", "letters.received", None),
    ("period", "与前年相比，收到来信", "letters.received", None),
    ("period", "2019年、2020年旧管更换", "pledge.renewal", None),
    ("period", "2019年、2018年收到来信", "letters.received", "2018年"),
    ("period", "more letters than the previous year", "letters.received", None),
    ("period", "letters of the previous year", "letters.received", "previous year"),
    ("place", "嘉兴收到来信", "letters.received", None),
    ("place", "嘉兴市收到来信", "letters.received", None),
    ("place", "杭州收到来信", "letters.received", "杭州"),
    ("place", "letters received in Hangzhou", "letters.received", "hangzhou"),
    ("place", "在南湖区试水", "trial.village", None),
    ("place", "全省收到来信", "letters.received", "全省"),
    ("place", "水质达标率居全国第二", "quality.rank", None),
    ("place", "成为全省首个节水城市", "honour.saving", None),
    ("judgement", "收到来信176件", "letters.received", None),
    ("judgement", "我认为收到来信", "letters.received", "我认为"),
    ("judgement", "因为下雨收到来信", "letters.received", "因为"),
    ("judgement", "打算收到来信", "letters.received", None),
    ("scope", "市级收到来信", "letters.received", None),
    ("scope", "全市收到来信", "letters.received", "全市"),
    ("scope", "全市收到来信", "letters.city", None),
    # Where the report names no scope, the widest one fits.
    ("scope", "全市举行听证会", "hearings.held", None),
    ("scope", "市级举行听证会", "hearings.held", "市级"),
    # Who acts is no scope.
    ("scope", "市政府收到来信", "letters.received", None),
    ("words", "收到来信176件", "letters.received", None),
    ("words", "收到来信和来访", "letters.received", "来访"),
    ("strange", "收到来信的犀牛", "letters.received", "犀牛"),
    ("words", "每月开展水质检查", "mechanism.inspection", "每月"),
    ("words", "每季度开展水质检查", "mechanism.inspection", None),
    ("words", "供水条例通过二审", "doc.rules", None),
    ("words", "供水条例被否决", "doc.rules", "被否决"),
]


@pytest.mark.parametrize(("gate", "text", "fact", "stops"), CASES)
def test_gates(gate: str, text: str, fact: str, stops: str | None) -> None:
    judge: Gate = getattr(gates(), gate)
    found = judge(read(text), profiles(fact))
    assert (found and found.claimed) == stops
    if found:
        assert found.verdict == NOT_COVERED
        assert [one.id for one in found.facts] == [fact]
        assert stops is not None
        assert stops in found.reason_zh
        assert stops in found.reason_en


@pytest.mark.parametrize(
    ("text", "stops"), [("2018年收到来信", "2018年"), ("杭州收到来信", "杭州"), ("市级收到来信", "来信"), ("", None)]
)
def test_without_a_fact_only_the_report_itself_counts(text: str, stops: str | None) -> None:
    found = gates().stopped(read(text), [])
    assert (found and found.claimed) == stops


def test_an_earlier_period_in_the_facts_own_words_passes() -> None:
    (received,) = profiles("letters.received")
    fact = received.fact._replace(statement_zh="上年收到来信176件。")
    changed = type(received)(fact, received.metric, received.context, received.home, received.book)
    assert gates().period(read("上年收到来信"), [changed]) is None


def test_the_first_gate_speaks() -> None:
    found = gates().stopped(read("2018年杭州全省收到来信"), profiles("letters.received"))
    assert found is not None
    assert found.claimed == "2018年"


def test_names_that_are_called_wrong_already_are_excused() -> None:
    claim, facts = read("杭州收到来信的犀牛"), profiles("letters.received")
    assert gates().stopped(claim, facts) is not None
    assert gates().stopped(claim, facts, [wrong("杭州"), wrong("犀牛")]) is None
    monthly, inspection = read("每月开展水质检查"), profiles("mechanism.inspection")
    assert gates().stopped(monthly, inspection) is not None
    assert gates().stopped(monthly, inspection, [wrong("每月")]) is None


def wrong(name: str) -> Finding:
    return Finding(CONTRADICTED, (), "", "", name)


def test_facts_that_are_said_besides_explain_words() -> None:
    claim, facts = read("收到来信176件，每季度开展水质检查"), profiles("letters.received")
    assert gates().stopped(claim, facts) is not None
    assert gates().stopped(claim, facts, said=profiles("mechanism.inspection")) is None


@pytest.mark.parametrize(
    ("text", "fact", "fits"),
    [
        ("市级", "letters.received", True),
        ("全市", "letters.received", False),
        ("全市", "letters.city", True),
        ("全市", "hearings.held", True),
        ("市级", "hearings.held", False),
        ("市本级", "letters.received", False),
    ],
)
def test_scopes(text: str, fact: str, fits: bool) -> None:
    (mention,) = read(text).tagged("scope")
    (profile,) = profiles(fact)
    assert gates().scope_fits(mention, profile) == fits


def test_the_scopes_of_a_fact() -> None:
    received, city, hearings = profiles("letters.received", "letters.city", "hearings.held")
    assert gates().scopes_of(received) == {"municipal"}
    assert gates().scopes_of(city) == {"city_wide"}
    assert gates().scopes_of(hearings) == frozenset()
