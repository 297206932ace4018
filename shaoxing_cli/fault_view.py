"""How faults read: their fields for machines, their message in the reader's language for people."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from shaoxing_cli.integrity import Fault
from shaoxing_cli.render import Sheet
from shaoxing_cli.resources import table

FAULT_FIELDS: Final = ("code", "where", "message", "detail")


def faults_sheet(faults: Sequence[Fault], lang: str, fields: Sequence[str] | None) -> Sheet:
    """Faults, one a row."""
    names = _names(fields)

    def rows(wanted: Sequence[str]) -> Iterable[Mapping[str, Any]]:
        return ({name: getattr(fault, name) for name in wanted} for fault in faults)

    def cells() -> Iterable[Sequence[str]]:
        words: dict[str, str] = table("lexicon/faults")["messages"] if lang == "zh" else {}
        for fault in faults:
            told = fault._replace(message=words.get(fault.code, fault.message))
            yield [getattr(told, name) for name in names]

    def headings() -> Sequence[str]:
        spoken: dict[str, list[str]] = table("lexicon/faults")["fields"]
        return [spoken[name][0 if lang == "zh" else 1] for name in names]

    return Sheet(names, rows, headings, cells, names)


def _names(fields: Sequence[str] | None) -> tuple[str, ...]:
    """The fields asked for; `id` and `value`, which formats ask for by themselves, are a fault's place and detail."""
    if fields is None:
        return FAULT_FIELDS
    stand_in = {"id": "where", "value": "detail"}
    return tuple(stand_in.get(name, name) for name in fields)
