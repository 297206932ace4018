"""JSON (an array) and JSON Lines: the facts with exact numbers, as `list -f json` and `list -f jsonl` print them."""

from collections.abc import Iterable
from pathlib import Path

from shaoxing_cli.render import Page, render
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.views import facts_sheet


def write(kb: KnowledgeBase, place: Path, lang: str) -> None:
    """Write one array."""
    write_text(place, render(facts_sheet(kb, kb.facts, lang, None), "json", Page()))


def write_lines(kb: KnowledgeBase, place: Path, lang: str) -> None:
    """Write one object a line."""
    write_text(place, render(facts_sheet(kb, kb.facts, lang, None), "jsonl", Page()))


def write_text(place: Path, parts: Iterable[str]) -> None:
    """Write text in UTF-8 with plain line feeds."""
    with place.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.writelines(parts)
