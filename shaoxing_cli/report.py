"""The layout of a government report's text: its head, its title, its numbered sections, its page furniture.

Everything is told by its place in the text, in characters; the text itself is never changed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from shaoxing_cli.dates import find_dates
from shaoxing_cli.model import HEAD, Section
from shaoxing_cli.numerals import parse_chinese
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold

Span = tuple[int, int]

# A line that opens the body is a paragraph, a heading or an address; head fields and furniture are shorter.
_PARAGRAPH: Final = 50
_HEAD_LINES: Final = 60
_LONGEST_TITLE: Final = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without its white space, the section that it belongs to, and what it is.

    `kind` is `head`, `title`, `delivered`, `furniture`, `heading` or `body`; `marker` is the span of the numbering in
    front of it (empty where there is none).
    """

    span: Span
    kind: str
    section: str
    marker: Span


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the page head: its name in the knowledge base and the span of its value."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """A report's text with its layout."""

    text: str
    title: str
    title_year: int | None
    period: str | None
    lines: tuple[Line, ...]
    fields: tuple[Field, ...]
    sections: tuple[Section, ...]


@dataclass(slots=True)
class _Outline:
    """The sections found so far, and the numbering styles that are open above the current line."""

    open: list[tuple[str, int]] = field(default_factory=list)
    found: dict[str, tuple[int, str, str]] = field(default_factory=dict)

    @property
    def current(self) -> str:
        return next(reversed(self.found), HEAD)

    @property
    def next_chapter(self) -> int:
        return max((int(name.split(".")[0]) for name in self.found), default=0) + 1

    def add(self, name: str, start: int, title: str, title_en: str | None = None) -> None:
        self.found[name] = (start, title, title_en or title)


def read_report(text: str) -> Report:
    r"""The layout of a report.

    >>> report = read_report("某市2019年度法治政府建设情况报告\n一、组织领导\n(一)学习。共3次。")
    >>> [(section.id, section.title_zh) for section in report.sections], report.period
    ([('0', '页首与开篇'), ('1', '组织领导'), ('1.1', '学习')], '2019')
    """
    spans = _line_spans(text)
    folded = [fold(text[slice(*span)]) for span in spans]
    body = _body_start(folded)
    title = _title_line(folded[:body])
    tail = _tail_start(folded, body)
    outline = _Outline()
    numbered = any(_style(line) == "chapter" for line in folded[body:tail])
    last_marked = max((place for place in range(body, tail) if _style(folded[place])), default=-1)
    lines: list[Line] = []
    for place, (span, line) in enumerate(zip(spans, folded, strict=True)):
        if body <= place < tail:
            closing = numbered and place > last_marked
            lines.append(_body_line(text, span, outline, numbered=numbered, closing=closing))
        else:
            lines.append(Line(span, _head_kind(line, at_title=place == title), HEAD, (span[0], span[0])))
    head = [line for line in lines if line.kind in ("head", "delivered")]
    fields = tuple(item for line in head for item in _fields(text, line.span))
    name = text[slice(*spans[title])] if title is not None else ""
    year = _year(name)
    end = spans[tail][0] if tail < len(spans) else len(text)
    return Report(text, name, year, _period(name, year), tuple(lines), fields, _sections(text, outline, end))


def _line_spans(text: str) -> list[Span]:
    return [match.span() for match in re.finditer(r"\S(?:[^\n\r\f\v\x85\u2028\u2029]*\S)?", text)]


def _forms() -> Mapping[str, Any]:
    forms: Mapping[str, Any] = table("lexicon/report_forms")
    return forms


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(_forms()[name])


def _body_start(lines: list[str]) -> int:
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if _form("opening").match(line) or _style(line) == "chapter":
            return place
        if len(line) >= _PARAGRAPH and line[-1] in ".!;:" and not _field_pattern().search(line):
            return place
    return 0


def _title_line(head: list[str]) -> int | None:
    named = (place for place, line in enumerate(head) if len(line) <= _LONGEST_TITLE and _form("title").search(line))
    return next(named, None)


def _tail_start(lines: list[str], body: int) -> int:
    """The first line after the body: page furniture in the last fifth of the text, and all that follows it."""
    earliest = body + (len(lines) - body) // 2
    tails = (place for place in range(earliest, len(lines)) if _form("tail").fullmatch(lines[place]))
    return next(tails, len(lines))


def _head_kind(line: str, *, at_title: bool) -> str:
    if at_title:
        return "title"
    if _form("delivered").match(line):
        return "delivered"
    return "furniture" if _form("furniture").fullmatch(line) else "head"


