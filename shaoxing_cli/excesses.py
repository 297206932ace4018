"""Figures that tell a difference: by how much one thing exceeds another, and what is left out of a whole."""

import re
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.figure_settings import TO_ONE
from shaoxing_cli.quantities import Quantity

_EXCESS: Final = (
    r"比[^,;.]*[多少高低大小长短快慢](?:出|了|出了)?$|\b(?:more|fewer|less|higher|lower) by $"
    r"|\b(?:exceed|exceeds|exceeded|exceeding|outnumber|outnumbers|outnumbered|outnumbering|ahead of|behind|beat|beats"
    r"|outstrip|outstrips|outstripped|short of|trails?|trailed)\b[^,;.]* by $"
)
# So many characters may lie between a comparison and its figure.
_EXCESS_REACH: Final = 100
_FEWER: Final = r" (?:more|less|[a-z]{3,}er)\b[^,;.]* than\b| short of\b"
_ALL_BUT: Final = ("all but", "except for", "apart from", "with the exception of")
_EXCEPT: Final = ("除", "除了", "除去", "除开")
_LEFT_OUT: Final = ("除外", "不算", "不计")
_OUTSIDE: Final = ("外", "之外", "以外", "不算")
# Within so many characters what leaves a figure out stands before it or behind it.
_BEFORE_REACH: Final = 20
_BEHIND_REACH: Final = 8


def is_excess(claim: Claim, quantity: Quantity) -> bool:
    """Whether a figure is by how much one thing exceeds another: 比推进会多4次."""
    start, end = quantity.outer
    if claim.folded[start:end].endswith(TO_ONE):
        # Outnumbered by five to one: five times as many.
        return False
    # The comma within 区、县 parts nothing.
    before = claim.folded[max(0, start - _EXCESS_REACH) : start].replace("区,县", "区县")
    before = before[max(before.rfind(char) for char in ",;.") + 1 :]
    # Most claims compare nothing: the patterns are tried only where they may fit.
    exceeds = ("比" in before or before.endswith(" by ")) and re.search(_EXCESS, before)
    behind = claim.folded[end : end + _EXCESS_REACH]
    told = " than" in behind or behind.startswith(" short")
    return bool(exceeds or (told and re.match(_FEWER, behind)))


def is_exception(claim: Claim, quantity: Quantity) -> bool:
    """Whether a figure is of what is left out: 除8件外, all but eight."""
    start, end = quantity.outer
    before = claim.folded[max(0, start - _BEFORE_REACH) : start].rstrip()
    behind = claim.folded[end : end + _BEHIND_REACH].lstrip()
    excepted = before.endswith(_EXCEPT) and behind[:3].startswith(_OUTSIDE)
    return excepted or before.endswith(_ALL_BUT) or behind.startswith(_LEFT_OUT)
