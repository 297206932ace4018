"""`shaoxing search`: the facts that best answer some words."""

from typing import Annotated

import typer

from shaoxing_cli.commands import answer
from shaoxing_cli.errors import ExitCode, UsageError
from shaoxing_cli.options import Filters, Output, Setting, known
from shaoxing_cli.ranking import Hit, Ranking
from shaoxing_cli.render import FORMATS
from shaoxing_cli.render.json_text import json_text
from shaoxing_cli.selection import Selection, check_selection
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.streams import emit, hint, lines_of_standard_input
from shaoxing_cli.text import visible
from shaoxing_cli.views import HIT_FIELDS, fields_of_facts, hit_row, hits_sheet

EXAMPLES = (
    "shaoxing search 行政复议",
    "shaoxing search 民告官 负责人出庭 -n 3",
    "shaoxing search freedom of information requests --kind figure -f json",
)

_USUAL_LIMIT = 10


def run(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="What you look for; - reads one query a line.")
    ],
    output: Output,
    filters: Filters,
    setting: Setting,
) -> ExitCode:
    """Find the facts that best answer some words.

    Words may be Chinese (simplified or traditional), pinyin or its initials, English, or a bare figure; best first.
    With - each line of standard input is a query, and each line of the answer a JSON array.
    """
    form = "jsonl" if words == ["-"] and output.format is None else output.format_of(FORMATS)
    fields = output.fields_of(form, (*fields_of_facts(), *HIT_FIELDS))
    lang = setting.language
    kb = setting.open()
    search = _Search(kb, filters.selection, output.most or _USUAL_LIMIT)
    if words == ["-"]:
        known("format with -", form, ("jsonl",))
        return _answer_lines(search, fields)
    query = " ".join(words)
    hits = search.hits(query)
    answer(hits_sheet(kb, hits, lang, fields), form, setting)
    if hits:
        return ExitCode.DONE
    hint(_nothing_found(query, search.ranking.nearest_terms(query)))
    return ExitCode.NO


class _Search:
    """A ranking with the filters and the limit that every query of a call shares."""

    def __init__(self, kb: KnowledgeBase, selection: Selection, limit: int) -> None:
        check_selection(kb, selection)
        self.kb = kb
        self.ranking = Ranking(kb)
        self._keep = None if selection.is_open else selection.wants
        self._limit = limit

    def hits(self, query: str) -> list[Hit]:
        if not visible(query).strip():
            raise UsageError("the query is empty; give a word, such as: shaoxing search 行政复议")
        return self.ranking.search(query, limit=self._limit, keep=self._keep)


def _answer_lines(search: _Search, fields: tuple[str, ...] | None) -> ExitCode:
    code = ExitCode.NO
    for query in lines_of_standard_input("queries"):
        hits = search.hits(query)
        emit([json_text([hit_row(search.kb, hit, fields) for hit in hits]) + "\n"], exact=True)
        code = ExitCode.DONE if hits else code
    return code


def _nothing_found(query: str, terms: list[str]) -> str:
    near = f"; nearest terms: {', '.join(terms)}" if terms else ""
    shown = query if len(query) <= 60 else query[:59] + "…"
    return f"nothing found for: {shown}{near}"
