"""One question put to several knowledge bases: the best matching figure of each, or none rather than a poor match."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from shaoxing_cli.model import Fact
from shaoxing_cli.ranking import Ranking
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.text import fold, is_han

# A figure answers a question when this share of each of its words can be found in one of the figure's own phrases.
_ENOUGH: Final = 0.6
# What only the quotation holds, beside the figure's name, tells less surely that the figure is the one asked for.
_QUOTED: Final = 0.8
_BEFORE_CHANGE: Final = "(变化前)"
# Ranking puts the answer among the first; those behind share single words with the question.
_CANDIDATES: Final = 20
_WORD: Final = re.compile(r"[a-z0-9%.]+|[^\W\da-z_]+")


class Answer(NamedTuple):
    """What a knowledge base answers: its figure, or None where it has no such figure."""

    kb: KnowledgeBase
    fact: Fact | None


def answers(kbs: Iterable[KnowledgeBase], question: str) -> list[Answer]:
    """The answer of each knowledge base, in their order."""
    return [Answer(kb, answer(kb, question)) for kb in kbs]


def answer(kb: KnowledgeBase, question: str) -> Fact | None:
    """The best matching figure or rank of a knowledge base, None where none holds enough of the question.

    Of figures that hold as much of it, one of the year reported on goes before others, the shorter name before longer
    ones, and then the one that ranking puts first.
    """
    hits = Ranking(kb).search(question, limit=_CANDIDATES, keep=_states_a_number)
    period = kb.report.get("period")

    def merit(place: int, fact: Fact) -> tuple[float, bool, bool, int, int]:
        told = _coverage_of(question, fact)
        return told, _BEFORE_CHANGE not in fact.label_zh, fact.period == period, -len(fact.label_zh), -place

    merits = [(merit(place, hit.fact), hit.fact) for place, hit in enumerate(hits)]
    best = max(merits, default=None, key=lambda item: item[0])
    return best[1] if best and best[0][0] >= _ENOUGH else None


def coverage(question: str, phrases: Sequence[str]) -> float:
    """How much of a question stands in one of some phrases: the share of its least covered word, 0 to 1.

    >>> coverage("城镇调查失业率", ["城镇调查失业率"]), coverage("森林 覆盖率", ["行政村覆盖率"])
    (1.0, 0.0)
    >>> coverage("unemployment rate", ["surveyed unemployment rate"])
    1.0
    """
    words = _WORD.findall(fold(question))
    if not words:
        return 0.0
    return max((min(_share(word, fold(phrase)) for word in words) for phrase in phrases), default=0.0)


def _share(word: str, phrase: str) -> float:
    """The share of a word's pairs of characters that a phrase holds; other words are held whole or not at all.

    A Chinese phrase ends with what it names: without its last pair the phrase names something else.
    """
    if not is_han(word[0]) or len(word) < 2:
        return float(word in phrase)
    pairs = [word[place : place + 2] for place in range(len(word) - 1)]
    held = sum(pair in phrase for pair in pairs) / len(pairs)
    return held if pairs[-1] in phrase else held / 2


def _coverage_of(question: str, fact: Fact) -> float:
    """How much of a question the names of a fact hold, or less surely its quotation."""
    named = coverage(question, [fact.label_zh, fact.label_en, *fact.aliases])
    return max(named, _QUOTED * coverage(question, [f"{fact.label_zh} {fact.quote or ''}"]))


def _states_a_number(fact: Fact) -> bool:
    return fact.kind in ("figure", "rank")
