"""Knowledge bases of any size out of realistic facts: `python -m tests.bench.knowledge COUNT KB.json`.

The facts of the bundled report are told again for other places and years: ids, labels, statements, quotes and figures
differ, as they do between one government's report and another's. As in what `extract` writes, there are no concepts
and no metrics, and few aliases.
"""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from shaoxing_cli.resources import data_folder, table

_BUNDLED: Final = "shaoxing-2019.json"
_YEARS: Final = range(2012, 2026)
_NAMED: Final = ("label_zh", "statement_zh", "quote")


def facts(rows: list[dict[str, Any]], places: list[str]) -> Iterator[dict[str, Any]]:
    """Yield facts without end: every row for every place and year, then once more for parts of the places."""
    part = 0
    while True:
        for year in _YEARS:
            for place in places:
                name = f"{place}{part}区" if part else place
                for number, row in enumerate(rows):
                    yield _retold(row, name, year, f"p{part}.y{year}.{places.index(place)}.f{number}")
        part += 1


def _retold(row: dict[str, Any], place: str, year: int, name: str) -> dict[str, Any]:
    told = {**row, "id": name, "period": str(year), "derived": None, "aliases": row["aliases"][:2]}
    for field in _NAMED:
        told[field] = f"{place}{row[field] or row['label_zh']}".replace("2019", str(year)).replace("绍兴市", "")[:60]
    if isinstance(row["value"], int | float) and row["kind"] == "figure":
        # Another figure of the same size, told by the year alone so that every run makes the same file.
        told["value"] = row["value"] + (year * 7 + len(name)) % 97
        told["text"] = f"{told['value']}{row['unit'] or ''}"
    return told


def knowledge_base(count: int) -> dict[str, Any]:
    """The tables of a knowledge base with this many facts."""
    bundled = json.loads((data_folder() / _BUNDLED).read_bytes())
    places = sorted({place for place in _place_names() if len(place) <= 4})
    rows = list(bundled["facts"].values())
    made = islice(facts(rows, places), count)
    return {
        "report": bundled["report"],
        "sections": bundled["sections"],
        "facts": {str(number): row for number, row in enumerate(made, 1)},
        "ignored": {},
        "concepts": {},
        "metrics": {},
    }


def _place_names() -> Iterator[str]:
    """Every Chinese name in the lexicon of places, however it is arranged there."""
    stack = [table("lexicon/places")]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            if value and all("一" <= char <= "龥" for char in value):
                yield value
        else:
            stack.extend(value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())


def main(arguments: list[str]) -> None:
    """Write a knowledge base."""
    count, path = int(arguments[0]), Path(arguments[1])
    path.write_text(json.dumps(knowledge_base(count), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
