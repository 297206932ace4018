"""What `--version` says."""

import json
import tomllib
from pathlib import Path

import pytest

from shaoxing_cli import __version__
from shaoxing_cli.resources import data_folder
from shaoxing_cli.store import bundled_path
from shaoxing_cli.version import bundled, version_text
from tests.conftest import SMALL


def test_the_version_is_the_project_s():
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project.get("version", __version__) == __version__


def test_the_data_are_those_that_look_ups_read():
    assert Path(bundled()) == bundled_path()
    assert Path(bundled()).parent == data_folder()


def test_the_head_of_the_bundled_knowledge_base(kb):
    lines = version_text({}).splitlines()
    assert lines[0] == f"shaoxing {__version__}"
    assert lines[2:] == ["schema 1", f"source {kb.report['title']} (SHA-256 {kb.report['source_sha256']})"]


@pytest.mark.parametrize("indent", [None, 4])
def test_a_file_laid_out_otherwise_says_the_same(tmp_path, indent):
    path = tmp_path / "kb.json"
    path.write_text(json.dumps(json.loads(SMALL.read_text(encoding="utf-8")), indent=indent))
    expected = version_text({"SHAOXING_KB": str(SMALL)}).splitlines()
    assert version_text({"SHAOXING_KB": str(path)}).splitlines()[2:] == expected[2:]


@pytest.mark.parametrize("content", ["", "{}", '{"report": []}', '{"report": {"1": {}}}', "[1]"])
def test_what_is_no_knowledge_base_is_refused(tmp_path, content):
    path = tmp_path / "kb.json"
    path.write_text(content)
    with pytest.raises(ValueError):  # noqa: PT011
        version_text({"SHAOXING_KB": str(path)})
