"""The targets of the long fuzz run that need processes of their own: to stop one, and to measure its memory."""

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tests import hostile
from tests.conftest import SMALL, process_environment

Chance = random.Random
Fault = str
# What reads a knowledge base through, each in a way of its own: words, a figure, initials, a filter, a claim with a
# figure and one without.
_QUESTIONS: Final = (
    ["list", "-f", "json"],
    ["info"],
    ["search", "行政复议"],
    ["search", "176件"],
    ["search", "xzfy"],
    ["search", "复议", "--unit", "件"],
    ["check", "收到176件"],
    ["check", "建立了行政复议体制"],
)


def signals(chance: Chance, folder: Path) -> Iterator[Fault | None]:
    """Stopped at any moment: no traceback of ours, the old file or the new one."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    while True:
        line = chance.choice(hostile.ONE_OF_EACH)
        number = chance.choice((signal.SIGINT, signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGHUP))
        target = folder / "a.csv"
        target.write_text("old")
        command = [sys.executable, "-m", "shaoxing_cli", *line.arguments(SMALL, folder)]
        pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, env=process_environment(), **pipes) as child:  # type: ignore[call-overload]
            time.sleep(chance.uniform(0.01, 0.25))
            child.send_signal(number)
            said = child.stderr.read()
        written = target.read_bytes()
        half = written != b"old" and not written.endswith(b"\n")
        # A signal that cannot be caught leaves its private folder; any other takes it away.
        litter = [entry.name for entry in folder.iterdir() if entry.name.startswith(".shaoxing-")]
        fault = f"half of {target}" if half else f"said {said!r}" if b"shaoxing_cli/" in said else ""
        if litter:
            if number != signal.SIGKILL:
                fault = fault or f"left {litter}"
            for name in litter:
                subprocess.run(["rm", "-rf", str(folder / name)], check=True)
        yield f"{line.words} {number!r}: {fault}" if fault else None


def large(chance: Chance, folder: Path) -> Iterator[Fault | None]:
    """A knowledge base of 50 MB is read in no more than ten times its size; one value of 50 MB as well."""
    rows, kb = list(hostile.TABLES["facts"].values()), folder / "kb.json"
    many = [{**rows[number % len(rows)], "id": f"a.b{number}"} for number in range(45_000)]
    long = {**rows[7], "note": "件[/b]\x1b" * 6_000_000}
    # Characters thrown together: nearly each pair of them is a new word.
    strange = [
        {**rows[7], "id": f"a.b{number}", "statement_zh": _characters(chance, 1_000)} for number in range(15_000)
    ]
    for facts in (many, [long], strange):
        tables = {**hostile.TABLES, "facts": {str(place): row for place, row in enumerate(facts, 1)}}
        kb.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
        size = kb.stat().st_size
        for arguments in (["get", facts[-1]["id"]], *_QUESTIONS):
            peak, code = _peak(arguments, kb)
            # Any answer will do; 70 and 137 are none.
            calm = code in (0, 1, 2, 3, 4)
            yield (
                None
                if calm and peak < 10 * size
                else f"{arguments}: exit {code}, {peak / 1e6:.0f} MB for {size / 1e6:.0f} MB"
            )


def _characters(chance: Chance, length: int) -> str:
    return "".join(map(chr, chance.choices(range(0x4E00, 0x9FA5), k=length)))


def _peak(arguments: Sequence[str], kb: Path) -> tuple[int, int]:
    """The most memory of a run in bytes, and its exit code."""
    # The kernel's own count, which starts with the process; rusage would begin with the fuzzer's memory.
    program = (
        "import re, sys; from shaoxing_cli.cli import run; code = run(sys.argv[1:]); "
        "peak = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read()); "
        "print(peak.group(1), file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", program, *arguments]
    env = process_environment(SHAOXING_KB=str(kb))
    result = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env, check=False)
    last = result.stderr.split()[-1] if result.stderr.split() else b"0"
    return (int(last) if last.isdigit() else 0) * 1024, result.returncode
