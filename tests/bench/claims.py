"""How well claims are judged: `python -m tests.bench.claims [CASES.json] [--faults]`.

Prints accuracy, accuracy with the deciding clause named, the confusion table, the precision of `contradicted`, the
recall of `not_covered`, all by language and kind, and the majority baseline beside it. With `--faults` the cases that
were judged wrongly follow.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import VERDICTS
from shaoxing_cli.model import Fact
from shaoxing_cli.store import KnowledgeBase, open_knowledge_base
from shaoxing_cli.verdicts import Verdict

CASES = Path(__file__).parent.parent / "cases"


@dataclass(frozen=True)
class Outcome:
    """A case with the verdict that was given."""

    case: dict[str, Any]
    verdict: Verdict
    named: bool

    @property
    def right(self) -> bool:
        """Whether the label is right."""
        return self.verdict.verdict == self.case["label"]


def judge(cases: Sequence[dict[str, Any]], kb: KnowledgeBase) -> list[Outcome]:
    """The outcomes of all cases."""
    checker = Checker(kb)
    outcomes = []
    for case in cases:
        verdict = checker.check(case["claim"])
        outcomes.append(Outcome(case, verdict, names_clause(kb, verdict.evidence, case["span"])))
    return outcomes


def names_clause(kb: KnowledgeBase, evidence: Sequence[Fact], span: Sequence[int] | None) -> bool:
    """Whether the evidence (for computed facts, what goes into them) stands in the deciding clause."""
    if span is None:
        return True
    start, end = span
    return any(low < end and start < high for fact in evidence for low, high in _places(kb, fact))


def _places(kb: KnowledgeBase, fact: Fact) -> list[tuple[int, int]]:
    if fact.span:
        return [fact.span]
    return [place for name in fact.derived.inputs for place in _places(kb, kb.fact(name))] if fact.derived else []


def summary(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The figures that the project is measured by."""
    said = Counter(o.verdict.verdict for o in outcomes)
    truth = Counter(o.case["label"] for o in outcomes)
    both = Counter((o.case["label"], o.verdict.verdict) for o in outcomes)
    return {
        "claims": len(outcomes),
        "accuracy": sum(o.right for o in outcomes) / len(outcomes),
        "accuracy with clause": sum(o.right and o.named for o in outcomes) / len(outcomes),
        "false called supported": sum(n for (true, s), n in both.items() if s == "supported" != true),
        "precision of contradicted": both["contradicted", "contradicted"] / max(1, said["contradicted"]),
        "recall of not_covered": both["not_covered", "not_covered"] / max(1, truth["not_covered"]),
        "majority baseline": max(truth.values()) / len(outcomes),
    }


def main(arguments: Sequence[str]) -> None:
    """Print the report for a file of cases."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")] or [CASES / "claims.json"]
    kb = open_knowledge_base()
    for path in paths:
        start = time.perf_counter()
        outcomes = judge(json.loads(path.read_text("utf-8")), kb)
        seconds = time.perf_counter() - start
        print(f"{path.name}: {len(outcomes) / seconds:.0f} claims a second")
        for name, value in summary(outcomes).items():
            print(f"  {name:28} {value:.3f}" if isinstance(value, float) else f"  {name:28} {value}")
        _print_table(outcomes)
        for key in ("lang", "kind"):
            _print_groups(outcomes, key)
        if "--faults" in arguments:
            _print_faults(outcomes)


def _print_table(outcomes: Sequence[Outcome]) -> None:
    both = Counter((o.case["label"], o.verdict.verdict) for o in outcomes)
    print("  " + " " * 14 + "".join(f"{said:>14}" for said in VERDICTS))
    for true in VERDICTS:
        print(f"  {true:14}" + "".join(f"{both[true, said]:14}" for said in VERDICTS))


def _print_groups(outcomes: Sequence[Outcome], key: str) -> None:
    for group in sorted({o.case[key] for o in outcomes}):
        mine = [o for o in outcomes if o.case[key] == group]
        print(f"  {key} {group:14} {sum(o.right for o in mine):4}/{len(mine)}")


def _print_faults(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.right and outcome.named:
            continue
        ids = ",".join(fact.id for fact in outcome.verdict.evidence[:3])
        true, said = outcome.case["label"][:5], outcome.verdict.verdict[:5]
        print(f"{true}>{said} {outcome.case['kind']}: {outcome.case['claim']}")
        print(f"        {outcome.verdict.reason_zh} [{ids}]")


if __name__ == "__main__":
    main(sys.argv[1:])
