"""What is verified: the rows of a knowledge base as they stand in its file, the facts read from them, the source."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from shaoxing_cli.model import (
    Concept,
    Fact,
    Ignored,
    Metric,
    Row,
    RowError,
    Section,
    concept_from_row,
    fact_from_row,
    head_from_row,
    ignored_from_row,
    metric_from_row,
    section_from_row,
)


class Place(NamedTuple):
    """Where a check fails: a fact's id or a table with a row number, and what is wrong there."""

    where: str
    detail: str


@dataclass(frozen=True)
class Source:
    """The report that a knowledge base was made from: its text, and the SHA-256 of its bytes."""

    text: str
    sha256: str

    @classmethod
    def of(cls, raw: bytes, text: str) -> "Source":
        """The source of a file's bytes and the text that they decode to."""
        return cls(text, hashlib.sha256(raw).hexdigest())


@dataclass(frozen=True)
class Subject:
    """A knowledge base under verification; what cannot be read is left out of `facts`, `sections` and `ignored`."""

    tables: Mapping[str, Sequence[Row]]
    source: Source | None = None
    unreadable: list[Place] = field(default_factory=list, init=False)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that can be read, in order."""
        return self._read("facts", fact_from_row)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that can be read."""
        return self._read("sections", section_from_row)

    @cached_property
    def ignored(self) -> tuple[Ignored, ...]:
        """The ignored runs that can be read."""
        return self._read("ignored", ignored_from_row)

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts that can be read."""
        return self._read("concepts", concept_from_row)

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics that can be read."""
        return self._read("metrics", metric_from_row)

    @cached_property
    def head(self) -> tuple[Row, ...]:
        """The report's head where it can be read."""
        return self._read("report", head_from_row)

    @property
    def stated(self) -> list[Fact]:
        """The facts that the report states."""
        return [fact for fact in self.facts if fact.derived is None]

    @property
    def report(self) -> Row:
        """The row of the report, empty where there is none."""
        rows = self.tables.get("report") or [{}]
        return rows[0]

    def _read(self, table: str, read: Any) -> tuple[Any, ...]:
        found = []
        for number, row in enumerate(self.tables.get(table, ()), start=1):
            try:
                found.append(read(row))
            except (RowError, AttributeError) as fault:
                self.unreadable.append(Place(f"{table} {number}", str(fault)))
        return tuple(found)
