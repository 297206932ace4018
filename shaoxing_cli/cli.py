"""The command line: the table of commands, loading the one that runs, and errors to exit codes.

To add a command, write `shaoxing_cli/commands/NAME.py` with

- a function `run` whose parameters are typer's (`Annotated[..., typer.Option(...)]`) or the option groups of `options`
  (`output: Output`, `setting: Setting`, `filters: Filters`), and which returns an exit code (None is 0);
- its docstring: the first line as in the table below, then what else a user must know;
- `EXAMPLES`: command lines that run as printed; help opens with them and the tests run them;

and a row in `COMMANDS`. Modules are imported only when their command runs: help and 'did you mean' live on the table.
"""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Final, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from shaoxing_cli.errors import ExitCode, KnowledgeBaseError, ShaoxingError, TargetError, UsageError
from shaoxing_cli.streams import ClosedPipeError, emit, hint, silence


class Entry(NamedTuple):
    """A command: its name, the heading under which help lists it, and what it does in one line."""

    name: str
    heading: str
    summary: str


COMMANDS: Final = (
    Entry("search", "Look up", "Find the facts that best answer some words."),
    Entry("get", "Look up", "Show facts by their ids, whole."),
    Entry("list", "Look up", "List facts in document order, filtered."),
    Entry("sections", "Look up", "Show the report's outline, with counts."),
    Entry("show", "Look up", "Show a section's facts in order."),
    Entry("check", "Check", "Judge claims against the report, with evidence."),
    Entry("compare", "Check", "Put one question to several knowledge bases."),
    Entry("chart", "Take away", "Draw figures of one unit as bars."),
    Entry("cite", "Take away", "Print a citation of the report or of its facts."),
    Entry("export", "Take away", "Write the whole knowledge base to a file."),
    Entry("extract", "Other reports", "Make a knowledge base out of another report's text."),
    Entry("verify", "Other reports", "Prove a knowledge base: schema, quotes, sums, coverage."),
    Entry("info", "About", "Show what is in the knowledge base, and versions."),
    Entry("schema", "About", "Print the JSON Schema of an output."),
    Entry("completion", "About", "Print a shell's completion script."),
    Entry("help", "About", "Explain a command."),
)

PROGRAM: Final = "shaoxing"
_HELP_NAMES: Final = {"help_option_names": ["-h", "--help"]}

SUMMARY: Final = "Look up, pipe and check the figures of Shaoxing's 2019 report on building a law-based government."
EXAMPLES: Final = (
    "shaoxing search 行政复议",
    "shaoxing get reconsideration.received",
    "shaoxing list --unit % --min 99",
)
INTRODUCTION: Final = f"""\
Look up, pipe and check the figures of Shaoxing's 2019 report on building a
law-based government (绍兴市2019年度法治政府建设情况报告).

  {EXAMPLES[0]}
  {EXAMPLES[1]}

Read on: shaoxing --help, shaoxing help COMMAND
"""


class ShaoxingGroup(TyperGroup):
    """The top of the command tree: light stubs for every command, the real one loaded when it runs."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for entry in COMMANDS:
            self.add_command(TyperCommand(entry.name, help=entry.summary, context_settings=dict(_HELP_NAMES)))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the arguments name, loaded, with the arguments left over."""
        name, stub, rest = super().resolve_command(ctx, args)
        return name, stub if name is None else load(name), rest

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        """Write the commands under their headings, in reading order."""
        for heading in dict.fromkeys(entry.heading for entry in COMMANDS):
            with formatter.section(heading):
                formatter.write_dl([(entry.name, entry.summary) for entry in COMMANDS if entry.heading == heading])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line and exit, with one line on standard error where it cannot be served."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode, windows_expand_args, **extra)
        arguments = list(sys.argv[1:] if args is None else args)
        sys.exit(exit_code_of(lambda: self._answer(arguments, extra)))

    def _answer(self, arguments: list[str], extra: dict[str, Any]) -> Any:
        try:
            with self.make_context(PROGRAM, arguments, **extra) as context:
                return self.invoke(context)
        except typer.Exit:
            # Help that nobody can be shown is left unsaid by typer.
            if sys.stdout is None:
                raise TargetError("standard output", "it is closed") from None
            raise


app = typer.Typer(
    help=SUMMARY + "\n\n\b\nExamples:\n" + "\n".join(f"  {example}" for example in EXAMPLES),
    cls=ShaoxingGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_HELP_NAMES,
)


@app.callback(invoke_without_command=True)
def top(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", "-V", help="Show the versions of program, data and source."),
) -> None:
    """Answer `--version`, or introduce the program where no command is given."""
    if version:
        _say_version()
    elif ctx.invoked_subcommand is None:
        emit([INTRODUCTION])


def _say_version() -> None:
    from shaoxing_cli.version import bundled, version_text

    try:
        text = version_text(os.environ)
    except (OSError, ValueError) as fault:
        place = os.environ.get("SHAOXING_KB") or bundled()
        raise KnowledgeBaseError(place, getattr(fault, "strerror", None) or "is not a knowledge base") from None
    emit([text])


def run(arguments: list[str]) -> int:
    """Run the command line with these arguments; give its exit code."""
    try:
        app(arguments)
    except SystemExit as left:
        return int(left.code or 0)
    return ExitCode.DONE


def load(name: str) -> Any:
    """The command of this name, its module imported."""
    module = import_module(f"shaoxing_cli.commands.{name}")
    from shaoxing_cli.options import spread

    small = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {**_HELP_NAMES, **getattr(module, "CONTEXT_SETTINGS", {})}
    small.command(name, help=help_text(module.run, module.EXAMPLES), context_settings=settings)(spread(module.run))
    return get_command(small)


def help_text(function: Callable[..., Any], examples: Sequence[str]) -> str:
    """A command's help: what it does, its examples, then the rest of the docstring."""
    import inspect

    summary, _, rest = (inspect.getdoc(function) or "").partition("\n")
    lines = "\n".join(f"  {example}" for example in examples)
    return f"{summary}\n\n\b\nExamples:\n{lines}\n{rest}"


def exit_code_of(action: Callable[[], Any]) -> int:
    """Run an action; what it returns, or the exit code of the error that ended it, said in one line."""
    try:
        return int(action() or ExitCode.DONE)
    except (ClosedPipeError, BrokenPipeError):
        silence()
        return ExitCode.DONE
    except typer.Exit as left:
        return left.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except Exception as error:
        expected = _expected(error)
        if expected is None:
            raise
        hint(f"shaoxing: {expected}")
        return expected.exit_code


def _expected(error: Exception) -> ShaoxingError | None:
    """The error as one of ours, if it is a user's and not a fault."""
    if isinstance(error, ShaoxingError):
        return error
    # Files are opened under errors of our own: what is left without a name is standard output.
    if isinstance(error, OSError) and error.filename is None:
        silence()
        return TargetError("standard output", error.strerror or str(error))
    # The base class of typer's complaints about a wrong call has no public name.
    return UsageError(usage_message(error)) if hasattr(error, "format_message") else None


def usage_message(error: Any) -> str:
    """What typer says of a wrong call, in one line with the way out."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "shaoxing"
    message = " ".join(error.format_message().split()).rstrip(".")
    option = getattr(error, "option_name", "")
    if option[1:2].isdigit() or (option and not option[1:2].isascii()):
        return f"{message}; a value that starts with '-' goes after '--': {path} -- '{option}…'"
    return f"{message}; see {path} --help"
