"""A figure of a claim may be the sum of its others."""

import pytest

from shaoxing_cli.findings import SUPPORTED
from shaoxing_cli.quantities import find_quantities
from shaoxing_cli.totals import summed, total_of
from tests.town import checker, town


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("共78家,部门72家,区县6家", "78家"),
        ("部门72家,区县6家,共78家", "78家"),
        ("共79家,部门72家,区县6家", None),
        ("部门6家,区县6家", None),
        # What is loosened, and a share, is no sum.
        ("约78家,部门72家,区县6家", None),
        ("78%,部门72%,区县6%", None),
        ("78家", None),
        ("", None),
    ],
)
def test_the_sum_of_the_others(text: str, total: str | None) -> None:
    found = total_of(find_quantities(text))
    assert (found and found.text) == total


def test_the_reason_shows_the_sum() -> None:
    total, *addends = find_quantities("共264件,来信176件,来访88件")
    finding = summed(total, addends, [town().fact("letters.received")])
    assert finding.verdict == SUPPORTED
    assert "176 + 88" in finding.reason_zh


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("市级来信来访264件,其中收到来信176件,接待来访88件", "supported"),
        ("市级来信来访254件,其中收到来信166件,接待来访88件", "contradicted"),
    ],
)
def test_a_claim_with_its_own_total(claim: str, verdict: str) -> None:
    assert checker().check(claim).verdict == verdict
