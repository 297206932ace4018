"""Whatever is in the knowledge base, in the input and around the program: an answer or one line, never a traceback."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shaoxing_cli.errors import ExitCode
from tests.conftest import HERE, SMALL, process_environment
from tests.hostile import (
    DESK,
    HOSTILE_TEXTS,
    HOSTILE_VALUES,
    LINES,
    ONE_OF_EACH,
    REPEATED,
    TABLES,
    USUAL_ID,
    Line,
    called,
    faults_of,
    forbidden,
    paths,
    spoilt,
    write,
)

KINDS_OF_END = {ExitCode.DONE, ExitCode.NO, ExitCode.USAGE, ExitCode.NOT_COVERED, ExitCode.BAD_KNOWLEDGE_BASE}
PROGRAM = (sys.executable, "-m", "shaoxing_cli")


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


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.sampled_from(HOSTILE_TEXTS), st.text(max_size=120)))
def test_any_words_to_any_command(words):
    for before in (["search"], ["check"], ["get"], ["show"], ["chart"], ["help"], ["list", "--unit"]):
        for form in ("table", "json"):
            formatted = [] if before[0] in ("chart", "help") else ["-f", form]
            sound([*before, *formatted, "--", words] if len(before) == 1 else [*before, words, *formatted], SMALL)


# Hostile surroundings


def ended(*arguments: str, prefix=PROGRAM, given=b"", stdout=subprocess.PIPE, cwd=None, **environment):
    """The program as a process: its exit code and what it said."""
    return subprocess.run(
        [*prefix, *arguments],
        input=given,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=process_environment(**environment),
        cwd=cwd,
        check=False,
        timeout=60,
    )


def is_calm(result) -> bool:
    return result.returncode in KINDS_OF_END and b"Traceback" not in result.stderr and len(result.stderr) < 2000


@pytest.fixture
def locked(tmp_path):
    """A folder in which nobody may write (a superuser may all the same)."""
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.mark.parametrize("line", ONE_OF_EACH, ids=name_of)
def test_a_poor_place(tmp_path, locked, line):
    """No home, no locale, a dumb narrow terminal, a folder that takes no file, warnings as errors, no asserts."""
    poor = {"HOME": None, "LC_ALL": "C", "LANG": None, "TERM": "dumb", "COLUMNS": "20", "PATH": None}
    prefix = (sys.executable, "-W", "error", "-O", "-B", "-m", "shaoxing_cli")
    result = ended(*line.arguments(SMALL, tmp_path), prefix=prefix, cwd=locked, **poor)
    assert is_calm(result), result.stderr
    assert result.returncode in (ExitCode.DONE, ExitCode.NO), result.stderr
    assert list(locked.iterdir()) == []


@pytest.mark.parametrize("line", ONE_OF_EACH, ids=name_of)
def test_outputs_that_cannot_show_chinese(tmp_path, line):
    for coding in ("ascii", "gbk"):
        result = ended(*line.arguments(SMALL, tmp_path), PYTHONIOENCODING=coding)
        assert is_calm(result), result.stderr
        assert not forbidden(result.stdout.decode("utf-8", "replace").replace("\ufffd", ""))


def test_an_isolated_python(tmp_path):
    program = f"import sys; sys.path.insert(0, {str(HERE.parent)!r}); from shaoxing_cli.__main__ import main; main()"
    for words in (["get", USUAL_ID, "-f", "value"], ["check", "收到176件"], ["search", "行政复议", "-f", "table"]):
        result = ended(*words, prefix=(sys.executable, "-I", "-c", program))
        assert is_calm(result), result.stderr
        assert result.stdout


@pytest.mark.parametrize("line", ONE_OF_EACH, ids=name_of)
def test_outputs_that_take_nothing(tmp_path, line):
    """A reader that has left, a disk that is full, an output that is closed."""
    arguments = line.arguments(SMALL, tmp_path)
    reader, writer = os.pipe()
    os.close(reader)
    gone = ended(*arguments, stdout=writer)
    os.close(writer)
    assert is_calm(gone), gone.stderr
    with Path("/dev/full").open("wb") as full:
        filled = ended(*arguments, stdout=full)
    closed = ended(*arguments, prefix=("sh", "-c", '"$0" -m shaoxing_cli "$@" >&-', sys.executable))
    writes = line.command not in ("export", "extract")
    for result, fault in ((filled, b"No space left on device"), (closed, b"it is closed")):
        assert is_calm(result), result.stderr
        if writes:
            assert result.returncode == ExitCode.USAGE
            assert result.stderr.splitlines()[-1] == b"shaoxing: cannot write standard output: " + fault


def test_no_command_opens_a_socket(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    for line in (*LINES, *ONE_OF_EACH):
        sound(line.arguments(SMALL, tmp_path), SMALL)


def test_ten_at_once_say_the_same(tmp_path):
    target = tmp_path / "a.json"

    def run(number):
        if number % 2:
            return ended("export", str(target), "--force").returncode, b""
        result = ended("check", "2019年市级收到行政复议申请176件", "-f", "json")
        return result.returncode, result.stdout

    with ThreadPoolExecutor(10) as threads:
        found = set(threads.map(run, range(10)))
    assert len(found) == 2
    assert {code for code, _ in found} == {0}
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


@pytest.fixture
def interruptible():
    """Where the tests run in the background, interruptions are ignored, and children would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def stopped(arguments, number, seconds):
    """Send a signal to the program after some time; its exit code and what it said."""
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=process_environment()
    ) as child:
        assert child.stderr
        time.sleep(seconds)
        child.send_signal(number)
        said = child.stderr.read()
    return child.returncode, said


