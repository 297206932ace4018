"""The README says what is so: its commands run as printed, its tables are the program's own, its pictures are new."""

import importlib.util
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from shaoxing_cli.cli import COMMANDS
from shaoxing_cli.errors import ExitCode
from shaoxing_cli.findings import VERDICTS
from shaoxing_cli.model import FACT_FIELDS
from shaoxing_cli.render import FORMATS
from tests.bench.__main__ import TABLES, renewed
from tests.conftest import HERE, SMALL, process_environment
from tests.session import SESSIONS, draw, lines_of

ROOT = HERE.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIRST_SCREEN = 24


class Block(NamedTuple):
    """A fenced block: its language, its text, the heading above it, and the output printed right behind it."""

    language: str
    text: str
    heading: str
    output: str | None


def blocks() -> Iterator[Block]:
    fences = list(re.finditer(r"^```(\w*)\n(.*?)^```$", README, re.M | re.S))
    for fence, behind in zip(fences, [*fences[1:], None], strict=True):
        headings = re.findall(r"^#+ (.*)$", README[: fence.start()], re.M)
        printed = behind and behind.group(1) == "text" and not README[fence.end() : behind.start()].strip()
        yield Block(*fence.groups(), headings[-1], behind.group(2) if behind and printed else None)


BLOCKS = list(blocks())
# These set the program up, over the network: .ci/run runs them in a clean clone.
SET_UP = [block for block in BLOCKS if "venv .venv" in block.text]
SHELL = [block for block in BLOCKS if block.language == "sh" and block not in SET_UP]
RECIPES = [
    line.removeprefix("### ")
    for line in README.partition("## Ten recipes")[2].partition("\n## ")[0].splitlines()
    if line.startswith("### ")
]
# An installed program to run instead of the checkout's: .ci/run proves the built wheel so.
PROGRAM = os.environ.get("README_PROGRAM")
# What a recipe's tool is called where it is looked for: a program, or a library that Python imports.
PROGRAMS = {"jq": "jq", "fzf": "fzf", "xargs": "xargs", "miller": "mlr", "datasette": "datasette"}
LIBRARIES = {"duckdb": "duckdb", "pandas": "pandas"}


