"""Coded checks over a knowledge base, one room for each thing that they look at.

Each check is a function that gives the places where something is wrong; its docstring is the message of its code.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from shaoxing_cli.errors import UnknownChoiceError
from shaoxing_cli.integrity import form, quotes, source, sums
from shaoxing_cli.integrity.subject import Place, Subject

__all__ = ["CHECKS", "Fault", "Subject", "message", "select", "verify"]

Check = Callable[[Subject], Iterable[Place]]

CHECKS: Final[dict[str, Check]] = {
    "F101": form.readable_rows,
    "F102": form.unique_ids,
    "F103": form.well_formed_ids,
    "F104": form.known_words,
    "F105": form.known_sections,
    "F106": form.iso_periods,
    "F107": form.fitting_values,
    "F108": form.whole_report_row,
    "F109": form.joined_metrics,
    "F201": quotes.quote_and_span,
    "F202": quotes.short_quotes,
    "F203": quotes.text_in_quote,
    "F204": quotes.quote_yields_value,
    "F205": quotes.quote_yields_rank,
    "F206": quotes.quote_yields_date,
    "F207": quotes.title_is_value,
    "F301": sums.readable_formulas,
    "F302": sums.known_inputs,
    "F303": sums.recomputed_values,
    "F304": sums.computed_without_quote,
    "F401": source.same_source,
    "F402": source.spans_give_quotes,
    "F403": source.spans_in_sections,
    "F404": source.ignored_spans,
    "F405": source.every_number,
    "F406": source.every_title,
}


class Fault(NamedTuple):
    """A fault: the code of the check, what the check demands, the fact or table where it fails, and how."""

    code: str
    message: str
    where: str
    detail: str


def message(code: str) -> str:
    """What a check demands, in one line.

    >>> message("F102")
    'Two facts have the same id.'
    """
    return (CHECKS[code].__doc__ or "").strip().splitlines()[0]


def select(wanted: str | None) -> tuple[str, ...]:
    """The codes that a list like `F1,F203` selects; all of them where nothing is given.

    Raises:
        UnknownChoiceError: a part of the list begins no code.

    >>> select("F102,F3")
    ('F102', 'F301', 'F302', 'F303', 'F304')
    """
    if wanted is None:
        return tuple(CHECKS)
    parts = [part.strip().upper() for part in wanted.split(",") if part.strip()]
    for part in parts or [wanted]:
        if not part or not any(code.startswith(part) for code in CHECKS):
            raise UnknownChoiceError("check", part, CHECKS)
    return tuple(code for code in CHECKS if code.startswith(tuple(parts)))


def verify(subject: Subject, codes: Iterable[str] | None = None) -> Iterator[Fault]:
    """The faults of a knowledge base, check by check; checks against the source run only where it is given."""
    for code in CHECKS if codes is None else codes:
        if code.startswith("F4") and subject.source is None:
            continue
        for place in CHECKS[code](subject):
            yield Fault(code, message(code), place.where, place.detail)
