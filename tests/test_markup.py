"""The words of lines of Markdown and HTML."""

from time import perf_counter

import pytest

from shaoxing_cli.markup import MarkupReader

LINES = [
    ("共176件", "共176件"),
    ("共**176**件", "共176件"),
    ("共__176__件 _斜体_ snake_case", "共176件 斜体 snake_case"),
    ("~~删~~ `176`件", "删 176件"),
    ("3*4 与 2**3", "3*4 与 2**3"),
    ('[来源](https://a.b/c_(d)_e "题")后', "来源后"),
    ("[**共**5件][参考]后", "共5件后"),
    ("![图](a.png)后![图][b]", "后"),
    ("共5件[^1]。", "共5件。"),
    ("<b class='x'>176</b>件 &amp; &lt;&#20214;&nbsp;完", "176件 & <件 完"),
    ("甲<br>乙</p>丙<BR/>丁", "甲\n乙\n丙\n丁"),
    ("见 https://a.b/c?d=1_2，后；www.a.cn。完", "见 ，后；。完"),
    ("<https://a.b>与<mailto:a@b.c>后", "与后"),
    ("5 < 6 且 a<5%", "5 < 6 且 a<5%"),
    (r"共\*176\*件", "共*176*件"),
    ("甲<!-- 乙 -->丙<script>var a = 176</script>丁", "甲丙丁"),
    ("[不是链接] [5]", "[不是链接] [5]"),
]


def words(reader: MarkupReader, line: str) -> str:
    return "".join(run.text for run in reader.runs(line))


@pytest.mark.parametrize(("line", "text"), LINES)
def test_the_words_of_a_line(line, text):
    assert words(MarkupReader(), line) == text


def test_each_run_stands_where_it_says():
    line = "共**176**件[来源](u)。&amp;"
    for run in MarkupReader().runs(line):
        assert line[run.start : run.start + len(run.text)] == run.text


def test_comments_and_scripts_reach_over_lines():
    reader = MarkupReader()
    lines = ["甲<!-- 乙", "丙", "丁 -->戊<STYLE>己", "庚</style>辛<!--", "--> 壬"]
    assert [words(reader, line) for line in lines] == ["甲", "", "戊", "辛", " 壬"]


@pytest.mark.parametrize(
    "unit", ["[", "](", "![", "<a ", "<!--", "&", "&a", "`", "**", "_", "[^", "\\", "www.", "<script>"]
)
def test_hostile_lines_cost_no_more_than_their_length(unit):
    start = perf_counter()
    words(MarkupReader(), unit * (60_000 // len(unit)))
    assert perf_counter() - start < 2
