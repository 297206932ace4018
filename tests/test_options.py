"""Options that commands share."""

import inspect
import io

import pytest

from shaoxing_cli.errors import UnknownChoiceError
from shaoxing_cli.options import GROUPS, Filters, Output, Setting, is_terminal, page_of, reader_language, spread


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def test_a_group_is_spread_into_its_options_and_gathered_again():
    def run(ids: list[str], output: Output, setting: Setting, sort: str | None = None) -> object:
        return ids, output, setting, sort

    command = spread(run)
    assert list(inspect.signature(command).parameters) == ["ids", *Output._fields, *Setting._fields, "sort"]
    given = dict.fromkeys((*Output._fields, *Setting._fields)) | {"limit": 3, "lang": "zh"}
    ids, output, setting, sort = command(ids=["a"], sort=None, **given)
    assert (ids, output.limit, setting.lang, sort) == (["a"], 3, "zh", None)


def test_the_groups_share_no_option():
    names = [field for group in GROUPS for field in group._fields]
    assert len(names) == len(set(names))
    declared = [
        mark
        for group in GROUPS
        for note in group.__annotations__.values()
        for mark in note.__metadata__[0].param_decls or ()
    ]
    assert len(declared) == len(set(declared))


@pytest.mark.parametrize(
    ("given", "environment", "lang"),
    [
        ("zh", {"LANG": "en_GB.UTF-8"}, "zh"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("auto", {"LANG": "zh_TW"}, "zh"),
        (None, {"LC_MESSAGES": "zh_CN", "LANG": "en_GB"}, "zh"),
        (None, {"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        ("", {}, "en"),
        (None, {"LANG": "POSIX"}, "en"),
    ],
)
def test_the_language_is_asked_for_or_the_locale_s(given, environment, lang):
    assert reader_language(given, environment) == lang


def test_an_unknown_language_is_refused():
    with pytest.raises(UnknownChoiceError, match="unknown language: cn; known: zh, en, auto"):
        reader_language("cn", {})


@pytest.mark.parametrize(
    ("stream", "environment", "no_color", "color"),
    [
        (Terminal(), {}, False, True),
        (Terminal(), {"NO_COLOR": "1"}, False, False),
        (Terminal(), {"TERM": "dumb"}, False, False),
        (Terminal(), {}, True, False),
        (io.StringIO(), {}, False, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, False, True),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        (None, {}, False, False),
    ],
)
def test_color_is_for_terminals_that_want_it(stream, environment, no_color, color):
    assert page_of(stream, environment, no_color=no_color).color is color


def test_the_page_is_as_wide_as_the_terminal_says(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert page_of(io.StringIO(), {}).width == 40
    monkeypatch.setenv("COLUMNS", "3")
    assert page_of(io.StringIO(), {}).width == 20


@pytest.mark.parametrize(("stream", "form"), [(Terminal(), "table"), (io.StringIO(), "tsv")])
def test_the_format_follows_where_the_answer_goes(monkeypatch, stream, form):
    monkeypatch.setattr("sys.stdout", stream)
    assert Output().format_of(("table", "tsv")) == form
    assert is_terminal(stream) == (form == "table")


@pytest.mark.parametrize(
    ("output", "form", "fields"),
    [
        (Output(), "json", None),
        (Output(fields="id, text"), "json", ("id", "text")),
        (Output(), "value", ("value",)),
        (Output(fields="text"), "value", ("text",)),
        (Output(fields="text"), "id", ("id",)),
    ],
)
def test_fields(output, form, fields):
    assert output.fields_of(form, ("id", "text", "value")) == fields


def test_filters_become_a_selection():
    selection = Filters(section=["5"], least="1万", derived=False).selection
    assert (selection.sections, int(selection.least), selection.most, selection.derived) == (("5",), 10000, None, False)
    assert Filters().selection.is_open
