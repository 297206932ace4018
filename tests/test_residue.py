"""What is not known of a text is left over: Chinese runs, English stems, and light characters that belong to them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.phrases import Mention
from shaoxing_cli.residue import Run, strange_runs

Span = tuple[int, int]


def mentions(folded: str, spans: Sequence[Span]) -> list[Mention]:
    return [Mention(span, folded[slice(*span)], {"light": frozenset({""})}) for span in spans]


def left(folded: str, known: Sequence[Span], light: Sequence[Span] = (), outer: Sequence[Span] | None = None) -> list:
    """The strange words of a text of which some stretches are known, and some more are (light) phrases."""
    read, whole = mentions(folded, light), mentions(folded, light if outer is None else outer)
    return list(strange_runs(folded, [*known, *light], read, whole))


@pytest.mark.parametrize(
    ("folded", "known", "runs"),
    [
        ("收到犀牛", [(0, 2)], [("犀牛", (2, 4))]),
        ("犀牛收到河马", [(2, 4)], [("犀牛", (0, 2)), ("河马", (4, 6))]),
        ("犀牛，河马", [], [("犀牛", (0, 2)), ("河马", (3, 5))]),
        ("收到", [(0, 2)], []),
        ("", [], []),
        # English words as stems; Chinese ones come first.
        ("hippos 犀牛", [], [("犀牛", (7, 9)), ("hippo", (0, 6))]),
        ("received hippos", [(0, 8)], [("hippo", (9, 15))]),
        # Single letters and what begins with a digit are no words.
        ("a 3rd hippo", [], [("hippo", (6, 11))]),
        # What is known parts what is strange.
        ("犀收牛", [(1, 2)], [("犀", (0, 1)), ("牛", (2, 3))]),
    ],
)
def test_what_is_left(folded: str, known: Sequence[Span], runs: list[tuple[str, Span]]) -> None:
    assert left(folded, known) == [Run(*run) for run in runs]


@pytest.mark.parametrize(
    ("folded", "light", "outer", "texts"),
    [
        # A light character beside a strange one is part of a strange word, on either side and in a row.
        ("犀设", [(1, 2)], None, ["犀设"]),
        ("设犀", [(0, 1)], None, ["设犀"]),
        ("犀设施", [(1, 2), (2, 3)], None, ["犀设施"]),
        # Two of them side by side are a word of their own; one alone is none.
        ("摆设", [(0, 1), (1, 2)], None, ["摆设"]),
        ("摆，设", [(0, 1), (2, 3)], None, []),
        # Particles join words and are part of none.
        ("犀的", [(1, 2)], None, ["犀"]),
        ("的了", [(0, 1), (1, 2)], None, []),
        # Where a longer phrase holds it, a light character is read.
        ("犀设施", [(1, 2), (1, 3)], [(1, 3)], ["犀"]),
        ("摆设", [(0, 1), (1, 2), (0, 2)], [(0, 2)], []),
        # Latin letters are no neighbours.
        ("ab设", [(2, 3)], None, ["ab"]),
    ],
)
def test_light_characters(folded: str, light: Sequence[Span], outer: Sequence[Span] | None, texts: list[str]) -> None:
    assert [run.text for run in left(folded, [], light, outer)] == texts


TEXT = st.text(alphabet="收到来信犀牛设的，。3 ab", max_size=20)
STRETCHES = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4)), max_size=4)


@given(TEXT, STRETCHES)
def test_what_is_known_is_never_left_and_the_rest_always_is(folded: str, stretches: list[tuple[int, int]]) -> None:
    known = [(min(start, len(folded)), min(start + size, len(folded))) for start, size in stretches]
    covered = {place for start, end in known for place in range(start, end)}
    runs = left(folded, known)
    found = [place for run in runs for place in range(*run.span)]
    assert len(found) == len(set(found))
    assert not covered.intersection(found)
    han = {place for place, char in enumerate(folded) if "一" <= char <= "鿿"}
    assert han - covered <= set(found)
