"""A profile knows what its fact is about and which words are its own."""

import pytest

from shaoxing_cli.profiles import profiles_of
from shaoxing_cli.store import KnowledgeBase
from tests.town import parts, profile, read, town


@pytest.mark.parametrize(
    ("concepts", "facts"),
    [
        ({"letter", "received"}, ["letters.received", "letters.city"]),
        ({"letter"}, []),
        ({"letter", "settled"}, ["letters.settled", "letters.settled_share"]),
        (
            {"letter", "received", "settled"},
            ["letters.received", "letters.settled", "letters.city", "letters.settled_share"],
        ),
        ({"traffic", "accident"}, ["accidents.fall", "accidents.traffic_fall"]),
        ({"quality"}, ["quality.rate", "quality.rank"]),
        ({"unheard of"}, []),
        (set(), []),
    ],
)
def test_facts_that_concepts_may_speak_of_in_document_order(concepts: set[str], facts: list[str]) -> None:
    assert [found.fact.id for found in parts()[1].satisfied_by(concepts)] == facts


@pytest.mark.parametrize(
    ("run", "explained"),
    [
        ("收到来信", True),
        ("市级来信", True),  # most of its pairs
        ("犀牛", False),
        ("犀", False),
        ("打", True),  # of single characters the plain ones say too little
        ("letter", True),
        ("rhino", False),
        ("municipal level", True),
        ("municipal rhino", False),
        ("供水", False),  # the title of another section
    ],
)
def test_own_words(run: str, explained: bool) -> None:
    assert profile("letters.received").explains(run) == explained


def test_titles_of_the_section_are_own_words() -> None:
    assert profile("doc.rules").explains("供水")
    assert "water supply" in profile("doc.rules").words


@pytest.mark.parametrize(
    ("text", "fact", "allowed"),
    [
        ("收到", "letters.received", True),
        ("来信", "letters.reply_rate", True),  # by `also`
        ("来访", "letters.received", False),
        ("会议", "doc.rules", False),
        ("供水条例", "event.session", True),  # in its words
    ],
)
def test_concepts_that_a_claim_may_mention(text: str, fact: str, allowed: bool) -> None:
    (mention,) = read(text).tagged("concept")
    assert profile(fact).allows(mention) == allowed


def test_values_come_from_texts_and_slots() -> None:
    assert profile("doc.rules").values("status") >= {"second_reading"}
    assert profile("mechanism.inspection").values("frequency") == {"quarterly"}
    assert profile("honour.saving").values("distinction") == {"first_of_kind"}
    assert profile("letters.received").values("distinction") == frozenset()


def test_figures_and_mentions_of_a_fact() -> None:
    session = profile("event.session")
    assert [figure.value for figure in session.quoted_figures] == [23]
    assert len(session.figures) > len(session.quoted_figures)
    assert "rules" in {value for mention in session.quoted_mentions for value in mention.values("concept")}
    # What is computed is quoted nowhere: its statement stands in.
    assert "68.18%" in profile("letters.settled_share").quote


def test_siblings_are_the_figures_of_the_section() -> None:
    siblings = parts()[1].siblings(profile("letters.received"))
    assert {found.fact.section for found in siblings} == {"1"}
    assert {found.fact.kind for found in siblings} == {"figure"}
    assert profile("letters.received") in siblings


def test_a_knowledge_base_without_metrics_is_read_by_its_labels() -> None:
    bare = type(town())(town().path, {**town().tables, "metrics": [], "concepts": []})
    book, found = profiles_of(bare)
    assert "听证会" in {mention.text for mention in book.find("举行听证会25次")}
    concepts = {value for mention in book.find("听证会") for value in mention.values("concept")}
    assert [one.fact.id for one in found.satisfied_by(concepts)] == ["hearings.held"]


def test_a_fact_without_a_metric_is_about_nothing() -> None:
    some = [row for row in town().tables["metrics"] if row["fact"] != "hearings.held"]
    _, found = profiles_of(type(town())(town().path, {**town().tables, "metrics": some}))
    assert found.profile("hearings.held").about == frozenset()
    assert "hearings.held" not in {one.fact.id for one in found.satisfied_by(["hearing"])}


def test_the_bundled_knowledge_base_has_its_book_ready(kb: KnowledgeBase) -> None:
    book, found = profiles_of(kb)
    concepts = {value for mention in book.find("市级收到行政复议申请") for value in mention.values("concept")}
    assert "reconsideration.received" in {one.fact.id for one in found.satisfied_by(concepts)}
