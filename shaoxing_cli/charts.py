"""Figures of one unit as bars: which facts can stand side by side, and what each bar says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from shaoxing_cli.errors import UsageError
from shaoxing_cli.model import Fact
from shaoxing_cli.render.bar_chart import Bar, Chart
from shaoxing_cli.wording import shown_rank, shown_value


class MixedUnitsError(UsageError):
    """Figures of several units, which no one scale can hold.

    >>> str(MixedUnitsError(Counter({"件": 12, "%": 5})))
    'these 17 figures have several units: 件 (12), % (5); choose one, such as --unit 件'
    """

    def __init__(self, units: Counter[str]) -> None:
        listed = ", ".join(f"{unit} ({count})" for unit, count in units.most_common())
        choice = next(unit for unit, _ in units.most_common())
        super().__init__(
            f"these {units.total()} figures have several units: {listed}; choose one, such as --unit {choice}"
        )


def figures_of(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that a bar can stand for: figures, not ranks, whose first place would be the shortest bar."""
    return [fact for fact in facts if fact.kind == "figure" and fact.number is not None]


def chart_of(figures: Sequence[Fact], lang: str) -> Chart:
    """The chart of some figures, with ranks marked at the bars' ends.

    Raises:
        MixedUnitsError: they have more than one unit.
    """
    units = Counter(fact.unit or "none" for fact in figures)
    if len(units) > 1:
        raise MixedUnitsError(units)
    unit = (figures[0].unit if lang == "zh" else figures[0].unit_en) or figures[0].unit
    return Chart(unit or "", tuple(_bar(fact, fact.number, lang) for fact in figures if fact.number is not None))


def _bar(fact: Fact, value: Decimal, lang: str) -> Bar:
    rank = f" ({shown_rank(fact.rank, lang)})" if fact.rank else ""
    return Bar(fact.label(lang), value, shown_value(fact, lang) + rank)
