"""Whether the rows have the form that `data/schema.json` describes."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from shaoxing_cli.integrity.subject import Place, Subject
from shaoxing_cli.model import FACT_FIELDS, HEDGES, KINDS

REPORT_FIELDS: Final = (
    "schema_version", "title", "title_en", "place_zh", "place_en", "period", "index_number", "openness", "issuer",
    "written", "released", "topic", "document_number", "information_source", "source_name", "source_sha256",
    "source_characters",
)  # fmt: skip
ID: Final = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)+")
_DAY: Final = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
PERIOD: Final = re.compile(rf"{_DAY}(?:/{_DAY})?")
MOMENT: Final = re.compile(rf"{_DAY}(?:T\d\d:\d\d)?|{_DAY}/{_DAY}")
_NAMED: Final = frozenset({"document", "body", "mechanism", "honour"})


def readable_rows(subject: Subject) -> Iterator[Place]:
    """A row lacks a field or has one of the wrong type."""
    _ = (
        subject.facts,
        subject.sections,
        subject.ignored,
        subject.concepts,
        subject.metrics,
        subject.head,
    )
    yield from subject.unreadable
    for number, row in enumerate(subject.tables.get("facts", ()), start=1):
        unknown = sorted(set(row) - set(FACT_FIELDS))
        if unknown:
            yield Place(str(row.get("id") or f"facts {number}"), f"unknown field {', '.join(map(str, unknown))}")


def unique_ids(subject: Subject) -> Iterator[Place]:
    """Two facts have the same id."""
    counts = Counter(fact.id for fact in subject.facts)
    yield from (Place(name, f"{count} facts have this id") for name, count in counts.items() if count > 1)


def well_formed_ids(subject: Subject) -> Iterator[Place]:
    """An id is not dotted lower-case ASCII."""
    yield from (Place(fact.id, fact.id) for fact in subject.facts if not ID.fullmatch(fact.id))


def known_words(subject: Subject) -> Iterator[Place]:
    """A kind or a hedge is none of those that exist."""
    for fact in subject.facts:
        if fact.kind not in KINDS:
            yield Place(fact.id, f"kind {fact.kind}")
        if fact.hedge is not None and fact.hedge not in HEDGES:
            yield Place(fact.id, f"hedge {fact.hedge}")


def known_sections(subject: Subject) -> Iterator[Place]:
    """A fact stands in a section that the outline does not hold, or an outline has a section twice."""
    counts = Counter(section.id for section in subject.sections)
    yield from (Place(f"sections {name}", "is there twice") for name, count in counts.items() if count > 1)
    yield from (Place(fact.id, f"section {fact.section}") for fact in subject.facts if fact.section not in counts)


def iso_periods(subject: Subject) -> Iterator[Place]:
    """A period or date is not ISO 8601."""
    for fact in subject.facts:
        if fact.period is not None and not MOMENT.fullmatch(fact.period):
            yield Place(fact.id, f"period {fact.period}")
        if fact.kind == "date" and not (isinstance(fact.value, str) and MOMENT.fullmatch(fact.value)):
            yield Place(fact.id, f"value {fact.value}")


def fitting_values(subject: Subject) -> Iterator[Place]:
    """A value does not fit the kind: a figure is a number, a rank a position, a document or body a name."""
    for fact in subject.facts:
        if fact.kind in ("figure", "rank") and not isinstance(fact.value, Decimal):
            yield Place(fact.id, f"{fact.kind} with the value {fact.value!r:.60}")
        if fact.kind in _NAMED and not (isinstance(fact.value, str) and fact.value):
            yield Place(fact.id, f"{fact.kind} without a name")
        if not (fact.label_zh and fact.label_en and fact.statement_zh and fact.statement_en):
            yield Place(fact.id, "an empty label or statement")
        if fact.rank is not None and fact.rank.position < 1:
            yield Place(fact.id, f"position {fact.rank.position}")


def whole_report_row(subject: Subject) -> Iterator[Place]:
    """The report's row lacks a field."""
    missing = [name for name in REPORT_FIELDS if name not in subject.report]
    if missing:
        yield Place("report", f"no {', '.join(missing)}")


def joined_metrics(subject: Subject) -> Iterator[Place]:
    """A metric speaks of a fact or a concept that does not exist."""
    facts = {fact.id for fact in subject.facts}
    concepts = {concept.id for concept in subject.concepts}
    for metric in subject.metrics:
        if metric.fact not in facts:
            yield Place(metric.fact, "a metric of no fact")
        used = [concept for group in (*metric.about, metric.also) for concept in sorted(group)]
        yield from (Place(metric.fact, f"concept {concept}") for concept in used if concept not in concepts)
