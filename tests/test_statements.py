"""What is said without a figure is held against the fact's own words: the same, the reverse, another name."""

from decimal import Decimal

import pytest

from shaoxing_cli.explaining import best
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED
from shaoxing_cli.passing_figures import passing_fault
from shaoxing_cli.quantities import find_quantities
from shaoxing_cli.statements import judge_statement
from tests.town import profile, profiles, read, town


@pytest.mark.parametrize(
    ("text", "fact", "verdict"),
    [
        # Status, rhythm, distinction: another one of the family.
        ("供水条例通过二审", "doc.rules", SUPPORTED),
        ("供水条例通过三审", "doc.rules", CONTRADICTED),
        ("供水条例还在起草", "doc.rules", CONTRADICTED),
        ("供水条例试点", "doc.rules", SUPPORTED),
        ("每季度开展水质检查", "mechanism.inspection", SUPPORTED),
        ("每月开展水质检查", "mechanism.inspection", CONTRADICTED),
        ("成为全省首个节水城市", "honour.saving", SUPPORTED),
        # Direction.
        ("事故下降", "accidents.fall", SUPPORTED),
        ("事故上升", "accidents.fall", CONTRADICTED),
        ("事故没有上升", "accidents.fall", CONTRADICTED),
        ("事故持平", "accidents.fall", CONTRADICTED),
        ("来信上升", "letters.received", NOT_COVERED),
        # Figures in passing.
        ("第二十三次会议审议了供水条例", "event.session", SUPPORTED),
        ("第二十五次会议审议了供水条例", "event.session", CONTRADICTED),
        ("三百个人参加会议", "event.session", NOT_COVERED),
        ("第3家节水城市", "honour.saving", NOT_COVERED),
        # Names in marks.
        ("《嘉兴市供水条例》通过二审", "doc.rules", SUPPORTED),
        ("《嘉兴市供电条例》通过二审", "doc.rules", CONTRADICTED),
        ("部分排水管网纳入《供电条例》的有待加强", "shortcoming.drains", NOT_COVERED),
        ("供水条例与《嘉兴市供水条例》、《供电条例》", "doc.rules", NOT_COVERED),
        ("the “Water Supply Rules” passed", "doc.rules", SUPPORTED),
        # Places and bodies.
        ("在南湖区试水", "trial.village", SUPPORTED),
        ("在秀洲区试水", "trial.village", CONTRADICTED),
        ("在嘉兴试水", "trial.village", NOT_COVERED),
        ("试水了", "trial.village", SUPPORTED),
        ("杭州成为全省首个节水城市", "honour.saving", CONTRADICTED),
        ("供水局负责抄表", "body.office", SUPPORTED),
        ("气象局负责抄表", "body.office", CONTRADICTED),
        ("负责抄表", "body.office", SUPPORTED),
        # Of how much.
        ("部分排水管网有待加强", "shortcoming.drains", SUPPORTED),
        ("全部排水管网有待加强", "shortcoming.drains", CONTRADICTED),
        ("只有部分退件", "letters.returned", CONTRADICTED),
        # Plans are no deeds.
        ("2020年将推进旧管更换", "pledge.renewal", SUPPORTED),
        ("明年要推进旧管更换", "pledge.renewal", SUPPORTED),
        ("计划推进旧管更换", "pledge.renewal", SUPPORTED),
        ("2020年推进旧管更换", "pledge.renewal", SUPPORTED),
        ("推进旧管更换", "pledge.renewal", NOT_COVERED),
        ("已经推进旧管更换", "pledge.renewal", NOT_COVERED),
        # Polarity.
        ("没有退件", "letters.returned", SUPPORTED),
        ("有退件", "letters.returned", CONTRADICTED),
        ("排水管网有待加强", "shortcoming.drains", SUPPORTED),
        ("排水管网很完善", "shortcoming.drains", CONTRADICTED),
        ("排水管网没有短板", "shortcoming.drains", CONTRADICTED),
        ("没有开展水质检查", "mechanism.inspection", CONTRADICTED),
        ("不是没有开展水质检查", "mechanism.inspection", SUPPORTED),
        ("报告没有写明数字,每季度开展水质检查", "mechanism.inspection", SUPPORTED),
        ("来信回复率达到了全部", "letters.reply_rate", CONTRADICTED),
        ("供水办负责抄表", "body.office", SUPPORTED),
        ("由相关中心负责抄表", "body.office", CONTRADICTED),
        # A figure is no statement.
        ("来信", "letters.received", NOT_COVERED),
    ],
)
def test_statements(text: str, fact: str, verdict: str) -> None:
    found = judge_statement(read(text), profile(fact))
    assert found.verdict == verdict, found.reason_en
    assert found.facts == (town().fact(fact),)


