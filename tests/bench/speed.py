"""How long a command takes and what memory it needs: `python -m tests.bench.speed [RUNS]`.

Prints a Markdown table: the CPU time of whole processes, as a multiple of a program of two commands that do nothing, in
the same environment and the same run (rounds in turn, medians), and beside it other tools on the same look-up.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.bench.processes import Cost, cost, environment, programs, typical

ID: Final = "reconsideration.received"
CLAIM: Final = "2019年市级收到行政复议申请176件"
USUAL_RUNS: Final = 21


class Case(NamedTuple):
    """A command to measure: what it is called in the table, and the target that its ratio has."""

    name: str
    command: tuple[str, ...]
    target: float | None = None
    terminal: bool = False
    against: str = "nothing"


def own_cases(folder: Path) -> Iterator[Case]:
    """The program's commands, and the programs that they are compared with."""
    python, shaoxing = sys.executable, (sys.executable, str(folder / "shaoxing"))
    yield Case("nothing", (python, str(folder / "nothing"), "first", "x"))
    yield Case("nothing, bare Python", (python, "-c", "pass"))
    yield Case("nothing --help", (python, str(folder / "nothing"), "--help"))
    yield Case("nothing --help, without rich", (python, str(folder / "plain"), "--help"))
    yield Case("get", (*shaoxing, "get", ID), 1.15)
    yield Case("list", (*shaoxing, "list"), 1.15)
    yield Case("search", (*shaoxing, "search", "行政复议"), 1.3)
    yield Case("check", (*shaoxing, "check", CLAIM), 1.4)
    yield Case("list on a terminal", (*shaoxing, "list", "--section", "5.2"), 2.0, terminal=True)
    yield Case("get on a terminal", (*shaoxing, "get", ID), 2.0, terminal=True)
    yield Case("--version", (*shaoxing, "--version"), 0.3)
    yield Case("--help", (*shaoxing, "--help"), 1.2, against="nothing --help, without rich")
    yield Case("completion of an id", (*shaoxing, "completion", "words", "--", "get", "recon"), 2.5)
    yield Case("verify", (*shaoxing, "verify"))
    yield Case("chart", (*shaoxing, "chart", "--unit", "%"))


def foreign_cases(folder: Path, variables: dict[str, str]) -> Iterator[Case]:
    """The same look-up with other tools, where they are installed, each on the form that suits it best."""
    for name in ("kb.json", "kb.sqlite", "kb.csv", "kb.tsv"):
        command = [sys.executable, str(folder / "shaoxing"), "export", str(folder / name)]
        subprocess.run(command, env=variables, check=True, capture_output=True)
    base = str(folder / "kb")
    commands = {
        "grep": ("grep", "-m1", f"^{ID}\t", f"{base}.tsv"),
        "jq": ("jq", "-r", f'.[] | select(.id == "{ID}") | .value', f"{base}.json"),
        "sqlite3": ("sqlite3", f"{base}.sqlite", f"select value from facts where id = '{ID}'"),
        "sqlite-utils": ("sqlite-utils", f"{base}.sqlite", f"select value from facts where id = '{ID}'"),
        "csvgrep": ("csvgrep", "-c", "id", "-m", ID, f"{base}.csv"),
        "mlr": ("mlr", "--icsv", "--ojson", "filter", f'$id == "{ID}"', f"{base}.csv"),
    }
    beside = Path(sys.executable).parent
    for tool, (program, *arguments) in commands.items():
        found = shutil.which(program, path=f"{beside}:{variables.get('PATH', '')}")
        if found:
            yield Case(f"{tool}: the same fact", (found, *arguments))


def measured(cases: Sequence[Case], variables: dict[str, str], runs: int) -> dict[str, Cost]:
    """The typical cost of each case, all cases in turn so that they meet the same machine."""
    costs: dict[str, list[Cost]] = {case.name: [] for case in cases}
    for case in cases:
        # Compiled and in the page cache.
        cost(case.command, variables, terminal=case.terminal)
    for _ in range(runs):
        for case in cases:
            costs[case.name].append(cost(case.command, variables, terminal=case.terminal))
    return {name: typical(each) for name, each in costs.items()}


def table(cases: Sequence[Case], costs: dict[str, Cost]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| process | CPU time | ratio | target | peak memory |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for case in cases:
        mine = costs[case.name]
        ratio = mine.seconds / costs[case.against].seconds
        target = f"{case.target:g}" if case.target else ""
        mark = " *" if case.target and ratio > case.target else ""
        yield f"| {case.name} | {mine.seconds * 1000:.0f} ms | {ratio:.2f}{mark} | {target} | {mine.megabytes:.0f} MB |"


def report(runs: int = USUAL_RUNS) -> str:
    """The table as Markdown."""
    with programs() as folder:
        variables = environment(folder)
        cases = [*own_cases(folder), *foreign_cases(folder, variables)]
        return "\n".join(table(cases, measured(cases, variables, runs))) + "\n"


def main(arguments: Sequence[str]) -> None:
    """Print the table, or with `--json` the figures."""
    runs = next((int(argument) for argument in arguments if argument.isdigit()), USUAL_RUNS)
    if "--json" not in arguments:
        print(report(runs), end="")
        return
    with programs() as folder:
        variables = environment(folder)
        cases = [*own_cases(folder), *foreign_cases(folder, variables)]
        print(json.dumps({name: one._asdict() for name, one in measured(cases, variables, runs).items()}, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
