"""What a claim denies or limits besides the figures that are right leaves it undecided."""

import pytest

from shaoxing_cli.leftovers import left_over
from tests.town import profiles, read


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("市级收到来信176件，没有来访", "没有"),
        ("市级收到来信176件，只在城区", "只在"),
        ("市级收到来信176件，并非没有来访", None),
        ("市级收到来信176件，不是所有都办结", None),
        # What the figure's own clause denies is judged with it; what leads up to it says nothing.
        ("市级没有收到来信176件", None),
        ("没错，市级收到来信176件", None),
        ("市级收到来信176件，再加来访", None),
    ],
)
def test_what_is_left_over(text: str, claimed: str | None) -> None:
    found = left_over(read(text), profiles("letters.received"))
    assert (found and found.claimed) == claimed


def test_the_facts_own_denial_is_no_leftover() -> None:
    assert left_over(read("收到来信176件，没有退件"), profiles("letters.received", "letters.returned")) is None