def column(heading: str) -> list[str]:
    """The first column of the first table below a heading, without its marks."""
    rows = [line for line in README.partition(heading)[2].splitlines() if line.startswith("|")]
    below = README.partition(heading)[2].partition("|")[2].partition("\n\n")[0].splitlines()
    return [row.split("|")[1].strip().strip("`") for row in rows[2 : len(below)]]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files that the README names."""
    shutil.copytree(SMALL.parent / "examples", tmp_path, dirs_exist_ok=True)
    (tmp_path / "data").symlink_to(ROOT / "data")
    programs = tmp_path / ".programs"
    programs.mkdir()
    shaoxing = f'env -u PYTHONPATH "{PROGRAM}"' if PROGRAM else f'"{sys.executable}" -m shaoxing_cli'
    for name, command in (("shaoxing", shaoxing), ("python3", f'"{sys.executable}"')):
        (programs / name).write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        (programs / name).chmod(stat.S_IRWXU)
    return tmp_path


def shell(command: str, desk: Path) -> "subprocess.CompletedProcess[str]":
    env = process_environment(SHAOXING_KB=None, PATH=f"{desk / '.programs'}{os.pathsep}{os.environ['PATH']}")
    env.update({f"GIT_{role}_{part}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")})
    return subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", command], capture_output=True, text=True, env=env, cwd=desk, check=False
    )


# The first screen


def test_the_first_screen_says_what_it_is_and_sets_it_up():
    screen = "\n".join(README.splitlines()[:FIRST_SCREEN])
    title, sentence = screen.split("\n\n")[:2]
    assert title == "# shaoxing"
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")
    first, second = [block.strip() for block in re.findall(r"^```sh\n(.*?)^```$", screen, re.M | re.S)]
    assert {first, second} == {block.text.strip() for block in SET_UP}
    assert first.startswith("python3 -m venv .venv && .venv/bin/pip install .")
    assert first.endswith("shaoxing search 行政复议")
    assert second.startswith("python3 -m venv .venv && .venv/bin/pip install")
    assert second.endswith("-m pytest")


def test_one_command_alone_runs_the_tests():
    assert len([block for block in BLOCKS if block.language == "sh" and "pytest" in block.text]) == 1


# What it names


def test_every_command_is_described():
    described = [re.match(r"shaoxing (\w+)", cell) for cell in column("## What it does")]
    assert [match and match[1] for match in described] == [entry.name for entry in COMMANDS]


def test_the_fields_of_a_fact_are_the_program_s():
    assert column("A fact has these fields") == list(FACT_FIELDS)


def test_formats_verdicts_and_exit_codes_are_the_program_s():
    assert column("### Formats") == list(FORMATS)
    assert column("### Verdicts") == list(VERDICTS)
    assert column("### Exit codes") == [str(int(code)) for code in ExitCode]


def test_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
    headings = {line.lstrip("# ").lower().replace(" ", "-") for line in README.splitlines() if line.startswith("#")}
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= headings


# What it shows


def test_there_are_ten_recipes():
    assert len(RECIPES) == 10
    assert {block.heading for block in SHELL} >= set(RECIPES)


@pytest.mark.parametrize("block", SHELL, ids=lambda block: block.heading)
def test_commands_run_as_printed(block, desk):
    tool = block.heading.partition(":")[0]
    if tool in PROGRAMS and not shutil.which(PROGRAMS[tool]):
        pytest.skip(f"{PROGRAMS[tool]} is not installed")
    if tool in LIBRARIES and not importlib.util.find_spec(LIBRARIES[tool]):
        pytest.skip(f"{tool} is not installed")
    if ".git/" in block.text:
        assert shell("git init -q", desk).returncode == 0
    result = shell(block.text, desk)
    assert result.returncode == 0, result.stderr
    if block.output is not None:
        assert result.stdout == block.output
    elif ".git/" not in block.text and "export" not in block.text:
        assert result.stdout.strip()


def test_python_runs_as_printed(desk):
    (block,) = [block for block in BLOCKS if block.language == "python"]
    result = subprocess.run(
        [sys.executable, "-c", block.text], capture_output=True, text=True, env=process_environment(SHAOXING_KB=None),
        check=True,
    )  # fmt: skip
    assert result.stdout.startswith("176 件 ")


def test_the_hook_stops_a_wrong_figure_and_lets_a_right_one_pass(desk):
    (block,) = [block for block in SHELL if ".git/" in block.text]
    assert shell("git init -q\n" + block.text, desk).returncode == 0
    article = desk / "an article.md"
    article.write_text("2019年绍兴市级共收到行政复议申请186件。\n", encoding="utf-8")
    stopped = shell("git add *.md && git commit -q -m try", desk)
    assert stopped.returncode != 0
    assert "an article.md:1:1:" in stopped.stdout + stopped.stderr
    article.write_text("2019年绍兴市级共收到行政复议申请176件。\n", encoding="utf-8")
    assert shell("git add 'an article.md' && git commit -q -m try -- 'an article.md'", desk).returncode == 0


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
@pytest.mark.parametrize("lang", SESSIONS)
def test_the_picture_shows_what_the_program_prints(lang):
    path = HERE / "snapshots" / ("session.svg" if lang == "en" else f"session.{lang}.svg")
    drawn = draw(lang)
    if os.environ.get("SHAOXING_RENEW"):
        path.write_text(drawn, encoding="utf-8")
    # What it says, not how it is drawn: rich may number colors otherwise from one version to the next.
    assert lines_of(path.read_text(encoding="utf-8")) == lines_of(drawn)
    assert "http" not in path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")


def test_measured_tables_have_their_places():
    for name in TABLES:
        assert "| ---" in README.partition(f"<!-- bench:{name} -->")[2].partition("<!-- /bench -->")[0], name
        assert renewed(README, name, "new\n").count("\nnew\n") == 1
