"""A claim that tells what it was computed from is judged by its result, where its premises are right."""

import pytest

from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import CONTRADICTED, SUPPORTED
from shaoxing_cli.premises import premise
from shaoxing_cli.store import open_knowledge_base

CHECKER = Checker(open_knowledge_base())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("由176件减去120件，其余56件没有受理", "由176件减去120件"),
        ("按12个月计算,平均每月132件", "按12个月计算"),
        ("以72个部门、6个区计，平均每个1568项", "以72个部门、6个区计"),
        ("Over twelve months, 132 cases a month were closed", "Over twelve months"),
        ("Computed as 36 plus 84, they number 120", "Computed as 36 plus 84"),
    ],
)
def test_where_a_premise_stands(text: str, told: str) -> None:
    span = premise(text)
    assert span is not None
    assert text[slice(*span)] == told


@pytest.mark.parametrize("text", ["", "合格率为93%", "按计划推进，共3次", "over 90%, a record", "计算机审核，共5次"])
def test_where_there_is_none(text: str) -> None:
    span = premise(text)
    assert span is None or not any(char.isdigit() for char in text[slice(*span)])


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("按12个月计算，全市法院平均每月审结一审行政诉讼案件132件", SUPPORTED),
        ("由176件减去120件，其余56件行政复议申请没有列为受理并审结", SUPPORTED),
        (
            "Over twelve months, the courts concluded on average 132 first-instance administrative cases a month",
            SUPPORTED,
        ),
        # A premise that the report does not give, and a result that does not follow.
        ("由186件减去120件，其余66件行政复议申请没有列为受理并审结", CONTRADICTED),
        ("按44.6%的同比降幅推算，2019年生产安全事故死亡人数相当于上年的65.4%", CONTRADICTED),
    ],
)
def test_results_of_premises(claim: str, verdict: str) -> None:
    assert CHECKER.check(claim).verdict == verdict
