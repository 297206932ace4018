"""Figures are read as they are meant, in Chinese and English."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.quantities import find_quantities
from shaoxing_cli.quantity_forms import is_idiom
from tests.spelling import chinese, english

HERE = Path(__file__).parent
CASES = json.loads((HERE / "cases" / "quantities.json").read_text("utf-8"))
SENTENCES = json.loads((HERE / "cases" / "figures_in_sentences.json").read_text("utf-8"))

# What stands in sentences and is no figure.
NOT_FIGURES = [
    "一般来说", "统一部署", "第一责任人", "一体化推进", "进一步上升", "成立", "完成", "2019年6月1日", "百件",
    "每百件", "one of them",
]  # fmt: skip

amounts = st.integers(min_value=1, max_value=10**12)


@pytest.mark.parametrize(("text", "value", "unit", "hedge"), CASES)
def test_reads_one_figure(text: str, value: str, unit: str | None, hedge: str | None) -> None:
    (found,) = find_quantities(f"共有{text}" if not text[0].isascii() else text)
    assert (found.value, found.unit, found.hedge) == (Decimal(value), unit, hedge)


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_reads_every_figure_of_a_sentence(sentence: str, expected: list[dict[str, str]]) -> None:
    found = find_quantities(sentence)
    shown = [
        {
            "text": quantity.text,
            "outer": sentence[slice(*quantity.outer)],
            "value": str(quantity.value),
            "high": quantity.high and str(quantity.high),
            "unit": quantity.unit,
            "hedge": quantity.hedge,
            "form": quantity.form,
            "step": str(quantity.step),
        }
        for quantity in found
    ]
    assert [{name: value for name, value in row.items() if value is not None} for row in shown] == expected
    assert [sentence[slice(*quantity.span)] for quantity in found] == [row["text"] for row in expected]


@pytest.mark.parametrize(
    ("text", "place", "idiom"),
    [
        ("统一", 1, True),
        ("统一百件", 1, False),
        ("共统一", 2, True),
        ("一百件", 0, False),
        ("一心", 0, True),
        ("甲一心", 1, True),
        ("一", 0, False),
        ("统", 0, False),
        ("一百带一路", 0, False),
        ("一带一路", 0, True),
        ("一带一路", 2, False),
        ("五一心", 1, True),
    ],
)
def test_an_idiom_holds_the_whole_numeral(text: str, place: int, idiom: bool) -> None:
    assert is_idiom(text, place) == idiom


def test_figures_in_skipped_spans_are_left_out() -> None:
    assert [quantity.text for quantity in find_quantities("5件，6件，7件", skip=[(3, 5)])] == ["5件", "7件"]
    assert [quantity.text for quantity in find_quantities("5件6件", skip=[(0, 2)])] == ["6件"]
    assert [quantity.text for quantity in find_quantities("2019年5件", skip=[])] == ["2019年", "5件"]


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_leaves_words_alone(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [("20-30件", 20, 30, "件"), ("20至30亿元", 2 * 10**9, 3 * 10**9, "元"), ("1-2件", 1, 2, "件")],
)
def test_reads_a_range(text: str, low: int, high: int, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit", "form"),
    [
        ("第三", 3, None, "ordinal"),
        ("第25次", 25, "次", "ordinal"),
        ("the third case", 3, "件", "ordinal"),
        ("21st", 21, None, "ordinal"),
        ("七成半", 75, "%", "fraction"),
        ("1/4", 25, "%", "fraction"),
        ("过半", 50, "%", "word"),
        ("5千件", 5000, "件", "number"),
        ("5千瓦", 5, "千瓦", "number"),
        ("万分之三点五", Decimal("0.035"), "%", "number"),
    ],
)
def test_tells_how_a_figure_is_written(text: str, value: Decimal, unit: str | None, form: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit, found.form) == (value, unit, form)


@pytest.mark.parametrize(
    "text", ["三分之五", "零分之一", "百百分之三", "0成", "第百百", "9" * 41 + "件", "5/4", "one", "hundred"]
)
def test_leaves_alone_what_cannot_be(text: str) -> None:
    assert find_quantities(text) == []


@given(amounts)
def test_every_way_of_writing_gives_the_same(amount: int) -> None:
    for written in (f"{amount}件", f"{amount:,}件", f"{chinese(amount)}件", f"{english(amount)} cases"):
        (found,) = find_quantities(written)
        assert (found.value, found.unit) == (amount, "件"), written


@given(st.decimals(min_value="0.01", max_value="99999", places=2))
def test_multipliers_are_worked_out(number: Decimal) -> None:
    (found,) = find_quantities(f"{number}万元")
    assert found.value == number * 10000


@given(st.text(max_size=200))
def test_spans_hold_what_was_read(text: str) -> None:
    place = 0
    for quantity in find_quantities(text):
        start, end = quantity.span
        assert place <= start < end <= len(text)
        assert text[start:end] == quantity.text
        assert quantity.outer[0] <= start
        assert quantity.outer[1] >= end
        place = end


@pytest.mark.parametrize(
    ("text", "value", "high", "hedge", "read"),
    [
        ("共三个里头差不多有两个办结", "66.67", None, "about", "三个里头差不多有两个"),
        ("约三个里头有两个", "66.67", None, "about", "三个里头有两个"),
        ("每三件就有两件", "66.67", None, None, "三件就有两件"),
        # More than eight, and fewer than nine.
        ("十天里头有八天多", "80", "90", None, "十天里头有八天多"),
        ("十天里头有八天左右", "80", None, "about", "十天里头有八天"),
        ("一百件里有一件", "1", None, None, "一百件里有一件"),
        ("three days in four", "75", None, None, "three days in four"),
        ("nine times out of every ten", "90", None, None, "nine times out of every ten"),
        ("one in fourteen", "7.14", None, None, "one in fourteen"),
        ("99 in 100", "99", None, None, "99 in 100"),
    ],
)
def test_how_many_of_how_many_is_a_share(text: str, value: str, high: str | None, hedge: str | None, read: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit, found.hedge, found.text) == (Decimal(value), "%", hedge, read)
    assert found.high == (None if high is None else Decimal(high))
    assert text[slice(*found.span)] == read


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # A part of another measure, of a larger whole, of a share or of a range, and no part.
        ("三个里有两类", ["3", "2"]),
        ("101件里有一件", ["101", "1"]),
        ("九成里有八成", ["90", "80"]),
        ("三至五个里有两个", ["3", "2"]),
        ("五个里有两三个", ["5", "2"]),
        ("两个里有三个", ["2", "3"]),
        ("三个里有三个", ["3", "3"]),
        ("三个，里有两个", ["3", "2"]),
        ("三次会议就有两次", ["3", "2"]),
        ("three meetings in ten days", ["3", "10"]),
        ("three in fourteen", ["3", "14"]),
        ("one in 101", ["101"]),
        ("2 million in 20", ["2000000", "20"]),
        ("277 to 191", ["277", "191"]),
        ("one meeting", []),
    ],
)
def test_what_is_no_share(text: str, values: list[str]) -> None:
    assert [found.value for found in find_quantities(text)] == [Decimal(value) for value in values]
