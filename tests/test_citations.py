"""Citations: each style's form, with everything known and with next to nothing known."""

import json
import re
from datetime import date

import pytest
from typer.testing import CliRunner

from shaoxing_cli.citations import STYLES, Pinpoint, Reference, address, cite, day, pinpoint_of, reference_of
from shaoxing_cli.cli import app
from shaoxing_cli.errors import UsageError
from shaoxing_cli.store import open_knowledge_base

WHOLE = Reference(
    title="某市报告", title_en="A city's report", issuer="某市政府", issued=date(2020, 2, 4), number="X/1",
    year="2019", place="Some City", url="https://example.org/a_b", accessed=date(2026, 11, 23),
)  # fmt: skip
BARE = Reference(title="某市报告")
PLACE = Pinpoint("a.b", "4.4", "公开", "Openness", "收到495件")
SUM = Pinpoint("a.rate", "4.4", "公开", "Openness", None, ("a.b", "a.c"))
UNTITLED = Pinpoint("a.b", "9", "", "", "收到495件")

LINES = [
    ("gbt7714", WHOLE, (), "某市政府. 某市报告[EB/OL]. （2020-02-04）[2026-11-23]. https://example.org/a_b."),
    ("gbt7714", BARE, (), "某市报告[EB/OL]."),
    ("gbt7714", BARE, (PLACE,), "某市报告[EB/OL]. 第4.4节“公开”：“收到495件”."),
    ("gbt7714", BARE, (SUM,), "某市报告[EB/OL]. 第4.4节“公开”，据a.b、a.c计算."),
    ("gbt7714", BARE, (UNTITLED,), "某市报告[EB/OL]. 第9节：“收到495件”."),
    ("gbt7714-2015", WHOLE, (), "某市政府. 某市报告[EB/OL]. (2020-02-04)[2026-11-23]. https://example.org/a_b."),
    ("gbt7714-2015", BARE, (PLACE,), "某市报告[EB/OL]. 第4.4节“公开”: “收到495件”."),
    (
        "apa", WHOLE, (),
        "某市政府. (2020, February 4). 某市报告 [A city's report] (Index No. X/1). "
        "Retrieved November 23, 2026, from https://example.org/a_b",
    ),
    ("apa", Reference("某市报告", url="https://example.org"), (), "某市报告. (n.d.). https://example.org"),
    ("apa", Reference("某市报告", accessed=date(2026, 1, 2)), (), "某市报告. (n.d.). Retrieved January 2, 2026."),
    ("apa", BARE, (PLACE,), "某市报告. (n.d.).\n“收到495件” (某市报告, n.d., Section 4.4, “Openness”)"),
    ("apa", BARE, (SUM,), "某市报告. (n.d.).\nComputed from a.b, a.c (某市报告, n.d., Section 4.4, “Openness”)"),
    ("apa", BARE, (UNTITLED,), "某市报告. (n.d.).\n“收到495件” (某市报告, n.d., Section 9)"),
    ("bibtex", BARE, (), "@misc{report,\n  title = {{某市报告}},\n  langid = {chinese}\n}"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "reference", "places", "expected"), LINES)
def test_the_form_of_each_style(style, reference, places, expected):
    assert cite(reference, places, style) == expected + "\n"


def test_bibtex_has_one_entry_a_place_with_all_that_is_known():
    entries = cite(WHOLE, [PLACE, SUM], "bibtex")
    assert re.findall(r"^@misc\{(.*),$", entries, re.M) == ["somecity2019-a.b", "somecity2019-a.rate"]
    assert "  author = {{某市政府}},\n" in entries
    assert "  url = {https://example.org/a_b},\n  urldate = {2026-11-23},\n" in entries
    assert "note = {第4.4节公开：“收到495件”}" in entries


def test_bibtex_makes_tex_characters_plain():
    entry = cite(Reference(title="50% & {more}\\ #1_a~b^c$\x1b"), (), "bibtex")
    title = r"50\% \& \textbraceleft more\textbraceright \textbackslash  \#1\_a\textasciitilde b\textasciicircum c\$"
    assert f"title = {{{{{title}}}}}" in entry
    assert entry.count("{") == entry.count("}")


def test_csl_json_is_an_array_of_items():
    whole, place = json.loads(cite(WHOLE, (), "csl-json")), json.loads(cite(WHOLE, [PLACE], "csl-json"))
    assert whole == [
        {
            "id": "somecity2019",
            "type": "report",
            "title": "某市报告",
            "language": "zh-CN",
            "author": [{"literal": "某市政府"}],
            "issued": {"date-parts": [[2020, 2, 4]]},
            "number": "X/1",
            "URL": "https://example.org/a_b",
            "accessed": {"date-parts": [[2026, 11, 23]]},
        }
    ]
    assert place[0]["section"] == "4.4"
    assert "收到495件" in place[0]["note"]
    assert json.loads(cite(BARE, (), "csl-json"))[0].keys() == {"id", "type", "title", "language"}


def test_the_reports_head_gives_author_title_and_date_and_no_address():
    kb = open_knowledge_base()
    reference = reference_of(kb)
    assert (reference.issuer, str(reference.issued)) == (kb.report["issuer"], kb.report["released"][:10])
    for style in STYLES:
        assert "://" not in cite(reference, (), style)
        assert kb.report["title"] in cite(reference, (), style)


def test_a_head_without_dates_gives_none(tmp_path):
    kb = open_knowledge_base()
    kb.report = {"title": "某市报告", "released": "soon"}
    assert reference_of(kb) == BARE


def test_a_fact_in_a_section_without_title():
    kb = open_knowledge_base()
    kb.sections = ()
    assert pinpoint_of(kb, kb.fact("disclosure.received")).title_zh == ""


@pytest.mark.parametrize("text", ["tomorrow", "2026-02-30", ""])
def test_what_is_no_date(text):
    with pytest.raises(UsageError, match="--accessed wants a date"):
        day(text, "--accessed")


@pytest.mark.parametrize(
    "text", ["example.org", "ftp://example.org", "https://", "https://a b", 'https://a"', "http://a\n"]
)
def test_what_is_no_address(text):
    with pytest.raises(UsageError, match="--url wants a web address"):
        address(text)


def _run(*words, **more):
    return CliRunner().invoke(app, ["cite", *words], **more)


def test_the_command_cites_the_report_and_its_facts():
    kb = open_knowledge_base()
    assert kb.report["title"] in _run().stdout
    quote = kb.fact("disclosure.received").quote
    for style in STYLES:
        assert quote in _run("--style", style, "disclosure.received").stdout
    assert quote in _run("-", input="disclosure.received\n").stdout


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--style", "mla"], 2, "unknown style: mla; known: gbt7714, gbt7714-2015, apa, bibtex, csl-json"),
        (["disclosure.recieved"], 1, "unknown id: disclosure.recieved (did you mean disclosure.received"),
        (["--accessed", "now"], 2, "--accessed wants a date"),
        (["--url", "nowhere"], 2, "--url wants a web address"),
        (["-"], 2, "no ids on standard input"),
    ],
)
def test_what_the_command_refuses(words, code, message):
    result = _run(*words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
