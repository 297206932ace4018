"""Units and measure words: what a unit measures, and how quantities in two units compare.

The table is `data/lexicon/units.json`. It is an open class: a unit that it does not name is kept as printed and has no
dimension.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from shaoxing_cli.resources import table

# Dimensions of things that are counted one by one.
COUNTED: Final = frozenset("thing person person_time occurrence kind issue batch term household".split())

# A share of a whole, and by how many points two of them differ.
SHARES: Final = frozenset({"%", "个百分点"})
# The whole, as a share.
WHOLE: Final = 100
WHOLE_SHARE: Final = f"{WHOLE}%"
TIMES: Final = "倍"

# What stands between a unit and the one that it is counted by: 元/亩, kilometres per hour.
_PER: Final = ("/", " per ")


class Unit(NamedTuple):
    """A unit: its symbol, what it measures, its factor to the dimension's base, and its English name."""

    symbol: str
    dimension: str
    factor: Decimal
    en: str


def unit(symbol: str | None) -> Unit | None:
    """The unit of a symbol, or of another way of writing it; None where the table does not name it.

    >>> unit("公里").factor, unit("%").dimension, unit("名").symbol, unit("闻所未闻")
    (Decimal('1000'), 'percent', '人', None)
    """
    return None if symbol is None else _units().get(symbol) or _units().get(_forms().get(symbol, ""))


def unit_forms() -> Mapping[str, str]:
    """Every way of writing a unit, Chinese and English, to its symbol.

    >>> unit_forms()["per cent"], unit_forms()["名"]
    ('%', '人')
    """
    return _forms()


def unit_prefixes() -> Mapping[str, str]:
    """What is written before a figure to tell its unit (rmb, ¥), to the unit's symbol; longest first."""
    return _prefixes()


def unit_at(text: str, place: int) -> tuple[str | None, int]:
    """The unit that stands at a place of folded text, after at most one space, and where it ends.

    >>> unit_at("176 件", 3), unit_at("26.4元/亩", 4), unit_at("176cases2", 3)
    (('件', 5), ('元/亩', 7), (None, 3))
    """
    start = place + 1 if text[place : place + 1] == " " else place
    forms = unit_forms()
    for length in range(min(longest_form(), len(text) - start), 0, -1):
        form = text[start : start + length]
        if form in forms and _ends_word(text, start, start + length):
            return _per(text, forms[form], start + length)
    return None, place


@cache
def longest_form() -> int:
    """The length of the longest way of writing a unit."""
    return max(map(len, _forms()))


@cache
def _units() -> dict[str, Unit]:
    rows = table("lexicon/units")["units"]
    return {
        symbol: Unit(symbol, row["dimension"], Decimal(row.get("factor", 1)), row["en"]) for symbol, row in rows.items()
    }


@cache
def _prefixes() -> dict[str, str]:
    return dict(sorted(table("lexicon/units")["prefixes"].items(), key=lambda row: -len(row[0])))


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for symbol, row in table("lexicon/units")["units"].items():
        for form in (symbol, *row.get("zh_forms", ()), *row.get("en_forms", ())):
            forms.setdefault(form.lower(), symbol)
    return forms


def _per(text: str, symbol: str, end: int) -> tuple[str, int]:
    """A unit per another one: any behind a stroke (元/亩), in words those that the table names (km per hour).

    What is counted 'per month' is an average of that thing, which is the reader's to tell.
    """
    joint = next((joint for joint in _PER if text.startswith(joint, end)), None)
    if joint is None:
        return symbol, end
    forms, start = unit_forms(), end + len(joint)
    lengths = range(min(longest_form(), len(text) - start), 0, -1)
    stops = (start + length for length in lengths if text[start : start + length] in forms)
    stop = next((stop for stop in stops if _ends_word(text, start, stop)), None)
    compound = f"{symbol}/{forms[text[start:stop]]}" if stop else ""
    return (compound, stop) if stop and (joint == "/" or unit(compound)) else (symbol, end)


def _ends_word(text: str, start: int, end: int) -> bool:
    if not (text[start].isascii() and text[start].isalpha()):
        return True
    return not (text[end : end + 1].isascii() and text[end : end + 1].isalnum())
