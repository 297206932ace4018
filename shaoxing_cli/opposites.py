"""Claims that turn a fact round by the opposite of a word by which it is stated.

`data/lexicon/opposites.json` lists what states the reverse of the words of reports: 分散 where duties are 集中, 'wind
down' where a campaign is to be deepened.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from shaoxing_cli.claims import Claim
from shaoxing_cli.english import stems
from shaoxing_cli.findings import CONTRADICTED, Finding, find
from shaoxing_cli.phrase_tables import StoredPhrases
from shaoxing_cli.phrases import Mention, PhraseBook
from shaoxing_cli.polarity import denies
from shaoxing_cli.profiles import Profile
from shaoxing_cli.replacements import replaced_words, replacement_phrases, replacement_rows
from shaoxing_cli.resources import COMPILED_OPPOSITES, data_folder
from shaoxing_cli.text import fold

_FAMILY: Final = "opposite"


def opposite_word(claim: Claim, profile: Profile) -> Finding | None:
    """The finding that a claim says the opposite of a word by which the fact is stated, or None."""
    for mention in _opposites(claim.folded):
        if profile.holds(mention.text) or _is_named(claim, mention, profile):
            continue
        words = replaced_words(mention, _FAMILY)
        reverses = any(_is_said(word, profile) and not _holds(claim.folded, word) for word in words)
        if reverses and not denies(claim, besides=mention.span):
            return find(CONTRADICTED, "other_name", profile.fact, claimed=claim.text[slice(*mention.span)])
    return None


def opposite_phrases(rows: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The phrase table of opposites, each with the words of the reports that it reverses."""
    return replacement_phrases(_FAMILY, rows)


def opposite_rows() -> dict[str, tuple[str, ...]]:
    """The rows of the lexicon's opposites, by the reports' own word, folded."""
    return replacement_rows("opposites")


def _is_named(claim: Claim, mention: Mention, profile: Profile) -> bool:
    """Whether an opposite stands within the name of something that a claim about the fact may mention."""
    start, end = mention.span
    names = (m for m in claim.tagged("concept") if m.span[0] <= start and end <= m.span[1])
    return any(profile.allows(name) for name in names)


def _is_said(word: str, profile: Profile) -> bool:
    """Whether a fact is stated by a word: in its quote, its statements, or the names that it goes by."""
    fact = profile.fact
    names = fold("\n".join((fact.label_zh, fact.label_en, *fact.aliases)))
    return any(_holds(text, word) for text in (profile.quote, profile.statements, names))


def _holds(folded: str, word: str) -> bool:
    return stems(word) <= stems(folded) if word.isascii() else word in folded


# A claim is held against one fact after another.
@lru_cache(8)
def _opposites(folded: str) -> Sequence[Mention]:
    return _book().find(folded)


@cache
def _book() -> PhraseBook:
    """The opposites of the lexicon, compiled ahead (`data/generate.py`)."""
    return PhraseBook({}, StoredPhrases((data_folder() / COMPILED_OPPOSITES).read_bytes()))
