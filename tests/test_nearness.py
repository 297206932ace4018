"""Words belong to the figures that they stand beside; clauses, sentences and other figures part them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.nearness import Nearness

TEXT = "letters 176 and visits 88; fines 5. nothing"
WORDS = {word: (TEXT.index(word), TEXT.index(word) + len(word)) for word in "letters visits fines nothing".split()}
FIGURES = {figure: (TEXT.index(figure), TEXT.index(figure) + len(figure)) for figure in ("176", "88", "5.")}
NEAR = Nearness(TEXT, list(FIGURES.values()), [])


@pytest.mark.parametrize(("word", "figure"), [("letters", "176"), ("visits", "88"), ("fines", "5."), ("nothing", None)])
def test_a_word_belongs_to_the_figure_of_its_clause(word: str, figure: str | None) -> None:
    assert NEAR.owner(WORDS[word]) == (FIGURES[figure] if figure else None)


def test_a_figures_own_words_are_nearer_than_anothers() -> None:
    for word, own in (("letters", "176"), ("visits", "88")):
        others = [figure for figure in FIGURES.values() if figure != FIGURES[own]]
        assert all(NEAR.distance(WORDS[word], FIGURES[own]) < NEAR.distance(WORDS[word], other) for other in others)


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ("甲乙5", "甲丙丁戊己乙5"),  # more characters between
        ("甲丙5", "甲,丙5"),  # a clause between
        ("甲,丙5", "甲;丙5"),  # a sentence between
        ("甲丙5", "5丙甲"),  # after its figure
        ("ab c 5", "甲乙丙丁5"),  # a letter says less than a character
    ],
)
def test_what_makes_the_way_longer(near: str, far: str) -> None:
    def way(text: str) -> int:
        figure, word = text.index("5"), text.index("a" if text.startswith("a") else "甲")
        return Nearness(text, [(figure, figure + 1)], []).distance((word, word + 1), (figure, figure + 1))

    assert way(near) < way(far)


def test_of_two_figures_as_near_the_one_behind_owns_the_word() -> None:
    text = "5 甲 7"
    assert Nearness(text, [(0, 1), (4, 5)], []).owner((2, 3)) == (4, 5)


def test_a_comma_within_a_figure_ends_nothing() -> None:
    text = "1,584件,5"
    assert [Nearness(text, [], []).clause(place) for place in (0, 3, 8)] == [0, 1, 2]
    assert [Nearness(text, [], [(0, 6)]).clause(place) for place in (0, 3, 8)] == [0, 0, 1]


def test_what_touches_has_no_distance() -> None:
    assert Nearness("甲5", [(1, 2)], []).distance((0, 1), (1, 2)) == 0
    assert Nearness("甲5", [(1, 2)], []).distance((0, 2), (1, 2)) == 0


spans = st.tuples(st.integers(0, 38), st.integers(1, 4)).map(lambda pair: (pair[0], min(40, pair[0] + pair[1])))


@given(
    st.text(alphabet="甲乙ab ,.;5", min_size=40, max_size=40), st.lists(spans, max_size=4, unique=True), spans, spans
)
def test_a_distance_is_never_negative_and_clauses_count_up(text, figures, word, figure) -> None:
    near = Nearness(text, figures, [])
    assert near.distance(word, figure) >= 0
    numbers = [near.clause(place) for place in range(40)]
    assert numbers == sorted(numbers)
    assert near.owner(word) is None or near.clause(near.owner(word)[0]) == near.clause(word[0])


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        # Between two figures an 'and' parts what is said of each; elsewhere it parts nothing.
        ("fell 5 and deaths fell 7", "7"),
        ("fell 5 while deaths fell 7", "7"),
        ("fell 5, and deaths fell 7", "7"),
        ("fell 5 or deaths fell somewhat 7", "5"),
        ("births and deaths 5 or 7", "5"),
    ],
)
def test_a_joint_between_two_figures(text: str, owner: str) -> None:
    figures = [(text.index(digit), text.index(digit) + 1) for digit in "57"]
    place = text.index("deaths")
    found = Nearness(text, figures, []).owner((place, place + len("deaths")))
    assert found is not None
    assert text[slice(*found)] == owner
