"""Pairs that a claim has exchanged: all words are the fact's own, and yet it says something else."""

import pytest

from shaoxing_cli.crossings import crossed
from shaoxing_cli.findings import CONTRADICTED
from tests.town import profile, read


@pytest.mark.parametrize(
    ("text", "is_crossed"),
    [
        ("供水局抄表，电力局修管", False),
        ("电力局修管，供水局抄表", False),
        ("电力局抄表，供水局修管", True),
        ("抄表的是电力局，修管的是供水局", True),
        # Two lists are no pairs; nor is what one piece mixes.
        ("供水局和电力局抄表和修管", False),
        ("电力局抄表", False),
        ("供水局抄表", False),
        ("电力局抄表，如此而已", False),
    ],
)
def test_exchanged_pairs(text: str, is_crossed: bool) -> None:
    found = crossed(read(text), profile("body.duties"))
    assert (found is not None) == is_crossed
    if found:
        assert found.verdict == CONTRADICTED
