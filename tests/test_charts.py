"""Bars: what may stand side by side, how long bars are, and how they are drawn in a terminal and as a picture."""

import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from shaoxing_cli.charts import MixedUnitsError, chart_of, figures_of
from shaoxing_cli.model import Rank
from shaoxing_cli.render import Page, bars, svg
from shaoxing_cli.render.bar_chart import Bar, Chart, lengths

from .conftest import fact

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart, width=80, **options):
    return "".join(bars.render(chart, Page(width), **options)).splitlines()


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1), st.integers(1, 2000))
def test_bars_keep_the_order_of_their_values(values, room):
    drawn_lengths = lengths(values, room)
    assert all(0 <= length <= room for length in drawn_lengths)
    for value, length in zip(values, drawn_lengths, strict=True):
        assert (length == 0) == (value == 0)
    pairs = sorted(zip(map(abs, values), drawn_lengths, strict=True))
    assert [length for _, length in pairs] == sorted(length for _, length in pairs)
    assert not any(values) or max(drawn_lengths) == room


def test_nothing_has_no_length():
    assert lengths([], 10) == []
    assert lengths([Decimal(0)], 10) == [0]


def test_mixed_units_are_refused_with_the_units_listed(small_kb):
    with pytest.raises(MixedUnitsError, match=r"several units: .*件 \(\d+\).*; choose one, such as --unit "):
        chart_of(figures_of(small_kb.facts), "zh")


def test_only_figures_become_bars(kb):
    assert {one.kind for one in figures_of(kb.facts)} == {"figure"}


def test_a_rank_is_marked(small_kb):
    ranked = fact(small_kb, "reconsideration.received", rank=Rank(1, "全省"), unit=None, unit_en=None)
    assert chart_of([ranked], "zh").bars[0].shown.endswith("(全省第1)")
    assert chart_of([ranked], "en").title == ""


CHART = Chart(
    "件", (Bar("收到件数", Decimal(495), "495件"), Bar("回复", Decimal(-99), "-99件"), Bar("无", Decimal(0), "0件"))
)


def test_labels_stand_beside_bars_while_there_is_room():
    assert drawn(CHART, 40) == [
        "收到件数  ████████████████████████ 495件",
        "回复      ░░░░░ -99件",
        "无        0件",
    ]


def test_labels_stand_above_bars_on_a_narrow_page():
    assert drawn(CHART, 20) == ["收到件数", "  ████████████ 495件", "回复", "  ░░░ -99件", "无", "  0件"]


def test_without_block_characters_bars_are_plain():
    assert drawn(CHART, 20, blocks=False)[1::2] == ["  ############ 495件", "  --- -99件", "  0件"]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unit", ["件", "%", "元"])
def test_no_line_is_wider_than_the_page(kb, width, lang, unit):
    chart = chart_of([one for one in figures_of(kb.facts) if one.unit == unit], lang)
    lines = drawn(chart, width)
    assert max(map(cell_len, lines)) <= width
    joined = "".join("".join(line.split()) for line in lines)
    assert all("".join(bar.label.split()) in joined for bar in chart.bars)


def test_hostile_text_is_drawn_as_text():
    hostile = Chart("件", (Bar("[red]x\x1b[2J<b>&", Decimal(1), "1</text>\ud800"),))
    assert "\x1b" not in "".join(drawn(hostile))
    assert "[red]x" in drawn(hostile)[0]
    tree = ET.fromstring("".join(svg.render(hostile, '"><script>')))
    assert not list(tree.iter(f"{SVG}script"))
    assert next(text.text for text in tree.iter(f"{SVG}text")) == "[red]x[2J<b>&"


def test_the_picture_holds_every_bar():
    tree = ET.fromstring("".join(svg.render(CHART, "title")))
    assert [text.text for text in tree.iter(f"{SVG}text")] == ["收到件数", "495件", "回复", "-99件", "无", "0件"]
    widths = [int(bar.get("width")) for bar in tree.iter(f"{SVG}rect") if bar.get("height") == "16"]
    assert widths == [528, 106, 0]
    assert tree.find(f"{SVG}title").text == "title"


# The command


@pytest.fixture
def chart(run, kb):
    return lambda *words, **more: run("chart", *words, "--kb", str(kb.path), "--lang", "zh", **more)


def test_ids_words_and_filters_choose_the_bars(chart):
    by_id = chart("disclosure.received", "disclosure.replied")
    assert (by_id.exit_code, by_id.stdout.count("件\n")) == (0, 2)
    assert chart("-", given="disclosure.received\n").stdout == chart("disclosure.received").stdout
    by_filter = chart("--unit", "%", "--section", "5", "-n", "3", "--sort", "-value")
    assert by_filter.stdout.count("%") == 3
    assert "drawn: 3 of" in by_filter.stderr


def test_words_choose_the_bars(chart):
    pytest.importorskip("shaoxing_cli.ranking")
    result = chart("行政复议", "--unit", "件")
    assert result.exit_code == 0
    assert "行政复议" in result.stdout
    assert "依申请公开" not in result.stdout


def test_mixed_units_exit_2(chart):
    result = chart()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "件 (" in result.stderr


def test_what_is_no_figure_is_left_out(chart):
    result = chart("disclosure.received", "head.issuer")
    assert result.exit_code == 0
    assert "left out: 1 that is no figure" in result.stderr
    assert "left out: 2 that are no figures" in chart("disclosure.received", "head.issuer", "head.title").stderr
    nothing = chart("head.issuer")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "nothing to draw" in nothing.stderr


def test_an_unknown_id_is_named(chart):
    result = chart("disclosure.recieved")
    assert result.exit_code == 1
    assert "did you mean disclosure.received" in result.stderr


def test_the_picture_is_written_once(chart, tmp_path):
    path = tmp_path / "chart.svg"
    assert chart("disclosure.received", "--svg", str(path)).exit_code == 0
    assert "495件" in path.read_text(encoding="utf-8")
    again = chart("disclosure.received", "--svg", str(path))
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    assert chart("disclosure.received", "--svg", str(path), "--force").exit_code == 0


def test_a_poor_locale_gets_plain_bars(process, kb):
    done = process("chart", "disclosure.received", "--kb", str(kb.path), "--lang", "en", PYTHONIOENCODING="ascii")
    assert b"####" in done.stdout
