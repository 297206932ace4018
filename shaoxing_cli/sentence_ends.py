"""Where sentences end in running Chinese and English text.

A full stop within a number, a web address, an abbreviation or brackets ends nothing; closing quotes and brackets
belong to the sentence that they close.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

from shaoxing_cli.resources import table
from shaoxing_cli.text import is_han

Span = tuple[int, int]

_MARK: Final = re.compile(r"[。！？!?]+|[.．]+|\n+")
# What stands in brackets, if they close soon, is part of the sentence around them.
_BRACKETED: Final = re.compile(r"[（(][^（）()\n]{0,300}[）)]|《[^《》\n]{0,150}》|\[[^\[\]\n]{0,150}\]")
_CLOSING: Final = "”’」』）)】》］]〉"
_STRAIGHT: Final = "\"'"
_GOES_ON: Final = "，,、；;：:。！？!?"
_LAST_WORD: Final = re.compile(r"(?:[A-Za-z]+\.)*[A-Za-z]+$")
# No abbreviation is longer.
_LONGEST_WORD: Final = 12


def split(text: str) -> Iterator[Span]:
    r"""The spans of the sentences in a text, without the white space around them; a line feed ends a sentence.

    >>> text = "共176件。Of 1.5 million, No. 5 won. Next? “好。”"
    >>> [text[a:b] for a, b in split(text)]
    ['共176件。', 'Of 1.5 million, No. 5 won.', 'Next?', '“好。”']
    """
    brackets = [match.span() for match in _BRACKETED.finditer(text)]
    starts = [start for start, _ in brackets]
    start = 0
    for match in _MARK.finditer(text):
        place = bisect_right(starts, match.start()) - 1
        if match.start() < start or (place >= 0 and match.end() <= brackets[place][1]):
            continue
        end = _closed(text, start, match.end())
        if text[match.start()] == "\n" or _ends(text, match.start(), match.end(), end):
            yield from _trimmed(text, start, end)
            start = end
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    inner = part.strip()
    if inner:
        first = start + len(part) - len(part.lstrip())
        yield first, first + len(inner)


def _closed(text: str, start: int, end: int) -> int:
    """The end of a sentence with the quotes and brackets that close after its mark."""
    while end < len(text):
        char = text[end]
        straight = char in _STRAIGHT and text.count(char, start, end) % 2 == 1
        if not straight and char not in _CLOSING:
            break
        end += 1
    return end


def _ends(text: str, mark: int, after: int, end: int) -> bool:
    """Whether the marks from `mark` to `after`, closed at `end`, end a sentence."""
    rest = text[end : end + 20]
    following = rest.lstrip()
    if not following:
        return True
    if text[mark] == "。":
        return following[0] not in _GOES_ON
    if text[mark] in "！？!?":
        return following[0] not in _GOES_ON and not following[0].islower()
    return _stops(text, mark, after, rest, following)


def _stops(text: str, mark: int, after: int, rest: str, following: str) -> bool:
    """Whether a full stop in the manner of English ends a sentence."""
    before = text[mark - 1 : mark]
    if following[0].islower() or following[0] in _GOES_ON:
        return False
    if rest[0] == following[0]:
        # Nothing stands between: a decimal, an address or a number of a list, unless Chinese goes on after words.
        return is_han(rest[0]) and not before.isdigit() and after == mark + 1 and not _abbreviates(text, mark, rest[0])
    return not _abbreviates(text, mark, following[0])


def _abbreviates(text: str, mark: int, following: str) -> bool:
    """Whether the word before a full stop is an abbreviation, or the initial of a name."""
    found = _LAST_WORD.search(text, max(0, mark - _LONGEST_WORD), mark)
    if not found:
        return False
    word = found[0].lower()
    if len(word) == 1:
        return found[0].isupper() and following.isalpha()
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return word not in ("a.m", "p.m")
    always, before_number = _abbreviations()
    return word in always or (word in before_number and following.isdigit())


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    words = table("lexicon/abbreviations")
    return frozenset(words["always"]), frozenset(words["before_number"])
