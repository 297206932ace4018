"""How well queries are answered: `python -m tests.bench.search [CASES.json] [--faults]`.

Prints the share of queries whose first hit is right (hit@1), of those with a right one among the first five (hit@5),
and the mean reciprocal rank (MRR), by manner, for the ranking and for two baselines over the same facts: fixed string,
and BM25 on character bigrams. With `--faults` the queries whose first hit is wrong follow.

A hit is right when the fact stands in the clause that the case points at, and states what the case names. Cases without
a clause name the right facts themselves.
"""

import json
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from shaoxing_cli.model import Fact
from shaoxing_cli.ranking import Ranking
from shaoxing_cli.store import KnowledgeBase, open_knowledge_base
from shaoxing_cli.text import fold

CASES = Path(__file__).parent.parent / "cases"
DEPTH = 10

Case = dict[str, Any]
Search = Callable[[str], Sequence[str]]


class Quality(NamedTuple):
    """How well some queries were answered."""

    queries: int
    hit1: float
    hit5: float
    mrr: float


def right_facts(case: Case, kb: KnowledgeBase) -> set[str]:
    """The ids of the facts that answer a case."""
    if "facts" in case:
        return set(case["facts"])
    start, end = case["span"]
    there = [fact for fact in kb if fact.span and fact.span[0] < end and start < fact.span[1]]
    said = {fact.id for fact in there if fact.text and (fact.text in case["text"] or case["text"] in fact.text)}
    return said or {fact.id for fact in there if fact.quote and case["text"] in fact.quote}


def rank_of(case: Case, found: Iterable[str], kb: KnowledgeBase) -> int:
    """The position of the first right hit; 0 where none is right."""
    right = right_facts(case, kb)
    return next((rank for rank, name in enumerate(found, start=1) if name in right), 0)


def quality(ranks: Sequence[int]) -> Quality:
    """The figures of some ranks.

    >>> quality([1, 2, 0, 0])
    Quality(queries=4, hit1=0.25, hit5=0.5, mrr=0.375)
    """
    count = max(1, len(ranks))
    first, five = sum(rank == 1 for rank in ranks), sum(0 < rank <= 5 for rank in ranks)
    return Quality(len(ranks), first / count, five / count, sum(1 / rank for rank in ranks if rank) / count)


def by_manner(cases: Sequence[Case], search: Search, kb: KnowledgeBase) -> dict[str, Quality]:
    """The quality of a search, in each manner and in all."""
    ranks = [rank_of(case, search(case["query"]), kb) for case in cases]
    manners = dict.fromkeys(case["manner"] for case in cases)
    table = {
        manner: quality([rank for rank, case in zip(ranks, cases, strict=True) if case["manner"] == manner])
        for manner in manners
    }
    return {**table, "all": quality(ranks)}


def our_ranking(kb: KnowledgeBase) -> Search:
    """The ranking of this project."""
    ranking = Ranking(kb)
    return lambda query: [hit.fact.id for hit in ranking.search(query, limit=DEPTH)]


def fixed_string(kb: KnowledgeBase) -> Search:
    """What a reader's own search finds: the facts that hold the query as it stands, in document order."""
    texts = {fact.id: _whole_text(fact) for fact in kb}
    return lambda query: [name for name, text in texts.items() if fold(query) in text][:DEPTH]


def bm25_bigrams(kb: KnowledgeBase) -> Search:
    """BM25 (k1 1.2, b 0.75) on character bigrams of the facts' texts."""
    documents = {fact.id: Counter(_bigrams(_whole_text(fact))) for fact in kb}
    lengths = {name: sum(terms.values()) for name, terms in documents.items()}
    mean = sum(lengths.values()) / len(lengths)
    counts = Counter(term for terms in documents.values() for term in terms)

    def score(name: str, query: Sequence[str]) -> float:
        total = 0.0
        for term in query:
            often = documents[name][term]
            if often:
                idf = math.log(1 + (len(documents) - counts[term] + 0.5) / (counts[term] + 0.5))
                total += idf * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * lengths[name] / mean))
        return total

    def search(query: str) -> list[str]:
        terms = _bigrams(fold(query))
        scores = {name: score(name, terms) for name in documents}
        return sorted((name for name in scores if scores[name]), key=lambda name: -scores[name])[:DEPTH]

    return search


def _whole_text(fact: Fact) -> str:
    return fold(" ".join(filter(None, (fact.label_zh, fact.label_en, *fact.aliases, fact.quote, fact.statement_zh))))


def _bigrams(text: str) -> list[str]:
    return [run[place : place + 2] for run in re.findall(r"\w+", text) for place in range(max(1, len(run) - 1))]


def main(arguments: Sequence[str]) -> None:
    """Print the report for files of cases."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")] or [CASES / "queries.json"]
    kb = open_knowledge_base()
    for path in paths:
        cases = json.loads(path.read_text("utf-8"))
        for build in (our_ranking, bm25_bigrams, fixed_string):
            search = build(kb)
            start = time.perf_counter()
            table = by_manner(cases, search, kb)
            milliseconds = (time.perf_counter() - start) / len(cases) * 1000
            print(f"{path.name}: {build.__name__.replace('_', ' ')}, {milliseconds:.1f} ms a query")
            print(f"  {'manner':10} {'queries':>8} {'hit@1':>7} {'hit@5':>7} {'MRR':>7}")
            for manner, row in table.items():
                print(f"  {manner:10} {row.queries:8} {row.hit1:7.3f} {row.hit5:7.3f} {row.mrr:7.3f}")
        if "--faults" in arguments:
            _print_faults(cases, our_ranking(kb), kb)


def _print_faults(cases: Sequence[Case], search: Search, kb: KnowledgeBase) -> None:
    for case in cases:
        found = search(case["query"])
        rank = rank_of(case, found, kb)
        if rank != 1:
            print(f"{rank} {case['manner']}: {case['query']} -> {', '.join(found[:3])}; right: {right_facts(case, kb)}")


if __name__ == "__main__":
    main(sys.argv[1:])
