"""Documents in 《》, dates with a month or day, and honours."""

import re
from typing import Final

from shaoxing_cli.extraction.draft import Draft
from shaoxing_cli.extraction.labels import shorten
from shaoxing_cli.extraction.lexicon import marked, pattern
from shaoxing_cli.extraction.objects import verb_in
from shaoxing_cli.extraction.periods import Periods
from shaoxing_cli.extraction.sentence import LONGEST_QUOTE, Sentence, Span, overlaps

_SHORTEST_HONOUR: Final = 4


def read_titles(sentence: Sentence, seen: set[str]) -> list[Draft]:
    """The documents that a sentence names for the first time; `seen` is added to."""
    drafts = []
    for span in sentence.titles:
        title = sentence.source[span[0] + 1 : span[1] - 1]
        if title and title not in seen:
            seen.add(title)
            quote = sentence.quote(span, sentence.clause_at(span[0])[0])
            quote = span if span[1] - span[0] > LONGEST_QUOTE else quote
            drafts.append(Draft("document", span, quote, f"《{title}》", title))
    return drafts


def read_dates(sentence: Sentence, periods: Periods) -> list[Draft]:
    """The dates of a sentence that name a month or day, as facts of their own."""
    drafts = []
    for date in sentence.dates:
        span = (sentence.span[0] + date.span[0], sentence.span[0] + date.span[1])
        iso = periods.dated(date.iso)
        if (
            _in_quotes(sentence.text, date.span[0])
            or iso is None
            or not re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", iso)
            or _inside(span, sentence.titles)
        ):
            continue
        clause = sentence.clause_at(span[0])
        words = sentence.source[clause[0] : span[0]] + sentence.source[span[1] : clause[1]]
        if len(words.strip("，,起前后底")) < 2:
            following = sentence.clause_at(min(clause[1] + 1, sentence.span[1] - 1))
            words = sentence.source[slice(*following)]
        what = shorten(re.sub("^[起在前,，至到、以]+|(?:截至|于)$", "", words.strip()))
        quote = sentence.quote(span, clause[0])
        drafts.append(Draft("date", span, quote, f"{what}的日期" if what else "日期", iso))
    return drafts


def read_honours(sentence: Sentence) -> list[Draft]:
    """The honours that a sentence reports as received."""
    drafts = []
    for match in pattern("honours").finditer(sentence.text):
        group = "name" if match["name"] else "praise"
        name = re.sub("^“([^“”]*)”$", r"\1", match[group].lstrip("为"))
        low = match.start(group) + match[group].find(name)
        span = (sentence.span[0] + low, sentence.span[0] + low + len(name))
        if len(name) < _SHORTEST_HONOUR:
            continue
        quote = sentence.quote(span, sentence.clause_at(span[0])[0])
        drafts.append(Draft("honour", span, quote, shorten(name), name))
    return drafts


def read_schemes(sentence: Sentence, seen: set[str]) -> list[Draft]:
    """The schemes that carry a code of figures (“1+6”工作机制), each where it is named first; `seen` is added to."""
    drafts = []
    for match in pattern("schemes").finditer(marked(sentence.text)):
        low, high = match.span()
        verb = verb_in(match["rest"])
        high = match.start("rest") + (verb if verb is not None else len(match["rest"]))
        span = (sentence.span[0] + low, sentence.span[0] + high)
        name = sentence.source[slice(*span)]
        if (
            name in seen
            or overlaps(span, list(sentence.titles))
            or any(low <= span[0] < high for low, high in _figures(sentence))
        ):
            continue
        seen.add(name)
        quote = sentence.quote(span, sentence.clause_at(span[0])[0])
        drafts.append(Draft("mechanism", span, quote, name, name))
    return drafts


def _figures(sentence: Sentence) -> list[Span]:
    """The spans in quotation marks that hold a time limit, which is a figure."""
    offset = sentence.span[0]
    return [
        (offset + match.start() - 1, offset + match.end())
        for match in pattern("deadlines").finditer(marked(sentence.text))
    ]


def _in_quotes(text: str, place: int) -> bool:
    return text.rfind("“", 0, place) > text.rfind("”", 0, place)


def _inside(span: Span, others: tuple[Span, ...]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in others)
