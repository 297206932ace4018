"""Articles: what a sentence's paragraph and headings speak of decides whether it is judged."""

import pytest

from shaoxing_cli.articles import sentences
from shaoxing_cli.claim_text import LONGEST_CLAIM
from shaoxing_cli.findings import NOT_COVERED, SUPPORTED, Finding
from shaoxing_cli.proofreading import judge_article
from shaoxing_cli.text_files import Piece
from tests.verdicts import verdict

REPORT = {"period": "2019", "place_zh": ["绍兴"], "place_en": ["Shaoxing"]}


class Judge:
    """Finds everything true that names no other year (2018) and no other place (杭州)."""

    def check(self, text):
        elsewhere = "2018" in text or "杭州" in text
        return verdict(NOT_COVERED if elsewhere else SUPPORTED, claim=text)

    def elsewhere(self, text):
        period = Finding(NOT_COVERED, (), "2018年。", "2018.") if "2018" in text else None
        place = Finding(NOT_COVERED, (), "杭州。", "Hangzhou.") if "杭州" in text else None
        return period, place


def judged(text, *, markdown=True, report=REPORT):
    lines = text.splitlines(keepends=True)
    article = sentences((Piece(number, 1, line) for number, line in enumerate(lines, 1)), markdown=markdown)
    return {one.sentence.text: one.verdict.verdict == SUPPORTED for one in judge_article(Judge(), report, article)}


ARTICLES = [
    ("甲。2018年乙。丙。2019年丁。", {"甲。": True, "2018年乙。": False, "丙。": False, "2019年丁。": True}),
    ("2018年甲。二〇一九年乙。", {"2018年甲。": False, "二〇一九年乙。": True}),
    ("杭州甲。乙。绍兴丙。", {"杭州甲。": False, "乙。": False, "绍兴丙。": True}),
    ("杭州甲。SHAOXING got 5.", {"杭州甲。": False, "SHAOXING got 5.": True}),
    ("2018年杭州甲。2019年乙。绍兴丙。", {"2018年杭州甲。": False, "2019年乙。": False, "绍兴丙。": True}),
    ("2018年甲。\n\n乙。", {"2018年甲。": False, "乙。": True}),
    ("2019年比2018年多。甲。", {"2019年比2018年多。": False, "甲。": True}),
    ("杭州情况：\n- 甲\n- 乙\n\n丙。", {"杭州情况：": False, "甲": False, "乙": False, "丙。": True}),
    ("# 杭州\n甲。\n\n乙。\n## 三\n丙。\n# 绍兴\n丁。", {
        "杭州": False, "甲。": False, "乙。": False, "三": False, "丙。": False, "绍兴": False, "丁。": True,
    }),
    ("# 甲\n## 2018\n乙。\n## 丙\n丁。", {"甲": False, "2018": False, "乙。": False, "丙": False, "丁。": True}),
    ("# 杭州\n绍兴甲。乙。\n\n丙。", {"杭州": False, "绍兴甲。": True, "乙。": True, "丙。": False}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ARTICLES)
def test_what_is_judged_and_what_left_alone(text, expected):
    assert judged(text) == expected


def test_headings_of_plain_text_count_as_well():
    found = judged("一、2018年回顾\n甲。\n乙。\n二、今年\n丙。", markdown=False)
    assert found == {"2018年回顾": False, "甲。": False, "乙。": False, "今年": False, "丙。": True}


def test_a_knowledge_base_without_period_and_place_has_no_own_words():
    assert judged("2018年甲。2019年乙。", report={}) == {"2018年甲。": False, "2019年乙。": False}


def test_the_reason_says_that_the_context_decides():
    article = [Piece(1, 1, "2018年甲。乙。")]
    _, second = judge_article(Judge(), REPORT, sentences(article))
    assert second.verdict.reason_zh == "上文所说的不在报告之内：2018年。"
    assert second.verdict.reason_en == "By what goes before, outside the report: 2018."
    assert second.verdict.evidence == ()


def test_a_heading_is_judged_where_it_gives_a_figure():
    assert judged("# 甲\n## 乙5件\n### 丙第一") == {"甲": False, "乙5件": True, "丙第一": True}
    (heading,) = judge_article(Judge(), REPORT, sentences([Piece(1, 1, "# 甲")]))
    assert heading.verdict.reason_en == "A heading without a figure is not judged."


def test_a_sentence_too_long_is_not_judged():
    class Never(Judge):
        def check(self, text):
            raise AssertionError(text)

    (long,) = judge_article(Never(), REPORT, sentences([Piece(1, 1, "长" * (LONGEST_CLAIM + 1))]))
    assert long.verdict.verdict == NOT_COVERED
    assert "2,001" in long.verdict.reason_en
