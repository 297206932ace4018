"""The numbers that no fact holds, each with the reason why it states no figure."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from shaoxing_cli.cover import Cover
from shaoxing_cli.extraction.lexicon import reason
from shaoxing_cli.extraction.sentence import Sentence, Span
from shaoxing_cli.model import Ignored
from shaoxing_cli.numerals import CHINESE_NUMERALS
from shaoxing_cli.quantity_forms import is_idiom
from shaoxing_cli.report import Line

NUMBER_RUN: Final = re.compile(rf"\d+(?:[.,]\d+)*|[{CHINESE_NUMERALS}]+")
_CONGRESS: Final = re.compile("[一二三四五六七八九十]+(?:届|次|中)|[一二三四五六七八九十]+大(?=[、和以，。]|精神|$)")
_POWERS: Final = frozenset("十百千万亿")


def number_runs(text: str, span: Span) -> Iterator[Span]:
    """The runs of digits and of Chinese numerals in a span of a text.

    >>> list(number_runs("收到1,584件、三项", (0, 10)))
    [(2, 7), (9, 10)]
    """
    for match in NUMBER_RUN.finditer(text, *span):
        yield match.span()


def of_line(text: str, line: Line, sentences: list[Sentence], held: list[Span]) -> Iterator[Ignored]:
    """The numbers of a line that no span of `held` covers, with their reasons.

    Args:
        text: the source.
        line: the line.
        sentences: its sentences, in order.
        held: what its facts hold, in order of their starts.
    """
    starts = [sentence.span[0] for sentence in sentences]
    cover = Cover(held)
    for run in number_runs(text, line.span):
        if not cover.holds(run):
            place = bisect_right(starts, run[0]) - 1
            yield Ignored(run, text[slice(*run)], _reason(text, line, run, sentences[place] if place >= 0 else None))


def _reason(text: str, line: Line, run: Span, sentence: Sentence | None) -> str:
    if line.kind in ("head", "title", "delivered"):
        return reason("head")
    if line.kind == "furniture":
        return reason("furniture")
    if run[1] <= line.marker[1]:
        return reason("marker")
    told = _told(sentence, run) if sentence else None
    if told:
        return told
    if text[slice(*run)][0].isdigit():
        return reason("heading" if line.kind == "heading" else "other")
    return _spoken(text, run)


def _told(sentence: Sentence, run: Span) -> str | None:
    """What the sentence says of a run: part of a title, a date, a name."""
    if any(low <= run[0] and run[1] <= high for low, high in sentence.titles):
        return reason("title")
    start = sentence.span[0]
    if any(start + date.span[0] <= run[0] < start + date.span[1] for date in sentence.dates):
        return reason("year")
    if any(low <= run[0] < high for low, high in sentence.thresholds):
        return reason("threshold")
    return next((why for (low, high), why in sentence.names if low <= run[0] < high), None)


def _spoken(text: str, run: Span) -> str:
    """Why a Chinese numeral states no figure."""
    numeral, after = text[slice(*run)], text[run[1] : run[1] + 1]
    if after == "是" and text[run[0] - 1 : run[0]] in "。；：，\n ":
        return reason("marker")
    if set(numeral) <= _POWERS:
        return reason("magnitude")
    if _CONGRESS.match(text, run[0]):
        return reason("session")
    if is_idiom(text, run[0]):
        return reason("idiom")
    opening, closing = text.rfind("“", run[0] - 20, run[0]), text.rfind("”", run[0] - 20, run[0])
    return reason("slogan" if opening > closing else "name" if len(numeral) == 1 and numeral != "一" else "idiom")
