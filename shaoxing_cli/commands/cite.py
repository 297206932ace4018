"""`shaoxing cite`: a citation of the report, or of the places where facts stand in it."""

from typing import Annotated

import typer

from shaoxing_cli.citations import STYLES, address, cite, day, pinpoint_of, reference_of
from shaoxing_cli.commands.get import all_ids
from shaoxing_cli.errors import ExitCode, UsageError
from shaoxing_cli.options import Setting, known
from shaoxing_cli.streams import emit

EXAMPLES = (
    "shaoxing cite",
    "shaoxing cite disclosure.received --accessed 2026-11-23",
    "shaoxing cite --style bibtex disclosure.received",
)


def run(
    setting: Setting,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="Facts to cite; - reads ids from standard input.")
    ] = None,
    style: Annotated[
        str, typer.Option("--style", metavar="STYLE", help="gbt7714 (of 2025), gbt7714-2015, apa, bibtex, csl-json.")
    ] = "gbt7714",
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="The address at which you read the report.")
    ] = None,
    accessed: Annotated[
        str | None, typer.Option("--accessed", metavar="DATE", help="The day on which you read it, as 2026-11-23.")
    ] = None,
) -> ExitCode:
    """Print a citation of the report or of its facts.

    With ids, each citation names the section and the quoted clause. What the report's head does not give, such as an
    address, is left out.
    """
    known("style", style, tuple(STYLES))
    kb = setting.open()
    reference = reference_of(kb, address(url) if url else None, day(accessed, "--accessed") if accessed else None)
    pinpoints = [pinpoint_of(kb, kb.fact(fact_id)) for fact_id in all_ids(ids or ())]
    if ids and not pinpoints:
        raise UsageError("no ids on standard input")
    emit([cite(reference, pinpoints, style)], exact=True)
    return ExitCode.DONE
