"""Verdicts as schema.org ClaimReview, for JSON-LD (https://schema.org/ClaimReview).

Nothing is said that is not known: no author, no address, no date of the review; and no `ratingValue` where the report
does not decide the claim.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from shaoxing_cli.findings import CONTRADICTED, SUPPORTED
from shaoxing_cli.render import Sheet
from shaoxing_cli.verdict_views import Judgement, View, evidence, say

if TYPE_CHECKING:
    from shaoxing_cli.model import Fact

# The scale of fact-checkers: 1 is false, 5 is true.
_WORST: Final = 1
_BEST: Final = 5
_RATINGS: Final = {CONTRADICTED: _WORST, SUPPORTED: _BEST}


def claim_reviews(view: View, judgements: Iterable[Judgement]) -> Sheet:
    """The reviews of claims, one a row; made one by one, as the claims are read."""
    return Sheet((), lambda _fields: (claim_review(view, one) for one in judgements), tuple, tuple, ())


def claim_review(view: View, judgement: Judgement) -> dict[str, Any]:
    """The review of one claim, in the language of the view."""
    lang = view.lang
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": judgement.claim,
        "inLanguage": lang,
        "reviewRating": _rating(judgement.verdict.verdict, lang),
        "reviewBody": judgement.verdict.reason(lang),
    }
    if judgement.path is not None:
        review["itemReviewed"] = _claim(judgement)
    review["isBasedOn"] = _report(view.kb.report)
    quotations = [_quotation(fact, lang) for fact in evidence(view.kb, judgement.verdict) if fact.quote]
    if quotations and judgement.verdict.verdict in _RATINGS:
        review["citation"] = quotations
    return review


def _rating(verdict: str, lang: str) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": say("verdicts", verdict, lang)}
    if verdict in _RATINGS:
        rating.update(ratingValue=_RATINGS[verdict], worstRating=_WORST, bestRating=_BEST)
    return rating


def _claim(judgement: Judgement) -> dict[str, Any]:
    """The sentence of an article, and where it stands there."""
    place = f"{judgement.line}:{judgement.column}"
    return {"@type": "Claim", "appearance": {"@type": "CreativeWork", "name": judgement.path, "position": place}}


def _report(report: Mapping[str, Any]) -> dict[str, Any]:
    """The report that decides, as far as its head describes itself."""
    known = {
        "@type": "Report",
        "name": report.get("title"),
        "identifier": report.get("index_number"),
        "datePublished": report.get("released"),
        "publisher": {"@type": "GovernmentOrganization", "name": report["issuer"]} if report.get("issuer") else None,
    }
    return {name: value for name, value in known.items() if value}


def _quotation(fact: "Fact", lang: str) -> dict[str, Any]:
    return {
        "@type": "Quotation",
        "text": fact.quote,
        "name": fact.label(lang),
        "identifier": fact.id,
        "position": fact.section,
    }
