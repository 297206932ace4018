"""Verdicts made by hand, so that what is shown can be tested whatever the checker thinks."""

from typing import Any

from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED, Finding
from shaoxing_cli.verdict_views import Judgement
from shaoxing_cli.verdicts import Verdict

CLAIM = "市级共收到行政复议申请176件，审结130件"


def verdict(found: str, facts: Any = (), findings: Any = (), claim: str = CLAIM) -> Verdict:
    """A verdict with reasons that name it."""
    return Verdict(claim, found, tuple(facts), f"理由：{found}。", f"Reason: {found}.", tuple(findings))


def right(kb: Any) -> Judgement:
    """Supported by a computed fact."""
    return Judgement("审结率68.18%", verdict(SUPPORTED, [kb.fact("reconsideration.accepted_share")]))


def wrong(kb: Any) -> Judgement:
    """Contradicted in one of two parts, at a place in an article."""
    received, accepted = kb.fact("reconsideration.received"), kb.fact("reconsideration.accepted")
    parts = [
        Finding(SUPPORTED, (received,), "一致。", "The same."),
        Finding(CONTRADICTED, (accepted,), "不一致。", "Not the same."),
    ]
    return Judgement(CLAIM, verdict(CONTRADICTED, [accepted], parts), "a\x1b[31m.md", 12, 5)


def undecided(kb: Any) -> Judgement:
    """Not covered, with a hint."""
    return Judgement("天是蓝的", verdict(NOT_COVERED, [kb.fact("shortcoming.rule_of_law_ability")]))
