"""What stands behind a numeral and belongs to its figure: 多, 万亿 or 'million', the unit, and a half."""

from decimal import Decimal
from typing import Final

from shaoxing_cli.numerals import (
    CHINESE_MYRIADS,
    CHINESE_POWERS,
    Number,
    chinese_multiplier,
    english_multiplier,
    plain,
)
from shaoxing_cli.quantity_model import Quantity, measured
from shaoxing_cli.resources import table
from shaoxing_cli.text import is_han
from shaoxing_cli.units import longest_form, unit, unit_at

_MULTIPLIERS: Final = frozenset("十百千万亿")
# 一百多 is 101 to 199: the remainder fills the places below the last digit that is said.
_MORE: Final = frozenset("多余来")
_SOME: Final = "几"
_HALF: Final = "半"
# Of these one says 'two and a half' with 半 behind the unit.
_HALVED: Final = frozenset({"duration", "months", "mass", "length", "area"})
# Of these one says 两个多月, 六个多百分点.
_PIECED: Final = frozenset({"duration", "months", "percentage_point"})
_PIECE: Final = "个"
_HUNDRED_MILLION: Final = "亿"
_OF_PROJECTS: Final = frozenset("元级吨")
_WITHIN: Final = frozenset("半多")
# What 半 begins instead of ending a figure: 三年半数, 三天半夜.
_HALF_WORDS: Final = frozenset("数导成岛径价程途夜票官山决自年载天个日小月")
_OF: Final = " of"
_PLURAL_OF: Final = "s of "
_ONE_HALF: Final = Decimal("0.5")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")


def scaled(text: str, number: Number, start: int, end: int) -> Quantity:
    """The quantity of a numeral from `start` to `end` of folded text, with what belongs to it behind.

    >>> found = scaled("8041.6万千瓦", Number(Decimal("8041.6"), Decimal("0.1")), 0, 6)
    >>> str(found.value), found.unit, found.span
    ('80416000', '千瓦', (0, 9))
    """
    piece = _behind_piece(text, end)
    place = _behind_more(text, piece)
    more = place > piece
    factor, place = _multiplier_at(text, place, short=text[end - 1].isdecimal())
    number = number.times(factor)
    if not more:
        behind = _behind_more(text, place)
        more, place = behind > place, behind
    if text.startswith(_PLURAL_OF, place - 1):
        # 'Millions of yuan'.
        place += len(_OF)
    more = more or text.startswith(_PIECE + "多", place)
    symbol, place, half = _unit_and_half(text, place)
    if half:
        number = Number(plain(number.value + half), plain(half / 5))
    return measured(number, symbol, (start, place), hedge="some" if more else None)


def _behind_piece(text: str, place: int) -> int:
    """Where 个 ends that stands between a numeral and its 亿 (两个亿, 一个多亿); 三个亿元项目 are three projects."""
    stop = place + 2 if text[place + 1 : place + 2] in _MORE else place + 1
    is_piece = text[place : place + 1] == _PIECE and text[stop : stop + 1] == _HUNDRED_MILLION
    return place + 1 if is_piece and text[stop + 1 : stop + 2] not in _OF_PROJECTS else place


def _behind_more(text: str, place: int) -> int:
    """Where 多, 余 or 来 within a figure ends (100多亿, 30余件), or 几 behind a round numeral (十几, 一百几十)."""
    behind = text[place + 1 : place + 2]
    if text[place : place + 1] in _MORE and behind and not (behind.isascii() and behind.isalnum()):
        return place + 1
    if text[place : place + 1] == _SOME and text[place - 1] in CHINESE_POWERS:
        return place + 2 if behind in CHINESE_POWERS else place + 1
    return place


def _multiplier_at(text: str, place: int, *, short: bool) -> tuple[int, int]:
    """The factor of 万亿, 'million' or 'bn' at a place, 1 where there is none, and where it ends."""
    start = place + 1 if text[place : place + 1] in (" ", "-") else place
    end = start
    while text[end : end + 1] in _MULTIPLIERS:
        end += 1
    if end > start and text[place] != "-":
        end = next((cut for cut in range(start, end) if unit_at(text, cut)[1] > end), end)
        return (chinese_multiplier(text[start:end]), end) if end > start else (1, place)
    while text[end : end + 1] in _LETTERS:
        end += 1
    word = text[start:end]
    factor = english_multiplier(word) or (_short_multiplier(text, word, end) if short else None)
    return (factor, end) if factor else (1, place)


def _short_multiplier(text: str, word: str, end: int) -> int | None:
    """The factor of k, bn, mn; of m and w, which are units as well, only where a unit in their language follows."""
    row = table("lexicon/amounts")["multipliers"].get(word)
    if row is None or text[end : end + 1].isdecimal():
        return None
    language = "zh" if is_han(text[end : end + 1] or " ") else "en"
    unmistakable = row["before"] is None or (row["before"] == language and unit_at(text, end)[0])
    return int(row["factor"]) if unmistakable else None


def _unit_and_half(text: str, place: int) -> tuple[str | None, int, Decimal]:
    """The unit at a place and where it ends, and the half that is said with it: 三斤半, 一亿半元, 两个半小时."""
    if _is_half(text, place) and text[place - 1] in CHINESE_MYRIADS:
        return *unit_at(text, place + 1), Decimal(CHINESE_MYRIADS[text[place - 1]]) / 2
    if text[place : place + 1] == _PIECE and text[place + 1 : place + 2] in _WITHIN:
        symbol, end = unit_at(_PIECE + text[place + 2 : place + 2 + longest_form()], 0)
        if _dimension(symbol) in _PIECED:
            return symbol, place + 1 + end, _ONE_HALF if text[place + 1] == _HALF else Decimal(0)
    symbol, end = unit_at(text, place)
    if _dimension(symbol) in _HALVED and _is_half(text, end):
        return symbol, end + 1, _ONE_HALF
    return symbol, end, Decimal(0)


def _is_half(text: str, place: int) -> bool:
    return text[place : place + 1] == _HALF and text[place + 1 : place + 2] not in _HALF_WORDS


def _dimension(symbol: str | None) -> str | None:
    known = unit(symbol)
    return known and known.dimension
