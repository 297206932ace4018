"""Whether the knowledge base and its source text agree, and nothing of the source is left out."""

import re
from collections.abc import Iterator
from typing import Final

from shaoxing_cli.cover import Cover
from shaoxing_cli.integrity.subject import Place, Source, Subject
from shaoxing_cli.model import HEAD
from shaoxing_cli.numerals import CHINESE_NUMERALS

Span = tuple[int, int]

_NUMBER: Final = re.compile(rf"\d+(?:[.,]\d+)*|[{CHINESE_NUMERALS}]+")
# A title has a letter or a digit, and is of one paragraph: 《。》 names nothing.
_TITLE: Final = re.compile(r"《([^《》\n\r]*[^\W_][^《》\n\r]*)》")


def same_source(subject: Subject) -> Iterator[Place]:
    """The source is another file than the one that the knowledge base was made from."""
    source = _source(subject)
    if subject.report.get("source_sha256") != source.sha256:
        yield Place("report", f"source_sha256 {subject.report.get('source_sha256')}, the file has {source.sha256}")
    if subject.report.get("source_characters") != len(source.text):
        yield Place("report", f"{subject.report.get('source_characters')} characters, the file has {len(source.text)}")


def spans_give_quotes(subject: Subject) -> Iterator[Place]:
    """A span of the source does not hold the fact's quote."""
    text = _source(subject).text
    for fact in subject.stated:
        if fact.span and fact.quote and text[slice(*fact.span)] != fact.quote:
            yield Place(fact.id, f"{fact.span[0]}-{fact.span[1]} is {text[slice(*fact.span)]!r:.80}")


def spans_in_sections(subject: Subject) -> Iterator[Place]:
    """A fact's span lies outside its section, or a section outside the source."""
    length = len(_source(subject).text)
    spans = {section.id: section.span for section in subject.sections}
    yield from (
        Place(f"sections {name}", f"ends at {end} of {length}") for name, (_, end) in spans.items() if end > length
    )
    for fact in subject.stated:
        # What stands behind the body (the source of the page) belongs to the head, section 0.
        if fact.span and fact.section in spans and fact.section != HEAD:
            low, high = spans[fact.section]
            if not low <= fact.span[0] <= fact.span[1] <= high:
                yield Place(fact.id, f"{fact.span[0]}-{fact.span[1]} outside {low}-{high}")


def ignored_spans(subject: Subject) -> Iterator[Place]:
    """An ignored span of the source does not hold its text, or has no reason."""
    text = _source(subject).text
    for item in subject.ignored:
        if text[slice(*item.span)] != item.text or not item.reason.strip():
            yield Place(
                f"ignored {item.span[0]}-{item.span[1]}", f"{text[slice(*item.span)]!r:.60}, not {item.text!r:.60}"
            )


def every_number(subject: Subject) -> Iterator[Place]:
    """A number of the source is held by no fact's text and not ignored."""
    text = _source(subject).text
    held = Cover([*_texts(subject), *(item.span for item in subject.ignored)])
    for match in _NUMBER.finditer(text):
        # A comma that parts two figures is none that parts thousands.
        runs = [match.span()] if held.holds(match.span()) else _runs(match)
        for run in runs:
            if not held.holds(run):
                yield Place(f"source {run[0]}-{run[1]}", f"{text[slice(*run)]} in {_around(text, run)}")


def every_title(subject: Subject) -> Iterator[Place]:
    """A title in 《》 of the source is no document and stands in no fact's text."""
    text = _source(subject).text
    titles = {str(fact.value).replace(" ", "") for fact in subject.stated if fact.kind == "document"}
    held = Cover([*_texts(subject), *(item.span for item in subject.ignored)])
    for match in _TITLE.finditer(text):
        if match.group(1).replace(" ", "") not in titles and not held.holds(match.span()):
            yield Place(f"source {match.start()}-{match.end()}", match.group())


def _texts(subject: Subject) -> Iterator[Span]:
    """Where the texts of the stated facts stand, all their places in the quote."""
    for fact in subject.stated:
        if fact.span and fact.quote and fact.text:
            # Places that overlap are all its own.
            for match in re.finditer(f"(?={re.escape(fact.text)})", fact.quote):
                start = fact.span[0] + match.start()
                yield start, start + len(fact.text)


def _runs(match: re.Match[str]) -> list[Span]:
    return [(match.start() + part.start(), match.start() + part.end()) for part in re.finditer("[^.,]+", match.group())]


def _around(text: str, run: Span) -> str:
    return re.sub(r"\s+", " ", text[max(run[0] - 10, 0) : run[1] + 10])


def _source(subject: Subject) -> Source:
    if subject.source is None:
        raise ValueError("this check needs the source")
    return subject.source
