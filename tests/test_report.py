"""The layout of reports: sections, head, furniture, closing parts."""

import pytest

from shaoxing_cli.clauses import clauses, sentences
from shaoxing_cli.report import read_report

LAW = "甲市2019年度法治政府建设情况报告\n"


def outline(text):
    return [(section.id, section.title_zh) for section in read_report(text).sections[1:]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("一、甲\n(一)乙。文。\n（二）丙\n二、丁", [("1", "甲"), ("1.1", "乙"), ("1.2", "丙"), ("2", "丁")]),
        (
            "一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊",
            [("1", "甲"), ("1.1", "乙"), ("1.1.1", "丙"), ("1.1.2", "丁"), ("1.2", "戊")],
        ),
        ("一、甲\n一是乙。文。\n二是丙。", [("1", "甲"), ("1.1", "乙"), ("1.2", "丙")]),
        ("一、甲\n第一，乙。\n第二，丙。", [("1", "甲"), ("1.1", "乙"), ("1.2", "丙")]),
        ("一、甲\n文中一是乙；二是丙。", [("1", "甲")]),
        ("一、甲\n1.5亿元投资落地。", [("1", "甲")]),
        (
            "一、甲\n（一）乙\n名词解释\n1.丙：文。",
            [("1", "甲"), ("1.1", "乙"), ("2", "名词解释"), ("2.1", "丙：文")],
        ),
        (
            "工作回顾\n文。\n2020年重点工作\n（一）甲\n（二）乙",
            [("1", "工作回顾"), ("2", "2020年重点工作"), ("2.1", "甲"), ("2.2", "乙")],
        ),
        (
            "一、甲\n文。\n但也存在一些不足：丙。\n2020年，我市将做好工作。",
            [("1", "甲"), ("2", "存在的不足"), ("3", "下一步工作")],
        ),
        ("一、甲\n也存在一些不足：丙。\n二、乙\n文。", [("1", "甲"), ("2", "乙")]),
        ("一、甲\n一、乙\n文。", [("1", "甲")]),
        ("没有标题的文字。", []),
    ],
)
def test_outline(body, expected):
    assert outline(LAW + body) == expected


def test_a_section_ends_where_its_next_sibling_or_elder_begins():
    text = LAW + "一、甲\n(一)乙。\n(二)丙。\n二、丁\n信息来源:某处"
    spans = {section.id: text[slice(*section.span)] for section in read_report(text).sections}
    assert spans["0"] == LAW
    assert spans["1"] == "一、甲\n(一)乙。\n(二)丙。\n"
    assert spans["1.1"] == "(一)乙。\n"
    assert spans["2"] == "二、丁\n"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("甲市2019年度法治政府建设情况报告", "2019"),
        ("2026年甲省政府工作报告", "2025"),
        ("2026年甲省人民政府工作报告", "2025"),
        ("甲市关于2023年法治政府建设工作情况的报告", "2023"),
        ("甲市情况报告", None),
    ],
)
def test_the_year_reported_on(title, period):
    report = read_report(f"{title}\n一、甲\n文。")
    assert (report.title, report.period) == (title, period)


def test_head_fields_and_furniture():
    text = (
        "打印\n【字号：\n大\n】\n甲市2019年情况报告\n——2020年1月5日在甲市第八届人民代表大会第四次会议上\n"
        "来源：甲日报 时间：2020-01-09\n各位代表：\n一、甲\n文。\n" + "文。\n" * 6 + "责任编辑：乙\nabc123\n关闭窗口"
    )
    report = read_report(text)
    kinds = {text[slice(*line.span)]: line.kind for line in report.lines}
    assert kinds["打印"] == kinds["大"] == "furniture"
    assert kinds["甲市2019年情况报告"] == "title"
    assert kinds["——2020年1月5日在甲市第八届人民代表大会第四次会议上"] == "delivered"
    assert kinds["文。"] == "body"
    assert kinds["abc123"] == "head"
    told = {field.name: text[slice(*field.span)] for field in report.fields}
    assert told == {"information_source": "甲日报", "released": "2020-01-09"}


def test_lines_cover_the_text_and_spans_are_exact():
    text = "  甲市2019年度情况报告 \r\n\r\n一、甲　\r\n\u3000\u3000文。"
    report = read_report(text)
    assert [text[slice(*line.span)] for line in report.lines] == ["甲市2019年度情况报告", "一、甲", "文。"]


def test_sentences_and_clauses():
    text = "甲为1,584件,乙1584；丙10:39！”丁：戊\n己"
    assert [text[a:b] for a, b in sentences(text, (0, len(text)))] == [
        "甲为1,584件,乙1584；丙10:39！”",
        "丁：戊\n",
        "己",
    ]
    assert [text[a:b] for a, b in clauses(text, (0, len(text)))] == [
        "甲为1,584件",
        "乙1584",
        "丙10:39",
        "”丁",
        "戊\n己",
    ]


def test_a_sentence_without_end_comes_in_pieces_that_miss_nothing():
    for text in ("甲，" * 5000, "甲" * 9000):
        pieces = list(sentences(text, (0, len(text))))
        assert "".join(text[slice(*piece)] for piece in pieces) == text
        assert max(end - start for start, end in pieces) <= 3000
