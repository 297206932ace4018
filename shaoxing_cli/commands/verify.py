"""`shaoxing verify`: prove the knowledge base."""

from pathlib import Path
from typing import Annotated

import typer

from shaoxing_cli.commands import answer
from shaoxing_cli.errors import ExitCode
from shaoxing_cli.fault_view import FAULT_FIELDS, faults_sheet
from shaoxing_cli.integrity import CHECKS, Subject, select, verify
from shaoxing_cli.integrity.subject import Source
from shaoxing_cli.knowledge_file import read_report_file
from shaoxing_cli.options import Output, Setting
from shaoxing_cli.render import FORMATS
from shaoxing_cli.streams import hint

EXAMPLES = (
    "shaoxing verify",
    "shaoxing verify --select F2,F303 -f jsonl",
    "shaoxing verify --kb report.json --source report.txt",
)


def run(
    output: Output,
    setting: Setting,
    source: Annotated[
        Path | None, typer.Option("--source", metavar="TEXT", help="The report's text: proves spans and coverage too.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="Of the source; UTF-8 unless given.")
    ] = None,
    checks: Annotated[
        str | None, typer.Option("--select", metavar="F1,F204,…", help="Only checks whose codes begin so.")
    ] = None,
) -> ExitCode:
    """Prove a knowledge base: schema, quotes, sums, coverage.

    With the source: its SHA-256, each span, every number and every title. The exit code is 1 where a fault is found.
    """
    form = output.format_of(FORMATS)
    fields = output.fields_of(form, FAULT_FIELDS)
    codes = select(checks)
    lang = setting.language
    kb = setting.open()
    read = None if source is None else Source.of(*read_report_file(source, encoding))
    faults = list(verify(Subject(kb.tables, read), codes))
    answer(faults_sheet(faults[: output.most], lang, fields), form, setting)
    skipped = sum(code.startswith("F4") for code in codes) if read is None else 0
    unproven = f"; {skipped} checks need --source" if skipped else ""
    facts = len(kb.tables["facts"])
    hint(f"{len(faults) or 'no'} faults in {facts} facts by {len(codes) - skipped} of {len(CHECKS)} checks{unproven}")
    return ExitCode.NO if faults else ExitCode.DONE
