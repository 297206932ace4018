"""A quantity held against a stated value: does the one say the other, allowing for how exactly it is meant?"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import Enum
from typing import Final, NamedTuple

from shaoxing_cli.quantities import Quantity
from shaoxing_cli.units import COUNTED, unit

# 'About' allows half of the last digit that was given, and no less than this share of the figure.
ABOUT_SHARE: Final = Decimal("0.03")
# Of a telling figure, which says itself how exactly it is meant, it allows less.
EXACT_SHARE: Final = Decimal("0.01")
# A figure with so many digits (zeros at either end left out) is telling.
_TELLING_DIGITS: Final = 3
# 'About 200' for 176 is too loose to be called true: half a last digit counts up to this share of the figure only.
MOST_ABOUT: Final = Decimal("0.06")
# 'Nearly 1,600' speaks of something just below, and 'just over' of something just above: no further than this share.
NEAR_SHARE: Final = Decimal("0.08")


class Agreement(Enum):
    """How a quantity and a value relate.

    The same; the value as the quantity rounds it; within the quantity's hedge or range; another; of another dimension.
    """

    EQUAL = "equal"
    ROUNDED = "rounded"
    WITHIN = "within"
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"

    @property
    def agrees(self) -> bool:
        """Whether the quantity says the value."""
        return self in {Agreement.EQUAL, Agreement.ROUNDED, Agreement.WITHIN}


class Comparison(NamedTuple):
    """The outcome of holding a quantity against a value; `claimed` is the quantity in the value's unit."""

    agreement: Agreement
    claimed: Decimal | None = None


def compare(quantity: Quantity, value: Decimal, value_unit: str | None, value_hedge: str | None = None) -> Comparison:
    """Hold a quantity against an exact value in a unit, or against a figure that is hedged itself (超6000家).

    >>> from shaoxing_cli.quantities import find_quantities
    >>> def says(words, value, unit): return compare(find_quantities(words)[0], Decimal(value), unit).agreement.value
    >>> [says(words, 1546000000, "元") for words in ("154600万元", "15.5亿元", "15亿元以上", "16亿元")]
    ['equal', 'rounded', 'within', 'different']
    >>> says("近1600件", 1584, "件"), says("1600件", 1584, "件"), says("176%", 176, "件")
    ('within', 'different', 'incomparable')
    """
    factor = conversion(quantity.unit, value_unit)
    if factor is None:
        return Comparison(Agreement.INCOMPARABLE)
    with localcontext(prec=80):
        claimed, step = quantity.value * factor, quantity.step * factor
        high = None if quantity.high is None else quantity.high * factor
        if _is_idle(quantity, claimed, value):
            return Comparison(Agreement.INCOMPARABLE)
        if value_hedge and quantity.hedge and claimed == value:
            alike = _SIDES[quantity.hedge] == _SIDES.get(value_hedge, 0)
            return Comparison(Agreement.WITHIN if alike else Agreement.DIFFERENT, claimed)
        if value_hedge == "at_most" and quantity.hedge in _LIMITS:
            # A limit is what it is: 最多120天 does not tell of 最多90天.
            return Comparison(Agreement.DIFFERENT, claimed)
        return Comparison(_agreement(quantity, claimed, high, step, value), claimed)


def conversion(given: str | None, wanted: str | None) -> Decimal | None:
    """The factor from one unit to another, None where they measure different things.

    A quantity without a unit, and a unit that the table does not name, may count anything that is counted.

    >>> conversion("公里", "米"), conversion("件", "起"), conversion("%", "件"), conversion(None, "件")
    (Decimal('1000'), Decimal('1'), None, Decimal('1'))
    """
    if given == wanted:
        return Decimal(1)
    if given and wanted and ("/" in given) != ("/" in wanted):
        # So much a day is no count.
        return None
    mine, theirs = unit(given), unit(wanted)
    if mine is None or theirs is None:
        known = mine or theirs
        return Decimal(1) if known is None or known.dimension in COUNTED else None
    if mine.dimension == theirs.dimension:
        return mine.factor / theirs.factor
    return Decimal(1) if {mine.dimension, theirs.dimension} in _ALIKE else None


