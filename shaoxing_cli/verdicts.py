"""The verdict on a claim: what the findings on its parts come to."""

from collections.abc import Sequence
from typing import NamedTuple

from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding
from shaoxing_cli.model import Fact


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


def verdict_of(text: str, findings: Sequence[Finding]) -> Verdict:
    """The verdict on the whole: one wrong part makes it contradicted, else one undecided part makes it not covered."""
    order = (CONTRADICTED, NOT_COVERED, SUPPORTED)
    worst = min(findings, key=lambda finding: order.index(finding.verdict))
    deciding = [finding for finding in findings if finding.verdict == worst.verdict]
    facts = dict.fromkeys(fact for finding in deciding for fact in finding.facts)
    zh, en = ("".join(f.reason_zh for f in deciding), " ".join(f.reason_en for f in deciding))
    return Verdict(text, worst.verdict, tuple(facts), zh, en, tuple(findings))
