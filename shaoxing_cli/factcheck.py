"""Checking a claim: read it, find the facts that it speaks of, compare, pass the gates, and give the reason."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from shaoxing_cli import statements
from shaoxing_cli.assignment import Assigner
from shaoxing_cli.claim_reader import ClaimReader
from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding, find
from shaoxing_cli.gates import Gates
from shaoxing_cli.leftovers import left_over
from shaoxing_cli.model import Fact
from shaoxing_cli.other_names import counts_names
from shaoxing_cli.parts import Part, judge_parts
from shaoxing_cli.profiles import Profile, profiles_of
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.text import fold, grams
from shaoxing_cli.tolerance import telling_values
from shaoxing_cli.units import SHARES, WHOLE

if TYPE_CHECKING:
    from shaoxing_cli.likeness import Likeness
    from shaoxing_cli.loose_names import LooseNames

# Of the facts that a claim without a figure may speak of, so many are tried: the best explains most of its words.
_MOST_TRIED: Final = 6
# Of a year that is not the report's own so many are looked through for its facts.
_MOST_OF_YEAR: Final = 60
_MOST_IN_NAMES: Final = 30
# Kinds of facts that are at a stage.
_STAGED: Final = frozenset({"mechanism", "event", "pledge"})
_EARLY: Final = frozenset({"planned", "beginning", "piloted"})
# What shares more of its terms with a claim than this may be spoken of, even where it names none of its concepts.
_ALIKE: Final = 0.5


class Verdict(NamedTuple):
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
        book, self._profiles = profiles_of(kb)
        self._reader = ClaimReader(book)
        self._gates = Gates(kb.report, book)
        self._assigner = Assigner(self._gates)
        self._kb = kb

    @cached_property
    def _loose_names(self) -> "LooseNames":
        # Only for claims that are not covered as they read.
        from shaoxing_cli.loose_names import loose_names

        return loose_names(self._kb)

    @cached_property
    def _likeness(self) -> "Likeness":
        # Most claims name their facts: the index is read for the others only.
        from shaoxing_cli.likeness import Likeness

        return Likeness(self._kb)

    def check(self, text: str) -> Verdict:
        """The verdict on one claim (a sentence or two, in Chinese, English or both).

        >>> from shaoxing_cli.store import open_knowledge_base
        >>> Checker(open_knowledge_base()).check("2019年市级收到行政复议申请186件").verdict
        'contradicted'
        """
        claim = self._reader.read(text)
        verdict = self._judge(claim)
        if verdict.verdict != NOT_COVERED:
            return verdict
        loose = self._loose_names.find(claim)
        if not loose:
            return verdict
        again = self._judge(claim._replace(loose=tuple(loose)))
        # Of several figures one may be another fact's, which the claim names in words that are not found at all.
        exact = [date for date in claim.dates if date.is_exact]
        single = len(claim.quantities) + len(claim.ranks) + len(exact) == 1
        return again if again.verdict == SUPPORTED or (again.verdict == CONTRADICTED and single) else verdict

    def _judge(self, claim: Claim) -> Verdict:
        profiles = self._profiles.satisfied_by(claim.concepts)
        verdict = _verdict(claim.text, self._findings(claim, profiles))
        if verdict.verdict != NOT_COVERED:
            return verdict
        figures = claim.quantities or claim.ranks
        found = self._by_value(claim, profiles) if figures else None
        if found or (figures and not _only_names(claim)):
            return found or verdict
        others = [profile for profile in self._alike(claim) if profile not in profiles]
        if figures:
            # 四项制度, 十八届: what stands in names is held against names.
            said = _verdict(claim.text, self._statement(claim, statements.best(claim, [*profiles, *others])))
            listed = said.verdict == CONTRADICTED and counts_names(claim)
            fits = listed or self._quotes_figures(claim, said) or self._names_another(claim, said)
            return said if fits else verdict
        return _verdict(claim.text, self._findings(claim, [*profiles, *others]))

    def _quotes_figures(self, claim: Claim, said: Verdict) -> bool:
        """Whether a claim's figures all stand in the clause that states what it says."""
        quoted = {figure.value for fact in said.evidence for figure in self._profiles.profile(fact.id).quoted_figures}
        return said.verdict == SUPPORTED and quoted.issuperset(figure.value for figure in claim.quantities)

    def _names_another(self, claim: Claim, said: Verdict) -> bool:
        """Whether a numeral of a claim stands in a name as another one does in the clause that it is held against."""
        if said.verdict != CONTRADICTED:
            return False
        quotes = [self._profiles.profile(fact.id) for fact in said.evidence]
        stated = {_setting(profile.quote, figure) for profile in quotes for figure in profile.quoted_figures}
        return any(_setting(claim.folded, figure) in stated for figure in claim.quantities)

    def _by_value(self, claim: Claim, profiles: Sequence[Profile]) -> Verdict | None:
        """What supports a claim that names a fact in part, but gives just its telling figure, and no strange word.

        A figure that differs is held only against a fact that the claim names in full.
        """
        stating = self._profiles.stating(claim.concepts, telling_values(claim))
        others = [profile for profile in stating if profile not in profiles]
        if not others:
            return None
        parts = judge_parts(claim, [*profiles, *others], self._assigner, self._profiles.siblings)
        used = list({profile.fact.id: profile for part in parts for profile in part.profiles}.values())
        agrees = all(part.finding.verdict == SUPPORTED for part in parts)
        if not parts or not agrees or self._gates.stopped(claim, used) or left_over(claim, used):
            return None
        return _verdict(claim.text, [part.finding for part in parts])

    def _alike(self, claim: Claim) -> list[Profile]:
        """The facts whose words are most like the claim's, for claims that name a concept in words of their own."""
        found = self._alike_of_period(claim)
        terms = set(grams(claim.folded))
        return [
            profile
            for profile in found
            if profile.about & claim.concepts or not profile.about or len(terms & profile.terms) > _ALIKE * len(terms)
        ]

    def _alike_of_period(self, claim: Claim) -> list[Profile]:
        """The facts whose words are most like the claim's; for a year that is not the report's, those of that year."""
        years = {str(year) for date in claim.dates for year in date.years} - {str(self._kb.report.get("period"))}
        found = (
            self._profiles.profile(name)
            for name in self._likeness.alike(claim.folded, _MOST_OF_YEAR if years else _MOST_TRIED)
        )
        return [profile for profile in found if not years or profile.fact.period in years][:_MOST_TRIED]

    def _findings(self, claim: Claim, profiles: Sequence[Profile]) -> list[Finding]:
        parts = judge_parts(claim, profiles, self._assigner, self._profiles.siblings)
        if parts:
            return self._gated(claim, parts, profiles)
        return self._statement(claim, statements.best(claim, profiles))

    def elsewhere(self, text: str) -> tuple[Finding | None, Finding | None]:
        """Whether a text speaks of another period or place than the report: the finding on each, None where not."""
        claim = self._reader.read(text)
        return self._gates.period(claim, ()), self._gates.place(claim, ())

    def _gated(self, claim: Claim, parts: Sequence[Part], profiles: Sequence[Profile]) -> list[Finding]:
        """The findings on the parts, or that of the gate that stops the claim.

        Where words are left that the parts' facts do not explain, statements that the claim makes as well may.
        """
        used = list({profile.fact.id: profile for part in parts for profile in part.profiles}.values())
        findings = [part.finding for part in parts]
        findings += _denied(claim, used)
        stopped = self._gates.stopped(claim, used, findings)
        wrong = any(finding.verdict == CONTRADICTED for finding in findings)
        if not stopped and not wrong:
            stopped = left_over(claim, used)
        if not stopped or not used or wrong:
            return [stopped] if stopped else findings
        said = self._besides(claim, used, findings, statements.best(claim, profiles), stopped)
        return [*findings, said] if said else [stopped]

    def _statement(self, claim: Claim, ordered: Sequence[Profile]) -> list[Finding]:
        """The finding on the first fact whose own words explain the whole claim; else why the best one does not."""
        first: Finding | None = None
        for profile in ordered[:_MOST_TRIED]:
            finding = statements.judge_statement(claim, profile)
            stopped = self._gates.stopped(claim, [profile], [finding])
            if stopped is None and finding.verdict != NOT_COVERED:
                return [(_exchanged(claim, ordered) if finding.verdict == SUPPORTED else None) or finding]
            first = first or stopped or finding
        return [first or self._gates.stopped(claim, [], []) or find(NOT_COVERED, "unknown")]

    def _besides(
        self,
        claim: Claim,
        used: Sequence[Profile],
        findings: Sequence[Finding],
        ordered: Sequence[Profile],
        stopped: Finding,
    ) -> Finding | None:
        """The finding on what a claim states besides its figures, where that explains the word that stopped it."""
        # Its figures have been judged: what else it says is held against the statements.
        apart = stopped.claimed is None or _is_apart(claim, stopped.claimed)
        rest = claim._replace(quantities=(), ranks=())
        others = [profile for profile in ordered if _is_statement(profile)]
        for profile in others[:_MOST_TRIED]:
            said = statements.judge_statement(rest, profile)
            if said.verdict == SUPPORTED and apart and not self._gates.stopped(claim, used, findings, [profile]):
                return said
            if _is_other_stage(said, stopped, claim, profile) and not self._gates.stopped(
                claim, [*used, profile], [*findings, said]
            ):
                return said
        return None


