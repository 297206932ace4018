"""Whatever is in the knowledge base and in the input: an answer or one line, never a traceback."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shaoxing_cli.errors import ExitCode
from tests.conftest import SMALL
from tests.hostile import (
    DESK,
    HOSTILE_TEXTS,
    HOSTILE_VALUES,
    LINES,
    ONE_OF_EACH,
    TABLES,
    USUAL_ID,
    Line,
    called,
    faults_of,
    paths,
    spoilt,
    write,
)


def name_of(line: Line) -> str:
    return " ".join(line.words)


# Hostile knowledge bases: more of them are tried by `python -m tests.fuzz`


def sound(arguments, kb, **environment):
    """A run that must end calmly and print nothing that a terminal would obey."""
    result = called(arguments, kb, **environment)
    assert list(faults_of(result)) == [], arguments
    return result


@pytest.mark.parametrize("value", HOSTILE_VALUES, ids=lambda value: ascii(value)[:30])
def test_any_value_in_any_place(tmp_path, value):
    # Each value goes to every third place, each place takes every third value: all pairs are tried by the fuzz run.
    chance = random.Random(ascii(value)[:100])
    for path in chance.sample(paths(), 24):
        kb = write(tmp_path / "kb.json", spoilt(path, value))
        for line in chance.sample(LINES, 2):
            sound(line.arguments(kb, tmp_path), kb)


@pytest.mark.parametrize("line", LINES, ids=name_of)
def test_hostile_texts_in_every_field_of_a_fact(tmp_path, line):
    for text in HOSTILE_TEXTS:
        tables = spoilt(("facts", "8", "label_zh"), text)
        row = tables["facts"]["8"]
        row.update(dict.fromkeys(("label_en", "text", "unit", "scope", "quote", "statement_zh", "note"), text))
        row["aliases"] = [text, "行政复议"]
        tables["report"]["1"].update(title=text, issuer=text, period=text)
        kb = write(tmp_path / "kb.json", tables)
        sound(line.arguments(kb, tmp_path), kb, FORCE_COLOR="1", SHAOXING_LANG="zh")


@pytest.mark.parametrize("dropped", paths()[::5], ids="-".join)
def test_what_is_left_out(tmp_path, dropped):
    kb = write(tmp_path / "kb.json", spoilt(dropped, None, dropped=True))
    for line in ONE_OF_EACH:
        sound(line.arguments(kb, tmp_path), kb)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe{}",
        b'{"facts": ',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"\0" * 1000,
        b'{"report": {"1": {"schema_version": 1}}, "facts": {}, "sections": {}}',
        b'{"report": {"1": {"schema_version": 9}}, "facts": {}, "sections": {}}',
        b'{"report": [], "facts": [], "sections": []}',
        b'{"report": {"1": 1}, "facts": {"1": []}, "sections": {"1": null}}',
    ],
    ids=lambda content: repr(content[:30]),
)
def test_what_is_no_knowledge_base(tmp_path, content):
    kb = tmp_path / "kb.json"
    kb.write_bytes(content)
    for line in ONE_OF_EACH:
        result = sound(line.arguments(kb, tmp_path), kb)
        if b"schema_version" not in content and line.command in ("list", "get", "search", "check", "verify", "info"):
            assert result.exit_code == ExitCode.BAD_KNOWLEDGE_BASE


def test_two_facts_of_one_id_are_refused_by_every_command_that_reads_facts(tmp_path):
    kb = write(tmp_path / "kb.json", spoilt(("facts", "9", "id"), USUAL_ID))
    for line in ONE_OF_EACH:
        result = sound(line.arguments(kb, tmp_path), kb)
        if line.command in ("list", "get", "search", "show", "check", "compare", "chart", "export"):
            assert result.exit_code == ExitCode.BAD_KNOWLEDGE_BASE
            assert f"two facts have the id {USUAL_ID}" in result.stderr


def test_a_number_of_absurd_size_is_refused_and_not_written_out(tmp_path):
    kb = tmp_path / "kb.json"
    kb.write_text(SMALL.read_text("utf-8").replace('"value": 176,', '"value": 1e999999999,'), encoding="utf-8")
    result = sound(["list"], kb)
    assert result.exit_code == ExitCode.BAD_KNOWLEDGE_BASE
    assert "value 1e+999999999 is out of range" in result.stderr


# Hostile words


@settings(max_examples=60)
@given(st.one_of(st.sampled_from(HOSTILE_TEXTS), st.text(max_size=120)))
def test_any_words_to_any_command(words):
    for before in (["search"], ["check"], ["get"], ["show"], ["chart"], ["help"], ["list", "--unit"]):
        for form in ("table", "json"):
            formatted = [] if before[0] in ("chart", "help") else ["-f", form]
            sound([*before, *formatted, "--", words] if len(before) == 1 else [*before, words, *formatted], SMALL)


def test_the_desk_is_there():
    assert (DESK / "report.txt").is_file()
    assert TABLES["metrics"]


# Files of another sort than was meant


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 5000,
        b"\xff\xfe" + "2019年收到行政复议申请176件。".encode("utf-16-le"),
        "2019年收到行政复议申请176件。".encode("gb18030"),
        b"\xef\xbb\xbf" + "2019年收到行政复议申请176件。".encode(),
        b"\x7fELF" + bytes(range(256)) * 20,
        ("[" * 30_000 + "\x1b[2J\x9b31m\u202e").encode(),
        "".join(HOSTILE_TEXTS).encode("utf-8", "replace"),
        ("9" * 10_000 + "件").encode(),
    ],
    ids=lambda content: repr(content[:12]),
)
def test_files_of_any_sort_in_any_place(tmp_path, content):
    file = tmp_path / "file.md"
    file.write_bytes(content)
    for words in (
        ["check", "--file", str(file), "--all", "-f", "table"],
        ["extract", str(file), "-o", str(tmp_path / "kb.json"), "--force"],
        ["verify", "--source", str(file)],
        ["list", "--kb", str(file)],
        ["compare", "行政复议", "--kb", str(file)],
    ):
        sound(words, SMALL)
    for words in (
        ["check", "-"],
        ["search", "-"],
        ["get", "-"],
        ["cite", "-"],
        ["chart", "-"],
        ["check", "--file", "-"],
    ):
        assert list(faults_of(called(words, SMALL, given=content))) == [], words
