"""`shaoxing schema`: the JSON Schema of an output."""

import json
from typing import Annotated

import typer

from shaoxing_cli.errors import ExitCode
from shaoxing_cli.options import known
from shaoxing_cli.schemas import NAMES, array_of, schema
from shaoxing_cli.streams import emit

EXAMPLES = (
    "shaoxing schema",
    "shaoxing schema fact",
    "shaoxing schema verdict --array",
)


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="fact, hit, section, verdict, fault, answer, info, selector.")
    ] = None,
    array: Annotated[
        bool, typer.Option("--array", help="The array that -f json prints, not one of its objects.")
    ] = False,
) -> ExitCode:
    """Print the JSON Schema of an output.

    Without a name: the names and what each describes, one a line. Schemas are of draft 2020-12 and describe one object,
    as a line of -f jsonl holds it, with all fields.
    """
    if name is None:
        emit((f"{each}\t{schema(each)['description']}\n" for each in NAMES), exact=True)
        return ExitCode.DONE
    found = schema(known("schema", name, NAMES))
    emit([json.dumps(array_of(found) if array else found, ensure_ascii=False, indent=2) + "\n"], exact=True)
    return ExitCode.DONE
