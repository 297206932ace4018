"""Some facts a figure of a claim cannot speak of, however near they stand."""

import pytest

from shaoxing_cli.eligibility import eligible, stating
from tests.town import assigner, profile, profiles, read

FACTS = ("letters.received", "letters.returned", "letters.reply_rate")


@pytest.mark.parametrize(
    ("text", "fact", "fits"),
    [
        ("收到来信176件", "letters.received", True),
        ("收到来信176%", "letters.received", False),
        # A base is what it states exactly, and nothing else is.
        ("176件来信中", "letters.received", True),
        ("176件来信中", "letters.settled", False),
        # Of what there is none, a figure speaks only in so many words.
        ("退件3件", "letters.returned", True),
        ("没有退件，收到来信176件", "letters.returned", False),
        ("无一退件，来信3件", "letters.returned", False),
    ],
)
def test_what_a_figure_can_speak_of(text: str, fact: str, fits: bool) -> None:
    claim = read(text)
    cost = eligible(claim, claim.quantities, profiles("letters.received", "letters.settled"), assigner())
    assert (cost(0, profile(fact)) is not None) == fits


def test_what_states_a_figure_exactly() -> None:
    (said,) = read("176件").quantities
    assert stating(said, profiles(*FACTS)) == profile("letters.received")
    assert stating(said._replace(unit="%"), profiles(*FACTS)) is None
