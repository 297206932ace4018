"""One self-contained web page: the facts by section, to search and to sort without a network, in both languages.

Everything from the knowledge base is escaped, and the page's own policy allows no script but the one in it.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any, Final

from shaoxing_cli import __version__
from shaoxing_cli.exports.json_file import write_text
from shaoxing_cli.exports.rows import clean
from shaoxing_cli.model import Fact, Section
from shaoxing_cli.resources import data_folder, table
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.text import visible
from shaoxing_cli.wording import note_in, say, shown_rank, shown_value, term

_LANGUAGES: Final = ("zh", "en")


def write(kb: KnowledgeBase, place: Path, lang: str) -> None:
    """Write the page; `lang` is the language that it opens in."""
    folder = data_folder() / "exports"
    template, style, script = (
        (folder / f"page.{suffix}").read_text(encoding="utf-8") for suffix in ("html", "css", "js")
    )
    parts = {
        "lang": lang,
        "version": escape(__version__),
        "style": style,
        "style_hash": _hash(style),
        "script": script,
        "script_hash": _hash(script),
        **_frame(kb),
        "sections": "\n".join(_sections(kb)),
    }
    write_text(place, _filled(template, parts))


def _filled(template: str, parts: Mapping[str, str]) -> Iterator[str]:
    """The template with each `@name@` replaced, once: what is put in is not looked through again."""
    for number, piece in enumerate(template.split("@")):
        if number % 2 == 0:
            yield piece
        else:
            yield parts[piece]


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _frame(kb: KnowledgeBase) -> dict[str, str]:
    """Everything around the facts."""
    words, head = table("exports/page"), kb.report
    title = _plain(head.get("title") or kb.path.stem)
    title_en = _plain(head.get("title_en") or title)
    known = {
        "issuer": _plain(head.get("issuer") or "—"),
        "date": _plain(str(head.get("released") or head.get("written") or "—")[:10]),
        "sha256": _plain(head.get("source_sha256") or "—"),
    }
    kinds = dict.fromkeys(fact.kind for fact in kb.facts)
    return {
        "title": escape(f"{title} · {title_en}"),
        "heading": _both(title, title_en),
        "source": _both(*(each.format(**known) for each in words["source"])),
        "footer": _both(*(each.format(**known) for each in words["footer"])),
        "search_label": _both(*words["search"]),
        "kind_label": _both(*words["kind"]),
        "sort_label": _both(*words["sort"]),
        "nothing": _both(*words["nothing"]),
        "kinds": "".join(_option(kind, *(say("kinds", kind, lang) for lang in _LANGUAGES)) for kind in kinds),
        "sorts": "".join(_option(key, *pair) for key, pair in words["orders"].items()),
        "table_head": _table_head(),
    }


def _table_head() -> str:
    columns = table("exports/page")["columns"]
    heads = "".join(f'<th scope="col" class="col-{name}">{_both(*pair)}</th>' for name, pair in columns.items())
    return f"<thead><tr>{heads}</tr></thead>"


def _option(value: str, zh: str, en: str) -> str:
    return f'<option value="{escape(value)}" data-zh="{escape(zh)}" data-en="{escape(en)}">{escape(zh)}</option>'


def _sections(kb: KnowledgeBase) -> Iterator[str]:
    known = {section.id for section in kb.sections}
    for section in kb.sections:
        yield _section(section, [fact for fact in kb.facts if fact.section == section.id])
    for name in dict.fromkeys(fact.section for fact in kb.facts if fact.section not in known):
        yield _section(Section(name, "", "", (0, 0)), [fact for fact in kb.facts if fact.section == name])


def _section(section: Section, facts: list[Fact]) -> str:
    level = 2 + min(section.id.count("."), 1)
    number = escape(_plain(section.id))
    title = _both(_plain(section.title_zh), _plain(section.title_en))
    rows = f"<table>{_table_head()}<tbody>\n{_lines(map(_row, facts))}</tbody></table>" if facts else ""
    return f'<section data-section="{number}"><h{level}>{number} {title}</h{level}>{rows}</section>'


def _row(fact: Fact) -> str:
    number = "" if fact.number is None else f' data-number="{fact.number:f}"'
    name, text = escape(_plain(fact.id)), escape(_plain(" ".join((*fact.aliases, str(fact.value or "")))))
    value = _both(*(_plain(shown_value(fact, lang)) for lang in _LANGUAGES))
    return (
        f'<tr id="{name}" data-kind="{escape(_plain(fact.kind))}"{number} data-text="{text}">'
        f'<td class="value">{value}</td><td>{_lines(_what(fact))}</td><td>{_lines(_where(fact, name))}</td></tr>'
    )


def _what(fact: Fact) -> Iterator[str]:
    yield f'<p class="label"><b>{_both(_plain(fact.label_zh), _plain(fact.label_en))}</b></p>'
    yield f"<p>{_both(_plain(fact.statement_zh), _plain(fact.statement_en))}</p>"
    if fact.quote:
        yield f'<q lang="zh">{escape(_plain(fact.quote))}</q>'
    if fact.derived:
        computed = _both(*table("exports/page")["computed"])
        yield f'<p class="computed">{computed} <code>{escape(_plain(fact.derived.formula))}</code></p>'
    if fact.note:
        yield f'<p class="note quiet">{_both(*(_plain(note_in(fact.note, lang)) for lang in _LANGUAGES))}</p>'


def _where(fact: Fact, name: str) -> Iterator[str]:
    if fact.scope:
        yield f"<p>{_both(*(_plain(term(fact.scope, lang)) for lang in _LANGUAGES))}</p>"
    if fact.period:
        yield f"<p>{escape(_plain(fact.period))}</p>"
    if fact.rank and fact.kind != "rank":
        yield f"<p>{_both(*(_plain(shown_rank(fact.rank, lang)) for lang in _LANGUAGES))}</p>"
    yield f'<p><a class="id" href="#{name}">{name}</a></p>'


def _both(zh: str, en: str) -> str:
    return f'<span class="zh" lang="zh">{escape(zh)}</span><span class="en" lang="en">{escape(en)}</span>'


def _lines(parts: Iterable[str]) -> str:
    return "".join(f"{part}\n" for part in parts)


def _plain(value: Any) -> str:
    return clean(visible(str(value)))
