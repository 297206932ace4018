"""Excel workbook: facts, sections, the report's head and what is no number, a sheet each. Needs the extra `xlsx`."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from shaoxing_cli.exports.rows import (
    IGNORED_COLUMNS,
    SECTION_COLUMNS,
    cell,
    ignored_rows,
    report_rows,
    section_rows,
)
from shaoxing_cli.model import FACT_FIELDS, fact_to_row
from shaoxing_cli.store import KnowledgeBase

# A spreadsheet keeps 15 significant digits of a number and 32,767 characters of a text.
_DIGITS: Final = 15
_LONGEST: Final = 32_767
_WIDTHS: Final = {"id": 34, "label_zh": 34, "label_en": 42, "quote": 50, "statement_zh": 50, "statement_en": 50}


def write(kb: KnowledgeBase, place: Path, _lang: str) -> None:
    """Write the workbook; text is stored as text, whatever it begins with."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    facts = (
        {
            field: value if field == "value" and isinstance(value, Decimal) else cell(value)
            for field, value in row.items()
        }
        for row in map(fact_to_row, kb.facts)
    )
    _sheet(book, "facts", FACT_FIELDS, facts)
    _sheet(book, "sections", [column.name for column in SECTION_COLUMNS], section_rows(kb))
    _sheet(book, "report", ["name", "value"], report_rows(kb))
    _sheet(book, "ignored", [column.name for column in IGNORED_COLUMNS], ignored_rows(kb))
    book.save(place)


def _sheet(book: Any, title: str, columns: Iterable[str], rows: Iterable[Mapping[str, str | Decimal | None]]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    names = list(columns)
    sheet = book.create_sheet(title)
    sheet.append(names)
    for row_number, row in enumerate(rows, 2):
        for column_number, name in enumerate(names, 1):
            _fill(sheet.cell(row_number, column_number), row[name])
    for number, name in enumerate(names, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 14)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _fill(place: Any, value: str | Decimal | None) -> None:
    if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) <= _DIGITS:
        place.value = int(value) if value == value.to_integral_value() else float(value)
    elif value is not None:
        place.value = (f"{value:f}" if isinstance(value, Decimal) else value)[:_LONGEST]
        # Otherwise a text that begins with = would be a formula, and one such as #N/A an error.
        place.data_type = "s"
        place.quotePrefix = True
