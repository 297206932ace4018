"""How time and memory grow with the knowledge base: `python -m tests.bench.growth [COUNT …]`.

Prints a Markdown table: CPU time and peak memory of whole processes over knowledge bases of so many facts, what part of
it is reading the file alone, and what one more query or claim costs in a process that has begun.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.bench.processes import Cost, cost, environment, sized, sizes, typical

USUAL_COUNTS: Final = (300, 3_000, 30_000, 300_000)
CLAIM: Final = "2019年市级收到行政复议申请176件"
# A claim without a figure is held against the facts whose words are most like its own.
STATEMENT: Final = "行政复议体制改革已经启动"

# CPU times in one process, without garbage collection as in the program: reading the file's JSON alone, opening the
# knowledge base, and answers once it is open.
_INSIDE: Final = """\
import gc, json, sys, time
gc.disable()
def clock(action, times=1):
    start = time.process_time()
    for _ in range(times):
        result = action()
    return (time.process_time() - start) / times * 1000, result
path = sys.argv[1]
parsing, _ = clock(lambda: json.loads(open(path, 'rb').read()))
del _
from shaoxing_cli.store import open_knowledge_base
opening, kb = clock(lambda: open_knowledge_base(path))
from shaoxing_cli.ranking import Ranking
ranking = Ranking(kb)
ranking.search('行政复议受理')
words = ['仲裁案件', '依申请公开 答复', '普法 宣传', '规范性文件 审查', '负责人出庭']
asking, _ = clock(lambda: [ranking.search(word) for word in words])
print(parsing, opening, asking / len(words))
"""


class Growth(NamedTuple):
    """What was measured at one size: the file's MB, times inside one process in ms, and the cost of each command."""

    count: int
    megabytes: float
    parsing: float
    opening: float
    asking: float
    costs: dict[str, Cost]


def measure(count: int, folder: Path) -> Growth:
    """Make a knowledge base of this many facts and put every kind of question to it."""
    path, variables = folder / f"{count}.json", environment(folder)
    make = [sys.executable, "-m", "tests.bench.knowledge", str(count), str(path)]
    subprocess.run(make, env=variables, check=True)
    inside = subprocess.run([sys.executable, "-c", _INSIDE, str(path)], env=variables, check=True, capture_output=True)
    parsing, opening, asking = (float(number) for number in inside.stdout.split())
    shaoxing, name = (sys.executable, str(folder / "shaoxing")), "p0.y2012.0.f30"
    commands = {
        "get": ("get", name),
        "search": ("search", "行政复议受理", "-n", "5"),
        "search a figure": ("search", "176件", "-n", "5"),
        "check": ("check", CLAIM),
        "check a statement": ("check", STATEMENT),
        "list": ("list", "-f", "jsonl"),
    }
    runs = 5 if count <= 3_000 else 1
    costs = {
        command: typical([cost((*shaoxing, *words, "--kb", str(path)), variables) for _ in range(runs)])
        for command, words in commands.items()
    }
    size = path.stat().st_size / 1e6
    path.unlink()
    return Growth(count, size, parsing, opening, asking, costs)


def table(rows: Sequence[Growth]) -> Iterator[str]:
    """Yield the lines of the table."""
    names = ["facts", "file", "its JSON alone", *rows[0].costs, "one more search, loaded"]
    yield f"| {' | '.join(names)} |"
    yield f"|{' ---: |' * len(names)}"
    for row in rows:
        cells = [f"{_time(one.seconds * 1000)}, {one.megabytes:.0f} MB" for one in row.costs.values()]
        yield (
            f"| {row.count:,} | {row.megabytes:.1f} MB | {_time(row.parsing)} | {' | '.join(cells)} "
            f"| {_time(row.asking)} |"
        )


def _time(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.1f} s" if milliseconds >= 1000 else f"{milliseconds:.3g} ms"


def report(counts: Sequence[int] = USUAL_COUNTS) -> str:
    """The table as Markdown."""
    return sized(measure, table, counts)


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    print(report(sizes(arguments, USUAL_COUNTS)), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
