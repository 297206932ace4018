"""A whole report read into the tables of a knowledge base."""

import re
from collections import Counter
from typing import Any, Final

from shaoxing_cli.clauses import sentences
from shaoxing_cli.dates import find_dates
from shaoxing_cli.extraction.draft import Draft
from shaoxing_cli.extraction.figures import read_figures
from shaoxing_cli.extraction.lexicon import entry
from shaoxing_cli.extraction.mentions import read_dates, read_honours, read_schemes, read_titles
from shaoxing_cli.extraction.periods import Periods
from shaoxing_cli.extraction.ranks import attach, read_ranks
from shaoxing_cli.extraction.remainder import of_line
from shaoxing_cli.extraction.sentence import LONGEST_QUOTE, Sentence, overlaps
from shaoxing_cli.extraction.wording import label_en, statements, unit_en
from shaoxing_cli.model import HEAD, Fact, Ignored, Section, fact_to_row
from shaoxing_cli.report import Line, Report, read_report

Tables = dict[str, list[dict[str, Any]]]

SCHEMA_VERSION: Final = 1
_LETTERS: Final = {
    "figure": "f",
    "rank": "r",
    "date": "t",
    "document": "d",
    "honour": "h",
    "mechanism": "m",
    "body": "b",
}
_PLACE: Final = re.compile(r"(?:20\d\d年(?:度)?)?([一-龥]{1,12}?(?:省|市|区|县|州|盟|旗))")


def extract(text: str, source: dict[str, Any]) -> Tables:
    r"""The tables of a knowledge base, read from a report's text.

    Args:
        text: the report, as decoded from its file.
        source: the fields `source_name` and `source_sha256` of the table `report`.

    >>> tables = extract("某市2019年度法治政府建设情况报告\n一、总体\n全市共收到申请176件。", {})
    >>> [(fact["id"], str(fact["value"]), fact["unit"], fact["scope"]) for fact in tables["facts"][1:]]
    [('s1.f001', '176', '件', '全市')]
    """
    report = read_report(text)
    facts, ignored = _read(report)
    return {
        "report": [_head(report) | source | {"source_characters": len(text)}],
        "sections": [_section_row(section) for section in report.sections],
        "facts": [fact_to_row(fact) for fact in facts],
        "ignored": [{"span": list(item.span), "text": item.text, "reason": item.reason} for item in ignored],
        "concepts": [],
        "metrics": [],
    }


def _read(report: Report) -> tuple[list[Fact], list[Ignored]]:
    periods = Periods(report.period, report.title_year)
    titles = {section.id: section.title_zh for section in report.sections}
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    facts: list[Fact] = []
    ignored: list[Ignored] = []
    chapter = HEAD
    for line in report.lines:
        if line.section.split(".")[0] != chapter:
            chapter = line.section.split(".")[0]
            periods.enter_section(titles[chapter])
        periods.enter_line(report.text[line.marker[1] : line.span[1]])
        parts = [Sentence(report.text, span) for span in sentences(report.text, (line.marker[1], line.span[1]))]
        drafts = _drafts(report, line, parts, periods, seen)
        held = [draft.span for draft in drafts]
        facts.extend(_fact(report.text, draft, line.section, counts) for draft in drafts)
        ignored.extend(of_line(report.text, line, parts, held))
    return facts, ignored


def _drafts(report: Report, line: Line, parts: list[Sentence], periods: Periods, seen: set[str]) -> list[Draft]:
    if line.kind in ("head", "delivered", "title"):
        return _head_drafts(report, line)
    if line.kind == "furniture":
        return []
    drafts: list[Draft] = []
    for sentence in parts:
        found = [
            *read_titles(sentence, seen),
            *read_schemes(sentence, seen),
            *read_dates(sentence, periods),
            *read_honours(sentence),
        ]
        ranks = read_ranks(sentence) if line.kind == "body" else []
        figures = read_figures(sentence, [rank.span for rank in ranks]) if line.kind == "body" else []
        for draft in (*found, *attach(sentence, ranks, figures), *figures):
            draft.period = periods.of(sentence, draft.span[0])
            drafts.append(draft)
    return sorted(drafts, key=lambda draft: (draft.span, draft.kind))


