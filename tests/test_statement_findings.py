"""What claims say in words of the bundled report: alone, and besides figures that are right."""

import pytest

from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED
from shaoxing_cli.store import open_knowledge_base

CHECKER = Checker(open_knowledge_base())


@pytest.mark.parametrize(
    ("text", "verdict", "fact"),
    [
        # A stage before the one that the report gives, beside a figure that is right.
        ("五大领域综合行政执法改革还停留在试点", CONTRADICTED, "mechanism.integrated_enforcement_reform"),
        ("五大领域综合行政执法改革进入全面实施阶段", SUPPORTED, None),
        (
            "The five-field enforcement reform is still a pilot.",
            CONTRADICTED,
            "mechanism.integrated_enforcement_reform",
        ),
        ("五大领域的综合行政执法改革已经铺开，不再是试点", NOT_COVERED, None),
        # What is said of all that a figure counts, or of one thing alone, or of none.
        ("206件报备的规范性文件全是市级部门的", NOT_COVERED, None),
        ("只有黑社会性质组织案件侦办数居全省同类城市第一", NOT_COVERED, None),
        (
            "None of the 341 documents in force were reviewed in the clean-up.",
            CONTRADICTED,
            "cleanup.effective_documents",
        ),
        # An hour is no part of a claim that it counts.
        ("常务会议7次学法，每次都超过一小时", NOT_COVERED, None),
        # First here but not there.
        (
            "Its legal education base for foreign students was the first in Zhejiang but not the first in China.",
            CONTRADICTED,
            "rank.foreign_student_base_first",
        ),
        # Another government than the issuer.
        ("这份报告由省政府发布", CONTRADICTED, "head.issuer"),
        ("The report was published by the Zhejiang provincial government.", CONTRADICTED, "head.issuer"),
        # Who gives an honour.
        ("“七五”普法中期先进集体由省政府授予", CONTRADICTED, "honour.legal_education_mid_term"),
        # A comparison with what went before tells the direction of a change.
        ("全口径道路交通事故死亡数比前三年同期平均数还多", CONTRADICTED, "traffic.deaths_fall"),
        ("全口径道路交通事故死亡数比前三年同期平均数少", SUPPORTED, "traffic.deaths_fall"),
        # Names in a list: one that is another's is wrong, one that is besides is not known.
        ("市政协组织“念好两业经”、“唱好三城计”专项民主监督", CONTRADICTED, None),
        # Of a rank that is named without a position nothing is said.
        ("掌上可办率在全省有排名", NOT_COVERED, None),
        # A score tells its figures in the order of what they are of.
        ("Personnel notices beat policy explainers 277 to 191.", SUPPORTED, "disclosure.personnel_items"),
        ("Personnel notices beat policy explainers 191 to 277.", CONTRADICTED, None),
        # A denial in a clause of its own is of what that clause speaks of.
        ("村庄规划建设条例过了市人大常委会二审，还没有经市人代会审议", SUPPORTED, None),
        ("村庄规划建设条例连市人大常委会二审都没过", CONTRADICTED, None),
        # The titles of a section are not what its facts say.
        ("“两业经”专项民主监督是市人大组织的", CONTRADICTED, "mechanism.democratic_supervision"),
        # What remains of the whole is not what was taken from it.
        ("还有5%的政务服务事项不能在网上办", CONTRADICTED, "one_stop.online_rate"),
    ],
)
def test_judges_words(text: str, verdict: str, fact: str | None) -> None:
    found = CHECKER.check(text)
    assert found.verdict == verdict, found.reason_en
    assert fact is None or fact in {one.id for one in found.evidence}
