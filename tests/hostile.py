"""What is hostile, and what a clean answer is: shared by the tests of robustness and by the longer fuzz run."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from typer.testing import CliRunner, Result

from shaoxing_cli.cli import COMMANDS, app
from shaoxing_cli.errors import ExitCode
from tests.conftest import NEUTRAL, SMALL


class Literal(NamedTuple):
    """JSON as it is to stand in a file, where Python has no value that is written so."""

    text: str


_EXAMPLES: Final = {
    "concepts": {"1": {"id": "reconsideration", "zh": ["行政复议"], "en": ["reconsideration"]}},
    "metrics": {
        "1": {
            "fact": "reconsideration.received",
            "about": ["reconsideration"],
            "also": [],
            "slots": {"body": ["行政复议"]},
        }
    },
}
TABLES: Final = {**json.loads(SMALL.read_text("utf-8")), **_EXAMPLES}
USUAL_ID: Final = "reconsideration.received"
DESK: Final = SMALL.parent / "examples"
ESCAPES: Final = "\x1b]0;owned\x07\x1b[2J\x9b31m\x1bc\r\b\x00"
HOSTILE_TEXTS: Final = (
    "",
    " ",
    "[/b][red]x[/red] [link=http://x]y[/link] :bomb:",
    f"a{ESCAPES}b",
    "a\u202eb\u2066c\u2069\u200f\u061c",
    "a\u200bb\u200d\ufeff\u2060",
    "\ud800",
    "\U000e0041\U0001f468\u200d\U0001f469",
    "=1+1|'; DROP TABLE facts; -- <script>alert(1)</script> & \" %s {0} \\ `|` \n\t\r\x0b\u2028",
    "件" * 3000,
    "9" * 5000,
    "../../etc/passwd",
    "nan",
    "2019-99-99/x",
)
HOSTILE_VALUES: Final = (
    *HOSTILE_TEXTS,
    None,
    True,
    0,
    -1,
    10**400,
    0.1,
    1e308,
    [],
    {},
    [None],
    [[]],
    ["\x1b[31m"],
    [5, 1],
    [0, 10**30],
    {"x": {"y": []}},
    Literal("1e999999999"),
    Literal("-1e-999999999"),
    Literal("0." + "123456789" * 500),
    Literal("[" * 20000 + "]" * 20000),
    Literal("NaN"),
    Literal("-Infinity"),
    {"direction": "sideways", "against": 3},
    {"position": -1, "among": "\x1b[2J"},
    {"formula": "a.b / (", "inputs": ["a.b"], "digits": 10**9},
    {"formula": "(" * 500, "inputs": [], "digits": -5},
)

# The exit codes that a command may give on a broken or strange knowledge base.
_CALM: Final = frozenset(ExitCode) - {ExitCode.FAULT, ExitCode.INTERRUPTED}
# What no terminal should be sent: controls but line ends and tabs, bidirectional and zero-width characters.
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
COLORS: Final = re.compile(r"\x1b\[[\d;]*m")


class Line(NamedTuple):
    """A command line to try, and its input; `{id}`, `{kb}`, `{out}`, `{desk}` stand for an id and for paths."""

    words: tuple[str, ...]
    given: bytes = b""

    @property
    def command(self) -> str:
        """The command's name."""
        return self.words[0]

    def arguments(self, kb: Path, out: Path, fact_id: str = USUAL_ID) -> list[str]:
        """The arguments for a knowledge base."""
        return [word.format(id=fact_id, kb=kb, out=out, desk=DESK) for word in self.words]


_FORMATS: Final = ("table", "json", "jsonl", "csv", "tsv", "md", "value", "id")
_ANSWERING: Final = (
    ("search", "行政复议"),
    ("get", "{id}"),
    ("list",),
    ("sections",),
    ("show", "5.2"),
    ("check", "2019年市级收到行政复议申请176件"),
    ("compare", "行政复议", "--kb", "{kb}"),
    ("verify",),
    ("info",),
)
LINES: Final = (
    *(Line((*words, "-f", form)) for words in _ANSWERING for form in _FORMATS),
    Line(("search", "176")),
    Line(("search", "case")),
    Line(("list", "--sort", "-value", "--min", "1", "-f", "table")),
    Line(("check", "The city received 176 cases", "仲裁15.46亿元", "-f", "claimreview")),
    Line(("check", "复议比仲裁多", "-f", "table", "--lang", "zh")),
    Line(("chart",)),
    Line(("chart", "--unit", "件")),
    Line(("chart", "行政复议", "--svg", "{out}/a.svg", "--force")),
    *(Line(("cite", "{id}", "--style", s)) for s in ("gbt7714", "gbt7714-2015", "apa", "bibtex", "csl-json")),
    Line(("cite",)),
    *(Line(("export", f"{{out}}/a{end}", "--force")) for end in ".csv .tsv .json .jsonl .md .html .sqlite".split()),
    Line(("export", "{out}/b.csv", "--spreadsheet", "--force")),
    Line(("export", "{out}/folder", "--force")),
    Line(("export", "{out}/a.xlsx", "--force")),
    Line(("export", "{out}/a.parquet", "--force")),
    Line(("completion", "words", "get", "")),
    Line(("completion", "words", "list", "--scope", "")),
    Line(("schema", "fact")),
    Line(("help", "get")),
    Line(("--version",)),
)
assert {entry.name for entry in COMMANDS} - {"extract"} <= {line.command for line in LINES}


