"""What the report says in its own words is stated, clause by clause in its order; nothing else is."""

import pytest

from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED
from shaoxing_cli.store import open_knowledge_base
from shaoxing_cli.verbatim import Verbatim

KB = open_knowledge_base()
CHECKER = Checker(KB)
VERBATIM = Verbatim(KB)
QUOTES = sorted({fact.quote for name in KB.ids if (fact := KB.fact(name)).quote and fact.kind != "pledge"})
MEDIA = "建立“月提示季通报年考核”工作制度"


@pytest.mark.parametrize("quote", [quote for quote in QUOTES if quote != "十是加大政务公开力度"])
def test_every_quote_is_supported(quote: str) -> None:
    assert CHECKER.check(quote).verdict == SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        MEDIA,
        MEDIA + "。",
        "2019年" + MEDIA,
        "绍兴市2019年，" + MEDIA,
        "建立“月提示、季通报、年考核”工作制度".replace("、", ""),
        "建立 『月提示季通报年考核』 工作制度",
        "建立「月提示季通報年考核」工作制度",
        "出台《2019年绍兴市法治政府建设工作要点任务清单》，以成果形式工作安排完成时限的项目表形式对工作内容予以明确",
    ],
)
def test_marks_forms_and_frames_make_no_difference(text: str) -> None:
    assert VERBATIM.facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "。，",
        "2019年，",
        "居全省第一",
        "2018年" + MEDIA,
        "没有" + MEDIA,
        MEDIA + "吗是的",
        "工作制度，" + MEDIA,
        "掌上可办率99.37%,居全省第一",
        "居全省第一;掌上可办率99.37%",
    ],
)
def test_other_words_are_not_the_reports(text: str) -> None:
    assert not VERBATIM.facts(text)


def test_a_plan_is_told_as_one() -> None:
    plan = "深化行政复议规范化建设,提高行政复议办案质量"
    assert CHECKER.check(plan).verdict == NOT_COVERED
    assert CHECKER.check(f"2020年,{plan}").verdict == SUPPORTED
    assert CHECKER.check(f"2021年,{plan}").verdict == NOT_COVERED


def test_clauses_of_a_sentence_exchanged_are_no_quote() -> None:
    stated = "全市一体化在线政务服务网上可办率100%,居全省第一;掌上可办率99.37%,居全省第二"
    exchanged = "全市一体化在线政务服务网上可办率100%,居全省第二;掌上可办率99.37%,居全省第一"
    assert CHECKER.check(stated).verdict == SUPPORTED
    assert CHECKER.check(exchanged).verdict == CONTRADICTED
