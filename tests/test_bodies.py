"""The bodies that a claim names are found by how such names are made, and held against the fact's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.bodies import other_body, spans_of_bodies
from shaoxing_cli.findings import CONTRADICTED
from shaoxing_cli.text import fold
from tests.town import profile, read, reader, town


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市司法局", ["市司法局"]),
        ("市司法局，县教育局", ["市司法局", "县教育局"]),
        # The longest ending is the name's.
        ("市委办公室", ["市委办公室"]),
        ("市人大常委会", ["市人大常委会"]),
        ("人民法院院长", ["人民法院"]),
        # An ending alone names nothing, and not all that meets is a body.
        ("局", []),
        ("举行听证会", []),
        ("the city justice bureau", ["city justice bureau"]),
        ("The Ministry of Justice and the court", ["ministry of justice", "court"]),
        # Small words end a name; four words before the noun are the most, two behind 'of'.
        ("issued by the bureau", ["bureau"]),
        ("one two three four five six agency", ["three four five six agency"]),
        ("office of public security affairs", ["office of public security"]),
        ("office of the mayor", ["office"]),
        ("their committee", ["committee"]),
        # Nouns are whole words.
        ("bureaucracy and officers", []),
        ("", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [fold(text)[slice(*span)] for span in spans_of_bodies(fold(text))] == names


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("供水局负责抄表", None),
        ("嘉兴供水局负责抄表", None),
        ("气象局负责抄表", "气象局"),
        ("嘉兴气象局负责抄表", "嘉兴气象局"),
        ("the water bureau reads the meters", None),
        # That it is the city's own need not be said, and may be.
        ("the municipal water bureau reads the meters", None),
        ("the weather bureau reads the meters", "weather bureau"),
        ("the municipal water office reads the meters", None),
        # Its name once among others is enough.
        ("气象局与供水局负责抄表", None),
        # An English name that holds a concept of the fact is hers in other words; a Chinese one is not.
        ("the meters department reads the meters", None),
        ("抄表局负责抄表", "抄表局"),
        ("the fines department reads the meters", "fines department"),
        # The label has another name for it.
        ("供水办负责抄表", None),
        ("负责抄表", None),
    ],
)
def test_another_body(text: str, other: str | None) -> None:
    found = other_body(read(text), profile("body.office"))
    assert (found and found.claimed) == other
    if found:
        assert found.verdict == CONTRADICTED
        assert found.facts == (town().fact("body.office"),)


def test_the_citys_own_may_be_left_out_of_an_english_name() -> None:
    office = profile("body.office")
    named = office._replace(metric=office.metric._replace(slots={"body": ["Municipal Water Board Office"]}))
    assert other_body(read("the water board office reads the meters"), named) is None
    assert other_body(read("the water office reads the meters"), named) is None
    assert other_body(read("the weather office and the water board office read the meters"), named) is None
    assert other_body(read("the weather office reads the meters"), named) is not None


def test_the_short_form_of_a_long_name_is_no_other() -> None:
    office = profile("body.office")
    named = office._replace(metric=office.metric._replace(slots={"body": ["嘉兴市供水管理办公室"]}))
    assert other_body(read("供水管理办公室负责抄表"), named) is None
    assert other_body(read("排水管理办公室负责抄表"), named) is not None


def test_where_a_fact_is_of_no_body_none_is_another() -> None:
    assert other_body(read("气象局收到来信"), profile("letters.received")) is None


@given(st.text(alphabet="市供水气象", min_size=1, max_size=4), st.sampled_from(["局", "办公室", "委员会", "法院"]))
def test_only_the_own_name_is_no_other(name: str, ending: str) -> None:
    body = name + ending
    claim = reader().read(f"{body}，抄表")
    assert [claim.folded[slice(*span)] for span in spans_of_bodies(claim.folded)] == [body]
    found = other_body(claim, profile("body.office"))
    # What is a part of its name (水局) is said in the fact's own words.
    assert (found is None) == ("供水局" in body or body in "供水局")
