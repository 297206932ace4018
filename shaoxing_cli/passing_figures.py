"""Figures that a sentence holds in passing (第二十三次会议, 七大领域): no fact of its own stands for them."""

import re
from typing import Final

from shaoxing_cli.compare import compare
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, Finding, find
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity

_CLAUSE_MARKS: Final = "，,。.；;：:！!？?"
_JOINTS: Final = "[、和与及]"


def passing_fault(said: Quantity, profile: Profile) -> Finding | None:
    """What is wrong with a figure that no fact of its own stands for; None where the fact's own words hold it."""
    if any(_same(said, stated) and _agrees(said, stated) for stated in profile.figures) or profile.says(said.text):
        return None
    stated = [quantity for quantity in profile.quoted_figures if _same(said, quantity)]
    if stated and said.unit is not None:
        return find(CONTRADICTED, "other_name", profile.fact, claimed=said.text)
    return find(NOT_COVERED, "other_metric", profile.fact, claimed=said.text)


def _agrees(said: Quantity, stated: Quantity) -> bool:
    return said.value == stated.value or compare(said, stated.value, stated.unit).agreement.agrees


def _same(one: Quantity, other: Quantity) -> bool:
    return (one.form == "ordinal") == (other.form == "ordinal") and (one.unit == other.unit or one.unit is None)


def listed_before(text: str, place: int) -> int:
    """How many things text lists right before a place; 0 where it lists none.

    >>> listed_before("政策文件、人事、政策解读三类信息", 12), listed_before("共两项", 1)
    (3, 0)
    """
    start = max(text.rfind(mark, 0, place) for mark in _CLAUSE_MARKS) + 1
    items = [item for item in re.split(_JOINTS, text[start:place]) if item.strip()]
    return len(items) if len(items) > 1 else 0
