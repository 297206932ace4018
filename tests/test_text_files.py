"""Reading text piece by piece: where each piece stands, and what is refused."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.errors import UnreadableInputError
from shaoxing_cli.text_files import Piece, check_readable, pieces, read_file, read_standard_input


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_all_of_a_text_is_read_and_each_line_numbered(text):
    text = text.removeprefix("\ufeff")
    found = list(pieces(io.BytesIO(text.encode()), "x"))
    assert "".join(piece.text for piece in found) == text
    assert [piece.line for piece in found] == list(range(1, len(found) + 1))
    assert {piece.column for piece in found} <= {1}


def test_a_byte_order_mark_is_no_character():
    assert list(pieces(io.BytesIO(b"\xef\xbb\xbfa\n\xef\xbb\xbfb"), "x")) == [
        Piece(1, 1, "a\n"),
        Piece(2, 1, "\ufeffb"),
    ]


@pytest.mark.parametrize("before", ["", "a", "ab"])
def test_a_very_long_line_comes_in_pieces_that_cut_no_character(before):
    text = before + "件" * 100_000 + "\n乙"
    found = list(pieces(io.BytesIO(text.encode()), "x"))
    assert len(found) > 4
    assert "".join(piece.text for piece in found) == text
    column = 1
    for piece in found[:-1]:
        assert (piece.line, piece.column) == (1, column)
        column += len(piece.text)
    assert found[-1] == Piece(2, 1, "乙")


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"a\nb\xff\n", "line 2 is not UTF-8 text"),
        ("中文".encode("gb18030"), "line 1 is not UTF-8 text"),
        ("a".encode("utf-16"), "line 1 is not UTF-8 text"),
        (b"a\n\xe4\xbb", "line 2 is not UTF-8 text"),
        (b"a" * 65_536 + b"\xe4", "line 1 is not UTF-8 text"),
        (b"\n\na\0b", "line 3 holds a NUL character; is it a binary file?"),
    ],
)
def test_what_is_no_text_is_refused_by_line(tmp_path, raw, fault):
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    with pytest.raises(UnreadableInputError) as error:
        list(read_file(str(path)))
    assert str(error.value) == f"cannot read {path}: {fault}"


def test_missing_files_and_folders_are_refused(tmp_path):
    for path, fault in ((tmp_path / "none", "No such file or directory"), (tmp_path, "it is a folder")):
        with pytest.raises(UnreadableInputError, match=fault):
            check_readable(str(path))
        with pytest.raises(UnreadableInputError):
            list(read_file(str(path)))
    with pytest.raises(UnreadableInputError, match="null"):
        check_readable("a\0b")
    check_readable("-")


def test_the_sizes_of_the_pieces_add_up(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("甲\n乙", encoding="utf-8")
    sizes = []
    list(read_file(str(path), sizes.append))
    assert sum(sizes) == path.stat().st_size


class Terminal:
    """A standard input on which a person has typed a line and gone away."""

    def __init__(self):
        self.buffer = self
        self._lines = ["甲\n".encode()]

    def isatty(self):
        return True

    def readline(self, _size):
        if not self._lines:
            raise OSError(5, "Input/output error")
        return self._lines.pop()


def test_a_person_is_told_what_is_waited_for(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", Terminal())
    stream = read_standard_input("claims, one a line,")
    assert next(stream) == Piece(1, 1, "甲\n")
    assert capsys.readouterr().err == "reading claims, one a line, from the terminal; end with Ctrl-D\n"
    with pytest.raises(UnreadableInputError, match="cannot read standard input: Input/output error"):
        next(stream)