def _denied(claim: Claim, profiles: Sequence[Profile]) -> list[Finding]:
    """The findings that a claim sets aside what the facts of its figures state of themselves."""
    if not claim.set_aside:
        return []
    from shaoxing_cli.corrections import denied_own

    return [finding for profile in profiles if (finding := denied_own(claim, profile))]


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
    from shaoxing_cli.crossings import crossed

    findings = (crossed(claim, profile) for profile in profiles[:_MOST_TRIED] if profile.fact.kind != "figure")
    return next((finding for finding in findings if finding), None)


def _setting(folded: str, figure: Quantity) -> str:
    """The unit of a numeral with the character behind it: 项制 of 三项制度."""
    end = figure.span[1]
    return (figure.unit or "") + folded[end : end + 1]


def _only_names(claim: Claim) -> bool:
    """Whether the figures of a claim are small numerals in words, such as stand in names (三项制度, 十九届)."""
    small = (figure.value <= _MOST_IN_NAMES and figure.unit not in SHARES for figure in claim.quantities)
    written = any(char.isdigit() for figure in claim.quantities for char in figure.text)
    return not claim.ranks and all(small) and not written


def _is_statement(profile: Profile) -> bool:
    """Whether a fact can be stated without a figure: 'none' needs no numeral, nor does 'all'."""
    fact = profile.fact
    return fact.kind != "figure" or fact.number == 0 or (fact.number == WHOLE and fact.unit in SHARES)


def _verdict(text: str, findings: Sequence[Finding]) -> Verdict:
    """The verdict on the whole: one wrong part makes it contradicted, else one undecided part makes it not covered."""
    order = (CONTRADICTED, NOT_COVERED, SUPPORTED)
    worst = min(findings, key=lambda finding: order.index(finding.verdict))
    deciding = [finding for finding in findings if finding.verdict == worst.verdict]
    facts = dict.fromkeys(fact for finding in deciding for fact in finding.facts)
    zh, en = ("".join(f.reason_zh for f in deciding), " ".join(f.reason_en for f in deciding))
    return Verdict(text, worst.verdict, tuple(facts), zh, en, tuple(findings))
