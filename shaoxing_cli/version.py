"""What `--version` says, read from the head of the knowledge base alone.

It must answer in a few milliseconds: nothing is imported here that the interpreter has not imported already, unless the
file is not laid out as this project writes it.
"""

import os

from shaoxing_cli import __version__

TYPE_CHECKING = False  # see shaoxing_cli/__init__.py
if TYPE_CHECKING:
    from collections.abc import Mapping

# The table `report` stands first in the file and is far smaller than this.
_HEAD_BYTES = 8192


def version_text(environment: "Mapping[str, str]") -> str:
    """The versions of the program, its data file, the schema and the source, one a line.

    Raises:
        OSError, ValueError: the knowledge base cannot be read, or has no readable head.
    """
    place = environment.get("SHAOXING_KB") or bundled()
    schema, title, digest = _head(place)
    return f"shaoxing {__version__}\ndata {place}\nschema {schema}\nsource {title} (SHA-256 {digest})\n"


def bundled() -> str:
    """Where the bundled knowledge base lies, as `resources` finds it (which imports pathlib)."""
    package = os.path.dirname(os.path.realpath(__file__))  # noqa: PTH120
    installed = os.path.join(package, "data")  # noqa: PTH118
    folder = installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "data")  # noqa: PTH112, PTH118, PTH120
    return os.path.join(folder, "shaoxing-2019.json")  # noqa: PTH118


def _head(place: str) -> list[str]:
    with open(place, "rb") as file:  # noqa: PTH123
        head = file.read(_HEAD_BYTES).decode("utf-8", "ignore")
    names = ("schema_version", "title", "source_sha256")
    found = [_value(head, name) for name in names]
    return found if all(found) else _parsed(place, names)


def _value(head: str, name: str) -> str:
    """The value of a key in the text of the head, up to the end of its line, without its quotes."""
    _, _, rest = head.partition(f'"{name}": ')
    value, comma, _ = rest.partition(",\n")
    plain = value.strip('"')
    return plain if comma and plain.isprintable() and '"' not in plain and "\\" not in plain else ""


def _parsed(place: str, names: tuple[str, ...]) -> list[str]:
    import json

    try:
        with open(place, "rb") as file:  # noqa: PTH123
            tables = json.load(file)
        report = next(iter(tables["report"].values()))
        return ["".join(char for char in str(report[name]) if char.isprintable()) for name in names]
    except (KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        raise ValueError("no head of a report") from None
