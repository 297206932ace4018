"""Why a fact was found: the words of its texts that met a query."""

from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from typing import Final

from shaoxing_cli.english import words
from shaoxing_cli.fields import Field, number_key, numbers_of
from shaoxing_cli.model import Fact
from shaoxing_cli.query import Figure
from shaoxing_cli.terms import stem_of
from shaoxing_cli.text import is_han

_MOST: Final = 6


def matched_words(texts: Iterable[tuple[Field, str, object]], sought: Container[str]) -> tuple[str, ...]:
    """The runs of a fact's texts that a query met, each with the name of its field: `label:行政复议`.

    Args:
        texts: the fact's fields with their folded texts.
        sought: the terms that the query looks for.

    >>> matched_words([(Field("label", "收到复议申请", 3.0), "收到复议申请", None)], {"复议", "议申", "申请"})
    ('label:复议申请',)
    >>> matched_words([(Field("label", "Cases accepted", 3.0), "cases accepted", None)], {"accept"})
    ('label:accepted',)
    """
    found: dict[str, None] = {}
    for field, folded, _ in texts:
        for run in _runs(field.text, folded, sought):
            if not any(run in known.partition(":")[2] for known in found if known.startswith(field.name)):
                found[f"{field.name}:{run}"] = None
    return tuple(found)[:_MOST]


def matched_figures(fact: Fact, figures: Iterable[Figure]) -> tuple[str, ...]:
    """The value of a fact, where a query names it: `value:176件`."""
    numbers = numbers_of(fact) if figures else {}
    number = fact.number
    for figure in figures:
        if figure.key in numbers or (number is not None and figure.agrees(number)):
            return (f"value:{fact.text or number_key(number or Decimal(0))}",)
    return ()


def _runs(text: str, folded: str, sought: Container[str]) -> Iterator[str]:
    """The longest runs of a text that the sought terms cover; single characters only where nothing longer is met."""
    met = [False] * len(folded)
    for place in range(len(folded) - 1):
        if is_han(folded[place]) and folded[place : place + 2] in sought:
            met[place] = met[place + 1] = True
    for word, start, end in words(folded):
        if stem_of(word) in sought:
            met[start:end] = [True] * (end - start)
    if not any(met):
        met = [is_han(char) and char in sought for char in folded]
    start = 0
    for place, is_met in enumerate([*met, False]):
        if is_met:
            continue
        if place > start:
            yield text[start:place]
        start = place + 1
