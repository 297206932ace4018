"""A fact as a card: what a reader of `get` wants to know of it, in the order of asking."""

from collections.abc import Iterator

from shaoxing_cli.model import Fact
from shaoxing_cli.render.card import Card, Detail
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.wording import (
    note_in,
    number,
    quantity,
    say,
    shown_change,
    shown_period,
    shown_rank,
    shown_value,
    term,
)


def fact_card(kb: KnowledgeBase, fact: Fact, lang: str) -> Card:
    """The card of a fact, in the reader's language."""
    digits, unit = _digits(fact, lang)
    details = [Detail(say("words", name, lang), *rest) for name, *rest in _details(kb, fact, lang)]
    return Card(fact.label(lang), shown_value(fact, lang), digits, unit, details)


def _digits(fact: Fact, lang: str) -> tuple[str, str]:
    """The value as digits and what follows them: as printed in Chinese (15.46, 亿元), in full in English."""
    if fact.number is None or fact.kind != "figure":
        return "", ""
    digits, unit = number(fact.number), (fact.unit if lang == "zh" else fact.unit_en or fact.unit) or ""
    if lang == "zh" and fact.text and fact.text[0].isdigit():
        digits = fact.text.rstrip("".join(char for char in fact.text if not char.isdigit()))
        unit = fact.text[len(digits) :]
    return digits, unit + say("words", "qualified", lang).format(_qualifier(fact, lang)) if _qualifier(
        fact, lang
    ) else unit


def _qualifier(fact: Fact, lang: str) -> str:
    """What drawn digits alone would not tell: a direction, a hedge, that the value is computed."""
    words = [
        say("changes", fact.change.direction, lang) if fact.change else "",
        say("hedges", fact.hedge, lang) if fact.hedge else "",
        say("words", "computed", lang) if fact.derived else "",
    ]
    return ", ".join(word.format("").strip() for word in words if word)


def _details(kb: KnowledgeBase, fact: Fact, lang: str) -> Iterator[tuple[str, ...]]:
    """Name, text and mark of each line."""
    if fact.kind == "figure":
        yield from _figure(fact, lang)
    if fact.scope:
        yield "scope", term(fact.scope, lang)
    if fact.period:
        yield "period", shown_period(fact.period, lang)
    if fact.change:
        yield "change", shown_change(fact.change, lang)
    if fact.rank and fact.kind != "rank":
        yield "rank", shown_rank(fact.rank, lang, fact.hedge)
    yield "section", _section(kb, fact.section, lang)
    if fact.quote:
        yield "quote", fact.quote, fact.text or ""
    yield from _computation(kb, fact, lang)
    if fact.note:
        yield "note", note_in(fact.note, lang)
    yield "kind", say("kinds", fact.kind, lang)
    yield "id", fact.id


def _figure(fact: Fact, lang: str) -> Iterator[tuple[str, ...]]:
    """The value in text, for copying; what its other form is, where the two differ."""
    shown = shown_value(fact, lang)
    yield "value", shown
    exact = "" if fact.number is None else quantity(fact.number, fact.unit)
    if lang == "zh" and exact not in shown:
        yield "exact", exact
    if lang == "en" and fact.text and fact.text not in shown:
        yield "as_printed", fact.text


def _section(kb: KnowledgeBase, section_id: str, lang: str) -> str:
    titles = [section.title(lang) for section in kb.sections if section.id == section_id]
    return " ".join([section_id, *titles])


def _computation(kb: KnowledgeBase, fact: Fact, lang: str) -> Iterator[tuple[str, ...]]:
    """What a computed fact comes from, and what is computed from a fact."""
    if fact.derived:
        yield "computed", say("words", "not_stated", lang).format(fact.derived.formula)
        for place, name in enumerate(dict.fromkeys(fact.derived.inputs)):
            source = kb.fact(name) if name in kb else None
            yield ("comes_from" if not place else "", _mention(source, lang) if source else name)
    fed = [other for other in kb.facts if other.derived and fact.id in other.derived.inputs]
    for place, other in enumerate(fed):
        yield ("feeds" if not place else "", _mention(other, lang))


def _mention(fact: Fact, lang: str) -> str:
    return f"{shown_value(fact, lang, fact.label(lang))}  {fact.label(lang)} ({fact.id})"
