"""Making tables of phrases out of lists of words: the general lexicon, and the concepts of a knowledge base.

Done ahead for what is bundled (`data/generate.py`): folding and stemming all words takes longer than a hundred checks.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from shaoxing_cli.english import key
from shaoxing_cli.model import Concept
from shaoxing_cli.phrases import LIGHT
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold, is_han

_NEVER_LIGHT: Final = frozenset({"relation", "polarity", "trend", "rank", "distinction", "judgement", "period"})


def concept_phrases(concepts: Iterable[Concept]) -> dict[str, str]:
    """The phrase table of a knowledge base's concepts.

    >>> concept_phrases([Concept("reply", ("答复",), ("replies",))])
    {'答复': 'concept:reply', 'repli': 'concept:reply'}
    """
    rows = ((f"concept:{concept.id}", (*concept.zh, *concept.en)) for concept in concepts)
    return compile_phrases(rows)


def compile_phrases(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """A phrase table from rows of (tag, forms); a form in several rows gets all their tags."""
    tags: dict[str, list[str]] = {}
    for tag, forms in rows:
        for form in forms:
            folded = fold(form).strip()
            name = folded if any(is_han(char) for char in folded) else key(folded)
            if name and tag not in tags.setdefault(name, []):
                tags[name].append(tag)
    return {name: " ".join(_telling(found)) for name, found in tags.items()}


def _telling(tags: list[str]) -> list[str]:
    """The tags of a form: one that denies, relates, ranks or judges is not light, whichever list holds it."""
    families = {tag.partition(":")[0] for tag in tags}
    return [tag for tag in tags if tag != LIGHT or not families & _NEVER_LIGHT]


def lexicon_rows() -> Iterable[tuple[str, Iterable[str]]]:
    """The rows of the general lexicon: every file of words under `data/lexicon`, with its tags."""
    for place, tag in (("countries", "place"), ("provinces", "place"), ("cities", "place"), ("counties", "place")):
        for row in table("lexicon/places")[place]:
            yield f"{tag}:{row['zh'][0]}", _forms(row)
    for row in table("lexicon/places")["regions"]:
        yield f"place:{row['zh'][0]}", _forms(row)
    yield LIGHT, _forms(table("lexicon/light_words"))
    for name, families in _FAMILIES.items():
        entries = table(f"lexicon/{name}")
        for entry, family in families.items():
            yield from _family_rows(entries[entry], entry, family)


def _family_rows(entries: Any, entry: str, family: str) -> Iterable[tuple[str, Iterable[str]]]:
    if "zh" in entries or "en" in entries:
        yield f"{family}:{entry}" if family != entry else family, _forms(entries)
        return
    for value, forms in entries.items():
        yield f"{family}:{value}", _forms(forms)


def _forms(row: Mapping[str, Iterable[str]]) -> list[str]:
    return [*row.get("zh", ()), *row.get("en", ())]


# Which entries of which file carry which family of tags.
_FAMILIES: Final[Mapping[str, Mapping[str, str]]] = {
    "trends": {
        **dict.fromkeys(("increase", "decrease", "improve", "worsen", "unchanged"), "trend"),
        **dict.fromkeys(("above", "below"), "side"),
    },
    "outcomes": {"status": "status", "level": "level", "role": "role", "frequency": "frequency"},
    "relations": dict.fromkeys(
        "more_than less_than equal_to sum difference share average multiple rest all some only none most".split(),
        "relation",
    ),
    "polarity": dict.fromkeys(("negation", "lack", "need", "achieved", "not_negation", "remedy"), "polarity"),
    "judgement_words": dict.fromkeys(("opinion", "cause", "future"), "judgement"),
    "rank_words": {
        "positions": "rank",
        "first_of_kind": "distinction",
        "record_high": "distinction",
        "record_low": "distinction",
        "among": "among",
    },
    "scopes": {"scopes": "scope"},
    "periods": {"other": "period"},
}
