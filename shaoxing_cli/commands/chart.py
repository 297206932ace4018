"""`shaoxing chart`: figures of one unit as bars."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from shaoxing_cli.charts import chart_of, figures_of
from shaoxing_cli.commands.get import all_ids
from shaoxing_cli.errors import ExitCode
from shaoxing_cli.model import Fact
from shaoxing_cli.options import Filters, Setting, Sort
from shaoxing_cli.render.bar_chart import Chart
from shaoxing_cli.selection import Selection, in_order, select
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.streams import emit, hint

EXAMPLES = (
    "shaoxing chart --unit % --section 5",
    "shaoxing chart disclosure.received disclosure.replied",
    "shaoxing chart 行政复议 --unit 件 --sort -value",
)

_USUAL_LIMIT: Final = 20
# A list may end in weak matches; a bar for one would misinform. Below this share of the best score they begin.
_WEAKEST: Final = 0.25
_ID: Final = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")


def run(
    filters: Filters,
    setting: Setting,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS...]", help="Words to search for, or ids; - reads ids from standard input."),
    ] = None,
    sort: Sort = None,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="At most N bars.")] = _USUAL_LIMIT,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="Write a picture instead.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the picture that exists.")] = False,
) -> ExitCode:
    """Draw figures of one unit as bars.

    The figures are those that the ids name, that best answer the words, or that pass the filters. Ranks are marked
    behind their figure. Figures of several units are refused, with the units listed.
    """
    kb = setting.open()
    lang = setting.language
    chosen = _chosen(kb, list(all_ids(words or ())), filters.selection)
    figures = in_order(figures_of(chosen), sort)
    if not figures:
        hint("nothing to draw: no figure among the facts chosen; 'shaoxing list --kind figure' shows them")
        return ExitCode.NO
    chart = chart_of(figures, lang)
    _tell_what_is_left_out(len(chosen) - len(figures), len(figures), limit)
    _draw(Chart(chart.title, chart.bars[:limit]), kb, setting, svg, force=force)
    return ExitCode.DONE


def _chosen(kb: KnowledgeBase, words: Sequence[str], selection: Selection) -> Sequence[Fact]:
    if not words:
        return figures_of(select(kb, selection))
    if any(word in kb or _ID.fullmatch(word) for word in words):
        return [fact for fact in map(kb.fact, words) if selection.wants(fact)]
    from shaoxing_cli.ranking import Ranking

    def keep(fact: Fact) -> bool:
        return bool(figures_of([fact])) and selection.wants(fact)

    hits = Ranking(kb).search(" ".join(words), limit=_USUAL_LIMIT, keep=keep)
    return [hit.fact for hit in hits if hit.score >= hits[0].score * _WEAKEST]


def _tell_what_is_left_out(others: int, figures: int, limit: int) -> None:
    if others:
        hint(f"left out: {others} that {'is no figure' if others == 1 else 'are no figures'}")
    if figures > limit:
        hint(f"drawn: {limit} of {figures}; -n {figures} draws all")


def _draw(chart: Chart, kb: KnowledgeBase, setting: Setting, svg: Path | None, *, force: bool) -> None:
    if svg is None:
        from shaoxing_cli.render import bars

        emit(bars.render(chart, setting.page, blocks=_shows_blocks()))
        return
    from shaoxing_cli.files import write_atomically
    from shaoxing_cli.render import svg as picture

    text = "".join(picture.render(chart, f"{kb.report.get('title')} ({chart.title})"))
    write_atomically(svg, lambda place: place.write_text(text, encoding="utf-8", newline="\n"), force=force)
    hint(f"wrote {svg}")


def _shows_blocks() -> bool:
    try:
        "█▏░".encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
