"""How verdicts are shown: the contract's fields to machines, notices and linter's lines to people."""

import json
from decimal import Decimal

import pytest

from shaoxing_cli.render import FORMATS, Page, render
from shaoxing_cli.render.notices import render_notices
from shaoxing_cli.verdict_views import (
    EVIDENCE_FIELDS,
    Judgement,
    View,
    evidence,
    ids_sheet,
    lint_line,
    verdict_fields,
    verdict_notice,
    verdict_row,
    verdicts_sheet,
)
from tests.verdicts import CLAIM, right, undecided, verdict, wrong


def shown(view, judgements, form, fields=None):
    return "".join(render(verdicts_sheet(view, judgements, fields, form), form, Page()))


def test_the_keys_of_json_are_the_contract(small_kb):
    row = verdict_row(View(small_kb, "en"), wrong(small_kb), verdict_fields(placed=True))
    assert tuple(row) == ("claim", "verdict", "evidence", "reason", "path", "line", "column")
    (fact,) = row["evidence"]
    assert tuple(fact) == EVIDENCE_FIELDS
    assert fact["value"] == Decimal(120)
    assert row["reason"] == "Reason: contradicted."
    assert verdict_row(View(small_kb, "zh"), wrong(small_kb), ("reason",)) == {"reason": "理由：contradicted。"}


def test_a_computed_fact_is_followed_by_what_goes_into_it(small_kb):
    ids = ["reconsideration.accepted_share", "reconsideration.accepted", "reconsideration.received"]
    assert [fact.id for fact in evidence(small_kb, right(small_kb).verdict)] == ids
    row = verdict_row(View(small_kb, "en"), right(small_kb), ("evidence",))
    assert [fact["quote"] is None for fact in row["evidence"]] == [True, False, False]


def test_the_inputs_of_an_incomplete_knowledge_base_are_left_out(small_kb):
    share = small_kb.fact("reconsideration.accepted_share")
    orphan = share._replace(derived=share.derived._replace(inputs=("gone",)))
    judgement = right(small_kb)
    held = judgement.verdict.__class__("", "supported", (orphan,), "", "", ())
    assert evidence(small_kb, held) == (orphan,)


def test_json_and_its_lines_say_the_same(small_kb):
    view, judgements = View(small_kb, "en", placed=True), [right(small_kb), wrong(small_kb), undecided(small_kb)]
    rows = json.loads(shown(view, judgements, "json"))
    assert [json.loads(line) for line in shown(view, judgements, "jsonl").splitlines()] == rows
    assert [row["verdict"] for row in rows] == ["supported", "contradicted", "not_covered"]


def test_parts_only_where_they_are_asked_for(small_kb):
    (row,) = json.loads(shown(View(small_kb, "en"), [wrong(small_kb)], "json", ("parts",)))
    assert row == {
        "parts": [
            {"verdict": "supported", "reason": "The same."},
            {"verdict": "contradicted", "reason": "Not the same."},
        ]
    }
    assert (
        shown(View(small_kb, "zh"), [wrong(small_kb)], "tsv", ("parts",))
        == "supported: 一致。 contradicted: 不一致。\n"
    )


def test_plain_cells_hold_ids(small_kb):
    view = View(small_kb, "en", placed=True)
    assert shown(view, [wrong(small_kb)], "tsv") == (
        f"a[31m.md\t12\t5\tcontradicted\t{CLAIM}\treconsideration.accepted\tReason: contradicted.\n"
    )
    csv = shown(view, [wrong(small_kb)], "csv").splitlines()
    assert csv[0] == "claim,verdict,evidence,reason,path,line,column"
    assert csv[1] == f"{CLAIM},contradicted,reconsideration.accepted,Reason: contradicted.,a[31m.md,12,5"
    table = shown(View(small_kb, "zh"), [right(small_kb)], "md").splitlines()
    assert table[0] == "| 结论 | 说法 | 依据 | 理由 |"
    assert table[2].startswith("| 属实 | 审结率68.18% | reconsideration.accepted_share reconsideration.accepted ")


