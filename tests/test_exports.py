"""Exports, each read back by a reader that is not ours, from the bundled facts and from hostile ones."""

import csv
import json
import sqlite3
import sys
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from shaoxing_cli.errors import MissingExtraError, TargetError, UnknownChoiceError, UsageError
from shaoxing_cli.exports import SUFFIXES, export
from shaoxing_cli.exports.rows import cell
from shaoxing_cli.model import FACT_FIELDS, fact_to_row
from shaoxing_cli.store import open_knowledge_base

from .browser import CHROMIUM, browser
from .conftest import SMALL

HOSTILE = "=1+1\n\"';--<script>alert(1)</script>&amp;`|*x*\t\x1b[2J\u202e@home@\ud800 #N/A,"


@pytest.fixture(scope="module")
def hostile_kb(tmp_path_factory):
    """A knowledge base whose texts mean something to every program that might read them."""
    tables = json.loads(SMALL.read_text(encoding="utf-8"))
    for row in tables["facts"].values():
        for field in ("label_zh", "label_en", "text", "unit", "unit_en", "scope", "quote", "statement_zh", "note"):
            row[field] = HOSTILE
        row["aliases"] = [HOSTILE, "-2"]
        if isinstance(row["value"], str):
            row["value"] = HOSTILE
    for section in tables["sections"].values():
        section["title_zh"] = section["title_en"] = HOSTILE
    tables["report"]["1"].update(title=HOSTILE, title_en=HOSTILE, issuer=HOSTILE)
    path = tmp_path_factory.mktemp("hostile") / "hostile.json"
    path.write_text(json.dumps(tables), encoding="utf-8")
    return open_knowledge_base(path)


@pytest.fixture(params=["bundled", "hostile"])
def any_kb(request, kb, hostile_kb):
    return kb if request.param == "bundled" else hostile_kb


def exported(kb, tmp_path, name, **options):
    export(kb, tmp_path / name, options.pop("lang", "en"), **options)
    return tmp_path / name


def in_sections(kb):
    """The ids of the facts, section by section."""
    return [fact.id for section in kb.sections for fact in kb.facts if fact.section == section.id]


def flat(kb):
    """The facts as rows of text, None as the empty text."""
    return [{field: cell(value) or "" for field, value in fact_to_row(fact).items()} for fact in kb.facts]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.tsv", "\t")])
