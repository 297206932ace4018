"""`shaoxing check`: a verdict on each claim, with evidence."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated, Final

import typer

from shaoxing_cli.claim_text import checked
from shaoxing_cli.errors import ExitCode, UsageError
from shaoxing_cli.factcheck import Checker
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, VERDICTS
from shaoxing_cli.options import Output, Setting
from shaoxing_cli.progress import Progress, progress_of, size_of_standard_input
from shaoxing_cli.render import FORMATS, Page, is_exact, render
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.streams import STANDARD_INPUT, ClosedPipeError, emit, hint
from shaoxing_cli.verdict_views import (
    EXTRA_FIELDS,
    Judgement,
    View,
    ids_sheet,
    lint_line,
    say,
    verdict_fields,
    verdict_notice,
    verdicts_sheet,
)

EXAMPLES = (
    "shaoxing check 2019年市级收到行政复议申请176件",
    'shaoxing check "In 2019 the city received 186 applications for reconsideration" -f json',
    "shaoxing check - -f jsonl < claims.txt",
    "shaoxing check --file article.md",
)

_OFFERED: Final = (*FORMATS, "claimreview")
_MARKDOWN: Final = frozenset((".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"))
_NO_CLAIM: Final = "give a claim, - for one a line of standard input, or --file PATH; see shaoxing check --help"


def run(
    output: Output,
    setting: Setting,
    claims: Annotated[
        list[str] | None, typer.Argument(metavar="CLAIM...", help="Claims; - reads one a line of standard input.")
    ] = None,
    file: Annotated[
        list[str] | None,
        typer.Option("--file", metavar="PATH", help="Judge the sentences of a text or Markdown file (- for stdin)."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="With --file: also the sentences that the report does not decide.")
    ] = False,
) -> ExitCode:
    """Judge claims against the report, with evidence.

    A claim is a sentence or two, of at most 2,000 characters; one that starts with '-' goes after '--'.
    A further format, claimreview, is schema.org JSON-LD; value gives the verdict alone, id the facts of the evidence.

    With --file, sentences about other years and places are left alone, those too that follow one in its paragraph or
    stand under such a heading. A file that ends in .md is read as Markdown, any other as plain text.

    Exit code: 0 all supported, 1 something contradicted, 3 nothing contradicted but something not covered. With
    --file: 0 nothing contradicted, 1 otherwise.
    """
    form = output.format_of(_OFFERED)
    fields = _fields(output, form, placed=bool(file))
    if bool(claims) == bool(file) or (everything and not file):
        raise UsageError(_misuse(claims, file))
    given = _given(claims or (), file or ())
    lang, kb = setting.language, setting.open()
    desk = _Desk(kb, progress_of("sentences" if file else "claims", _size(file), os.environ))
    found = desk.sentences(file, everything=everything) if file else desk.claims(given)
    try:
        finished = _answer(View(kb, lang, bool(file)), islice(found, output.most), form, fields, setting.page)
    finally:
        desk.progress.clear()
    for path in file if file and finished else ():
        hint(_summary(path, desk.tallies[path], lang, everything=everything))
    return exit_code(sum(desk.tallies.values(), Counter()), article=bool(file))


def _given(claims: Iterable[str], files: Iterable[str]) -> list[str]:
    """The claims, once they and the files are seen to be of a kind that can be judged."""
    # Reading files and standard input is loaded where there is some to read.
    for path in files:
        from shaoxing_cli.text_files import check_readable

        check_readable(path)
    return [checked(claim) for claim in claims]


def exit_code(tally: Counter[str], *, article: bool) -> ExitCode:
    """What verdicts mean to a script.

    >>> exit_code(Counter(supported=2), article=False), exit_code(Counter(not_covered=1), article=True)
    (<ExitCode.DONE: 0>, <ExitCode.DONE: 0>)
    """
    if tally[CONTRADICTED]:
        return ExitCode.NO
    return ExitCode.NOT_COVERED if tally[NOT_COVERED] and not article else ExitCode.DONE


class _Desk:
    """Judges what is brought to it, one by one, and counts the verdicts of each source."""

    def __init__(self, kb: KnowledgeBase, progress: Progress) -> None:
        self.progress = progress
        self.tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._report = kb.report
        self._checker = Checker(kb)

    def claims(self, given: Iterable[str]) -> Iterator[Judgement]:
        """The judgements on claims; `-` stands for those of standard input."""
        for word in given:
            for claim in self._lines() if word == STANDARD_INPUT else (word,):
                verdict = self._checker.check(claim)
                self._count("", verdict.verdict)
                yield Judgement(claim, verdict)

    def sentences(self, paths: Iterable[str], *, everything: bool) -> Iterator[Judgement]:
        """The judgements on the sentences of articles that the report decides, or on all of them."""
        from shaoxing_cli.articles import sentences
        from shaoxing_cli.proofreading import judge_article
        from shaoxing_cli.text_files import read_file

        for path in paths:
            markdown = Path(path).suffix.lower() in _MARKDOWN
            article = sentences(read_file(path, self.progress.read), markdown=markdown)
            for sentence, verdict in judge_article(self._checker, self._report, article):
                self._count(path, verdict.verdict)
                if everything or verdict.verdict != NOT_COVERED:
                    yield Judgement(sentence.text, verdict, path, sentence.line, sentence.column)

    def _lines(self) -> Iterator[str]:
        from shaoxing_cli.text_files import read_standard_input

        for piece in read_standard_input("claims, one a line,", self.progress.read):
            if piece.text.strip():
                yield checked(piece.text, f"line {piece.line} of standard input: ")

    def _count(self, source: str, verdict: str) -> None:
        self.tallies[source][verdict] += 1
        self.progress.step()


def _answer(view: View, judgements: Iterable[Judgement], form: str, fields: tuple[str, ...] | None, page: Page) -> bool:
    """Write each judgement as soon as it is there; whether all could be written.

    Whoever closes the pipe has read enough. That is no fault, nor a 0, which would call a claim supported that was
    judged otherwise: the verdicts so far give the exit code.
    """
    try:
        for part in _parts(view, judgements, form, fields, page):
            emit([part], exact=form == "claimreview" or is_exact(form))
    except ClosedPipeError:
        return False
    return True


def _parts(
    view: View, judgements: Iterable[Judgement], form: str, fields: tuple[str, ...] | None, page: Page
) -> Iterator[str]:
    if form == "claimreview":
        from shaoxing_cli.claimreview import claim_reviews

        return render(claim_reviews(view, judgements), "json", page)
    if form == "id":
        return render(ids_sheet(view, judgements), form, page)
    if form != "table" or fields is not None:
        return render(verdicts_sheet(view, judgements, fields, form), form, page)
    if view.placed:
        return (lint_line(judgement, view.lang, color=page.color) for judgement in judgements)
    from shaoxing_cli.render.notices import render_notices

    return render_notices((verdict_notice(view, judgement) for judgement in judgements), page)


def _fields(output: Output, form: str, *, placed: bool) -> tuple[str, ...] | None:
    if form == "claimreview" and output.fields:
        raise UsageError("claimreview has the fields of schema.org; --fields goes with the other formats")
    if form == "value" and output.fields is None:
        return ("verdict",)
    return None if form == "id" else output.fields_of(form, (*verdict_fields(placed=placed), *EXTRA_FIELDS))


def _misuse(claims: list[str] | None, file: list[str] | None) -> str:
    if claims and file:
        return "give claims or --file, not both"
    return "--all goes with --file" if claims else _NO_CLAIM


def _size(files: list[str] | None) -> int:
    """The bytes that will be read, 0 where nobody knows."""
    if files is None or STANDARD_INPUT in files:
        return size_of_standard_input()
    return sum(Path(path).stat().st_size for path in files)


def _summary(path: str, tally: Counter[str], lang: str, *, everything: bool) -> str:
    left_out = say("words", "left_out", lang) if tally[NOT_COVERED] and not everything else ""
    counts = {verdict: tally[verdict] for verdict in VERDICTS}
    return say("words", "summary", lang).format(path=path, sentences=tally.total(), left_out=left_out, **counts)