def _body_line(text: str, span: Span, outline: _Outline, *, numbered: bool, closing: bool) -> Line:
    line = fold(text[slice(*span)])
    mark = _MARKER.match(line)
    marker = (span[0], span[0] + mark.end()) if mark else (span[0], span[0])
    name = _numbered(outline, mark) if mark else _unnumbered(outline, line, numbered=numbered, closing=closing)
    if name is None:
        return Line(span, "body", outline.current, marker)
    if mark:
        title = _heading(text[marker[1] : span[1]])
        outline.add(name, span[0], title)
        rest = marker[1] + text[marker[1] : span[1]].find(title) + len(title)
        return Line(span, "heading" if rest >= span[1] - 1 else "body", name, marker)
    zh, en = _forms()["section_titles"].get(name, (text[slice(*span)], None))
    chapter = str(outline.next_chapter)
    outline.open.clear()
    outline.add(chapter, span[0], zh, en)
    return Line(span, "body" if en else "heading", chapter, marker)


def _numbered(outline: _Outline, mark: re.Match[str]) -> str | None:
    """The number of the section that a marked line opens, or None where its number does not carry on."""
    style = next(name for name, value in mark.groupdict().items() if value)
    number = _int(mark[style])
    styles = [name for name, _ in outline.open]
    level = styles.index(style) if style in styles else (0 if style == "chapter" else len(styles))
    above = outline.open[:level]
    if not above and style != "chapter":
        # Parts below a chapter without a number of its own hang on that chapter.
        above = [("chapter", int(outline.current.split(".")[0]))] if outline.current != HEAD else []
    name = ".".join(str(part) for _, part in (*above, (style, number)))
    if not number or name in outline.found:
        return None
    outline.open[:] = [*above, (style, number)]
    return name


def _unnumbered(outline: _Outline, line: str, *, numbered: bool, closing: bool) -> str | None:
    if _form("annex").match(line):
        return "annex"
    if not numbered and len(line) <= 30 and _form("heading_words").search(line):
        return "heading"
    if not closing:
        return None
    if "plans" not in _closed(outline) and _form("plans").match(line):
        return "plans"
    if "shortcomings" not in _closed(outline) and _form("shortcomings").search(line[:120]):
        return "shortcomings"
    return None


def _closed(outline: _Outline) -> set[str]:
    """The kinds of closing parts that the outline holds already."""
    titles = {title for _, title, _ in outline.found.values()}
    return {name for name, (zh, _) in _forms()["section_titles"].items() if zh in titles}


def _style(line: str) -> str | None:
    mark = _MARKER.match(line)
    return next(name for name, value in mark.groupdict().items() if value) if mark else None


def _heading(rest: str) -> str:
    """The title in a line: up to its first stop."""
    title = re.split(r"[。！？；]", rest.strip(), maxsplit=1)[0]
    return title[:_LONGEST_TITLE] or rest.strip()


def _int(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    number = parse_chinese(numeral)
    return int(number.value) if number else 0


def _sections(text: str, outline: _Outline, end: int) -> tuple[Section, ...]:
    starts = [(name, start) for name, (start, _, _) in outline.found.items()]
    head_zh, head_en = _forms()["section_titles"]["head"]
    found = [Section(HEAD, head_zh, head_en, (0, starts[0][1] if starts else len(text)))]
    for place, (name, start) in enumerate(starts):
        depth = name.count(".")
        ends = (later for other, later in starts[place + 1 :] if other.count(".") <= depth)
        _, zh, en = outline.found[name]
        found.append(Section(name, zh, en, (start, next(ends, end))))
    return tuple(found)


@cache
def _field_pattern() -> re.Pattern[str]:
    labels = [label for words in _forms()["fields"].values() for label in words] + _forms()["other_fields"]
    return re.compile(rf"(?P<label>{'|'.join(sorted(labels, key=len, reverse=True))}) *: *")


def _fields(text: str, span: Span) -> Iterator[Field]:
    """The fields of a head line; each value ends where the next label starts."""
    line = fold(text[slice(*span)])
    marks = list(_field_pattern().finditer(line))
    names = {label: name for name, labels in _forms()["fields"].items() for label in labels}
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(line)
        value = line[mark.end() : end]
        name = names.get(mark["label"])
        if name and value.strip():
            start = span[0] + mark.end() + len(value) - len(value.lstrip())
            yield Field(name, (start, start + len(value.strip())))


def _year(title: str) -> int | None:
    dates = find_dates(title)
    return next((year for date in dates for year in date.years), None)


def _period(title: str, year: int | None) -> str | None:
    """The year reported on: a work report to a congress looks back on the year before the one in its title."""
    if year is None:
        return None
    return str(year - 1 if "政府工作报告" in title.replace("人民", "") and "法治" not in title else year)


_NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
_MARKER: Final = re.compile(
    rf"(?:(?P<chapter>{_NUMERAL})[,、]|\((?P<part>{_NUMERAL})\)\.?|(?P<point>\d{{1,2}})(?:[.,](?!\d)|(?=\)))\)? *"
    rf"|\((?P<round>\d{{1,2}})\)|第(?P<ordinal>{_NUMERAL})[,:]|(?P<item>{_NUMERAL})是)\s*"
)
