"""Where nobody wrote down what tells facts apart, the noun phrases of their labels do."""

import pytest

from shaoxing_cli.label_metrics import label_metrics, phrase_of
from tests.town import town


@pytest.mark.parametrize(
    ("label", "scope", "phrase"),
    [
        ("市级收到来信数", "市级", "收到来信"),
        ("收到来信数", "市级", "收到来信"),
        ("收到来信件数", None, "收到来信"),
        ("来信数", None, "来信"),
        ("《嘉兴市供水条例》", None, "嘉兴市供水条例"),
        # What would be left is too short to be told from other words.
        ("人数", None, "人数"),
        ("件", None, "件"),
        ("全市", "全市", ""),
    ],
)
def test_phrases(label: str, scope: str | None, phrase: str) -> None:
    assert phrase_of(label, scope) == phrase


def test_each_fact_is_about_its_own_phrase() -> None:
    received, city, hearings = (town().fact(name) for name in ("letters.received", "letters.city", "hearings.held"))
    nameless, short = (hearings._replace(id=label, label_zh=label) for label in ("数", "来信"))
    concepts, metrics = label_metrics([received, city, hearings, nameless, short])
    assert [concept.zh for concept in concepts] == [("收到来信",), ("听证会",), ("来信",)]
    # Two facts with one phrase share its concept; a fact without a phrase can't be spoken of.
    assert metrics[received.id].about == metrics[city.id].about != metrics[hearings.id].about
    assert set(metrics) == {received.id, city.id, hearings.id, short.id}
