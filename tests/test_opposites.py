"""The opposite of a word by which a fact is stated turns the fact round."""

import pytest

from shaoxing_cli.findings import CONTRADICTED
from shaoxing_cli.opposites import opposite_phrases, opposite_rows, opposite_word
from tests.town import profile, read


@pytest.mark.parametrize(
    ("text", "fact", "claimed"),
    [
        # The report says 推进, 'go ahead'.
        ("2020年将叫停旧管更换", "pledge.renewal", "叫停"),
        # What is denied is not said; nor is what stands beside the fact's own word.
        ("2020年不会叫停旧管更换", "pledge.renewal", None),
        ("2020年将推进而不叫停旧管更换", "pledge.renewal", None),
        ("2020年将推进旧管更换", "pledge.renewal", None),
        # Of another fact it is the opposite of nothing.
        ("叫停抄表", "body.office", None),
    ],
)
def test_the_opposite_of_the_facts_word(text: str, fact: str, claimed: str | None) -> None:
    found = opposite_word(read(text), profile(fact))
    assert (found.verdict, found.claimed) == (CONTRADICTED, claimed) if found else claimed is None


def test_a_phrase_is_the_opposite_of_several_words() -> None:
    phrases = opposite_phrases({"集中": ["分散"], "统一": ["分散"], "wind up": ["go on"]})
    assert phrases == {"分散": "opposite:集中 opposite:统一", "go on": "opposite:wind_up"}


def test_no_word_is_its_own_opposite() -> None:
    for word, said in opposite_rows().items():
        assert said, word
        assert word not in said
