"""Facts are found by the telling words that they share with a sentence."""

import pytest

from shaoxing_cli.likeness import Likeness
from tests.town import town

LIKENESS = Likeness(town())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("每季度查一次水质", "mechanism.inspection"),
        ("全省首个节水的城市", "honour.saving"),
        ("the drains need to be strengthened", "shortcoming.drains"),
        ("coordination meetings", "meetings.held"),
    ],
)
def test_the_likest_fact_comes_first(text: str, first: str) -> None:
    assert LIKENESS.alike(text, 3)[0] == first


def test_no_more_than_asked_for_and_each_once() -> None:
    found = LIKENESS.alike("市级收到来信", 2)
    assert len(found) == len(set(found)) == 2
    assert LIKENESS.alike("市级收到来信", 0) == []


@pytest.mark.parametrize("text", ["", "犀牛", "zzzz"])
def test_nothing_is_like_nothing(text: str) -> None:
    assert LIKENESS.alike(text, 5) == []


def test_of_a_long_text_the_beginning_counts() -> None:
    assert LIKENESS.alike("犀" * 500 + "每季度开展水质检查", 5) == []
