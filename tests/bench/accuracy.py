"""How often the first hit and the verdict are right: `python -m tests.bench.accuracy`.

Prints Markdown tables over the cases under `tests/cases`: those that the program was tuned on, and those that were put
aside before, which tell more.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from shaoxing_cli.ranking import Ranking
from shaoxing_cli.store import KnowledgeBase, open_knowledge_base
from tests.bench.claims import judge, summary

CASES: Final = Path(__file__).parent.parent / "cases"
_QUERIES: Final = {"queries.json": "tuned on", "queries_aside.json": "put aside"}
_CLAIMS: Final = {
    "claims.json": "tuned on",
    "claims_tuning.json": "tuned on, second set",
    "claims_aside.json": "put aside",
}
_DEEP: Final = 5


def is_right(fact: Any, case: dict[str, Any]) -> bool:
    """Whether a fact states what the case asks for: the same clause and the same printed value."""
    meets = bool(fact.quote) and (fact.quote in case["quote"] or case["quote"] in fact.quote)
    return meets and (case["text"] in fact.text or fact.text in case["text"])


def of_search(kb: KnowledgeBase, cases: list[dict[str, Any]]) -> tuple[float, float]:
    """The shares of queries whose first hit, and one of whose first five hits, is right."""
    ranking = Ranking(kb)
    places = []
    for case in cases:
        hits = ranking.search(case["query"], limit=_DEEP)
        places.append(next((place for place, hit in enumerate(hits) if is_right(hit.fact, case)), _DEEP))
    return sum(place == 0 for place in places) / len(cases), sum(place < _DEEP for place in places) / len(cases)


def table() -> Iterator[str]:
    """Yield the lines of the tables."""
    kb = open_knowledge_base()
    yield "| search | queries | first hit right | among the first five |"
    yield "| --- | ---: | ---: | ---: |"
    for name, meaning in _QUERIES.items():
        cases = json.loads((CASES / name).read_text("utf-8"))
        first, five = of_search(kb, cases)
        yield f"| {meaning} | {len(cases)} | {first:.1%} | {five:.1%} |"
    yield ""
    yield (
        "| check | claims | right | right, with the clause | false called supported | of `contradicted`, right "
        "| of the not covered, found |"
    )
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, meaning in _CLAIMS.items():
        cases = json.loads((CASES / name).read_text("utf-8"))
        found = summary(judge(cases, kb))
        yield (
            f"| {meaning} | {len(cases)} | {found['accuracy']:.1%} | {found['accuracy with clause']:.1%} "
            f"| {found['false called supported']:.0f} | {found['precision of contradicted']:.1%} "
            f"| {found['recall of not_covered']:.1%} |"
        )


def report() -> str:
    """The tables as Markdown."""
    return "\n".join(table()) + "\n"


if __name__ == "__main__":
    print(report(), end="")
