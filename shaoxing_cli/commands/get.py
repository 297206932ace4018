"""`shaoxing get`: facts by their ids, whole."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from shaoxing_cli.commands import answer
from shaoxing_cli.errors import ExitCode, UnknownFactError
from shaoxing_cli.model import Fact
from shaoxing_cli.options import Output, Setting
from shaoxing_cli.render import FORMATS
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.streams import emit, hint, lines_of_standard_input
from shaoxing_cli.views import facts_sheet, fields_of_facts

EXAMPLES = (
    "shaoxing get reconsideration.received",
    "shaoxing get disclosure.received disclosure.replied -f value",
    "shaoxing list --section 4.4 -f id | shaoxing get - --fields id,quote",
)


def run(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Fact ids; - reads them from standard input.")],
    output: Output,
    setting: Setting,
) -> ExitCode:
    """Show facts by their ids, whole.

    Unknown ids are named on standard error, and the exit code is then 1.
    """
    form = output.format_of(FORMATS)
    fields = output.fields_of(form, fields_of_facts())
    lang = setting.language
    kb = setting.open()
    unknown: list[UnknownFactError] = []
    facts = list(_found(kb, all_ids(ids), unknown))[: output.most]
    if form == "table" and fields is None:
        emit(_cards(kb, facts, setting))
    else:
        answer(facts_sheet(kb, facts, lang, fields), form, setting)
    for error in unknown:
        hint(f"shaoxing: {error}")
    if not facts and not unknown:
        hint("no ids given; 'shaoxing list -f id' prints them all")
    return ExitCode.NO if unknown or not facts else ExitCode.DONE


def _cards(kb: KnowledgeBase, facts: Iterable[Fact], setting: Setting) -> Iterator[str]:
    from shaoxing_cli.cards import fact_card
    from shaoxing_cli.render.card import render_cards

    return render_cards((fact_card(kb, fact, setting.language) for fact in facts), setting.page)


def all_ids(given: Iterable[str]) -> Iterator[str]:
    """The ids given, those from standard input where a `-` stands."""
    for word in given:
        if word == "-":
            yield from lines_of_standard_input("ids")
        else:
            yield word


def _found(kb: KnowledgeBase, ids: Iterable[str], unknown: list[UnknownFactError]) -> Iterator[Fact]:
    for fact_id in ids:
        try:
            yield kb.fact(fact_id)
        except UnknownFactError as error:
            unknown.append(error)
