"""Completion: what can follow, and that real shells show it."""

import os
import pty
import re
import resource
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from shaoxing_cli.cli import COMMANDS
from shaoxing_cli.completion import SHELLS
from shaoxing_cli.render import FORMATS
from shaoxing_cli.schemas import NAMES

from .conftest import process_environment


@pytest.fixture
def complete(run):
    """The choices for a line; its last word is the unfinished one."""

    def call(*words, **environment):
        result = run("completion", "words", "--", *words, **environment)
        assert (result.exit_code, result.stderr) == (0, "")
        return [line.partition("\t")[0] for line in result.stdout.splitlines()]

    return call


def test_commands_complete_with_what_they_do(run, complete):
    assert complete("") == [entry.name for entry in COMMANDS]
    assert complete("ex") == ["export", "extract"]
    assert complete("ge") == ["get"]
    assert run("completion", "words", "--", "ge").stdout == "get\tShow facts by their ids, whole.\n"
    assert complete("help", "sche") == ["schema"]
    assert complete("--v") == ["--version"]
    assert complete("nonsense", "") == []


def test_ids_complete_with_their_labels(run, complete, small_kb):
    assert complete("get", "") == list(small_kb.ids)
    one = small_kb.facts[0]
    assert run("completion", "words", "--", "get", one.id).stdout == f"{one.id}\t{one.label_en}\n"
    zh = run("completion", "words", "--", "get", one.id, SHAOXING_LANG="zh").stdout
    assert zh == f"{one.id}\t{one.label_zh}\n"
    assert complete("cite", one.id, "") == list(small_kb.ids[1:])
    assert complete("chart", one.id[:4]) == [name for name in small_kb.ids if name.startswith(one.id[:4])]


def test_sections_units_scopes_and_kinds_complete(complete, small_kb):
    assert complete("list", "--section", "") == [section.id for section in small_kb.sections]
    assert complete("show", "5") == [section.id for section in small_kb.sections if section.id.startswith("5")]
    assert "%" in complete("list", "--unit", "")
    assert complete("list", "--kind", "fig") == ["figure"]
    scopes = {fact.scope for fact in small_kb.facts if fact.scope}
    assert set(complete("list", "--scope", "")) == scopes


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (["list", "-f", ""], list(FORMATS)),
        (["info", "-f", "t"], ["table", "tsv"]),
        (["get", "x", "--fields", "lab"], ["label_zh", "label_en"]),
        (["get", "x", "--fields", "id,quo"], ["id,quote"]),
        (["list", "--fields", "quote,quo"], []),
        (["search", "x", "--fields", "sco"], ["scope", "score"]),
        (["sections", "--fields", "fa"], ["facts"]),
        (["list", "--sort", "-va"], ["-value"]),
        (["list", "--sort=-va"], ["--sort=-value"]),
        (["list", "--sort", "=", "va"], ["value"]),
        (["list", "--lang", "="], ["zh", "en", "auto"]),
        (["cite", "--style", "gbt7714-"], ["gbt7714-2015"]),
        (["schema", ""], list(NAMES)),
        (["schema", "fact", ""], []),
        (["completion", ""], list(SHELLS)),
        (["export", ""], [":files"]),
        (["get", "--kb", ""], [":files"]),
        (["list", "--un"], ["--unit"]),
        (["list", "--no-d"], ["--no-derived"]),
        (["list", "--bogus=x"], []),
        (["list", "--limit", ""], []),
        (["list", "x"], []),
        (["list", "--derived", "--unit", "%", "--kind", "ra"], ["rank"]),
        (["get", "--", "--un"], []),
        (["get", "-", " "], None),
        (["list", "--kind", '"fi'], ["figure"]),
    ],
)
def test_values_complete(complete, small_kb, words, choices):
    if words[0] == "search":
        pytest.importorskip("shaoxing_cli.ranking")
    assert complete(*words) == (list(small_kb.ids) if choices is None else choices)


def test_the_knowledge_base_of_the_line_counts(complete, kb, tmp_path):
    assert complete("get", "--kb", str(kb.path), "") == list(kb.ids)
    assert complete("get", "--kb", str(tmp_path / "none.json"), "") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_scripts_are_printed(run, shell):
    script = run("completion", shell).stdout
    assert "completion words" in script
    assert all(program in script for program in ("shaoxing", "shaoxing-cli"))


def test_an_unknown_shell_lists_the_known_ones(run):
    result = run("completion", "tcsh")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "known: bash, zsh, fish, powershell" in result.stderr


# Real shells

STARTS = {
    "bash": (["bash", "--norc", "-i"], 'eval "$(shaoxing completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'autoload -Uz compinit; compinit -D -u; eval "$(shaoxing completion zsh)"'),
    "fish": (["fish", "--no-config", "-i"], "shaoxing completion fish | source"),
}
LINES = [
    ("shaoxing get reconsideration.rec\t", "reconsideration.received"),
    ("shaoxing compl\t", "completion"),
    ("shaoxing list --kind fig\t", "figure"),
    ("shaoxing get x --fields id,quo\t", "id,quote"),
    ("shaoxing schema verd\t", "verdict"),
]


def _typed(shell, lines, home):
    """What a shell shows for lines that end in the tab key."""
    command, setup = STARTS[shell]
    programs = home / "bin"
    programs.mkdir(exist_ok=True)
    program = programs / "shaoxing"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m shaoxing_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    child, terminal = pty.fork()
    if child == 0:
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        os.environ.update(process_environment(HOME=str(home), PATH=path, TERM="xterm", COLUMNS="120"))
        os.execvp(command[0], command)
    shown = b""

    def read_until(mark, seconds):
        nonlocal shown
        end = time.monotonic() + seconds
        while time.monotonic() < end and mark not in shown:
            if select.select([terminal], [], [], 0.1)[0]:
                try:
                    shown += os.read(terminal, 65536)
                except OSError:
                    return

    answers = []
    try:
        os.write(terminal, f"{setup}; echo re''ady\n".encode())
        read_until(b"ready", 20)
        time.sleep(0.5)
        for line, wanted in lines:
            shown = b""
            os.write(terminal, line.encode())
            read_until(wanted.encode(), 10)
            answers.append(re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode("utf-8", "replace")))
            os.write(terminal, b"\x15")
            time.sleep(0.2)
    finally:
        os.close(terminal)
        os.waitpid(child, 0)
    return answers


@pytest.mark.parametrize("shell", STARTS)
def test_a_real_shell_completes(tmp_path, shell):
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell}")
    for (line, wanted), shown in zip(LINES, _typed(shell, LINES, tmp_path), strict=True):
        assert wanted in shown, (line, shown)


# Speed

BARE = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(word: str = "") -> None: ...
app()
"""


def _seconds(command):
    """The least processor time of a few runs."""
    found = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True, env=process_environment(SHAOXING_KB=None))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def test_a_choice_comes_in_time(tmp_path):
    bare = Path(tmp_path / "bare.py")
    bare.write_text(BARE, encoding="utf-8")
    words = ["completion", "words", "--", "get", ""]
    assert _seconds([sys.executable, "-m", "shaoxing_cli", *words]) < 2.5 * _seconds([sys.executable, str(bare)])
