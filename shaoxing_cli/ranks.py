"""The ranks of a claim, judged against the facts that they speak of, and the ordinals that rank nothing."""

from collections.abc import Sequence
from typing import Final

from shaoxing_cli.assignment import Assigner
from shaoxing_cli.claims import Claim
from shaoxing_cli.figures import is_denied, judge_rank
from shaoxing_cli.findings import NOT_COVERED, Finding, find
from shaoxing_cli.passing_figures import passing_fault
from shaoxing_cli.profiles import Profile
from shaoxing_cli.rank_mentions import RankMention
from shaoxing_cli.shared_figures import shared_clauses

Judged = tuple[tuple[Profile, ...], Finding]

_PLANNED: Final = "planned"
_REACHED: Final = (
    "已",
    "早就",
    "回到了",
    "重返了",
    "has returned",
    "have returned",
    "returned to",
    "is back",
    "was back",
)


def judge_ranks(claim: Claim, profiles: Sequence[Profile], assigner: Assigner) -> list[Judged]:
    """The findings on the ranks of a claim, each with the profiles of the facts that it speaks of."""
    ranked = [profile for profile in profiles if profile.fact.kind == "rank"]
    options = assigner.assign(claim, [rank.span for rank in claim.ranks], lambda *_: 0, ranked)
    shared = shared_clauses(claim, [rank.span for rank in claim.ranks])
    judged: list[Judged] = []
    for rank, found in zip(claim.ranks, options, strict=True):
        meant = found if claim.nearness.clause(rank.span[0]) in shared else found[:1]
        judged += [((option.profile,), _rank(claim, rank, option.profile)) for option in meant]
        if not found and len(ranked) == 1 and is_denied(claim, rank.span):
            # First here but not there: both speak of the one rank.
            judged.append(((ranked[0],), _rank(claim, rank, ranked[0])))
        elif not found and not _is_numbered(rank, profiles):
            judged.append(_other_number(claim, rank, profiles))
    return judged


def _rank(claim: Claim, rank: RankMention, profile: Profile) -> Finding:
    """The finding on a rank: where the report only aims at it, it is not told that it was reached."""
    planned = _PLANNED in profile.metric.slots.get("status", ())
    if planned and (is_denied(claim, rank.span) or any(word in claim.folded for word in _REACHED)):
        return find(NOT_COVERED, "unknown", profile.fact)
    return judge_rank(claim, rank, profile)


def _other_number(claim: Claim, rank: RankMention, profiles: Sequence[Profile]) -> Judged:
    """What to make of an ordinal that no fact holds: another than one of them gives, or nothing known."""
    from shaoxing_cli.crossings import other_ordinal

    ranked = any(profile.fact.kind == "rank" for profile in profiles)
    # Beside ranks an ordinal is one of something else, and no number of a session.
    if rank.ordinal and not ranked:
        for profile in profiles:
            finding = other_ordinal(claim, rank.ordinal, profile)
            if finding:
                return ((profile,), finding)
    return ((), find(NOT_COVERED, "other_metric", claimed=rank.text))


def _is_numbered(rank: RankMention, profiles: Sequence[Profile]) -> bool:
    """Whether a rank numbers something (the 25th session) that the facts hold in their own words."""
    if rank.ordinal is None:
        return any(profile.explains(rank.text) for profile in profiles)
    return any(passing_fault(rank.ordinal, profile) is None for profile in profiles)
