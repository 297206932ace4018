"""Judging an article sentence by sentence, with what its paragraph and its headings speak of.

A sentence without a year or place of its own speaks of the one named before it in its paragraph, or in the heading
above. Where that is another year or place than the report's, the sentence is left alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, Protocol

from shaoxing_cli.articles import Sentence
from shaoxing_cli.claim_text import LONGEST_CLAIM
from shaoxing_cli.findings import NOT_COVERED, Finding
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold
from shaoxing_cli.verdicts import Verdict

_CHINESE_DIGITS: Final = str.maketrans("0123456789", "〇一二三四五六七八九")


class Judge(Protocol):
    """What judges a sentence, and tells what other period or place it speaks of: `factcheck.Checker`."""

    def check(self, text: str) -> Verdict:
        """The verdict on a sentence."""

    def elsewhere(self, text: str) -> tuple[Finding | None, Finding | None]:
        """The findings on another period and on another place."""


class Judged(NamedTuple):
    """A sentence of an article and the verdict on it."""

    sentence: Sentence
    verdict: Verdict


class _Elsewhere(NamedTuple):
    """The other period and the other place that the text speaks of, None where it speaks of the report's own."""

    period: Finding | None = None
    place: Finding | None = None


_HERE: Final = _Elsewhere()


def judge_article(judge: Judge, report: Mapping[str, Any], sentences: Iterable[Sentence]) -> Iterator[Judged]:
    """The verdicts on an article's sentences, in order.

    Args:
        judge: judges a sentence by itself.
        report: the head of the knowledge base, which names the report's own period and place.
        sentences: the article.
    """
    context = _Context(report)
    for sentence in sentences:
        context.enter(sentence)
        if len(sentence.text) > LONGEST_CLAIM:
            yield Judged(sentence, _unjudged(sentence.text, "too_long"))
            continue
        # A heading names a matter rather than states one, unless it gives a figure.
        names = sentence.heading and not any(char.isnumeric() for char in sentence.text)
        verdict = _unjudged(sentence.text, "heading") if names else judge.check(sentence.text)
        context.read(sentence.text, judge if verdict.verdict == NOT_COVERED else None)
        yield Judged(sentence, context.applied(verdict, judge))
        context.leave(sentence)


class _Context:
    """What the text speaks of at the current place."""

    def __init__(self, report: Mapping[str, Any]) -> None:
        period = str(report.get("period") or "")
        self._periods = [form for form in (period, period.translate(_CHINESE_DIGITS)) if form]
        self._places = [fold(name) for key in ("place_zh", "place_en") for name in report.get(key) or ()]
        self._headings: dict[int, _Elsewhere] = {}
        self._paragraph = 0
        self._now = _HERE

    def enter(self, sentence: Sentence) -> None:
        """Come to a sentence: a new paragraph speaks of what the headings above it speak of."""
        if sentence.paragraph == self._paragraph:
            return
        self._paragraph = sentence.paragraph
        if sentence.heading:
            self._headings = {level: said for level, said in self._headings.items() if level < sentence.heading}
        self._now = next(reversed(self._headings.values()), _HERE)

    def read(self, text: str, judge: Judge | None) -> None:
        """Take in what a sentence names itself; the report's own period and place end what was said before."""
        folded = fold(text)
        own_period = any(period in folded for period in self._periods)
        own_place = any(place in folded for place in self._places)
        period, place = judge.elsewhere(text) if judge else _HERE
        self._now = _Elsewhere(
            None if own_period else period or self._now.period, None if own_place else place or self._now.place
        )

    def applied(self, verdict: Verdict, judge: Judge) -> Verdict:
        """The verdict on a sentence in its context."""
        period, place = self._now
        finding = period or place
        if finding is None or (period and not place and period.claimed and period.claimed in verdict.claim):
            return verdict
        again = _in_period(verdict.claim, period, judge) if period and not place else None
        if again or verdict.verdict == NOT_COVERED:
            return again or verdict
        zh, en = table("lexicon/words_check")["words"]["from_context"]
        return verdict._replace(
            verdict=NOT_COVERED, evidence=(), findings=(finding,),
            reason_zh=zh.format(finding.reason_zh), reason_en=en.format(finding.reason_en),
        )  # fmt: skip

    def leave(self, sentence: Sentence) -> None:
        """Remember what a heading speaks of, for all that stands below it."""
        if sentence.heading:
            self._headings[sentence.heading] = self._now


def _unjudged(text: str, reason: str) -> Verdict:
    """The verdict on what is no claim, with the reason of this name."""
    zh, en = (form.format(len(text), LONGEST_CLAIM) for form in table("lexicon/words_check")["words"][reason])
    return Verdict(text, NOT_COVERED, evidence=(), reason_zh=zh, reason_en=en, findings=())


def _in_period(text: str, period: Finding, judge: Judge) -> Verdict | None:
    """The verdict on a sentence of the period named before it, where the report decides that; or None."""
    verdict = judge.check(f"{period.claimed}，{text}") if period.claimed else None
    return verdict._replace(claim=text) if verdict and verdict.verdict != NOT_COVERED else None
