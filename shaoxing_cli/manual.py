"""The manual page, made from the command tree: `python -m shaoxing_cli.manual > data/shaoxing.1`.

A test holds the stored page against the tree, so that it is never stale.
"""

import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from shaoxing_cli import __version__
from shaoxing_cli.cli import COMMANDS, Entry, load
from shaoxing_cli.errors import ExitCode

# What a script may rely on; the words are those of the exit codes' meaning.
EXIT_STATUS: Final = {
    ExitCode.DONE: "Done. check: every claim is supported; with --file, nothing is contradicted.",
    ExitCode.NO: "The answer is no: nothing found, an unknown id, a claim contradicted, a fault found by verify.",
    ExitCode.USAGE: "Wrong usage, unreadable input, a target that exists or cannot be written.",
    ExitCode.NOT_COVERED: "check: nothing is contradicted, but something is not covered.",
    ExitCode.BAD_KNOWLEDGE_BASE: "The knowledge base is missing, broken or of an unknown schema version.",
    ExitCode.FAULT: "A fault of the program.",
    ExitCode.INTERRUPTED: "Interrupted from the keyboard.",
}
ENVIRONMENT: Final = {
    "SHAOXING_KB": "The knowledge base, as --kb.",
    "SHAOXING_LANG": "The language of labels, headings and verdicts, as --lang: zh, en or auto.",
    "SHAOXING_DEBUG": "If set, a fault of the program shows where it happened.",
    "NO_COLOR": "If set, no color.",
    "FORCE_COLOR": "If set, color even where standard output is no terminal.",
}


def manual_page() -> str:
    """The page in the man macros of roff, in UTF-8."""
    return "".join(f"{line}\n" for line in _page())


def _page() -> Iterator[str]:
    yield f'.TH SHAOXING 1 "" "shaoxing {roff(__version__)}" "User Commands"'
    yield ".SH NAME"
    yield r"shaoxing \- look up, pipe and check the figures of Shaoxing's 2019 report on law\-based government"
    yield ".SH SYNOPSIS"
    yield r".B shaoxing"
    yield r".I COMMAND"
    yield r"[\fIOPTION\fR ...] [\fIARGUMENT\fR ...]"
    yield ".SH DESCRIPTION"
    yield "The program holds what the report states as facts, each with the clause that states it and its place."
    yield "It looks facts up, hands them to other programs, and judges claims against them."
    yield "It touches neither the network nor any file that it is not told to write."
    yield ".SH COMMANDS"
    for entry in COMMANDS:
        yield from _command(entry)
    yield ".SH EXIT STATUS"
    for code, meaning in EXIT_STATUS.items():
        yield from _item(str(int(code)), meaning)
    yield ".SH ENVIRONMENT"
    for name, meaning in ENVIRONMENT.items():
        yield from _item(name, meaning)


def _command(entry: Entry) -> Iterator[str]:
    module, command = import_module(f"shaoxing_cli.commands.{entry.name}"), load(entry.name)
    summary, _, rest = (inspect.getdoc(module.run) or "").partition("\n")
    yield f'.SS "{roff(_synopsis(entry.name, command))}"'
    yield roff(summary)
    yield from _paragraphs(rest)
    for param in command.params:
        if not getattr(param, "hidden", False) and param.help:
            yield from _item(_name(param), param.help)
    yield ".PP"
    yield "Examples:"
    yield from _verbatim(module.EXAMPLES)


def _synopsis(name: str, command: Any) -> str:
    arguments = [
        param.metavar or param.name.upper()
        for param in command.params
        if param.param_type_name == "argument" and not getattr(param, "hidden", False)
    ]
    return " ".join(["shaoxing", name, *arguments])


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper())
    names = ", ".join((*param.opts, *param.secondary_opts))
    return names if param.is_flag or not param.metavar else f"{names} {param.metavar}"


def _paragraphs(text: str) -> Iterator[str]:
    r"""The paragraphs of a docstring; one that begins with \b keeps its lines."""
    for paragraph in text.strip().split("\n\n"):
        lines = paragraph.strip("\n").splitlines()
        if lines and lines[0].strip() in ("\b", r"\b"):
            yield from _verbatim(lines[1:])
        elif lines:
            yield ".PP"
            yield roff(" ".join(lines))


def _verbatim(lines: Any) -> Iterator[str]:
    yield ".PP"
    yield ".nf"
    for line in lines:
        yield roff(f"    {line.strip()}")
    yield ".fi"


def _item(name: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield rf"\fB{roff(name)}\fR"
    yield roff(text)


def roff(text: str) -> str:
    r"""Text on one line as roff prints it: plain hyphens that can be copied, nothing taken for a request.

    >>> print(roff("list --unit % \\ 'x'"), roff(".x"))
    list \-\-unit % \e 'x' \&.x
    """
    line = " ".join(text.split("\n")).replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    return rf"\&{line}" if line[:1] in (".", "'") else line


if __name__ == "__main__":
    sys.stdout.buffer.write(manual_page().encode("utf-8"))
