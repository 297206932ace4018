"""`shaoxing show`: a section's facts, in the order in which the report states them."""

from collections.abc import Iterator
from typing import Annotated

import typer

from shaoxing_cli.commands import answer
from shaoxing_cli.errors import ExitCode
from shaoxing_cli.model import Fact
from shaoxing_cli.options import Output, Setting
from shaoxing_cli.render import FORMATS, is_exact, render
from shaoxing_cli.selection import Selection, select
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.streams import emit, hint
from shaoxing_cli.text import visible
from shaoxing_cli.views import facts_sheet, fields_of_facts

EXAMPLES = (
    "shaoxing show 5.2",
    "shaoxing show 4 -f md",
    "shaoxing show 8 --lang en --fields id,statement_en -f csv",
)


def run(
    section: Annotated[
        str, typer.Argument(metavar="SECTION", help="A section's id, such as 5.2; see: shaoxing sections")
    ],
    output: Output,
    setting: Setting,
) -> ExitCode:
    """Show a section's facts in order.

    A chapter is shown with its parts.
    """
    form = output.format_of(FORMATS)
    fields = output.fields_of(form, fields_of_facts())
    lang = setting.language
    kb = setting.open()
    facts = select(kb, Selection(sections=(section,)))[: output.most]
    if form in ("table", "md"):
        emit(_parts(kb, facts, setting, form, fields), exact=is_exact(form))
    else:
        answer(facts_sheet(kb, facts, lang, fields), form, setting)
    if facts:
        return ExitCode.DONE
    hint(f"section {section} holds no facts of its own or of its parts")
    return ExitCode.NO


def _parts(
    kb: KnowledgeBase, facts: list[Fact], setting: Setting, form: str, fields: tuple[str, ...] | None
) -> Iterator[str]:
    """Each part under its title."""
    lang = setting.language
    titles = {part.id: part.title(lang) for part in kb.sections}
    mark = "## " if form == "md" else ""
    for place, part in enumerate(dict.fromkeys(fact.section for fact in facts)):
        yield ("\n" if place else "") + visible(f"{mark}{part} {titles.get(part, '')}") + "\n\n"
        stated = [fact for fact in facts if fact.section == part]
        yield from render(facts_sheet(kb, stated, lang, fields), form, setting.page)
