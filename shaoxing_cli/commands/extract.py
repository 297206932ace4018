"""`shaoxing extract`: a knowledge base out of another report's text."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from shaoxing_cli.batch import Outcome, jobs_of, run_jobs
from shaoxing_cli.errors import ExitCode
from shaoxing_cli.options import is_terminal
from shaoxing_cli.streams import hint

EXAMPLES = (
    "shaoxing extract report.txt -o report.json",
    "shaoxing extract report.txt -o report.json --force --encoding gb18030",
    "shaoxing extract reports -o knowledge --force",
)
_MOST_FAULTS_SHOWN = 10


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
    with _progress(len(jobs)) as done:
        outcomes = run_jobs(jobs, done)
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
        hint(f"  {fault}")


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Outcome], None]]:
    """A bar on standard error, for several reports and where it is a terminal."""
    if total < 2 or not is_terminal(sys.stderr):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True, markup=False, highlight=False, emoji=False), transient=True) as bar:
        task = bar.add_task("reports", total=total)
        yield lambda _: bar.advance(task)
