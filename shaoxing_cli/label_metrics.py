"""What tells the facts of a knowledge base apart where nobody wrote it down: the noun phrases that their labels are.

A claim then speaks of a fact only where it holds the fact's phrase word for word: strict, and never guessed.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from shaoxing_cli.model import Concept, Fact, Metric
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold

# A phrase shorter than this would be found in too many others.
_SHORTEST = 2


def label_metrics(facts: Iterable[Fact]) -> tuple[list[Concept], Mapping[str, Metric]]:
    """A concept for each different phrase, and for each fact the metric that is about it alone."""
    concepts: dict[str, Concept] = {}
    metrics: dict[str, Metric] = {}
    for fact in facts:
        core = phrase_of(fact.label_zh, fact.scope)
        if len(core) < _SHORTEST:
            continue
        name = f"label_{len(concepts)}" if core not in concepts else concepts[core].id
        concepts.setdefault(core, Concept(name, (core,), ()))
        metrics[fact.id] = Metric(fact.id, (frozenset({name}),), frozenset(), {})
    return list(concepts.values()), metrics


def phrase_of(label: str, scope: str | None) -> str:
    """The phrase that a claim must hold: the label without its scope, its marks, and the words for what is counted.

    >>> phrase_of("全省科技创新投入增幅", "全省"), phrase_of("新增高新技术企业数", None)
    ('科技创新投入', '新增高新技术企业')
    """
    core = fold(label).removeprefix(fold(scope or "")).strip('《》"“” ')
    ending = next((suffix for suffix in _suffixes() if core.endswith(suffix)), "")
    return core.removesuffix(ending) if len(core) - len(ending) >= _SHORTEST else core


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(sorted(table("lexicon/label_words")["suffixes"], key=len, reverse=True))
