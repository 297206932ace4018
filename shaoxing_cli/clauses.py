"""Sentences and clauses of a text, as spans."""

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]

# No sentence that a person wrote is longer; what is goes in pieces, so that reading it takes no longer than other text.
_LONGEST: Final = 3000


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a span, each with its closing mark.

    >>> [("甲。乙！丙"[a:b]) for a, b in sentences("甲。乙！丙", (0, 5))]
    ['甲。', '乙！', '丙']
    >>> list(sentences("见《甲。乙》。丙", (0, 8)))
    [(0, 7), (7, 8)]
    """
    for match in _SENTENCE.finditer(text, *span):
        start, end = match.span()
        while end - start > _LONGEST:
            cut = max(text.rfind(mark, start, start + _LONGEST) for mark in "，,；;、") + 1
            yield start, cut if cut > start else start + _LONGEST
            start = cut if cut > start else start + _LONGEST
        yield start, end


def clauses(text: str, span: Span) -> Iterator[Span]:
    """The clauses of a span without the marks between them; a comma inside a number parts nothing.

    >>> [("共1,584件,其中5%；余"[a:b]) for a, b in clauses("共1,584件,其中5%；余", (0, 14))]
    ['共1,584件', '其中5%', '余']
    """
    start = span[0]
    for match in _CLAUSE_MARK.finditer(text, *span):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < span[1]:
        yield start, span[1]


# What stands in a title ends no sentence.
_WITHIN: Final = r"(?>《[^《》\n\r]{0,60}》|[^。！？!?\n\r])"
_SENTENCE: Final = re.compile(rf"{_WITHIN}*+[。！？!?\n\r]+[”’」』）)]?|{_WITHIN}++")
_CLAUSE_MARK: Final = re.compile(r"(?<!\d)[,，:：]|[,，](?!\d{3}(?!\d))|[:：](?!\d)|[;；。！？!?]")
