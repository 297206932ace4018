"""Whether a claim denies what a fact states, or calls well what the fact calls wanting."""

from collections.abc import Sequence
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.denials import calls_wanting, is_denial
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find
from shaoxing_cli.phrases import Mention
from shaoxing_cli.profiles import Profile
from shaoxing_cli.units import SHARES, WHOLE

Span = tuple[int, int]

_BESIDE: Final = 1
# Stages that are still to come, and how far from a stage the word that denies it may stand.
_AHEAD: Final = frozenset({"awaiting_vote", "planned"})
_BEFORE_STAGE: Final = 8
_BEHIND_STAGE: Final = 3
_TELLING: Final = frozenset({"status", "trend", "scope", "relation"})


def opposite(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim says the opposite of a fact, or None."""
    wanting = _calls_wanting(claim) if profile.fact.kind == "shortcoming" else None
    # What still awaits its vote is not passed: 尚未审议 says no more than 待审议.
    awaits = "awaiting_vote" in profile.metric.slots.get("status", ()) and not _denies_stage(claim, profile)
    if wanting is None and not awaits and denies_all(claim.outer):
        return _not_all(profile)
    stated = profile.is_denial or profile.fact.number == 0
    agrees = awaits or denies(claim, lacks=profile.fact.kind != "pledge") == stated if wanting is None else wanting
    if agrees:
        return None
    if profile.fact.number and not (_denies_or_says_all(claim) and _denies_figure(claim, profile)):
        # To call something wanting says nothing of a figure, nor does a denial of something else.
        return find(NOT_COVERED, "unknown", profile.fact)
    of_it = stated or _denies_of(claim, profile) or _denies_stage(claim, profile)
    if wanting is None and (profile.fact.kind == "shortcoming" or not of_it):
        # Of a shortcoming it says neither that it is one nor that it is none.
        return find(NOT_COVERED, "unknown", profile.fact)
    if wanting is None and not stated and _denies_another(claim, profile):
        return find(NOT_COVERED, "unknown", profile.fact)
    return find(CONTRADICTED, "opposite", profile.fact)


def _denies_another(claim: Claim, profile: Profile) -> bool:
    """Whether all that a claim denies is something else, told in clauses of its own: 过了二审，还没有经市人代会审议."""
    clauses = [(is_denial(mentions), _concepts(mentions)) for mentions in claim.spoken_clauses]
    denied = [concepts for denial, concepts in clauses if denial]
    own = profile.about | profile.mentioned("concept")
    told = any(concepts & profile.about for denial, concepts in clauses if not denial)
    return told and bool(denied) and all(concepts and not concepts & own for concepts in denied)


def _concepts(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(concept for mention in mentions for concept in mention.values("concept"))


def _denies_stage(claim: Claim, profile: Profile) -> bool:
    """Whether a claim denies a stage that the fact has behind it: 二审都没过, has yet to pass its second reading."""
    passed = profile.values("status") - _AHEAD
    stages = [m for m in claim.tagged("status") if m.values("status") & passed]
    denials = [m for m in claim.tagged("polarity") if m.values("polarity") & {"negation", "lack"}]
    return any(_is_of_stage(claim, denial, stage) for denial in denials for stage in stages)


def _is_of_stage(claim: Claim, denial: Mention, stage: Mention) -> bool:
    if denial.span[1] <= stage.span[0]:
        return stage.span[0] - denial.span[1] <= _BEFORE_STAGE
    if not 0 <= denial.span[0] - stage.span[1] <= _BEHIND_STAGE:
        return False
    clause = claim.nearness.clause(denial.span[0])
    told = [m.span for m in (*claim.tagged("concept"), *claim.tagged("status"))]
    behind = [*told, *(run.span for run in claim.strange)]
    # 二审后尚未交付表决: something else is denied.
    return not any(start >= denial.span[1] and claim.nearness.clause(start) == clause for start, _ in behind)


def _not_all(profile: Profile) -> Finding:
    """The finding that it was not all of them (并非件件都): a rate tells, other facts do not."""
    fact = profile.fact
    if fact.kind != "figure" or fact.unit not in SHARES or fact.change or fact.derived or fact.number is None:
        return find(NOT_COVERED, "unknown", fact)
    return find(CONTRADICTED, "opposite", fact) if fact.number == WHOLE else find(SUPPORTED, "stated", fact)


def denies(claim: Claim, *, lacks: bool = True, besides: Span = (0, 0)) -> bool:
    """Whether a claim denies what it says: in any clause, save one on the report itself, an odd number of denials.

    Without `lacks` to call it wanting is no denial. The words of a stretch count for none: 秘而不宣.
    """
    start, end = besides
    clauses = claim.spoken_clauses
    if end:
        clauses = [[m for m in mentions if not (start <= m.span[0] and m.span[1] <= end)] for mentions in clauses]
    return any(is_denial(mentions, lacks=lacks) for mentions in clauses)


def _denies_of(claim: Claim, profile: Profile) -> bool:
    """Whether a claim denies a fact: in so many words, or by a 不 before what the fact says (not in 不松劲)."""
    for denial in claim.tagged("polarity"):
        if not denial.values("polarity") & {"negation", "lack"}:
            continue
        if len(denial.text) > 1:
            return True
        clause = claim.nearness.clause(denial.span[0])
        behind = [m for m in claim.outer if m.span[0] >= denial.span[1] and claim.nearness.clause(m.span[0]) == clause]
        runs = [r for r in claim.strange if r.span[0] >= denial.span[1] and claim.nearness.clause(r.span[0]) == clause]
        if any(_is_of(m, profile) for m in behind) or any(len(r.text) > 1 and profile.explains(r.text) for r in runs):
            return True
    return any("none" in m.values("relation") for m in claim.tagged("relation"))


def _denies_figure(claim: Claim, profile: Profile) -> bool:
    """Whether what a claim denies is that there is any of what a figure counts: 没有审结一审案件, no case closed."""
    if profile.fact.kind != "figure" or any(m.values("relation") & {"all", "none"} for m in claim.tagged("relation")):
        return True
    denials = [m for m in claim.tagged("polarity") if m.values("polarity") & {"negation", "lack"}]
    behind = (
        m for denial in denials for m in claim.within(denial.span[1], len(claim.folded))
        if claim.nearness.clause(m.span[0]) == claim.nearness.clause(denial.span[0])
    )  # fmt: skip
    turned = profile.fact.change is not None
    return any(m.values("concept") & profile.allowed or (turned and m.values("trend")) for m in behind)


def _is_of(mention: Mention, profile: Profile) -> bool:
    if mention.tags.keys() & _TELLING or mention.values("concept") & profile.allowed:
        return True
    return len(mention.text) > 1 and profile.holds(mention.text)


def denies_all(mentions: Sequence[Mention]) -> bool:
    """Whether words deny only that it was all of them (不是所有): a denial stands right before an 'all'."""
    ends = {m.span[1] for m in mentions if "negation" in m.values("polarity")}
    starts = [m.span[0] for m in mentions if "all" in m.values("relation")]
    return any(start - gap in ends for start in starts for gap in range(_BESIDE + 1))


def _calls_wanting(claim: Claim) -> bool | None:
    found = [said for mentions in claim.spoken_clauses if (said := calls_wanting(mentions)) is not None]
    return all(found) if found else None


def _denies_or_says_all(claim: Claim) -> bool:
    extents = any(m.values("relation") & {"all", "none"} for m in claim.tagged("relation"))
    return extents or any("negation" in m.values("polarity") for m in claim.tagged("polarity"))
