"""ClaimReview: what schema.org knows, and nothing that nobody knows."""

import json

from shaoxing_cli.claimreview import claim_review, claim_reviews
from shaoxing_cli.render import Page, render
from shaoxing_cli.verdict_views import View
from tests.verdicts import CLAIM, right, undecided, wrong

# Properties of ClaimReview and its types, from https://schema.org/ClaimReview.
KNOWN = {
    "ClaimReview": {
        "claimReviewed",
        "inLanguage",
        "reviewRating",
        "reviewBody",
        "itemReviewed",
        "isBasedOn",
        "citation",
    },
    "Rating": {"ratingValue", "bestRating", "worstRating", "alternateName"},
    "Claim": {"appearance"},
    "CreativeWork": {"name", "position"},
    "Report": {"name", "identifier", "datePublished", "publisher"},
    "GovernmentOrganization": {"name"},
    "Quotation": {"text", "name", "identifier", "position"},
}


def objects(value):
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


def test_only_known_properties_of_known_types(small_kb):
    for judgement in (right(small_kb), wrong(small_kb), undecided(small_kb)):
        for each in objects(claim_review(View(small_kb, "en"), judgement)):
            assert {name for name in each if name[0] != "@"} <= KNOWN[each["@type"]]
            assert "author" not in each
            assert "url" not in each


def test_the_rating_follows_the_verdict(small_kb):
    view = View(small_kb, "en")
    ratings = [claim_review(view, each)["reviewRating"] for each in (right(small_kb), wrong(small_kb))]
    assert [(rating["ratingValue"], rating["worstRating"], rating["bestRating"]) for rating in ratings] == [
        (5, 1, 5),
        (1, 1, 5),
    ]
    assert [rating["alternateName"] for rating in ratings] == ["supported", "contradicted"]


def test_no_rating_and_no_citation_where_nothing_is_decided(small_kb):
    review = claim_review(View(small_kb, "zh"), undecided(small_kb))
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "未涉及"}
    assert "citation" not in review
    assert "itemReviewed" not in review


def test_the_sentence_of_an_article_says_where_it_stands(small_kb):
    review = claim_review(View(small_kb, "en"), wrong(small_kb))
    assert review["claimReviewed"] == CLAIM
    appearance = {"@type": "CreativeWork", "name": "a\x1b[31m.md", "position": "12:5"}
    assert review["itemReviewed"] == {"@type": "Claim", "appearance": appearance}


def test_a_computed_figure_cites_what_it_is_computed_from(small_kb):
    quotations = claim_review(View(small_kb, "en"), right(small_kb))["citation"]
    assert [each["identifier"] for each in quotations] == ["reconsideration.accepted", "reconsideration.received"]


def test_the_report_describes_itself(small_kb):
    based = claim_review(View(small_kb, "en"), right(small_kb))["isBasedOn"]
    assert based["name"] == small_kb.report["title"]
    assert based["publisher"]["name"] == small_kb.report["issuer"]
    assert None not in based.values()


def test_reviews_are_an_array_of_json(small_kb):
    sheet = claim_reviews(View(small_kb, "en"), [right(small_kb), wrong(small_kb)])
    reviews = json.loads("".join(render(sheet, "json", Page())))
    assert [review["@context"] for review in reviews] == ["https://schema.org"] * 2
