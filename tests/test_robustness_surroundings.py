"""Every command in every surrounding: the table is `tests.surroundings`, the laws are here."""

import os
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from shaoxing_cli.errors import ExitCode
from tests import surroundings
from tests.hostile import COLORS, LINES, ONE_OF_EACH, called, faults_of, forbidden
from tests.surroundings import EVERY_WAY, MOUNTS, PLACES, STREAMS, USUAL, is_for_machines, run_in, writes_a_file

KINDS_OF_END = {ExitCode.DONE, ExitCode.NO, ExitCode.USAGE, ExitCode.NOT_COVERED, ExitCode.BAD_KNOWLEDGE_BASE}


def everywhere(surrounding, lines, folder):
    """Run lines in a surrounding, each with a folder of its own: line, how it ended, and the files it left."""

    def run(numbered):
        number, line = numbered
        out = folder / str(number)
        out.mkdir(mode=0o755)
        return line, run_in(surrounding, line, out), sorted(entry.name for entry in out.iterdir())

    with ThreadPoolExecutor(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2) as threads:
        return list(threads.map(run, enumerate(lines)))


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """How each line ends where nothing is unusual."""
    ends = everywhere(USUAL, EVERY_WAY, tmp_path_factory.mktemp("usual"))
    return {line: (ended, left) for line, ended, left in ends}


def is_refusal(ended) -> bool:
    said = ended.error.splitlines()
    return ended.code == ExitCode.USAGE and said != [] and said[-1].startswith(b"shaoxing: cannot write ")


def speaks(before) -> bool:
    return before.output != b""


LAWS = {
    surroundings.SAME: lambda line, now, before: now == before,
    surroundings.SHOWN: lambda line, now, before: (
        now.code == before.code and (now == before or not is_for_machines(line)) and bool(now.output) == speaks(before)
    ),
    surroundings.LEFT: lambda line, now, before: now.code in (before.code, 0) and now.error in (before.error, b""),
    surroundings.UNSAID: lambda line, now, before: now == before._replace(error=b""),
    surroundings.REFUSED: lambda line, now, before: (
        now == before if writes_a_file(line) else is_refusal(now) or (now == before and not speaks(before))
    ),
    surroundings.MUTE: lambda line, now, before: now.code == (before.code if writes_a_file(line) else ExitCode.USAGE),
    surroundings.KEPT: lambda line, now, before: is_refusal(now) if writes_a_file(line) else now == before,
    surroundings.CALM: lambda line, now, before: len(now.error.splitlines()) <= 1,
}


def is_calm(ended) -> bool:
    clean = forbidden(COLORS.sub("", ended.output.decode("utf-8", "replace")).replace("\ufffd", "")) is None
    return clean and ended.code in KINDS_OF_END and b"Traceback" not in ended.error and len(ended.error) < 2000


def broken(surrounding, lines, folder, usual):
    """The lines that break the law of a surrounding, with how they ended."""
    law = LAWS[surrounding.law]
    for line, now, left in everywhere(surrounding, lines, folder):
        before, usually_left = usual[line]
        if not is_calm(now) or not law(line, now, before):
            yield line.words, now.code, now.error[-300:], now.output[:100]
        # What is written is there as usual; what is refused leaves nothing, not even in part.
        if left != (usually_left if now.code == before.code else []):
            yield line.words, now.code, left


@pytest.mark.parametrize("surrounding", STREAMS, ids=lambda surrounding: surrounding.name)
def test_whatever_reads_and_writes(tmp_path, usual, surrounding):
    assert list(broken(surrounding, EVERY_WAY, tmp_path, usual)) == []


@pytest.mark.parametrize("surrounding", PLACES, ids=lambda surrounding: surrounding.name)
def test_whatever_is_around_it(tmp_path, usual, surrounding):
    assert list(broken(surrounding, ONE_OF_EACH, tmp_path, usual)) == []


@pytest.mark.parametrize("surrounding", MOUNTS, ids=lambda surrounding: surrounding.name)
def test_file_systems_that_take_nothing(tmp_path, usual, surrounding):
    (tmp_path / "tried").mkdir()
    if not surroundings.can_mount(tmp_path / "tried"):
        pytest.skip("this system lets the tests mount nothing")
    assert list(broken(surrounding, ONE_OF_EACH, tmp_path, usual)) == []


def test_the_usual_place_is_calm(usual):
    assert [line.words for line, (ended, _) in usual.items() if not is_calm(ended)] == []
    assert all(ended.code == ExitCode.DONE for line, (ended, _) in usual.items() if line in ONE_OF_EACH)


@pytest.mark.parametrize(
    ("variables", "plain"),
    [
        ({"TERM": "dumb"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1", "COLUMNS": "20"}, True),
        ({"TERM": None, "COLUMNS": "1"}, False),
        ({"PYTHONIOENCODING": "gbk", "COLUMNS": None}, False),
    ],
    ids=str,
)
def test_terminals_get_nothing_but_colors(tmp_path, variables, plain):
    def run(line):
        return line, *surroundings.on_a_terminal(line, tmp_path, **variables)

    with ThreadPoolExecutor(2) as threads:
        for line, code, shown in threads.map(run, ONE_OF_EACH):
            assert code == ExitCode.DONE, line
            assert shown, line
            assert forbidden(shown if plain else COLORS.sub("", shown)) is None, line


def test_no_command_opens_a_socket(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "__init__", refuse)
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    for line in (*LINES, *EVERY_WAY):
        assert list(faults_of(called(line.arguments(surroundings.SMALL, tmp_path), surroundings.SMALL))) == []


def test_ten_at_once_say_the_same(tmp_path, usual):
    """Ten runs of each line at once, those that write to one target."""
    lines = [line for line in ONE_OF_EACH if writes_a_file(line)]
    for line in ONE_OF_EACH if os.environ.get("SHAOXING_TIMINGS") else [*lines, *ONE_OF_EACH[:7:3]]:
        with ThreadPoolExecutor(10) as threads:
            ends = list(threads.map(lambda _, line=line: run_in(USUAL, line, tmp_path), range(10)))
        assert {ended.code for ended in ends} == {0}, line
        assert {ended.output for ended in ends} == {usual[line][0].output}, line
    assert not [entry.name for entry in tmp_path.rglob(".*")]
