"""One normalisation of text for everything that compares words, and the n-grams that ranking counts.

Folding replaces character by character, so that a position in folded text is the same position in the original.
"""

from functools import cache
from typing import Final

from shaoxing_cli.resources import table

# C0 and C1 controls, zero-width characters, the bidirectional controls of Unicode Standard Annex #9, and what else is
# drawn as nothing and could hide a text: deprecated format characters, marks of annotations, tags.
_INVISIBLE: Final = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        0xAD,
        0x61C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),
    ]
)
_WHITE_SPACE: Final = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x3000, 0x2028, 0x2029), " ")
_FULL_WIDTH: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SHOWN: Final = {**_INVISIBLE, **_WHITE_SPACE}
_STOPS: Final = {ord("。"): ";", ord("、"): ";"}
_PUNCTUATION: Final = {
    ord(char): plain
    for char, plain in zip("‘’“”„‟′″–—−‐‑‒―。、【】〔〕·•∶％‰﹪", '\'\'""""\'"-------.,[][]··:%‰%', strict=True)
}


def fold(text: str) -> str:
    """The text in one form: half-width, simplified characters, plain punctuation, lower case; as long as it was.

    >>> fold("行政復議１７６件，Ｏk")
    '行政复议176件,ok'
    """
    folded = text.translate(_folding())
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(_lower(char) for char in folded)


def fold_figures(text: str) -> str:
    """The text folded for reading figures: a Chinese stop is no decimal point, and 、 parts no thousands.

    >>> fold_figures("达96.5%。14个、200件")
    '达96.5%;14个;200件'
    """
    return fold(text.translate(_STOPS))


def simplify(text: str) -> str:
    """The text with its traditional characters replaced by simplified ones.

    >>> simplify("依申請公開")
    '依申请公开'
    """
    return text.translate(_simplified())


def visible(text: str) -> str:
    r"""The text without control, zero-width and bidirectional characters; white space becomes plain spaces.

    >>> visible("a\x1b[31mb\u202ec\td")
    'a[31mbc d'
    """
    return text.translate(_SHOWN)


def is_han(char: str) -> bool:
    """Whether a character is a Chinese character (the unified ideographs and extension A).

    >>> is_han("件"), is_han("a")
    (True, False)
    """
    return "㐀" <= char <= "鿿" or char == "〇"


def stands_in(text: str, folded: str) -> bool:
    """Whether folded text holds another text, its letters and digits not as a part of a longer word.

    >>> stands_in("all", "legally all"), stands_in("all", "legally"), stands_in("全市", "在全市"), stands_in("", "a")
    (True, False, True, True)
    """
    start = folded.find(text)
    while start >= 0:
        end = start + len(text)
        joined = (_joins(folded[max(0, start - 1) : start], text[:1]), _joins(text[-1:], folded[end : end + 1]))
        if not any(joined):
            return True
        start = folded.find(text, start + 1)
    return False


def _joins(one: str, other: str) -> bool:
    """Whether two neighbouring characters are of one English word or number."""
    return all(char.isascii() and char.isalnum() for char in (one, other))


def grams(text: str) -> list[str]:
    """The terms that ranking counts: Chinese characters singly and in pairs, other words as a whole.

    >>> grams("收到176件 ok")
    ['收', '收到', '到', '176', '件', 'ok']
    """
    terms: list[str] = []
    word = previous = ""
    for char in text + " ":
        if is_han(char):
            terms.extend(part for part in (word, previous + char if previous else "", char) if part)
            word, previous = "", char
            continue
        joins = char.isalnum() or (char in ".%" and word[-1:].isdigit())
        if not joins:
            terms.extend([word.rstrip(".")] if word else [])
            word = ""
        else:
            word += char
        previous = ""
    return terms


def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


@cache
def _simplified() -> dict[int, int]:
    pairs = table("tables/simplified")
    return str.maketrans(pairs["traditional"], pairs["simplified"])


@cache
def _folding() -> dict[int, int | str]:
    return {**_simplified(), **_FULL_WIDTH, **_WHITE_SPACE, **_PUNCTUATION}