def test_people_see_the_fields_that_they_ask_for(small_kb):
    table = shown(View(small_kb, "en", placed=True), [wrong(small_kb)], "md", ("line", "reason"))
    assert table.splitlines()[2] == "| 12 | Reason: contradicted. |"


def test_the_value_is_the_verdict_and_the_id_the_evidence(small_kb):
    view, judgements = View(small_kb, "zh"), [right(small_kb), undecided(small_kb)]
    assert shown(view, judgements, "value", ("verdict",)) == "supported\nnot_covered\n"
    ids = "".join(render(ids_sheet(view, judgements), "id", Page())).split()
    assert ids[0] == "reconsideration.accepted_share"
    assert ids[-1] == "shortcoming.rule_of_law_ability"


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("table", "id")])
def test_verdicts_are_shown_as_they_come(small_kb, form):
    read = []

    def judgements():
        for number in range(3):
            read.append(number)
            yield right(small_kb)

    parts = iter(render(verdicts_sheet(View(small_kb, "en"), judgements(), None, form), form, Page()))
    while not read:
        next(parts)
    assert read == [0]


def notice(kb, judgement, lang, page=None):
    return "".join(render_notices([verdict_notice(View(kb, lang), judgement)], page or Page()))


def test_a_notice_of_one_part(small_kb):
    def label(name):
        return small_kb.fact(name).label_en

    share = "reconsideration.accepted / reconsideration.received * 100"
    assert notice(small_kb, right(small_kb), "en", Page(200)).splitlines() == [
        "supported  审结率68.18%",
        "  reason    Reason: supported.",
        "  evidence  §5.2 computed from stated figures, not stated in the report",
        f"            {label('reconsideration.accepted_share')}  68.18% = {share}  reconsideration.accepted_share",
        "            §5.2 “市级共收到行政复议申请176件,其中受理并审结120件”",
        f"            {label('reconsideration.accepted')}  120 cases  reconsideration.accepted",
        "            §5.2 “市级共收到行政复议申请176件”",
        f"            {label('reconsideration.received')}  176 applications  reconsideration.received",
    ]


def test_a_notice_of_several_parts_gives_each(small_kb):
    assert notice(small_kb, wrong(small_kb), "zh").splitlines()[:4] == [
        f"不符 contradicted  {CLAIM}",
        "  各项  属实：一致。",
        "        不符：不一致。",
        "  依据  §5.2 「市级共收到行政复议申请176件,其中受理并审结120件」",
    ]


def test_where_nothing_is_decided_the_nearest_fact_is_called_that(small_kb):
    lines = notice(small_kb, undecided(small_kb), "en").splitlines()
    assert lines[0] == "not covered  天是蓝的"
    assert lines[2].startswith("  nearest  §7 “")


def test_color_is_never_alone(small_kb):
    colored = notice(small_kb, wrong(small_kb), "en", Page(80, color=True))
    assert "\x1b[1;31mcontradicted\x1b[0m" in colored
    assert "\x1b[1;4m120件\x1b[0m" in colored
    plain = notice(small_kb, wrong(small_kb), "en")
    assert "\x1b" not in plain


def test_a_rank_and_a_name_show_what_they_are(small_kb):
    facts = [small_kb.fact("rank.mobile_rate"), small_kb.fact("head.title")]
    lines = notice(small_kb, Judgement("c", verdict("supported", facts)), "en", Page(200)).splitlines()
    assert lines[3].endswith("  2nd in the province  rank.mobile_rate")
    assert lines[5].endswith(f"{facts[1].label_en}  head.title")


def test_notices_stand_apart(small_kb):
    two = [verdict_notice(View(small_kb, "zh"), undecided(small_kb))] * 2
    assert "".join(render_notices(two, Page())).count("\n\n") == 1


def test_a_line_as_linters_print_it(small_kb):
    assert lint_line(wrong(small_kb), "en", color=False) == "a[31m.md:12:5: contradicted: Reason: contradicted.\n"
    colored = lint_line(wrong(small_kb), "zh", color=True)
    assert colored == "a[31m.md:12:5: \x1b[1;31m不符\x1b[0m: 理由：contradicted。\n"
