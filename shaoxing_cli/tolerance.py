"""Whether a finding stands although a few words of the claim are strange.

Strange words may speak of another thing. They do not where the claim gives a stated figure so exactly that it can
hardly be another's; and what makes a claim false in one clause is not mended by strange words in the next.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.compare import is_telling
from shaoxing_cli.cover import Cover
from shaoxing_cli.figures import GENERIC, misfit
from shaoxing_cli.findings import CONTRADICTED, SUPPORTED, Finding
from shaoxing_cli.model import Fact
from shaoxing_cli.phrases import LIGHT
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.residue import Run
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold, is_han
from shaoxing_cli.units import WHOLE_SHARE

Span = tuple[int, int]

# Of a claim's characters at most this share may be strange beside such a figure: one in two.
_SHARE: Final = 2
# So many strange Chinese characters in all may stand beside what contradicts; an English word counts as two.
_FEW: Final = 2
_WORD: Final = 2
_OF_OBJECT: Final = ("了", " the ", " its ", " their ", " a ")
_VISITING: Final = ("考察", "取经", "参观", "观摩", "来访", "delegation", "visit", "came to", "come to", "toured")


def bears(claim: Claim, findings: Sequence[Finding], runs: Sequence[Run]) -> bool:
    """Whether the findings on a claim's parts stand beside strange words."""
    if any(reverses(run) for run in runs):
        return False
    wrong = [finding for finding in findings if finding.verdict == CONTRADICTED]
    if wrong:
        return any(_stands(claim, finding, runs) for finding in wrong)
    if not findings or any(finding.verdict != SUPPORTED for finding in findings):
        return False
    facts = [fact for finding in findings for fact in finding.facts]
    telling = [quantity for quantity in claim.quantities if any(_gives(quantity, fact) for fact in facts)]
    return any(_leads_up(claim, quantity, runs) for quantity in telling) and _size(runs) * _SHARE <= len(claim.folded)


def _leads_up(claim: Claim, quantity: Quantity, runs: Sequence[Run]) -> bool:
    """Whether all strange words stand before a figure, and none tells what it counts: what follows may be untrue."""
    return all(run.span[1] < quantity.outer[0] and not _is_beside(claim, quantity.outer, run.span) for run in runs)


def telling_values(claim: Claim) -> list[Decimal]:
    """The figures of a claim that are hardly met by chance."""
    return [quantity.value for quantity in claim.quantities if is_telling(quantity.value)]


def _stands(claim: Claim, finding: Finding, runs: Sequence[Run]) -> bool:
    """Whether a contradiction stands: words in later clauses change nothing, and few before may be strange.

    A figure is contradicted by another value: to deny that there was any says too little of it.
    """
    compared = len(finding.facts) > 1
    if finding.claimed is None and not compared and any(f.kind == "figure" and f.number for f in finding.facts):
        return False
    place = claim.folded.find(fold(finding.claimed)) if finding.claimed else -1
    if place < 0 or finding.claimed is None:
        # The share that an 'all' gives, and no figure of the claim, bears nothing.
        return _size(runs) <= (0 if finding.claimed == WHOLE_SHARE else _FEW)
    if runs and _is_otherwise_counted(claim, finding):
        return False
    clause = claim.nearness.clause(place)
    mattering = [run for run in runs if claim.nearness.clause(run.span[0]) <= clause]
    span = (place, place + len(finding.claimed))
    if any(m.span == span for m in claim.tagged("place")) and any(word in claim.folded for word in _VISITING):
        # A delegation from another place came to see it: nothing is put in the place of the report's own.
        return False
    return _size(mattering) <= _FEW and not any(_is_beside(claim, span, run.span) for run in mattering)


def _is_otherwise_counted(claim: Claim, finding: Finding) -> bool:
    """Whether a claim counts something in another unit than the fact (30 million times, 200亿条)."""
    given = (q for q in claim.quantities if claim.text[slice(*q.outer)] == finding.claimed and q.unit not in GENERIC)
    return any(misfit(quantity, fact) for quantity in given for fact in finding.facts)


def _is_beside(claim: Claim, given: Span, run: Span) -> bool:
    """Whether a strange word tells what a figure counts: it stands right beside it, or behind it after small words."""
    if run[1] <= given[0]:
        return run[1] == given[0] or claim.folded[run[1] : given[0]].strip() == "of"
    if not any(quantity.outer == given for quantity in claim.quantities):
        # 吊销了资质, revoked the licences: of what a verb was done to.
        return run[0] == given[1] or claim.folded[given[1] : run[0]] in _OF_OBJECT
    between = Cover(m.span for m in claim.outer if LIGHT in m.tags and given[1] <= m.span[0] and m.span[1] <= run[0])
    return all(claim.folded[at] == " " or between.holds((at, at + 1)) for at in range(given[1], run[0]))


def _gives(quantity: Quantity, fact: Fact) -> bool:
    """Whether a quantity gives the very figure of a fact, and hardly by chance."""
    return quantity.hedge is None and quantity.value == fact.number and is_telling(quantity.value)


def _size(runs: Iterable[Run]) -> int:
    return sum(len(run.text) if is_han(run.text[0]) else _WORD for run in runs)


def reverses(run: Run) -> bool:
    """Whether a strange word may turn what the claim says into its opposite (停建, cancelled)."""
    words = table("lexicon/reversing_words")
    if is_han(run.text[0]):
        return any(char in run.text for char in words["zh"])
    return any(run.text.startswith(beginning) for beginning in words["en"])
