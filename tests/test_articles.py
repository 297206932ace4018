"""The sentences of articles: what is read, what is left out, and where each one stands."""

import tracemalloc
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.articles import sentences
from shaoxing_cli.text_files import Piece


def read(text: str, *, markdown: bool = True):
    lines = text.splitlines(keepends=True)
    return list(sentences((Piece(number, 1, line) for number, line in enumerate(lines, 1)), markdown=markdown))


def texts(text: str, *, markdown: bool = True) -> list[str]:
    return [sentence.text for sentence in read(text, markdown=markdown)]


def places(text: str, *, markdown: bool = True):
    return [(sentence.text, sentence.line, sentence.column) for sentence in read(text, markdown=markdown)]


MARKDOWN = [
    ("甲。乙。", ["甲。", "乙。"]),
    ("共收到\n176件。\n\n另有\n", ["共收到176件。", "另有"]),
    ("It got\n176 cases.\n共5件 and\n五件", ["It got 176 cases.", "共5件 and五件"]),
    ("---\ntitle: 绍兴\n- a\n---\n甲", ["甲"]),
    ("+++\ntitle = 1\n+++\n甲", ["甲"]),
    ("---\ntitle: x\n...\n甲", ["甲"]),
    ("---\n共176件。\n\n---\n甲", ["共176件。", "甲"]),
    ("---\nkey: 甲\n乙", ["key: 甲乙"]),
    ("---", []),
    ("甲\n```python\nx = 176\n```\n乙", ["甲", "乙"]),
    ("甲\n~~~\n176\n```\n~~~~\n乙", ["甲", "乙"]),
    ("- ```\n  176\n  ```\n乙", ["乙"]),
    ("> ```\n> 176\n> ```\n乙", ["乙"]),
    ("甲\n```\n没有关", ["甲"]),
    ("`一` ```二``` 三", ["一 二 三"]),
    ("# 题 #1\n甲\n## 二\n乙", ["题 #1", "甲", "二", "乙"]),
    ("题\n===\n甲\n***\n乙", ["题", "甲", "乙"]),
    ("- 甲\n- [x] 乙\n  续\n1. 丙\n2) 丁\n+ 戊", ["甲", "乙续", "丙", "丁", "戊"]),
    ("一、甲\n（二）乙\n(3)丙\n4、丁\n5.戊\n①己", ["甲", "乙", "丙", "丁", "戊", "己"]),
    ("5.2%的\n", ["5.2%的"]),
    ("> 甲\n> 乙\n>> 丙", ["甲乙丙"]),
    ("| 指标 | 数 |\n|---|--:|\n| 申请 | 176件 |\n| a | 1 | 2 |\n甲", ["指标 数", "申请 176件", "a", "1", "2", "甲"]),
    ("指标 | 数\n--- | ---\n申请 | **176**件", ["指标 数", "申请 176件"]),
    ("| 甲\\|乙 | 丙 |", ["甲|乙 丙"]),
    ("||\n| |", []),
    ("[a]: http://x.y\n甲\n[^1]: 注五件", ["甲注五件"]),
    ("<p>甲<br>乙</p>\n<!-- 丙\n\n丁 -->戊", ["甲", "乙", "戊"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_the_sentences_of_markdown(text, expected):
    assert texts(text) == expected


PLAIN = [
    ("某市2019年报告\n2019年，共收到176件", ["某市2019年报告", "2019年，共收到176件"]),
    ("行政复议" * 6 + "\n收到176件", ["行政复议" * 6 + "收到176件"]),
    (
        "In the year 2019 the city of Shaoxing received\n176 cases.",
        ["In the year 2019 the city of Shaoxing received 176 cases."],
    ),
    ("甲\n~~~~~~\n乙\n~~~~~~\n丙", ["甲", "乙", "丙"]),
    ("甲\n```\n乙\n```\n丙", ["甲", "丙"]),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_a_short_line_of_plain_text_ends_its_sentence(text, expected):
    assert texts(text, markdown=False) == expected


def test_lines_and_columns_count_from_one_in_code_points():
    article = "\n# 题\n\n> - **甲**。𝟏𝟕件。\n  Next one. [乙](u)丙。丁\n戊。己\n"
    assert places(article) == [
        ("题", 2, 3), ("甲。", 4, 7), ("𝟏𝟕件。", 4, 11), ("Next one.", 5, 3), ("乙丙。", 5, 14),
        ("丁戊。", 5, 21), ("己", 6, 3),
    ]  # fmt: skip
    assert places("  | 申请 | 176件 |\r\n甲") == [("申请 176件", 1, 5), ("甲", 2, 1)]
    assert places("\u3000\u3000共5件。另5件。") == [("共5件。", 1, 3), ("另5件。", 1, 7)]


def test_paragraphs_are_numbered_and_a_list_belongs_to_what_announces_it():
    article = "# 题\n甲。乙\n\n情况：\n- 丙\n- 丁\n\n戊\n- 己\n- 庚"
    assert [sentence.paragraph for sentence in read(article)] == [1, 2, 2, 3, 3, 3, 4, 5, 6]


def test_headings_by_their_mark_or_their_shortness():
    assert [one.heading for one in read("### 甲\n乙\n丙。\n\n- 丁\n\n戊")] == [3, 0, 0, 6]
    assert [one.heading for one in read("某市报告\n共五件。\n一、回顾\n(一)去年\n", markdown=False)] == [1, 0, 5, 6]
    assert [one.heading for one in read("一、" + "很长的话" * 20)] == [0]


def test_a_line_without_end_is_told_as_it_comes():
    def stream():
        yield Piece(1, 1, "共5件。" * 4_000)
        yield Piece(1, 16_001, "尾。" + "无" * 20_000)
        yield Piece(1, 36_003, "后。末")

    found = list(sentences(stream()))
    assert found[3_999] == ("共5件。", 1, 15_997, 1, 0)
    assert found[4_000][:3] == ("尾。", 1, 16_001)
    assert found[4_001][:3] == ("无" * 20_000 + "后。", 1, 16_003)
    assert [one[:3] for one in found[4_002:]] == [("末", 1, 36_005)]
    assert {one.paragraph for one in found} == {1}


def test_what_never_ends_is_told_in_parts():
    parts = [Piece(1, 1 + 20_000 * number, "无" * 20_000) for number in range(3)]
    assert [one[:3] for one in sentences(parts)] == [(part.text, 1, part.column) for part in parts]


def test_a_row_that_goes_on_is_a_paragraph_of_its_own():
    found = list(sentences([Piece(1, 1, "| 甲 | 乙 |"), Piece(1, 10, " 丙。丁")]))
    assert [one[:3] for one in found] == [("甲 乙", 1, 3), ("丙。", 1, 11), ("丁", 1, 13)]


def test_memory_does_not_grow_with_the_article():
    def endless(lines):
        return (Piece(number, 1, "共收到行政复议申请176件，审结120件。" * 3 + "\n") for number in range(1, lines))

    peaks = []
    for lines in (2_000, 20_000):
        tracemalloc.start()
        total = sum(1 for _ in sentences(endless(lines)))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert total == (lines - 1) * 3
    assert peaks[1] < peaks[0] * 1.5


def test_the_first_sentence_is_told_before_the_article_ends():
    def stream():
        for number in count(1):
            yield Piece(number, 1, "共5件。\n\n")

    assert next(sentences(stream())).text == "共5件。"


ARTICLES = st.text("共5件。. \n|-#>*_`~[]()<>!&;:：一、12甲a", max_size=120)


@given(ARTICLES, st.booleans())
def test_every_sentence_stands_where_it_says(text, markdown):
    lines = text.split("\n")
    for sentence in read(text, markdown=markdown):
        assert sentence.text == sentence.text.strip() != ""
        assert (
            lines[sentence.line - 1][sentence.column - 1 :].startswith(sentence.text[0]) or "&" in text or "\\" in text
        )
