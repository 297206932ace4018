"""Citations of the report and of its facts, in the forms that writers need.

Forms: GB/T 7714—2025 (in force since 2026-07-01; section 7: the full stop and square brackets are half-width, all
other marks full-width) and GB/T 7714—2015 for an electronic resource [EB/OL]; APA 7 for a report on a website; BibTeX;
CSL-JSON 1.0. What the report's head does not give is left out: there is no address, and none is invented.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from shaoxing_cli.errors import UsageError
from shaoxing_cli.model import Fact, Section
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.text import visible


@dataclass(frozen=True, slots=True)
class Reference:
    """What is known of a report: from its head, and from whoever cites it (`url`, `accessed`)."""

    title: str
    title_en: str | None = None
    issuer: str | None = None
    issued: date | None = None
    number: str | None = None
    year: str | None = None
    place: str | None = None
    url: str | None = None
    accessed: date | None = None


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """The place in a report that a citation points to: a fact's section, and its clause or how it is computed."""

    fact: str
    section: str
    title_zh: str
    title_en: str
    quote: str | None
    inputs: tuple[str, ...] = ()


def reference_of(kb: KnowledgeBase, url: str | None = None, accessed: date | None = None) -> Reference:
    """What the head of a knowledge base's report says of it, with the reader's address and date."""
    head = kb.report
    places = head.get("place_en") or ()
    return Reference(
        title=visible(head.get("title") or kb.path.stem),
        title_en=_shown(head.get("title_en")),
        issuer=_shown(head.get("issuer")),
        issued=_day(head.get("released")) or _day(head.get("written")),
        number=_shown(head.get("index_number")),
        year=head.get("period"),
        place=places[0] if places else None,
        url=url,
        accessed=accessed,
    )


def pinpoint_of(kb: KnowledgeBase, fact: Fact) -> Pinpoint:
    """Where a fact stands in its report."""
    sections: Mapping[str, Section] = {section.id: section for section in kb.sections}
    section = sections.get(fact.section)
    titles = (visible(section.title_zh), visible(section.title_en)) if section else ("", "")
    inputs = tuple(map(visible, fact.derived.inputs if fact.derived else ()))
    return Pinpoint(visible(fact.id), visible(fact.section), *titles, _shown(fact.quote), inputs)


def _shown(text: str | None) -> str | None:
    """A text of a knowledge base without what a terminal would obey."""
    return None if text is None else visible(text)


def cite(reference: Reference, pinpoints: Iterable[Pinpoint], style: str) -> str:
    """The citation of a report, or of each of the places in it, in one of the `STYLES`; ends with a line feed.

    >>> report = Reference("某市报告", issuer="某市政府", issued=date(2020, 2, 24), accessed=date(2026, 11, 23))
    >>> print(cite(report, (), "gbt7714"), end="")
    某市政府. 某市报告[EB/OL]. （2020-02-24）[2026-11-23].
    >>> print(cite(report, (), "gbt7714-2015"), end="")
    某市政府. 某市报告[EB/OL]. (2020-02-24)[2026-11-23].
    """
    return STYLES[style](reference, list(pinpoints))


