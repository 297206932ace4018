"""The terms that search counts: Chinese characters singly and in pairs, stems of English words singly and in pairs."""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from shaoxing_cli.english import stem, words
from shaoxing_cli.resources import table

_HAN_RUN: Final = re.compile("[㐀-鿿〇]+")
_LETTERS: Final = re.compile("[a-z]")


def terms(folded: str) -> Iterator[str]:
    """The terms of folded text; English words that name no topic are left out, and so are bare numbers.

    >>> list(terms("行政复议 the reviewed cases, 176"))
    ['行', '政', '复', '议', '行政', '政复', '复议', 'review', 'case', 'review case']
    """
    for run in _HAN_RUN.findall(folded):
        yield from run
        yield from map("".join, itertools.pairwise(run))
    if _LETTERS.search(folded):
        stems = [known for word, _, _ in words(folded) if (known := stem_of(word))]
        yield from stems
        yield from map(" ".join, itertools.pairwise(stems))


@cache
def stem_of(word: str) -> str:
    """The stem of an English word that names something; nothing for other words and for bare numbers.

    >>> stem_of("cases"), stem_of("of"), stem_of("1,584"), stem_of("db33")
    ('case', '', '', 'db33')
    """
    return "" if word in silent_words() or not _LETTERS.search(word) else stem(word)


@cache
def silent_words() -> frozenset[str]:
    """The English words that name no topic."""
    return frozenset(table("lexicon/search_words")["silent"]["en"])
