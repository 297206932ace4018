"""Breaking lines where Chinese and English readers expect it.

Chinese breaks between any two characters, but no line begins with a closing mark or ends with an opening one; English
breaks between words. Rich breaks at spaces alone, which leaves Chinese ragged and full stops on lines of their own.
"""

import re
from typing import Final

from rich.cells import cell_len

_OPENING: Final = re.escape("「『“‘《〈【〔（([{")
_CLOSING: Final = re.escape("」』”’》〉】〕）)]}、，。；：！？…,.;:!?%％")
_WIDE: Final = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe6f\uff01-\uffef\U00020000-\U0003ffff"
_LETTERS: Final = rf"[^\s{_WIDE}{_OPENING}{_CLOSING}]"
# A Chinese character or a word, with the marks that belong to it, also behind a space (495 %); marks within a word
# (1,546.2) do not end it.
_UNITS: Final = re.compile(rf"\s+|[{_OPENING}]*(?:[{_WIDE}]|{_LETTERS}+)?(?:\s*+[{_CLOSING}]++{_LETTERS}*+)*")
_NO_START: Final = re.compile(rf"[\s{_CLOSING}]")


def breaks(text: str, width: int) -> list[tuple[int, int]]:
    """The start and end of each line of a text that is to fit a width in cells; white space at a break is left out.

    >>> text = "报告没有说明其余8件的情况,可能年底尚在办理。"
    >>> [text[start:end] for start, end in breaks(text, 14)]
    ['报告没有说明其', '余8件的情况,可', '能年底尚在办', '理。']
    >>> breaks("policy documents", 9)
    [(0, 6), (7, 16)]
    """
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for unit_start, unit_end in _units(text, width):
        unit = text[unit_start:unit_end]
        size = cell_len(unit)
        if unit.isspace():
            used += size
            continue
        if used + size > width and end > start:
            lines.append((start, end))
            start, used = unit_start, 0
        elif end == start:
            start, used = unit_start, 0
        end, used = unit_end, used + size
    return [*lines, (start, end)]


def _units(text: str, width: int) -> list[tuple[int, int]]:
    """What a line is not broken within, except where it is wider than a whole line."""
    units: list[tuple[int, int]] = []
    for match in _UNITS.finditer(text):
        start, end = match.span()
        while not match.group().isspace() and cell_len(text[start : min(end, start + width + 1)]) > width:
            cut = _cut(text, start, width)
            units.append((start, cut))
            start = cut
        if start < end:
            units.append((start, end))
    return units


def _cut(text: str, start: int, width: int) -> int:
    """Where a unit wider than a line is broken: not before a closing mark, unless there is nothing else."""
    last = start + 1
    while cell_len(text[start : last + 1]) <= width:
        last += 1
    cut = last
    while cut > start and _NO_START.match(text, cut):
        cut -= 1
    return cut if cut > start else last
