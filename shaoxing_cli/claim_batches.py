"""Judging a file of claims on all cores, in the order of its lines, holding no more than a few of them."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from functools import cache
from itertools import chain
from typing import Any, Final

from shaoxing_cli.errors import ShaoxingError
from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import Finding
from shaoxing_cli.store import KnowledgeBase, open_knowledge_base
from shaoxing_cli.verdicts import Verdict
from shaoxing_cli.workers import cores, workers

# So many claims go to a process at a time, and so many times as many as there are processes are under way.
_AT_A_TIME: Final = 64
_UNDER_WAY: Final = 2

# A verdict on its way between processes: the facts by their ids, which are much shorter.
_Written = tuple[Any, ...]


def judged(kb: KnowledgeBase, claims: Iterable[str]) -> Iterator[tuple[str, Verdict]]:
    """Each claim with the verdict on it, in order.

    Raises:
        ShaoxingError: what reading the claims raises, once those before have been told.
    """
    waiting: deque[tuple[list[str], Future[list[_Written]]]] = deque()
    fault: ShaoxingError | None = None
    path = None if kb.is_bundled else str(kb.path)
    with workers(cores()) as pool:
        try:
            for chunk in _chunks(claims):
                waiting.append((chunk, pool.submit(_judge, path, chunk)))
                if len(waiting) > _UNDER_WAY * cores():
                    yield from _told(kb, *waiting.popleft())
        except ShaoxingError as error:
            fault = error
        yield from chain.from_iterable(_told(kb, *one) for one in waiting)
    if fault:
        raise fault


def _chunks(claims: Iterable[str]) -> Iterator[list[str]]:
    """The claims some at a time; those before a fault as well."""
    chunk: list[str] = []
    try:
        for claim in claims:
            chunk.append(claim)
            if len(chunk) == _AT_A_TIME:
                yield chunk
                chunk = []
    except ShaoxingError:
        yield chunk
        raise
    yield chunk


def _told(kb: KnowledgeBase, claims: Sequence[str], found: "Future[list[_Written]]") -> Iterator[tuple[str, Verdict]]:
    for claim, written in zip(claims, found.result(), strict=True):
        yield claim, _read(kb, written)


@cache
def _checker(path: str | None) -> Checker:
    """The checker of a process, made for its first claims."""
    return Checker(open_knowledge_base(path))


def _judge(path: str | None, claims: Sequence[str]) -> list[_Written]:
    return [_write(_checker(path).check(claim)) for claim in claims]


def _write(verdict: Verdict) -> _Written:
    findings = [(*finding._replace(facts=()), [fact.id for fact in finding.facts]) for finding in verdict.findings]
    return (*verdict._replace(evidence=(), findings=()), [fact.id for fact in verdict.evidence], findings)


def _read(kb: KnowledgeBase, written: _Written) -> Verdict:
    *bare, evidence, findings = written
    told = (Finding(*finding)._replace(facts=tuple(map(kb.fact, ids))) for *finding, ids in findings)
    return Verdict(*bare)._replace(evidence=tuple(map(kb.fact, evidence)), findings=tuple(told))