def faults_of(result: Result) -> Iterator[str]:
    """What is wrong with how a command ended and with what it printed."""
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        yield f"{type(result.exception).__name__}: {result.exception}"
    elif result.exit_code not in _CALM:
        yield f"exit code {result.exit_code}"
    for name, text in (("output", result.stdout), ("error", result.stderr)):
        found = forbidden(COLORS.sub("", text) if name == "output" else text)
        if found:
            yield f"{found.group()!r} in {name}: {text[max(0, found.start() - 40) : found.end() + 20]!r}"
    if len(result.stderr.splitlines()) > 12 or len(result.stderr) > 5000:
        yield f"{len(result.stderr)} characters of error"


def forbidden(text: str) -> re.Match[str] | None:
    """The first character that no terminal should be sent."""
    return _FORBIDDEN.search(text)


def called(arguments: list[str], kb: Path, given: bytes = b"", **environment: str) -> Result:
    """Run the program in this process on a knowledge base, with some standard input."""
    return CliRunner().invoke(app, arguments, input=given, env={**NEUTRAL, "SHAOXING_KB": str(kb), **environment})


def spoilt(path: tuple[str, ...], value: Any, *, dropped: bool = False) -> dict[str, Any]:
    """The small knowledge base with another value at a path (table, row, field, …), or without what stands there."""
    tables: dict[str, Any] = copy.deepcopy(TABLES)
    place = tables
    for key in path[:-1]:
        place = place[key]
    if dropped:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return tables


def paths() -> list[tuple[str, ...]]:
    """Every place in the small knowledge base that can be spoilt: tables, rows, fields, and what is in them."""
    found: list[tuple[str, ...]] = []

    def walk(node: Any, path: tuple[str, ...]) -> None:
        for key, value in node.items():
            found.append((*path, key))
            if isinstance(value, dict):
                walk(value, (*path, key))

    walk(TABLES, ())
    return found


def write(path: Path, tables: Any) -> Path:
    """Write tables as JSON, whatever they hold."""
    literals: list[str] = []

    def marked(node: Any) -> Any:
        if isinstance(node, Literal):
            literals.append(node.text)
            return f"\ue000{len(literals) - 1}"
        if isinstance(node, dict):
            return {key: marked(value) for key, value in node.items()}
        return node

    text = json.dumps(marked(tables))
    path.write_text(re.sub(r'"\\ue000(\d+)"', lambda match: literals[int(match.group(1))], text), encoding="utf-8")
    return path


# One line for each command, and for each way in which it writes.
ONE_OF_EACH: Final = (
    Line(("search", "行政复议")),
    Line(("search", "行政复议", "-f", "table", "--lang", "zh")),
    Line(("get", "{id}", "-f", "table", "--lang", "zh")),
    Line(("list", "-f", "json")),
    Line(("sections", "-f", "table")),
    Line(("show", "5.2", "-f", "md")),
    Line(("check", "2019年市级收到行政复议申请176件", "-f", "table")),
    Line(("check", "--file", "{desk}/article.md")),
    Line(("compare", "行政复议申请", "--kb", "{kb}")),
    Line(("chart", "--unit", "件")),
    Line(("chart", "--unit", "件", "--svg", "{out}/a.svg", "--force")),
    Line(("cite", "{id}")),
    Line(("export", "{out}/a.csv", "--force")),
    Line(("export", "{out}/kit", "--force")),
    Line(("extract", "{desk}/report.txt", "-o", "{out}/extracted.json", "--force")),
    Line(("verify", "--kb", "{kb}")),
    Line(("info",)),
    Line(("schema", "fact")),
    Line(("completion", "bash")),
    Line(("help", "get")),
    Line(("--version",)),
)
assert {entry.name for entry in COMMANDS} <= {line.command for line in ONE_OF_EACH}

# What a reader might go back over again and again when it is repeated.
REPEATED: Final = (
    "1", "1,", "1 ", ".1", "1.", "+", "-1", "1-", "1/2", "19", "2019-", "2019年", "12月", "一", "一万", "万", "二〇",
    "十", "百分之", "分之", "第", "成", "翻", "约", "近", "不", "不不", "没有", "比", "更多than", "more ", "a", "a ",
    "one ", "hundred and ", "twenty-", "may ", "june 1 ", "《", "》", '"', "（", "。", "件", "市级", "行政复议", "   ",
    "\u200b", "\U0001f600",
)  # fmt: skip
