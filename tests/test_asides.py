"""What a claim only corrects, asks or quotes the title of says nothing of the matter."""

import pytest

from shaoxing_cli.asides import blanked, corrections, questions, titles


@pytest.mark.parametrize(
    ("folded", "said"),
    [
        ("市级收到申请176件,不是186件", "市级收到申请176件"),
        ("市级收到申请176件,而非186件。", "市级收到申请176件"),
        ("市级收到申请176件, 不属于信访;", "市级收到申请176件, 不属于信访;"),
        ("不是186件", "不是186件"),
        ("the city got 176, not 186, in 2019", "the city got 176, in 2019"),
        ("the city got 176 rather than 186", "the city got 176"),
        ("the city got 176 instead of 186.", "the city got 176."),
        ("it was not reached", "it was not reached"),
    ],
)
def test_what_is_corrected_is_blanked_in_its_place(folded: str, said: str) -> None:
    kept = blanked(folded, (correction.span for correction in corrections(folded)))
    assert len(kept) == len(folded)
    assert "".join(kept.split()).rstrip("。") == "".join(said.split())


@pytest.mark.parametrize(
    ("folded", "asked"),
    [
        ("是不是", ["是不是"]),
        # The second word may be longer by a character.
        ("有没有和依不依法", ["有没有和", "依不依法"]),
        ("满意不满意", ["满意不满意"]),
        ("是不是不是", ["是不是"]),
        ("a不a", []),
        ("不", []),
    ],
)
def test_questions_of_the_form_a_not_a(folded: str, asked: list[str]) -> None:
    assert [folded[slice(*span)] for span in questions(folded)] == asked


@pytest.mark.parametrize(
    ("folded", "named"),
    [("《条例》和《办法》", ["《条例》", "《办法》"]), ("《条例", []), ("条例》", []), ("《甲《乙》", ["《甲《乙》"])],
)
def test_titles(folded: str, named: list[str]) -> None:
    assert [folded[slice(*span)] for span in titles(folded)] == named
