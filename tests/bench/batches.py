"""How many claims `check -` judges a second: `python -m tests.bench.batches [COUNT …]`.

Prints a Markdown table: the wall time of whole processes, start and answers included, over so many claims (those put
aside, over and over), and their peak memory.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Final, NamedTuple

from tests.bench.processes import ROOT, environment, sized, sizes

USUAL_COUNTS: Final = (1_000, 4_000, 16_000)


class Batch(NamedTuple):
    """What was measured with so many claims: seconds, and the peak memory in MB."""

    count: int
    seconds: float
    megabytes: float


def measure(count: int, folder: Path) -> Batch:
    """Judge this many claims."""
    asides = sorted((ROOT / "tests" / "cases").glob("claims_*aside.json"))
    claims = [row["claim"] for path in asides for row in json.loads(path.read_text("utf-8"))]
    given = "\n".join(islice(cycle(claims), count)) + "\n"
    command = [sys.executable, str(folder / "shaoxing"), "check", "-", "-f", "value"]
    begun = time.monotonic()
    subprocess.run(command, input=given.encode(), stdout=subprocess.DEVNULL, env=environment(folder), check=False)
    seconds = time.monotonic() - begun
    # The largest of all processes so far: it does not grow with the batch where all rows tell the same.
    return Batch(count, seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def table(rows: Sequence[Batch]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| claims | time | claims a second | peak memory |"
    yield "| ---: | ---: | ---: | ---: |"
    for row in rows:
        yield f"| {row.count:,} | {row.seconds:.1f} s | {row.count / row.seconds:,.0f} | {row.megabytes:.0f} MB |"


def report(counts: Sequence[int] = USUAL_COUNTS) -> str:
    """The table as Markdown."""
    return sized(measure, table, counts)


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    print(report(sizes(arguments, USUAL_COUNTS)), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
