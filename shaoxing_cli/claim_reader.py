"""Reading a claim into its parts, with a book of phrases."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final

from shaoxing_cli.asides import blanked, corrections, numerals_of_names, questions, rhetorical, titles
from shaoxing_cli.claims import Claim
from shaoxing_cli.cover import Cover
from shaoxing_cli.dates import find_dates
from shaoxing_cli.festivals import find_festivals
from shaoxing_cli.figure_settings import (
    as_multiple,
    as_rate,
    beyond,
    hedges_ahead,
    not_more,
    with_far_hedge,
    with_hedge_ahead,
)
from shaoxing_cli.phrases import Mention, PhraseBook, segment
from shaoxing_cli.quantities import Quantity, find_quantities
from shaoxing_cli.rank_mentions import goes_on, is_rank, marked_rank, ranks_of
from shaoxing_cli.text import fold, visible
from shaoxing_cli.units import COUNTED, unit

Span = tuple[int, int]

_LIMITS: Final = frozenset("只仅才")
_LIMIT_REACH: Final = 4
_LEVEL: Final = "级"
_FEW: Final = 2
# Families of phrases in which a numeral is part of a name, not a figure.
_NAMING: Final = frozenset({"concept", "frequency", "rank", "distinction", "period", "status"})


class ClaimReader:
    """Reads claims with a book of phrases."""

    def __init__(self, book: PhraseBook) -> None:
        self._book = book

    def read(self, text: str) -> Claim:
        """The parts of a claim; control and zero-width characters are left out of its text."""
        shown = visible(text)
        folded = fold(shown)
        corrected = corrections(folded)
        folded = blanked(folded, (correction.span for correction in corrected))
        ahead = hedges_ahead(folded)
        folded = blanked(folded, (hedge.span for hedge in ahead))
        set_aside = tuple(correction.set_aside for correction in corrected)
        found = self._book.find(folded)
        outer = segment(found)
        read = Cover(mention.span for mention in outer)
        mentions = [mention for mention in found if read.holds(mention.span) or _is_long_concept(mention)]
        named = [mention.span for mention in outer if _is_name(mention) and not goes_on(folded, mention)]
        told = sorted((*find_dates(folded), *find_festivals(folded)), key=attrgetter("span"))
        dates = [date for date in told if not _inside(date.span, named)]
        skip = [*named, *(date.span for date in dates), *titles(folded), *numerals_of_names(folded)]
        found_figures = find_quantities(folded, skip=skip)
        hedged = [as_multiple(folded, with_far_hedge(folded, not_more(folded, q))) for q in found_figures]
        hedged = [as_rate(folded, quantity) for quantity in hedged]
        hedged = [with_hedge_ahead(ahead, quantity) for quantity in hedged]
        hedged = [beyond(folded, hedged[0])] if len(hedged) == 1 else hedged
        quantities = [marked_rank(folded, _as_printed(shown, quantity)) for quantity in hedged]
        counted = tuple(q for q in quantities if not is_rank(q) and not _is_article(folded, q))
        articles = tuple(q.span for q in quantities if _is_article(folded, q))
        ranks = tuple(ranks_of(folded, outer, quantities))
        parts = tuple(m for m in mentions if not _is_hedge(m, quantities)) if quantities else tuple(mentions)
        asides = [*titles(folded), *questions(folded), *rhetorical(folded)]
        if asides:
            unsaid = Cover(asides)
            parts = tuple(mention for mention in parts if not _is_aside(mention, unsaid))
        said = {mention.span for mention in parts}
        kept = tuple(mention for mention in outer if mention.span in said)
        return Claim(shown, folded, kept, parts, counted, tuple(dates), ranks, articles, set_aside)


def _start(quantity: Quantity) -> int:
    return quantity.outer[0]


def _is_name(mention: Mention) -> bool:
    return "none" in mention.values("relation") or not _NAMING.isdisjoint(mention.tags)


def _is_hedge(mention: Mention, quantities: Sequence[Quantity]) -> bool:
    """Whether a mention is a figure's hedge (不足, more than), or a part of the figure that names nothing."""
    # Two figures of a claim need no looking for.
    place = bisect_right(quantities, mention.span[0], key=_start) if len(quantities) > _FEW else _FEW
    for quantity in quantities[max(0, place - _FEW) : place]:
        start, end = quantity.outer
        if start <= mention.span[0] and mention.span[1] <= end and "all" not in mention.values("relation"):
            apart = mention.span[1] <= quantity.span[0] or mention.span[0] >= quantity.span[1]
            return apart or not mention.values("concept")
    return False


def _is_aside(mention: Mention, unsaid: Cover) -> bool:
    return unsaid.holds(mention.span) and not mention.values("concept")


def _is_long_concept(mention: Mention) -> bool:
    """A concept of some length is taken for named even where another phrase overlaps it (部门间办事时间)."""
    return len(mention.text) > 2 and bool(mention.values("concept"))


def _is_article(folded: str, quantity: Quantity) -> bool:
    """Whether 一份 or 市一级 counts nothing, as 'a' does; after 只 or 仅, and with a hedge, the first does."""
    if not quantity.text.startswith("一") or quantity.value != 1 or quantity.hedge:
        return False
    if quantity.unit == _LEVEL:
        return True
    counted = unit(quantity.unit)
    limited = any(char in folded[max(0, quantity.span[0] - _LIMIT_REACH) : quantity.span[0]] for char in _LIMITS)
    return not limited and (counted is None or counted.dimension in COUNTED)


def _as_printed(text: str, quantity: Quantity) -> Quantity:
    return quantity._replace(text=text[slice(*quantity.span)])


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