def _head_drafts(report: Report, line: Line) -> list[Draft]:
    """What the page head states: the title, its fields, and the day on which the report was given."""
    if line.kind == "title":
        return [Draft("document", line.span, line.span, "报告的标题", report.text[slice(*line.span)])]
    drafts = []
    for item in (item for item in report.fields if overlaps(item.span, [line.span])):
        kind, label = entry("head_facts")[item.name]
        printed = report.text[slice(*item.span)]
        named = re.search(r"[^\s:：]*\s*[:：]\s*$", report.text[line.span[0] : item.span[0]])
        quote = (line.span[0] + named.start() if named else item.span[0], item.span[1])
        if item.span[1] - item.span[0] <= LONGEST_QUOTE:
            drafts.append(Draft(kind, item.span, quote, label, _moment(printed) if kind == "date" else printed))
    return drafts or _delivered(report, line)


def _delivered(report: Report, line: Line) -> list[Draft]:
    """The dates in a head line without fields: when the report was given, or put on the page."""
    sentence = Sentence(report.text, line.span)
    label = "作报告的日期" if line.kind == "delivered" else "页首日期"
    drafts = []
    for date in (date for date in sentence.dates if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", date.iso)):
        span = (line.span[0] + date.span[0], line.span[0] + date.span[1])
        drafts.append(Draft("date", span, sentence.quote(span, line.span[0]), label, date.iso))
    return drafts


def _fact(text: str, draft: Draft, section: str, counts: Counter[str]) -> Fact:
    key = f"s{section.replace('.', '_')}.{_LETTERS[draft.kind]}"
    counts[key] += 1
    printed = text[slice(*draft.span)]
    zh, en = statements(draft, printed)
    period = draft.value if draft.kind == "date" and isinstance(draft.value, str) else draft.period
    return Fact(
        id=f"{key}{counts[key]:03}", kind=draft.kind, section=section, label_zh=draft.label,
        label_en=label_en(draft.label), aliases=(), value=draft.value, unit=draft.unit, unit_en=unit_en(draft.unit),
        text=printed, hedge=draft.hedge, scope=draft.scope, period=period, change=draft.change, rank=draft.rank,
        quote=text[slice(*draft.quote)], span=draft.quote, statement_zh=zh, statement_en=en, derived=None,
        note=draft.note,
    )  # fmt: skip


def _head(report: Report) -> dict[str, Any]:
    fields: dict[str, Any] = {item.name: report.text[slice(*item.span)] for item in reversed(report.fields)}
    for name in ("written", "released"):
        if name in fields:
            fields[name] = _moment(fields[name])
    zh, en = _places(report)
    named = (
        "index_number",
        "openness",
        "issuer",
        "written",
        "released",
        "topic",
        "document_number",
        "information_source",
    )
    return {
        "schema_version": SCHEMA_VERSION,
        "title": report.title,
        "title_en": f"Report of {en[0]}, {report.period}" if en and report.period else report.title,
        "place_zh": zh,
        "place_en": en,
        "period": report.period,
        **{name: fields.get(name) for name in named},
    }


def _moment(value: str) -> str:
    """A date, with its clock time where the head gives one, in ISO 8601; as printed where it names no date.

    >>> _moment("2020-02-24 10:39"), _moment("2026年2月10日")
    ('2020-02-24T10:39', '2026-02-10')
    """
    dates = find_dates(value)
    clock = re.search(r"(\d{1,2})[:时](\d{2})", value)
    if not dates:
        return value
    return dates[0].iso + (f"T{int(clock[1]):02}:{clock[2]}" if clock else "")


def _places(report: Report) -> tuple[list[str], list[str]]:
    """The place that the title names, in full and without its rank, and in English where the lexicon knows it."""
    match = _PLACE.match(report.title)
    if match is None:
        return [], []
    full = match.group(1)
    known: dict[str, str] = entry("provinces")
    short = next((name for name in known if full.startswith(name)), full[:-1] if len(full) > 2 else full)
    return list(dict.fromkeys((short, full))), [known[short]] if short in known else []


def _section_row(section: Section) -> dict[str, Any]:
    return {"id": section.id, "title_zh": section.title_zh, "title_en": section.title_en, "span": list(section.span)}
