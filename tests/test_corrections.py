"""What a claim sets aside is no fact's own, or the claim puts something else in its place."""

import pytest

from shaoxing_cli.corrections import denied_own, set_right
from shaoxing_cli.findings import CONTRADICTED
from tests.town import profile, read


@pytest.mark.parametrize(
    ("text", "fact", "claimed"),
    [
        ("由公司负责抄表，而不是供水局", "body.office", "公司"),
        ("由公司负责抄表，而不是供水局。", "body.office", "公司"),
        ("The meters are read by zealots rather than the water office", "body.office", "zealots"),
        # What is set aside is not the fact's own, or the claim says it all the same.
        ("由公司负责抄表，而不是电力局", "body.office", None),
        ("由供水局公司负责抄表，而不是供水局", "body.office", None),
        ("The meters are read by zealots rather than the power company", "body.office", None),
        # Nothing strange stands in its place.
        ("由供水局负责抄表，而不是公司", "body.office", None),
        ("负责抄表，而不是供水局", "body.office", None),
        ("由公司负责抄表", "body.office", None),
    ],
)
def test_what_stands_in_the_place_of_the_facts_own(text: str, fact: str, claimed: str | None) -> None:
    found = set_right(read(text), profile(fact))
    assert (found.verdict, found.claimed) == (CONTRADICTED, claimed) if found else claimed is None


@pytest.mark.parametrize(
    ("text", "fact", "claimed"),
    [
        # The fact's own body, stage or rhythm: whatever stands in its place.
        ("负责抄表的另有其人，而不是供水局", "body.office", "供水局"),
        ("水质检查每月都要开展，而不是每季度", "mechanism.inspection", "每季度"),
        ("The water is inspected now and then, not quarterly", "mechanism.inspection", "quarterly"),
        ("负责抄表的是供水局，而不是供水局", "body.office", None),
        ("水质检查每季度开展，而不是每月", "mechanism.inspection", None),
        ("水质检查每季度开展", "mechanism.inspection", None),
    ],
)
def test_what_the_fact_states_of_itself(text: str, fact: str, claimed: str | None) -> None:
    found = denied_own(read(text), profile(fact))
    assert (found.verdict, found.claimed) == (CONTRADICTED, claimed) if found else claimed is None
