"""A claim denies what a fact states, or calls well what the fact calls wanting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED
from shaoxing_cli.polarity import denies, opposite
from tests.town import profile, read, reader, town

C, N = CONTRADICTED, NOT_COVERED


@pytest.mark.parametrize(
    ("text", "fact", "verdict"),
    [
        ("供水条例通过二审", "doc.rules", None),
        ("供水条例没有公布", "doc.rules", C),
        ("供水条例并不是没有公布", "doc.rules", None),
        # Where the fact itself is a denial, or counts none, to affirm is the opposite.
        ("没有退件", "letters.returned", None),
        ("有退件", "letters.returned", C),
        ("无一退件", "letters.returned", None),
        # What denies that it was all of them leaves open what the fact says.
        ("并非件件都通过二审", "doc.rules", N),
        ("并不全部公布", "doc.rules", N),
        ("the rules were not all published", "doc.rules", N),
        # A denial that stands further off, or behind, is of something else.
        ("全部没有公布", "doc.rules", C),
        ("没有公布的全部供水条例", "doc.rules", C),
        # What is denied of the report itself is denied of nothing else, save where nothing else is said.
        ("报告没有给出数值，供水条例通过二审", "doc.rules", None),
        ("供水条例没有公布，报告说", "doc.rules", C),
        ("报告没有写", "doc.rules", C),
        # A denial in any clause denies; two in two clauses do not make up for one another.
        ("供水条例公布，没有废止", "doc.rules", C),
        ("没有公布，没有废止", "doc.rules", C),
        # Shortcomings are called wanting or well.
        ("部分排水管网有待加强", "shortcoming.drains", None),
        ("排水管网没有短板", "shortcoming.drains", C),
        ("排水管网无需改进", "shortcoming.drains", C),
        ("排水管网有所提升", "shortcoming.drains", C),
        ("排水管网没有提升", "shortcoming.drains", None),
        ("部分排水管网有待加强，报告没有给出数值", "shortcoming.drains", None),
        # One clause that calls it well is enough, beside those that do not.
        ("排水管网有待加强，没有短板", "shortcoming.drains", C),
        # A single 不 denies the fact where its words, or what tells something of it, stand behind in the same clause.
        ("不抄表", "body.office", C),
        ("会议不审议", "event.session", C),
        ("供水条例不试点", "doc.rules", C),
        ("水质检查不开展", "mechanism.inspection", C),
        ("供水条例不公布", "doc.rules", N),
        ("不公布，供水条例", "doc.rules", N),
        ("供水条例不犀牛", "doc.rules", N),
        ("抄表不休", "body.office", N),
        ("还要抄表，不休", "body.office", N),
        # Of longer denials and of 'none' no more is asked.
        ("抄表没有休息", "body.office", C),
        ("无一抄表", "body.office", C),
        ("no meters", "body.office", C),
        # What is denied in a clause of its own is something else, unless the fact speaks of it.
        ("供水条例通过二审，没有举行听证会", "doc.rules", N),
        ("供水条例通过二审，没有通过", "doc.rules", C),
        # To want more of what is planned denies nothing.
        ("旧管更换有待加强", "pledge.renewal", None),
        ("旧管更换没有推进", "pledge.renewal", C),
        # 提升 and 短板 call nothing wanting where no shortcoming is stated.
        ("供水条例提升", "doc.rules", None),
    ],
)
def test_the_opposite(text: str, fact: str, verdict: str | None) -> None:
    found = opposite(read(text), profile(fact))
    assert (found and found.verdict) == verdict
    if found:
        assert found.facts == (town().fact(fact),)


@pytest.mark.parametrize("text", ["供水条例没有通过", "供水条例未公布", "供水条例公布", "供水条例并非件件都公布"])
def test_what_awaits_its_vote_is_neither_denied_nor_affirmed(text: str) -> None:
    rules = profile("doc.rules")
    waiting = rules._replace(metric=rules.metric._replace(slots={"status": ["awaiting_vote"]}))
    assert opposite(read(text), waiting) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("供水条例二审都没过", True),
        ("供水条例没有通过二审", True),
        ("the water supply rules have not passed their second reading", True),
        ("供水条例二审后尚未举行听证会", False),
        ("供水条例二审，后来的事尚未定", False),
        ("供水条例尚未公布", False),
    ],
)
def test_a_stage_that_is_past_is_denied_even_of_what_awaits_its_vote(text: str, wrong: bool) -> None:
    rules = profile("doc.rules")
    waiting = rules._replace(metric=rules.metric._replace(slots={"status": ["second_reading", "awaiting_vote"]}))
    assert (opposite(read(text), waiting) is not None) is wrong


def test_a_figure_of_none_is_a_denial_however_it_is_quoted() -> None:
    returned = profile("letters.returned")
    counted = returned._replace(fact=returned.fact._replace(quote="退件0件"))
    assert not counted.is_denial
    assert opposite(read("没有退件"), counted) is None
    assert opposite(read("有退件"), counted) is not None


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("供水条例没有公布", True),
        ("供水条例公布", False),
        ("供水条例公布，管网未更换", True),
        ("不是没有公布", False),
        ("报告没有给出数值，供水条例公布", False),
        ("the rules were not published", True),
        ("", False),
    ],
)
def test_denials(text: str, denied: bool) -> None:
    assert denies(read(text)) is denied


CLAUSES = {"供水条例公布": False, "水质检查没有公布": True, "报告没有给出数值": False, "听证会不是没有公布": False}


@given(st.lists(st.sampled_from(sorted(CLAUSES)), min_size=1, max_size=5))
def test_a_claim_denies_where_one_of_its_clauses_does(said: list[str]) -> None:
    only_of_the_report = set(said) == {"报告没有给出数值"}
    claim = reader().read("；".join(said))
    assert denies(claim) == (only_of_the_report or any(CLAUSES[clause] for clause in said))
