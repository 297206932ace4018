"""Words for values, and the seam where fields of other modules join."""

from decimal import Decimal

import pytest

from shaoxing_cli import views
from shaoxing_cli.model import DIRECTIONS, FACT_FIELDS, HEDGES, KINDS, Change, Derived, Rank
from shaoxing_cli.resources import table
from shaoxing_cli.wording import say, shown_change, shown_value, term
from tests.conftest import fact

WORDS = table("lexicon/words_ui")


def test_every_kind_hedge_direction_and_field_has_words_in_both_languages():
    assert set(WORDS["kinds"]) == set(KINDS)
    assert set(WORDS["hedges"]) == set(HEDGES)
    assert set(WORDS["changes"]) == set(DIRECTIONS)
    assert {*FACT_FIELDS, *views.HIT_FIELDS, *views.SECTION_FIELDS} <= set(WORDS["fields"])
    for group in ("fields", "kinds", "hedges", "changes", "words"):
        assert all(len(pair) == 2 and all(pair) for pair in WORDS[group].values())


def test_every_scope_baseline_and_group_of_the_report_has_its_english(kb):
    words = {fact.scope for fact in kb} | {fact.rank.among for fact in kb if fact.rank}
    words |= {fact.change.against for fact in kb if fact.change}
    assert not [word for word in words if word and term(word, "en") == word]


@pytest.mark.parametrize(
    ("fact_id", "changes", "zh", "en"),
    [
        ("reconsideration.received", {}, "176件", "176 applications"),
        ("arbitration.disputed_amount", {}, "15.46亿元", "1,546,000,000 yuan"),
        ("arbitration.set_aside_or_unenforced", {}, "0件", "0 cases"),
        ("one_stop.mobile_rate", {}, "99.37%", "99.37%"),
        ("traffic.deaths_fall", {}, "下降29.7%", "down 29.7%"),
        ("project_approval.day_limit", {}, "至多90天", "at most 90 days"),
        ("project_approval.day_limit", {"text": "最多90天"}, "最多90天", "at most 90 days"),
        ("rank.mobile_rate", {}, "全省第二", "2nd in the province"),
        ("rank.mobile_rate", {"text": None}, "全省第2", "2nd in the province"),
        ("rank.mobile_rate", {"rank": None}, "全省第二", "全省第二"),
        ("rank.national_top30_aim", {}, "30强", "top 30 in the country"),
        ("reconsideration.accepted_share", {}, "68.18%(计算得出)", "68.18% (computed)"),
        ("reconsideration.received", {"unit": None, "unit_en": None, "text": None}, "176", "176"),
        ("reconsideration.received", {"text": None, "value": Decimal("1e+999999999")}, "1E+999999999件", None),
        ("reconsideration.received", {"text": None, "unit_en": None, "hedge": "about"}, "约176件", "about 176件"),
        ("head.title", {"text": None}, "绍兴市2019年度法治政府建设情况报告", "绍兴市2019年度法治政府建设情况报告"),
        ("head.title", {"text": None, "value": None}, "", ""),
    ],
)
def test_values_in_words(small_kb, fact_id, changes, zh, en):
    shown = fact(small_kb, fact_id, **changes)
    assert shown_value(shown, "zh") == zh
    assert en is None or shown_value(shown, "en") == en


def test_computed_is_said_once(small_kb):
    share = small_kb.fact("reconsideration.accepted_share")
    assert shown_value(share, "en", share.label_en) == "68.18%"
    assert shown_value(share, "en", "share accepted") == "68.18% (computed)"


def test_a_change_without_a_baseline():
    assert shown_change(Change("increase", None), "zh") == "上升"
    assert shown_change(Change("decrease", "同比"), "zh") == "下降(同比)"


def test_unknown_words_stand_for_themselves():
    assert say("fields", "novel", "en") == "novel"
    assert term("某区", "en") == "某区"


def test_a_field_of_another_module_joins_in_its_place(small_kb, monkeypatch):
    monkeypatch.setitem(views.EXTRA_FIELDS, "double", lambda kb, fact: fact.value * 2 + len(kb) * 0)
    assert views.fields_of_facts()[-1] == "double"
    received = small_kb.fact("reconsideration.received")
    assert views.fact_row(small_kb, received, ("double", "id")) == {"double": 352, "id": "reconsideration.received"}
    sheet = views.facts_sheet(small_kb, [received], "en", ("double", "kind", "scope", "note", "rank"))
    assert list(sheet.headings()) == ["double", "kind", "scope", "note", "rank"]
    assert next(iter(sheet.cells()))[:3] == ["352", "figure", "municipal level"]


def test_structured_fields_are_rows_ready_for_json(small_kb):
    rated = fact(small_kb, "reconsideration.received", rank=Rank(1, "全省"), derived=Derived("a", ("a",), 0))
    row = views.fact_row(small_kb, rated, ("rank", "derived", "span"))
    assert row["rank"] == {"position": 1, "among": "全省"}
    assert row["derived"] == {"formula": "a", "inputs": ["a"], "digits": 0}
    assert isinstance(row["span"], list)
