"""What may surround the program: outputs, variables, folders and flags of Python; and what must still hold there."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.conftest import HERE, SMALL, process_environment
from tests.hostile import ONE_OF_EACH, Line
from tests.terminal import shown_on_a_terminal

# What is held of a run, beside the law that holds of all: a known exit code, no traceback, hardly a line of error more.
SAME: Final = "says the same"  # exit code, bytes and hints as in a usual place
SHOWN: Final = "shows the same"  # exit code, and the bytes for machines; for people, what the output can show
LEFT: Final = "ends quietly"  # as usual, or 0 where the reader has left meanwhile
UNSAID: Final = "says the same, without hints"  # exit code and bytes
REFUSED: Final = "says that it cannot write"  # exit code 2 and one line, where the answer goes to standard output
MUTE: Final = "ends as it would"  # exit code 2, where the answer goes to standard output; otherwise the usual one
KEPT: Final = "writes no file"  # exit code 2 and one line, where a file is written; otherwise the same
CALM: Final = "ends calmly"  # no more than holds of all


class Surrounding(NamedTuple):
    """One way in which the program is surrounded.

    Attributes:
        name: what it is.
        law: what must hold there.
        script: bash, in which `"$@"` is the program with its arguments and `$out` the folder that it writes to.
        environment: changes; None takes a variable away.
        flags: of Python.
        module: how Python is told what to run.
    """

    name: str
    law: str = SAME
    script: str = 'exec "$@"'
    environment: Mapping[str, str | None] = {}
    flags: Sequence[str] = ()
    module: Sequence[str] = ("-m", "shaoxing_cli")


class Ended(NamedTuple):
    """How a run ended: its exit code, and what it wrote."""

    code: int
    output: bytes
    error: bytes


_BASH: Final = shutil.which("bash") or "bash"
_LOCALES: Final = {"LANG": None, "LC_CTYPE": None, "LC_MESSAGES": None}
# A superuser passes by all permissions until the right to do so is taken away.
_HUMBLED: Final = "setpriv --inh-caps=-all --bounding-set=-all " if os.geteuid() == 0 else ""
_IMPORTED: Final = os.pathsep.join((str(HERE.parent), sysconfig.get_path("purelib")))
_NAMED: Final = (
    f"import sys; sys.path.insert(0, {str(HERE.parent)!r}); from shaoxing_cli.__main__ import main; sys.exit(main())"
)
USUAL: Final = Surrounding("usual")

# What becomes of what the program says and is told: tried with every way of reading and writing.
STREAMS: Final = (
    Surrounding("a reader that has left", LEFT, 'set -o pipefail; "$@" | exec 0<&-'),
    Surrounding("a reader of one byte", LEFT, "trap '' PIPE; set -o pipefail; \"$@\" | head -c 1 > /dev/null"),
    Surrounding("a closed output", REFUSED, 'exec "$@" >&-'),
    Surrounding("a full disk", REFUSED, 'exec "$@" > /dev/full'),
    Surrounding("an unbuffered output open for reading", REFUSED, 'exec "$@" 1< /dev/null', {"PYTHONUNBUFFERED": "1"}),
    Surrounding("closed errors", UNSAID, 'exec "$@" 2>&-'),
    Surrounding("errors to a full disk", UNSAID, 'exec "$@" 2> /dev/full'),
    Surrounding("a closed input", CALM, 'exec "$@" <&-'),
    Surrounding("nothing but closed streams", MUTE, 'exec "$@" <&- >&- 2>&-'),
)

# What is around it otherwise: tried with every command. Where nothing must change, several are tried at once.
PLACES: Final = (
    Surrounding(
        "LC_ALL=C, a dumb terminal, no home, no path, no columns",
        environment={**_LOCALES, "LC_ALL": "C", "TERM": "dumb", "HOME": None, "PATH": None, "COLUMNS": "x"},
        flags=("-u",),
    ),
    Surrounding(
        "an unknown locale, no terminal's name, a home that is not there, colors off and on",
        environment={
            **_LOCALES, "LC_CTYPE": "xx_YY.NONE", "LC_ALL": None, "TERM": None, "HOME": "/nowhere/at/all",
            "PYTHONUTF8": "1", "NO_COLOR": "1", "FORCE_COLOR": "1",
        },
    ),
    Surrounding("no variables at all", SAME, f'exec env -i PYTHONPATH="{HERE.parent}" SHAOXING_KB="{SMALL}" "$@"'),
    Surrounding("a locale of bytes", CALM, environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Surrounding("output in GBK", SHOWN, environment={"PYTHONIOENCODING": "gbk"}),
    Surrounding("output in ASCII", SHOWN, environment={"PYTHONIOENCODING": "ascii"}),
    Surrounding("output in Latin-1", SHOWN, environment={"PYTHONIOENCODING": "latin-1:strict"}),
    Surrounding("1 column", SHOWN, environment={"COLUMNS": "1"}),
    Surrounding(
        "a home that nobody reads, a folder that is gone", SAME,
        'mkdir "$out/home" "$out/gone"; chmod 0 "$out/home"; cd "$out/gone"; rmdir "$out/gone"; '
        f'HOME=$out/home {_HUMBLED}"$@"; code=$?; rmdir "$out/home"; exit $code',
    ),
    Surrounding(
        "a folder that takes nothing", KEPT,
        f'chmod 555 "$out"; {_HUMBLED}"$@"; code=$?; chmod 755 "$out"; exit $code',
    ),
    Surrounding("few open files, requests to end ignored", SAME, "ulimit -n 16; trap '' INT TERM HUP; exec \"$@\""),
    Surrounding("warnings are errors", environment={"PYTHONWARNINGS": "error"}, flags=("-X", "dev", "-W", "error")),
    Surrounding("no asserts, no docstrings", SHOWN, flags=("-OO", "-B")),
    Surrounding("an isolated Python", flags=("-I",), module=("-c", _NAMED)),
    Surrounding("a Python without site", environment={"PYTHONPATH": _IMPORTED}, flags=("-S",)),
)  # fmt: skip

# What only some systems let one make: a file system that is mounted read-only, one that is full.
_USER: Final = "" if os.geteuid() == 0 else "--map-root-user"
_READ_ONLY: Final = 'mount --bind "$out" "$out" && mount -o remount,ro,bind "$out"'
_FULL: Final = 'mount -t tmpfs -o size=4k none "$out" && head -c 4096 /dev/zero > "$out/other"'
MOUNTS: Final = tuple(
    Surrounding(name, KEPT, f'exec unshare --mount {_USER} bash -c \'{how} && exec "$@"\' bash "$@"')
    for name, how in (("a read-only file system", _READ_ONLY), ("a file system that is full", _FULL))
)


def can_mount(folder: Path) -> bool:
    """Whether this system lets the tests mount what they need, in a name space of their own."""
    script = f"{_READ_ONLY} && {_FULL}"
    command = ["unshare", "--mount", *_USER.split(), "bash", "-c", script]
    if not shutil.which("unshare"):
        return False
    return (
        subprocess.run(command, env={**os.environ, "out": str(folder)}, capture_output=True, check=False).returncode
        == 0
    )


def run_in(surrounding: Surrounding, line: Line, out: Path) -> Ended:
    """Run a line in a surrounding, its files under `out`."""
    environment = process_environment(**{"out": str(out), "PYTHONUNBUFFERED": None, **surrounding.environment})
    command = [sys.executable, *surrounding.flags, *surrounding.module, *line.arguments(SMALL, out)]
    result = subprocess.run(
        [_BASH, "-c", surrounding.script, "bash", *command],
        input=line.given, capture_output=True, env=environment, check=False, timeout=60,
    )  # fmt: skip
    here = str(out).encode()
    return Ended(result.returncode, result.stdout.replace(here, b"OUT"), result.stderr.replace(here, b"OUT"))


def on_a_terminal(line: Line, out: Path, **environment: str | None) -> tuple[int, str]:
    """Run a line on a terminal: its exit code, and all that the terminal was sent."""
    return shown_on_a_terminal(line.arguments(SMALL, out), process_environment(**environment))


# Every command, and each way in which it reads and writes.
EVERY_WAY: Final = (
    *ONE_OF_EACH,
    Line(("search", "-", "-f", "jsonl"), "行政复议\n政府信息公开\n".encode()),
    Line(("get", "-", "-f", "value"), b"reconsideration.received\n"),
    Line(("check", "-", "-f", "json"), "2019年市级收到行政复议申请186件\n".encode()),
    Line(("check", "--file", "-"), "2019年市级收到行政复议申请186件。\n".encode()),
    Line(("chart", "-"), b"reconsideration.received\n"),
    Line(("cite", "-"), b"reconsideration.received\n"),
    Line(("get", "no.such.id")),
    Line(("list", "--nonsense")),
    Line(("--help",)),
    Line(("list", "--help")),
)


def writes_a_file(line: Line) -> bool:
    """Whether the answer is a file."""
    return any("{out}" in word for word in line.words)


def is_for_machines(line: Line) -> bool:
    """Whether the answer's bytes are the same whatever the output can show."""
    form = line.words[line.words.index("-f") + 1] if "-f" in line.words else "tsv"
    spoken = {"check", "chart", "cite", "help", "info", "list --help", "--help", "--version"}
    return form != "table" and not spoken & {line.command, " ".join(line.words)}
