"""Which facts are most like a sentence in their words: a shortlist for claims that name nothing as the report does."""

from shaoxing_cli.index import open_index
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.terms import terms

# A term that more facts hold than this tells little of any one of them.
_MOST_FACTS = 60
# Of a text as long as an article only the beginning is looked at.
_MOST_CHARACTERS = 300


class Likeness:
    """The facts of a knowledge base by the terms that they hold."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._ids = kb.ids
        self._index = open_index(kb)

    def alike(self, folded: str, limit: int) -> list[str]:
        """The ids of at most `limit` facts that share the most telling terms with folded text, best first."""
        scores: dict[int, float] = {}
        for term in dict.fromkeys(terms(folded[:_MOST_CHARACTERS])):
            if 0 < self._index.count(term) <= _MOST_FACTS:
                rarity = self._index.idf(term)
                for place, weight in self._index.postings(term):
                    scores[place] = scores.get(place, 0.0) + weight * rarity
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return [self._ids[place] for place, _ in ranked[:limit]]
