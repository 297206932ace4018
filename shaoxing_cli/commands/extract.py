"""`shaoxing extract`: a knowledge base out of another report's text."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from shaoxing_cli.batch import Outcome, jobs_of, run_jobs
from shaoxing_cli.errors import ExitCode
from shaoxing_cli.options import is_terminal
from shaoxing_cli.progress import NoProgress, Progress
from shaoxing_cli.streams import hint

EXAMPLES = (
    "shaoxing extract report.txt -o report.json",
    "shaoxing extract report.txt -o report.json --force --encoding gb18030",
    "shaoxing extract reports -o knowledge --force",
)
_MOST_FAULTS_SHOWN = 10
_LONGEST_FAULT = 300


def run(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A report's text, or a folder of *.txt.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="KB", help="The file, or folder, to write.")],
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="UTF-8 unless given; such as gb18030, big5.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what exists.")] = False,
) -> ExitCode:
    """Make a knowledge base out of another report's text.

    Any government report of this kind: every command reads the result with --kb. What was written is verified; a folder
    is read on all cores, and a report that cannot be read does not stop the others.
    """
    jobs = jobs_of(report, output, encoding, force=force)
    progress = _progress(len(jobs))

    def done(_: Outcome) -> None:
        progress.read(1)
        progress.step()

    outcomes = run_jobs(jobs, done)
    progress.clear()
    for outcome in outcomes:
        _tell(outcome)
    failed = [outcome for outcome in outcomes if outcome.failure]
    if len(outcomes) > 1:
        names = ", ".join(outcome.job.report.name for outcome in failed)
        hint(
            f"{len(outcomes) - len(failed)} of {len(outcomes)} reports read"
            + (f"; not read: {names}" if failed else "")
        )
    return max((outcome.code for outcome in outcomes), default=ExitCode.DONE)


def _tell(outcome: Outcome) -> None:
    if outcome.failure:
        hint(f"shaoxing: {outcome.failure}")
        return
    counts = (
        f"facts {outcome.facts}, figures {outcome.figures}, ignored {outcome.ignored}, faults {len(outcome.faults)}"
    )
    hint(f"wrote {outcome.job.target}: {counts}")
    for fault in outcome.faults[:_MOST_FAULTS_SHOWN]:
        # A fault quotes the report, which may have clauses of any length.
        hint(f"  {fault}"[:_LONGEST_FAULT])


def _progress(total: int) -> Progress:
    """A bar on standard error, for several reports and where it is a terminal."""
    return Progress(sys.stderr, "reports", total=total) if total > 1 and is_terminal(sys.stderr) else NoProgress()
