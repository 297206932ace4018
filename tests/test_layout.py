"""The arrows between the modules point one way, and no file grows past reading."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "shaoxing_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))
# Outer rooms: nothing further in may import them.
EDGE = ("cli", "commands", "manual", "__main__")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")


def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def importers(library: str) -> set[str]:
    return {name_of(path) for path in MODULES if any(name.split(".")[0] == library for name in imports_of(path))}


def within(names: set[str], room: str) -> set[str]:
    return {name for name in names if name == room or name.startswith(room + ".")}


def test_only_the_store_knows_tinydb():
    assert importers("tinydb") == {"store"}


def test_only_renderers_know_rich():
    # extract shows its progress over many reports on standard error.
    allowed = within({name_of(path) for path in MODULES}, "render") | {"commands.extract"}
    assert importers("rich") <= allowed


def test_only_the_edge_knows_typer():
    allowed = {"cli", "options"} | within({name_of(path) for path in MODULES}, "commands")
    assert importers("typer") <= allowed


def test_nobody_reaches_into_typer_or_click():
    for path in MODULES:
        assert not any(name.startswith(("typer._", "click")) for name in imports_of(path)), path


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_arrows_point_inwards(path):
    name, imported = name_of(path), imports_of(path)
    ours = {one.removeprefix("shaoxing_cli.") for one in imported if one.startswith("shaoxing_cli.")}
    room = name.split(".")[0]
    if room not in EDGE:
        assert not [one for one in ours if one.split(".")[0] in EDGE]
    if room == "commands":
        assert not [one for one in ours if one.split(".")[0] in ("cli", "__main__")]
    if room == "render":
        assert ours <= {one for one in ours if one.split(".")[0] in ("render", "text", "resources")}
    if name in ("errors", "resources"):
        assert not ours


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_is_longer_than_a_reader_s_patience(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_function_is_longer_than_a_page(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40 + len((ast.get_docstring(node) or "").splitlines()), (
                node.name
            )


def test_only_the_edge_exits_or_prints():
    for path in MODULES:
        if name_of(path) in ("cli", "__main__"):
            continue
        calls = [
            ast.unparse(node.func)
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call)
        ]
        assert not {"sys.exit", "exit", "print", "os._exit"} & set(calls), path