@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.1, 0.2])
def test_interruption_at_any_moment(tmp_path, interruptible, seconds):
    lines = [line.arguments(SMALL, tmp_path) for line in ONE_OF_EACH[:: 3 if seconds < 0.1 else 2]]
    with ThreadPoolExecutor(2) as threads:
        for code, said in threads.map(lambda line: stopped(line, signal.SIGINT, seconds), lines):
            # Before the program's first line it is Python itself that is interrupted, and that says so.
            assert b"shaoxing_cli/" not in said, said
            assert code in {*KINDS_OF_END, ExitCode.INTERRUPTED, -signal.SIGINT}


@pytest.mark.parametrize(
    "words",
    [("export", "{out}/a.html"), ("extract", "{desk}/report.txt", "-o", "{out}/a.json")],
    ids=lambda words: words[0],
)
def test_killed_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path, words):
    line = Line((*words, "--force"))
    arguments = line.arguments(SMALL, tmp_path)
    (target,) = (Path(word) for word in arguments if word.startswith(str(tmp_path)))
    assert ended(*arguments).returncode == ExitCode.DONE
    new = target.read_bytes()
    for place in range(8):
        target.write_text("old")
        stopped(arguments, signal.SIGKILL if place % 2 else signal.SIGTERM, 0.06 + 0.02 * place)
        assert target.read_bytes() in (b"old", new)


# Worst cases: time that grows with the length and no faster


# A time says as much of what else the machine does: these laws are held when they are asked for.
timed = pytest.mark.skipif(not os.environ.get("SHAOXING_TIMINGS"), reason="measures time; SHAOXING_TIMINGS=1 runs it")


def seconds_for(work, text):
    begun = time.process_time()
    work(text)
    return time.process_time() - begun


def readers():
    from shaoxing_cli.claims import ClaimReader
    from shaoxing_cli.dates import find_dates
    from shaoxing_cli.phrases import PhraseBook
    from shaoxing_cli.quantities import find_quantities
    from shaoxing_cli.query import read_query

    return {"dates": find_dates, "quantities": find_quantities, "query": read_query}, (ClaimReader, PhraseBook)


@timed
@pytest.mark.parametrize("name", ["dates", "quantities", "query"])
def test_reading_takes_time_in_proportion_to_the_length(name):
    work = readers()[0][name]
    work("2019年1件")
    slow = []
    for unit in REPEATED:
        short, long = (unit * (size // len(unit)) for size in (2_000, 20_000))
        brief = min(seconds_for(work, short) for _ in range(2))
        # Ten times the length: three times the proportion is left for noise, a square would be ten times it.
        if (took := seconds_for(work, long)) > max(30 * brief, 0.3):
            slow.append((unit, brief, took))
    assert slow == []


@timed
@pytest.mark.parametrize("unit", REPEATED[::2], ids=ascii)
def test_the_longest_claim_is_judged_in_a_moment(small_checker, unit):
    work = small_checker.check
    brief, long = (unit * (size // len(unit)) for size in (200, 2_000))
    took = min(seconds_for(work, long) for _ in range(2))
    assert took < 1.0 + 20 * seconds_for(work, brief)


@pytest.fixture(scope="module")
def small_checker():
    from shaoxing_cli.factcheck import Checker
    from shaoxing_cli.store import open_knowledge_base

    checker = Checker(open_knowledge_base(SMALL))
    checker.check("收到176件")
    return checker


def test_the_desk_is_there():
    assert (DESK / "report.txt").is_file()
    assert TABLES["metrics"]
