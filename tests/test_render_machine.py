"""Formats that machines read: what was written is read back as it was."""

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.render import FORMATS, Page, Sheet, is_exact, render
from shaoxing_cli.render.json_text import json_text
from shaoxing_cli.render.plain import plain

PAGE = Page()
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False) | st.integers().map(Decimal)
SCALARS = st.none() | st.booleans() | st.text() | NUMBERS
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


def sheet(*rows, brief=None):
    fields = tuple(rows[0]) if rows else ("id", "value")
    return Sheet(
        fields,
        lambda names: ({name: row[name] for name in names} for row in rows),
        lambda: fields,
        lambda: ([plain(value) for value in row.values()] for row in rows),
        brief or fields,
    )


def text(form, *rows, **kwargs):
    return "".join(render(sheet(*rows, **kwargs), form, PAGE))


def read_json(written):
    return json.loads(written, parse_float=Decimal, parse_int=Decimal)


@given(VALUES)
def test_json_is_read_back_exactly(value):
    assert read_json(json_text(value)) == value


@given(VALUES)
def test_json_holds_nothing_that_a_terminal_would_obey(value):
    assert json_text(value).isprintable()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1546000000"), "1546000000"),
        (Decimal("99.37"), "99.37"),
        (Decimal("0.30000000000000000000000000001"), "0.30000000000000000000000000001"),
        (Decimal("12345678901234567890.5"), "12345678901234567890.5"),
        (Decimal("1E+999999999"), "1E+999999999"),
        ((1, 2.5), "[1, 2.5]"),
        ("\U000e0001", '"\\udb40\\udc01"'),
        ("\ud800", '"\\ud800"'),
        ({"a": (True, None, 0.5, 3, "\x7f")}, '{"a": [true, null, 0.5, 3, "\\u007f"]}'),
    ],
)
def test_json_numbers_and_characters(value, written):
    assert json_text(value) == written


@pytest.mark.parametrize("value", [object(), ["\x7f", object()]])
def test_what_has_no_json_form_is_refused(value):
    with pytest.raises(TypeError, match="has no JSON form"):
        json_text(value)


@given(st.lists(st.fixed_dictionaries({"id": st.text(), "value": SCALARS}), max_size=4))
def test_json_and_json_lines_hold_the_rows(rows):
    assert read_json(text("json", *rows)) == rows
    assert [read_json(line) for line in text("jsonl", *rows).splitlines()] == rows


def test_an_empty_answer():
    assert {form: text(form) for form in FORMATS if form != "md"} == {
        "table": "", "json": "[]\n", "jsonl": "", "csv": "id,value\n", "tsv": "", "value": "", "id": "",
    }  # fmt: skip


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1, max_size=4))
def test_tsv_is_one_line_a_row_and_escapes_what_would_break_it(cells):
    rows = [dict(zip(("a", "b"), pair, strict=True)) for pair in cells]
    lines = text("tsv", *rows).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(rows)
    assert all(line.count("\t") == 1 for line in lines)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("a\tb\nc\\d\r", "a\\tb\\nc\\\\d\\r"),
        (Decimal("1.5E+3"), "1500"),
        (None, ""),
        (["a", "b"], '["a", "b"]'),
        ("\x1b[31m\u202e", "[31m"),
    ],
)
def test_tsv_cells(value, cell):
    assert text("tsv", {"a": value}) == cell + "\n"


def test_tsv_shows_the_brief_fields_and_value_the_same():
    row = {"id": "a.b", "value": Decimal(3), "note": "long"}
    assert text("tsv", row, brief=("value", "id")) == "3\ta.b\n"
    assert text("value", row, brief=("value",)) == "3\n"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["C", "Z"])), min_size=2, max_size=2), min_size=1))
def test_csv_is_read_back(cells):
    rows = [dict(zip(("a", "b"), pair, strict=True)) for pair in cells]
    written = text("csv", *rows)
    assert list(csv.DictReader(io.StringIO(written, newline=""))) == rows


def test_csv_quotes_only_where_it_must():
    assert text("csv", {"a": "x,y", "b": 'say "z"'}, {"a": " pad", "b": None}) == 'a,b\n"x,y","say ""z"""\n" pad",\n'


def test_markdown_shows_text_as_it_is():
    written = text("md", {"a|b": "*x* [y](z) _q_ snake_case <b>", "c": "two\nlines"})
    assert written.splitlines() == [
        "| a\\|b | c |",
        "| --- | --- |",
        "| \\*x\\* \\[y\\](z) \\_q\\_ snake_case \\<b\\> | two lines |",
    ]


def test_machines_read_all_but_the_table():
    assert [form for form in FORMATS if not is_exact(form)] == ["table"]
