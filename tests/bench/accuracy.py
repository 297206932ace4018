"""How often the first hit and the verdict are right: `python -m tests.bench.accuracy`.

Prints Markdown tables over the cases under `tests/cases`: those that the program was tuned on, and those that were
kept out of it, which tell more. `tests.bench.search` and `tests.bench.claims` give each group and each fault.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED
from shaoxing_cli.store import KnowledgeBase, open_knowledge_base
from tests.bench.claims import judge, summary
from tests.bench.search import bm25_bigrams, by_manner, fixed_string, our_ranking

CASES: Final = Path(__file__).parent.parent / "cases"
_QUERIES: Final = {
    "queries.json": "tuned on",
    "queries_more.json": "tuned on, second set",
    "queries_aside.json": "put aside",
}
_CLAIMS: Final = {
    "claims.json": "tuned on",
    "claims_tuning.json": "tuned on, second set",
    "claims_everyday.json": "tuned on, everyday words",
    "claims_middle.json": "tuned on, as a fact-check desk would put them",
    "claims_free.json": "tuned on, retold freely",
    "claims_english.json": "tuned on, English by many hands",
    "claims_mixed.json": "tuned on at the end, half plain and half retold freely",
    "claims_mixed_more.json": "tuned on at the end, the same again",
    "claims_mixed_third.json": "tuned on at the end, the same a third time",
    "claims_mixed_fourth.json": "tuned on at the end, the same a fourth time",
    "claims_newspaper.json": "tuned on at the end, in newspaper words",
    "claims_english_more.json": "tuned on at the end, English",
    "claims_free_more.json": "tuned on at the end, retold freely",
    "claims_english_third.json": "tuned on at the end, English by many hands",
    "claims_statements.json": "tuned on at the end, most without a figure",
    "claims_newspaper_more.json": "tuned on at the end, in newspaper words, a second time",
    "claims_english_fourth.json": "tuned on at the end, English, plain and literal",
    "claims_false_short.json": "tuned on at the end, false by one thing (none supported)",
    "claims_desk_more.json": "tuned on at the end, as a fact-check desk would put them",
    "claims_beyond.json": "tuned on at the end, a detail beyond the report (none contradicted)",
    "claims_broad.json": "tuned on at the end, all manners evenly",
    "claims_broad_more.json": "tuned on at the end, all manners evenly, a second time",
    "claims_broad_third.json": "tuned on at the end, all manners evenly, a third time",
    "claims_voices.json": "tuned on at the end, as five kinds of people would put them",
    "claims_half_statements.json": "tuned on at the end, half without a figure",
    "claims_half_statements_more.json": "tuned on at the end, half without a figure, a second time",
    "claims_english_fifth.json": "tuned on at the end, English, all manners evenly",
    "claims_opinions.json": "tuned on at the end, opinions and statements without a figure",
    "claims_opinions_more.json": "tuned on at the end, the same by another hand",
    "claims_opinions_third.json": "tuned on at the end, the same by a third hand",
    "claims_lively.json": "tuned on, lively words (none not covered)",
    "claims_sober.json": "tuned on, sober words (none not covered)",
    "claims_false.json": "tuned on, true at a glance (none supported)",
    "claims_false_english.json": "tuned on, English (none supported)",
    "claims_misapplied.json": "tuned on at the end, right figures of something else (none supported)",
    "claims_aside.json": "put aside",
    "claims_everyday_aside.json": "put aside, everyday words",
    "claims_newspaper_aside.json": "put aside, in newspaper words",
    "claims_desk_aside.json": "put aside, as a fact-check desk would put them",
    "claims_press_aside.json": "put aside, as a press office would put them",
    "claims_broad_aside.json": "put aside, all manners evenly",
    "claims_broad_more_aside.json": "put aside, all manners evenly, a second time",
    "claims_broad_third_aside.json": "put aside, all manners evenly, with many opinions",
    "claims_broad_fourth_aside.json": "put aside, all manners evenly, by one who wants to catch it out",
}
_BASELINES: Final = {"BM25 on character pairs": bm25_bigrams, "the words as they stand": fixed_string}


def _cases(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads((CASES / name).read_text("utf-8"))
    return cases


def _of_search(kb: KnowledgeBase) -> Iterator[str]:
    yield "| search | queries | first hit right | among the first five | MRR |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    rows = [(name, meaning, our_ranking) for name, meaning in _QUERIES.items() if (CASES / name).exists()]
    rows += [("queries_aside.json", f"put aside: {meaning}", build) for meaning, build in _BASELINES.items()]
    for name, meaning, build in rows:
        found = by_manner(_cases(name), build(kb), kb)["all"]
        yield f"| {meaning} | {found.queries} | {found.hit1:.1%} | {found.hit5:.1%} | {found.mrr:.3f} |"


def _of_check(kb: KnowledgeBase) -> Iterator[str]:
    yield (
        "| check | claims | right | with the clause | false called supported | precision of `contradicted` "
        "| recall of `not_covered` |"
    )
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, meaning in _CLAIMS.items():
        cases = _cases(name)
        found = summary(judge(cases, kb))
        wrong, undecided = (any(case["label"] == label for case in cases) for label in (CONTRADICTED, NOT_COVERED))
        yield (
            f"| {meaning} | {len(cases)} | {found['accuracy']:.1%} | {found['accuracy with clause']:.1%} "
            f"| {found['false called supported']:.0f} "
            f"| {format(found['precision of contradicted'], '.1%') if wrong else '–'} "
            f"| {format(found['recall of not_covered'], '.1%') if undecided else '–'} |"
        )


def report() -> str:
    """The tables as Markdown."""
    kb = open_knowledge_base()
    return "\n".join([*_of_search(kb), "", *_of_check(kb)]) + "\n"


if __name__ == "__main__":
    print(report(), end="")
