"""`shaoxing export`: the whole knowledge base as a file or a folder."""

from pathlib import Path
from typing import Annotated

import typer

from shaoxing_cli.errors import ExitCode, UsageError
from shaoxing_cli.exports import export
from shaoxing_cli.options import Setting
from shaoxing_cli.streams import hint

EXAMPLES = (
    "shaoxing export facts.csv",
    "shaoxing export shaoxing.sqlite",
    "shaoxing export report.html --lang zh --force",
)


def run(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The file, or a folder, to write.")],
    setting: Setting,
    spreadsheet: Annotated[
        bool, typer.Option("--spreadsheet", help="CSV for spreadsheet programs: BOM, CRLF, no cell run as a formula.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace what exists.")] = False,
) -> ExitCode:
    """Write the whole knowledge base to a file.

    The suffix chooses the form: .csv .tsv .json .jsonl .md .html .sqlite .xlsx .parquet; a path without one is a folder
    that becomes a Data Package. The file appears when it is complete; what exists is kept without --force.
    """
    if str(path) == "-":
        raise UsageError("export writes a file; for standard output use, for example: shaoxing list -f csv")
    kb = setting.open()
    export(kb, path, setting.language, spreadsheet=spreadsheet, force=force)
    hint(f"wrote {path}")
    return ExitCode.DONE