def _agreement(quantity: Quantity, claimed: Decimal, high: Decimal | None, step: Decimal, value: Decimal) -> Agreement:
    if high is not None:
        return Agreement.WITHIN if claimed <= value <= high else Agreement.DIFFERENT
    if quantity.hedge:
        return Agreement.WITHIN if _within(quantity, claimed, step, value) else Agreement.DIFFERENT
    if claimed == value:
        return Agreement.EQUAL
    if quantity.form == "fraction":
        near = abs(value - claimed) <= step / 2
        return Agreement.ROUNDED if near else Agreement.DIFFERENT
    if quantity.step > 1 and not _has_multiplier(quantity):
        # Without 万 or 'million' the zeros of a whole number are meant: 60% is no 57.5%, nor 100% 99.37%.
        step /= quantity.step
    if quantity.unit == "%" and claimed in _BOUNDS:
        return Agreement.DIFFERENT
    rounds = _is_rounding(step, quantity) and _rounded(value, step) == claimed
    # 20亿 rounds 15.46亿 to one digit, which nobody would call the same without a word such as 约.
    close = step <= 1 or abs(value - claimed) <= abs(claimed) * MOST_ABOUT
    return Agreement.ROUNDED if rounds and close else Agreement.DIFFERENT


def _is_idle(quantity: Quantity, claimed: Decimal, value: Decimal) -> bool:
    """Whether a bound without a unit is so far off that it was hardly meant for the value: 不到十个亿 of 865 cases."""
    low, high = sorted((abs(claimed), abs(value)))
    return quantity.unit in _UNITLESS and quantity.hedge in _FAR and high > low * _FAR_OFF


def _has_multiplier(quantity: Quantity) -> bool:
    return any(char in quantity.text for char in "万亿") or "illion" in quantity.text.lower()


def _is_rounding(step: Decimal, quantity: Quantity) -> bool:
    """Whether the quantity's last digit, which counts `step` of the value's unit, may show that it was rounded.

    It does where it has decimals or a multiplier, or counts no more than one of what the value counts.

    A whole number with zeros at its end (1600) claims to be exact unless a hedge says otherwise.
    """
    return step <= 1 or quantity.step < 1 or _has_multiplier(quantity)


def is_telling(value: Decimal) -> bool:
    """Whether a figure has so many digits that it is hardly met by chance and tells how exactly it is meant.

    >>> is_telling(Decimal(1591)), is_telling(Decimal("97.2")), is_telling(Decimal(12000)), is_telling(Decimal("0.05"))
    (True, True, False, False)
    """
    return len(f"{value:f}".replace(".", "").strip("0")) >= _TELLING_DIGITS


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _within(quantity: Quantity, claimed: Decimal, step: Decimal, value: Decimal) -> bool:
    """Whether a value is what a hedged quantity says.

    In Chinese 多 and 余 (`some`) stand for all places below the last one that is said and is not zero: 一百多 is 101
    to 199, 一百二十多 is 121 to 129. A multiplier behind changes nothing in that: 100多亿 is above 100亿, below 200亿.
    """
    size = abs(claimed)
    loose = quantity.form == "fraction" or not is_telling(claimed)
    share = ABOUT_SHARE if loose else EXACT_SHARE
    about = max(min(step / 2, size * MOST_ABOUT), size * share, _place(value) / 2)
    reach = max(min(step, size * NEAR_SHARE * 2), size * NEAR_SHARE)
    return {
        "about": abs(value - claimed) <= about,
        "near": claimed - reach <= value < claimed,
        "just_over": claimed < value <= claimed + size * NEAR_SHARE,
        "exactly": value == claimed,
        "some": claimed < value < claimed + step,
        "over": value > claimed,
        "at_least": value >= claimed,
        "under": value < claimed,
        "at_most": value <= claimed,
    }[quantity.hedge or "about"]


def _place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(0)


# All and none are never a rounding of something else.
_BOUNDS: Final = (0, 100)
# On which side of its figure a hedge looks.
_SIDES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("over", "at_least", "some", "just_over"), 1),
    **dict.fromkeys(("under", "at_most", "near"), -1),
    **dict.fromkeys(("about", "exactly"), 0),
}
# Bounds that hold of much, and how many times off they say nothing.
_FAR: Final = frozenset({"over", "at_least", "under", "at_most"})
_LIMITS: Final = frozenset({"at_most", "under"})
_FAR_OFF: Final = 20
_UNITLESS: Final = (None, "个")
# What a speaker may call by either word: an item of a kind, a thing, an occurrence.
_ALIKE: Final = tuple(
    {one, other} for one, other in (("thing", "kind"), ("thing", "occurrence"), ("thing", "issue"), ("thing", "batch"))
)
