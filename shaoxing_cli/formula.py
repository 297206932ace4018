"""The formulas of derived facts: fact ids, decimal numbers, + - * / and brackets, computed exactly and rounded once.

    formula = term (("+" | "-") term)*
    term    = factor (("*" | "/") factor)*
    factor  = "-" factor | "(" formula ")" | number | fact id

Nothing else is read: there are no calls, no powers, no other names.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException
from typing import Final

# Enough places that a chain of divisions is exact to far more digits than any fact is rounded to.
_EXACT: Final = Context(prec=60)
_DEEPEST: Final = 40
_LONGEST: Final = 2000
_TOKEN: Final = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])|(?P<id>[a-z][a-z0-9_.]*)|(?P<sign>[-+*/()]))")


class FormulaError(ValueError):
    """A formula that does not follow the grammar, names an unknown fact, or divides by zero."""


def compute(formula: str, values: Mapping[str, Decimal], digits: int) -> Decimal:
    """The value of a formula, rounded half up to `digits` decimals.

    Args:
        formula: fact ids, decimal numbers, + - * / and brackets.
        values: the number of each fact that the formula may name.
        digits: how many decimals the result keeps, 0 to 20.

    Raises:
        FormulaError: the formula cannot be computed.

    >>> compute("replied / received * 100", {"replied": Decimal(487), "received": Decimal(495)}, 2)
    Decimal('98.38')
    >>> compute("(a.b - 0.5) / 2", {"a.b": Decimal(1)}, 1)
    Decimal('0.3')
    """
    if not 0 <= digits <= 20:
        raise FormulaError(f"cannot round to {digits} decimals")
    try:
        result = _Reader(formula, values).result()
        return result.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, context=_EXACT)
    except DecimalException as fault:
        raise FormulaError(f"{formula:.80}: {type(fault).__name__}") from None


def names(formula: str) -> tuple[str, ...]:
    """The fact ids of a formula, in order, each once.

    >>> names("a.x / (a.y + a.x) * 100")
    ('a.x', 'a.y')
    """
    return tuple(dict.fromkeys(match["id"] for match in _tokens(formula) if match["id"]))


def _tokens(formula: str) -> Iterator[re.Match[str]]:
    if len(formula) > _LONGEST:
        raise FormulaError(f"is longer than {_LONGEST} characters")
    place, end = 0, len(formula.rstrip())
    while place < end:
        match = _TOKEN.match(formula, place)
        if match is None:
            raise FormulaError(f"{formula:.80}: cannot read {formula[place : place + 10]!r}")
        yield match
        place = match.end()


class _Reader:
    """One formula being read from left to right by recursive descent."""

    def __init__(self, formula: str, values: Mapping[str, Decimal]) -> None:
        self._formula = formula
        self._values = values
        self._tokens = list(_tokens(formula))
        self._place = 0
        self._depth = 0

    def result(self) -> Decimal:
        value = self._sum()
        if self._place < len(self._tokens):
            raise self._fault("does not end")
        return value

    def _sum(self) -> Decimal:
        value = self._product()
        while sign := self._take("+", "-"):
            other = self._product()
            value = _EXACT.add(value, other) if sign == "+" else _EXACT.subtract(value, other)
        return value

    def _product(self) -> Decimal:
        value = self._factor()
        while sign := self._take("*", "/"):
            other = self._factor()
            value = _EXACT.multiply(value, other) if sign == "*" else _EXACT.divide(value, other)
        return value

    def _factor(self) -> Decimal:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._fault("is nested too deeply")
        try:
            if self._take("-"):
                return -self._factor()
            if self._take("("):
                value = self._sum()
                if not self._take(")"):
                    raise self._fault("lacks a closing bracket")
                return value
            return self._operand()
        finally:
            self._depth -= 1

    def _operand(self) -> Decimal:
        if self._place == len(self._tokens):
            raise self._fault("ends too early")
        token = self._tokens[self._place]
        self._place += 1
        if token["number"]:
            return Decimal(token["number"])
        if token["id"] in self._values:
            return self._values[token["id"]]
        raise self._fault(f"no number is known for {token['id'] or token['sign']}")

    def _take(self, *signs: str) -> str | None:
        if self._place < len(self._tokens) and self._tokens[self._place]["sign"] in signs:
            self._place += 1
            return self._tokens[self._place - 1]["sign"]
        return None

    def _fault(self, what: str) -> FormulaError:
        return FormulaError(f"{self._formula:.80}: {what}")
