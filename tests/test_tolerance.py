"""A few strange words beside a telling figure, or behind what is wrong, change nothing; others do."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find
from shaoxing_cli.residue import Run
from shaoxing_cli.tolerance import bears, reverses, telling_values
from tests.town import read, reader, town

S, C, N = SUPPORTED, CONTRADICTED, NOT_COVERED


def finding(verdict: str, fact: str, claimed: str | None = None) -> Finding:
    reason = {S: "equal", C: "different", N: "unknown"}[verdict]
    return find(verdict, reason, town().fact(fact), claimed=claimed)


@pytest.mark.parametrize(
    ("text", "fact", "borne"),
    [
        # A figure of three digits is hardly another's, where no more than half of the claim is strange.
        ("犀牛收到来信176件", "letters.received", True),
        ("犀牛河马斑马羚羊176件", "letters.received", False),
        ("犀牛河马羚羊共176件", "letters.received", False),
        ("犀牛河马来信共176件", "letters.received", True),
        ("hippos received 176 letters", "letters.received", True),
        # Fewer digits, zeros at the end left out, a hedge and another figure tell nothing.
        ("犀牛举行听证会25次", "hearings.held", False),
        ("犀牛全市收到来信2000件", "letters.city", False),
        ("犀牛收到来信约176件", "letters.received", False),
        ("犀牛收到来信187件", "letters.received", False),
        ("犀牛收到来信", "letters.received", False),
        # What stands behind a figure, or right before it, may tell that it is another's.
        ("收到来信176件犀牛", "letters.received", False),
        ("收到来信犀牛176件", "letters.received", False),
        # A word that may turn it round is never borne.
        ("停收收到来信176件", "letters.received", False),
    ],
)
def test_support_beside_strange_words(text: str, fact: str, borne: bool) -> None:
    claim = read(text)
    runs = claim.strange
    assert runs
    assert bears(claim, [finding(S, fact)], runs) is borne


def test_every_part_must_be_supported() -> None:
    claim = read("犀牛收到来信176件，听证会25次")
    right, open_ = finding(S, "letters.received"), finding(N, "hearings.held")
    assert bears(claim, [right, finding(S, "hearings.held")], claim.strange)
    assert not bears(claim, [right, open_], claim.strange)
    assert not bears(claim, [], claim.strange)


@pytest.mark.parametrize(
    ("text", "fact", "claimed", "borne"),
    [
        # Two strange characters, or one strange English word, may stand before or in the clause of what is wrong.
        ("犀牛收到来信187件", "letters.received", "187件", True),
        ("犀牛马收到来信187件", "letters.received", "187件", False),
        ("hippos received 187 letters", "letters.received", "187 letters", True),
        ("hippos, zebras received 187 letters", "letters.received", "187 letters", False),
        # In later clauses any number may.
        ("收到来信187件，犀牛和河马、羚羊", "letters.received", "187件", True),
        ("犀牛和河马、羚羊，收到来信187件", "letters.received", "187件", False),
        # Right beside the figure they may be what is counted.
        ("收到犀牛187件来信", "letters.received", "187件", False),
        ("收到187件犀牛来信", "letters.received", "187件", False),
        # Save a word that may turn it round, wherever it stands.
        ("收到来信187件，停收", "letters.received", "187件", False),
        # What is nowhere in the claim, or no name at all, bears few strange words.
        ("犀牛负责抄表", "body.office", "气象局", True),
        ("犀牛河马负责抄表", "body.office", "气象局", False),
        ("犀牛负责抄表", "body.office", None, True),
        ("犀牛河马负责抄表", "body.office", None, False),
        # To deny that there was any says too little against a figure; against none it says enough.
        ("犀牛没有收到来信", "letters.received", None, False),
        ("犀牛有退件", "letters.returned", None, True),
    ],
)
def test_contradiction_beside_strange_words(text: str, fact: str, claimed: str | None, borne: bool) -> None:
    claim = read(text)
    assert claim.strange
    assert bears(claim, [finding(C, fact, claimed)], claim.strange) is borne


def test_one_contradiction_that_stands_is_enough() -> None:
    claim = read("听证会35次，犀牛和河马、羚羊，收到来信187件")
    first, second = finding(C, "hearings.held", "35次"), finding(C, "letters.received", "187件")
    assert bears(claim, [first, second], claim.strange)
    assert bears(claim, [finding(N, "letters.received"), first], claim.strange)
    assert not bears(claim, [second], claim.strange)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("市级收到来信176件，听证会25次", ["176"]),
        ("约一百七十六件", ["176"]),
        # Zeros at either end tell nothing; those within do.
        ("100件，1200件", []),
        ("105件，0.05元", ["105"]),
        ("15.46亿元", ["1546000000"]),
        ("99.37%，98.0%", ["99.37"]),
        ("", []),
    ],
)
def test_figures_that_are_hardly_met_by_chance(text: str, values: list[str]) -> None:
    assert telling_values(read(text)) == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("word", "turns"),
    [
        ("停建", True),
        ("犀停", True),
        ("犀牛", False),
        ("cancel", True),
        ("unregul", True),
        ("hippo", False),
        # An English beginning is one; within a word it says nothing.
        ("heart-stop", False),
    ],
)
def test_words_that_turn_a_claim_round(word: str, turns: bool) -> None:
    assert reverses(Run(word, (0, len(word)))) is turns


@given(st.text(alphabet="犀牛河马羚羊斑鹿", max_size=12))
def test_strange_words_behind_a_contradiction_never_mend_it(words: str) -> None:
    claim = reader().read(f"市级收到来信187件。{words}")
    assert bears(claim, [finding(C, "letters.received", "187件")], claim.strange)


@given(st.integers(min_value=0, max_value=24))
def test_the_more_that_is_strange_the_less_is_borne(size: int) -> None:
    claim = reader().read("犀" * size + "，市级收到来信176件")
    borne = bears(claim, [finding(S, "letters.received")], claim.strange)
    assert borne == (size * 2 <= len(claim.folded))


@pytest.mark.parametrize(
    ("text", "claimed", "borne"),
    [
        # What is strange right behind a figure, small words between, or before it with an 'of', tells what it counts.
        ("The city received 187 hippos", "187", False),
        ("The city received 187 of the hippos", "187", False),
        ("hippos of 187 received", "187", False),
        ("hippos received 187", "187", True),
        ("The city received 187 letters, hippos", "187", True),
        ("收到来信187件犀牛", "187件", False),
    ],
)
def test_what_tells_what_a_figure_counts(text: str, claimed: str, borne: bool) -> None:
    claim = read(text)
    assert claim.strange
    assert bears(claim, [finding(C, "letters.received", claimed)], claim.strange) is borne
