"""The words that claims name concepts with: a knowledge base's own, further ones, and tables made of both ahead.

People who look something up name it; those who claim something put it in all kinds of words. `lexicon/paraphrases`
holds these, by concept: the search is better off without them, and no look-up has to read them.
"""

from collections.abc import Mapping

from shaoxing_cli.model import Concept
from shaoxing_cli.phrase_tables import StoredPhrases
from shaoxing_cli.resources import data_folder, table
from shaoxing_cli.store import KnowledgeBase


def spoken_concepts(kb: KnowledgeBase) -> tuple[Concept, ...]:
    """The concepts of a knowledge base, then rows with further words for those of them that have some."""
    further: Mapping[str, Mapping[str, list[str]]] = table("lexicon/paraphrases")["concepts"]
    known = (concept.id for concept in kb.concepts if concept.id in further)
    rows = (Concept(name, tuple(further[name]["zh"]), tuple(further[name]["en"])) for name in known)
    return (*kb.concepts, *rows)


def made_ahead(kb: KnowledgeBase, name: str) -> StoredPhrases | None:
    """The table `data/NAME` that `data/generate.py` made of the bundled knowledge base.

    None for another knowledge base, and where the bundled one has changed since.
    """
    if not kb.is_bundled:
        return None
    stored = StoredPhrases((data_folder() / name).read_bytes())
    return stored if stored.head == kb.checksum else None
