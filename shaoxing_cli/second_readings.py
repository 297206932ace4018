"""Reading a claim a second time where it is not supported as it reads.

It may stand in the report word for word, name things in words of its own, or be true but for the numeral of a name.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, SUPPORTED, find
from shaoxing_cli.other_names import says_also
from shaoxing_cli.phrases import Mention
from shaoxing_cli.plans import told_as_deed
from shaoxing_cli.profiles import Profiles
from shaoxing_cli.report_topics import says_mentioned
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.verdicts import Verdict, verdict_of

if TYPE_CHECKING:
    from shaoxing_cli.loose_names import LooseNames
    from shaoxing_cli.numbered_names import NumberedNames
    from shaoxing_cli.verbatim import Verbatim


class SecondReadings:
    """Second readings of claims about one knowledge base."""

    def __init__(
        self, kb: KnowledgeBase, profiles: Profiles, read: Callable[[str], Claim], judge: Callable[[Claim], Verdict]
    ) -> None:
        self._kb = kb
        self._profiles = profiles
        self._read = read
        self._judge = judge

    # Each is loaded and made for the first claim that gets as far: one that is contradicted needs the first alone.
    @cached_property
    def _verbatim(self) -> "Verbatim":
        from shaoxing_cli.verbatim import Verbatim

        return Verbatim(self._kb)

    @cached_property
    def _numbered(self) -> "NumberedNames":
        from shaoxing_cli.numbered_names import NumberedNames

        return NumberedNames(self._kb)

    @cached_property
    def _loose_names(self) -> "LooseNames":
        from shaoxing_cli.loose_names import loose_names

        return loose_names(self._kb)

    def as_quoted(self, claim: Claim) -> Verdict | None:
        """The verdict on a claim in the report's own words; None where it is none, or tells a plan as a deed."""
        facts = self._verbatim.facts(claim.text)
        profiles = [self._profiles.profile(fact.id) for fact in facts]
        named = any(profile.about & claim.concepts for profile in profiles)
        if not named or any(told_as_deed(claim, profile) for profile in profiles):
            return None
        return verdict_of(claim.text, [find(SUPPORTED, "verbatim", *facts)])

    def loosely(self, claim: Claim) -> Verdict | None:
        """The verdict on a claim that names concepts in words of its own; None where that decides nothing."""
        from shaoxing_cli.loose_names import nearest

        loose = self._loose_names.find(claim)
        if not self._meets_others(claim, loose):
            return None
        # Of several figures one may be another fact's, which the claim names in words that are not found at all.
        exact = [date for date in claim.dates if date.is_exact]
        single = len(claim.quantities) + len(claim.ranks) + len(exact) == 1
        near = nearest(loose)
        for names in (near, loose) if len(near) < len(loose) else (loose,):
            again = self._judge(claim._replace(loose=tuple(names)))
            if again.verdict == SUPPORTED:
                return again
            if again.verdict == CONTRADICTED and single:
                strict = claim._replace(loose=tuple(self._loose_names.find(claim, strictly=True)))
                return again if self._judge(strict).verdict == CONTRADICTED else None
        return None

    def _meets_others(self, claim: Claim, loose: Sequence[Mention]) -> bool:
        """Whether with some loose names a claim may speak of facts that it does not speak of without them."""
        named = frozenset(value for mention in loose for value in mention.values("concept"))
        known = self._profiles.satisfied_by(claim.concepts)
        return bool(named) and len(self._profiles.satisfied_by(claim.concepts | named)) > len(known)

    def renamed(self, claim: Claim) -> Verdict | None:
        """The verdict on a claim that is true but for a numeral in a name (“1+8” for “1+6”); None where it is not."""
        if says_mentioned(claim.folded) or says_also(claim):
            # It may be so of others besides.
            return None
        for said, stated, text in self._numbered.exchanged(claim.text):
            found = self._judge(self._read(text))
            if found.verdict == SUPPORTED:
                wrong = find(CONTRADICTED, "other_number", *found.evidence, claimed=said, stated=stated)
                return verdict_of(claim.text, [wrong])
        return None
