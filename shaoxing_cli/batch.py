"""Reports to knowledge bases: one file, or the reports of a folder on all cores."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from shaoxing_cli.errors import ExitCode, ShaoxingError, TargetError, UsageError
from shaoxing_cli.knowledge_file import read_report_file, write_knowledge_base

# Fewer reports than this are read faster in this process than new ones start.
_WORTH_PROCESSES: Final = 4
SUFFIXES: Final = (".txt", ".text")


class Job(NamedTuple):
    """A report to read, the knowledge base to write, and how."""

    report: Path
    target: Path
    encoding: str | None
    force: bool


class Outcome(NamedTuple):
    """What became of a job: the facts and figures written, the faults found in them, or why it failed."""

    job: Job
    facts: int = 0
    figures: int = 0
    ignored: int = 0
    faults: tuple[str, ...] = ()
    failure: str | None = None
    code: ExitCode = ExitCode.DONE


def jobs_of(report: Path, target: Path, encoding: str | None, *, force: bool) -> list[Job]:
    """The jobs that a call asks for: one, or for a folder one for each text file in it.

    Raises:
        UsageError: the folder holds no report, or the report is its own target.
        TargetError: a folder of knowledge bases cannot be made.
    """
    if not report.is_dir():
        if report.resolve() == target.resolve():
            raise UsageError(f"{target} is the report itself; give another file with -o")
        return [Job(report, target, encoding, force)]
    found = sorted(path for path in report.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
    if not found:
        raise UsageError(f"{report} holds no report ({', '.join('*' + suffix for suffix in SUFFIXES)})")
    try:
        target.mkdir(exist_ok=True)
    except OSError as fault:
        raise TargetError(target, fault.strerror or str(fault)) from None
    return [Job(path, target / f"{path.stem}.json", encoding, force) for path in found]


def run_jobs(jobs: list[Job], done: Callable[[Outcome], None]) -> list[Outcome]:
    """Do the jobs, on all cores where that is worth it; a job that fails does not stop the others.

    Args:
        jobs: what to do.
        done: called with each outcome as it comes, for a progress bar.
    """
    outcomes = []
    for outcome in _parallel(jobs) if len(jobs) >= _WORTH_PROCESSES else map(run_job, jobs):
        done(outcome)
        outcomes.append(outcome)
    return sorted(outcomes, key=lambda outcome: outcome.job.report)


def run_job(job: Job) -> Outcome:
    """Read a report, write its knowledge base, and verify what was written."""
    from shaoxing_cli.extraction import extract
    from shaoxing_cli.integrity import Subject, verify
    from shaoxing_cli.integrity.subject import Source
    from shaoxing_cli.store import open_knowledge_base

    try:
        raw, text = read_report_file(job.report, job.encoding)
        source = Source.of(raw, text)
        tables = extract(text, {"source_name": job.report.name, "source_sha256": source.sha256})
        figures = sum(row["kind"] == "figure" for row in tables["facts"])
        if not figures:
            return Outcome(job, failure=f"no figure found in {job.report}", code=ExitCode.NO)
        write_knowledge_base(job.target, tables, force=job.force)
        faults = verify(Subject(open_knowledge_base(job.target).tables, source))
        told = tuple(f"{fault.code} {fault.where}: {fault.message} {fault.detail}" for fault in faults)
    except ShaoxingError as error:
        return Outcome(job, failure=str(error), code=error.exit_code)
    code = ExitCode.NO if told else ExitCode.DONE
    return Outcome(job, len(tables["facts"]), figures, len(tables["ignored"]), told, code=code)


def _parallel(jobs: list[Job]) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from multiprocessing import active_children

    from shaoxing_cli.files import termination_as_interruption

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with (
        termination_as_interruption(),
        ProcessPoolExecutor(min(cores, len(jobs)), initializer=_serve_one_master) as pool,
    ):
        try:
            yield from (future.result() for future in as_completed([pool.submit(run_job, job) for job in jobs]))
        except BaseException:
            # A pool that is left does all that waits first.
            for worker in active_children():
                worker.terminate()
            pool.shutdown(cancel_futures=True)
            raise


def _serve_one_master() -> None:
    """Have a worker leave interruptions to the process that started it, and end when that one does."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    Thread(target=_end_with_the_master, daemon=True).start()


def _end_with_the_master() -> None:
    """Wait until the process that started this one has ended, however that came about; end as if asked to."""
    import signal
    import time
    from multiprocessing import parent_process

    master = parent_process()
    if master:
        master.join()
        while True:
            # The first one may but take away what is being written.
            signal.raise_signal(signal.SIGTERM)
            time.sleep(1)
