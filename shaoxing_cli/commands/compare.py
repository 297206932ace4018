"""`shaoxing compare`: one question put to several knowledge bases, side by side."""

from pathlib import Path
from typing import Annotated

import typer

from shaoxing_cli.commands import answer
from shaoxing_cli.compare_view import ANSWER_FIELDS, answers_sheet
from shaoxing_cli.errors import ExitCode, UsageError
from shaoxing_cli.options import Output, Setting
from shaoxing_cli.render import FORMATS
from shaoxing_cli.side_by_side import answers
from shaoxing_cli.store import bundled_path, open_knowledge_base
from shaoxing_cli.streams import hint

EXAMPLES = (
    "shaoxing compare 行政复议申请",
    "shaoxing compare 行政复议申请 --kb report.json -f json",
)


def run(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look up in each.")],
    output: Output,
    kb: Annotated[
        list[Path] | None, typer.Option("--kb", metavar="PATH", help="A knowledge base; give it once for each.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="zh|en|auto", envvar="SHAOXING_LANG", help="Language of the answer.")
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="No color, even on a terminal.")] = False,
) -> ExitCode:
    """Put one question to several knowledge bases.

    Side by side, the best matching figure of each --kb (give it once for each); where there is none, it says so rather
    than showing a poor match. Without --kb the bundled one answers.
    """
    setting = Setting(lang=lang, no_color=no_color)
    form = output.format_of(FORMATS)
    fields = output.fields_of(form, ANSWER_FIELDS)
    question = " ".join(words).strip()
    if not question:
        raise UsageError("the question is empty; give a word, such as: shaoxing compare 行政复议")
    found = answers([open_knowledge_base(path) for path in kb or [bundled_path()]], question)
    answer(answers_sheet(found[: output.most], setting.language, fields), form, setting)
    missing = [item.kb.path.name for item in found if item.fact is None]
    if missing:
        hint(f"no such figure in {', '.join(missing)}")
    return ExitCode.NO if len(missing) == len(found) else ExitCode.DONE
