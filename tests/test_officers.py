"""The holder of an office is told by its place; another place's is another one."""

import pytest

from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED
from shaoxing_cli.officers import officers, other_officer
from shaoxing_cli.store import open_knowledge_base
from tests.town import profile, read

KB = open_knowledge_base()
CHECKER = Checker(KB)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("杭州市市长出席", 1),
        ("the mayor of hangzhou attended", 1),
        ("hangzhou's mayor attended", 1),
        ("市长在杭州", 0),
        ("市长出席", 0),
        ("杭州的会议由市长出席", 0),
    ],
)
def test_offices_by_their_place(text: str, count: int) -> None:
    assert len(list(officers(read(text).outer))) == count


def test_facts_without_an_office_say_nothing() -> None:
    assert other_officer(read("杭州市市长出席会议"), profile("event.session")) is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("诸暨市市长出庭应诉", "supported"),
        ("绍兴市市长出庭应诉", CONTRADICTED),
        # Both are named: who did what is not told apart.
        ("诸暨市市长出庭应诉，绍兴市市长旁听", NOT_COVERED),
        ("The mayor of Shaoxing appeared in court while the mayor of Zhuji watched", NOT_COVERED),
    ],
)
def test_whose_officer_did_it(text: str, verdict: str) -> None:
    assert CHECKER.check(text).verdict == verdict
