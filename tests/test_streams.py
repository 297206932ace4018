"""Standard input and output."""

import io
import os
import sys
import threading
import time

import pytest

from shaoxing_cli import streams
from shaoxing_cli.errors import TargetError, UnreadableInputError, UsageError
from shaoxing_cli.streams import ClosedPipeError, emit, hint, lines_of_standard_input, silence


class Raw(io.RawIOBase):
    """A stream that takes nothing."""

    def __init__(self, error):
        self.error = error

    def writable(self):
        return True

    def write(self, _data):
        raise self.error


def text_stream(raw, coding="utf-8"):
    return io.TextIOWrapper(raw, encoding=coding)


def written(parts, coding, *, exact, monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", text_stream(raw, coding))
    emit(parts, exact=exact)
    return raw.getvalue()


def test_people_get_their_own_encoding_and_machines_utf_8(monkeypatch):
    assert written(["件\n"], "gbk", exact=False, monkeypatch=monkeypatch) == "件\n".encode("gbk")
    assert written(["件\n"], "ascii", exact=False, monkeypatch=monkeypatch) == b"\\u4ef6\n"
    assert written(["件\n"], "ascii", exact=True, monkeypatch=monkeypatch) == "件\n".encode()


def test_long_answers_leave_in_pieces(monkeypatch):
    raw = io.BytesIO()
    stream = text_stream(raw)
    monkeypatch.setattr(sys, "stdout", stream)
    emit(("x" * 1000 for _ in range(200)), exact=True)
    assert len(raw.getvalue()) == 200_000


@pytest.mark.parametrize("buffering", [0, -1], ids=["unbuffered", "buffered"])
def test_an_output_that_does_not_block_gets_all_of_it(monkeypatch, buffering):
    # Others may have made the pipe so; it takes 64 kB at a time here, and nothing until they are read.
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(os.fdopen(writer, "wb", buffering), encoding="utf-8"))
    read = []

    def slowly():
        time.sleep(0.1)
        while piece := os.read(reader, 1 << 16):
            read.append(piece)

    thread = threading.Thread(target=slowly)
    thread.start()
    emit((f"{number:9}\n" for number in range(30_000)), exact=True)
    sys.stdout.close()
    thread.join()
    os.close(reader)
    assert b"".join(read).split() == [str(number).encode() for number in range(30_000)]


@pytest.mark.parametrize(
    ("error", "raised"),
    [(BrokenPipeError(), ClosedPipeError), (OSError(28, "No space left"), TargetError), (OSError("odd"), TargetError)],
)
def test_what_cannot_be_written_is_an_error_of_ours(monkeypatch, error, raised):
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(Raw(error)), encoding="utf-8"))
    monkeypatch.setattr(streams, "silence", lambda: None)
    kept = sys.stdout
    with pytest.raises(raised):
        emit(["x"])
    # The refused bytes are still in the buffer; without this the stream would try again when it is collected.
    kept.buffer.raw.error = None
    kept.buffer.raw.write = len
    kept.close()


def test_a_missing_standard_output_is_told(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(TargetError, match="it is closed"):
        emit(["x"])


def test_silence_where_there_is_no_file_behind_the_stream(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    silence()
    assert sys.stdout is None


def test_hints_carry_no_control_characters(capsys, monkeypatch):
    hint("a\x1b[31mb\nc")
    assert capsys.readouterr().err == "a[31mb\nc\n"
    monkeypatch.setattr(sys, "stderr", None)
    hint("nobody hears this")
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    hint("nor this")


class Terminal(io.TextIOWrapper):
    """A standard input that says it is a terminal."""

    def isatty(self):
        return True


def test_lines_come_without_ends_marks_and_empty_ones(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", text_stream(io.BytesIO("\ufeffone\r\n\n  two \nthree".encode())))
    assert list(lines_of_standard_input("ids")) == ["one", "two", "three"]
    assert capsys.readouterr().err == ""


def test_a_terminal_is_asked_instead_of_waited_for_in_silence(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(b"one\n")))
    assert list(lines_of_standard_input("ids")) == ["one"]
    assert capsys.readouterr().err == "reading ids from the terminal, one a line; end with Ctrl-D\n"


def test_input_that_cannot_be_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", text_stream(io.BytesIO(b"\xff\xfe\n")))
    with pytest.raises(UnreadableInputError, match="not UTF-8"):
        list(lines_of_standard_input("ids"))
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="closed"):
        list(lines_of_standard_input("ids"))

    class Broken(io.BytesIO):
        def __next__(self):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", text_stream(Broken(b"x")))
    with pytest.raises(UnreadableInputError, match="Input/output error"):
        list(lines_of_standard_input("ids"))
