"""The JSON Schemas (draft 2020-12) of what the program prints as JSON, one a file under `data/schemas`.

A file that has `extends` adds its properties to those of another one.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from shaoxing_cli.resources import table

NAMES: Final = ("fact", "hit", "section", "verdict", "fault", "answer", "info", "selector")

Schema = Mapping[str, Any]


@cache
def schema(name: str) -> Schema:
    """The schema of one object: a line of JSON Lines, an element of the array that `-f json` prints.

    >>> schema("hit")["required"][-2:]
    ['score', 'matched']
    """
    stored: Schema = table(f"schemas/{name}")
    if "extends" not in stored:
        return stored
    base = schema(stored["extends"])
    own = {key: value for key, value in stored.items() if key not in ("extends", "properties")}
    properties = {**base["properties"], **stored["properties"]}
    return {**base, **own, "properties": properties, "required": list(properties)}


def array_of(item: Schema) -> Schema:
    """The schema of a whole answer of `-f json`: an array of such objects.

    >>> array_of({"$schema": "x", "title": "Fact", "type": "object"})["items"]
    {'title': 'Fact', 'type': 'object'}
    """
    inner = {key: value for key, value in item.items() if key != "$schema"}
    return {"$schema": item["$schema"], "title": f"{item['title']}s", "type": "array", "items": inner}
