"""The bodies that a claim names (市司法局, the Justice Bureau), and whether they are the ones of a fact."""

import re
from collections.abc import Iterable
from functools import cache

from shaoxing_cli.claims import Claim
from shaoxing_cli.english import key, stem, words
from shaoxing_cli.findings import CONTRADICTED, Finding, find
from shaoxing_cli.profiles import Profile
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold


def other_body(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim names another body than the fact does, or None."""
    own = [fold(form) for form in profile.metric.slots.get("body", ())]
    if not own or any(_is_named(form, claim.folded) for form in own):
        return None
    fact = profile.fact
    texts = (fact.label_zh, fact.label_en, fact.quote or "", fact.statement_zh, fact.statement_en, *own)
    # The titles of its section name bodies that the fact is not of.
    said = fold("\n".join(texts))
    for name in names_of_bodies(claim.folded):
        # In English another word or two may tell the same body: 'the comprehensive enforcement department'.
        known = any(m.text in name and m.values("concept") & profile.allowed for m in claim.mentions)
        if not (name.isascii() and known) and not _is_named(name, said):
            return find(CONTRADICTED, "other_name", profile.fact, claimed=name)
    return None


def names_of_bodies(folded: str) -> Iterable[str]:
    """The names of bodies in folded text: what ends as such names do in Chinese, or holds such a noun in English.

    >>> list(names_of_bodies("由市司法局发布")), list(names_of_bodies("issued by the city justice bureau"))
    (['由市司法局'], ['city justice bureau'])
    """
    yield from _chinese().findall(folded)
    for match in _english().finditer(folded):
        yield match.group().strip()


def _is_named(form: str, folded: str) -> bool:
    """Whether folded text names a body; that it is the city's own need not be said in English."""
    if not form.isascii():
        return form in folded
    at_home = {stem(word) for word in table("lexicon/conflicts")["home_words"]}
    return set(key(form).split()) - at_home <= {stem(word) for word, _, _ in words(folded)}


@cache
def _chinese() -> re.Pattern[str]:
    suffixes = "|".join(sorted(table("lexicon/conflicts")["body_suffixes"], key=len, reverse=True))
    return re.compile(rf"[一-鿿]{{1,8}}?(?:{suffixes})(?![一-鿿]{{0,1}}(?:{suffixes}))")


@cache
def _english() -> re.Pattern[str]:
    """Up to four words before the noun, none of them a small one, or the noun and what it is of."""
    nouns = "|".join(table("lexicon/conflicts")["body_nouns"])
    word = r"(?!(?:by|the|of|and|a|an|to|from|with|at|in|on|for|was|were|is|are|that|which)\b)[a-z][a-z'-]+"
    return re.compile(rf"\b(?:{word} ){{0,4}}(?:{nouns})\b(?: of {word}(?: {word})?)?")
