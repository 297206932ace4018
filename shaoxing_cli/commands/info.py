"""`shaoxing info`: what is in the knowledge base, and versions."""

from shaoxing_cli.commands import answer
from shaoxing_cli.errors import ExitCode
from shaoxing_cli.inventory import inventory
from shaoxing_cli.options import Output, Setting
from shaoxing_cli.views import inventory_sheet

EXAMPLES = (
    "shaoxing info",
    "shaoxing info -f json",
    "shaoxing info --lang en -f md",
)

FORMATS = ("table", "json", "jsonl", "tsv", "md")


def run(output: Output, setting: Setting) -> ExitCode:
    """Show what is in the knowledge base, and versions.

    In a pipe: one name and value a line.
    """
    form = output.format_of(FORMATS)
    lang = setting.language
    answer(inventory_sheet(inventory(setting.open()), lang, whole=form.startswith("json")), form, setting)
    return ExitCode.DONE
