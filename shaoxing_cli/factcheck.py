"""Checking a claim: read it, find the facts that it speaks of, compare, pass the gates, and give the reason."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from shaoxing_cli.asides import may_hold_premise
from shaoxing_cli.assignment import Assigner
from shaoxing_cli.claim_reader import ClaimReader
from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding
from shaoxing_cli.gates import Gates
from shaoxing_cli.leftovers import left_over
from shaoxing_cli.parts import Part, judge_parts
from shaoxing_cli.profiles import MOST_TRIED, Profile, profiles_of
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.tolerance import telling_values
from shaoxing_cli.units import SHARES
from shaoxing_cli.verdicts import Verdict, verdict_of

if TYPE_CHECKING:
    from shaoxing_cli.likeness import Likeness
    from shaoxing_cli.premises import Premises
    from shaoxing_cli.second_readings import SecondReadings
    from shaoxing_cli.statement_findings import StatementFindings

# Of a year that is not the report's own so many are looked through for its facts.
_MOST_OF_YEAR: Final = 60
_MOST_IN_NAMES: Final = 30
# Whole numbers; a year may stand before what is quoted.
_NUMBER: Final = r"(?<![\d.,])(?!(?:19|20)\d\d年)[0-9]+(?![\d.,])"
# What shares more of its terms with a claim than this may be spoken of, even where it names none of its concepts.
_ALIKE: Final = 0.5
# What tells whether persons, cases or times are counted.
_COUNTS: Final = "人起件宗次户"


class Checker:
    """Checks claims against one knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        book, self._profiles = profiles_of(kb)
        self._reader = ClaimReader(book)
        self._gates = Gates(kb.report, book)
        self._assigner = Assigner(self._gates)
        self._kb = kb

    @cached_property
    def _premises(self) -> "Premises":
        # Few claims tell what they were computed from.
        from shaoxing_cli.premises import Premises

        return Premises(self._profiles, self._reader.read, self._judge)

    @cached_property
    def _second_readings(self) -> "SecondReadings":
        # Only for claims that are not supported as they read.
        from shaoxing_cli.second_readings import SecondReadings

        return SecondReadings(self._kb, self._profiles, self._reader.read, self._judge)

    @cached_property
    def _statements(self) -> "StatementFindings":
        # Most claims give figures, and need none of this.
        from shaoxing_cli.statement_findings import StatementFindings

        return StatementFindings(self._gates)

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
        told = may_hold_premise(claim.folded)
        verdict = (self._premises.judged(claim) if told else None) or self._judge(claim)
        if verdict.verdict == SUPPORTED:
            return verdict
        if self._may_be_quoted(claim) and (quoted := self._second_readings.as_quoted(claim)):
            return quoted
        if verdict.verdict == CONTRADICTED:
            return verdict
        return self._second_readings.loosely(claim) or self._second_readings.renamed(claim) or verdict

    def _may_be_quoted(self, claim: Claim) -> bool:
        """Whether the whole numbers of a claim all stand in quotes, but for years: told before any fact is made."""
        return all(number in self._kb.quotes for number in re.findall(_NUMBER, claim.text))

    def _judge(self, claim: Claim) -> Verdict:
        profiles = self._profiles.satisfied_by(claim.concepts)
        verdict = verdict_of(claim.text, self._findings(claim, profiles))
        if verdict.verdict != NOT_COVERED:
            return verdict
        figures = claim.quantities or claim.ranks
        found = self._by_value(claim, profiles) if figures else None
        if found or (figures and not _only_names(claim)):
            return found or verdict
        if claim.loose:
            # What is alike has been looked at before it was read loosely.
            return verdict
        others = [profile for profile in self._alike(claim) if profile not in profiles]
        if figures:
            # 四项制度, 十八届: what stands in names is held against names.
            from shaoxing_cli.other_names import counts_names

            said = verdict_of(claim.text, [self._statements.alone(claim, [*profiles, *others])])
            listed = said.verdict == CONTRADICTED and counts_names(claim)
            fits = listed or self._quotes_figures(claim, said) or self._names_another(claim, said)
            return said if fits else verdict
        return verdict_of(claim.text, self._findings(claim, [*profiles, *others]))

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
        if any(_tells_count(m.text) and not any(profile.says(m.text) for profile in used) for m in claim.outer):
            return None
        return verdict_of(claim.text, [part.finding for part in parts])

    def _alike(self, claim: Claim) -> list[Profile]:
        """The facts whose words are most like the claim's, for claims that name a concept in words of their own."""
        found = self._alike_of_period(claim)
        terms = claim.terms
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
            for name in self._likeness.alike(claim.folded, _MOST_OF_YEAR if years else MOST_TRIED)
        )
        return [profile for profile in found if not years or profile.fact.period in years][:MOST_TRIED]

    def _findings(self, claim: Claim, profiles: Sequence[Profile]) -> list[Finding]:
        parts = judge_parts(claim, profiles, self._assigner, self._profiles.siblings)
        if parts:
            return self._gated(claim, parts, profiles)
        return [self._statements.alone(claim, profiles)]

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
        # The words of what it is computed from explain what is said of a result.
        inputs = self._profiles.inputs(profile.fact for profile in used)
        stopped = self._gates.stopped(claim, used, findings, inputs)
        wrong = any(finding.verdict == CONTRADICTED for finding in findings)
        if not stopped and not wrong and (claim.quantities or claim.ranks or claim.dates):
            stopped = left_over(claim, used)
        if not stopped or not used or wrong:
            return [stopped] if stopped else findings
        said = self._statements.besides(claim, used, findings, profiles, stopped)
        return [*findings, said] if said else [stopped]


def _denied(claim: Claim, profiles: Sequence[Profile]) -> list[Finding]:
    """The findings that a claim sets aside what the facts of its figures state of themselves."""
    if not claim.set_aside:
        return []
    from shaoxing_cli.corrections import denied_own

    return [finding for profile in profiles if (finding := denied_own(claim, profile))]


def _tells_count(word: str) -> bool:
    """Whether a word tells what is counted: 起数 of traffic accidents are not the deaths in them."""
    return len(word) == len("人数") and word.endswith("数") and word[0] in _COUNTS


def _setting(folded: str, figure: Quantity) -> str:
    """The unit of a numeral with the character behind it: 项制 of 三项制度."""
    end = figure.span[1]
    return (figure.unit or "") + folded[end : end + 1]


def _only_names(claim: Claim) -> bool:
    """Whether the figures of a claim are small numerals in words, such as stand in names (三项制度, 十九届)."""
    small = (figure.value <= _MOST_IN_NAMES and figure.unit not in SHARES for figure in claim.quantities)
    written = any(char.isdigit() for figure in claim.quantities for char in figure.text)
    return not claim.ranks and all(small) and not written
