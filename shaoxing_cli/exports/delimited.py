"""CSV and TSV: a header and one fact a line, all fields in order."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from shaoxing_cli.exports.rows import cell
from shaoxing_cli.model import FACT_FIELDS, Fact, fact_to_row
from shaoxing_cli.store import KnowledgeBase

# A cell that begins with one of these is a formula to a spreadsheet program (OWASP, CSV injection).
_FORMULA_MARKS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


class Form(NamedTuple):
    """How delimited text is written."""

    delimiter: str = ","
    encoding: str = "utf-8"
    line_end: str = "\n"


_RFC_4180: Final = Form()


def write_csv(kb: KnowledgeBase, place: Path, _lang: str) -> None:
    """Write RFC 4180 CSV in UTF-8 with plain line feeds."""
    write_rows(place, FACT_FIELDS, map(_cells, kb.facts))


def write_tsv(kb: KnowledgeBase, place: Path, _lang: str) -> None:
    """Write the same with tabs between the cells."""
    write_rows(place, FACT_FIELDS, map(_cells, kb.facts), Form(delimiter="\t"))


def write_spreadsheet(kb: KnowledgeBase, place: Path, _lang: str) -> None:
    """Write CSV that a spreadsheet program opens as it is meant: byte order mark, CRLF, text that stays text."""
    rows = (_guarded(fact) for fact in kb.facts)
    write_rows(place, FACT_FIELDS, rows, Form(encoding="utf-8-sig", line_end="\r\n"))


def write_rows(
    place: Path, header: Iterable[str], rows: Iterable[Iterable[str | None]], form: Form = _RFC_4180
) -> None:
    """Write a header and rows."""
    import csv

    with place.open("w", encoding=form.encoding, newline="") as file:
        writer = csv.writer(file, delimiter=form.delimiter, lineterminator=form.line_end)
        writer.writerow(header)
        writer.writerows(rows)


def _cells(fact: Fact) -> list[str | None]:
    return [cell(value) for value in fact_to_row(fact).values()]


def _guarded(fact: Fact) -> list[str | None]:
    """The cells with an apostrophe before whatever would be run; numbers are what they are."""
    return [
        f"'{text}" if text and text.startswith(_FORMULA_MARKS) and not (field == "value" and fact.number is not None)
        else text
        for field, text in zip(FACT_FIELDS, _cells(fact), strict=True)
    ]  # fmt: skip
