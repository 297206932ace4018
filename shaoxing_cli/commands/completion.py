"""`shaoxing completion`: a shell's completion script, and the choices that the script asks for."""

import os
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Any

import typer

from shaoxing_cli.completion import SHELLS, Choice, Situation, choices, read_line
from shaoxing_cli.errors import ExitCode, ShaoxingError
from shaoxing_cli.options import known, reader_language
from shaoxing_cli.resources import data_folder
from shaoxing_cli.store import KnowledgeBase, open_knowledge_base
from shaoxing_cli.streams import emit
from shaoxing_cli.text import visible

EXAMPLES = (
    "shaoxing completion bash",
    "shaoxing completion fish",
)


def run(
    ctx: typer.Context,
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
    words: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
) -> ExitCode:
    r"""Print a shell's completion script.

    Nothing is installed: put the line for your shell into its start file.

    \b
      bash        eval "$(shaoxing completion bash)"
      zsh         eval "$(shaoxing completion zsh)"
      fish        shaoxing completion fish | source
      powershell  shaoxing completion powershell | Out-String | Invoke-Expression
    """
    if shell == "words":
        # What a script calls: the words of the line behind the program's name; the answer is choice TAB meaning.
        found = _choices(ctx.find_root(), words or [""])
        emit((f"{visible(choice.value)}\t{choice.help}".rstrip() + "\n" for choice in found), exact=True)
        return ExitCode.DONE
    name = known("shell", shell, SHELLS)
    emit([(data_folder() / "completions" / name).read_text(encoding="utf-8")], exact=True)
    return ExitCode.DONE


def _choices(top: Any, words: Sequence[str]) -> Iterator[Choice]:
    group = top.command
    names = {name: group.get_command(top, name) for name in group.list_commands(top)}
    place = next((place for place, word in enumerate(words) if not word.startswith("-")), len(words) - 1)
    name = words[place]
    if place == len(words) - 1 or (name == "help" and place == len(words) - 2):
        yield from _commands_or_options(group, names, words[-1].strip())
        return
    if name not in names:
        return
    command = group.resolve_command(top, [name])[1]
    line = read_line(command, words[place + 1 :])
    lang = reader_language(os.environ.get("SHAOXING_LANG") or None, os.environ)
    try:
        yield from choices(line, Situation(name, lambda: _knowledge_base(words), lang))
    except ShaoxingError:
        return


def _commands_or_options(group: object, names: dict[str, object], word: str) -> Iterator[Choice]:
    if word.startswith("-"):
        yield from choices(read_line(group, [word]), Situation("", open_knowledge_base, "en"))
        return
    for name, command in names.items():
        if name.startswith(word):
            yield Choice(name, str(getattr(command, "help", "") or ""))


def _knowledge_base(words: Sequence[str]) -> KnowledgeBase:
    """The knowledge base that the line itself names, else the usual one."""
    for before, word in pairwise(words):
        if before == "--kb":
            return open_knowledge_base(word)
    return open_knowledge_base(os.environ.get("SHAOXING_KB") or None)
