"""Which columns a fact, a hit and a section show: all fields to machines, a few to readers in their language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from shaoxing_cli.model import FACT_FIELDS, Fact, Section, fact_to_row
from shaoxing_cli.render import Sheet
from shaoxing_cli.selection import is_within

if TYPE_CHECKING:
    from shaoxing_cli.ranking import Hit
    from shaoxing_cli.store import KnowledgeBase


def _selector(kb: "KnowledgeBase", fact: Fact) -> Any:
    from shaoxing_cli.annotations import selector

    return selector(kb, fact)


# Fields that --fields may ask for besides the contract's: name -> the value, from the fact and its knowledge base.
EXTRA_FIELDS: Final[dict[str, Callable[["KnowledgeBase", Fact], Any]]] = {"selector": _selector}

HIT_FIELDS: Final = ("score", "matched")
SECTION_FIELDS: Final = ("id", "title_zh", "title_en", "span", "facts", "figures")

# One line a fact in a pipe: what identifies it and what it says, in both languages, so that no locale changes a script.
_BRIEF: Final = ("id", "value", "unit", "scope", "period", "section", "label_zh", "label_en", "quote")
_BRIEF_SECTION: Final = ("id", "facts", "figures", "title_zh", "title_en")
# Columns for people: the value in words, the label in the reader's language, where it stands, how to ask for it again.
_COLUMNS: Final = ("shown", "label", "section", "id")
# Fields whose value in a row is not the attribute as it is.
_STRUCTURED: Final = frozenset({"aliases", "span", "change", "rank", "derived"})


def fields_of_facts() -> tuple[str, ...]:
    """The fields that --fields may name for facts."""
    return (*FACT_FIELDS, *EXTRA_FIELDS)


def _is_plain(fields: Sequence[str]) -> bool:
    """Whether all of some fields are written as the fact holds them."""
    return bool(fields) and _STRUCTURED.isdisjoint(fields) and EXTRA_FIELDS.keys().isdisjoint(fields)


def fact_row(kb: "KnowledgeBase", fact: Fact, fields: Sequence[str]) -> dict[str, Any]:
    """A fact as machines read it: the fields asked for, in their order."""
    if _is_plain(fields):
        return {field: getattr(fact, field) for field in fields}
    row = fact_to_row(fact)
    return {field: EXTRA_FIELDS[field](kb, fact) if field in EXTRA_FIELDS else row[field] for field in fields}


def facts_sheet(kb: "KnowledgeBase", facts: Sequence[Fact], lang: str, fields: Sequence[str] | None) -> Sheet:
    """Facts, one a row; the usual fields where none are given."""

    def rows(names: Sequence[str]) -> Iterable[Mapping[str, Any]]:
        if _is_plain(names):
            # What most facts are asked for, and asked for most.
            pick = attrgetter(*names) if len(names) > 1 else lambda fact: (getattr(fact, *names),)
            return (dict(zip(names, pick(fact), strict=True)) for fact in facts)
        return (fact_row(kb, fact, names) for fact in facts)

    def cells() -> Iterable[Sequence[str]]:
        return (_fact_cells(fact, lang, row) for fact, row in zip(facts, rows(fields or ()), strict=True))

    return Sheet(fields or FACT_FIELDS, rows, _headings(lang, fields or _COLUMNS), cells, fields or _BRIEF)


def hits_sheet(kb: "KnowledgeBase", hits: Sequence["Hit"], lang: str, fields: Sequence[str] | None) -> Sheet:
    """What a search found, best first: a fact's fields, then the score and what matched."""

    def rows(names: Sequence[str]) -> Iterable[Mapping[str, Any]]:
        return (hit_row(kb, hit, names) for hit in hits)

    def cells() -> Iterable[Sequence[str]]:
        return (_fact_cells(hit.fact, lang, row) for hit, row in zip(hits, rows(fields or ()), strict=True))

    names = fields or (*FACT_FIELDS, *HIT_FIELDS)
    return Sheet(names, rows, _headings(lang, fields or _COLUMNS), cells, fields or (*_BRIEF, "score"))


