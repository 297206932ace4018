"""Writing a whole knowledge base to a file or a folder: one small module per form, each with `write(kb, place, lang)`.

`place` is where the file or folder is made; nothing is there yet. `lang` chooses between `zh` and `en` where a person
reads the result. To add a form, write its module and a row in `WRITERS`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final

from shaoxing_cli.errors import MissingExtraError, UnknownChoiceError, UsageError
from shaoxing_cli.files import write_atomically
from shaoxing_cli.store import KnowledgeBase

# Suffix -> module and function. No suffix is a folder.
WRITERS: Final[Mapping[str, tuple[str, str]]] = {
    ".csv": ("delimited", "write_csv"),
    ".tsv": ("delimited", "write_tsv"),
    ".json": ("json_file", "write"),
    ".jsonl": ("json_file", "write_lines"),
    ".md": ("markdown", "write"),
    ".html": ("html_page", "write"),
    ".sqlite": ("sqlite_file", "write"),
    ".xlsx": ("xlsx_file", "write"),
    ".parquet": ("parquet_file", "write"),
    "": ("data_package", "write"),
}
SUFFIXES: Final = tuple(suffix for suffix in WRITERS if suffix)

# The library that a form needs beyond the program's own, and the extra that brings it.
_EXTRAS: Final = {".xlsx": ("openpyxl", "xlsx"), ".parquet": ("pyarrow", "parquet")}


def export(kb: KnowledgeBase, path: Path, lang: str, *, spreadsheet: bool = False, force: bool = False) -> None:
    """Write a knowledge base to a path, in the form that its suffix names, whole or not at all.

    Args:
        kb: the knowledge base.
        path: the target; without a suffix, a folder that becomes a Data Package.
        lang: `zh` or `en`, for forms that people read.
        spreadsheet: CSV for spreadsheet programs: byte order mark, CRLF, no cell that they would run as a formula.
        force: replace what exists.

    Raises:
        UnknownChoiceError: the suffix is unknown.
        UsageError: `spreadsheet` with another form than CSV.
        MissingExtraError: the form needs a library that is not installed.
        TargetError: the target exists or cannot be written.
    """
    suffix = form_of(path)
    if spreadsheet and suffix != ".csv":
        raise UsageError("--spreadsheet is for .csv alone")
    if suffix in _EXTRAS:
        _require(suffix)
    module, function = ("delimited", "write_spreadsheet") if spreadsheet else WRITERS[suffix]
    write: Callable[[KnowledgeBase, Path, str], None] = getattr(import_module(f"{__name__}.{module}"), function)
    write_atomically(path, partial(_write_to, write, kb, lang), force=force)


def form_of(path: Path) -> str:
    """The known suffix that a path ends in, or nothing for a folder.

    Raises:
        UnknownChoiceError: it ends in another one.

    >>> form_of(Path("a.CSV")), form_of(Path("a.b.jsonl")), form_of(Path("folder"))
    ('.csv', '.jsonl', '')
    """
    suffix = path.suffix.lower()
    if suffix not in WRITERS:
        raise UnknownChoiceError("suffix", suffix, [*SUFFIXES, "none (a folder with a Data Package)"])
    return suffix


def _write_to(write: Callable[[KnowledgeBase, Path, str], None], kb: KnowledgeBase, lang: str, place: Path) -> None:
    write(kb, place, lang)


def _require(suffix: str) -> None:
    library, extra = _EXTRAS[suffix]
    try:
        import_module(library)
    except ImportError:
        raise MissingExtraError(suffix, extra) from None
