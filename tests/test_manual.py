"""The manual page is what the command tree says today."""

import shutil
import subprocess
from pathlib import Path

import pytest

from shaoxing_cli.cli import COMMANDS
from shaoxing_cli.errors import ExitCode

pytest.importorskip("shaoxing_cli.ranking")

from shaoxing_cli.manual import EXIT_STATUS, manual_page

PAGE = Path(__file__).parent.parent / "data" / "shaoxing.1"


def test_the_stored_page_is_not_stale():
    stale = "stale: python -m shaoxing_cli.manual > data/shaoxing.1"
    assert PAGE.read_text(encoding="utf-8") == manual_page(), stale


def test_every_command_and_exit_code_is_explained():
    page = manual_page()
    for entry in COMMANDS:
        assert f'.SS "shaoxing {entry.name}' in page
    assert set(EXIT_STATUS) == set(ExitCode)


def test_the_module_prints_the_page(process):
    import sys

    done = subprocess.run([sys.executable, "-m", "shaoxing_cli.manual"], capture_output=True, check=True)
    assert done.stdout.decode("utf-8") == manual_page()


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="no mandoc")
def test_a_reader_of_manual_pages_finds_nothing_wrong():
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", str(PAGE)], capture_output=True, check=False)
    # The page bears no date, so that it changes with what it says alone.
    faults = [line for line in done.stdout.decode("utf-8", "replace").splitlines() if "missing date" not in line]
    assert faults == []
