"""`shaoxing sections`: the report's outline."""

from shaoxing_cli.commands import answer
from shaoxing_cli.errors import ExitCode
from shaoxing_cli.options import Output, Setting
from shaoxing_cli.views import SECTION_FIELDS, sections_sheet

EXAMPLES = (
    "shaoxing sections",
    "shaoxing sections -f json --fields id,title_en,facts",
)

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md", "id")


def run(output: Output, setting: Setting) -> ExitCode:
    """Show the report's outline, with counts.

    A chapter's counts take in its parts. In a pipe: id, facts, figures, title in Chinese, title in English.
    """
    form = output.format_of(FORMATS)
    fields = output.fields_of(form, SECTION_FIELDS)
    lang = setting.language
    answer(sections_sheet(setting.open(), lang, fields, output.most), form, setting)
    return ExitCode.DONE
