"""Writing whole or not at all."""

import os
import signal
import threading
from pathlib import Path

import pytest

from shaoxing_cli.errors import ExitCode, TargetError
from shaoxing_cli.files import write_atomically


def _names(folder):
    return sorted(entry.name for entry in folder.iterdir())


def _text(words):
    return lambda place: place.write_text(words, encoding="utf-8")


def _folder(**files):
    def write(place):
        place.mkdir()
        for name, words in files.items():
            (place / f"{name}.txt").write_text(words, encoding="utf-8")

    return write


def _fail_midway(place):
    place.write_text("half", encoding="utf-8")
    raise OSError(28, "No space left on device")


def test_a_new_file_is_written_and_nothing_else_is_left(tmp_path):
    write_atomically(tmp_path / "a.csv", _text("new"), force=False)
    assert (tmp_path / "a.csv").read_text() == "new"
    assert _names(tmp_path) == ["a.csv"]


def test_the_writer_sees_the_targets_name(tmp_path):
    names = []
    write_atomically(tmp_path / "a.csv", lambda place: (names.append(place.name), place.touch()), force=False)
    assert names == ["a.csv"]


def test_a_new_file_has_the_usual_permissions(tmp_path):
    (tmp_path / "usual").touch()
    write_atomically(tmp_path / "a.csv", _text("new"), force=False)
    assert (tmp_path / "a.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_existing_file_is_kept(tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("old")
    with pytest.raises(TargetError, match=r"exists already; --force") as caught:
        write_atomically(target, _text("new"), force=False)
    assert caught.value.exit_code == ExitCode.USAGE
    assert target.read_text() == "old"


def test_a_file_that_appears_meanwhile_is_kept(tmp_path):
    target = tmp_path / "a.csv"

    def write(place):
        place.write_text("new")
        target.write_text("somebody else's")

    with pytest.raises(TargetError, match="exists already"):
        write_atomically(target, write, force=False)
    assert target.read_text() == "somebody else's"
    assert _names(tmp_path) == ["a.csv"]


def test_force_replaces_a_file_and_keeps_its_permissions(tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("old")
    target.chmod(0o640)
    write_atomically(target, _text("new"), force=True)
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("exists", [False, True])
def test_a_failure_leaves_things_as_they_were(tmp_path, exists):
    target = tmp_path / "a.csv"
    if exists:
        target.write_text("old")
    with pytest.raises(TargetError, match="No space left on device"):
        write_atomically(target, _fail_midway, force=True)
    assert _names(tmp_path) == (["a.csv"] if exists else [])
    assert not exists or target.read_text() == "old"


def test_an_interruption_leaves_nothing_behind(tmp_path):
    def write(place):
        place.touch()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.csv", write, force=False)
    assert _names(tmp_path) == []


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to("real.csv")
    with pytest.raises(TargetError, match="exists already"):
        write_atomically(link, _text("new"), force=False)
    write_atomically(link, _text("new"), force=True)
    assert link.is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_a_link_to_nothing_counts_as_existing(tmp_path):
    link = tmp_path / "link.csv"
    link.symlink_to("nowhere.csv")
    with pytest.raises(TargetError, match="exists already"):
        write_atomically(link, _text("new"), force=False)


@pytest.mark.parametrize(
    ("name", "fault"),
    [("missing/a.csv", "there is no folder"), ("a-folder", "it is a folder"), ("pipe", "neither a file nor a folder")],
)
def test_what_no_file_can_replace(tmp_path, name, fault):
    (tmp_path / "a-folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    before = _names(tmp_path)
    with pytest.raises(TargetError, match=fault):
        write_atomically(tmp_path / name, _text("new"), force=True)
    assert _names(tmp_path) == before


def test_a_folder_that_cannot_be_written_to(tmp_path, monkeypatch):
    def refuse(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(TargetError, match="Permission denied"):
        write_atomically(tmp_path / "a.csv", _text("new"), force=False)


def test_without_hard_links_a_file_is_still_written(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_atomically(tmp_path / "a.csv", _text("new"), force=False)
    assert (tmp_path / "a.csv").read_text() == "new"


def test_a_folder_is_written_whole(tmp_path):
    write_atomically(tmp_path / "kit", _folder(a="1", b="2"), force=False)
    assert _names(tmp_path / "kit") == ["a.txt", "b.txt"]
    assert _names(tmp_path) == ["kit"]


def test_a_folder_replaces_its_like_only_with_force(tmp_path):
    target = tmp_path / "kit"
    write_atomically(target, _folder(a="1"), force=False)
    with pytest.raises(TargetError, match="exists already"):
        write_atomically(target, _folder(a="2"), force=False)
    write_atomically(target, _folder(a="3", b="4"), force=True)
    assert (target / "a.txt").read_text() == "3"
    assert _names(tmp_path) == ["kit"]


def test_a_folder_with_other_things_in_it_is_never_replaced(tmp_path):
    target = tmp_path / "kit"
    target.mkdir()
    (target / "diary.txt").write_text("dear")
    with pytest.raises(TargetError, match=r"holds other files, such as diary\.txt"):
        write_atomically(target, _folder(a="1"), force=True)
    assert (target / "diary.txt").read_text() == "dear"


def test_a_folder_does_not_replace_a_file(tmp_path):
    (tmp_path / "kit").write_text("old")
    with pytest.raises(TargetError, match="a file, not a folder"):
        write_atomically(tmp_path / "kit", _folder(a="1"), force=True)


def test_the_old_folder_comes_back_when_the_new_one_cannot_take_its_place(tmp_path, monkeypatch):
    target = tmp_path / "kit"
    write_atomically(target, _folder(a="1"), force=False)
    rename = Path.rename

    def refuse_the_new_one(self, goal):
        if self.parent.name.startswith(".shaoxing-") and self.name == "kit":
            raise OSError(5, "Input/output error")
        return rename(self, goal)

    monkeypatch.setattr(Path, "rename", refuse_the_new_one)
    with pytest.raises(TargetError, match="Input/output error"):
        write_atomically(target, _folder(a="2"), force=True)
    assert (target / "a.txt").read_text() == "1"


def test_an_interrupted_exchange_puts_the_old_folder_back(tmp_path, monkeypatch):
    target = tmp_path / "kit"
    write_atomically(target, _folder(a="1"), force=False)
    rename = Path.rename

    def interrupted(self, goal):
        rename(self, goal)
        if self == target:
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, _folder(a="2"), force=True)
    assert (target / "a.txt").read_text() == "1"
    assert _names(tmp_path) == ["kit"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_leaves_nothing_behind(tmp_path, number, request):
    # Under nohup and the like the tests themselves inherit that it is ignored.
    before = signal.signal(number, signal.SIG_DFL)
    request.addfinalizer(lambda: signal.signal(number, before))
    usual = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.csv", lambda place: (place.touch(), signal.raise_signal(number)), force=False)
    assert _names(tmp_path) == []
    assert signal.getsignal(number) == usual


def test_a_handler_of_somebody_else_stands(tmp_path):
    heard = []
    usual = signal.signal(signal.SIGTERM, lambda *_: heard.append("ended"))
    try:
        write_atomically(
            tmp_path / "a.csv", lambda place: (place.touch(), signal.raise_signal(signal.SIGTERM)), force=False
        )
    finally:
        signal.signal(signal.SIGTERM, usual)
    assert heard == ["ended"]
    assert _names(tmp_path) == ["a.csv"]


def test_another_thread_writes_without_signals(tmp_path):
    worker = threading.Thread(target=write_atomically, args=(tmp_path / "a.csv", _text("new")), kwargs={"force": False})
    worker.start()
    worker.join()
    assert (tmp_path / "a.csv").read_text() == "new"