def test_delimited_text_holds_every_field(any_kb, tmp_path, name, delimiter):
    path = exported(any_kb, tmp_path, name)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=delimiter, strict=True))
    assert rows == flat(any_kb)
    assert tuple(rows[0]) == FACT_FIELDS
    assert b"\r" not in path.read_bytes()


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("a.tsv", "\t")])
def test_pandas_reads_delimited_text(any_kb, tmp_path, name, separator):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(exported(any_kb, tmp_path, name), sep=separator, dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == flat(any_kb)


def test_csv_is_what_list_prints(run, kb, tmp_path):
    path = exported(kb, tmp_path, "a.csv")
    printed = run("list", "-f", "csv", "--kb", str(kb.path)).stdout
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == list(csv.reader(printed.splitlines()))


def test_spreadsheets_get_a_mark_and_no_formula(hostile_kb, tmp_path):
    path = exported(hostile_kb, tmp_path, "a.csv", spreadsheet=True)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n") == len(hostile_kb) + 1
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert not [text for row in rows for text in row.values() if text.startswith(("=", "+", "-", "@", "\t"))]
    assert rows[0]["label_zh"].startswith("'=1+1")
    assert [row["value"] for row in rows if not row["value"].startswith("'")] == [
        cell(fact.value) or "" for fact in hostile_kb.facts if not isinstance(fact.value, str)
    ]


def test_a_number_below_zero_stays_a_number_in_a_spreadsheet(small_kb, tmp_path, monkeypatch):
    below = small_kb.facts[0]._replace(value=Decimal(-5))
    monkeypatch.setattr(small_kb, "facts", (below,))
    with exported(small_kb, tmp_path, "a.csv", spreadsheet=True).open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["value"] == "-5"


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_json_holds_every_field_with_exact_numbers(kb, tmp_path, name):
    text = exported(kb, tmp_path, name).read_text(encoding="utf-8")
    whole = text if name == "a.json" else f"[{','.join(text.splitlines())}]"
    rows = json.loads(whole, parse_float=Decimal, parse_int=Decimal)
    assert [row["value"] for row in rows] == [fact.value for fact in kb.facts]
    assert rows == json.loads(json.dumps([fact_to_row(fact) for fact in kb.facts], default=float), parse_float=Decimal)


def test_hostile_json_is_still_json(hostile_kb, tmp_path):
    rows = json.loads(exported(hostile_kb, tmp_path, "a.json").read_text(encoding="utf-8"))
    assert rows[0]["label_zh"] == HOSTILE


def test_markdown_holds_every_section_and_fact(kb, tmp_path):
    text = exported(kb, tmp_path, "a.md", lang="zh").read_text(encoding="utf-8")
    assert text.startswith(f"# {kb.report['title']}\n")
    for section in kb.sections:
        assert f"# {section.id} {section.title_zh}\n" in text
    assert text.count("\n| ") == len(kb) + 2 * len({fact.section for fact in kb.facts})
    assert "# 4.4 Openness" in exported(kb, tmp_path, "b.md", lang="en").read_text(encoding="utf-8")


def test_markdown_shows_markup_as_text(hostile_kb, tmp_path):
    text = exported(hostile_kb, tmp_path, "a.md").read_text(encoding="utf-8")
    assert "<script>" not in text.replace("\\<script\\>", "")
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    assert len({line.replace("\\|", "").count("|") for line in lines}) == 1


# SQLite


def test_sqlite_holds_every_field(any_kb, tmp_path):
    database = sqlite3.connect(exported(any_kb, tmp_path, "a.sqlite"))
    database.row_factory = sqlite3.Row
    rows = database.execute("SELECT * FROM facts ORDER BY position").fetchall()
    aliases = database.execute("SELECT fact, alias FROM aliases ORDER BY rowid").fetchall()
    inputs = database.execute("SELECT fact, input FROM inputs ORDER BY rowid").fetchall()
    for row, fact in zip(rows, any_kb.facts, strict=True):
        for field in FACT_FIELDS:
            if field not in ("value", "aliases", "span", "change", "rank", "derived"):
                assert row[field] == cell(getattr(fact, field)), field
        value = row["value"]
        assert (Decimal(repr(value)) if isinstance(value, (int, float)) else value) == (
            fact.value if fact.number is not None else cell(fact.value)
        )
        assert [each["alias"] for each in aliases if each["fact"] == fact.id] == [cell(each) for each in fact.aliases]
        assert (row["span_start"], row["span_end"]) == (fact.span or (None, None))
        assert (row["change_direction"], row["change_against"]) == (fact.change or (None, None))
        assert (row["rank_position"], row["rank_among"]) == (fact.rank or (None, None))
        assert (row["formula"], row["digits"]) == (
            (fact.derived.formula, fact.derived.digits) if fact.derived else (None, None)
        )
        assert {each["input"] for each in inputs if each["fact"] == fact.id} == set(
            fact.derived.inputs if fact.derived else ()
        )
    assert database.execute("SELECT count(*) FROM sections").fetchone()[0] == len(any_kb.sections)
    assert database.execute("SELECT count(*) FROM ignored").fetchone()[0] == len(any_kb.ignored)
    assert dict(database.execute("SELECT name, value FROM report"))["source_sha256"] == any_kb.report["source_sha256"]
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    database.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("复议", "reconsideration.received"),
        ("行政复议", "reconsideration.received"),
        ("民告官", "litigation.first_instance_concluded"),
        ("disclosures", "disclosure.received"),
        ("495件", "disclosure.received"),
    ],
)
def test_sqlite_finds_words_of_any_length(kb, tmp_path, words, found):
    database = sqlite3.connect(exported(kb, tmp_path, "a.sqlite"))
    query = "SELECT id FROM facts_fts JOIN facts ON position = facts_fts.rowid WHERE facts_fts MATCH ?"
    ids = [row[0] for row in database.execute(query, [f'"{words}"'])]
    database.close()
    assert found in ids
    assert len(ids) < len(kb) / 3


def test_sqlite_views_answer(kb, tmp_path):
    database = sqlite3.connect(exported(kb, tmp_path, "a.sqlite"))
    counts = {name: len(database.execute(f"SELECT * FROM {name}").fetchall()) for name in
              ("figures", "ranks", "computed", "outline")}  # fmt: skip
    assert counts == {
        "figures": sum(fact.kind == "figure" for fact in kb.facts),
        "ranks": sum(fact.rank is not None for fact in kb.facts),
        "computed": sum(fact.derived is not None for fact in kb.facts),
        "outline": len(kb.sections),
    }
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


@pytest.mark.parametrize("value", ["3", "0.1", "98.38", "1546000000", "1e30", "0.1234567890123456789"])
def test_sqlite_loses_no_digit(small_kb, tmp_path, monkeypatch, value):
    monkeypatch.setattr(small_kb, "facts", (small_kb.facts[0]._replace(value=Decimal(value)),))
    database = sqlite3.connect(exported(small_kb, tmp_path, "a.sqlite"))
    (stored,) = database.execute("SELECT value FROM facts").fetchone()
    database.close()
    assert Decimal(str(stored)) == Decimal(value)


