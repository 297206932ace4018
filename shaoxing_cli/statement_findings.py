"""What a claim says in words, held against the facts that explain it best: alone, or besides figures that are right."""

from collections.abc import Iterable, Sequence
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.crossings import crossed
from shaoxing_cli.explaining import best
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find
from shaoxing_cli.gates import Gates
from shaoxing_cli.model import Fact
from shaoxing_cli.profiles import MOST_TRIED, Profile
from shaoxing_cli.statements import judge_statement
from shaoxing_cli.text import fold
from shaoxing_cli.units import SHARES, WHOLE

# Kinds of facts that are at a stage, and stages before the last.
_STAGED: Final = frozenset({"mechanism", "event", "pledge"})
_EARLY: Final = frozenset({"planned", "beginning", "piloted"})


class StatementFindings:
    """Holds what claims say in words against facts, behind the gates of one report."""

    def __init__(self, gates: Gates) -> None:
        self._gates = gates
        # The claim at hand, and what was found of it against single facts: it is held against some of them again.
        self._claim: Claim | None = None
        self._found: dict[str, tuple[Finding, Finding | None]] = {}

    def alone(self, claim: Claim, profiles: Sequence[Profile]) -> Finding:
        """The finding on the first fact whose own words explain the whole claim; else why the best one does not."""
        ordered = best(claim, profiles)
        first: Finding | None = None
        for profile in ordered[:MOST_TRIED]:
            finding, stopped = self._against(claim, profile)
            decided = stopped is None and finding.verdict != NOT_COVERED
            if decided and not _is_named_by(claim, finding, profile, ordered):
                exchanged = _exchanged(claim, ordered) if finding.verdict == SUPPORTED else None
                return exchanged or finding._replace(
                    facts=(*finding.facts, *_say_so_too(claim, profile, finding, ordered))
                )
            first = first or stopped or finding
        return first or self._gates.stopped(claim, [], []) or find(NOT_COVERED, "unknown")

    def _against(self, claim: Claim, profile: Profile) -> tuple[Finding, Finding | None]:
        """The finding on one fact, and that of the gate that stops it."""
        if claim is not self._claim:
            self._claim, self._found = claim, {}
        name = profile.fact.id
        if name not in self._found:
            finding = judge_statement(claim, profile)
            self._found[name] = finding, self._gates.stopped(claim, [profile], [finding])
        return self._found[name]

    def besides(
        self,
        claim: Claim,
        used: Sequence[Profile],
        findings: Sequence[Finding],
        profiles: Sequence[Profile],
        stopped: Finding,
    ) -> Finding | None:
        """The finding on what a claim states besides its figures, where that explains what stopped it, or None.

        `used` are the profiles of the facts that its figures agree with, `findings` those on them.
        """
        # Its figures have been judged: what else it says is held against the statements.
        rest = claim._replace(quantities=(), ranks=())
        apart = stopped.claimed is None or _is_apart(claim, stopped.claimed)
        others = [profile for profile in best(claim, profiles) if _is_statement(profile)]
        for profile in others[:MOST_TRIED]:
            said = judge_statement(rest, profile)
            if said.verdict == SUPPORTED and apart and not self._gates.stopped(claim, used, findings, [profile]):
                return said
            other = _is_other_stage(said, stopped, claim, profile)
            if other and not self._gates.stopped(claim, [*used, profile], [*findings, said]):
                return said
        return None


def _is_named_by(claim: Claim, finding: Finding, judged: Profile, profiles: Sequence[Profile]) -> bool:
    """Whether what a claim is said to name wrongly is the name of another fact, while it does not name this one."""
    if finding.verdict != CONTRADICTED or finding.claimed is None:
        return False
    if all(group & claim.concepts for group in judged.metric.about):
        return False
    names = (name for other in profiles if other is not judged for name in other.metric.slots.get("name", ()))
    return fold(finding.claimed) in map(fold, names)


def _say_so_too(claim: Claim, best_one: Profile, finding: Finding, profiles: Sequence[Profile]) -> Iterable[Fact]:
    """The facts that a claim names besides the one that decides it, and that decide it alike: 六项机制里有责任追究."""
    for profile in profiles[:MOST_TRIED]:
        named = claim.concepts & (profile.about - best_one.about)
        statement = profile.fact.kind != "figure" and not profile.fact.derived
        # Many facts are not what a false claim says: of these it must name all that they are of.
        meant = finding.verdict == SUPPORTED or all(group & claim.concepts for group in profile.metric.about)
        if named and statement and meant and judge_statement(claim, profile).verdict == finding.verdict:
            yield profile.fact


def _is_apart(claim: Claim, words: str) -> bool:
    """Whether words stand in a clause of their own, without a figure or a rank: there they may state something else."""
    given = claim.clauses_of(part.span for parts in (claim.quantities, claim.ranks) for part in parts)
    return claim.nearness.clause(claim.folded.find(fold(words))) not in given


def _is_other_stage(said: Finding, stopped: Finding, claim: Claim, profile: Profile) -> bool:
    """Whether what stopped a claim is the stage (试点) that it gives to what a fact says is at another."""
    early = (mention for mention in claim.tagged("status") if mention.values("status") & _EARLY)
    told = any(mention.text == stopped.claimed for mention in early)
    return told and said.claimed == stopped.claimed and said.verdict == CONTRADICTED and profile.fact.kind in _STAGED


def _exchanged(claim: Claim, profiles: Sequence[Profile]) -> Finding | None:
    """The finding that a claim pairs the wrong way round what one of the facts nearest to it pairs."""
    findings = (crossed(claim, profile) for profile in profiles[:MOST_TRIED] if profile.fact.kind != "figure")
    return next((finding for finding in findings if finding), None)


def _is_statement(profile: Profile) -> bool:
    """Whether a fact can be stated without a figure: 'none' needs no numeral, nor does 'all'."""
    fact = profile.fact
    return fact.kind != "figure" or fact.number == 0 or (fact.number == WHOLE and fact.unit in SHARES)
