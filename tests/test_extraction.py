"""Extraction: what is read from sentences of reports, and what whole reports come to."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shaoxing_cli.clauses import clauses, sentences
from shaoxing_cli.extraction import extract
from shaoxing_cli.extraction.figures import read_figures
from shaoxing_cli.extraction.ranks import attach, read_ranks
from shaoxing_cli.extraction.sentence import Sentence
from shaoxing_cli.integrity import Subject, verify
from shaoxing_cli.integrity.subject import Source
from shaoxing_cli.model import FACT_FIELDS, fact_from_row

SHARED = Path(__file__).parent.parent.parent / "shared"
CASES = json.loads((Path(__file__).parent / "cases" / "extraction.json").read_text(encoding="utf-8"))
CORPUS = sorted((SHARED / "corpus").glob("*.txt"))
SOURCE = next(iter((SHARED / "source").glob("*.txt")), None)

HEAD = "某省2026年政府工作报告\n——2026年1月5日在某省第十四届人民代表大会第四次会议上\n时间：2026-01-22\n各位代表：\n"


def figures_of(text):
    found = []
    for span in sentences(text, (0, len(text))):
        sentence = Sentence(text, span)
        found += read_figures(sentence, [rank.span for rank in read_ranks(sentence)])
    return found


def facts_of(text, kind=None):
    facts = [fact_from_row(row) for row in extract(text, {})["facts"]]
    return [fact for fact in facts if kind in (None, fact.kind)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_figures_of_a_sentence(case):
    found = figures_of(case["text"])
    assert [[draft.label, f"{draft.value:f}", draft.unit] for draft in found] == case["figures"]
    if "change" in case:
        assert {draft.change.direction for draft in found} == {case["change"]}
    if "against" in case:
        assert {draft.change.against for draft in found} == {case["against"]}


@pytest.mark.parametrize(
    ("text", "hedge"),
    [("营收约5亿元", "about"), ("营收近5亿元", "under"), ("营收超5亿元", "over"), ("营收5亿多元", "over"),
     ("营收5亿元以上", "at_least"), ("营收5亿元以内", "at_most"), ("营收5亿元左右", "about"), ("营收5亿元", None)],
)  # fmt: skip
def test_hedges(text, hedge):
    assert [draft.hedge for draft in figures_of(text)] == [hedge]


def test_a_hedge_before_or_behind_a_list_is_meant_for_all_of_it():
    assert [draft.hedge for draft in figures_of("城镇和农村居民收入分别超过8万元、4.5万元")] == ["over", "over"]
    assert [draft.hedge for draft in figures_of("城镇和农村居民收入分别增长5%、6.5%左右")] == ["about", "about"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("网上可办率100%，居全省第一", [("网上可办率全省排名", 1, "全省", None)]),
        ("工业产值增长5%，增速居全国第2位", [("工业产值增幅全国排名", 2, "全国", None)]),
        ("进出口规模稳居全国首位", [("进出口规模全国排名", 1, "全国", None)]),
        ("经开区跻身全国50强", [("经开区全国排名", 50, "全国", "at_most")]),
        ("增速连续30个月居全国前10位", [("增速全国排名", 10, "全国", "at_most")]),
        (
            "工厂67家、车间30家，均居全国第一",
            [("工厂数全国排名", 1, "全国", None), ("车间数全国排名", 1, "全国", None)],
        ),
        (
            "集团在“世界500强”排名由369位上升到235位",
            [("集团", 369, "世界500强", None), ("集团", 235, "世界500强", None)],
        ),
        ("办好全国第十五届运动会和第三次普查，建成全球第三大加油港", []),
    ],
)  # fmt: skip
def test_ranks(text, expected):
    sentence = Sentence(text, (0, len(text)))
    ranks = read_ranks(sentence)
    told = attach(sentence, ranks, read_figures(sentence, [rank.span for rank in ranks]))
    assert [(rank.rank.position, rank.rank.among, rank.hedge) for rank in told] == [item[1:] for item in expected]
    if "世界" not in text:
        assert [rank.label for rank in told] == [item[0] for item in expected]


def test_a_ranked_figure_holds_its_rank():
    text = "网上可办率100%，居全省第一"
    sentence = Sentence(text, (0, len(text)))
    ranks = read_ranks(sentence)
    figures = read_figures(sentence, [rank.span for rank in ranks])
    attach(sentence, ranks, figures)
    assert figures[0].rank.position == 1


@pytest.mark.parametrize(
    ("body", "period"),
    [
        ("一、2025年工作回顾\n产值增长5%。", "2025"),
        ("一、“十四五”时期工作回顾\n产值增长5%。", "2021/2025"),
        ("一、2025年和“十四五”时期工作回顾\n产值增长5%。", "2025"),
        ("一、2025年和“十四五”时期工作回顾\n五年来，产值增长5%。", "2021/2025"),
        ("一、“十五五”时期目标\n产值增长5%。", "2026/2030"),
        ("一、“十五五”时期目标\n到2030年，产值增长5%。", "2030"),
        ("一、2025年工作回顾\n今年，产值增长5%。", "2026"),
        ("一、2025年工作回顾\n产值较2020年增长5%。", "2025"),
        ("一、2025年工作回顾\n2022年以来产值增长5%。", "2022/2025"),
        ("一、“十四五”时期工作回顾\n刚刚过去的2025年，产值增长5%。", "2025"),
        ("一、“十四五”时期工作回顾\n过去一年，产值增长5%。", "2025"),
        ("一、2025年工作回顾\n6月起产值增长5%。", "2025-06"),
    ],
)
def test_periods(body, period):
    assert [fact.period for fact in facts_of(HEAD + body, "figure")] == [period]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("全市收到申请176件，同比增长5%", ["全市", "全市"]),
        ("市级共收到申请176件，其中受理120件", ["市级", "市级"]),
        ("市属国企利润增长5%，实际使用外资2亿美元", ["市属", None]),
        ("省级示范村156个", [None]),
        ("申请176件", [None]),
    ],
)
def test_scopes(text, scopes):
    assert [draft.scope for draft in figures_of(text)] == scopes


def test_documents_dates_honours_and_schemes_are_facts():
    text = HEAD + (
        "一、2025年工作回顾\n出台《甲条例》，修订《甲条例》。6月1日启动改革。我省荣获“全国先进集体”称号。"
        "深入落实“1+6”工作机制，完善“1+6”工作机制。打造“新十二月市”品牌。举办活动3场。"
    )
    told = [(fact.kind, fact.value) for fact in facts_of(text) if fact.section == "1" and fact.kind != "figure"]
    assert told == [
        ("document", "甲条例"),
        ("date", "2025-06-01"),
        ("honour", "“全国先进集体”称号"),
        ("mechanism", "“1+6”工作机制"),
    ]


def test_the_head_is_read():
    text = (
        "索引号: 11330/2020-1 公开方式: 主动公开\n发布机构: 某市政府办公室 成文日期: 2020-02-24\n\n"
        "甲乙市2019年度法治政府建设情况报告\n\n发布日期:2020-02-24 10:39 浏览次数: 12\n"
        "一、总体\n共3件。\n信息来源:某市政府办公室"
    )
    tables = extract(text, {"source_name": "x.txt"})
    row = tables["report"][0]
    assert (row["title"], row["period"], row["released"], row["written"]) == (
        "甲乙市2019年度法治政府建设情况报告", "2019", "2020-02-24T10:39", "2020-02-24",
    )  # fmt: skip
    assert (row["place_zh"], row["place_en"], row["issuer"]) == (["甲乙", "甲乙市"], [], "某市政府办公室")
    assert [(fact["kind"], fact["label_zh"]) for fact in tables["facts"] if fact["section"] == "0"] == [
        ("document", "索引号"), ("mechanism", "公开方式"), ("body", "发布机构"), ("date", "成文日期"),
        ("document", "报告的标题"), ("date", "发布日期"), ("body", "信息来源"),
    ]  # fmt: skip


def test_a_figure_has_all_fields_and_a_stable_id():
    rows = extract(HEAD + "一、2025年工作\n（一）经济\n全省产值约5.5亿元。另有企业8家。", {})["facts"]
    row = next(row for row in rows if row["kind"] == "figure")
    assert tuple(row) == FACT_FIELDS
    assert row["id"] == "s1_1.f001"
    assert row["statement_zh"] == "2025年,全省产值为约5.5亿元。"
    assert row["statement_en"] == "The report gives about 5.5亿元 for 全省产值, 2025."
    assert (row["value"], row["unit_en"], row["quote"]) == (Decimal(550000000), "yuan", "全省产值约5.5亿元")


def test_a_long_clause_is_quoted_around_its_figure():
    item = "实施一个很长很长的项目名称甲乙丙丁"
    text = "、".join(f"{item}{number}个" for number in range(2, 9)) + "。"
    for draft in figures_of(text):
        quote = text[slice(*draft.quote)]
        assert len(quote) <= 60
        assert text[slice(*draft.span)] in quote
        assert quote.startswith("实施")
    unbroken = "甲" * 90 + "增长5%" + "乙" * 90
    (draft,) = figures_of(unbroken)
    assert unbroken[slice(*draft.quote)].endswith("增长5%")
    assert draft.quote[1] - draft.quote[0] == 60
    assert len(draft.label) < 40


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("建成过江通道4座、在建8座", ["建成过江通道数", "在建过江通道数"]),
        ("城镇新增就业690万人、稳定在全国10%以上", ["城镇新增就业人数", "城镇新增就业占全国比重"]),
        ("新增就业690万人，占全国比重10%", ["新增就业人数", "新增就业占全国比重"]),
        ("工业增速回落2个百分点", ["工业增速回落幅度"]),
        ("耕地面积减少5万亩", ["耕地面积减少量"]),
        ("持证人员仅占58%", ["持证人员占比"]),
        ("增速连续16个季度上升", ["增速上升持续季度数"]),
        ("交通、水利领域投资额分别达24亿元、45亿元", ["交通领域投资额", "水利领域投资额"]),
        ("有关指标分别达1%、2%、3%", ["有关指标(1)比例", "有关指标(2)比例", "有关指标(3)比例"]),
        ("打造40个吸引力强、带动面广的消费场景", ["打造消费场景数"]),
        ("收入50万元以上的行政村占比68%", ["收入50万元以上的行政村占比"]),
        ("占全国的20%", ["占全国比重"]),
    ],
)  # fmt: skip
def test_labels(text, labels):
    assert [draft.label for draft in figures_of(text)] == labels


def test_a_report_without_sections_or_numbers_is_read():
    tables = extract("没有数字的文字。", {})
    assert [section["id"] for section in tables["sections"]] == ["0"]
    assert tables["facts"] == []


@given(
    st.text(
        alphabet="一二三十百万亿0123456789.，。、；：“”《》（）()年月日第届个件家%增长下降分别达到较从至的和是\n ab",
        max_size=120,
    )
)
@example("《。》")
@example("《0。》")
def test_any_text_is_read_and_accounts_for_itself(text):
    tables = extract(text, {})
    subject = Subject(tables, Source(text, ""))
    faults = [fault for fault in verify(subject) if fault.code not in ("F108", "F401")]
    assert faults == []


PHRASES = (
    "增长 分别 达到 从 由 提升至 5% 3.2个百分点 1,234件 全省第一 居全国第5位 《甲条例》 “1+6”机制 6月1日 2025年 "
    "到2030年 、 ， 。 ； 和 一、 （一） 二是 新增 企业 居民收入 城镇和农村 12家 三次 十名律师 翻一番 1/4 七成 "
    "20—30人 约 以上 的 超 荣获 先进集体 最多90天 前10位 全球 50强 跻身 PM2.5 5G 排名由369位上升到235位 百分之三点五"
).split()


@given(st.lists(st.sampled_from([*PHRASES, "\n"]), max_size=25).map("".join))
@example("6月1日荣获6月1日荣获6月1日")
def test_any_order_of_the_phrases_of_reports_accounts_for_itself(text):
    faults = verify(Subject(extract(text, {}), Source(text, "")))
    assert [fault for fault in faults if fault.code not in ("F108", "F401")] == []


@given(st.text(alphabet="甲乙1,2，。；：！:", max_size=40))
def test_clauses_keep_every_character_but_the_marks(text):
    kept = "".join(text[slice(*span)] for span in clauses(text, (0, len(text))))
    assert re.sub("[,，。；：！:]", "", kept) == re.sub("[,，。；：！:]", "", text)


@pytest.mark.skipif(not CORPUS, reason="the corpus of provincial reports is not here")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_real_report_is_accounted_for(path):
    raw = path.read_bytes()
    source = Source.of(raw, raw.decode())
    tables = extract(source.text, {"source_name": path.name, "source_sha256": source.sha256})
    assert list(verify(Subject(tables, source))) == []
    runs = [match.span() for match in re.finditer(r"\d+(?:[.,]\d+)*", source.text)]
    facts = [fact["span"] for fact in tables["facts"]]
    ignored = [item["span"] for item in tables["ignored"]]
    in_facts = sum(any(low <= start and end <= high for low, high in facts) for start, end in runs)
    held = sum(any(low <= start and end <= high for low, high in facts + ignored) for start, end in runs)
    assert held >= 0.99 * len(runs)
    assert in_facts >= 0.85 * len(runs)


# Figures of the curated knowledge base that stand in no words of a figure.
NOT_EXTRACTED = {
    "enforcement.integrated_fields": "五大领域 is part of the name of a body",
    "one_plus_six.mechanism_count": "the 6 of “1+6” is part of a scheme's name",
    "arbitration.set_aside_or_unenforced": "none (无) is stated without a numeral",
    "civil_servant_plan.years": "三年行动计划 is the name of a plan",
    "pledge.count": "the number of list markers up to 十是",
}


@pytest.mark.skipif(SOURCE is None, reason="the report's text is not here")
def test_every_curated_figure_is_extracted(kb):
    found = [fact for fact in facts_of(SOURCE.read_text(encoding="utf-8")) if fact.kind == "figure"]
    missing = set()
    for fact in kb.facts:
        if fact.kind != "figure" or fact.derived:
            continue
        near = (other for other in found if other.span[0] < fact.span[1] and fact.span[0] < other.span[1])
        if not any((other.value, other.unit) == (fact.value, fact.unit) for other in near):
            missing.add(fact.id)
    assert missing == set(NOT_EXTRACTED)


@pytest.mark.skipif(SOURCE is None, reason="the report's text is not here")
def test_sections_are_those_of_the_curated_knowledge_base(kb):
    rows = extract(SOURCE.read_text(encoding="utf-8"), {})["sections"]
    assert [(row["id"], tuple(row["span"])) for row in rows] == [(section.id, section.span) for section in kb.sections]