@pytest.mark.parametrize(
    ("quote", "text", "verdict"),
    [
        ("执行供水规范（2019版）", "执行供水规范2019版", SUPPORTED),
        ("执行供水规范（2019版）", "执行供水规范2018版", CONTRADICTED),
        ("执行标准DB31", "执行标准DB33", CONTRADICTED),
        ("执行标准DB31", "执行标准DB31", SUPPORTED),
        ("2015—2020年规划", "2015-2020年规划", SUPPORTED),
        ("2015—2020年规划", "2016-2020年规划", CONTRADICTED),
        ("2015—2020年规划", "2019年规划", SUPPORTED),
        ("执行供水规范", "执行供水规范2018版", SUPPORTED),
    ],
)
def test_editions_and_codes(quote: str, text: str, verdict: str) -> None:
    rules = profile("event.session")
    fact = rules.fact._replace(quote=quote, label_zh=quote, statement_zh=quote)
    changed = type(rules)(fact, rules.metric, rules.context, rules.home, rules.book)
    assert judge_statement(read(text), changed).verdict == verdict


@pytest.mark.parametrize(("value", "verdict"), [("100", SUPPORTED), ("98.4", CONTRADICTED)])
def test_all_of_them_is_the_whole(value: str, verdict: str) -> None:
    rate = profile("letters.reply_rate")
    fact = rate.fact._replace(value=Decimal(value), statement_zh="全部来信的回复率")
    changed = type(rate)(fact, rate.metric, rate.context, rate.home, rate.book)
    assert judge_statement(read("全部来信都有回复"), changed).verdict == verdict


def test_what_awaits_its_vote_is_not_passed_either_way() -> None:
    rules = profile("doc.rules")
    metric = rules.metric._replace(slots={"status": ("awaiting_vote",)})
    fact = rules.fact._replace(
        quote="供水条例待审议", statement_zh="供水条例待审议。", statement_en="It awaits a vote."
    )
    changed = type(rules)(fact, metric, rules.context, rules.home, rules.book)
    assert judge_statement(read("供水条例尚未审议"), changed).verdict == SUPPORTED
    assert judge_statement(read("供水条例审议通过"), changed).verdict == CONTRADICTED


@pytest.mark.parametrize(
    ("words", "fact", "verdict"),
    [
        ("第二十三次", "event.session", None),
        ("第二十五次", "event.session", CONTRADICTED),
        ("五十次", "event.session", NOT_COVERED),
        ("50", "event.session", NOT_COVERED),
        ("120件", "letters.settled", None),
        ("176件", "letters.settled", CONTRADICTED),
        ("176元", "letters.settled", NOT_COVERED),
        ("176", "letters.settled", NOT_COVERED),
    ],
)
def test_figures_in_passing(words: str, fact: str, verdict: str | None) -> None:
    found = passing_fault(find_quantities(words)[0], profile(fact))
    assert (found and found.verdict) == verdict


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("每季度开展水质检查", "mechanism.inspection"),
        ("供水条例通过二审", "doc.rules"),
        ("会议审议供水条例", "event.session"),
        ("事故下降", "accidents.fall"),
        ("收到来信", "letters.received"),
    ],
)
def test_the_fact_that_explains_most_comes_first(text: str, first: str) -> None:
    found = best(read(text), profiles(*town().ids))
    assert found[0].fact.id == first
    assert len(found) == len(town())


def test_what_is_stated_comes_before_what_is_computed() -> None:
    share, settled = profiles("letters.settled_share", "letters.settled")
    assert best(read("办结来信"), [share, settled]) == [settled, share]
