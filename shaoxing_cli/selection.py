"""Choosing facts: by section, kind, unit, scope, size and origin, and putting them in order."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from shaoxing_cli.errors import UnknownChoiceError, UsageError
from shaoxing_cli.model import KINDS, Fact
from shaoxing_cli.store import KnowledgeBase

SORT_KEYS: Final = ("id", "kind", "section", "label_zh", "label_en", "value", "unit", "scope", "period")


class Selection(NamedTuple):
    """Which facts are wanted; an empty part leaves the choice open.

    A section takes its subsections with it. `least` and `most` bound the value, both inclusive, and leave out whatever
    has no number. `derived` is True for computed facts only, False for stated ones only.
    """

    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    derived: bool | None = None

    @property
    def is_open(self) -> bool:
        """Whether every fact is wanted."""
        return self == Selection()

    def wants(self, fact: Fact) -> bool:
        """Whether a fact is among the wanted.

        >>> from shaoxing_cli.store import open_knowledge_base
        >>> fact = open_knowledge_base().fact("disclosure.received")
        >>> Selection(sections=("4",), least=Decimal(495)).wants(fact), Selection(units=("%",)).wants(fact)
        (True, False)
        """
        return (
            (not self.sections or any(is_within(fact.section, section) for section in self.sections))
            and (not self.kinds or fact.kind in self.kinds)
            and (not self.units or fact.unit in self.units or fact.unit_en in self.units)
            and (not self.scopes or fact.scope in self.scopes)
            and (self.derived is None or self.derived == (fact.derived is not None))
            and self._bounds(fact.number)
        )

    def _bounds(self, number: Decimal | None) -> bool:
        if self.least is None and self.most is None:
            return True
        if number is None:
            return False
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)


def select(kb: KnowledgeBase, selection: Selection) -> list[Fact]:
    """The wanted facts of a knowledge base, in document order.

    Raises:
        UnknownChoiceError: the selection names a section, kind, unit or scope that the knowledge base does not have.
    """
    check_selection(kb, selection)
    return [fact for fact in kb.facts if selection.wants(fact)]


def check_selection(kb: KnowledgeBase, selection: Selection) -> None:
    """Raise UnknownChoiceError where the selection names what the knowledge base does not have."""
    _check("section", selection.sections, [section.id for section in kb.sections])
    _check("kind", selection.kinds, KINDS)
    if selection.units:
        units = _distinct(fact.unit for fact in kb.facts)
        _check("unit", selection.units, units, _distinct(fact.unit_en for fact in kb.facts))
    if selection.scopes:
        _check("scope", selection.scopes, _distinct(fact.scope for fact in kb.facts))


def is_within(section: str, outer: str) -> bool:
    """Whether a section is another one or a part of it.

    >>> is_within("5.1", "5"), is_within("5", "5"), is_within("51", "5"), is_within("5", "5.1")
    (True, True, False, False)
    """
    return section == outer or section.startswith(outer + ".")


def in_order(facts: Iterable[Fact], key: str | None) -> list[Fact]:
    """The facts sorted by a field, descending where the key starts with '-'; facts without it come last.

    Facts that are equal in it stay in document order.

    Raises:
        UnknownChoiceError: there is no such key.
    """
    rows = list(facts)
    if key is None:
        return rows
    field, descending = key.removeprefix("-"), key.startswith("-")
    _check("sort key", (field,), SORT_KEYS)
    filled = [fact for fact in rows if getattr(fact, field) is not None]
    filled.sort(key=_sort_key(field), reverse=descending)
    return filled + [fact for fact in rows if getattr(fact, field) is None]


def bound(text: str, name: str) -> Decimal:
    """The number that a bound is given as: digits, or a quantity as people write it.

    Raises:
        UsageError: it is no single number.

    >>> bound("1,546", "--min"), bound("15.46亿", "--min")
    (Decimal('1546'), Decimal('1546000000'))
    """
    from shaoxing_cli.quantities import find_quantities

    quantities = find_quantities(text)
    if len(quantities) != 1 or quantities[0].high is not None:
        raise UsageError(f"{name} wants one number, such as 100 or 15.46亿, not {text}")
    return quantities[0].value


def near(given: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known words that the given one may have been meant as."""
    from difflib import get_close_matches

    return get_close_matches(given.lower(), known, n=3, cutoff=0.6)


def _check(what: str, given: Sequence[str], known: Sequence[str], also: Sequence[str] = ()) -> None:
    for word in given:
        if word not in known and word not in also:
            raise UnknownChoiceError(what, word, known, near(word, [*known, *also]))


def _distinct(words: Iterable[str | None]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word is not None]


def _sort_key(field: str) -> Callable[[Fact], tuple[object, ...]]:
    """Numbers before text, numbers by size; sections by their parts (5.10 after 5.2)."""

    def key(fact: Fact) -> tuple[object, ...]:
        value = getattr(fact, field)
        if field == "section":
            return tuple(int(part) if part.isdecimal() else 0 for part in value.split("."))
        return (0, value, "") if isinstance(value, Decimal) else (1, Decimal(0), value)

    return key
