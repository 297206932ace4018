"""What a knowledge base holds, counted."""

from collections import Counter
from hashlib import sha256
from typing import Any

from shaoxing_cli import __version__
from shaoxing_cli.selection import is_within
from shaoxing_cli.store import KnowledgeBase


def inventory(kb: KnowledgeBase) -> dict[str, Any]:
    """The program's version, the file with its SHA-256, the head of the report, and counts of facts.

    `by_section` counts a chapter's parts into the chapter; sections without facts are there with 0.
    """
    kinds = Counter(fact.kind for fact in kb.facts)
    stated = sum(fact.derived is None for fact in kb.facts)
    return {
        "program": f"shaoxing {__version__}",
        "file": str(kb.path),
        "file_sha256": sha256(kb.path.read_bytes()).hexdigest(),
        "report": dict(kb.report),
        "facts": len(kb),
        "stated": stated,
        "computed": len(kb) - stated,
        "ignored": len(kb.ignored),
        "by_kind": dict(kinds.most_common()),
        "by_section": {
            section.id: sum(is_within(fact.section, section.id) for fact in kb.facts) for section in kb.sections
        },
    }
