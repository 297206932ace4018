"""The JSON Schemas: sound in themselves, of the contract's fields, and true of what the program prints."""

import json

import pytest

from shaoxing_cli.compare_view import ANSWER_FIELDS
from shaoxing_cli.model import FACT_FIELDS
from shaoxing_cli.resources import data_folder
from shaoxing_cli.schemas import NAMES, array_of, schema
from shaoxing_cli.verdict_views import EVIDENCE_FIELDS, PLACE_FIELDS, VERDICT_FIELDS
from shaoxing_cli.views import HIT_FIELDS, SECTION_FIELDS

jsonschema = pytest.importorskip("jsonschema")

# What is printed -> the schema that it holds to.
OUTPUTS = [
    ("fact", ["list"]),
    ("fact", ["show", "4"]),
    ("fact", ["get", "disclosure.received", "disclosure.reply_rate"]),
    ("hit", ["search", "行政复议"]),
    ("section", ["sections"]),
    ("info", ["info"]),
    ("verdict", ["check", "市本级收到依申请公开495件", "市本级收到依申请公开496件", "天是蓝的"]),
]


def validate(name, instance):
    jsonschema.Draft202012Validator(schema(name)).validate(instance)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema_of_draft_2020_12(name):
    for each in (schema(name), array_of(schema(name))):
        jsonschema.Draft202012Validator.check_schema(each)
        assert each["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert each["title"]


def test_each_file_has_its_name():
    assert sorted(path.stem for path in (data_folder() / "schemas").glob("*.json")) == sorted(NAMES)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("fact", FACT_FIELDS),
        ("hit", (*FACT_FIELDS, *HIT_FIELDS)),
        ("section", SECTION_FIELDS),
        ("answer", ANSWER_FIELDS),
        ("verdict", (*VERDICT_FIELDS, *PLACE_FIELDS)),
    ],
)
def test_the_fields_are_the_contract_s_in_order(name, fields):
    assert tuple(schema(name)["properties"]) == fields
    assert schema(name)["additionalProperties"] is False


def test_the_evidence_has_the_contract_s_fields():
    evidence = schema("verdict")["properties"]["evidence"]["items"]
    assert tuple(evidence["properties"]) == EVIDENCE_FIELDS


@pytest.mark.parametrize(("name", "command"), OUTPUTS, ids=lambda part: part if isinstance(part, str) else part[0])
def test_what_is_printed_holds_to_its_schema(run, kb, name, command):
    if command[0] == "search":
        pytest.importorskip("shaoxing_cli.ranking")
    printed = json.loads(run(*command, "-f", "json", "--kb", str(kb.path)).stdout)
    assert printed
    jsonschema.Draft202012Validator(array_of(schema(name))).validate(printed)


def test_verdicts_of_an_article_hold_to_their_schema(run, kb, tmp_path):
    article = tmp_path / "article.md"
    article.write_text("绍兴市本级共收到依申请公开496件。\n", encoding="utf-8")
    result = run("check", "--file", str(article), "-f", "json", "--kb", str(kb.path))
    (printed,) = json.loads(result.stdout)
    validate("verdict", printed)
    assert printed["line"] == 1


def test_answers_hold_to_their_schema(run):
    for question in ("行政复议申请件数", "城镇调查失业率"):
        (printed,) = json.loads(run("compare", question, "-f", "json").stdout)
        validate("answer", printed)


def test_faults_hold_to_their_schema(run, tmp_path, kb):
    tables = json.loads(kb.path.read_text(encoding="utf-8"))
    next(row for row in tables["facts"].values() if row["id"] == "disclosure.received")["value"] = 496
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(tables), encoding="utf-8")
    printed = json.loads(run("verify", "--kb", str(path), "-f", "json").stdout)
    assert printed
    for fault in printed:
        validate("fault", fault)


def test_selectors_hold_to_their_schema(run, kb):
    for row in json.loads(run("list", "-f", "json", "--fields", "selector", "--kb", str(kb.path)).stdout):
        validate("selector", row["selector"])


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "number"), ("value", "495"), ("quote", None), ("id", "Disclosure"), ("rank", {"position": 0})],
)
def test_a_wrong_fact_is_refused(run, kb, field, value):
    (row,) = json.loads(run("get", "disclosure.received", "-f", "json", "--kb", str(kb.path)).stdout)
    validate("fact", row)
    with pytest.raises(jsonschema.ValidationError):
        validate("fact", {**row, field: value})


def test_the_command_prints_names_and_schemas(run):
    lines = run("schema").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == list(NAMES)
    assert json.loads(run("schema", "hit").stdout) == schema("hit")
    assert json.loads(run("schema", "fact", "--array").stdout)["type"] == "array"
    result = run("schema", "fac")
    assert result.exit_code == 2
    assert "did you mean fact" in result.stderr
