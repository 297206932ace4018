"""Stopped at any moment: a calm end, and of what is written the old or the new."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from shaoxing_cli.errors import ExitCode
from tests.conftest import SMALL, process_environment
from tests.hostile import DESK, ONE_OF_EACH, Line

PROGRAM = (sys.executable, "-m", "shaoxing_cli")
CALM = {ExitCode.DONE, ExitCode.NO, ExitCode.NOT_COVERED, ExitCode.INTERRUPTED}
AT_LENGTH = bool(os.environ.get("SHAOXING_TIMINGS"))


@pytest.fixture(autouse=True)
def interruptible():
    """Where the tests run in the background, requests to end are ignored, and children would inherit that."""
    usual = {number: signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL for number in REQUESTS}
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def stopped(arguments, number, seconds):
    """Send a signal to the program after some time; its exit code and what it said."""
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=process_environment(),
    ) as child:
        assert child.stderr
        time.sleep(seconds)
        child.send_signal(number)
        said = child.stderr.read()
    return child.returncode, said


@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.1, 0.2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_every_command_at_any_moment(tmp_path, number, seconds):
    with ThreadPoolExecutor(2) as threads:
        ends = threads.map(lambda line: stopped(line.arguments(SMALL, tmp_path), number, seconds), ONE_OF_EACH)
        for line, (code, said) in zip(ONE_OF_EACH, ends, strict=True):
            # Before the program's first line it is Python itself that is interrupted, and that says so.
            assert b"shaoxing_cli/" not in said, (line, said)
            assert len(said.splitlines()) <= 1 or b"KeyboardInterrupt" in said, (line, said)
            assert code in {*CALM, -number}, (line, said)
    assert not [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")]


# Where an interruption comes that no `except` gets, and how the program ends then.
UNCAUGHT = {
    "before the program begins": ("interrupt()", -signal.SIGINT),
    "while Python ends": ("atexit.register(interrupt); sys.exit(main())", ExitCode.DONE),
    "before Python ends": ("main(); interrupt()", -signal.SIGINT),
    "in a destructor": (
        "from shaoxing_cli import cli; cli.run = lambda _: Fragile() and 0; sys.exit(main())",
        ExitCode.INTERRUPTED,
    ),
}


@pytest.mark.parametrize("kind", [KeyboardInterrupt, ZeroDivisionError], ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(("ending", "code"), UNCAUGHT.values(), ids=UNCAUGHT)
def test_of_an_interruption_that_nothing_catches_python_says_nothing(ending, code, kind):
    """Of any other fault it says what it always says."""
    script = (
        "import atexit, sys; from shaoxing_cli.__main__ import main\n"
        f"def interrupt(*_): raise {kind.__name__}\n"
        "class Fragile: __del__ = interrupt\n"
        f"sys.argv = ['shaoxing', 'help']; {ending}"
    )
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, capture_output=True, env=process_environment(), check=False)
    assert (b"Traceback" in ended.stderr) is (kind is ZeroDivisionError)
    assert kind is ZeroDivisionError or (ended.returncode, ended.stderr) == (code, b"")


def content(target: Path) -> object:
    """What stands at a path: a file's bytes, or those of a folder's files."""
    if target.is_dir():
        return {entry.name: entry.read_bytes() for entry in target.iterdir()}
    return target.read_bytes() if target.exists() else None


def put_old(target: Path, new: object) -> object:
    """Put something older at a path; what it is."""
    if isinstance(new, dict):
        for name in new:
            (target / name).write_bytes(b"old")
    else:
        target.write_bytes(b"old")
    return content(target)


WRITING = (
    *(Line(("export", f"{{out}}/a{suffix}")) for suffix in (".csv", ".tsv", ".json", ".jsonl", ".md", ".html")),
    *(Line(("export", f"{{out}}/a{suffix}")) for suffix in (".sqlite", ".xlsx", ".parquet", "")),
    Line(("extract", "{desk}/report.txt", "-o", "{out}/a.json")),
    Line(("chart", "--unit", "件", "--svg", "{out}/a.svg")),
)


@pytest.mark.parametrize("line", WRITING, ids=lambda line: " ".join(line.words))
def test_what_is_written_is_the_old_or_the_new(tmp_path, line):
    arguments = [*line.arguments(SMALL, tmp_path), "--force"]
    (target,) = (Path(word) for word in arguments if word.startswith(str(tmp_path)))
    begun = time.monotonic()
    run = subprocess.run([*PROGRAM, *arguments], env=process_environment(), capture_output=True, check=False)
    took = time.monotonic() - begun
    if b"needs the extra" in run.stderr:
        pytest.skip(run.stderr.decode())
    assert run.returncode == ExitCode.DONE
    new = content(target)
    times = 30 if AT_LENGTH else 4
    for place in range(times):
        old = put_old(target, new)
        number = (signal.SIGKILL, *REQUESTS)[place % 4]
        # The writing is at the end; the machine may be busier or less busy than it was a moment ago.
        stopped(arguments, number, took * (0.5 + 0.6 * place / times))
        assert type(content(target)) is type(new)
        assert content(target) == old or same_answer(content(target), new)
        if number != signal.SIGKILL:
            assert [entry for entry in tmp_path.iterdir() if entry != target and not is_killed(entry)] == []


def is_killed(entry: Path) -> bool:
    return entry.name.startswith(".shaoxing-unfinished-")


def same_answer(now: object, new: object) -> bool:
    """Whether what stands there is whole: a workbook tells when it was made, and so is another one each time."""
    return now == new or (isinstance(now, bytes) and isinstance(new, bytes) and now[:4] == b"PK\x03\x04" == new[:4])


@pytest.mark.parametrize("number", [*REQUESTS, signal.SIGKILL], ids=lambda number: number.name)
def test_no_worker_outlives_a_batch(tmp_path, number):
    """A folder of reports is read by several processes; when the first is stopped, all of them end."""
    reports = tmp_path / "reports"
    reports.mkdir()
    text = (DESK / "report.txt").read_text("utf-8") * 400
    for place in range(8):
        (reports / f"{place}.txt").write_text(text, encoding="utf-8")
    command = [*PROGRAM, "extract", str(reports), "-o", str(tmp_path / "kbs")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=process_environment(), start_new_session=True) as child:
        assert child.stderr
        time.sleep(0.4)
        assert child.poll() is None
        child.send_signal(number)
        stopping = time.monotonic()
        # The end of what they say is the end of the last process that could say something.
        said = child.stderr.read()
    assert time.monotonic() - stopping < 10
    assert said == b""
    assert child.returncode == (-number if number == signal.SIGKILL else ExitCode.INTERRUPTED)
    assert len(list((tmp_path / "kbs").glob("*.json"))) < 8
