"""Each part of a claim gets its own finding: figures, ranks and dates, direct or computed."""

import pytest

from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED
from shaoxing_cli.parts import judge_parts
from tests.town import assigner, parts, profiles, read

S, C, N = SUPPORTED, CONTRADICTED, NOT_COVERED


def judged(text: str) -> list[tuple[str, list[str]]]:
    """The verdicts on the parts of a claim, each with its facts."""
    claim, known = read(text), parts()[1]
    found = judge_parts(claim, known.satisfied_by(claim.concepts), assigner(), known.siblings)
    return [(part.finding.verdict, [profile.fact.id for profile in part.profiles]) for part in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("市级收到来信176件", [(S, ["letters.received"])]),
        ("市级收到来信186件", [(C, ["letters.received"])]),
        ("市级收到来信176件，办结来信130件", [(S, ["letters.received"]), (C, ["letters.settled"])]),
        ("水质达标率99.37%，居全省第二", [(S, ["quality.rate"]), (S, ["quality.rank"])]),
        ("水质达标率99.37%，居全省第一", [(S, ["quality.rate"]), (C, ["quality.rank"])]),
        ("供水改革于6月1日启动", [(S, ["date.reform"])]),
        ("供水改革于2019年启动", []),
        ("听证会多于协调会", [(S, ["hearings.held", "meetings.held"])]),
        # Nothing to compare, and nothing that it could be.
        ("供水条例通过二审", []),
        ("犀牛176件", [(N, [])]),
        ("居全省第二", [(N, [])]),
        # A figure said twice, in another way.
        ("听证会25次,也就是二十五次", [(S, ["hearings.held"]), (S, ["hearings.held"])]),
        # The base of another figure is a fact of the section.
        ("市级办结来信120件，是在176件中", [(S, ["letters.settled"]), (S, ["letters.received"])]),
        ("市级办结来信120件，是在186件中", [(S, ["letters.settled"]), (N, [])]),
        ("收到的176件来信中市级办结120件", [(S, ["letters.received"]), (S, ["letters.settled"])]),
        # Computed, where no fact says it.
        ("市级收到和办结的来信合计296件", [(S, ["letters.received", "letters.settled"])]),
        ("听证会比协调会多4次", [(S, ["hearings.held", "meetings.held"])]),
        ("听证会比协调会多5次", [(C, ["hearings.held", "meetings.held"])]),
        # An average is not the figure itself.
        ("平均举行听证会25次", [(N, ["hearings.held"])]),
        # What counts the figures themselves is right when it counts them right.
        ("听证会25次，协调会21次，两项都对", [(S, ["hearings.held"]), (S, ["meetings.held"])]),
        ("听证会25次，协调会21次，一共两个数", [(S, ["hearings.held"]), (S, ["meetings.held"])]),
        ("听证会25次，协调会21次，三项都对",
         [(S, ["hearings.held"]), (S, ["meetings.held"]), (N, ["hearings.held", "meetings.held"])]),
        ("听证会25次，分两个阶段", [(S, ["hearings.held"]), (N, ["hearings.held"])]),
        # Of a sum they may count the part, or the figures that went in.
        ("听证会和协调会合计46次，两项合计", [(S, ["hearings.held", "meetings.held"])]),
        ("听证会25次,也就是二十五次，两个数", [(S, ["hearings.held"]), (S, ["hearings.held"])]),
        ("犀牛5元，分两个阶段", [(N, [])]),
        ("听证会和协调会合计46次，三项合计",
         [(S, ["hearings.held", "meetings.held"]), (N, ["hearings.held", "meetings.held"])]),
        # Joined terms give their sum.
        ("听证会加协调会共46次", [(S, ["hearings.held", "meetings.held"])]),
        # What is said of each few is a proportion; the 100% that a share falls short of is no figure of its own.
        ("听证会25次，每三次就有两次公开",
         [(S, ["hearings.held"]), (N, [])]),
        ("每三次听证会就有两次公开", [(N, [])]),
        ("每三次听证会", []),
        ("水质达标率离100%只差0.63个百分点", [(S, ["quality.rate"])]),
        # Where there was none of it, no figure speaks of that.
        ("退件5件", [(C, ["letters.returned"])]),
        ("退件，共5件", [(N, [])]),
        ("无一退件，收到5件", [(N, [])]),
        ("5件来信无一退件", [(N, [])]),
        ("市级收到来信176件，无一退件", [(S, ["letters.received"])]),
        ("退件0件", [(S, ["letters.returned"])]),
        # A part that a share makes of a count, and a month's of a year.
        ("每月举行听证会约2次", [(S, ["hearings.held"])]),
        ("市级收到来信176件，回复率98.4%，即173件",
         [(S, ["letters.received"]), (S, ["letters.reply_rate"]), (S, ["letters.received", "letters.reply_rate"])]),
        # A small figure in words is a figure where it stands by its noun, and never a sum gone wrong.
        ("听证会两次", [(C, ["hearings.held"])]),
        ("两个方面的听证会25次", [(N, []), (S, ["hearings.held"])]),
        ("听证会和协调会合计三次", [(C, ["meetings.held"])]),
        # A base that nothing states is a figure like others.
        ("of the 186 letters settled", [(C, ["letters.settled"])]),
        ("of the 176 letters settled", [(S, ["letters.received"])]),
        # Of two ranks or dates one finds no fact of its own.
        ("水质达标率99.37%，听证会名列榜首", [(S, ["quality.rate"]), (C, ["quality.rank"])]),
        ("水质达标率第二位、头名", [(S, ["quality.rank"]), (N, [])]),
        ("听证会名列榜首", [(N, [])]),
        ("供水改革、听证会于6月1日和7月1日启动", [(S, ["date.reform"]), (N, [])]),
        ("听证会25次，犀牛5元", [(S, ["hearings.held"]), (N, [])]),
        # What numbers a thing is no rank.
        ("第二十三次会议", []),
        ("审议供水条例的会议第23", []),
    ],
)  # fmt: skip
def test_parts(text: str, found: list[tuple[str, list[str]]]) -> None:
    assert judged(text) == found


