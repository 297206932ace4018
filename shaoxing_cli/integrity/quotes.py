"""Whether each quote is what the fact says: its length, its text, and the value that can be read from it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from shaoxing_cli.dates import find_dates
from shaoxing_cli.integrity.subject import Place, Subject
from shaoxing_cli.model import Fact
from shaoxing_cli.numerals import CHINESE_NUMERALS, parse_arabic, parse_chinese
from shaoxing_cli.quantities import Quantity, find_quantities
from shaoxing_cli.units import unit

LONGEST: Final = 60
_NUMERAL: Final = re.compile(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|[{CHINESE_NUMERALS}]+")
# The first of its group is often told without a numeral, and so is nought.
_FIRST: Final = re.compile("首|第一|最|冠|榜首|top|first")
_NONE: Final = re.compile("无|零|没有|未|不")


def quote_and_span(subject: Subject) -> Iterator[Place]:
    """A stated fact lacks its quote or its span, or the span is not as long as the quote."""
    for fact in subject.stated:
        if not fact.quote or fact.span is None:
            yield Place(fact.id, "no quote" if not fact.quote else "no span")
        elif fact.span[1] - fact.span[0] != len(fact.quote):
            yield Place(fact.id, f"span {fact.span[0]}-{fact.span[1]} for {len(fact.quote)} characters")


def short_quotes(subject: Subject) -> Iterator[Place]:
    """A quote is longer than 60 characters."""
    for fact in subject.stated:
        if fact.quote and len(fact.quote) > LONGEST:
            yield Place(fact.id, f"{len(fact.quote)} characters")


def text_in_quote(subject: Subject) -> Iterator[Place]:
    """The text of a stated fact does not stand in its quote."""
    for fact in subject.stated:
        if fact.quote and (not fact.text or fact.text not in fact.quote):
            yield Place(fact.id, f"{fact.text} in {fact.quote}")


def quote_yields_value(subject: Subject) -> Iterator[Place]:
    """The quote of a figure does not yield its value in its unit."""
    for fact in subject.stated:
        if fact.kind == "figure" and fact.quote and fact.number is not None and not _yields(fact, fact.number):
            read = (
                "; ".join(f"{item.value:f} {item.unit or ''}".strip() for item in find_quantities(fact.quote)) or "none"
            )
            yield Place(fact.id, f"{fact.number:f} {fact.unit or ''} stated, {read} read in {fact.quote}")


def quote_yields_rank(subject: Subject) -> Iterator[Place]:
    """The quote of a rank does not yield its position."""
    for fact in subject.stated:
        if fact.kind == "rank" and fact.quote and fact.number is not None:
            first = fact.number == 1 and _FIRST.search(fact.quote)
            if not first and fact.number not in _numerals(fact.quote):
                yield Place(fact.id, f"{fact.number:f} in {fact.quote}")


def quote_yields_date(subject: Subject) -> Iterator[Place]:
    """The quote of a date does not yield it."""
    for fact in subject.stated:
        if fact.kind == "date" and fact.quote and isinstance(fact.value, str):
            day = fact.value.partition("T")[0]
            if not any(day == date.iso or day.endswith(date.iso.lstrip("-")) for date in find_dates(fact.quote)):
                yield Place(fact.id, f"{fact.value} in {fact.quote}")


def title_is_value(subject: Subject) -> Iterator[Place]:
    """The name of a document is not the title that its text prints."""
    for fact in subject.stated:
        title = re.fullmatch("《(.*)》", fact.text or "")
        if fact.kind == "document" and title and title.group(1) != fact.value:
            yield Place(fact.id, f"{fact.value} is printed as {title.group(1)}")


def _yields(fact: Fact, number: Decimal) -> bool:
    quote = fact.quote or ""
    if any(number in (item.value, item.high) and _same_unit(item, fact) for item in find_quantities(quote)):
        return True
    if number == 0:
        return _NONE.search(fact.text or "") is not None
    # A numeral inside a word (五大领域, 十是) counts where its text is the evidence, and never with a measuring unit.
    return _is_counted(fact.unit) and number in _numerals(fact.text or "")


def _same_unit(item: Quantity, fact: Fact) -> bool:
    """Whether a quantity is in the unit of its fact; measure words for things stand for each other."""
    read, stated = unit(item.unit), unit(fact.unit)
    if read is None or stated is None:
        return item.unit == fact.unit or (item.unit is None and _is_counted(fact.unit))
    return read.symbol == stated.symbol or (_is_counted(item.unit) and _is_counted(fact.unit))


def _is_counted(symbol: str | None) -> bool:
    found = unit(symbol)
    return found is None or found.dimension in ("thing", "kind", "months", "issue", "occurrence")


def _numerals(text: str) -> set[Decimal]:
    numbers = (parse_arabic(run) or parse_chinese(run) for run in _NUMERAL.findall(text))
    return {number.value for number in numbers if number}
