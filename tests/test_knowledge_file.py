"""Reports read from files in their encodings, and knowledge bases written as TinyDB's JSON."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.errors import ExitCode, TargetError, UnreadableInputError, UsageError
from shaoxing_cli.knowledge_file import MOST_BYTES, knowledge_json, read_report_file, write_knowledge_base
from shaoxing_cli.store import open_knowledge_base

TEXT = "某市2019年度法治政府建设情况报告\n一、总体\n全市共收到的申请176件，市政府工作有序。\n"
TRADITIONAL = "某市2019年度法治政府建設情況報告\n一、總體\n全市共收到的申請176件，市政府工作有序。\n"


@pytest.fixture
def put(tmp_path):
    def write(raw):
        path = tmp_path / "report.txt"
        path.write_bytes(raw)
        return path

    return write


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), None),
        (b"\xef\xbb\xbf" + TEXT.encode(), None),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16"),
    ],
)
def test_text_is_read_in_its_encoding(put, raw, encoding):
    assert read_report_file(put(raw), encoding) == (raw, TEXT)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "it is empty"),
        (b" \n\t", "it is empty"),
        (b"abc\0def", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "binary"),
        (b"\xff\xfe\xfd", "it is not UTF-8 text"),
        (TEXT.encode("gb18030"), "try --encoding gb18030"),
        (TRADITIONAL.encode("big5"), "try --encoding big5"),
        (TEXT.encode("utf-16"), "try --encoding utf-16"),
        (b"<!DOCTYPE html>\n<p>x</p>", "it is HTML"),
        (b"\n\n<HTML><body>", "it is HTML"),
        (b"x" * (MOST_BYTES + 1), "bytes; a report has at most"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(put, raw, told):
    path = put(raw)
    with pytest.raises(UnreadableInputError) as caught:
        read_report_file(path)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == ExitCode.USAGE


def test_a_wrong_encoding_is_named(put):
    with pytest.raises(UnreadableInputError, match="it is not ascii text"):
        read_report_file(put(TEXT.encode()), "ascii")


@pytest.mark.parametrize("encoding", ["klingon", "hex"])
def test_an_unknown_encoding_is_wrong_usage(put, encoding):
    with pytest.raises(UsageError, match=encoding):
        read_report_file(put(b"6162"), encoding)


def test_a_missing_file_and_a_folder(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(UnreadableInputError):
            read_report_file(path)


def tables():
    row = {"schema_version": 1}
    return {"report": [row], "sections": [], "facts": [{"id": "a.b", "value": Decimal("15.460"), "text": "件"}]}


def test_a_knowledge_base_is_written_and_kept(tmp_path):
    path = tmp_path / "kb.json"
    write_knowledge_base(path, tables(), force=False)
    written = path.read_text(encoding="utf-8")
    assert json.loads(written)["facts"]["1"]["value"] == 15.46
    assert '"value": 15.460' in written
    assert open_knowledge_base(path).ids == ("a.b",)
    with pytest.raises(TargetError):
        write_knowledge_base(path, tables(), force=False)
    write_knowledge_base(path, tables(), force=True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["kb.json"]


def test_an_unwritable_target_leaves_nothing(tmp_path):
    with pytest.raises(TargetError):
        write_knowledge_base(tmp_path / "none" / "kb.json", tables(), force=False)
    assert list(tmp_path.iterdir()) == []


def test_what_json_cannot_hold_is_an_error():
    with pytest.raises(TypeError):
        knowledge_json({"value": object()})


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6), st.text(max_size=20))
def test_numbers_and_text_survive_exactly(number, text):
    read = json.loads(knowledge_json([number, text.replace("\ue000", "")]), parse_float=Decimal, parse_int=Decimal)
    assert read == [number, text.replace("\ue000", "")]
