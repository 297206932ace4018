"""What evaluates is found wherever it stands, and no report's plain statement supports it."""

import pytest

from shaoxing_cli.evaluations import closing_evaluation, evaluations
from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED
from shaoxing_cli.store import open_knowledge_base
from shaoxing_cli.text import fold

CHECKER = Checker(open_knowledge_base())

# A text, and where it evaluates.
CASES = [
    ("普法工作做得很好", ["得很好"]),
    ("普法工作做得好", ["得好"]),
    ("普法工作做得好的地方", []),
    ("普法工作做得非常好的地方", ["得非常好"]),
    ("普法工作做得还不够好", ["得还不够好"]),
    ("普法工作做得最好", ["得最好"]),
    ("普法工作很扎实，也很规范", ["很扎实", "很规范"]),
    ("扎实开展普法工作", []),
    ("很扎实的普法工作", []),
    ("成效显著", ["成效显著"]),
    ("成效是很显著的", ["成效是很显著"]),
    ("问题不少", ["问题不少"]),
    ("件数不少", []),
    ("取得了很大的成绩", ["很大"]),
    ("取得显著成效", ["显著"]),
    ("显著成效", []),
    ("取得好地段", []),
    ("必得好好干", []),
    ("得好", []),
    ("显得好", []),
    ("办得这么多", []),
    ("办案办得又快又公道", ["得又快又公道"]),
    ("办案又多又杂", []),
    ("内容水得很", ["得很"]),
    ("打得不够狠", ["得不够狠"]),
    ("问得不痛不痒", ["得不痛不痒"]),
    ("拔得全省头筹", []),
    ("写得明明白白", []),
    ("办得怎么样啊", []),
    ("普法得开始谋划", []),
    ("这一招实在是高", ["实在是高"]),
    ("得", []),
    ("案件多", []),
    ("", []),
    ("The campaign went well", ["went well"]),
    ("The campaign went very well in 2019", ["very well"]),
    ("as well", []),
    ("well", []),
    ("It was as well a campaign", []),
    ("the review is effective", ["is effective"]),
    ("the effective review", []),
    ("a rather effective review", ["rather effective"]),
    ("they made great progress in it", ["great progress"]),
    ("of a great lake", []),
    ("普法campaign做得很successful", ["很successful"]),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_evaluations_are_found_with_their_degree(text: str, found: list[str]) -> None:
    folded = fold(text)
    assert [folded[start:end] for start, end in evaluations(folded)] == found


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("绍兴的普法工作是一大亮点。", "一大亮点"),
        ("绍兴的普法工作有声有色地开展了", None),
        ("普法工作卓有成效的", "卓有成效"),
        ("the campaign was a success!", "a success"),
        ("the campaign was for a success", "a success"),
        ("a whole lot of umbrellas for show", "for show"),
        ("it is overworth it", None),
        ("", None),
        ("。", None),
        ("来得正是时候", "正是时候"),
    ],
)
def test_the_last_words_may_evaluate(text: str, last: str | None) -> None:
    folded = fold(text)
    span = closing_evaluation(folded)
    assert (span and folded[slice(*span)]) == last


@pytest.mark.parametrize(
    "predicate",
    [
        *("做得很好", "做得好", "做得最好", "开展得很扎实", "搞得有声有色", "落实得不到位", "很成功", "不理想"),
        *("还不够好", "成效显著", "水平很高", "取得了很大的成绩", "可圈可点", "至关重要", "没有任何问题", "是一大亮点"),
    ],
)
@pytest.mark.parametrize("topic", ["绍兴的普法工作", "绍兴的政务公开", "法律顾问制度", "扫黑除恶专项斗争"])
def test_no_statement_of_a_matter_supports_what_is_thought_of_it(topic: str, predicate: str) -> None:
    assert CHECKER.check(topic + predicate).verdict == NOT_COVERED


@pytest.mark.parametrize(
    "predicate",
    [
        *("went very well", "is effective", "is very important", "made great progress", "is solid", "was done poorly"),
        *("has been a success", "leaves much to be desired", "is a model for the country", "is unsatisfactory"),
    ],
)
@pytest.mark.parametrize("topic", ["The legal adviser system", "The campaign against organised crime in Shaoxing"])
def test_nor_in_english(topic: str, predicate: str) -> None:
    assert CHECKER.check(f"{topic} {predicate}.").verdict == NOT_COVERED


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # A shortcoming is an evaluation itself.
        ("重大行政决策事项目录管理制度执行得不够全面", SUPPORTED),
        ("重大行政决策事项目录管理制度执行得很全面", CONTRADICTED),
        ("行政复议化解行政争议的主渠道作用发挥得很好", CONTRADICTED),
        # What asks evaluates nothing, nor does what ranks, compares or tells a trend.
        ("依法行政做得好不好，如今也是党委巡察要查的重要内容", SUPPORTED),
        ("绍兴政务服务网上可办率在全省最好", SUPPORTED),
        ("部门间办事，时间省得比材料更多", SUPPORTED),
        ("治安形势越来越差", CONTRADICTED),
        # Beside a figure the last words only adorn it.
        ("承诺时限压缩比居全省第二，绍兴再添一张名片", CONTRADICTED),
    ],
)
def test_what_the_report_evaluates_is_judged(text: str, verdict: str) -> None:
    assert CHECKER.check(text).verdict == verdict
