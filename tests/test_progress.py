"""The progress bar: what it shows, and where it keeps silent."""

import io
import sys

import pytest

from shaoxing_cli.progress import NoProgress, Progress, progress_of, size_of_standard_input


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_count_where_the_size_is_unknown():
    out = io.StringIO()
    progress = Progress(out, "claims", total=0, clock=iter([0.0, 0.05, 0.2]).__next__)
    progress.step()
    assert out.getvalue() == ""
    progress.step()
    assert out.getvalue() == "\r\x1b[K2 claims"
    progress.clear()
    assert out.getvalue().endswith("\r\x1b[K")


def test_a_bar_never_runs_past_its_end():
    out = io.StringIO()
    progress = Progress(out, "claims", total=10, clock=iter([0.0, 1.0]).__next__)
    progress.read(50)
    progress.step()
    assert "[########################] 100%" in out.getvalue()


def test_a_closed_standard_error_is_no_fault():
    out = io.StringIO()
    progress = Progress(out, "claims", total=0)
    out.close()
    progress.clear()


@pytest.mark.parametrize(
    ("out", "err", "term", "shown"),
    [
        (io.StringIO(), Terminal(), "xterm", True),
        (io.StringIO(), Terminal(), "dumb", False),
        (Terminal(), Terminal(), "xterm", False),
        (io.StringIO(), io.StringIO(), "xterm", False),
        (None, Terminal(), "xterm", False),
        (io.StringIO(), None, "xterm", False),
    ],
)
def test_only_a_person_who_waits_sees_it(monkeypatch, out, err, term, shown):
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    progress = progress_of("claims", 10, {"TERM": term})
    assert isinstance(progress, NoProgress) is not shown
    progress.read(1)
    progress.step()
    progress.clear()


def test_the_size_of_standard_input(monkeypatch, tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    with path.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert size_of_standard_input() == 5
    monkeypatch.setattr(sys, "stdin", io.StringIO("a"))
    assert size_of_standard_input() == 0
    monkeypatch.setattr(sys, "stdin", None)
    assert size_of_standard_input() == 0
