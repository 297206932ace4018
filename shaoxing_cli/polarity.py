"""Whether a claim denies what it speaks of, or calls it lacking."""

from collections.abc import Iterable, Sequence
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, Finding, find
from shaoxing_cli.phrases import Mention, segment
from shaoxing_cli.profiles import Profile

# A clause that denies something of the report itself (报告没有给出数值) denies nothing of the matter.
_THE_REPORT: Final = frozenset({"报告", "该报告", "这份报告", "报告里", "报告中", "report"})
_NEXT: Final = 2
# Words that say that something is wanting, and trends that are wanted: 还要提升.
_WANTS: Final = frozenset({"lack", "need"})
_WANTED: Final = frozenset({"increase", "improve"})


def opposite(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim says the opposite of a fact, or None."""
    if profile.fact.kind == "shortcoming":
        says_lacking = _calls_lacking(claim)
        agrees = not denies(claim) != _is_negative(profile.quoted_mentions) if says_lacking is None else says_lacking
    else:
        # What still awaits its vote is not passed: 尚未审议 says no more than 待审议.
        awaits = "awaiting_vote" in profile.metric.slots.get("status", ())
        agrees = awaits or denies(claim) == _is_negative(profile.quoted_mentions)
    return None if agrees else find(CONTRADICTED, "opposite", profile.fact)


def denies(claim: Claim) -> bool:
    """Whether a claim denies what it says: in any clause, save one on the report itself, an odd number of denials."""
    return any(_is_negative(mentions) for mentions in _clauses(claim))


def _clauses(claim: Claim) -> Sequence[Sequence[Mention]]:
    """The mentions by the clauses of a claim, those on the report itself left out where there are others."""
    clauses: dict[int, list[Mention]] = {}
    named = [mention.span for mention in claim.outer if mention.values("concept")]
    for mention in claim.mentions:
        if not (claim.is_outer(mention) or any(a <= mention.span[0] and mention.span[1] <= b for a, b in named)):
            continue
        clauses.setdefault(claim.nearness.clause(mention.span[0]), []).append(mention)
    speaking = [mentions for mentions in clauses.values() if not any(m.text in _THE_REPORT for m in mentions)]
    return speaking or list(clauses.values())


def _is_negative(mentions: Sequence[Mention]) -> bool:
    """Whether words deny something, names too: an odd number of denials, or a lack (不够, 有待), however put."""
    said = segment(m for m in mentions if m.values("polarity") or "none" in m.values("relation"))
    denials = [m for m in said if _is_denial(m)]
    lacks = [m for m in said if m.values("polarity") == {"lack"}]
    # 没有短板: a lack that is denied is none.
    denied = [(d, lack) for d in denials for lack in lacks if 0 <= lack.span[0] - d.span[1] <= _NEXT]
    if denied:
        return False
    return bool(lacks) or len(denials) % 2 == 1


def _calls_lacking(claim: Claim) -> bool | None:
    """Whether a claim calls its matter wanting (有待提升, 还要练) or well as it is; None where it says neither."""
    found = [said for mentions in _clauses(claim) if (said := _is_lacking(mentions)) is not None]
    return all(found) if found else None


def _is_lacking(mentions: Iterable[Mention]) -> bool | None:
    said = segment(m for m in mentions if m.values("polarity") or m.values("trend") or "none" in m.values("relation"))
    denials = [m for m in said if _is_denial(m)]
    wants = [m for m in said if m.values("polarity") & _WANTS]
    if wants:
        return not any(_is_denied(want, denials) for want in wants)
    well = any("achieved" in m.values("polarity") or m.values("trend") & _WANTED for m in said)
    if denials or well:
        return len(denials) % 2 == 1
    return None


def _is_denied(want: Mention, denials: Iterable[Mention]) -> bool:
    """Whether a want is denied: by the word itself (不必), one right before it (没有短板), or a 'no' of its subject."""
    if {"negation", "need"} <= want.values("polarity"):
        return True
    before = [m for m in denials if m.span[1] <= want.span[0]]
    return any("none" in m.values("relation") or want.span[0] - m.span[1] <= _NEXT for m in before)


def _is_denial(mention: Mention) -> bool:
    return "negation" in mention.values("polarity") or "none" in mention.values("relation")
