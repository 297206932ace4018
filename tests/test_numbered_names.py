"""A claim that gives another numeral in a name is tried with those that the report gives."""

import pytest

from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED
from shaoxing_cli.numbered_names import NumberedNames
from shaoxing_cli.store import open_knowledge_base

KB = open_knowledge_base()
CHECKER = Checker(KB)


@pytest.mark.parametrize(
    ("text", "said", "stated"),
    [
        ("建立“1+8”工作机制", "1+8", {"1+6", "1+9"}),
        ("谋划“九五”普法工作", "九五", {"七五", "八五"}),
        ("the sixth five-year plan", "sixth", {"seventh", "eighth"}),
        ("十九届五中全会精神", "五", {"四"}),
        ("依据的是2018年设区市法治浙江建设工作评价标准", "2018", {"2019"}),
    ],
)
def test_names_are_exchanged_for_those_of_the_report(text: str, said: str, stated: set[str]) -> None:
    found = list(NumberedNames(KB).exchanged(text))
    assert {one for one, _, _ in found} == {said}
    assert stated <= {name for _, name, _ in found}
    assert all(exchanged == text.replace(said, name, 1) for _, name, exchanged in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“1+6”机制",
        "“七五”普法",
        "11+6.5",
        "2018年市级收到176件",
        "a five-year plan",
        "2018年设区市法治浙江建设工作评价标准",
    ],
)
def test_what_the_report_names_itself_is_left(text: str) -> None:
    assert list(NumberedNames(KB).exchanged(text)) == []


def test_no_more_than_a_few_are_tried() -> None:
    assert len(list(NumberedNames(KB).exchanged("1+2 " * 50))) == 6


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("2020年绍兴将谋划“八五”普法工作", SUPPORTED),
        ("2020年绍兴将谋划“九五”普法工作", CONTRADICTED),
        ("做公平竞争集中审查的是“1+7”政策体系文件", CONTRADICTED),
        ("报告提到贯彻党的十九届五中全会精神", NOT_COVERED),
        ("绍兴开展了“1+8”行动", NOT_COVERED),
    ],
)
def test_what_is_true_but_for_the_numeral_is_contradicted(claim: str, verdict: str) -> None:
    assert CHECKER.check(claim).verdict == verdict
