"""A quantity where it stands: the readers that a place of a text asks for, and the figures in digits and set words."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final

from shaoxing_cli import quantity_chinese as chinese
from shaoxing_cli import quantity_english as english
from shaoxing_cli import quantity_shares as shares
from shaoxing_cli.numerals import CHINESE_NUMERALS, Number, arabic_end, english_multiplier, parse_arabic, plain
from shaoxing_cli.quantity_chinese import is_idiom
from shaoxing_cli.quantity_model import Reading, measured, read
from shaoxing_cli.quantity_scale import scaled
from shaoxing_cli.resources import table
from shaoxing_cli.units import unit_at, unit_prefixes

__all__ = ["beginnings", "is_idiom", "read_at"]

Reader = Callable[[str, int], Reading | None]


def read_at(text: str, place: int) -> Reading | None:
    """What begins at a place of folded text: a quantity without its hedges, a numeral that is no figure, or neither.

    >>> quantity, end = read_at("共176件", 1)
    >>> str(quantity.value), quantity.unit, end
    ('176', '件', 5)
    >>> read_at("一般", 0), read_at("共176件", 0)
    ((None, 1), None)
    """
    for reader in _readers(text, place):
        reading = reader(text, place)
        if reading:
            return reading
    return None


def beginnings(text: str) -> list[int]:
    """The places of folded text at which a quantity may begin: most characters begin none.

    >>> beginnings("共176件")
    [1, 2, 3]
    """
    known = _by_character()
    return [place for place, char in enumerate(text) if char in known or char.isdecimal() or "a" <= char <= "z"]


def _readers(text: str, place: int) -> tuple[Reader, ...]:
    char = text[place]
    if "a" <= char <= "z":
        begins = text[place : place + _PREFIX] in _prefixes() or text.startswith(_ARTICLES, place)
        return _LETTER_READERS if begins and not (place and english.goes_on(text, place - 1)) else ()
    return _DIGIT_READERS if char.isdecimal() else _by_character().get(char, ())


def arabic(text: str, place: int) -> Reading | None:
    """1,584件, -5%, 15.46亿元, 1.5 million yuan, 3½."""
    before = text[place - 1 : place] if place else ""
    signed = text[place] in _SIGNS
    if before in _JOINED or (signed and (before.isalnum() or before in _UNSIGNED)) or _is_part_of_word(text, place):
        return None
    end = arabic_end(text, place)
    if end == place:
        return None
    number = parse_arabic(text[place:end])
    if number is None:
        return None, end
    part = english.share_of_many(text, number, (place, end))
    if part:
        return part
    few, many = _VULGAR.get(text[end : end + 1], (0, 1))
    if many in _ENDLESS:
        return None, end + 1
    if few:
        step = Decimal(1) / many
        number, end = Number(plain(number.value + few * step), plain(step)), end + 1
    return read(scaled(text, number, place, end))


def negative(text: str, place: int) -> Reading | None:
    """负5%, 负百分之五."""
    reading = read_at(text, place + 1) if text[place + 1 : place + 2] in _AFTER_MINUS else None
    if reading is None or reading[0] is None:
        return reading
    quantity = reading[0]
    return read(quantity._replace(value=-quantity.value, span=(place, quantity.span[1])))


def vulgar(text: str, place: int) -> Reading | None:
    """½ of the cases."""
    few, many = _VULGAR[text[place]]
    return read(shares.share(Decimal(few), Decimal(many), (place, place + 1)))


def amount_word(text: str, place: int) -> Reading | None:
    """一半, over half, a dozen cases."""
    for word, row in _amount_words().get(text[place], ()):
        if text.startswith(word, place):
            end = place + len(word)
            unit, end = (row["unit"], end) if row["unit"] else unit_at(text, end)
            number = Number(Decimal(row["value"]), Decimal(row["step"]))
            return read(measured(number, unit, (place, end), hedge=row["hedge"], form="word"))
    return None


def loose_word(text: str, place: int) -> Reading | None:
    """Tens of thousands of people, several hundred cases, dozens."""
    for word, row in _loose_words().get(text[place], ()):
        end = place + len(word)
        if not text.startswith(word, place) or english.goes_on(text, end):
            continue
        last = english.word_end(text, end + 1)
        factor = _factor(text[end + 1 : last])
        if not factor and not row["alone"]:
            return None
        end = last if factor else end
        low, high = Decimal(row["low"]) * (factor or 1), (Decimal(row["high"]) + 1) * (factor or 1) - 1
        end += len(_OF) if text.startswith(_OF + " ", end) else 0
        unit, end = unit_at(text, end)
        quantity = measured(Number(low, Decimal(factor or 1)), unit, (place, end), form="word")
        return read(quantity._replace(hedge="about") if row["low"] == row["high"] else quantity._replace(high=high))
    return None


def _factor(word: str) -> int | None:
    return {"hundred": 100, "dozen": 12}.get(word.removesuffix("s")) or english_multiplier(word)


def _is_part_of_word(text: str, place: int) -> bool:
    """Whether letters stand right before digits, other than a currency's: B2B, but RMB500."""
    start = place
    while start and "a" <= text[start - 1] <= "z":
        start -= 1
    return start < place and text[start:place] not in unit_prefixes()


