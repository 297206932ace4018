"""One figure given to each of several is judged against each."""

import pytest

from shaoxing_cli.shared_figures import shared_clauses
from tests.town import checker, read


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("听证会、协调会都是25次", True),
        ("both hearings and coordination meetings numbered 25", True),
        ("听证会25次", False),
        # Two figures belong to two.
        ("听证会25次和协调会21次都已举行", False),
    ],
)
def test_clauses_that_share_a_figure(text: str, shared: bool) -> None:
    claim = read(text)
    assert bool(shared_clauses(claim, [quantity.span for quantity in claim.quantities])) is shared


@pytest.mark.parametrize(
    ("text", "verdict", "facts"),
    [
        ("听证会、协调会均超过20次", "supported", {"hearings.held", "meetings.held"}),
        ("听证会和协调会都超过20次", "supported", {"hearings.held", "meetings.held"}),
        ("听证会、协调会均超过24次", "contradicted", {"meetings.held"}),
        # A list ends where another clause begins.
        ("说到协调会，听证会都超过24次", "not_covered", None),
    ],
)
def test_each_is_judged(text: str, verdict: str, facts: set[str] | None) -> None:
    found = checker().check(text)
    assert found.verdict == verdict, found.reason_en
    assert facts is None or {fact.id for fact in found.evidence} == facts
