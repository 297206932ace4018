"""All measured tables of the README: `python -m tests.bench [NAME …] [--write]`.

Prints each table that stands in README.md between `<!-- bench:NAME -->` and `<!-- /bench -->`; with `--write` the
tables are put there. NAME is one of accuracy, speed, batches, growth.
"""

import re
import sys
from collections.abc import Callable, Sequence
from typing import Final

from tests.bench import accuracy, batches, growth, speed
from tests.bench.processes import ROOT

TABLES: Final[dict[str, Callable[[], str]]] = {
    "accuracy": accuracy.report,
    "speed": speed.report,
    "batches": batches.report,
    "growth": growth.report,
}


def renewed(page: str, name: str, text: str) -> str:
    """The page with another table between the marks of this name.

    >>> renewed("a\\n<!-- bench:x -->\\nold\\n<!-- /bench -->\\n", "x", "new\\n")
    'a\\n<!-- bench:x -->\\n\\nnew\\n\\n<!-- /bench -->\\n'
    """
    marks = re.compile(rf"(<!-- bench:{name} -->\n).*?(<!-- /bench -->)", re.S)
    if not marks.search(page):
        raise SystemExit(f"README.md has no table {name}")
    return marks.sub(lambda match: f"{match.group(1)}\n{text}\n{match.group(2)}", page)


def main(arguments: Sequence[str]) -> None:
    """Print the tables, or write them into the README."""
    names = [name for name in arguments if not name.startswith("-")] or list(TABLES)
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        raise SystemExit(f"unknown table: {unknown[0]}; one of {', '.join(TABLES)}")
    readme = ROOT / "README.md"
    for name in names:
        text = TABLES[name]()
        print(f"{name}\n\n{text}")
        if "--write" in arguments:
            readme.write_text(renewed(readme.read_text("utf-8"), name, text), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
