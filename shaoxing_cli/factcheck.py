"""Checking a claim: read it, find the facts that it speaks of, pass the gates, compare, and give the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from shaoxing_cli import statements
from shaoxing_cli.arithmetic import compute
from shaoxing_cli.assignment import TIE, Assigner, Option
from shaoxing_cli.claims import Claim, ClaimReader
from shaoxing_cli.comparisons import comparison
from shaoxing_cli.figures import has_date, judge_date, judge_quantity, judge_rank, misfit
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find
from shaoxing_cli.gates import Gates
from shaoxing_cli.model import Fact
from shaoxing_cli.profiles import Profile, Profiles, phrase_book
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.store import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the report says of a claim.

    `verdict` is `supported`, `contradicted` or `not_covered`; `evidence` are the facts that decide it (where nothing
    is decided, the nearest one as a hint); `findings` are the conclusions on its parts, in the claim's order.
    """

    claim: str
    verdict: str
    evidence: tuple[Fact, ...]
    reason_zh: str
    reason_en: str
    findings: tuple[Finding, ...]

    def reason(self, lang: str) -> str:
        """The reason in `zh` or `en`."""
        return self.reason_zh if lang == "zh" else self.reason_en


class Checker:
    """Checks claims against one knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        book = phrase_book(kb)
        self._kb = kb
        self._reader = ClaimReader(book)
        self._profiles = Profiles(kb, book)
        self._gates = Gates(kb.report, book)
        self._assigner = Assigner(self._gates)

    def check(self, text: str) -> Verdict:
        """The verdict on one claim (a sentence or two, in Chinese, English or both).

        >>> from shaoxing_cli.store import open_knowledge_base
        >>> Checker(open_knowledge_base()).check("2019年市级收到行政复议申请186件").verdict
        'contradicted'
        """
        claim = self._reader.read(text)
        profiles = self._profiles.satisfied_by(claim.concepts)
        used, findings = self._parts(claim, profiles)
        if not findings:
            used, findings = self._statement(claim, profiles)
        wrong = [finding.claimed for finding in findings if finding.verdict == CONTRADICTED and finding.claimed]
        stopped = self._gates.stopped(claim, used, wrong)
        if stopped:
            findings = [stopped]
        return _verdict(claim.text, findings)

    def elsewhere(self, text: str) -> tuple[Finding | None, Finding | None]:
        """Whether a text speaks of another period or place than the report: the finding on each, None where not."""
        claim = self._reader.read(text)
        return self._gates.period(claim, ()), self._gates.place(claim, ())

    def _parts(self, claim: Claim, profiles: Sequence[Profile]) -> tuple[list[Profile], list[Finding]]:
        compared = comparison(claim, profiles, self._assigner)
        if compared:
            return compared
        used: list[Profile] = []
        findings: list[Finding] = []
        for judge in (self._quantities, self._ranks, self._dates):
            more, found = judge(claim, profiles)
            used += more
            findings += found
        return used, findings

    def _quantities(self, claim: Claim, profiles: Sequence[Profile]) -> tuple[list[Profile], list[Finding]]:
        quantities = [quantity for quantity in claim.quantities if quantity.form != "ordinal"]
        options = self._assigner.assign(
            claim,
            [quantity.span for quantity in quantities],
            lambda index, profile: misfit(quantities[index], profile.fact),
            profiles,
        )
        used: list[Profile] = []
        findings: list[Finding] = []
        for quantity, found in zip(quantities, options, strict=True):
            direct = self._best(found, partial(_judge_quantity, claim, quantity))
            operands = _operands(profiles)
            computed = None if direct and direct[1].verdict == SUPPORTED else compute(claim, quantity, operands)
            if computed and (direct is None or computed.verdict == SUPPORTED or _names_operation(claim)):
                used += [profile for profile in operands if profile.fact in computed.facts]
                findings.append(computed)
            elif direct:
                used.append(direct[0])
                findings.append(direct[1])
            else:
                findings.append(find(NOT_COVERED, "other_metric", *(), claimed=quantity.text))
        return used, findings

    def _ranks(self, claim: Claim, profiles: Sequence[Profile]) -> tuple[list[Profile], list[Finding]]:
        ranked = [profile for profile in profiles if profile.fact.kind == "rank"]
        if not claim.ranks or not ranked:
            return [], []
        options = self._assigner.assign(claim, [r.span for r in claim.ranks], lambda *_: 0, ranked)
        pairs = [(rank, found[0].profile) for rank, found in zip(claim.ranks, options, strict=True) if found]
        return [p for _, p in pairs], [judge_rank(claim, rank, profile) for rank, profile in pairs]

    def _dates(self, claim: Claim, profiles: Sequence[Profile]) -> tuple[list[Profile], list[Finding]]:
        exact = [date for date in claim.dates if date.is_exact]
        dated = [profile for profile in profiles if has_date(profile.fact)]
        if not exact or not dated:
            return [], []
        options = self._assigner.assign(claim, [date.span for date in exact], lambda *_: 0, dated)
        pairs = [(date, found[0].profile) for date, found in zip(exact, options, strict=True) if found]
        return [p for _, p in pairs], [judge_date(claim, date, profile.fact) for date, profile in pairs]

    def _statement(self, claim: Claim, profiles: Sequence[Profile]) -> tuple[list[Profile], list[Finding]]:
        ordered = statements.best(claim, profiles)
        if not ordered:
            return [], [find(NOT_COVERED, "unknown")]
        return ordered[:1], [statements.judge_statement(claim, ordered[0])]

    @staticmethod
    def _best(options: Sequence[Option], judge: Callable[[Profile], Finding]) -> tuple[Profile, Finding] | None:
        """The cheapest fact and what is found of it; of facts that are meant as well, one that agrees."""
        if not options:
            return None
        tied = [option.profile for option in options if option.cost <= options[0].cost + TIE]
        judged = [(profile, judge(profile)) for profile in tied]
        return next((pair for pair in judged if pair[1].verdict == SUPPORTED), judged[0])


def _judge_quantity(claim: Claim, quantity: Quantity, profile: Profile) -> Finding:
    return judge_quantity(claim, quantity, profile)


def _operands(profiles: Sequence[Profile]) -> list[Profile]:
    """The stated figures, from which others can be computed."""
    return [p for p in profiles if p.fact.kind == "figure" and not p.fact.derived]


def _names_operation(claim: Claim) -> bool:
    return bool(claim.values("relation") & {"share", "sum", "difference", "average", "multiple"})


def _verdict(text: str, findings: Sequence[Finding]) -> Verdict:
    """The verdict on the whole: one wrong part makes it contradicted, else one undecided part makes it not covered."""
    order = (CONTRADICTED, NOT_COVERED, SUPPORTED)
    worst = min(findings, key=lambda finding: order.index(finding.verdict))
    deciding = [finding for finding in findings if finding.verdict == worst.verdict]
    facts = dict.fromkeys(fact for finding in deciding for fact in finding.facts)
    zh, en = ("".join(f.reason_zh for f in deciding), " ".join(f.reason_en for f in deciding))
    return Verdict(text, worst.verdict, tuple(facts), zh, en, tuple(findings))
