"""A finding: what was concluded about one part of a claim, from which facts, and why, in both languages."""

from decimal import Decimal
from typing import Final, NamedTuple

from shaoxing_cli.model import Fact
from shaoxing_cli.resources import table

SUPPORTED: Final = "supported"
CONTRADICTED: Final = "contradicted"
NOT_COVERED: Final = "not_covered"
VERDICTS: Final = (SUPPORTED, CONTRADICTED, NOT_COVERED)


class Finding(NamedTuple):
    """One conclusion: a verdict, the facts that it rests on, and the reason in Chinese and English.

    `claimed` are the words of the claim that decided it, where there are such; `instead` are those that stand in the
    place of what the report says, and need no explanation.
    """

    verdict: str
    facts: tuple[Fact, ...]
    reason_zh: str
    reason_en: str
    claimed: str | None = None
    instead: str | None = None


def find(verdict: str, reason: str, *facts: Fact, claimed: str = "", **details: str) -> Finding:
    """A finding whose reason is a sentence of `data/lexicon/reasons.json`, filled in from the first fact and details.

    >>> find(NOT_COVERED, "other_period", claimed="2018").reason_en
    'The report does not speak of that period (2018).'
    """
    sentences = table("lexicon/reasons")[reason]
    reasons = []
    for lang in ("zh", "en"):
        known = (
            {"label": facts[0].label(lang), "stated": stated(facts[0], lang), "quote": facts[0].quote or ""}
            if facts
            else {}
        )
        reasons.append(sentences[lang].format(**{**known, **details, "claimed": claimed}))
    return Finding(verdict, facts, reasons[0], reasons[1], claimed or None)


def stated(fact: Fact, lang: str) -> str:
    """What the fact states, for a sentence: the printed text, or for what is computed the value with its unit."""
    if fact.text:
        return fact.text
    unit = (fact.unit if lang == "zh" else fact.unit_en) or ""
    space = " " if lang == "en" and unit.isalpha() else ""
    return f"{with_unit(fact.value)}{space}{unit}" if fact.value is not None else fact.label(lang)


def with_unit(value: Decimal | str | None) -> str:
    """A value as plain text: numbers without an exponent.

    >>> with_unit(Decimal("2E+3")), with_unit(Decimal("98.40"))
    ('2000', '98.4')
    """
    if not isinstance(value, Decimal):
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