@pytest.mark.parametrize(("share", "verdict"), [("68.18%", S), ("75%", C)])
def test_what_is_computed_already_is_not_computed_anew(share: str, verdict: str) -> None:
    known = profiles("letters.received", "letters.settled", "letters.settled_share")
    (part,) = judge_parts(read(f"市级收到的来信中{share}办结"), known, assigner(), parts()[1].siblings)
    assert part.finding.verdict == verdict
    assert [profile.fact.id for profile in part.profiles] == ["letters.settled_share"]
    (part,) = judge_parts(read(f"市级收到的来信中{share}办结"), known[:2], assigner(), parts()[1].siblings)
    assert part.finding.verdict == verdict
    assert [profile.fact.id for profile in part.profiles] == ["letters.received", "letters.settled"]


def test_a_date_that_the_facts_words_hold_is_no_part_of_its_own() -> None:
    claim, (reform,) = read("供水改革于六月一日启动，六月一日"), profiles("date.reform")
    fact = reform.fact._replace(statement_zh="供水改革于六月一日启动。")
    changed = type(reform)(fact, reform.metric, reform.context, reform.home, reform.book)
    (part,) = judge_parts(claim, [changed], assigner(), parts()[1].siblings)
    assert part.finding.verdict == S


def test_an_average_that_the_fact_itself_speaks_of_is_its_figure() -> None:
    claim, (hearings,) = read("平均举行听证会25次"), profiles("hearings.held")
    fact = hearings.fact._replace(statement_zh="平均举行听证会25次。")
    changed = type(hearings)(fact, hearings.metric, hearings.context, hearings.home, hearings.book)
    (part,) = judge_parts(claim, [changed], assigner(), parts()[1].siblings)
    assert part.finding.verdict == S
