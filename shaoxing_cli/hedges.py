"""The words around a figure that loosen it (约, 超过, 左右, nearly, or more), and how.

They are looked up in a table: a regular expression of so many words takes longer to compile than a claim to check.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from shaoxing_cli.resources import table

# What may stand between a hedge and its figure.
_LINKS: Final = (
    "",
    "为",
    "是",
    "了",
    "有",
    "到",
    "到了",
    "达",
    "达到",
    "达到了",
    "做到",
    "全市的",
    "全部的",
    "总数的",
    "总量的",
    "reached ",
    "hit ",
    "a ",
    "an ",
    "the ",
    "in ",
    "of ",
    "rmb ",
    "rmb",
    "cny ",
    "cny",
    "¥ ",
    "¥",
)

# The longest verb that takes a hedge, with its space.
_VERB: Final = 12


def hedge_before(text: str, floor: int, start: int) -> tuple[str, int] | None:
    """The hedge of the figure that starts at a place of folded text: its kind, and where it begins, `floor` at least.

    >>> hedge_before("共约1600件", 0, 2), hedge_before("total of more than 90%", 0, 19)
    (('about', 1), ('over', 9))
    """
    found = [(place, kind) for end in _ends(text, start) for place, kind in _words_ending(text, floor, end)]
    return min(((kind, place) for place, kind in found), key=lambda pair: pair[1], default=None)


def hedge_after(text: str, end: int) -> tuple[str, int] | None:
    """The hedge of the figure that ends at a place of folded text: its kind, and where it ends.

    >>> hedge_after("1600件左右", 5), hedge_after("86% or more", 3)
    (('about', 7), ('at_least', 11))
    """
    words = _words("after")
    for start in (end, end + 1) if text[end : end + 1] == " " else (end,):
        for length in range(_longest("after"), 0, -1):
            word = text[start : start + length]
            if word in words and len(word) == length and _is_whole(text, start, start + length):
                return words[word], start + length
    return None


def hedge_of(word: str) -> str | None:
    """The kind of a word that stands before figures and loosens them; None where it is no such word.

    >>> hedge_of("超过"), hedge_of("复议")
    ('over', None)
    """
    return _words("before").get(word)


def _ends(text: str, start: int) -> Iterator[int]:
    """Where a hedge may end: at the figure, or before a linking word, with or without a space."""
    for link in _LINKS:
        if text.endswith(link, 0, start):
            end = start - len(link)
            yield end
            if text[end - 1 : end] == " ":
                yield end - 1


def _words_ending(text: str, floor: int, end: int) -> Iterator[tuple[int, str]]:
    words = _words("before")
    for length in range(1, min(_longest("before"), end - floor) + 1):
        word = text[end - length : end]
        before = text[end - length - 1 : end - length]
        if word in words and not (_is_letter(word[0]) and (_is_letter_or_digit(before) or _is_verbs(text, word, end))):
            yield end - length, words[word]


def _is_verbs(text: str, word: str, end: int) -> bool:
    """Whether a hedge that ends at a place belongs to the verb before it: looked over 18 contracts."""
    verbs = table("lexicon/hedges")["verbs"].get(word, ())
    return bool(verbs) and text[max(0, end - len(word) - _VERB) : end - len(word)].rstrip().rpartition(" ")[2] in verbs


def _is_whole(text: str, start: int, end: int) -> bool:
    after, before = text[end : end + 1], text[start - 1 : start]
    return not _is_letter_or_digit(after) and not (_is_letter(text[start]) and _is_letter_or_digit(before))


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_letter_or_digit(char: str) -> bool:
    return char.isascii() and char.isalnum()


@cache
def _words(side: str) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for kind, forms in table("lexicon/hedges")[side].items():
        for form in forms:
            words.setdefault(form, kind)
    return words


@cache
def _longest(side: str) -> int:
    return max(map(len, _words(side)))