def test_a_full_disk_is_one_line(small_kb, tmp_path, monkeypatch):
    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("shaoxing_cli.exports.sqlite_file._fill", full)
    with pytest.raises(TargetError, match="database or disk is full"):
        exported(small_kb, tmp_path, "a.sqlite")
    assert list(tmp_path.iterdir()) == []


# Extras


def test_excel_holds_every_field_as_text_or_number(any_kb, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(exported(any_kb, tmp_path, "a.xlsx"))
    assert book.sheetnames == ["facts", "sections", "report", "ignored"]
    header, *rows = book["facts"].iter_rows()
    assert tuple(each.value for each in header) == FACT_FIELDS
    for row, fact in zip(rows, any_kb.facts, strict=True):
        for place, (field, value) in zip(row, fact_to_row(fact).items(), strict=True):
            if field == "value" and fact.number is not None:
                assert (place.data_type, Decimal(repr(place.value))) == ("n", value)
            else:
                assert (place.value or "") == (cell(value) or "")
                assert place.data_type == ("n" if value is None else "s"), place.value
    assert book["facts"].freeze_panes == "B2"
    assert book["sections"].max_row == len(any_kb.sections) + 1


def test_excel_keeps_a_number_of_many_digits_as_text(small_kb, tmp_path, monkeypatch):
    openpyxl = pytest.importorskip("openpyxl")
    value = Decimal("0.12345678901234567")
    monkeypatch.setattr(small_kb, "facts", (small_kb.facts[0]._replace(value=value),))
    book = openpyxl.load_workbook(exported(small_kb, tmp_path, "a.xlsx"))
    assert book["facts"]["G2"].value == str(value)


def test_duckdb_reads_parquet(any_kb, tmp_path):
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    path = exported(any_kb, tmp_path, "a.parquet")
    with duckdb.connect() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert tuple(name for name in names if name != "number") == FACT_FIELDS
    for row, fact in zip(rows, any_kb.facts, strict=True):
        expected = fact_to_row(fact)
        assert row["number"] == fact.number
        assert row["aliases"] == [cell(alias) for alias in fact.aliases]
        assert (list(row["span"]) if row["span"] else None) == expected["span"]
        assert [row[name] for name in ("change", "rank", "derived")] == [
            expected[name] for name in ("change", "rank", "derived")
        ]
        for field in ("id", "value", "label_zh", "quote", "note", "unit"):
            assert row[field] == cell(expected[field])


@pytest.mark.filterwarnings("ignore")
def test_frictionless_validates_the_data_package(any_kb, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    folder = exported(any_kb, tmp_path, "kit")
    assert sorted(path.name for path in folder.iterdir()) == [
        "datapackage.json", "facts.csv", "ignored.csv", "sections.csv",
    ]  # fmt: skip
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    rows = frictionless.Package(str(folder / "datapackage.json")).get_resource("facts").read_rows()
    assert [row["number"] for row in rows] == [fact.number for fact in any_kb.facts]
    assert [row["aliases"] for row in rows] == [json.loads(cell(fact.aliases)) for fact in any_kb.facts]


def test_the_data_package_says_what_it_is(kb, tmp_path):
    package = json.loads((exported(kb, tmp_path, "kit") / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["name"] == "shaoxing-2019"
    assert package["sources"] == [{"title": kb.report["title"]}]
    fields = package["resources"][0]["schema"]["fields"]
    assert all(field["description"] for field in fields)


@pytest.mark.parametrize(
    ("name", "library", "extra"), [("a.xlsx", "openpyxl", "xlsx"), ("a.parquet", "pyarrow", "parquet")]
)
def test_a_missing_library_names_its_extra(small_kb, tmp_path, monkeypatch, name, library, extra):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'shaoxing-cli\[{extra}\]'"):
        exported(small_kb, tmp_path, name)
    assert list(tmp_path.iterdir()) == []


# The page


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.ids, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "tr" and "id" in dict(attrs):
            self.ids.append(dict(attrs)["id"])

    def handle_data(self, data):
        self.text.append(data)


def _read(path):
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def test_the_page_holds_every_fact_in_both_languages(kb, tmp_path):
    page = _read(exported(kb, tmp_path, "a.html", lang="zh"))
    assert page.ids == in_sections(kb)
    shown = set(page.text)
    for fact in kb.facts:
        assert {fact.label_zh, fact.label_en, fact.statement_zh, fact.statement_en} <= shown
        assert fact.quote is None or fact.quote in shown
    for section in kb.sections:
        assert {section.title_zh, section.title_en} <= shown


def test_the_page_needs_nothing_else(kb, tmp_path):
    page = _read(exported(kb, tmp_path, "a.html"))
    addresses = [value for _, attrs in page.tags for name, value in attrs.items() if name in ("src", "href")]
    assert all(address.startswith("#") for address in addresses)
    assert [tag for tag, _ in page.tags if tag in ("link", "img", "iframe", "object")] == []


def test_hostile_text_is_text_in_the_page(hostile_kb, tmp_path):
    page = _read(exported(hostile_kb, tmp_path, "a.html"))
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert any("<script>alert(1)</script>" in text for text in page.text)


def test_a_fact_of_no_known_section_is_on_the_page(small_kb, tmp_path, monkeypatch):
    lost = small_kb.facts[0]._replace(section="99")
    monkeypatch.setattr(small_kb, "facts", (lost,))
    assert _read(exported(small_kb, tmp_path, "a.html")).ids == [lost.id]


@pytest.mark.skipif(CHROMIUM is None, reason="no browser")
def test_the_page_works_in_a_browser(kb, tmp_path):
    path = exported(kb, tmp_path, "a.html", lang="zh")
    shown = "[...document.querySelectorAll('tr[id]')].filter(row => row.checkVisibility()).map(row => row.id)"
    with browser(tmp_path / "profile") as page:
        page.open(path.as_uri())
        assert page.run(f"{shown}.length") == len(kb)
        page.run("document.getElementById('search').value = '行政复议 176'")
        page.run("document.getElementById('search').dispatchEvent(new Event('input'))")
        assert "reconsideration.received" in page.run(shown)
        assert page.run(f"{shown}.length") < 20
        page.run("document.getElementById('search').value = ''")
        page.run("document.getElementById('sort').value = 'value'")
        page.run("document.getElementById('sort').dispatchEvent(new Event('change'))")
        largest = max((fact for fact in kb.facts if fact.number is not None), key=lambda fact: fact.number)
        assert page.run(shown)[0] == largest.id
        page.run("document.getElementById('sort').value = ''")
        page.run("document.getElementById('sort').dispatchEvent(new Event('change'))")
        assert page.run(shown) == in_sections(kb)
        title = "document.querySelector('h1').innerText"
        assert page.run(title) == kb.report["title"]
        page.run("document.getElementById('language').click()")
        assert page.run(title) == kb.report["title_en"]
        assert page.run("document.documentElement.lang") == "en"
        page.call("Emulation.setDeviceMetricsOverride", width=360, height=640, deviceScaleFactor=1, mobile=True)
        assert page.run("document.documentElement.scrollWidth") <= 360
        page.call("Emulation.setEmulatedMedia", media="print")
        assert page.run("getComputedStyle(document.getElementById('controls')).display") == "none"


@pytest.mark.skipif(CHROMIUM is None, reason="no browser")
def test_nothing_hostile_runs_in_a_browser(hostile_kb, tmp_path):
    with browser(tmp_path / "profile") as page:
        page.open(exported(hostile_kb, tmp_path, "a.html").as_uri())
        assert page.run("document.scripts.length") == 1
        assert page.run("document.querySelectorAll('tr[id]').length") == len(hostile_kb)


# The command


def test_the_command_writes_every_form(run, tmp_path):
    for suffix in SUFFIXES:
        if suffix in (".xlsx", ".parquet"):
            pytest.importorskip("openpyxl" if suffix == ".xlsx" else "pyarrow")
        result = run("export", str(tmp_path / f"kb{suffix}"))
        assert (result.exit_code, result.stdout) == (0, "")
    assert run("export", str(tmp_path / "folder")).exit_code == 0
    assert len(list(tmp_path.iterdir())) == len(SUFFIXES) + 1


def test_an_existing_file_is_kept_without_force(run, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("mine")
    result = run("export", str(path))
    assert result.exit_code == 2
    assert path.read_text() == "mine"
    assert run("export", str(path), "--force").exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("id,")


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("a.docx", [], "unknown suffix: .docx"),
        ("missing/a.csv", [], "there is no folder"),
        ("a.tsv", ["--spreadsheet"], "--spreadsheet is for .csv alone"),
    ],
)
def test_what_the_command_refuses(run, tmp_path, name, options, message):
    result = run("export", str(tmp_path / name), *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_suffix_lists_the_known_ones(small_kb, tmp_path):
    with pytest.raises(UnknownChoiceError, match="known: " + ", ".join(SUFFIXES)):
        export(small_kb, tmp_path / "a.doc", "en")
    with pytest.raises(UsageError):
        export(small_kb, tmp_path / "folder", "en", spreadsheet=True)


def test_standard_output_is_no_target(run):
    result = run("export", "-")
    assert result.exit_code == 2
    assert "shaoxing list -f csv" in result.stderr
