"""What a whole process costs: its CPU time and its peak memory, with its answer read from a pipe or a terminal."""

import os
import pty
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

Row = TypeVar("Row")
Counts = Sequence[int]

ROOT: Final = Path(__file__).resolve().parents[2]
_PIECE: Final = 1 << 16
# The answer to every question is the same everywhere: no variable of the user's plays a part.
_ENVIRONMENT: Final = {"LC_ALL": "C.UTF-8", "COLUMNS": "80", "TERM": "xterm-256color"}
_NOT_PASSED_ON: Final = ("SHAOXING_", "PYTHON", "NO_COLOR", "FORCE_COLOR", "COV_", "LC_", "LANG", "COLUMNS", "TERM")

# A console script as pip writes it, on a module of its own so that both are compiled once and kept.
_SCRIPT: Final = "import sys\nfrom {module} import {name}\nsys.exit({name}())\n"
_NOTHING: Final = '''\
import typer

app = typer.Typer({settings})


@app.command()
def first(name: str) -> None:
    """Do nothing."""


@app.command()
def second(name: str) -> None:
    """Do nothing either."""


def main() -> None:
    app()
'''


class Cost(NamedTuple):
    """CPU time of user and system in seconds, and the largest resident memory in MB."""

    seconds: float
    megabytes: float


@contextmanager
def programs() -> Iterator[Path]:
    """A folder with the program and two programs of two commands that do nothing, each as a script."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = _SCRIPT.format(module="shaoxing_cli.__main__", name="program")
        (folder / "shaoxing").write_text(started, encoding="utf-8")
        for script, settings in (("nothing", ""), ("plain", "rich_markup_mode=None")):
            (folder / f"{script}_program.py").write_text(_NOTHING.format(settings=settings), encoding="utf-8")
            (folder / script).write_text(_SCRIPT.format(module=f"{script}_program", name="main"), encoding="utf-8")
        yield folder


def environment(folder: Path) -> dict[str, str]:
    """The variables of a process under measurement."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_PASSED_ON)}
    return {**kept, **_ENVIRONMENT, "PYTHONPATH": f"{ROOT}{os.pathsep}{folder}"}


def cost(command: Sequence[str], variables: Mapping[str, str], *, terminal: bool = False) -> Cost:
    """Run a command once and read its answer to the end, from a terminal of 80 columns or from a pipe.

    The peak cannot be told below what this process itself holds (some 15 MB), whose memory a child starts with.
    """
    reader, writer = pty.openpty() if terminal else os.pipe()
    child = subprocess.Popen(
        list(command), stdin=subprocess.DEVNULL, stdout=writer, stderr=subprocess.DEVNULL, env=dict(variables)
    )
    os.close(writer)
    _drain(reader)
    os.close(reader)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1, 3):
        raise RuntimeError(f"exit code {child.returncode}: {' '.join(command)}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def sized(measure: Callable[[int, Path], Row], table: Callable[[Sequence[Row]], Iterable[str]], counts: Counts) -> str:
    """The table as Markdown of what is measured at some sizes."""
    with programs() as folder:
        return "\n".join(table([measure(count, folder) for count in counts])) + "\n"


def sizes(arguments: Sequence[str], usual: Counts) -> Counts:
    """The sizes that the command line names, or the usual ones."""
    return [int(argument) for argument in arguments] or usual


def typical(costs: Sequence[Cost]) -> Cost:
    """The median time and the largest peak."""
    return Cost(statistics.median(one.seconds for one in costs), max(one.megabytes for one in costs))


def _drain(reader: int) -> None:
    try:
        while os.read(reader, _PIECE):
            pass
    except OSError:
        # The last writer has left the terminal.
        return
