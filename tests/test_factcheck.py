"""Claims are judged rightly, never by guessing, and alike however they are written."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, with_unit
from shaoxing_cli.model import Fact
from shaoxing_cli.store import KnowledgeBase, open_knowledge_base
from shaoxing_cli.verdicts import Verdict
from tests.bench.claims import judge, summary
from tests.spelling import chinese
from tests.town import checker, town

CASES = Path(__file__).parent / "cases"
KB = open_knowledge_base()
CHECKER = Checker(KB)
STATED = [fact for fact in KB if fact.kind == "figure" and not fact.derived]
COUNTS = [fact for fact in STATED if fact.number and fact.number == int(fact.number) and fact.unit != "%"]

# What was measured when the rows were last judged, less a little: a fall below says that something broke.
FLOORS = {
    "claims": {"accuracy": 0.96, "precision of contradicted": 0.97, "recall of not_covered": 0.95},
    "claims_tuning": {"accuracy": 0.93, "precision of contradicted": 0.97, "recall of not_covered": 0.95},
    "claims_everyday": {"accuracy": 0.93, "precision of contradicted": 0.97, "recall of not_covered": 0.95},
    "claims_middle": {"accuracy": 0.97, "precision of contradicted": 0.98, "recall of not_covered": 0.98},
    "claims_free": {"accuracy": 0.80, "precision of contradicted": 0.94, "recall of not_covered": 0.93},
    "claims_mixed": {"accuracy": 0.93, "precision of contradicted": 0.97, "recall of not_covered": 0.96},
    "claims_mixed_more": {"accuracy": 0.92, "precision of contradicted": 0.96, "recall of not_covered": 0.93},
    "claims_mixed_third": {"accuracy": 0.91, "precision of contradicted": 0.97, "recall of not_covered": 0.98},
    "claims_mixed_fourth": {"accuracy": 0.94, "precision of contradicted": 0.98, "recall of not_covered": 0.96},
    "claims_newspaper": {"accuracy": 0.90, "precision of contradicted": 0.98, "recall of not_covered": 0.98},
    "claims_english_more": {"accuracy": 0.85, "precision of contradicted": 0.97, "recall of not_covered": 0.98},
    "claims_free_more": {"accuracy": 0.68, "precision of contradicted": 0.95, "recall of not_covered": 0.97},
    "claims_english_third": {"accuracy": 0.82, "precision of contradicted": 0.95, "recall of not_covered": 0.96},
    "claims_statements": {"accuracy": 0.86, "precision of contradicted": 0.97, "recall of not_covered": 0.93},
    "claims_newspaper_more": {"accuracy": 0.90, "precision of contradicted": 0.97, "recall of not_covered": 0.97},
    "claims_english_fourth": {"accuracy": 0.84, "precision of contradicted": 0.97, "recall of not_covered": 0.97},
    "claims_desk_more": {"accuracy": 0.92, "precision of contradicted": 0.98, "recall of not_covered": 0.98},
    "claims_beyond": {"accuracy": 0.94, "recall of not_covered": 0.96},
    "claims_broad": {"accuracy": 0.95, "precision of contradicted": 0.99, "recall of not_covered": 0.98},
    "claims_broad_more": {"accuracy": 0.93, "precision of contradicted": 0.99, "recall of not_covered": 0.98},
    "claims_broad_third": {"accuracy": 0.93, "precision of contradicted": 0.99, "recall of not_covered": 0.98},
    "claims_voices": {"accuracy": 0.93, "precision of contradicted": 0.99, "recall of not_covered": 0.98},
    "claims_half_statements": {"accuracy": 0.93, "precision of contradicted": 0.98, "recall of not_covered": 0.96},
    "claims_english_fifth": {"accuracy": 0.86, "precision of contradicted": 0.98, "recall of not_covered": 0.98},
    "claims_english": {"accuracy": 0.78, "precision of contradicted": 0.94, "recall of not_covered": 0.94},
    # Nothing in these is not covered.
    "claims_lively": {"accuracy": 0.79, "precision of contradicted": 0.93},
    "claims_sober": {"accuracy": 0.90, "precision of contradicted": 0.95},
    "claims_opinions": {"accuracy": 0.92, "precision of contradicted": 0.95, "recall of not_covered": 0.97},
    "claims_opinions_more": {"accuracy": 0.92, "precision of contradicted": 0.95, "recall of not_covered": 0.97},
    "claims_opinions_third": {"accuracy": 0.91, "precision of contradicted": 0.92, "recall of not_covered": 0.96},
    "claims_half_statements_more": {"accuracy": 0.95, "precision of contradicted": 0.97, "recall of not_covered": 0.97},
    # Nothing in these is true.
    "claims_false": {"accuracy": 0.75, "precision of contradicted": 0.97, "recall of not_covered": 0.93},
    "claims_misapplied": {"accuracy": 0.80, "precision of contradicted": 0.97, "recall of not_covered": 0.97},
    "claims_false_short": {"accuracy": 0.80, "precision of contradicted": 0.98, "recall of not_covered": 0.96},
    "claims_false_english": {"accuracy": 0.77, "precision of contradicted": 0.97, "recall of not_covered": 0.93},
}
MOST_FALSELY_SUPPORTED = 3
# Of claims that were written to be overlooked.
MOST_OF_THE_FALSE = 7

one_of_each = [
    ("2019年市级收到行政复议申请176件", SUPPORTED, "reconsideration.received"),
    ("2019年市级收到行政复议申请186件", CONTRADICTED, "reconsideration.received"),
    ("2018年市级收到行政复议申请176件", NOT_COVERED, None),
    ("杭州市级收到行政复议申请176件", NOT_COVERED, None),
    ("仲裁案件涉案争议标的额154600万元", SUPPORTED, "arbitration.disputed_amount"),
    ("仲裁案件涉案争议标的额约15.5亿元", SUPPORTED, "arbitration.disputed_amount"),
    ("仲裁案件涉案争议标的额不足15亿元", CONTRADICTED, "arbitration.disputed_amount"),
    ("掌上执法激活率为99.99%", CONTRADICTED, "enforcement.activation_rate"),
    ("各类生产安全事故同比上升57.5%", CONTRADICTED, "safety.accidents_fall"),
    ("掌上可办率位居全省榜首", CONTRADICTED, "rank.mobile_rate"),
    ("行政复议体制改革于7月1日启动", CONTRADICTED, "date.reconsideration_reform"),
    ("掌上执法应用率高于激活率", SUPPORTED, "enforcement.usage_rate"),
    ("市本级还有18件依申请公开没有回复", CONTRADICTED, None),
    ("487 of the 495 applications for disclosure were answered", SUPPORTED, None),
    ("No arbitration awards were set aside by the courts.", SUPPORTED, "arbitration.set_aside_or_unenforced"),
    ("行政争议调解渠道已经十分通畅", CONTRADICTED, "shortcoming.mediation_channels"),
]


@pytest.mark.parametrize(("claim", "verdict", "fact"), one_of_each)
def test_judges(claim: str, verdict: str, fact: str | None) -> None:
    judged = CHECKER.check(claim)
    assert judged.verdict == verdict, judged.reason_en
    assert fact is None or fact in {found.id for found in judged.evidence}
    assert judged.reason("zh")
    assert judged.reason("en")


@pytest.mark.parametrize("name", FLOORS)
def test_development_claims_keep_their_floors(name: str) -> None:
    outcomes = judge(json.loads((CASES / f"{name}.json").read_text("utf-8")), KB)
    measured = summary(outcomes)
    for figure, floor in FLOORS[name].items():
        assert measured[figure] >= floor, figure
    most = MOST_OF_THE_FALSE if name == "claims_false" else MOST_FALSELY_SUPPORTED
    assert measured["false called supported"] <= most


def test_claims_on_each_fact_keep_their_floor() -> None:
    rows = json.loads((CASES / "claims_by_fact.json").read_text("utf-8"))
    judged = [(row["label"], CHECKER.check(row["claim"]).verdict) for row in rows]
    assert sum(label == verdict for label, verdict in judged) / len(rows) >= 0.96
    assert sum(verdict == SUPPORTED != label for label, verdict in judged) <= 6


def restated(fact: Fact, value: Decimal) -> list[str]:
    """A figure in several ways: as printed, in Chinese numerals, in 万, full-width."""
    number, unit = with_unit(value), fact.unit or ""
    ways = [f"{number}{unit}", "".join(chr(ord(char) + 0xFEE0) for char in number) + unit]
    if value == int(value) and 0 < value < 10**12:
        ways.append(f"{chinese(int(value))}{unit}")
    if value >= 10**5:
        ways.append(f"{with_unit(value / 10000)}万{unit}")
    return [f"{fact.label_zh}为{way}" for way in ways]


@pytest.mark.parametrize("fact", STATED, ids=lambda fact: fact.id)
def test_a_stated_figure_restated_is_never_contradicted(fact: Fact) -> None:
    assert isinstance(fact.value, Decimal)
    for claim in restated(fact, fact.value):
        assert CHECKER.check(claim).verdict != CONTRADICTED, claim


@given(st.sampled_from(COUNTS), st.integers(min_value=-50, max_value=500).filter(bool))
@settings(deadline=None, max_examples=200)
def test_a_changed_figure_is_never_supported(fact: Fact, change: int) -> None:
    assert isinstance(fact.value, Decimal)
    changed = fact.value + change
    if changed > 0:
        assert CHECKER.check(f"{fact.label_zh}为{with_unit(changed)}{fact.unit}").verdict != SUPPORTED


TRADITIONAL = str.maketrans("绍兴复议请执证员诉审结讼赔达为务开网", "紹興復議請執證員訴審結訟賠達為務開網")
sample = st.sampled_from([row["claim"] for row in json.loads((CASES / "claims.json").read_text("utf-8"))])


@given(sample)
@settings(deadline=None, max_examples=150)
def test_writing_makes_no_difference(claim: str) -> None:
    verdict = CHECKER.check(claim).verdict
    full = "".join(chr(ord(char) + 0xFEE0) if char.isdigit() and char.isascii() else char for char in claim)
    for variant in (full, claim.translate(TRADITIONAL), f" {claim} ", claim.replace(",", "，")):
        assert CHECKER.check(variant).verdict == verdict, variant


@given(st.text(max_size=120))
@settings(deadline=None, max_examples=200)
def test_nothing_typed_is_a_fault(text: str) -> None:
    judged = CHECKER.check(text)
    assert judged.verdict in (SUPPORTED, CONTRADICTED, NOT_COVERED)
    assert judged.reason_zh
    assert judged.reason_en


def extracted(folder: Path) -> KnowledgeBase:
    """The bundled knowledge base without concepts and metrics, as an extraction leaves it."""
    tables = json.loads(KB.path.read_text("utf-8"))
    tables["concepts"], tables["metrics"] = {}, {}
    place = folder / "extracted.json"
    place.write_text(json.dumps(tables, ensure_ascii=False), "utf-8")
    return open_knowledge_base(place)


def test_a_knowledge_base_without_metrics_is_checked_by_its_labels(tmp_path: Path) -> None:
    checker = Checker(extracted(tmp_path))

    def verdict(claim: str) -> Verdict:
        return checker.check(claim)

    assert verdict("入库的执法人员数为4883人").verdict == SUPPORTED
    assert verdict("入库的执法人员数为5883人").verdict == CONTRADICTED
    assert verdict("高铁里程达到1000公里").verdict == NOT_COVERED


def test_where_a_text_speaks_of() -> None:
    period, place = CHECKER.elsewhere("2018年杭州收到行政复议申请100件")
    assert period is not None
    assert place is not None
    assert CHECKER.elsewhere("2019年绍兴收到行政复议申请100件") == (None, None)


@pytest.mark.parametrize(
    ("text", "verdict", "facts"),
    [
        # A fact that is named in part is meant where a figure is given that is hardly another's.
        ("市级来信176件", SUPPORTED, ["letters.received"]),
        ("收到176件", SUPPORTED, ["letters.received"]),
        ("收到176件，听证会25次", SUPPORTED, ["letters.received", "hearings.held"]),
        # Not by a figure that may be anything's, that differs, or that another fact gives.
        ("收到88件", NOT_COVERED, []),
        ("全市收到2000件", NOT_COVERED, []),
        ("市级来信187件", NOT_COVERED, []),
        ("罚款176件", NOT_COVERED, []),
        # Nor with strange words, elsewhere, or beside what is undecided.
        ("收到176件的犀牛很多很多很多很多", NOT_COVERED, []),
        ("2018年市级来信176件", NOT_COVERED, []),
        ("收到176件，犀牛5元", NOT_COVERED, []),
    ],
)
def test_a_telling_figure_names_its_fact(text: str, verdict: str, facts: list[str]) -> None:
    judged = checker().check(text)
    assert judged.verdict == verdict, judged.reason_en
    assert [fact.id for fact in judged.evidence] == facts


@pytest.mark.parametrize(
    ("text", "verdict", "facts"),
    [
        # Names that a claim takes apart, in Chinese and English: statements, figures and ranks.
        ("每季度对水质开展检查", SUPPORTED, ["mechanism.inspection"]),
        ("每月对水质开展检查", CONTRADICTED, ["mechanism.inspection"]),
        ("有待加强的是部分管网的排水", SUPPORTED, ["shortcoming.drains"]),
        ("the quality rate of the water is 99.37%", SUPPORTED, ["quality.rate"]),
        ("the quality rate of the water is 98.37%", CONTRADICTED, ["quality.rate"]),
        ("the quality rate of the water ranks first in the province", CONTRADICTED, ["quality.rank"]),
        ("In 2019 the quality rate of the water was 98.37%", CONTRADICTED, ["quality.rate"]),
        # Of several figures, ranks and dates one may be another fact's.
        ("the quality rate of the water is 99.37%; 25 hearings", SUPPORTED, ["hearings.held", "quality.rate"]),
        ("the quality rate of the water is 98.37%; 25 hearings", NOT_COVERED, ["hearings.held"]),
        ("the quality rate of the water is 98.37% since 1 June", NOT_COVERED, []),
        ("the quality rate of the water is 98.37%, first in the province", NOT_COVERED, []),
        # Parts of a name in two clauses name nothing.
        ("水质好，每季度检查", NOT_COVERED, ["mechanism.inspection"]),
    ],
)
def test_names_in_words_of_ones_own(text: str, verdict: str, facts: list[str]) -> None:
    judged = checker().check(text)
    assert judged.verdict == verdict, judged.reason_en
    assert sorted(fact.id for fact in judged.evidence) == facts


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        # What shares more than half of its terms with a fact may speak of it.
        ("部分有待加强犀牛", ["shortcoming.drains"]),
        ("部分犀牛河马有待加强", ["shortcoming.drains"]),
        ("部分犀牛河马斑马有待加强", []),
        ("在南湖犀牛", ["trial.village"]),
        ("在南湖的犀牛河马", []),
        # Who shares a concept may anyhow.
        ("会议的犀牛河马斑马羚羊", ["event.session"]),
    ],
)
def test_what_is_alike_is_the_nearest(text: str, nearest: list[str]) -> None:
    judged = checker().check(text)
    assert judged.verdict == NOT_COVERED
    assert [fact.id for fact in judged.evidence] == nearest


def test_a_fact_of_no_concept_is_found_by_any_likeness() -> None:
    tables = town().tables
    rows = [row for row in tables["metrics"] if row["fact"] != "trial.village"]
    without = Checker(KnowledgeBase(town().path, {**tables, "metrics": rows}))
    assert [fact.id for fact in without.check("在南湖的犀牛河马").evidence] == ["trial.village"]
    assert without.check("在南湖").verdict == SUPPORTED
