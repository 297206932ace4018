"""Which columns a fact, a hit and a section show: all fields to machines, a few to readers in their language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from shaoxing_cli.model import FACT_FIELDS, Fact, Section, fact_to_row
from shaoxing_cli.render import Sheet
from shaoxing_cli.selection import is_within
from shaoxing_cli.wording import cell, say, shown_value, term

if TYPE_CHECKING:
    from shaoxing_cli.ranking import Hit
    from shaoxing_cli.store import KnowledgeBase

# Fields that --fields may ask for besides the contract's: name -> the value, from the fact and its knowledge base.
EXTRA_FIELDS: Final[dict[str, Callable[["KnowledgeBase", Fact], Any]]] = {}

HIT_FIELDS: Final = ("score", "matched")

# One line a fact in a pipe: what identifies it and what it says, in both languages, so that no locale changes a script.
_BRIEF: Final = ("id", "value", "unit", "scope", "period", "section", "label_zh", "label_en", "quote")


def fields_of_facts() -> tuple[str, ...]:
    """The fields that --fields may name for facts."""
    return (*FACT_FIELDS, *EXTRA_FIELDS)


def fact_row(kb: "KnowledgeBase", fact: Fact, fields: Sequence[str] | None) -> dict[str, Any]:
    """A fact as machines read it: all the contract's fields, or the fields asked for in their order."""
    row = fact_to_row(fact)
    if fields is None:
        return row
    return {field: row[field] if field in row else EXTRA_FIELDS[field](kb, fact) for field in fields}


def facts_sheet(kb: "KnowledgeBase", facts: Iterable[Fact], lang: str, fields: Sequence[str] | None) -> Sheet:
    """Facts, one a row."""
    facts = list(facts)

    def rows() -> Iterable[Mapping[str, Any]]:
        return (fact_row(kb, fact, fields) for fact in facts)

    def cells() -> Iterable[Sequence[str]]:
        return (fact_cells(kb, fact, lang, fields) for fact in facts)

    return Sheet(fields or FACT_FIELDS, rows, fact_headings(lang, fields), cells, fields or _BRIEF)


def hits_sheet(kb: "KnowledgeBase", hits: Iterable["Hit"], lang: str, fields: Sequence[str] | None) -> Sheet:
    """What a search found, best first: a fact's fields, then the score and what matched."""
    hits = list(hits)
    names = fields or (*FACT_FIELDS, *HIT_FIELDS)

    def rows() -> Iterable[Mapping[str, Any]]:
        return (hit_row(kb, hit, fields) for hit in hits)

    def cells() -> Iterable[Sequence[str]]:
        if fields is None:
            return (fact_cells(kb, hit.fact, lang, None) for hit in hits)
        return (
            [shown_field(kb, hit.fact, name, row[name], lang) for name in fields]
            for hit, row in zip(hits, rows(), strict=True)
        )

    return Sheet(names, rows, fact_headings(lang, fields), cells, fields or (*_BRIEF, "score"))


def hit_row(kb: "KnowledgeBase", hit: "Hit", fields: Sequence[str] | None) -> dict[str, Any]:
    """A hit as machines read it."""
    found = {"score": round(hit.score, 4), "matched": list(hit.matched)}
    if fields is None:
        return {**fact_to_row(hit.fact), **found}
    wanted = fact_row(kb, hit.fact, [field for field in fields if field not in HIT_FIELDS])
    return {field: found[field] if field in HIT_FIELDS else wanted[field] for field in fields}


def fact_headings(lang: str, fields: Sequence[str] | None) -> list[str]:
    """The headings over facts, in the reader's language."""
    return [say("fields", field, lang) for field in fields or ("shown", "label", "section", "id")]


def fact_cells(kb: "KnowledgeBase", fact: Fact, lang: str, fields: Sequence[str] | None) -> list[str]:
    """A fact as people read it in a table."""
    if fields is None:
        shown = (
            shown_value(fact, lang, fact.label(lang))
            if fact.kind in ("figure", "rank", "date")
            else say("kinds", fact.kind, lang)
        )
        return [shown, fact.label(lang), fact.section, fact.id]
    row = fact_row(kb, fact, fields)
    return [shown_field(kb, fact, field, row[field], lang) for field in fields]


def shown_field(_kb: "KnowledgeBase", fact: Fact, field: str, value: Any, lang: str) -> str:
    """One field's value as people read it."""
    if field == "value" and fact.number is not None:
        return shown_value(fact, lang)
    if field == "kind":
        return say("kinds", fact.kind, lang)
    if field == "scope":
        return term(fact.scope, lang)
    return cell(value)


SECTION_FIELDS: Final = ("id", "title_zh", "title_en", "span", "facts", "figures")
_BRIEF_SECTION: Final = ("id", "facts", "figures", "title_zh", "title_en")


def sections_sheet(kb: "KnowledgeBase", lang: str, fields: Sequence[str] | None, limit: int | None = None) -> Sheet:
    """The outline of the report, with the number of facts and of figures in each part."""
    sections = kb.sections[:limit]
    names = fields or SECTION_FIELDS

    def rows() -> Iterable[Mapping[str, Any]]:
        return (dict(_section_row(kb, section, names)) for section in sections)

    def cells() -> Iterable[Sequence[str]]:
        for section in sections:
            row = dict(_section_row(kb, section, SECTION_FIELDS))
            title = "  " * section.id.count(".") + section.title(lang)
            usual = [section.id, title, str(row["facts"]), str(row["figures"])]
            yield usual if fields is None else [cell(row[name]) for name in names]

    headings = [say("fields", field, lang) for field in fields or ("section", "title", "facts", "figures")]
    return Sheet(names, rows, headings, cells, fields or _BRIEF_SECTION)


def _section_row(kb: "KnowledgeBase", section: Section, fields: Sequence[str]) -> Iterable[tuple[str, Any]]:
    held = [fact for fact in kb.facts if is_within(fact.section, section.id)]
    row = {
        "id": section.id,
        "title_zh": section.title_zh,
        "title_en": section.title_en,
        "span": list(section.span),
        "facts": len(held),
        "figures": sum(fact.kind == "figure" for fact in held),
    }
    return ((field, row[field]) for field in fields)


def inventory_sheet(inventory: Mapping[str, Any], lang: str, *, whole: bool) -> Sheet:
    """What a knowledge base holds: as one row for JSON, otherwise one name and value a row."""
    if whole:
        return Sheet(tuple(inventory), lambda: [inventory], (), tuple, ())
    pairs = list(_flat(inventory))

    def rows() -> Iterable[Mapping[str, Any]]:
        return ({"name": name, "value": value} for name, value in pairs)

    def cells() -> Iterable[Sequence[str]]:
        return ([_name_of(name, lang), cell(value)] for name, value in pairs if value is not None)

    headings = [say("fields", field, lang) for field in ("name", "value")]
    return Sheet(("name", "value"), rows, headings, cells, ("name", "value"))


def _flat(values: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _name_of(name: str, lang: str) -> str:
    """The name of an inventory's row, in words: `by_kind.figure` is 'kind: figure'."""
    group, _, last = name.partition(".")
    if group == "by_kind":
        return f"{say('words', 'kind', lang)}  {say('kinds', last, lang)}"
    if group == "by_section":
        return f"{say('words', 'section', lang)}  {last}"
    return say("words", last or group, lang)
