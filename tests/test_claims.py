"""A claim is read into its parts, and what nothing explains is left over."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.phrases import Mention
from tests.town import read, reader


def names(text: str, family: str) -> set[str]:
    return set(read(text).values(family))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("市级收到来信176件", ["176件"]),
        ("市级收到来信１７６件", ["１７６件"]),
        ("收到来信176件，办结120件", ["176件", "120件"]),
        # Articles count nothing; after 只 or with a hedge they do.
        ("收到一份来信", []),
        ("只收到一份来信", ["一份"]),
        ("至少一份来信", ["一份"]),
        ("收到来信一元", ["一元"]),
        # Ranks and dates are no quantities; a title holds none either.
        ("居全省第二", []),
        ("跻身全国30强", []),
        ("排在前三十", []),
        ("the top 30", []),
        ("2019年6月1日", []),
        ("《1000件大事》收到来信5件", ["5件"]),
        ("《没有写完的收到来信5件", ["5件"]),
        ("第三次会议", ["第三次"]),
    ],
)
def test_figures(text: str, figures: list[str]) -> None:
    assert [quantity.text for quantity in read(text).quantities] == figures


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("收到一份来信", ["一份"]),
        ("开展这一项，又一项", ["一项", "一项"]),
        # A digit counts, and so do 十一, what is measured, what is hedged, and what is limited from near.
        ("收到1份来信", []),
        ("收到十一份来信", []),
        ("收到一百份来信", []),
        ("一公里水管", []),
        ("至少一份来信", []),
        ("才一份来信", []),
        ("只有的那一份来信", []),
        ("只要求的那一份来信", ["一份"]),
        ("", []),
    ],
)
def test_articles(text: str, articles: list[str]) -> None:
    claim = read(text)
    assert [claim.text[slice(*span)] for span in claim.articles] == articles
    # An article is read, and is no figure.
    assert not {quantity.span for quantity in claim.quantities}.intersection(claim.articles)
    assert "一" not in "".join(claim.residue)


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("居全省第二", [2]),
        ("位列第一名", [1]),
        ("垫底", [0]),
        ("跻身全国30强", [30]),
        ("the top 30", [30]),
        ("前三十", [30]),
        ("第三家", [3]),
        ("第三次", []),
        ("25th", [25]),
        ("收到来信176件", []),
    ],
)
def test_ranks(text: str, positions: list[int]) -> None:
    assert [rank.position for rank in read(text).ranks] == positions


def test_a_bare_ordinal_may_number_something_as_well() -> None:
    (numbered,) = read("第三家").ranks
    (placed,) = read("位列第一名").ranks
    assert numbered.ordinal is not None
    assert numbered.ordinal.value == 3
    assert placed.ordinal is None


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("市级收到来信176件", {"letter", "received"}),
        ("交通事故", {"traffic", "accident"}),
        ("letters received", {"letter", "received"}),
        ("今天天气好", set()),
    ],
)
def test_concepts(text: str, concepts: set[str]) -> None:
    assert read(text).concepts == concepts


def test_the_longest_phrase_is_outer_and_its_parts_are_not() -> None:
    claim = read("交通事故")
    assert names("交通事故", "concept") == {"traffic"}
    assert {m.text: claim.is_outer(m) for m in claim.mentions if m.values("concept")} == {
        "交通事故": True,
        "事故": False,
    }


@pytest.mark.parametrize(
    ("text", "family", "values"),
    [
        ("没有收到来信", "polarity", {"negation"}),
        # What only asks, what loosens a figure, and what a title says denies nothing.
        ("来信收没收到", "polarity", set()),
        ("不足5件来信", "polarity", set()),
        ("《没有退件》", "polarity", set()),
        ("收到超过5件来信", "relation", set()),
        ("收到多于来访", "relation", {"more_than"}),
        # What a claim sets aside is not what it says.
        ("2019年市级收到来信176件，而不是接待来访", "concept", {"letter", "received"}),
        ("the letters received, not the visits, were 176", "concept", {"letter", "received"}),
        ("letters rather than visits", "concept", {"letter"}),
    ],
)
def test_what_is_said(text: str, family: str, values: set[str]) -> None:
    assert names(text, family) == values


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("市级收到来信176件", ()),
        ("市级收到来信176件，犀牛", ("犀牛",)),
        ("letters received by hippos", ("hippo",)),
        # A light character beside a strange one is part of a strange word.
        ("犀设", ("犀设",)),
        ("犀的", ("犀",)),
        ("2019年6月1日居全省第二", ()),
    ],
)
def test_what_is_left_over(text: str, left: tuple[str, ...]) -> None:
    assert read(text).residue == left


def test_names_that_are_accounted_for_are_not_left_over() -> None:
    claim = read("犀牛收到来信")
    assert claim.strange_without(["犀牛"]) == ()
    assert [run.text for run in claim.strange_without(["河马"])] == list(claim.residue) == ["犀牛"]


@pytest.mark.parametrize(("text", "parted"), [("其中120件", True), ("120 of the 176", True), ("收到176件", False)])
def test_parts(text: str, parted: bool) -> None:
    assert read(text).is_parted == parted


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        # Clauses before the first one that speaks of something lead up to it.
        ("笔记：收到来信176件", "笔记"),
        ("犀牛，算一笔账，听证会", "犀牛，算一笔账"),
        ("hippo notes: the letters", "hippo notes"),
        # A figure, a rank, a date, a denial, a place each speak of something.
        ("犀牛，176件，河马", "犀牛"),
        ("犀牛，第二名，河马", "犀牛"),
        ("犀牛，6月1日，河马", "犀牛"),
        ("犀牛，没有，河马", "犀牛"),
        ("犀牛，杭州，河马", "犀牛"),
        # What follows frames nothing, nor does what speaks of nothing at all.
        ("收到来信，犀牛", ""),
        ("犀牛，河马", ""),
        ("", ""),
    ],
)
def test_what_only_leads_up(text: str, frame: str) -> None:
    claim = read(text)
    framed = "".join(char for place, char in enumerate(claim.text) if claim.frames(place))
    assert framed.rstrip("，：:") == frame


def test_concepts_in_words_of_ones_own_stand_among_the_others() -> None:
    claim = read("更换旧管，来信5件")
    loose = Mention((0, 4), "更换旧管", {"concept": frozenset({"renewal"})})
    own = claim._replace(loose=(loose,))
    (figure,) = claim.quantities
    assert claim.concepts == {"letter"}
    assert own.concepts == {"letter", "renewal"}
    assert own.near(frozenset({"renewal"}), figure.span) == [loose]
    assert [m.text for m in own.near(frozenset({"renewal", "letter"}), figure.span)] == ["更换旧管", "来信"]
    assert list(claim.near(frozenset({"renewal"}), figure.span)) == []
    # It is no phrase that the claim consists of, nor does it explain the words within it.
    assert own.tagged("concept") == claim.tagged("concept")
    assert own.residue == claim.residue


def test_control_characters_are_left_out() -> None:
    assert read("收\u200b到\x07来信").text == "收到来信"


def test_mentions_of_a_group_near_a_place() -> None:
    claim = read("来信5件" + "，来信7件" * 6)
    near = claim.near(frozenset({"letter"}), claim.quantities[0].span)
    assert 0 < len(near) < 7
    assert near[0].span == (0, 2)
    assert claim.near(frozenset({"visit"}), claim.quantities[0].span) == []


def test_concepts_belong_to_the_figure_beside_them() -> None:
    claim = read("来信176件，来访88件")
    letters, visits = (quantity.span for quantity in claim.quantities)
    assert list(claim.concepts_of(letters)) == ["来信"]
    assert list(claim.concepts_of(visits)) == ["来访"]
    assert claim.concepts_of(None) == {}


def test_concepts_that_belong_to_no_figure_are_counted() -> None:
    claim = read("来信来访来信。收到176件")
    assert {text: times for text, (_, times) in claim.concepts_of(None).items()} == {"来信": 2, "来访": 1}


def test_what_is_around_a_place() -> None:
    claim = read("来信5件" + "，来信7件" * 6)
    assert [mention.span for mention in claim.around("concept", 0, 4)] == [(0, 2)]
    assert [mention.span for mention in claim.around("concept", 2, 5)] == [(0, 2), (5, 7)]
    assert not claim.around("concept", 3, 4)


@given(st.text(alphabet="市级收到来信一二三176件，。《》第没不 letters receivedof2019年6月", max_size=60))
def test_every_span_lies_in_the_text(text: str) -> None:
    claim = reader().read(text)
    assert len(claim.folded) == len(claim.text)
    for part in (*claim.mentions, *claim.quantities, *claim.dates, *claim.ranks):
        assert 0 <= part.span[0] < part.span[1] <= len(claim.text)
    assert {mention.span for mention in claim.outer} <= {mention.span for mention in claim.mentions}
    ends = [mention.span for mention in claim.outer]
    assert all(one[1] <= other[0] for one, other in pairwise(ends))
