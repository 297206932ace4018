"""Why a fact was found: the words of its texts that met a query."""

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from shaoxing_cli.fields import Field, number_key, numbers_of
from shaoxing_cli.model import Fact
from shaoxing_cli.query import Figure
from shaoxing_cli.terms import latin_words, stem_of, terms
from shaoxing_cli.text import fold, is_han

_MOST: Final = 6
_LATIN: Final = "[A-Za-z]"


class Text(NamedTuple):
    """A field of a fact as search reads it: folded, and as the set of its terms."""

    field: Field
    folded: str
    terms: frozenset[str]


def read_text(field: Field, script: str = "both") -> Text:
    """Read a field; where Chinese is sought, its Chinese."""
    folded = fold(field.text)
    return Text(field, folded, frozenset(terms(folded, latin=script != "han")))


def script_of(words: Iterable[str]) -> str:
    """What some words are written in: `han`, `latin`, or `both`.

    >>> script_of(["复议"]), script_of(["case"]), script_of(["复议", "case"])
    ('han', 'latin', 'both')
    """
    scripts = {"han" if is_han(word[0]) else "latin" for word in words}
    return scripts.pop() if len(scripts) == 1 else "both"


def is_written_in(field: Field, script: str) -> bool:
    """Whether some of a field is written in a script."""
    return script == "both" or (not field.text.isascii() if script == "han" else bool(re.search(_LATIN, field.text)))


def matched_words(texts: Iterable[Text], sought: Collection[str]) -> tuple[str, ...]:
    """The runs of a fact's texts that a query met, each with the name of its field: `label:行政复议`; at most six.

    Args:
        texts: the texts of the fact.
        sought: the terms that the query looks for.

    >>> matched_words([read_text(Field("label", "收到复议申请", 3.0))], {"复议", "议申", "申请"})
    ('label:复议申请',)
    >>> matched_words([read_text(Field("alias", "Cases accepted", 2.5))], {"accept"})
    ('alias:accepted',)
    """
    found: dict[str, None] = {}
    for text in texts:
        if text.terms.isdisjoint(sought):
            continue
        for run in _runs(text, sought):
            if not any(run in known.partition(":")[2] for known in found if known.startswith(text.field.name)):
                found[f"{text.field.name}:{run}"] = None
        if len(found) >= _MOST:
            break
    return tuple(found)[:_MOST]


def matched_figures(fact: Fact, figures: Iterable[Figure]) -> tuple[str, ...]:
    """The value of a fact, where a query names it: `value:176件`."""
    numbers = numbers_of(fact) if figures else {}
    number = fact.number
    for figure in figures:
        if figure.key in numbers or (number is not None and figure.agrees(number)):
            return (f"value:{fact.text or number_key(number or Decimal(0))}",)
    return ()


def _runs(text: Text, sought: Collection[str]) -> Iterator[str]:
    """The longest runs of a text that the sought terms cover; single characters only where nothing longer is met."""
    folded = text.folded
    met = [False] * (len(folded) + 1)
    for place in range(len(folded) - 1):
        if folded[place : place + 2] in sought and is_han(folded[place]):
            met[place] = met[place + 1] = True
    # What reads English is loaded where some is sought.
    for word, start, end in latin_words(folded) if any(map(str.isascii, sought)) else ():
        if stem_of(word) in sought:
            met[start:end] = [True] * (end - start)
    if not any(met):
        met = [*(is_han(char) and char in sought for char in folded), False]
    start = 0
    for place, is_met in enumerate(met):
        if is_met:
            continue
        if place > start:
            yield text.field.text[start:place]
        start = place + 1
