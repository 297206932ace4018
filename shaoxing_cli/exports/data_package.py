"""A Data Package (Data Package Standard v2, datapackage.org): CSV files with a Table Schema each, in one folder."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from shaoxing_cli import __version__
from shaoxing_cli.exports.delimited import write_rows
from shaoxing_cli.exports.rows import (
    IGNORED_COLUMNS,
    SECTION_COLUMNS,
    Column,
    cell,
    fact_cells,
    fact_columns,
    ignored_rows,
    section_rows,
)
from shaoxing_cli.model import KINDS
from shaoxing_cli.store import KnowledgeBase

_PROFILES: Final = "https://datapackage.org/profiles/2.0"


def write(kb: KnowledgeBase, place: Path, _lang: str) -> None:
    """Write `facts.csv`, `sections.csv` and `ignored.csv`, and `datapackage.json` that describes them."""
    place.mkdir()
    sections = _resource(place, "sections", SECTION_COLUMNS, section_rows(kb), primaryKey=["id"])
    facts = _resource(
        place,
        "facts",
        fact_columns(),
        map(fact_cells, kb.facts),
        primaryKey=["id"],
        foreignKeys=[{"fields": ["section"], "reference": {"resource": "sections", "fields": ["id"]}}],
    )
    ignored = _resource(place, "ignored", IGNORED_COLUMNS, ignored_rows(kb))
    title = cell(kb.report.get("title")) or place.name
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "".join(char if char.isalnum() and char.isascii() else "-" for char in kb.path.stem.lower()),
        "title": cell(kb.report.get("title_en")) or title,
        "description": f"The facts of {title}, SHA-256 of the source: {cell(kb.report.get('source_sha256'))}.",
        "version": __version__,
        "sources": [{"title": title}],
        "resources": [facts, sections, ignored],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (place / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def _resource(
    folder: Path, name: str, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], **keys: Any
) -> dict[str, Any]:
    path = folder / f"{name}.csv"
    names = [column.name for column in columns]
    write_rows(path, names, ([_text(row[column]) for column in names] for row in rows))
    written = path.read_bytes()
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": name,
        "type": "table",
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(written),
        "hash": f"sha256:{sha256(written).hexdigest()}",
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in columns],
            "missingValues": [""],
            **keys,
        },
    }


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else f"{value:f}"


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    if column.name == "id":
        field["constraints"] = {"required": True, "unique": True}
    elif column.name == "kind":
        field["constraints"] = {"required": True, "enum": list(KINDS)}
    return field
