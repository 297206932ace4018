"""Markdown: the report's facts by section, one table each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from shaoxing_cli.exports.json_file import write_text
from shaoxing_cli.render import Page, render
from shaoxing_cli.render.markdown import escaped
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.views import facts_sheet

_FIELDS: Final = {
    "zh": ("value", "label_zh", "scope", "period", "quote", "note", "id"),
    "en": ("value", "label_en", "scope", "period", "quote", "note", "id"),
}


def write(kb: KnowledgeBase, place: Path, lang: str) -> None:
    """Write the document, in one language; quotations stay as the report prints them."""
    write_text(place, _document(kb, lang))


def _document(kb: KnowledgeBase, lang: str) -> Iterator[str]:
    title = kb.report.get("title_en") if lang == "en" else None
    yield f"# {escaped(str(title or kb.report.get('title') or kb.path.stem))}\n"
    for section in kb.sections:
        facts = [fact for fact in kb.facts if fact.section == section.id]
        yield f"\n{'#' * (2 + section.id.count('.'))} {section.id} {escaped(section.title(lang))}\n"
        if facts:
            yield "\n"
            yield from render(facts_sheet(kb, facts, lang, _FIELDS[lang]), "md", Page())