def day(text: str, name: str) -> date:
    """The date that an option is given as.

    Raises:
        UsageError: it is no date.

    >>> day("2026-11-23", "--accessed").year
    2026
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{name} wants a date such as 2026-11-23, not {text}") from None


def address(text: str) -> str:
    """The address that an option is given as.

    Raises:
        UsageError: it is no web address.

    >>> address("https://example.org/report.html")
    'https://example.org/report.html'
    """
    scheme, _, rest = text.partition("://")
    if scheme.lower() not in ("http", "https") or not rest or not text.isprintable() or set(text) & set(' <>"{}|\\^`'):
        raise UsageError(f"--url wants a web address such as https://example.org/report, not {text}")
    return text


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


# GB/T 7714


def _gbt(reference: Reference, pinpoints: list[Pinpoint], marks: tuple[str, str, str, str]) -> str:
    """One line a place. `marks`: the brackets around a date, the comma and the colon."""
    opening, closing, comma, colon = marks
    issued = f"{opening}{reference.issued}{closing}" if reference.issued else ""
    accessed = f"[{reference.accessed}]" if reference.accessed else ""
    elements = [reference.issuer, f"{reference.title}[EB/OL]", issued + accessed, reference.url]
    base = "".join(f"{element}. " for element in elements if element).rstrip()

    def line(pinpoint: Pinpoint) -> str:
        place = f"第{pinpoint.section}节“{pinpoint.title_zh}”" if pinpoint.title_zh else f"第{pinpoint.section}节"
        said = f"“{pinpoint.quote}”" if pinpoint.quote else f"据{'、'.join(pinpoint.inputs)}计算"
        return f"{base} {place}{comma if pinpoint.quote is None else colon}{said}.\n"

    return "".join(map(line, pinpoints)) or f"{base}\n"


def _gbt2025(reference: Reference, pinpoints: list[Pinpoint]) -> str:
    return _gbt(reference, pinpoints, ("（", "）", "，", "："))


def _gbt2015(reference: Reference, pinpoints: list[Pinpoint]) -> str:

    return _gbt(reference, pinpoints, ("(", ")", ", ", ": "))


# APA


def _apa(reference: Reference, pinpoints: list[Pinpoint]) -> str:
    """The entry of the reference list, then one quotation a line with its citation in the text."""
    written = f"({reference.issued.year}, {_month_day(reference.issued)})" if reference.issued else "(n.d.)"
    title = reference.title
    title += f" [{reference.title_en}]" if reference.title_en else ""
    title += f" (Index No. {reference.number})" if reference.number else ""
    opening = f"{reference.issuer}. {written}. {title}." if reference.issuer else f"{title}. {written}."
    lines = [" ".join([opening, *_apa_retrieval(reference)])]
    year = str(reference.issued.year) if reference.issued else "n.d."
    for pinpoint in pinpoints:
        place = f"{reference.issuer or reference.title}, {year}, Section {pinpoint.section}"
        place += f", “{pinpoint.title_en}”" if pinpoint.title_en else ""
        said = f"“{pinpoint.quote}”" if pinpoint.quote else f"Computed from {', '.join(pinpoint.inputs)}"
        lines.append(f"{said} ({place})")
    return "".join(f"{line}\n" for line in lines)


def _apa_retrieval(reference: Reference) -> list[str]:
    if not reference.accessed:
        return [reference.url] if reference.url else []
    when = f"Retrieved {_month_day(reference.accessed)}, {reference.accessed.year}"
    return [f"{when}, from {reference.url}" if reference.url else f"{when}."]


def _month_day(when: date) -> str:
    return f"{_MONTHS[when.month - 1]} {when.day}"


_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip


# BibTeX


def _bibtex(reference: Reference, pinpoints: list[Pinpoint]) -> str:
    """One entry a place, each with the place in its note."""
    fields = {
        "author": f"{{{_tex(reference.issuer)}}}" if reference.issuer else None,
        "title": f"{{{_tex(reference.title)}}}",
        "year": str(reference.issued.year) if reference.issued else None,
        "month": str(reference.issued.month) if reference.issued else None,
        "day": str(reference.issued.day) if reference.issued else None,
        "number": _tex(reference.number) if reference.number else None,
        "url": reference.url,
        "urldate": str(reference.accessed) if reference.accessed else None,
        "langid": "chinese",
    }
    if not pinpoints:
        return _entry(_key(reference), fields)
    return "\n".join(
        _entry(f"{_key(reference)}-{pinpoint.fact}", {**fields, "note": _tex(_place(pinpoint))})
        for pinpoint in pinpoints
    )


def _entry(key: str, fields: Mapping[str, str | None]) -> str:
    lines = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _key(reference: Reference) -> str:
    letters = "".join(char for char in (reference.place or "report").lower() if char.isascii() and char.isalnum())
    year = "".join(char for char in reference.year or "" if char.isdecimal())
    return (letters or "report") + year


def _place(pinpoint: Pinpoint) -> str:
    """A place in a report, in the report's language, for a field without markup."""
    said = f"“{pinpoint.quote}”" if pinpoint.quote else f"据{'、'.join(pinpoint.inputs)}计算"
    return f"第{pinpoint.section}节{pinpoint.title_zh}：{said}"


def _tex(text: str) -> str:
    """Text with TeX's own characters made plain, and braces that BibTeX could count taken out of its sight."""
    return "".join(_TEX.get(char, char) for char in text if char.isprintable())


_TEX: Final = {
    "\\": r"\textbackslash ",
    "{": r"\textbraceleft ",
    "}": r"\textbraceright ",
    "~": r"\textasciitilde ",
    "^": r"\textasciicircum ",
    **{char: f"\\{char}" for char in "%&$#_"},
}


# CSL-JSON


def _csl(reference: Reference, pinpoints: list[Pinpoint]) -> str:
    """An array of items, one a place."""
    from shaoxing_cli.render.json_text import json_text

    item: dict[str, Any] = {"id": _key(reference), "type": "report", "title": reference.title, "language": "zh-CN"}
    if reference.issuer:
        item["author"] = [{"literal": reference.issuer}]
    if reference.issued:
        item["issued"] = _date_parts(reference.issued)
    if reference.number:
        item["number"] = reference.number
    if reference.url:
        item["URL"] = reference.url
    if reference.accessed:
        item["accessed"] = _date_parts(reference.accessed)
    items = [
        {**item, "id": f"{item['id']}-{pinpoint.fact}", "section": pinpoint.section, "note": _place(pinpoint)}
        for pinpoint in pinpoints
    ]
    return "[\n" + ",\n".join(map(json_text, items or [item])) + "\n]\n"


def _date_parts(when: date) -> dict[str, Any]:
    return {"date-parts": [[when.year, when.month, when.day]]}


STYLES: Final[Mapping[str, Callable[[Reference, list[Pinpoint]], str]]] = {
    "gbt7714": _gbt2025,
    "gbt7714-2015": _gbt2015,
    "apa": _apa,
    "bibtex": _bibtex,
    "csl-json": _csl,
}
