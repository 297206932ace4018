"""The figures of Shaoxing's 2019 report on building a law-based government, to look up and to check.

>>> from shaoxing_cli import open_knowledge_base
>>> kb = open_knowledge_base()
>>> fact = kb.fact("disclosure.received")
>>> fact.value, fact.unit, fact.section
(Decimal('495'), '件', '4.4')
>>> sum(fact.value for fact in kb if fact.id in ("disclosure.replied", "disclosure.unanswered"))
Decimal('495')
"""

# Type checkers take this name for true; importing it from typing would double the time of `shaoxing --version`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from shaoxing_cli.errors import KnowledgeBaseError, ShaoxingError, UnknownFactError
    from shaoxing_cli.model import Change, Derived, Fact, Rank, Section
    from shaoxing_cli.ranking import Hit, Ranking
    from shaoxing_cli.selection import Selection
    from shaoxing_cli.store import KnowledgeBase, open_knowledge_base

__version__ = "0.1.0"

__all__ = [
    "Change",
    "Derived",
    "Fact",
    "Hit",
    "KnowledgeBase",
    "KnowledgeBaseError",
    "Rank",
    "Ranking",
    "Section",
    "Selection",
    "ShaoxingError",
    "UnknownFactError",
    "__version__",
    "open_knowledge_base",
]

_HOMES = {
    "errors": ("KnowledgeBaseError", "ShaoxingError", "UnknownFactError"),
    "model": ("Change", "Derived", "Fact", "Rank", "Section"),
    "ranking": ("Hit", "Ranking"),
    "selection": ("Selection",),
    "store": ("KnowledgeBase", "open_knowledge_base"),
}


def __getattr__(name: str) -> "Any":
    """The public names, each imported when it is first used: the command line starts before it needs them."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
