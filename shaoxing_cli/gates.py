"""What puts a claim outside the report: another period, place or scope, an opinion, a cause, a plan, unknown words.

A gate never weighs: what it stops is not covered, however similar the words are.
"""

from collections.abc import Sequence
from typing import Any, Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, Finding, find
from shaoxing_cli.model import HEAD
from shaoxing_cli.phrases import LIGHT, Mention, PhraseBook
from shaoxing_cli.profiles import Profile
from shaoxing_cli.rank_mentions import is_superlative
from shaoxing_cli.report_topics import report_as_topic, told_silence
from shaoxing_cli.residue import Run
from shaoxing_cli.resources import table
from shaoxing_cli.states import AIMED, DONE, EXACT
from shaoxing_cli.text import fold
from shaoxing_cli.tolerance import bears, reverses

Span = tuple[int, int]

# Families of words that tell something of the matter, so that a claim must not add them.
_TELLING: Final = ("status", "level", "role", "frequency", "distinction")
_MUNICIPAL: Final = frozenset({"municipal", "municipal_proper"})
# Who acts rather than whom a figure counts: 市政府 organised it, towns have centres.
_ACTORS: Final = frozenset({"municipal_government", "town", "grassroots"})


class Gates:
    """The gates of one report: its own period and place are open, all else must be in the facts' own words."""

    def __init__(self, report: Any, book: PhraseBook) -> None:
        self._period = str(report.get("period", ""))
        self._own_places = frozenset(fold(name) for key in ("place_zh", "place_en") for name in report.get(key, ()))
        self._book = book
        self._scopes: dict[str, frozenset[str]] = {}

    def stopped(
        self, claim: Claim, profiles: Sequence[Profile], findings: Sequence[Finding] = (), said: Sequence[Profile] = ()
    ) -> Finding | None:
        """The finding of the first gate that stops a claim about these facts, or None.

        `findings` are the conclusions on its parts so far: a name that one of them calls wrong needs no explanation.
        `said` are facts that the claim states besides, whose words explain some of its own.
        """
        wrong = [finding for finding in findings if finding.verdict == CONTRADICTED]
        excused = [words for finding in wrong for words in (finding.claimed, finding.instead) if words]
        for gate in (self.period, self.place, self.judgement, self.scope, self.topic):
            finding = gate(claim, profiles)
            if finding and not any(finding.claimed and finding.claimed in name for name in excused):
                return finding
        finding = self.evaluation(claim, profiles) or self.words(claim, [*profiles, *said], excused)
        return finding or self.strange(claim, [*profiles, *said], findings, excused)

    def period(self, claim: Claim, profiles: Sequence[Profile]) -> Finding | None:
        """Stops at a year, half-year or earlier period that is neither the report's nor the facts' own."""
        facts = _facts(profiles)
        own = {self._period, *(fact.period or "" for fact in facts)}
        own.update(fact.value for fact in facts if isinstance(fact.value, str))
        for date in claim.dates:
            years = {str(year) for year in date.years}
            known = any(year in period for year in years for period in own) or self._in_words(date.text, profiles)
            finer = not known or (not date.iso.startswith("--") and date.iso[5:6] in ("H", "Q"))
            if (years and not known) or (years and finer and not self._in_words(date.text, profiles)):
                return find(NOT_COVERED, "other_period", *_facts(profiles), claimed=date.text)
        for mention in self._earlier(claim):
            if not self._in_words(mention.text, profiles):
                return find(NOT_COVERED, "other_period", *_facts(profiles), claimed=mention.text)
        return None

    def _earlier(self, claim: Claim) -> list[Mention]:
        """Words for another year, save where the claim only compares with it (比上年, than last year)."""
        compared = tuple(table("lexicon/periods")["comparing"])
        found = []
        for mention in claim.tagged("period"):
            before = claim.folded[max(0, mention.span[0] - 10) : mention.span[0]].rstrip()
            if not before.removesuffix(" the").removesuffix(" a").endswith(compared):
                found.append(mention)
        return found

    def place(self, claim: Claim, profiles: Sequence[Profile]) -> Finding | None:
        """Stops at a place that is neither the report's own nor named in the facts' own words."""
        for mention in claim.tagged("place"):
            if _stands_in_rank(mention, claim):
                # No other city beats it.
                continue
            names = mention.values("place")
            own = names & self._own_places or mention.values("among")
            if not own and not any(self._in_words(name, profiles) for name in (mention.text, *names)):
                return find(NOT_COVERED, "other_place", *_facts(profiles), claimed=mention.text)
        ranked = any(profile.fact.kind == "rank" for profile in profiles)
        for mention in claim.tagged("among"):
            known = any(mention.values("among") & profile.values("among") for profile in profiles)
            if not ranked and not known and not self._in_words(mention.text, profiles):
                return find(NOT_COVERED, "other_place", *_facts(profiles), claimed=mention.text)
        return None

    def judgement(self, claim: Claim, profiles: Sequence[Profile]) -> Finding | None:
        """Stops at an opinion or a cause, and at a plan where the facts are none."""
        mentions = [mention for mention in claim.tagged("judgement") if not _ranks(mention, claim)]
        if not mentions:
            return None
        given = claim.clauses_of(quantity.span for quantity in claim.quantities)
        deeds = any(profile.fact.number is not None and not _is_plan(profile) for profile in profiles)
        intended = frozenset(table("lexicon/judgement_words")["intended"])
        for mention in mentions:
            (kind, *_) = sorted(mention.values("judgement"))
            if mention.text in intended and deeds and claim.nearness.clause(mention.span[0]) in given:
                # A figure that was reached is none that is meant to be.
                return find(NOT_COVERED, kind, *_facts(profiles), claimed=mention.text)
            planned = kind == "future" and (not profiles or any(_is_plan(profile) for profile in profiles))
            if not planned and not self._in_words(mention.text, profiles) and kind != "future":
                return find(NOT_COVERED, kind, *_facts(profiles), claimed=mention.text)
        return None

    def evaluation(self, claim: Claim, profiles: Sequence[Profile]) -> Finding | None:
        """Stops at words that evaluate where the facts' own do not; a shortcoming is an evaluation itself."""
        if any(profile.fact.kind == "shortcoming" for profile in profiles):
            return None
        ranked = bool(claim.ranks and claim.tagged("among"))
        for start, end in claim.evaluations:
            words = claim.folded[start:end]
            if not self._in_words(words, profiles) and not (ranked and is_superlative(words)):
                return find(NOT_COVERED, "opinion", *_facts(profiles), claimed=words)
        return None

    def topic(self, claim: Claim, profiles: Sequence[Profile]) -> Finding | None:
        """Stops at what is said of the report itself where none of the facts stands in its head."""
        silent = told_silence(claim.folded)
        if silent and all(silent[0] <= mention.span[0] < silent[1] for mention in claim.tagged("concept")):
            return find(NOT_COVERED, "unknown", *_facts(profiles))
        named = report_as_topic(claim.folded)
        if named is None or any(profile.fact.section == HEAD for profile in profiles):
            return None
        return find(NOT_COVERED, "other_metric", *_facts(profiles), claimed=named)

    def scope(self, claim: Claim, profiles: Sequence[Profile]) -> Finding | None:
        """Stops at a scope that none of the facts counts and none of their own words names."""
        for mention in claim.tagged("scope"):
            if mention.values("scope") <= _ACTORS:
                continue
            if profiles and not any(self.scope_fits(mention, profile) for profile in profiles):
                return find(NOT_COVERED, "other_scope", *_facts(profiles), claimed=mention.text)
        return None

    def scope_fits(self, mention: Mention, profile: Profile) -> bool:
        """Whether a scope that a claim names fits a fact: the same, or named in its own words.

        Where the report names no scope, the widest one (全市) fits.
        """
        wanted = mention.values("scope")
        if mention.text in profile.quote or mention.text in profile.statements:
            return True
        if "province_wide" in wanted and "province" in profile.values("among"):
            return True
        own = self.scopes_of(profile) | (profile.values("scope") if profile.fact.derived else frozenset())
        if mention.text.isascii() and wanted & _MUNICIPAL:
            # English has one word for 市级 and 市本级.
            return bool(own & _MUNICIPAL)
        return bool(wanted & own) or (not own and "city_wide" in wanted)

    def scopes_of(self, profile: Profile) -> frozenset[str]:
        """The scopes that a fact's field names."""
        scope = profile.fact.scope
        if scope is None:
            return frozenset()
        if scope not in self._scopes:
            found = self._book.find(fold(scope))
            self._scopes[scope] = frozenset(value for mention in found for value in mention.values("scope"))
        return self._scopes[scope]

    def words(self, claim: Claim, profiles: Sequence[Profile], excused: Sequence[str] = ()) -> Finding | None:
        """Stops at a concept that none of the facts explains, or at a word that tells something of the matter."""
        for mention in claim.tagged("concept"):
            known = LIGHT in mention.tags or mention.values("relation") or any(mention.text in name for name in excused)
            allowed = known or any(profile.allows(mention) for profile in profiles)
            if not allowed and not self._stands_for(mention.span, claim, profiles):
                return find(NOT_COVERED, "other_metric", *_facts(profiles), claimed=mention.text)
        for mention in claim.outer:
            telling = [family for family in _TELLING if family in mention.tags]
            strange = [family for family in telling if not self._is_said(mention, family, profiles)]
            replaced = any(self._tells(name, family) for name in excused for family in strange)
            if strange and not replaced and not any(mention.text in name for name in excused):
                return find(NOT_COVERED, "other_metric", *_facts(profiles), claimed=mention.text)
        return None

    def strange(
        self, claim: Claim, profiles: Sequence[Profile], findings: Sequence[Finding] = (), excused: Sequence[str] = ()
    ) -> Finding | None:
        """Stops at words that nothing explains, unless the findings bear them."""
        runs = [
            run
            for run in self._unexplained(claim, profiles, excused)
            if (len(run.text) == 1 and reverses(run)) or not any(profile.explains(run.text) for profile in profiles)
        ]
        runs = [run for run in runs if reverses(run) or not claim.frames(run.span[0])]
        if not runs or bears(claim, findings, runs):
            return None
        return find(NOT_COVERED, "other_metric", *_facts(profiles), claimed=runs[0].text)

    def _unexplained(self, claim: Claim, profiles: Sequence[Profile], excused: Sequence[str]) -> Sequence[Run]:
        """The words of a claim that no phrase explains, less general ones and those that stand for the facts' own."""
        strange = claim.strange_without(excused)
        if not strange:
            return ()
        # Most claims hold no strange word.
        from shaoxing_cli.thesaurus import substitutes

        found = substitutes(claim.folded)
        said = [s.span for s in found if s.is_general or any(p.holds(w) for p in profiles for w in s.stands_for)]
        return claim.strange_without(excused, said) if said else strange

    @staticmethod
    def _stands_for(span: Span, claim: Claim, profiles: Sequence[Profile]) -> bool:
        """Whether a stretch of a claim stands for words of the facts."""
        from shaoxing_cli.thesaurus import substitutes

        words = [word for found in substitutes(claim.folded) if found.span == span for word in found.stands_for]
        return any(profile.holds(word) for profile in profiles for word in words)

    def _tells(self, text: str, family: str) -> bool:
        return any(mention.values(family) for mention in self._book.find(fold(text)))

    def _is_said(self, mention: Mention, family: str, profiles: Sequence[Profile]) -> bool:
        """Whether what a word of a family tells (a status, a rhythm …) is the facts' own."""
        said = mention.values(family)
        if not said or LIGHT in mention.tags or mention.values("concept"):
            return True
        if family not in EXACT and self._in_words(mention.text, profiles):
            return True
        if any(said & profile.values(family) for profile in profiles):
            return True
        return family == "status" and any(_goes_with(said, profile) for profile in profiles)

    def _in_words(self, folded: str, profiles: Sequence[Profile]) -> bool:
        return any(profile.says(folded) for profile in profiles)


def _ranks(mention: Mention, claim: Claim) -> bool:
    """Whether a word of judgement only tells a rank: the best in the province."""
    return _stands_in_rank(mention, claim) and is_superlative(mention.text)


def _stands_in_rank(mention: Mention, claim: Claim) -> bool:
    return any(rank.span[0] <= mention.span[0] and mention.span[1] <= rank.span[1] for rank in claim.ranks)


def _goes_with(said: frozenset[str], profile: Profile) -> bool:
    """Whether a stage is another word for a fact's: what was set up was put in place, what is planned is to be so."""
    if _is_plan(profile):
        return bool(said & (DONE | AIMED))
    return bool(said & DONE) and bool(DONE & profile.values("status"))


def _is_plan(profile: Profile) -> bool:
    return profile.fact.kind == "pledge"


def _facts(profiles: Sequence[Profile]) -> list[Any]:
    return [profile.fact for profile in profiles]
