"""`compare`: the same question to several knowledge bases, and 'no such figure' rather than a poor match."""

import json

import pytest

from shaoxing_cli.extraction import extract
from shaoxing_cli.knowledge_file import write_knowledge_base
from shaoxing_cli.side_by_side import answer, answers, coverage
from shaoxing_cli.store import bundled_path, open_knowledge_base

HEAD = "2026年{}省政府工作报告\n一、2025年工作回顾\n"
BODIES = {
    "甲": "城镇调查失业率4.6%，研发投入强度从2.77%提高到3.3%左右。森林覆盖率提高1.6个百分点。\n"
    "二、2026年工作\n城镇调查失业率5%左右。",
    "乙": "城镇调查失业率5.3%。研发投入133.5亿元。行政村网络覆盖率98%。",
}


@pytest.fixture
def paths(tmp_path):
    made = []
    for name, body in BODIES.items():
        path = tmp_path / f"{name}.json"
        source = {"source_name": "x", "source_sha256": "0" * 64}
        write_knowledge_base(path, extract(HEAD.format(name) + body, source), force=False)
        made.append(path)
    return made


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("城镇调查失业率", ["4.6", "5.3"]),
        ("unemployment rate", ["4.6", "5.3"]),
        ("研发投入强度", ["3.3", None]),
        ("森林覆盖率", ["1.6", None]),
        ("森林 覆盖率", ["1.6", None]),
        ("登月飞船", [None, None]),
    ],
)
def test_the_best_figure_of_each_or_none(paths, question, expected):
    found = answers(map(open_knowledge_base, paths), question)
    assert [item.fact and f"{item.fact.value:f}" for item in found] == expected


def test_curated_aliases_answer_as_well():
    fact = answer(open_knowledge_base(), "行政复议申请")
    assert fact.id == "reconsideration.received"
    assert answer(open_knowledge_base(), "城镇调查失业率") is None


@pytest.mark.parametrize(
    ("question", "phrase", "share"),
    [
        ("", "甲", 0),
        ("失业率", "失业率", 1),
        ("甲", "乙", 0),
        ("研发投入强度", "研发投入", 0.3),
        ("5.5", "5.5%", 1),
        ("rate", "ratio", 0),
    ],
)
def test_coverage(question, phrase, share):
    assert coverage(question, [phrase]) == pytest.approx(share)


def test_no_phrase_covers_nothing():
    assert coverage("失业率", []) == 0


def test_side_by_side_in_every_form(run, paths):
    asked = ["compare", "研发投入强度", *(part for path in paths for part in ("--kb", str(path)))]
    told = run(*asked, "-f", "json")
    assert (told.exit_code, told.stderr) == (0, "no such figure in 乙.json\n")
    first, second = json.loads(told.stdout)
    assert (first["found"], first["value"], first["unit"], first["period"]) == (True, 3.3, "%", "2025")
    assert (second["found"], second["value"], second["quote"]) == (False, None, None)
    table = run(*asked, "-f", "table", "--lang", "zh").stdout
    assert "没有这样的数字" in table
    assert "甲" in table
    assert "no such figure" in run(*asked, "-f", "table", "--lang", "en").stdout
    assert run(*asked, "--fields", "found,value").stdout == "true\t3.3\nfalse\t\n"
    assert "found" in run(*asked, "-f", "table", "--lang", "en", "--fields", "found,value").stdout


def test_none_at_all_is_a_no(run, paths):
    assert run("compare", "登月飞船", "--kb", str(paths[0])).exit_code == 1


def test_the_bundled_one_answers_without_kb(run):
    assert run("compare", "行政复议申请", "--fields", "value").stdout == "176\n"
    assert bundled_path().exists()


def test_bad_questions_and_files(run, tmp_path):
    assert run("compare", " ").exit_code == 2
    assert run("compare", "x", "--kb", str(tmp_path / "none.json")).exit_code == 4
    assert run("compare", "x", "--fields", "novel").exit_code == 2
