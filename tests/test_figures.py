"""A figure, rank or date is held against the fact that it speaks of: direction first, then value, then denials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.excesses import is_excess
from shaoxing_cli.figures import (
    dates_agree,
    has_date,
    is_base,
    is_denied,
    is_passing,
    judge_date,
    judge_quantity,
    judge_rank,
    misfit,
    side_before,
    trend_near,
)
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED
from shaoxing_cli.quantities import find_quantities
from tests.town import only_figure, profile, read, town


@pytest.mark.parametrize(
    ("text", "fact", "verdict"),
    [
        ("市级收到来信176件", "letters.received", SUPPORTED),
        ("市级收到来信186件", "letters.received", CONTRADICTED),
        ("市级收到来信约180件", "letters.received", SUPPORTED),
        ("市级收到来信176元", "letters.received", NOT_COVERED),
        # A fall is no rise, whatever the figure; a figure that neither rose nor fell is another.
        ("事故下降57.5%", "accidents.fall", SUPPORTED),
        ("事故上升57.5%", "accidents.fall", CONTRADICTED),
        ("事故下降67.5%", "accidents.fall", CONTRADICTED),
        # What something fell to is not by how much; what stands right beside the figure tells the direction too.
        ("事故下降到57.5%", "accidents.fall", NOT_COVERED),
        ("Accidents fell to 57.5%", "accidents.fall", NOT_COVERED),
        ("事故比上年低57.5%", "accidents.fall", SUPPORTED),
        ("事故比上年多57.5%", "accidents.fall", CONTRADICTED),
        ("Accidents were 57.5% higher", "accidents.fall", CONTRADICTED),
        # Of none that it was beyond a bound: it was not.
        ("没有一个乡镇罚款超过15.46亿元", "fines.amount", SUPPORTED),
        ("没有一个乡镇罚款超过10亿元", "fines.amount", CONTRADICTED),
        ("来信回复率上升98.4%", "letters.reply_rate", NOT_COVERED),
        # Denials: of the figure itself, and of what it counts.
        ("来信回复率没有达到100%", "letters.reply_rate", SUPPORTED),
        ("来信回复率不是98.4%", "letters.reply_rate", CONTRADICTED),
        ("没有收到任何回复的市民来信占1.6%", "letters.reply_rate", SUPPORTED),
        ("没有收到任何回复的市民来信占5%", "letters.reply_rate", CONTRADICTED),
        ("没有得到妥善保存的市民来信176件", "letters.received", NOT_COVERED),
        ("没有造成任何人员伤亡的事故下降57.5%", "accidents.fall", NOT_COVERED),
        # 没有 is the fact's own word.
        ("没有退件，退件0件", "letters.returned", SUPPORTED),
        ("水管超过250公里", "pipes.length", SUPPORTED),
        ("水管不足300公里", "pipes.length", CONTRADICTED),
    ],
)
def test_figures(text: str, fact: str, verdict: str) -> None:
    claim = read(text)
    found = judge_quantity(claim, only_figure(claim), profile(fact))
    assert found.verdict == verdict, found.reason_en
    assert found.facts == (town().fact(fact),)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("水质达标率居全省第二", SUPPORTED),
        ("水质达标率居全省第一", CONTRADICTED),
        ("水质达标率居第二", SUPPORTED),
        ("水质达标率居全国第二", NOT_COVERED),
        ("水质达标率不是全省第一", SUPPORTED),
        ("水质达标率不是全省第二", CONTRADICTED),
        ("水质达标率没有排到第一名", SUPPORTED),
        ("水质达标率全省垫底", CONTRADICTED),
    ],
)
def test_ranks(text: str, verdict: str) -> None:
    claim = read(text)
    found = judge_rank(claim, claim.ranks[0], profile("quality.rank"))
    assert found.verdict == verdict, found.reason_en


def test_a_rank_without_a_place_of_its_own_is_its_value() -> None:
    bare = profile("quality.rank")
    bare = type(bare)(bare.fact._replace(rank=None), bare.metric, bare.context, bare.home, bare.book)
    claim = read("水质达标率居全省第二")
    assert judge_rank(claim, claim.ranks[0], bare).verdict == SUPPORTED


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("供水改革于6月1日启动", SUPPORTED),
        ("供水改革于6月启动", SUPPORTED),
        ("供水改革于2019年6月1日启动", SUPPORTED),
        ("供水改革于2018年6月1日启动", CONTRADICTED),
        ("供水改革于7月1日启动", CONTRADICTED),
        ("供水改革不是7月1日启动的", SUPPORTED),
        ("供水改革不是6月1日启动的", CONTRADICTED),
    ],
)
def test_dates(text: str, verdict: str) -> None:
    claim = read(text)
    assert judge_date(claim, claim.dates[0], town().fact("date.reform")).verdict == verdict


def test_a_fact_of_another_kind_has_the_date_of_its_period() -> None:
    month = town().fact("hearings.held")._replace(period="2019-06")
    claim = read("6月1日举行听证会")
    assert judge_date(claim, claim.dates[0], month).verdict == SUPPORTED


@pytest.mark.parametrize(
    ("claimed", "stated", "agree"),
    [
        ("2019", "2019-06-01", True),
        ("2019-06", "2019-06-01", True),
        ("2019-06-02", "2019-06-01", False),
        ("2019-06-02", "2019-06", True),
        ("--06", "2019-06-01", True),
        ("--06-02", "2019-06-01", False),
        ("2018-06-01", "2019-06-01", False),
        ("2020-02-24", "2020-02-24T10:39", True),
    ],
)
def test_dates_agree_as_far_as_both_go(claimed: str, stated: str, agree: bool) -> None:
    assert dates_agree(claimed, stated) == agree


@given(st.dates(), st.dates())
def test_whole_days_agree_only_with_themselves(one, other) -> None:
    assert dates_agree(one.isoformat(), other.isoformat()) == (one == other)


@pytest.mark.parametrize(
    ("fact", "changes", "dated"),
    [
        ("date.reform", {}, True),
        ("date.reform", {"value": "2020-02-24T10:39"}, True),
        ("hearings.held", {}, False),
        ("hearings.held", {"period": "2019-06"}, True),
        ("hearings.held", {"period": "2015/2020"}, False),
        ("hearings.held", {"period": None}, False),
    ],
)
def test_facts_with_a_date(fact: str, changes: dict[str, str | None], dated: bool) -> None:
    assert has_date(town().fact(fact)._replace(**changes)) == dated


@pytest.mark.parametrize(
    ("words", "fact", "fits"),
    [
        ("176件", "letters.received", True),
        ("176", "letters.received", True),
        ("176个", "letters.received", True),
        ("176元", "letters.received", False),
        ("5%", "letters.received", False),
        ("5类", "letters.received", False),
        ("5公里", "pipes.length", True),
        ("2", "quality.rank", False),
        ("1", "date.reform", False),
        ("1", "event.session", False),
    ],
)
def test_what_fits_a_unit(words: str, fact: str, fits: bool) -> None:
    (quantity,) = find_quantities(words)
    assert (misfit(quantity, town().fact(fact)) is not None) == fits


def test_what_fits_less_costs_more() -> None:
    def cost(words: str, fact: str) -> int:
        found = misfit(find_quantities(words)[0], town().fact(fact))
        assert found is not None
        return found

    assert 0 == cost("176件", "letters.received") < cost("176个", "letters.received")
    assert 0 < cost("176条", "letters.received") < cost("176次", "letters.received")
    assert cost("0件", "letters.returned") == 0 < cost("5件", "letters.returned")


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("事故下降57.5%", "decrease"),
        ("事故上升57.5%", "increase"),
        ("来信上升，而事故下降57.5%", "decrease"),
        ("事故57.5%", None),
        ("去年的来信上升了不少，人人都很满意，而且今后也会如此，事故57.5%", None),
    ],
)
def test_the_nearest_trend_is_the_figures(text: str, trend: str | None) -> None:
    claim = read(text)
    assert trend_near(claim, only_figure(claim).outer) == trend


@pytest.mark.parametrize(
    ("text", "side"),
    [
        # What stands right before a figure, above or below another, tells its direction.
        ("事故比上年高出57.5%", "increase"),
        ("事故比上年低了57.5%", "decrease"),
        ("事故比上年高出 57.5%", "increase"),
        ("事故比上年高出的是57.5%", None),
        ("事故高出去年57.5%", None),
        ("事故57.5%，高出", None),
        ("事故57.5%", None),
        # Of two the nearer one.
        ("事故高出低了57.5%", "decrease"),
        ("事故高出多少呢，低了57.5%", "decrease"),
    ],
)
def test_the_side_before_a_figure(text: str, side: str | None) -> None:
    claim = read(text)
    assert side_before(claim, only_figure(claim).outer) == side


@pytest.mark.parametrize(
    ("text", "fact", "verdict"),
    [
        ("事故比上年低了57.5%", "accidents.fall", SUPPORTED),
        ("事故比上年高出57.5%", "accidents.fall", CONTRADICTED),
        ("事故比上年低了67.5%", "accidents.fall", CONTRADICTED),
        # A figure without a direction of its own is not judged by the side.
        ("来信比来访高出176件", "letters.received", SUPPORTED),
    ],
)
def test_a_side_is_a_direction(text: str, fact: str, verdict: str) -> None:
    claim = read(text)
    assert judge_quantity(claim, only_figure(claim), profile(fact)).verdict == verdict


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("没有176件", True),
        ("不是没有176件", False),
        ("来信176件", False),
        ("没有,176件", False),
        ("没有像人们所说的那么多,只有176件", False),
        ("176件没有", False),
        ("not 176", True),
    ],
)
def test_denials_stand_right_before(text: str, denied: bool) -> None:
    claim = read(text)
    assert is_denied(claim, only_figure(claim).outer) == denied


@pytest.mark.parametrize(
    ("text", "excess"),
    [
        ("听证会比协调会多4次", True),
        ("协调会比听证会少了4次", True),
        ("4 more hearings than meetings", True),
        ("hearings were more by 4", True),
        ("hearings exceeded coordination meetings by 4", True),
        ("hearings were 4 higher than coordination meetings", True),
        ("coordination meetings were 4 short of hearings", True),
        ("hearings outnumbered coordination meetings by 4 to one", False),
        ("听证会4次", False),
        ("比协调会,听证会4次", False),
    ],
)
def test_by_how_much(text: str, excess: bool) -> None:
    claim = read(text)
    assert is_excess(claim, only_figure(claim)) == excess


@pytest.mark.parametrize(("text", "passing"), [("两级", True), ("2级", False), ("十一级", False), ("ten cases", True)])
def test_small_words_are_said_in_passing(text: str, passing: bool) -> None:
    assert is_passing(find_quantities(text)[0]) == passing


@pytest.mark.parametrize(
    ("text", "base"),
    [("of the 176 letters", True), ("176件来信中", True), ("来信176件", False), ("176 letters", False)],
)
def test_what_others_are_parts_of(text: str, base: bool) -> None:
    claim = read(text)
    assert is_base(claim, only_figure(claim)) == base
