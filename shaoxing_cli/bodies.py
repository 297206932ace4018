"""The bodies that a claim names (市司法局, the Justice Bureau), and whether they are the ones of a fact."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.cover import Cover
from shaoxing_cli.english import key, stem, words
from shaoxing_cli.findings import CONTRADICTED, Finding, find
from shaoxing_cli.phrases import LIGHT, Mention
from shaoxing_cli.profiles import Profile
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold

Span = tuple[int, int]

_PAIR: Final = 2
_AT_HOME: Final = frozenset({"municipal_government"})
_BY: Final = (" by", " from", "由", "获", "被", "经")
# Words that no English name of a body holds.
_SMALL: Final = (
    "by the of and a an to from with at in on for was were is are that which their its his her this these those all "
    "both each every any no some another other"
).split()
_GOVERNMENT: Final = "_government"
# What tells whose a body is, or names another one.
_TELLING: Final = frozenset({"place", "level", "among", "scope", "concept"})
_LEVELS: Final = frozenset("省市县区镇乡国")


def other_body(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim names another body than the fact does, or None."""
    own = [fold(form) for form in profile.metric.slots.get("body", ())]
    if not own or any(_is_named(form, claim.folded) for form in own):
        return None
    fact = profile.fact
    government = _other_government(claim, own, profile)
    if government:
        return find(CONTRADICTED, "other_name", fact, claimed=government.text)
    texts = (fact.label_zh, fact.label_en, fact.quote or "", fact.statement_zh, fact.statement_en, *own)
    # The titles of its section name bodies that the fact is not of.
    said = fold("\n".join(texts))
    for span in _named(claim):
        name = claim.folded[slice(*span)]
        # In English another word or two may tell the same body: 'the comprehensive enforcement department'.
        known = any(m.text in name and m.values("concept") & profile.allowed for m in claim.mentions)
        if name.isascii() and known:
            continue
        if not (_is_named(name, said) or _ends_so(claim, span, said) or _is_meant(claim, span, profile)):
            return find(CONTRADICTED, "other_name", profile.fact, claimed=name)
    return None


def _other_government(claim: Claim, own: Iterable[str], profile: Profile) -> Mention | None:
    """The government that a claim names, where the fact's body is another one's (省政府, not 市政府办公室)."""
    mine = {value for form in own for mention in profile.book.find(form) for value in mention.values("scope")}
    governments = {value for value in mine if value.endswith(_GOVERNMENT)}
    named = (mention for mention in claim.tagged("scope") if mention.values("scope").isdisjoint(governments))
    others = (m for m in named if not m.values("scope") & _AT_HOME and _is_government(m))
    return next((m for m in others if governments or _acts(claim, m)), None)


def _is_government(mention: Mention) -> bool:
    return all(value.endswith(_GOVERNMENT) for value in mention.values("scope"))


def _acts(claim: Claim, mention: Mention) -> bool:
    """Whether a claim says by whom: by the provincial government, 由省政府授予."""
    return claim.folded[: mention.span[0]].rstrip().removesuffix(" the").endswith(_BY)


def _named(claim: Claim) -> Iterable[Span]:
    """Where a claim names bodies, less the words before them that say something else (印发了复议局)."""
    strange = Cover(run.span for run in claim.strange)
    for start, end in spans_of_bodies(claim.folded):
        if strange.holds((end - 1, end + 1)):
            # 同志办案: no name ends within a word.
            continue
        before = [m.span[1] for m in claim.within(start, end) if m.span[1] < end and _leads(m)]
        yield max([start, *before]), end


def _leads(mention: Mention) -> bool:
    return not mention.text.isascii() and len(mention.text) > 1 and (LIGHT in mention.tags or "status" in mention.tags)


def spans_of_bodies(folded: str) -> Iterable[Span]:
    """Where folded text names bodies: what ends as such names do in Chinese, or holds such a noun in English.

    >>> list(spans_of_bodies("由市司法局发布")), list(spans_of_bodies("issued by the city justice bureau"))
    ([(0, 5)], [(14, 33)])
    """
    yield from (match.span() for match in _chinese().finditer(folded))
    for match in _english().finditer(folded):
        yield match.start(), match.start() + len(match.group().rstrip())


def _ends_so(claim: Claim, span: Span, said: str) -> bool:
    """Whether the end of a name is a body's, behind known words that tell no other one (规定复议局)."""
    start, end = span
    known = Cover(m.span for m in claim.within(start, end) if not m.tags.keys() & _TELLING)
    general = frozenset(table("lexicon/conflicts")["body_suffixes"])
    for place in range(start + _PAIR, end - _PAIR):
        name = claim.folded[place:end]
        if not name.isascii() and name in said and name not in general:
            before = range(start, place)
            return all(known.holds((at, at + 1)) and claim.folded[at] not in _LEVELS for at in before)
    return False


def _is_meant(claim: Claim, span: Span, profile: Profile) -> bool:
    """Whether a Chinese name ends as a concept is named that a claim on the fact may mention (就等市人代会)."""
    start, end = span
    if claim.folded[start:end].isascii():
        return False
    meant = profile.about | profile.metric.also | profile.mentioned("concept")
    named = [m for m in claim.within(start, end) if m.span[1] == end and m.values("concept") & meant]
    # The city's own is meant: 还要交市人代会.
    before = (claim.folded[start : m.span[0]].removesuffix("市") for m in named)
    return any(not any(char in _LEVELS for char in words) for words in before)


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
    word = rf"(?!(?:{'|'.join(_SMALL)})\b)[a-z][a-z'-]+"
    return re.compile(rf"\b(?:{word} ){{0,4}}(?:{nouns})\b(?: of {word}(?: {word})?)?")
