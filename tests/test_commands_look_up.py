"""get, list, sections, show and info, as a user calls them."""

import json
from decimal import Decimal

import pytest

from shaoxing_cli.model import FACT_FIELDS
from tests.conftest import SMALL

ROWS = list(json.loads(SMALL.read_text(encoding="utf-8"), parse_float=Decimal)["facts"].values())


def rows_of(result):
    return json.loads(result.stdout, parse_float=Decimal)


# JSON: the contract


@pytest.mark.parametrize("command", [["list"], ["get", *(row["id"] for row in ROWS)]])
def test_json_is_every_field_in_order_and_exact(run, command):
    result = run(*command, "-f", "json")
    assert result.exit_code == 0
    assert rows_of(result) == ROWS
    assert [tuple(row) for row in rows_of(result)] == [FACT_FIELDS] * len(ROWS)
    lines = run(*command, "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line, parse_float=Decimal) for line in lines] == ROWS


def test_fields_are_picked_and_ordered_in_every_format(run):
    arguments = ["get", "reconsideration.received", "--fields", "unit,value,id", "-f"]
    assert rows_of(run(*arguments, "json")) == [{"unit": "件", "value": 176, "id": "reconsideration.received"}]
    assert run(*arguments, "tsv").stdout == "件\t176\treconsideration.received\n"
    assert run(*arguments, "csv").stdout == "unit,value,id\n件,176,reconsideration.received\n"
    assert run(*arguments, "id").stdout == "reconsideration.received\n"
    assert run(*arguments, "table", "--lang", "en").stdout.split() == [
        "unit", "value", "ID", "件", "176", "applications", "reconsideration.received",
    ]  # fmt: skip


# get


@pytest.mark.parametrize(
    ("fact_id", "value"),
    [
        ("reconsideration.received", "176"),
        ("arbitration.disputed_amount", "1546000000"),
        ("one_stop.mobile_rate", "99.37"),
        ("rank.mobile_rate", "2"),
        ("head.title", "绍兴市2019年度法治政府建设情况报告"),
        ("shortcoming.rule_of_law_ability", ""),
    ],
)
def test_the_bare_value(run, fact_id, value):
    assert run("get", fact_id, "-f", "value").stdout == value + "\n"


def test_ids_keep_their_order_and_their_repetitions(run):
    ids = ["rank.mobile_rate", "head.title", "rank.mobile_rate"]
    assert run("get", *ids, "-f", "id").stdout.split() == ids


def test_ids_are_read_from_standard_input(run):
    result = run("get", "head.title", "-", "-f", "id", given="rank.mobile_rate\n\n reconsideration.received \n")
    assert result.stdout.split() == ["head.title", "rank.mobile_rate", "reconsideration.received"]


def test_an_unknown_id_is_told_and_the_known_are_shown(run):
    result = run("get", "reconsideration.recieved", "head.title", "-f", "id")
    assert result.exit_code == 1
    assert result.stdout == "head.title\n"
    assert "unknown id: reconsideration.recieved (did you mean reconsideration.received" in result.stderr


def test_nothing_to_get(run):
    result = run("get", "-", "-f", "json", given="")
    assert (result.exit_code, result.stdout) == (1, "[]\n")
    assert "no ids" in result.stderr
    assert run("get", "nothing.at.all", "-f", "json").stdout == "[]\n"


# list


def test_the_default_into_a_pipe_is_tsv_without_a_header(run):
    lines = run("list").stdout.splitlines()
    assert len(lines) == len(ROWS)
    assert lines[0].split("\t")[0] == ROWS[0]["id"]
    assert {line.count("\t") for line in lines} == {8}


def test_filters_sorting_and_limit_work_together(run):
    result = run(
        "list", "--kind", "figure", "--min", "100", "--no-derived", "--sort", "-value", "-n", "2", "-f", "value"
    )
    assert result.stdout.split() == ["1546000000", "176"]


def test_an_empty_list_is_said_on_standard_error(run):
    result = run("list", "--min", "10000亿", "-f", "json")
    assert (result.exit_code, result.stdout) == (1, "[]\n")
    assert "no fact passes these filters" in result.stderr
    assert run("list", "--min", "10000亿").stdout == ""


# sections, show, info


def test_the_outline_counts_parts_into_their_chapter(run):
    rows = {row["id"]: row for row in rows_of(run("sections", "-f", "json"))}
    assert rows["5"]["facts"] == rows["5.2"]["facts"] + rows["5.3"]["facts"] == 5
    assert rows["7"]["figures"] == 0
    assert tuple(rows["0"]) == ("id", "title_zh", "title_en", "span", "facts", "figures")
    assert run("sections", "-f", "id", "-n", "2").stdout == "0\n1\n"
    assert run("sections", "--fields", "title_en,id", "-f", "md", "-n", "1").stdout.splitlines()[2].endswith("| 0 |")


def test_a_section_is_shown_with_its_parts(run):
    assert run("show", "5", "-f", "id").stdout.split() == [row["id"] for row in ROWS if row["section"][0] == "5"]
    titled = run("show", "5", "-f", "md", "--lang", "en").stdout
    assert titled.startswith("## 5.2 Administrative reconsideration\n\n| value | what |")
    assert "\n\n## 5.3 Arbitration\n\n" in titled


def test_a_section_without_facts_is_said(run):
    result = run("show", "6")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "section 6 holds no facts" in result.stderr


def test_info_counts_and_names_file_report_and_versions(run):
    (told,) = rows_of(run("info", "-f", "json"))
    assert told["facts"] == told["stated"] + told["computed"] == len(ROWS)
    assert sum(told["by_kind"].values()) == len(ROWS)
    assert told["by_section"]["5"] == 5
    assert told["report"]["source_sha256"].startswith("f48471")
    assert told["file"] == str(SMALL)
    assert len(told["file_sha256"]) == 64
    pairs = dict(line.split("\t") for line in run("info").stdout.splitlines())
    assert pairs["by_kind.figure"] == str(told["by_kind"]["figure"])
    assert pairs["report.issuer"] == "绍兴市政府办公室"


def test_a_selector_may_be_asked_for(run):
    (row,) = rows_of(run("get", "reconsideration.received", "-f", "json", "--fields", "id,selector"))
    assert [part["type"] for part in row["selector"]["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]


# Hostile knowledge bases


@pytest.fixture
def hostile(tmp_path):
    """A knowledge base in whose every text a terminal would find orders."""
    order = "[/b][red]\x1b[2J\x1b]0;t\x07\u202e\u200b\x9b31m\ttab\nline|*x*"

    def poisoned(value):
        if isinstance(value, str):
            return value + order
        if isinstance(value, dict):
            return {key: poisoned(item) for key, item in value.items()}
        return [poisoned(item) for item in value] if isinstance(value, list) else value

    tables = json.loads(SMALL.read_text(encoding="utf-8"))
    for row in tables["facts"].values():
        for field in row.keys() - {"id", "kind", "section", "hedge", "period", "change", "derived", "value"}:
            row[field] = poisoned(row[field])
    for section in tables["sections"].values():
        section["title_zh"] += order
        section["title_en"] += order
    tables["report"]["1"] = {**poisoned(tables["report"]["1"]), "schema_version": 1}
    path = tmp_path / "hostile.json"
    path.write_text(json.dumps(tables), encoding="utf-8")
    return path


COMMANDS = [["list"], ["get", *(row["id"] for row in ROWS)], ["show", "5"], ["sections"], ["info"]]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "tsv", "md"])
@pytest.mark.parametrize("width", ["80", "30"])
def test_no_order_reaches_the_terminal(run, hostile, command, form, width):
    result = run(*command, "-f", form, "--kb", str(hostile), "--lang", "zh", COLUMNS=width)
    assert result.exit_code == 0
    assert {char for char in result.stdout if not char.isprintable()} <= {"\n", "\t"}


@pytest.mark.parametrize("number", ["1E+999999999", "1E-999999999", "123456789" * 40])
def test_a_number_beyond_all_measure_is_refused(run, tmp_path, number):
    path = tmp_path / "large.json"
    path.write_text(SMALL.read_text(encoding="utf-8").replace('"value": 1546000000', f'"value": {number}'), "utf-8")
    result = run("list", "--kb", str(path))
    assert result.exit_code == 4
    assert "fact arbitration.disputed_amount: value" in result.stderr
    assert "out of range" in result.stderr
    assert len(result.stderr) < 400


@pytest.mark.parametrize("number", ["1E+30", "1E-30", "123456789" * 4, "-0", "1e5"])
def test_numbers_of_any_size_are_shown_in_every_format(run, tmp_path, number):
    text = SMALL.read_text(encoding="utf-8").replace('"value": 1546000000', f'"value": {number}')
    assert number in text
    path = tmp_path / "large.json"
    path.write_text(text, encoding="utf-8")
    arguments = ["get", "arbitration.disputed_amount", "--kb", str(path), "-f"]
    (row,) = rows_of(run(*arguments, "json"))
    assert Decimal(row["value"]) == Decimal(number)
    for form in ("table", "csv", "tsv", "md", "value"):
        result = run(*arguments, form, "--lang", "en")
        assert result.exit_code == 0
        assert len(result.stdout) < 20_000
    assert run("list", "--kb", str(path), "--min", "0", "--sort", "value", "-f", "id").exit_code == 0


# What people see


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", ["80", "40"])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("get_figure", ["get", "reconsideration.received"]),
        ("get_derived", ["get", "reconsideration.accepted_share"]),
        ("get_forms", ["get", *(row["id"] for row in ROWS if not row["id"].startswith("reconsideration"))]),
        ("list", ["list"]),
        ("sections", ["sections"]),
        ("show", ["show", "5"]),
    ],
)
def test_what_people_see(run, snapshot, name, arguments, lang, width):
    result = run(*arguments, "-f", "table", "--lang", lang, COLUMNS=width)
    assert result.exit_code == 0
    snapshot(f"{name}.{lang}.{width}.txt", result.stdout)


def test_a_terminal_gets_color_and_a_pipe_asked_to(run, snapshot):
    result = run("get", "reconsideration.received", "-f", "table", "--lang", "zh", FORCE_COLOR="1")
    snapshot("get_figure.color.txt", result.stdout)
    assert "\x1b" not in run("get", "reconsideration.received", "-f", "table", FORCE_COLOR="1", NO_COLOR="1").stdout
