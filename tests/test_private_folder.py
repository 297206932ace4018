"""The folder in which something is made: gone afterwards, and what a killed process left is gone after the next one."""

import os
import signal
import subprocess
import sys
import time

import pytest

from shaoxing_cli.private_folder import private_folder
from tests.conftest import process_environment

pytest.importorskip("fcntl")

# A process that makes a folder, says so, and works until it is stopped.
WORKER = (
    "import sys, time; from pathlib import Path; from shaoxing_cli.private_folder import private_folder\n"
    "with private_folder(Path(sys.argv[1])) as folder:\n"
    "    (folder / 'a.csv').write_text('half'); (folder / 'kit.old').mkdir(); print(flush=True); time.sleep(60)"
)


def names(folder):
    return sorted(entry.name for entry in folder.iterdir())


def aged(folder):
    """Make what stands in a folder two minutes older."""
    for entry in folder.iterdir():
        os.utime(entry, (time.time() - 120,) * 2)


@pytest.fixture
def worker(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(tmp_path)], stdout=subprocess.PIPE, env=process_environment()
    ) as child:
        child.stdout.readline()
        yield child
        child.kill()


def test_it_is_private_and_gone_afterwards(tmp_path):
    with private_folder(tmp_path) as folder:
        assert folder.parent == tmp_path
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "a.csv").touch()
    assert names(tmp_path) == []


def test_what_a_killed_process_left_goes_with_the_next_one(tmp_path, worker):
    (tmp_path / "kit").mkdir()
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert len(names(tmp_path)) == 2
    aged(tmp_path)
    with private_folder(tmp_path):
        pass
    assert names(tmp_path) == ["kit"]


def test_a_folder_that_a_killed_process_had_moved_away_comes_back(tmp_path, worker):
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    aged(tmp_path)
    with private_folder(tmp_path):
        pass
    assert names(tmp_path) == ["kit"]


def test_a_process_that_works_on_keeps_its_folder(tmp_path, worker):
    (held,) = names(tmp_path)
    aged(tmp_path)
    with private_folder(tmp_path):
        pass
    assert names(tmp_path) == [held]


def test_what_has_just_been_made_is_left_alone(tmp_path, worker):
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    with private_folder(tmp_path):
        pass
    assert len(names(tmp_path)) == 1


def test_a_link_of_such_a_name_is_left_alone(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "diary.txt").touch()
    os.utime(tmp_path / "elsewhere", (0, 0))
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / ".shaoxing-unfinished-x").symlink_to(tmp_path / "elsewhere")
    with private_folder(tmp_path / "here"):
        pass
    assert names(tmp_path / "elsewhere") == ["diary.txt"]


def test_a_system_without_locks_does_without(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    left = tmp_path / ".shaoxing-unfinished-x"
    left.mkdir()
    aged(tmp_path)
    with private_folder(tmp_path) as folder:
        assert folder.is_dir()
    assert names(tmp_path) == [left.name]
