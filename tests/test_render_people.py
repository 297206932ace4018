"""Tables and cards: they fit the page, cut nothing, and show text as it is."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from shaoxing_cli.render import Page, Sheet, render
from shaoxing_cli.render.card import Card, Detail, render_cards
from shaoxing_cli.render.large import large
from shaoxing_cli.render.wrapping import breaks

CHINESE = st.text("报告没有说明市级不是全市,不含各区、县(市)。“法治” 495件 abc %", max_size=60)
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def table(rows, headings=("value", "what", "section", "ID"), width=80, *, color=False):
    sheet = Sheet((), lambda _names: (), lambda: headings, lambda: rows, ())
    return "".join(render(sheet, "table", Page(width, color)))


def squeezed(text):
    return re.sub(r"\s", "", text)


@given(CHINESE, st.integers(2, 40))
def test_lines_fit_and_nothing_is_lost(text, width):
    lines = [text[start:end] for start, end in breaks(text, width)]
    assert squeezed("".join(lines)) == squeezed(text)
    assert all(cell_len(line) <= width for line in lines)


@given(CHINESE, st.integers(12, 40))
@example("44、、不 、、", 12)
@example("44、、不、(不4、、不 ,4", 12)
def test_no_line_begins_with_a_closing_mark(text, width):
    starts = [text[start] for start, end in breaks(text, width)[1:] if end > start]
    # A run of marks longer than the line has to be broken somewhere.
    longest = max((cell_len(run) for run in re.findall(r"[,、)。”%(“\s]+", text)), default=0)
    assert longest + 3 > width or not set(starts) & set(",、)。”% ")


def test_a_word_longer_than_the_line_is_broken_and_others_are_not():
    text = "a disclosure.interpretations_per_policy b"
    assert [text[start:end] for start, end in breaks(text, 20)] == ["a", "disclosure.interpret", "ations_per_policy b"]
    assert len(breaks("x" * 100_000, 40)) == 2500


@given(st.lists(st.tuples(CHINESE, CHINESE, CHINESE), min_size=1, max_size=4), st.sampled_from([20, 40, 60, 80, 120]))
def test_a_table_fits_its_page_and_loses_nothing(rows, width):
    shown = table(rows, headings=("a", "b", "c"), width=width)
    assert all(cell_len(line) <= width for line in shown.splitlines())
    assert sorted(squeezed(shown).replace("abc", "", 1)) == sorted(squeezed("".join(map("".join, rows)))) or width < 60


def test_columns_while_they_fit_then_stacked_then_records():
    rows = [("176件", "市级收到行政复议申请数", "5.2", "reconsideration.received")]
    assert table(rows, width=80).splitlines() == [
        "value  what                    section  ID",
        "176件  市级收到行政复议申请数  5.2      reconsideration.received",
    ]
    assert table(rows, width=60).splitlines() == [
        "value  what",
        "       section  ID",
        "176件  市级收到行政复议申请数",
        "       5.2  reconsideration.received",
    ]
    assert table([*rows, *rows], width=40).splitlines() == [
        "176件",
        "  市级收到行政复议申请数",
        "  5.2  reconsideration.received",
        "",
        "176件",
        "  市级收到行政复议申请数",
        "  5.2  reconsideration.received",
    ]


def test_one_column_is_a_list():
    assert table([("x" * 90,)], headings=("ID",), width=80).splitlines() == ["x" * 80, "x" * 10]
    assert table([("x",), ("",)], headings=("ID",)).splitlines() == ["ID", "x", ""]


@pytest.mark.parametrize("width", [40, 60, 120])
def test_text_is_shown_as_it_is_and_controls_are_left_out(width):
    shown = table([("[bold]x[/b]", ":smile: \x1b[31mred\u202e", "", "")], width=width)
    assert "[bold]x[/b]" in shown
    assert ":smile: [31mred" in shown
    assert "\x1b" not in shown


def test_color_only_where_the_page_takes_it():
    assert "\x1b[1m" in table([("a", "b")], headings=("x", "y"), color=True)
    assert ESCAPES.sub("", table([("a", "b")], headings=("x", "y"), color=True)) == table(
        [("a", "b")], headings=("x", "y")
    )


DETAILS = (Detail("原文", "市级共收到行政复议申请176件", "176件"), Detail("说明", "市级不是全市。"), Detail("", "再说"))


def card(width=80, *, color=False, **changes):
    shown = Card("行政复议", "176件", "176", "件", DETAILS)._replace(**changes)
    return "".join(render_cards([shown], Page(width, color)))


@pytest.mark.parametrize("width", [20, 40, 49, 50, 80, 200])
def test_a_card_fits_and_shows_everything(width):
    shown = card(width)
    assert all(cell_len(line) <= width for line in shown.splitlines())
    for text in ("行政复议", "原文", "市级不是全市。", "再说"):
        assert text in squeezed(shown)


def test_the_figure_is_marked_in_its_quote():
    assert "申请\x1b[1;4m176件\x1b[0m" in card(color=True)
    assert "\x1b" not in card()


def test_a_value_is_drawn_where_there_is_room_and_printed_otherwise():
    assert "|_|" in card()
    assert "|_|" not in card(20, digits="1,546,000,000", value="15.46亿元")
    assert "15.46亿元" in card(20, digits="1,546,000,000", value="15.46亿元")
    assert card(digits="", value="《目录》").splitlines()[1:4] == ["", "  《目录》", ""]
    assert card(digits="", value="").splitlines()[1:3] == ["", "  原文  市级共收到行政复议申请176件"]


def test_cards_stand_apart():
    one = Card("a", "", "", "", DETAILS)
    assert "\n\na\n" in "".join(render_cards([one, one], Page()))


def test_hostile_text_on_a_card():
    shown = card(title="[red]x\x1b[2J", value="\x1b]0;t\x07", digits="")
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[red]x[2J" in shown


@given(st.text("0123456789.,-", min_size=1, max_size=20))
def test_large_figures_have_three_lines_of_plain_ascii(digits):
    lines = large(digits)
    assert lines is not None
    assert len(lines) == 3
    assert set("".join(lines)) <= set(" _|.,")


def test_what_cannot_be_drawn_is_not():
    assert large("") is None
    assert large("176件") is None
