"""Ranks are told from counts and names, and whole numerals from their ends."""

import pytest

from tests.town import read


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("水质居全省第一", [1]),
        ("水质进入三十强", [30]),
        ("水质进入30强", [30]),
        ("水质进入十强", [10]),
        ("前三十", [30]),
        ("number one", [1]),
        ("number one hundred", []),
        ("number one hundred and sixty-seven", []),
        ("第三次会议", []),
        # Of which no other has more, that is first.
        ("No city in the province beat Jiaxing", [1]),
        ("No comparable city handled more letters than Jiaxing", [1]),
        ("No city in the province", []),
    ],
)
def test_positions(text: str, positions: list[int]) -> None:
    assert [rank.position for rank in read(text).ranks] == positions
