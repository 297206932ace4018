"""The terms that search counts: Chinese characters singly and in pairs, and the stems of English words."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from operator import add
from typing import Final

from shaoxing_cli.resources import table

# Letters beyond Latin ones: a pattern with the range of all Chinese characters takes six times as long to compile.
HAN_RUN: Final = re.compile(r"[^\W\x00-\xff]+")
_LETTERS: Final = re.compile("[a-z]")
# A process that stays reads words without end.
_KEPT: Final = 1 << 13


def terms(folded: str, *, latin: bool = True) -> list[str]:
    """The terms of folded text, of its Chinese only where not `latin`; words without a topic and numbers are left out.

    >>> terms("行政复议 the reviewed cases, 176")
    ['行', '政', '复', '议', '行政', '政复', '复议', 'review', 'case']
    """
    found: list[str] = []
    # Whole runs at once: an index is gathered from millions of terms.
    for run in HAN_RUN.findall(folded):
        found += run
        found += map(add, run, run[1:])
    if latin and _LETTERS.search(folded):
        found += filter(None, map(stem_of, _english()(folded)))
    return found


def latin_words(folded: str) -> list[tuple[str, int, int]]:
    """The English words of folded text, each with its start and end.

    >>> latin_words("复议 cases")
    [('cases', 3, 8)]
    """
    if not _LETTERS.search(folded):
        return []
    # Most queries are Chinese: what reads English is loaded when there is some.
    from shaoxing_cli.english import words

    return list(words(folded))


@cache
def _english() -> Callable[[str], list[str]]:
    from shaoxing_cli.english import bare_words

    return bare_words


@lru_cache(_KEPT)
def stem_of(word: str) -> str:
    """The stem of an English word that names something; nothing for other words and for bare numbers.

    >>> stem_of("cases"), stem_of("of"), stem_of("1,584"), stem_of("db33")
    ('case', '', '', 'db33')
    """
    from shaoxing_cli.english import stem

    return "" if word in silent_words() or not _LETTERS.search(word) else stem(word)


@cache
def silent_words() -> frozenset[str]:
    """The English words that name no topic."""
    return frozenset(table("lexicon/search_words")["silent"]["en"])


@cache
def silent_characters() -> frozenset[str]:
    """The Chinese words of one character that name no topic."""
    return frozenset(word for word in table("lexicon/search_words")["silent"]["zh"] if len(word) == 1)
