"""`shaoxing help`: the help of a command, by another road."""

from typing import Annotated

import typer

from shaoxing_cli.streams import emit

EXAMPLES = (
    "shaoxing help",
    "shaoxing help get",
)


def run(
    ctx: typer.Context,
    command: Annotated[str | None, typer.Argument(metavar="COMMAND", help="The command to explain.")] = None,
) -> None:
    """Explain a command.

    The same as: shaoxing COMMAND --help
    """
    top = ctx.find_root()
    if command is None:
        emit([top.get_help() + "\n"])
        return
    name, explained, _ = top.command.resolve_command(top, [command])  # type: ignore[attr-defined]
    with explained.make_context(name, [], parent=top, resilient_parsing=True) as context:
        emit([context.get_help() + "\n"])