@cache
def _by_character() -> Mapping[str, tuple[Reader, ...]]:
    """The readers of every character that is no letter and no digit."""
    alone: tuple[Reader, ...] = (amount_word,)
    return {**dict.fromkeys(_amount_words(), alone), **_READERS}


@cache
def _prefixes() -> frozenset[str]:
    """How the English words begin that a quantity may begin with."""
    phrases = (word for words in (_amount_words(), _loose_words()) for rows in words.values() for word, _ in rows)
    return frozenset(word[:_PREFIX] for word in (*phrases, *english.FIRST_WORDS))


@cache
def _amount_words() -> Mapping[str, list[tuple[str, Any]]]:
    """The words that are amounts, with their rows, by their first character; the longest first."""
    return _by_first("words")


@cache
def _loose_words() -> Mapping[str, list[tuple[str, Any]]]:
    return _by_first("loose")


def _by_first(name: str) -> Mapping[str, list[tuple[str, Any]]]:
    found: dict[str, list[tuple[str, Any]]] = {}
    for word, row in sorted(table("lexicon/amounts")[name].items(), key=lambda pair: -len(pair[0])):
        found.setdefault(word[0], []).append((word, row))
    return found


# So many letters tell nearly all other words apart.
_PREFIX: Final = 3
_ARTICLES: Final = ("a ", "a-", "an ", "an-")
_SIGNS: Final = frozenset("+-")
# Before digits these make them a part of something else: 1.5.2, a_1.
_JOINED: Final = frozenset("0123456789._")
_UNSIGNED: Final = frozenset("_)%-")
# 负责, 负一楼: no other word with 负 goes on with digits or a share.
_AFTER_MINUS: Final = frozenset("0123456789百")
_OF: Final = " of"
_VULGAR: Final = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}
# What has no exact decimals is no exact number: 2⅓.
_ENDLESS: Final = frozenset({3})
_LETTER_READERS: Final[tuple[Reader, ...]] = (
    amount_word,
    loose_word,
    english.ordinal,
    english.fraction,
    english.numeral,
)
_DIGIT_READERS: Final[tuple[Reader, ...]] = (
    shares.percent_of,
    shares.tenths,
    english.ordinal,
    shares.slash,
    arabic,
)
_NUMERAL_READERS: Final[tuple[Reader, ...]] = (shares.percent_of, shares.tenths, amount_word, chinese.numeral)
_READERS: Final[Mapping[str, tuple[Reader, ...]]] = {
    **dict.fromkeys(CHINESE_NUMERALS, _NUMERAL_READERS),
    **dict.fromkeys(_SIGNS, (arabic,)),
    **dict.fromkeys(_VULGAR, (vulgar,)),
    "第": (chinese.ordinal,),
    "翻": (chinese.doubling,),
    "几": (amount_word, chinese.several),
    "数": (chinese.several,),
    "上": (chinese.reaching,),
    "过": (amount_word, chinese.reaching),
    "破": (chinese.reaching,),
    "负": (negative,),
}
