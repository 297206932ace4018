"""Parquet: the facts as one typed table. Needs the extra `parquet`."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from shaoxing_cli.exports.rows import cell, fact_columns
from shaoxing_cli.model import Derived, Fact
from shaoxing_cli.store import KnowledgeBase

# The most digits that a decimal of Parquet holds.
_DIGITS: Final = 38


def write(kb: KnowledgeBase, place: Path, _lang: str) -> None:
    """Write the table: `value` as text, and as an exact decimal in `number` (text where one has too many digits)."""
    import pyarrow as pa
    from pyarrow import parquet

    names = [column.name for column in fact_columns()]
    facts = list(kb.facts)
    types = _types(pa, facts)
    kinds = [types.get(name, pa.string()) for name in names]
    columns = [
        pa.array([_cell(fact, name, kind) for fact in facts], kind) for name, kind in zip(names, kinds, strict=True)
    ]
    about = {name: cell(kb.report.get(name)) or "" for name in ("title", "source_sha256")}
    parquet.write_table(pa.table(columns, names).replace_schema_metadata(about), place)


def _types(pa: Any, facts: list[Fact]) -> dict[str, Any]:
    text, whole = pa.string(), pa.int64()
    return {
        "aliases": pa.list_(text),
        "number": _number_type(pa, [fact.number for fact in facts if fact.number is not None]),
        "change": pa.struct([("direction", text), ("against", text)]),
        "rank": pa.struct([("position", whole), ("among", text)]),
        "span": pa.list_(whole, 2),
        "derived": pa.struct([("formula", text), ("inputs", pa.list_(text)), ("digits", whole)]),
    }


def _number_type(pa: Any, numbers: list[Decimal]) -> Any:
    """A decimal that holds every number exactly; text where there is none."""
    scale = max((-int(number.as_tuple().exponent) for number in numbers), default=0)
    places = max((number.adjusted() + 1 for number in numbers), default=0)
    scale = max(scale, 0)
    return pa.decimal128(_DIGITS, scale) if max(places, 1) + scale <= _DIGITS else pa.string()


def _cell(fact: Fact, name: str, kind: Any) -> Any:
    if name == "number":
        return fact.number if fact.number is None or str(kind) != "string" else cell(fact.number)
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
