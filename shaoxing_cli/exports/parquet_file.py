"""Parquet: the facts as one typed table. Needs the extra `parquet`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from shaoxing_cli.exports.rows import cell, fact_columns
from shaoxing_cli.model import Derived, Fact
from shaoxing_cli.store import KnowledgeBase

# The most digits that a decimal of Parquet holds.
_DIGITS: Final = 38


def write(kb: KnowledgeBase, place: Path, _lang: str) -> None:
    """Write the table: `value` as text, and as an exact decimal in `number`; lists and structures are such."""
    import pyarrow as pa
    from pyarrow import parquet

    names = [column.name for column in fact_columns()]
    facts = list(kb.facts)
    types = _types(pa, facts)
    columns = [pa.array([_cell(fact, name) for fact in facts], types.get(name, pa.string())) for name in names]
    about = {name: cell(kb.report.get(name)) or "" for name in ("title", "source_sha256")}
    parquet.write_table(pa.table(columns, names).replace_schema_metadata(about), place)


def _types(pa: Any, facts: list[Fact]) -> dict[str, Any]:
    text, whole = pa.string(), pa.int64()
    scale = max((-int(fact.number.as_tuple().exponent) for fact in facts if fact.number is not None), default=0)
    return {
        "aliases": pa.list_(text),
        "number": pa.decimal128(_DIGITS, max(scale, 0)),
        "change": pa.struct([("direction", text), ("against", text)]),
        "rank": pa.struct([("position", whole), ("among", text)]),
        "span": pa.list_(whole, 2),
        "derived": pa.struct([("formula", text), ("inputs", pa.list_(text)), ("digits", whole)]),
    }


def _cell(fact: Fact, name: str) -> Any:
    if name == "number":
        return fact.number
    value = getattr(fact, name)
    structure: Callable[[Any], Any] = _STRUCTURES.get(name, cell)
    return None if value is None else structure(value)


def _texts(texts: Sequence[str]) -> list[str | None]:
    return [cell(text) for text in texts]


def _derived(derived: Derived) -> dict[str, Any]:
    return {"formula": cell(derived.formula), "inputs": _texts(derived.inputs), "digits": derived.digits}


_STRUCTURES: Final[Mapping[str, Callable[[Any], Any]]] = {
    "aliases": _texts,
    "span": lambda span: [*span],
    "change": lambda change: {"direction": change.direction, "against": cell(change.against)},
    "rank": lambda rank: {"position": rank.position, "among": cell(rank.among)},
    "derived": _derived,
}
