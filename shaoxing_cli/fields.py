"""What can be searched of a fact: its texts, each with its weight, and its numbers."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from shaoxing_cli.model import Fact

# Measured on the development queries: a label says what a fact is about, an alias how people ask for it.
_WEIGHTS: Final = {"label": 3.0, "alias": 2.5, "statement": 1.5, "quote": 1.5}
_VALUE, _PRINTED, _NEIGHBOUR = 1.0, 0.8, 0.4


class Field(NamedTuple):
    """A text of a fact, named as `matched` names it."""

    name: str
    text: str
    weight: float


def fields_of(fact: Fact) -> Iterator[Field]:
    """The texts of a fact, weightiest first.

    >>> from shaoxing_cli.store import open_knowledge_base
    >>> [field.name for field in fields_of(open_knowledge_base().fact("date.outline_years"))][:3]
    ['label', 'label', 'alias']
    """
    for name, texts in (
        ("label", (fact.label_zh, fact.label_en)),
        ("alias", fact.aliases),
        ("quote", (fact.quote,)),
        ("statement", (fact.statement_zh, fact.statement_en)),
    ):
        for text in texts:
            if text:
                yield Field(name, text, _WEIGHTS[name])


def numbers_of(fact: Fact) -> dict[str, float]:
    """The numbers and dates by which a fact can be found, with how surely each means this fact.

    >>> from shaoxing_cli.store import open_knowledge_base
    >>> numbers_of(open_knowledge_base().fact("arbitration.disputed_amount"))
    {'1546000000': 1.0, '15.46': 0.8, '865': 0.4}
    """
    numbers: dict[str, float] = {}
    if fact.number is not None:
        numbers[number_key(fact.number)] = _VALUE
    elif fact.kind == "date" and isinstance(fact.value, str):
        numbers[fact.value] = _VALUE
    for text, weight in ((fact.text, _PRINTED), (fact.quote, _NEIGHBOUR)):
        for number in _printed(text or ""):
            numbers.setdefault(number, weight)
    return numbers


def number_key(number: Decimal) -> str:
    """A number without needless zeros.

    >>> number_key(Decimal("99.10")), number_key(Decimal("1.2E+3"))
    ('99.1', '1200')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _printed(text: str) -> Iterator[str]:
    from shaoxing_cli.dates import find_dates
    from shaoxing_cli.quantities import find_quantities

    dates = find_dates(text)
    for date in dates:
        yield date.iso
    for quantity in find_quantities(text, skip=[date.span for date in dates]):
        yield number_key(quantity.value)
        digits = "".join(char for char in quantity.text if char in "0123456789.").strip(".")
        if digits:
            yield digits
