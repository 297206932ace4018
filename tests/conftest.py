"""What tests share: a small knowledge base, the program in process and as a process, and snapshots."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from typer.testing import CliRunner, Result

from shaoxing_cli.cli import app
from shaoxing_cli.store import KnowledgeBase, open_knowledge_base

# How long an example takes says how busy the machine is; test_robustness_times holds the laws about time.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

HERE = Path(__file__).parent
SMALL = HERE / "cases" / "small_knowledge_base.json"

# The variables that the program reads, at rest.
NEUTRAL: dict[str, str | None] = {
    "SHAOXING_KB": None,
    "SHAOXING_LANG": None,
    "SHAOXING_DEBUG": None,
    "LC_ALL": "C.UTF-8",
    "COLUMNS": "80",
    "NO_COLOR": None,
    "FORCE_COLOR": None,
    "TERM": "xterm-256color",
}


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The bundled knowledge base."""
    return open_knowledge_base()


@pytest.fixture(scope="session")
def small_kb() -> KnowledgeBase:
    """Thirteen facts of the report, one of each form, that stay as they are while the bundled ones are edited."""
    return open_knowledge_base(SMALL)


@pytest.fixture
def run() -> Callable[..., Result]:
    """The program in this process, on the small knowledge base."""

    def call(*arguments: str, given: str | bytes | None = None, **environment: str | None) -> Result:
        env = {**NEUTRAL, "SHAOXING_KB": str(SMALL), **environment}
        return CliRunner().invoke(app, arguments, input=given, env=env, catch_exceptions=False)

    return call


@pytest.fixture
def process() -> Callable[..., "subprocess.CompletedProcess[bytes]"]:
    """The program as a process of its own, on the small knowledge base."""

    def call(*arguments: str, given: bytes = b"", **environment: str | None) -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", "shaoxing_cli", *arguments]
        return subprocess.run(
            command, input=given, capture_output=True, env=process_environment(**environment), check=False
        )

    return call


def process_environment(**changes: str | None) -> dict[str, str]:
    """The environment of a process under test: this one's, with the program's variables at rest."""
    wanted = {**os.environ, **NEUTRAL, "SHAOXING_KB": str(SMALL), "PYTHONPATH": str(HERE.parent), **changes}
    return {name: value for name, value in wanted.items() if value is not None}


@pytest.fixture
def snapshot() -> Callable[[str, str], None]:
    """Compare a text with the one stored under tests/snapshots; SHAOXING_RENEW=1 stores it anew."""

    def compare(name: str, text: str) -> None:
        path = HERE / "snapshots" / name
        if os.environ.get("SHAOXING_RENEW"):
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no snapshot {name}; run the tests with SHAOXING_RENEW=1 and read what it stores"
        assert text == path.read_text(encoding="utf-8")

    return compare


def fact(kb: Any, fact_id: str, **changes: Any) -> Any:
    """A fact with some fields changed."""
    return kb.fact(fact_id)._replace(**changes)
