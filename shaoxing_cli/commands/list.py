"""`shaoxing list`: facts in document order, filtered."""

from shaoxing_cli.commands import answer
from shaoxing_cli.errors import ExitCode
from shaoxing_cli.options import Filters, Output, Setting, Sort
from shaoxing_cli.render import FORMATS
from shaoxing_cli.selection import in_order, select
from shaoxing_cli.streams import hint
from shaoxing_cli.views import facts_sheet, fields_of_facts

EXAMPLES = (
    "shaoxing list --section 5.2",
    "shaoxing list --unit % --min 99 -f csv",
    "shaoxing list --kind figure --sort -value -n 5 --fields value,unit,label_en",
)


def run(output: Output, filters: Filters, setting: Setting, sort: Sort = None) -> ExitCode:
    """List facts in document order, filtered.

    Filters of different kinds must all hold; of one filter given twice, either.
    """
    form = output.format_of(FORMATS)
    fields = output.fields_of(form, fields_of_facts())
    lang = setting.language
    kb = setting.open()
    facts = in_order(select(kb, filters.selection), sort)[: output.most]
    answer(facts_sheet(kb, facts, lang, fields), form, setting)
    if facts:
        return ExitCode.DONE
    hint("no fact passes these filters; 'shaoxing sections' shows what there is")
    return ExitCode.NO
