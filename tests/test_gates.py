"""What is of another period, place or scope, an opinion, a cause, or said in unknown words, is stopped."""

from collections.abc import Callable, Sequence

import pytest

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding
from shaoxing_cli.phrases import Mention
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


@pytest.mark.parametrize(
    ("text", "facts", "stops"),
    [
        ("收到来信", ["letters.received"], None),
        ("收到来信的犀牛", ["letters.received"], "犀牛"),
        ("犀牛", [], "犀牛"),
        ("letters received, hippos", ["letters.received"], "hippo"),
        # What only leads up to what is said may be strange, save a word that may turn it round.
        ("犀牛：收到来信", ["letters.received"], None),
        ("hippos: letters received", ["letters.received"], None),
        ("撤换：收到来信", ["letters.received"], "撤换"),
        # General words say nothing of their own; what stands for the facts' words is theirs.
        ("收到来信，摘编", ["letters.received"], None),
        ("收悉来信", ["letters.received"], None),
        ("收悉来信", ["hearings.held", "letters.received"], None),
        ("收悉来信", ["hearings.held"], "收悉"),
        ("收悉来信", [], "收悉"),
        # What the facts' own words hold is not strange; a plain character says too little, unless it turns things.
        ("供水抄表", ["body.office"], None),
        ("供水抄表", ["letters.received"], "供水"),
        ("收到来信，蹄", ["letters.received"], "蹄"),
        ("收到来信，打", ["letters.received"], None),
        ("收到来信停", ["letters.received"], "停"),
        # The first one stops it.
        ("收到来信的犀牛，河马", ["letters.received"], "犀牛"),
    ],
)
def test_strange_words(text: str, facts: list[str], stops: str | None) -> None:
    found = gates().strange(read(text), profiles(*facts))
    assert (found and found.claimed) == stops
    if found:
        assert found.verdict == NOT_COVERED
        assert [fact.id for fact in found.facts] == facts


def test_a_turning_character_is_strange_even_in_the_facts_own_words() -> None:
    (received,) = profiles("letters.received")
    stopped = received._replace(fact=received.fact._replace(aliases=("来信停",)))
    assert stopped.explains("停")
    assert gates().strange(read("收到来信停"), [stopped]) is not None


def test_findings_bear_strange_words_and_names_called_wrong_are_none() -> None:
    claim, facts = read("犀牛市级收到来信176件"), profiles("letters.received")
    right = Finding(SUPPORTED, (facts[0].fact,), "", "")
    assert gates().strange(claim, facts) is not None
    assert gates().strange(claim, facts, [right]) is None
    assert gates().strange(claim, facts, excused=["犀牛"]) is None
    assert gates().strange(claim, facts, excused=["河马"]) is not None


@pytest.mark.parametrize(
    ("alias", "text", "stops"),
    [
        ("审结", "听证会办结", None),
        ("复议", "听证会办结", "办结"),
        # The whole concept must stand for them.
        ("审结", "听证会罚款", "罚款"),
    ],
)
def test_a_concept_may_stand_for_the_facts_own_words(alias: str, text: str, stops: str | None) -> None:
    (hearings,) = profiles("hearings.held")
    made = hearings._replace(fact=hearings.fact._replace(aliases=(alias,)))
    found = gates().words(read(text), [made])
    assert (found and found.claimed) == stops


@pytest.mark.parametrize(("tags", "stops"), [({}, True), ({"light": ""}, False), ({"concept": "rules"}, False)])
def test_what_tells_no_more_than_light_words_and_concepts_passes(tags: dict[str, str], stops: bool) -> None:
    claim, facts = read("供水条例被否决"), profiles("doc.rules")
    given = {family: frozenset({value}) for family, value in tags.items()}
    (telling,) = claim.tagged("status")
    outer = [
        mention._replace(tags={**mention.tags, **given}) if mention == telling else mention for mention in claim.outer
    ]
    found = gates().words(claim._replace(outer=tuple(outer)), facts)
    assert (found is not None) is stops


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


@pytest.mark.parametrize(
    ("scope", "words", "fact", "fits"),
    [
        # What ranks among the province's speaks of the whole of it.
        ("province_wide", "省里", "quality.rank", True),
        ("province_wide", "省里", "quality.rate", True),
        ("province_wide", "省里", "hearings.held", False),
        # English has one word for the two municipal scopes.
        ("municipal_proper", "city-run", "letters.received", True),
        ("municipal_proper", "city-run", "letters.city", False),
        ("municipal_proper", "市管", "letters.received", False),
    ],
)
def test_scopes_in_words_that_are_not_the_facts_own(scope: str, words: str, fact: str, fits: bool) -> None:
    mention = Mention((0, len(words)), words, {"scope": frozenset({scope})})
    assert gates().scope_fits(mention, profiles(fact)[0]) is fits


def test_the_scopes_of_a_fact() -> None:
    received, city, hearings = profiles("letters.received", "letters.city", "hearings.held")
    assert gates().scopes_of(received) == {"municipal"}
    assert gates().scopes_of(city) == {"city_wide"}
    assert gates().scopes_of(hearings) == frozenset()
