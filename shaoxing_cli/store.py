"""Finding, opening and reading a knowledge base: the only module that knows TinyDB.

The file is parsed once; facts are made from their rows when they are asked for.
"""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any
from zlib import crc32

from tinydb import TinyDB
from tinydb.storages import JSONStorage

from shaoxing_cli.errors import KnowledgeBaseError, UnknownFactError
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
from shaoxing_cli.resources import BUNDLED_KNOWLEDGE_BASE, data_folder

SCHEMA_VERSION = 1
# Of no larger file the bytes are kept.
_KEPT = 1 << 21


class KnowledgeBase:
    """The facts of one report, with its head, its outline, and what its numbers are not.

    Iterating gives the facts in document order. Every value handed out is frozen.
    """

    def __init__(self, path: Path, tables: Mapping[str, list[Row]], stored: bytes | None = None) -> None:
        self.path = path
        self._tables = tables
        self._stored = stored
        self._facts: dict[str, Fact] = {}

    @cached_property
    def report(self) -> Mapping[str, Any]:
        """The head of the report: its title, issuer and dates, the SHA-256 of the source's bytes."""
        try:
            return head_from_row(self._tables["report"][0])
        except RowError as fault:
            raise KnowledgeBaseError(self.path, str(fault)) from None

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The outline, in document order."""
        return tuple(self._each("sections", section_from_row))

    @cached_property
    def ignored(self) -> tuple[Ignored, ...]:
        """The runs of the source that look like numbers and are none."""
        return tuple(self._each("ignored", ignored_from_row))

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """The ideas that tell the report's facts apart, with their words; empty in an extracted knowledge base."""
        return tuple(self._each("concepts", concept_from_row))

    @cached_property
    def metrics(self) -> Mapping[str, Metric]:
        """What each fact counts or names, by the fact's id; empty in an extracted knowledge base."""
        return {metric.fact: metric for metric in self._each("metrics", metric_from_row)}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, in document order."""
        return tuple(self.fact(name) for name in self.ids)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all facts, in document order."""
        return tuple(self._rows)

    @property
    def tables(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of all tables as they stand in the file, for checks that judge their form."""
        return {name: tuple(rows) for name, rows in self._tables.items()}

    @cached_property
    def checksum(self) -> str:
        """The checksum of the file, which ties what was made of it ahead to this state of it."""
        return str(crc32(self.path.read_bytes() if self._stored is None else self._stored))

    @cached_property
    def quotes(self) -> str:
        """The quotes of all facts, one a line, as they stand in the file: to look in before facts are made."""
        return "\n".join(quote for row in self._tables["facts"] if isinstance(quote := row.get("quote"), str))

    @property
    def is_bundled(self) -> bool:
        """Whether this is the knowledge base that comes with the program."""
        return self.path == bundled_path()

    def fact(self, fact_id: str) -> Fact:
        """The fact of this id.

        Raises:
            UnknownFactError: there is none; the error names the nearest ids.
        """
        if fact_id not in self._facts:
            row = self._rows.get(fact_id)
            if row is None:
                raise UnknownFactError(fact_id, get_close_matches(fact_id.lower(), self._rows, n=3, cutoff=0.6))
            try:
                self._facts[fact_id] = fact_from_row(row)
            except RowError as fault:
                raise KnowledgeBaseError(self.path, str(fault)) from None
        return self._facts[fact_id]

    def read_through(self) -> Iterator[Fact]:
        """The facts in document order, each made anew and not kept: all of a large knowledge base fill the memory."""
        return self._each("facts", fact_from_row)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._rows

    @cached_property
    def _rows(self) -> dict[str, Row]:
        rows: dict[str, Row] = {}
        for row in self._tables["facts"]:
            name = row.get("id")
            if not isinstance(name, str) or not name:
                raise KnowledgeBaseError(self.path, "a fact without an id")
            if name in rows:
                raise KnowledgeBaseError(self.path, f"two facts have the id {name}")
            rows[name] = row
        return rows

    def _each(self, table: str, read: Any) -> Iterator[Any]:
        try:
            yield from (read(row) for row in self._tables.get(table, ()))
        except RowError as fault:
            raise KnowledgeBaseError(self.path, str(fault)) from None


def bundled_path() -> Path:
    """Where the bundled knowledge base of the 2019 report lies."""
    return data_folder() / BUNDLED_KNOWLEDGE_BASE


def open_knowledge_base(path: Path | str | None = None) -> KnowledgeBase:
    """Read a knowledge base; without a path the bundled one.

    Raises:
        KnowledgeBaseError: the file is missing, is no knowledge base, or has an unknown schema version.

    >>> kb = open_knowledge_base()
    >>> kb.fact("reconsideration.received").value
    Decimal('176')
    """
    place = bundled_path() if path is None else Path(path)
    try:
        with TinyDB(place, storage=_ExactReadOnlyStorage) as database:
            # The tables as they are stored: a Document for each row would double the time of a look-up's reading.
            found = database.storage.read() or {}
            tables: dict[str, list[Row]] = {name: list(rows.values()) for name, rows in found.items()}
            stored = database.storage.stored
    except OSError as fault:
        raise KnowledgeBaseError(place, fault.strerror or str(fault)) from None
    except UnicodeDecodeError:
        raise KnowledgeBaseError(place, "is not UTF-8 text") from None
    except RecursionError:
        raise KnowledgeBaseError(place, "is nested too deeply") from None
    except ValueError as fault:
        raise KnowledgeBaseError(place, f"is not JSON ({fault})") from None
    except (AttributeError, TypeError):
        raise KnowledgeBaseError(place, "is not a TinyDB database") from None
    _check_form(place, tables)
    return KnowledgeBase(place, tables, stored)


def _check_form(place: Path, tables: Mapping[str, list[Row]]) -> None:
    if not {"report", "facts", "sections"} <= set(tables) or len(tables["report"]) != 1:
        raise KnowledgeBaseError(place, "is not a knowledge base of this program (no table report, sections or facts)")
    version = tables["report"][0].get("schema_version")
    if version != SCHEMA_VERSION:
        raise KnowledgeBaseError(place, f"has the schema version {version!r:.20}; this program reads {SCHEMA_VERSION}")


class _ExactReadOnlyStorage(JSONStorage):
    """TinyDB's storage, reading numbers as exact decimals and never touching the file."""

    def __init__(self, path: Path) -> None:
        # Bytes: a text file's translation of line ends costs as much as the parsing.
        super().__init__(str(path), access_mode="rb")
        self.stored: bytes | None = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        stored = self._handle.read()
        # For the checksum: what was made ahead of the bundled knowledge base asks for it. Others may be large.
        self.stored = stored if len(stored) <= _KEPT else None
        text = stored.decode("utf-8")
        del stored
        tables = json.loads(text, parse_float=Decimal)
        if not isinstance(tables, dict) or not all(map(_is_table, tables.values())):
            raise TypeError("not tables of rows")
        return tables


def _is_table(rows: object) -> bool:
    return isinstance(rows, dict) and set(map(type, rows.values())) <= {dict}
