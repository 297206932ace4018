"""What a knowledge base consists of: frozen values, read from rows and written back as rows.

The fields and their meaning are fixed by `data/schema.json`. Every look-up makes these classes anew when the
program starts: named tuples take a quarter of the time that frozen dataclasses take.
"""

from collections.abc import Mapping
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final, NamedTuple

Row = Mapping[str, Any]
Span = tuple[int, int]
Value = Decimal | str | None

KINDS: Final = (
    "figure", "rank", "date", "document", "body", "mechanism", "honour", "event", "shortcoming", "pledge",
)  # fmt: skip
HEDGES: Final = ("about", "over", "under", "at_least", "at_most")
DIRECTIONS: Final = ("increase", "decrease")


class RowError(ValueError):
    """A row whose field is missing or of the wrong type; the message names row and field."""


class Change(NamedTuple):
    """A rise or fall: its direction, and what it is measured against (None where the report does not say)."""

    direction: str
    against: str | None


class Rank(NamedTuple):
    """A position (1 is the best) among a group."""

    position: int
    among: str


class Derived(NamedTuple):
    """How a value is computed: a formula over fact ids, the ids, and the decimals that it is rounded to."""

    formula: str
    inputs: tuple[str, ...]
    digits: int


class Fact(NamedTuple):
    """One thing that the report states, or that follows from what it states by arithmetic."""

    id: str
    kind: str
    section: str
    label_zh: str
    label_en: str
    aliases: tuple[str, ...]
    value: Value
    unit: str | None
    unit_en: str | None
    text: str | None
    hedge: str | None
    scope: str | None
    period: str | None
    change: Change | None
    rank: Rank | None
    quote: str | None
    span: Span | None
    statement_zh: str
    statement_en: str
    derived: Derived | None
    note: str | None

    def label(self, lang: str) -> str:
        """The label in `zh` or `en`."""
        return self.label_zh if lang == "zh" else self.label_en

    def statement(self, lang: str) -> str:
        """The statement in `zh` or `en`."""
        return self.statement_zh if lang == "zh" else self.statement_en

    @property
    def number(self) -> Decimal | None:
        """The value where it is a number."""
        return self.value if isinstance(self.value, Decimal) else None


FACT_FIELDS: Final = Fact._fields


# The section of what stands before the first heading.
HEAD: Final = "0"


class Section(NamedTuple):
    """A part of the report: its number, its titles, and where it stands in the source text."""

    id: str
    title_zh: str
    title_en: str
    span: Span

    def title(self, lang: str) -> str:
        """The title in `zh` or `en`."""
        return self.title_zh if lang == "zh" else self.title_en


class Ignored(NamedTuple):
    """A run of the source that looks like a number and is none, with the reason."""

    span: Span
    text: str
    reason: str


class Concept(NamedTuple):
    """One idea with all its surface forms, Chinese and English."""

    id: str
    zh: tuple[str, ...]
    en: tuple[str, ...]


class Metric(NamedTuple):
    """What a fact counts or names, told from its neighbours.

    A claim speaks of the fact when it holds, for each element of `about`, one of the concepts named there, and no
    concept outside `about` and `also`. `slots` hold the surface forms of what a false claim might replace.
    """

    fact: str
    about: tuple[frozenset[str], ...]
    also: frozenset[str]
    slots: Mapping[str, tuple[str, ...]]


def fact_from_row(row: Row) -> Fact:
    """The fact that a row of the table `facts` holds.

    Raises:
        RowError: a field is missing or of the wrong type.
    """
    name = row.get("id")
    if not isinstance(name, str) or not name:
        raise RowError("a fact without an id")
    try:
        fields = dict(zip(FACT_FIELDS, _PICK(row), strict=True))
    except KeyError as fault:
        raise RowError(f"fact {name}: no field {fault}") from None
    _check_texts(name, fields)
    try:
        fields["aliases"] = _texts(fields["aliases"])
        fields["value"] = _value(fields["value"])
        fields["span"] = None if fields["span"] is None else _span(fields["span"])
        fields["change"] = _change(fields["change"])
        fields["rank"] = _rank(fields["rank"])
        fields["derived"] = _derived(fields["derived"])
    except (TypeError, ValueError, KeyError, AttributeError) as fault:
        raise RowError(f"fact {name}: {fault}") from None
    return Fact(**fields)


def head_from_row(row: Row) -> Row:
    """The report's head, of a row of the table `report`: texts, names of the place, and counts; raises RowError."""
    try:
        for name, given in row.items():
            if name in ("place_zh", "place_en"):
                _texts(given)
            elif given is not None and name not in ("schema_version", "source_characters"):
                _text(given)
    except TypeError as fault:
        raise RowError(f"report: {name}: {fault}") from None
    return dict(row)


def section_from_row(row: Row) -> Section:
    """The section that a row of the table `sections` holds; raises RowError."""
    try:
        return Section(_text(row["id"]), _text(row["title_zh"]), _text(row["title_en"]), _span(row["span"]))
    except (TypeError, ValueError, KeyError) as fault:
        raise RowError(f"section {row.get('id')}: {fault}") from None


