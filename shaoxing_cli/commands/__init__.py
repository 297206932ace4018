"""One file per command, named as the command: its options, then the core, then a view, then a format."""

from shaoxing_cli.options import Setting
from shaoxing_cli.render import Sheet, is_exact, render
from shaoxing_cli.streams import emit


def answer(sheet: Sheet, form: str, setting: Setting) -> None:
    """Write a sheet to standard output in a format."""
    emit(render(sheet, form, setting.page), exact=is_exact(form))
