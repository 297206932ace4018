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
        ("None in the province did better than Jiaxing", [1]),
        # The best of a group is its first, before the group in English, behind it or at the end in Chinese.
        ("the best in the province", [1]),
        ("Jiaxing tops the province", [1]),
        ("it led all the comparable cities", [1]),
        ("水质全省最好", [1]),
        ("水质在全省是最高的", [1]),
        ("在全省同类城市里，水质最好", [1]),
        ("the best water", []),
        ("水质最好", []),
        # Only one is better.
        ("水质仅次于第一名", [2]),
        ("second only to the top spot", [2, 2]),
        ("水质仅次于第三", [4]),
        ("among the nation's 30 strongest", [30]),
        ("a top-30 place", [30]),
    ],
)
def test_positions(text: str, positions: list[int]) -> None:
    assert [rank.position for rank in read(text).ranks] == positions
