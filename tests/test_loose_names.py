"""Names are taken apart, and found where all their parts stand near one another in a clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.loose_names import LooseNames, first_part, loose_phrases, parts_of
from shaoxing_cli.model import Concept
from shaoxing_cli.phrase_tables import grouped
from tests.town import read, reader, town


def names_of(rows: list[tuple[str, str]]) -> LooseNames:
    """The table of some names of concepts."""
    groups = grouped(loose_phrases(Concept(concept, (name,), ()) for concept, name in rows), first_part)
    return LooseNames(lambda beginning: groups.get(beginning, {}))


NAMES = names_of(
    [
        ("saving", "节水城市"),
        ("renewal", "旧管更换"),
        ("renewal", "pipe renewal"),
        ("change", "旧管信息"),
        ("triple", "水表抄读记录"),
        ("list", "lists of tasks"),
        ("twin", "犀牛犀牛"),
    ]
)


def found(text: str) -> dict[str, str]:
    """The concepts that a claim names loosely, each with the stretch where it does."""
    return {value: mention.text for mention in NAMES.find(read(text)) for value in mention.values("concept")}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("信用体系", ["信用", "体系"]),
        ("水表抄读记录", ["水表", "抄读", "记录"]),
        # Pairs only: what is left over or stands alone is no name to take apart.
        ("信用", []),
        ("复议局", []),
        ("信用a体", []),
        ("信用体系2.0", []),
        ("lists of the tasks", ["list", "task"]),
        ("the lists", []),
        ("task", []),
        ("", []),
    ],
)
def test_the_parts_of_a_name(name: str, parts: list[str]) -> None:
    assert parts_of(name) == parts


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        # In another order, and with others between.
        ("更换旧管", {"renewal": "更换旧管"}),
        ("更换了一批旧管", {"renewal": "更换了一批旧管"}),
        ("the renewal of our pipes", {"renewal": "renewal of our pipes"}),
        ("a task on the list", {"list": "task on the list"}),
        ("水表都要抄读，记录", {}),
        ("记录抄读的水表", {"triple": "记录抄读的水表"}),
        # By a word that stands for a part.
        ("旧管资料", {"change": "旧管资料"}),
        # Not where a part is missing, in another clause, or too far off.
        ("更换水管", {}),
        ("旧管，更换", {}),
        ("旧管。更换", {}),
        ("更换一二三四五六七八九十旧管", {"renewal": "更换一二三四五六七八九十旧管"}),
        ("更换一二三四五六七八九十十旧管", {}),
        ("the renewal of" + " very" * 9 + " old pipes", {"renewal": "renewal of" + " very" * 9 + " old pipes"}),
        ("the renewal of" + " very" * 11 + " old pipes", {}),
        # What is named as it is is not named loosely.
        ("旧管更换，更换旧管", {}),
        ("pipe renewal, the renewal of pipes", {}),
        # Each part has a place of its own.
        ("犀牛", {}),
        ("犀牛和犀牛", {"twin": "犀牛和犀牛"}),
        # Of several places the first one that does.
        ("旧管，又更换旧管", {"renewal": "更换旧管"}),
        ("更换旧管，信息", {"renewal": "更换旧管"}),
        # Each concept once, several side by side.
        ("更换旧管，再更换旧管", {"renewal": "更换旧管"}),
        ("更换旧管的资料", {"renewal": "更换旧管", "change": "旧管的资料"}),
        ("更换旧管 (the renewal of pipes)", {"renewal": "renewal of pipes"}),
        ("renewal", {}),
        ("", {}),
    ],
)
def test_loose_names(text: str, concepts: dict[str, str]) -> None:
    assert found(text) == concepts


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("旧管的更换和更换", "旧管的更换"),
        ("更换不更换这些旧管", "更换这些旧管"),
        ("更换的是旧管和旧管", "更换的是旧管"),
    ],
)
def test_of_several_places_of_a_part_the_nearest(text: str, stretch: str) -> None:
    assert found(text) == {"renewal": stretch}


def test_what_was_found_is_named_in_the_claim_then() -> None:
    claim = read("更换旧管5件")
    loose = tuple(NAMES.find(claim))
    again = claim._replace(loose=loose)
    assert "renewal" not in claim.concepts
    assert "renewal" in again.concepts
    assert list(again.near(frozenset({"renewal"}), again.quantities[0].span)) == list(loose)
    assert NAMES.find(again) == []


FORMS = [(concept.id, form) for concept in town().concepts for form in concept.zh if parts_of(form)]


@given(st.sampled_from(FORMS), st.data())
def test_a_name_is_found_in_any_order_of_its_parts(form: tuple[str, str], data: st.DataObject) -> None:
    concept, name = form
    names = names_of([form])
    order = data.draw(st.permutations(parts_of(name)))
    claim = reader().read("的".join(order))
    assert concept in claim.concepts or [m.values("concept") for m in names.find(claim)] == [{concept}]
    apart = reader().read("。".join(order))
    assert names.find(apart) == []


@given(st.text(alphabet="更换旧管节水城市，。的 pipe renewal", max_size=30))
def test_what_is_found_holds_all_parts(text: str) -> None:
    claim = reader().read(text)
    for mention in NAMES.find(claim):
        start, end = mention.span
        assert mention.text == claim.folded[start:end]
        assert not set(mention.text) & set("，。,")
        assert not mention.values("concept") & claim.concepts
