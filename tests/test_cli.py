"""The frame: help, suggestions, exit codes, and how the program ends when something outside goes wrong."""

import importlib
import io
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from shaoxing_cli import __main__, __version__, cli, commands
from shaoxing_cli.cli import COMMANDS, EXAMPLES, Entry, exit_code_of, usage_message
from shaoxing_cli.errors import ExitCode, UnknownFactError
from shaoxing_cli.streams import ClosedPipeError
from tests.conftest import SMALL, process_environment


def module_of(entry: Entry):
    return importlib.import_module(f"shaoxing_cli.commands.{entry.name}")


def is_written(entry: Entry) -> bool:
    try:
        return bool(module_of(entry))
    except ModuleNotFoundError:
        return False


WRITTEN = [entry for entry in COMMANDS if is_written(entry)]


def probed(program: str) -> "subprocess.CompletedProcess[str]":
    """A Python program of our own, run beside the package."""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, env=process_environment(), check=True)


# Help


def test_no_arguments_introduce_the_program(run):
    result = run()
    assert result.exit_code == 0
    assert result.stdout.count("\n  shaoxing ") == 2
    assert "shaoxing --help" in result.stdout


def test_help_of_the_program_opens_with_examples_and_groups_the_commands(run):
    shown = run("--help").stdout
    assert run("help").stdout == run("-h").stdout == shown
    assert shown.index(EXAMPLES[0]) < shown.index("Options:") < shown.index("Look up:") < shown.index("About:")
    assert all(f"  {entry.name} " in shown and entry.summary in shown for entry in COMMANDS)


def test_whoever_wants_the_value_and_not_the_exit_gets_it():
    assert get_command(cli.app).main(["list", "--kb", str(SMALL), "-f", "id"], standalone_mode=False) == ExitCode.DONE


def test_help_lists_every_command_in_reading_order_without_importing_any():
    probe = (
        "import sys; from shaoxing_cli.cli import run; run(['--help']);"
        "print([name for name in sys.modules if '.commands.' in name])"
    )
    result = probed(probe)
    lines = [line.split()[0] for line in result.stdout.splitlines() if re.match(r"  [a-z]+  +[A-Z]", line)]
    assert lines == [entry.name for entry in COMMANDS]
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("entry", WRITTEN, ids=lambda entry: entry.name)
def test_help_of_a_command_opens_with_its_examples(run, entry, flag):
    shown = run(entry.name, flag)
    assert shown.exit_code == 0
    usage, _, body = shown.stdout.partition("\n\n")
    assert usage.startswith("Usage: shaoxing " + entry.name)
    summary, examples, *_ = body.split("\n\n")
    assert summary.strip() == entry.summary
    listed = [line.strip() for line in examples.splitlines()]
    assert listed[0] == "Examples:"
    assert listed[1:] == list(module_of(entry).EXAMPLES)
    assert all(example.startswith("shaoxing ") for example in listed[1:])
    assert run("help", entry.name).stdout == shown.stdout


@pytest.mark.parametrize("entry", WRITTEN, ids=lambda entry: entry.name)
def test_the_first_line_of_a_command_is_told_the_same_everywhere(entry):
    assert (module_of(entry).run.__doc__ or "").splitlines()[0] == entry.summary


def test_every_module_of_a_command_is_in_the_table():
    names = {path.stem for path in Path(commands.__file__).parent.glob("*.py")} - {"__init__"}
    assert names <= {entry.name for entry in COMMANDS}


def examples():
    yield from EXAMPLES
    for entry in WRITTEN:
        yield from module_of(entry).EXAMPLES