def hit_row(kb: "KnowledgeBase", hit: "Hit", fields: Sequence[str] | None = None) -> dict[str, Any]:
    """A hit as machines read it: a fact's row with `score` and `matched`, or the fields asked for."""
    names = (*FACT_FIELDS, *HIT_FIELDS) if fields is None else fields
    row = fact_row(kb, hit.fact, [field for field in names if field not in HIT_FIELDS])
    row |= {"score": round(hit.score, 4), "matched": list(hit.matched)}
    return {field: row[field] for field in names}


def sections_sheet(kb: "KnowledgeBase", lang: str, fields: Sequence[str] | None, limit: int | None = None) -> Sheet:
    """The outline of the report, with the number of facts and of figures in each part."""
    sections = kb.sections[:limit]

    def rows(names: Sequence[str]) -> Iterable[Mapping[str, Any]]:
        return ({name: _section_row(kb, section)[name] for name in names} for section in sections)

    def cells() -> Iterable[Sequence[str]]:
        from shaoxing_cli.wording import cell

        for section in sections:
            row = _section_row(kb, section)
            row["title"] = "  " * section.id.count(".") + section.title(lang)
            yield [cell(row[name]) for name in fields or ("id", "title", "facts", "figures")]

    headings = _headings(lang, fields or ("section", "title", "facts", "figures"))
    return Sheet(fields or SECTION_FIELDS, rows, headings, cells, fields or _BRIEF_SECTION)


def inventory_sheet(inventory: Mapping[str, Any], lang: str, *, whole: bool) -> Sheet:
    """What a knowledge base holds: as one row for JSON, otherwise one name and value a row."""
    pairs = list(_flat(inventory))

    def rows(_names: Sequence[str]) -> Iterable[Mapping[str, Any]]:
        return [inventory] if whole else ({"name": name, "value": value} for name, value in pairs)

    def cells() -> Iterable[Sequence[str]]:
        from shaoxing_cli.wording import cell

        return ([_name_of(name, lang), cell(value)] for name, value in pairs if value is not None)

    return Sheet(tuple(inventory), rows, _headings(lang, ("name", "value")), cells, ("name", "value"))


def _headings(lang: str, fields: Sequence[str]) -> Callable[[], Sequence[str]]:
    def headings() -> Sequence[str]:
        from shaoxing_cli.wording import say

        return [say("fields", field, lang) for field in fields]

    return headings


def _fact_cells(fact: Fact, lang: str, row: Mapping[str, Any]) -> list[str]:
    """A fact as people read it: the fields of a row, or without any the usual columns."""
    from shaoxing_cli.wording import say, shown_value

    if row:
        return [_shown_field(fact, field, value, lang) for field, value in row.items()]
    tells = fact.kind in ("figure", "rank", "date")
    shown = shown_value(fact, lang, fact.label(lang)) if tells else say("kinds", fact.kind, lang)
    return [shown, fact.label(lang), fact.section, fact.id]


def _shown_field(fact: Fact, field: str, value: Any, lang: str) -> str:
    from shaoxing_cli.wording import cell, note_in, say, shown_value, term

    if field == "value" and fact.number is not None:
        return shown_value(fact, lang)
    if field == "kind":
        return say("kinds", fact.kind, lang)
    if field == "scope":
        return term(fact.scope, lang)
    if field == "note":
        return note_in(fact.note, lang)
    return cell(value)


def _section_row(kb: "KnowledgeBase", section: Section) -> dict[str, Any]:
    held = [fact for fact in kb.facts if is_within(fact.section, section.id)]
    return {
        "id": section.id,
        "title_zh": section.title_zh,
        "title_en": section.title_en,
        "span": list(section.span),
        "facts": len(held),
        "figures": sum(fact.kind == "figure" for fact in held),
    }


def _flat(values: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _name_of(name: str, lang: str) -> str:
    """The name of an inventory's row, in words: `by_kind.figure` is 'kind  figure'."""
    from shaoxing_cli.wording import say

    group, _, last = name.partition(".")
    if group == "by_kind":
        return f"{say('words', 'kind', lang)}  {say('kinds', last, lang)}"
    if group == "by_section":
        return f"{say('words', 'section', lang)}  {last}"
    return say("words", last or group, lang)
