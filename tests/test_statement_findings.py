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
        # A single character may tell of another matter, and so may a word of small ones.
        ("法律智囊团的律师费由村集体承担", NOT_COVERED, None),
        ("行政复议体制改革把各部门的复议职责拆得更散了", NOT_COVERED, None),
        ("新聘仲裁员当中有外籍人士", NOT_COVERED, None),
        ("政府举办的法治讲座对普通市民开放", NOT_COVERED, None),
        ("给市政府常务会议讲课的专家里有浙江大学的教授", NOT_COVERED, None),
        # What something is called by somebody is no other name of it.
        ("考核里的第三方评价就是花架子", NOT_COVERED, None),
        ("称赞“枫桥式”司法所的那位副省长是冯飞", CONTRADICTED, None),
        # What was done to something else is not done to the matter.
        ("有检验检测机构因出具虚假报告被吊销了资质", NOT_COVERED, None),
        # The name of another fact is no wrong name of this one, nor is a title of a slogan.
        ("《绍兴市行政规范性文件统一编号规定》被译成了英文", NOT_COVERED, None),
        ("有一说一，“绍兴政务”公众号内容水得很，没啥可看的", NOT_COVERED, None),
        ("市政协专项民主监督的报告登在了《绍兴日报》上", NOT_COVERED, None),
        ("绍兴的府院联动机制叫“1+9”", CONTRADICTED, None),
        # What is said to be so as well denies nothing.
        ("宁波随后也办起了来华留学生普法教育基地", NOT_COVERED, None),
        ("绍兴市市长本人2019年也出庭应诉过", NOT_COVERED, None),
        ("绍兴此前在“六五”普法中也得过全国先进", NOT_COVERED, None),
        (
            "The Fengqiao-style justice offices were an idea that Shaoxing took over from another city.",
            CONTRADICTED,
            None,
        ),
        ("Shaoxing revoked the licences of several plants after checking their special equipment.", NOT_COVERED, None),
        ("念好“两业经”的专项民主监督是市总工会组织的", CONTRADICTED, None),
        # No name of a body ends within a word (办案).
        ("复议机关的同志办案又快又公道，没得说", NOT_COVERED, None),
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


@pytest.mark.parametrize(
    "text",
    [
        # True, and put so that a careless reader would call them false.
        "掌上可办率仅次于全省第一",
        "市级和区县归集的数据分别是96亿条和104亿条",
        "市级行政复议申请三件中约有两件受理并审结",
        "生产安全事故死亡人数的降幅没有事故起数的降幅大",
        "仍有0.9%的部门间办事事项没有实现跑一次",
        "承诺时限压缩比在全省不是第一，而是第三",
        "除8件外，市本级收到的依申请公开都回复处理了",
        "市本级依申请公开没有全部办完，495件中办了487件",
        "谁说绍兴没有首创？“枫桥式”司法所建设就是",
        "难道网上可办率不是全省第一吗",
        "绍兴不是全国30强，想重返30强",
        "非但没有下降，群众安全感满意度还上升了",
        "报告没有说公职律师总数是多少",
        "The online rate could not be higher: it stands at 100%.",
        "The mobile-service rate was second in the province, and the online one first.",
        "None in Zhejiang's comparable cities cracked down on more loan-trap gangs than Shaoxing.",
        "No earlier year saw as many public lawyers apply as 2019.",
    ],
)
def test_what_is_true_is_not_contradicted(text: str) -> None:
    assert CHECKER.check(text).verdict != CONTRADICTED


@pytest.mark.parametrize(
    "text",
    [
        # False, or beyond the report, and put so that a careless reader would call them true.
        "绍兴仲裁委一年收费15.46亿元",
        "想当仲裁员的报名者有319人",
        "生产事故死亡人数的降幅大过事故起数",
        "部门间办事，时间压缩比例低于材料压减比例",
        "Personnel notices on the portal were three times as many as policy documents.",
        "Applications for government-lawyer licences hit their lowest level ever.",
        "绍兴的掌上执法平台比外省的都好用",
        "党委巡察发现了一批依法行政方面的问题",
        "这份报告依申请才能公开",
        "前一年执法人员考试合格率为九成",
        "三次法治政府建设推进会都是在上午召开的",
        "恶势力犯罪集团打处数在全国同类城市里排第一",
    ],
)
def test_what_is_not_so_is_not_supported(text: str) -> None:
    assert CHECKER.check(text).verdict != SUPPORTED