@pytest.fixture(scope="module")
def shell_folder(tmp_path_factory):
    """A folder with the program under its name, for a shell to find."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "shaoxing"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m shaoxing_cli "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


@pytest.fixture
def desk(tmp_path):
    """A folder with the files that examples name."""
    shutil.copytree(SMALL.parent / "examples", tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.parametrize("example", list(dict.fromkeys(examples())))
def test_examples_run_as_printed(example, shell_folder, desk):
    env = process_environment(SHAOXING_KB=None, PATH=f"{shell_folder}:{os.environ['PATH']}")

    def shell(command):
        return subprocess.run(["sh", "-c", command], capture_output=True, env=env, cwd=desk, check=False)

    if "gb18030" in example:
        report = desk / "report.txt"
        report.write_text(report.read_text(encoding="utf-8"), encoding="gb18030")
    if "--kb report.json" in example:
        shell("shaoxing extract report.txt -o report.json")
    result = shell(example)
    # A command that judges may well answer no; it may not fail.
    assert result.returncode in (0, 1, 3), result.stderr.decode()
    assert b"shaoxing: " not in result.stderr


# Wrong calls


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lst"], "No such command 'lst'. Did you mean 'list'?; see shaoxing --help"),
        (["help", "gt"], "No such command 'gt'. Did you mean 'get'?; see shaoxing --help"),
        (["list", "--frmat", "csv"], "No such option: --frmat (Possible options: --format"),
        (["get"], "Missing argument 'ID...'; see shaoxing get --help"),
        (["get", "-5%"], "a value that starts with '-' goes after '--': shaoxing get -- '-5…'"),
        (["list", "-n", "0"], "Invalid value for '--limit' / '-n': 0 is not in the range x>=1"),
        (["list", "-f", "jsn"], "unknown format: jsn (did you mean json, jsonl?); known: table, json, jsonl"),
        (["list", "--fields", "id,vlaue"], "unknown field: vlaue (did you mean value?); known: id, kind, section"),
        (["list", "--fields", ""], "unknown field: ; known: id"),
        (["list", "--section", "5.9"], "unknown section: 5.9 (did you mean 5.3, 5.2?); known: 0, 1, 1.4"),
        (["list", "--kind", "figur"], "unknown kind: figur (did you mean figure?); known: figure, rank"),
        (["list", "--unit", "头"], "unknown unit: 头; known: "),
        (["list", "--scope", "全世界"], "unknown scope: 全世界; known: "),
        (["list", "--min", "many"], "--min wants one number, such as 100 or 15.46亿, not many"),
        (["list", "--sort", "valu"], "unknown sort key: valu (did you mean value"),
        (["list", "--lang", "fr"], "unknown language: fr; known: zh, en, auto"),
        (["show", "9"], "unknown section: 9; known: 0, 1"),
        (
            ["sections", "-f", "value"],
            "unknown format: value (did you mean table?); known: table, json, jsonl, csv, tsv, md, id",
        ),
    ],
)
def test_a_wrong_call_is_answered_in_one_line(run, arguments, said):
    result = run(*arguments)
    assert result.exit_code == ExitCode.USAGE
    assert result.stdout == ""
    assert result.stderr.startswith("shaoxing: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_environment_stands_between_flag_and_default(run):
    assert run("list", "-f", "table", "-n", "1", SHAOXING_LANG="zh").stdout.startswith("数值")
    assert run("list", "-f", "table", "-n", "1", "--lang", "en", SHAOXING_LANG="zh").stdout.startswith("value")
    assert run("list", "-f", "table", "-n", "1", LC_ALL="zh_CN.UTF-8").stdout.startswith("数值")
    assert run("list", SHAOXING_LANG="xx").exit_code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "No such file or directory"),
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"[]", "is not a TinyDB database"),
        (b'{"facts": []}', "is not a TinyDB database"),
        (b"{}", "is not a knowledge base of this program"),
        (b'{"report": {"1": {"schema_version": 99}}, "facts": {}, "sections": {}}', "has the schema version 99"),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        (b"[" * 200_000, "is nested too deeply"),
    ],
)
def test_a_knowledge_base_that_cannot_be_read_is_named_with_its_fault(run, tmp_path, content, fault):
    path = tmp_path / "kb.json"
    if content is not None:
        path.write_bytes(content)
    for command in (["list", "--kb", str(path)], ["info", "--kb", str(path)]):
        result = run(*command)
        assert result.exit_code == ExitCode.BAD_KNOWLEDGE_BASE
        assert result.stderr.startswith(f"shaoxing: knowledge base {path}: ")
        assert fault in result.stderr
        assert result.stderr.count("\n") == 1


# Versions


def test_version_tells_program_data_schema_and_source(run, process):
    lines = process("--version").stdout.decode().splitlines()
    assert [line.split()[0] for line in lines] == ["shaoxing", "data", "schema", "source"]
    assert lines[0] == f"shaoxing {__version__}"
    assert lines[1] == f"data {SMALL}"
    assert process("-V").stdout.decode() == run("--version").stdout == "\n".join(lines) + "\n"


def test_version_needs_no_typer():
    probe = (
        "import sys; sys.argv[1:] = ['--version']; from shaoxing_cli.__main__ import main; main(); print(*sys.modules)"
    )
    result = probed(probe)
    loaded = set(result.stdout.splitlines()[-1].split())
    assert "shaoxing_cli.version" in loaded
    assert not loaded & {"typer", "json", "pathlib", "typing", "tinydb"}


def test_version_names_a_broken_knowledge_base(run, process, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text("{}")
    for path, fault in ((broken, "is not a knowledge base"), (tmp_path / "none.json", "No such file or directory")):
        result = process("--version", SHAOXING_KB=str(path))
        assert result.returncode == ExitCode.BAD_KNOWLEDGE_BASE
        assert result.stderr.decode() == f"shaoxing: knowledge base {path}: {fault}\n"
        assert run("--version", SHAOXING_KB=str(path)).stderr == result.stderr.decode()


# Streams


def test_a_closed_pipe_ends_the_program_quietly(tmp_path):
    # More than a pipe holds, so that the program is still writing when its reader leaves.
    command = [sys.executable, "-m", "shaoxing_cli", "list", "-f", "json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=process_environment(SHAOXING_KB=None)
    ) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.read(1)
        child.stdout.close()
        said = child.stderr.read()
        assert child.wait() == 0
    assert said == b""


@pytest.mark.parametrize("arguments", [["list"], ["--help"], ["--version"], ["get", "head.title", "-f", "table"]])
def test_a_full_disk_is_told_in_one_line(arguments):
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "shaoxing_cli", *arguments]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=process_environment(), check=False)
    assert result.returncode == ExitCode.USAGE
    assert result.stderr == b"shaoxing: cannot write standard output: No space left on device\n"


@pytest.mark.parametrize("arguments", ["list", "--version"])
def test_a_closed_standard_output_is_told_in_one_line(arguments):
    command = f'"{sys.executable}" -m shaoxing_cli {arguments} >&-'
    result = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, env=process_environment(), check=False)
    assert result.returncode == ExitCode.USAGE
    assert result.stderr == b"shaoxing: cannot write standard output: it is closed\n"


def test_closed_standard_input_and_error_do_no_harm():
    command = f'"{sys.executable}" -m shaoxing_cli get - nonsense 0<&- 2>&-'
    assert subprocess.run(["sh", "-c", command], env=process_environment(), check=False).returncode == ExitCode.USAGE


@pytest.mark.parametrize("delay", [0.3, 0.6])
def test_interruption_leaves_no_traceback(delay, request):
    # Where the tests themselves run in the background, interruptions are ignored, and children would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    command = [sys.executable, "-m", "shaoxing_cli", "get", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=process_environment()
    ) as child:
        assert child.stderr
        time.sleep(delay)
        child.send_signal(signal.SIGINT)
        said = child.stderr.read()
        assert child.wait() in (ExitCode.INTERRUPTED, -signal.SIGINT)
    assert b"shaoxing_cli" not in said


@pytest.mark.parametrize("coding", ["ascii", "gbk", "utf-8"])
def test_machines_get_utf_8_and_people_get_what_their_locale_can_show(process, coding):
    exact = process("get", "reconsideration.received", "-f", "json", PYTHONIOENCODING=coding)
    assert "市级" in exact.stdout.decode("utf-8")
    shown = process("get", "reconsideration.received", "-f", "table", "--lang", "zh", PYTHONIOENCODING=coding)
    assert shown.returncode == 0
    text = shown.stdout.decode(coding)
    assert "reconsideration.received" in text
    assert ("\\u5e02" if coding == "ascii" else "市级") in text
    assert process("--help", PYTHONIOENCODING=coding).returncode == 0


def test_a_look_up_into_a_pipe_imports_nothing_heavy():
    probe = (
        "import sys; from shaoxing_cli.cli import run; run(['get', 'reconsideration.received']);"
        "run(['list']); print(*sys.modules, file=sys.stderr)"
    )
    result = probed(probe)
    loaded = set(result.stderr.split())
    heavy = {"rich", "pydantic", "importlib.metadata", "csv", "html", "sqlite3", "shaoxing_cli.wording", "email"}
    assert "shaoxing_cli.store" in loaded
    assert not loaded & heavy


# Errors to exit codes


def failing(error):
    def action():
        raise error

    return action


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnknownFactError("a.b"), ExitCode.NO),
        (ClosedPipeError(), ExitCode.DONE),
        (typer.Exit(3), ExitCode.NOT_COVERED),
        (typer.Abort(), ExitCode.INTERRUPTED),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (typer.BadParameter("no"), ExitCode.USAGE),
        (OSError(28, "No space left on device"), ExitCode.USAGE),
    ],
)
def test_each_error_has_its_exit_code(error, code, monkeypatch):
    monkeypatch.setattr(cli, "silence", lambda: None)
    assert exit_code_of(failing(error)) == code


def test_a_fault_is_not_swallowed_by_the_frame():
    with pytest.raises(ZeroDivisionError):
        exit_code_of(failing(ZeroDivisionError()))
    with pytest.raises(FileNotFoundError):
        exit_code_of(failing(FileNotFoundError(2, "gone", "somewhere")))


def test_what_a_command_returns_is_the_exit_code():
    assert exit_code_of(lambda: ExitCode.NOT_COVERED) == 3
    assert exit_code_of(lambda: None) == 0


def test_a_command_line_gives_its_exit_code(capsys):
    assert cli.run(["list", "--kb", str(SMALL), "-f", "id"]) == ExitCode.DONE
    assert cli.run(["get", "--kb", str(SMALL), "nothing"]) == ExitCode.NO
    assert "unknown id: nothing" in capsys.readouterr().err


def test_a_complaint_without_a_context_points_to_the_top():
    assert usage_message(typer.BadParameter("no good.")) == "Invalid value: no good; see shaoxing --help"


@pytest.mark.parametrize(
    ("debug", "said"), [(None, "shaoxing: unexpected fault: ZeroDivisionError: by zero"), ("1", "Traceback")]
)
def test_an_unexpected_fault_is_short_and_tells_how_to_see_more(monkeypatch, capsys, debug, said):
    monkeypatch.setattr(cli, "run", failing_with_arguments(ZeroDivisionError("by\nzero")))
    monkeypatch.setattr(sys, "argv", ["shaoxing", "list"])
    if debug:
        monkeypatch.setenv("SHAOXING_DEBUG", debug)
    else:
        monkeypatch.delenv("SHAOXING_DEBUG", raising=False)
    assert kept_gc(__main__.main) == ExitCode.FAULT
    err = capsys.readouterr().err
    assert err.startswith(said)
    assert ("SHAOXING_DEBUG=1" in err) == (debug is None)


@pytest.mark.parametrize("wrapped", [False, True])
def test_interruption_while_starting_is_caught(monkeypatch, wrapped):
    error = RuntimeError("Error calling __set_name__") if wrapped else KeyboardInterrupt()
    error.__cause__ = KeyboardInterrupt() if wrapped else None
    monkeypatch.setattr(cli, "run", failing_with_arguments(error))
    monkeypatch.setattr(sys, "argv", ["shaoxing", "list"])
    assert kept_gc(__main__.main) == ExitCode.INTERRUPTED


def test_main_gives_the_exit_code_of_the_command(monkeypatch, capsys):
    monkeypatch.setenv("SHAOXING_KB", str(SMALL))
    monkeypatch.setattr(sys, "argv", ["shaoxing", "get", "nothing.here"])
    assert kept_gc(__main__.main) == ExitCode.NO
    monkeypatch.setattr(sys, "argv", ["shaoxing", "help", "get"])
    assert kept_gc(__main__.main) == ExitCode.DONE
    assert "Usage: shaoxing get" in capsys.readouterr().out
    # Under pytest standard output has no file behind it: the command line answers, with the same text.
    monkeypatch.setattr(sys, "argv", ["shaoxing", "--version"])
    assert kept_gc(__main__.main) == ExitCode.DONE
    assert capsys.readouterr().out.startswith(f"shaoxing {__version__}\n")
    monkeypatch.setattr(sys, "argv", ["shaoxing"])
    assert kept_gc(__main__.main) == ExitCode.DONE
    assert capsys.readouterr().out == cli.INTRODUCTION


def failing_with_arguments(error):
    def action(_arguments):
        raise error

    return action


def kept_gc(action):
    """Run the program's way in, which turns the collector off for its own short life, and turn it on again."""
    import gc

    try:
        return action()
    finally:
        gc.unfreeze()
        gc.enable()