def ignored_from_row(row: Row) -> Ignored:
    """The entry that a row of the table `ignored` holds; raises RowError."""
    try:
        return Ignored(_span(row["span"]), _text(row["text"]), _text(row["reason"]))
    except (TypeError, ValueError, KeyError) as fault:
        raise RowError(f"ignored {row.get('text')}: {fault}") from None


def concept_from_row(row: Row) -> Concept:
    """The concept that a row of the table `concepts` holds; raises RowError."""
    try:
        return Concept(_text(row["id"]), _texts(row["zh"]), _texts(row["en"]))
    except (TypeError, ValueError, KeyError) as fault:
        raise RowError(f"concept {row.get('id')}: {fault}") from None


def metric_from_row(row: Row) -> Metric:
    """The metric that a row of the table `metrics` holds; raises RowError.

    >>> metric_from_row({"fact": "a.b", "about": ["x", "y|z"], "also": []}).about[1] == frozenset({"y", "z"})
    True
    """
    try:
        about = tuple([frozenset(element.split("|")) for element in _texts(row["about"])])
        slots = {_text(name): _texts(forms) for name, forms in row.get("slots", {}).items()}
        return Metric(_text(row["fact"]), about, frozenset(_texts(row["also"])), slots)
    except (TypeError, ValueError, KeyError, AttributeError) as fault:
        raise RowError(f"metric {row.get('fact')}: {fault}") from None


def fact_to_row(fact: Fact) -> dict[str, Any]:
    """The row of a fact: the fields in order, ready for JSON (numbers stay Decimal)."""
    row: dict[str, Any] = {field: getattr(fact, field) for field in FACT_FIELDS}
    row["aliases"] = list(fact.aliases)
    row["span"] = None if fact.span is None else list(fact.span)
    if fact.change:
        row["change"] = {"direction": fact.change.direction, "against": fact.change.against}
    if fact.rank:
        row["rank"] = {"position": fact.rank.position, "among": fact.rank.among}
    if fact.derived:
        formula, inputs, digits = fact.derived.formula, list(fact.derived.inputs), fact.derived.digits
        row["derived"] = {"formula": formula, "inputs": inputs, "digits": digits}
    return row


# A number with more places counts nothing, and written out it would fill the memory (1E+999999999).
_PLACES: Final = 300
_PICK: Final = itemgetter(*FACT_FIELDS)
_ONLY_TEXT, _TEXT_OR_NONE = frozenset({str}), frozenset({str, type(None)})
_TEXT_FIELDS = ("id", "kind", "section", "label_zh", "label_en", "statement_zh", "statement_en")
_OPTIONAL_TEXT_FIELDS = ("unit", "unit_en", "text", "hedge", "scope", "period", "quote", "note")
_TEXTS, _OPTIONAL = itemgetter(*_TEXT_FIELDS), itemgetter(*_OPTIONAL_TEXT_FIELDS)


def _check_texts(name: str, fields: Row) -> None:
    # One look at the types of all: a field is told only where one is wrong.
    if _ONLY_TEXT.issuperset(map(type, _TEXTS(fields))) and _TEXT_OR_NONE.issuperset(map(type, _OPTIONAL(fields))):
        return
    for field in _TEXT_FIELDS + _OPTIONAL_TEXT_FIELDS:
        if not isinstance(fields[field], str) and (field in _TEXT_FIELDS or fields[field] is not None):
            raise RowError(f"fact {name}: {field} is {'no text' if field in _TEXT_FIELDS else 'neither text nor null'}")


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(f"{given!r:.40} is no text")
    return given


def _texts(given: object) -> tuple[str, ...]:
    if not isinstance(given, (list, tuple)):
        raise TypeError(f"{given!r:.40} is no list of texts")
    # One look at the types of all: this is most of what reading a fact costs.
    return tuple(given) if _ONLY_TEXT.issuperset(map(type, given)) else tuple(map(_text, given))


def _value(given: object) -> Value:
    if given is None or isinstance(given, str):
        return given
    if not isinstance(given, (Decimal, int, float)) or isinstance(given, bool):
        raise TypeError(f"value {given!r:.40} is neither number nor text")
    number = Decimal(repr(given)) if isinstance(given, float) else Decimal(given)
    if not number.is_finite() or abs(number.adjusted()) > _PLACES:
        raise ValueError(f"value {number:.3g} is out of range")
    return number


def _int(given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or abs(given) >= 2**63:
        raise TypeError(f"{given!r:.40} is no whole number of 64 bits")
    return given


def _span(given: object) -> Span:
    if not isinstance(given, (list, tuple)) or len(given) != 2:
        raise TypeError(f"span {given!r:.40} is no pair")
    start, end = _int(given[0]), _int(given[1])
    if not 0 <= start <= end:
        raise ValueError(f"span {start}-{end} runs backwards")
    return start, end


def _change(given: Any) -> Change | None:
    if given is None:
        return None
    against = given["against"]
    if given["direction"] not in DIRECTIONS:
        raise ValueError(f"change of unknown direction {given['direction']!r:.40}")
    return Change(given["direction"], None if against is None else _text(against))


def _rank(given: Any) -> Rank | None:
    return None if given is None else Rank(_int(given["position"]), _text(given["among"]))


def _derived(given: Any) -> Derived | None:
    return None if given is None else Derived(_text(given["formula"]), _texts(given["inputs"]), _int(given["digits"]))
