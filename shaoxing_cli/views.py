"""Which columns a fact, a hit and a section show: all fields to machines, a few to readers in their language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from shaoxing_cli.model import FACT_FIELDS, Fact, Section, fact_to_row
from shaoxing_cli.render import Sheet
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
        shown = shown_value(fact, lang) if fact.kind in ("figure", "rank", "date") else say("kinds", fact.kind, lang)
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


def sections_sheet(kb: "KnowledgeBase", lang: str, fields: Sequence[str] | None) -> Sheet:
    """The outline of the report, with the number of facts and of figures in each part."""
    from shaoxing_cli.selection import is_within

    def rows() -> Iterable[Mapping[str, Any]]:
        for section in kb.sections:
            row = _section_row(section, [fact for fact in kb.facts if is_within(fact.section, section.id)])
            yield {field: row[field] for field in fields or SECTION_FIELDS}

    def cells() -> Iterable[Sequence[str]]:
        for section, row in zip(kb.sections, rows(), strict=True):
            if fields is None:
                yield [
                    section.id,
                    "  " * section.id.count(".") + section.title(lang),
                    str(row["facts"]),
                    str(row["figures"]),
                ]
            else:
                yield [cell(row[field]) for field in fields]

    headings = [say("fields", field, lang) for field in fields or ("section", "title", "facts", "figures")]
    return Sheet(
        fields or SECTION_FIELDS, rows, headings, cells, fields or ("id", "facts", "figures", "title_zh", "title_en")
    )


SECTION_FIELDS: Final = ("id", "title_zh", "title_en", "span", "facts", "figures")


def _section_row(section: Section, facts: list[Fact]) -> dict[str, Any]:
    figures = sum(fact.kind == "figure" for fact in facts)
    return {
        "id": section.id,
        "title_zh": section.title_zh,
        "title_en": section.title_en,
        "span": list(section.span),
        "facts": len(facts),
        "figures": figures,
    }