# Options of Python, and statements, with which something waits for Python's own end; nothing does without them.
WAITING = [
    ((), ""),
    ((), "atexit.register(int)"),
    ((), "sys.setprofile(lambda *_: None)"),
    ((), "sys.settrace(lambda *_: None)"),
    (("-W", "default"), ""),
    (("-X", "dev"), ""),
]


@pytest.mark.parametrize(("options", "before"), WAITING)
def test_the_process_ends_at_once_unless_something_waits_for_python_to_end(options, before):
    script = (
        "import atexit, os, sys; from shaoxing_cli.__main__ import program\n"
        "end = os._exit\ndef at_once(code): os.write(1, b'at once'); end(code)\nos._exit = at_once\n"
        f"sys.argv = ['shaoxing', 'get', 'no.such.fact']; {before}\nprogram()"
    )
    command = [sys.executable, *options, "-c", script]
    ended = subprocess.run(command, capture_output=True, env=process_environment(), text=True, check=False)
    assert ended.returncode == ExitCode.NO
    assert ended.stdout == ("" if options or before else "at once")
    assert ended.stderr.startswith("shaoxing: ")


def test_what_cannot_be_written_is_left_to_python(monkeypatch):
    class Full(io.StringIO):
        def flush(self):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "argv", ["shaoxing", "--version"])
    monkeypatch.setattr(__main__, "_is_awaited", lambda: False)
    monkeypatch.setattr(__main__, "main", lambda: 0)
    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(SystemExit) as ended:
        __main__.program()
    assert ended.value.code == 0
    codes: list[int] = []
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(os, "_exit", codes.append)
    __main__.program()
    assert codes == [0]
