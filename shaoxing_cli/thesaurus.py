"""Other words for the report's own: what a claim may say instead of a word without saying anything else.

`data/lexicon/thesaurus.json` lists, for a word of the report, what stands for it in a paraphrase: a word of a claim is
explained by each fact whose own words hold what it stands for. It names no concept: too many words stand for several.
`data/lexicon/general_words.json` lists what a sentence may add without speaking of anything else.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from shaoxing_cli.phrase_tables import StoredPhrases
from shaoxing_cli.phrases import PhraseBook
from shaoxing_cli.replacements import replaced_words, replacement_phrases, replacement_rows
from shaoxing_cli.resources import COMPILED_THESAURUS, data_folder, table

Span = tuple[int, int]

_FAMILY: Final = "stands"
_GENERAL: Final = "general"


class Substitute(NamedTuple):
    """A stretch of a claim and the words of the report (folded) that it may stand for; a general word needs none."""

    span: Span
    stands_for: tuple[str, ...]
    is_general: bool


class Thesaurus:
    """The rows of the thesaurus by what is said instead."""

    def __init__(self, book: PhraseBook) -> None:
        self._book = book

    def find(self, folded: str) -> list[Substitute]:
        """The stretches of folded text that stand for words of the report, overlapping ones included.

        >>> made = Thesaurus(PhraseBook(thesaurus_phrases({"绕道": ("绕行",), "bogus": ("fake",)}, ["居然"])))
        >>> [(found.span, found.stands_for, found.is_general) for found in made.find("居然绕行")]
        [((0, 2), (), True), ((2, 4), ('绕道',), False)]
        """
        return [
            Substitute(mention.span, replaced_words(mention, _FAMILY), _GENERAL in mention.tags)
            for mention in self._book.find(folded)
        ]


def thesaurus_phrases(rows: Mapping[str, Iterable[str]], general: Iterable[str] = ()) -> dict[str, str]:
    """The phrase table of general words and of what is said instead, each phrase with the words that it stands for."""
    return replacement_phrases(_FAMILY, rows, [(_GENERAL, general)])


def thesaurus_rows() -> dict[str, tuple[str, ...]]:
    """The rows of the lexicon's thesaurus, by the report's own word, folded."""
    return replacement_rows("thesaurus")


def general_words() -> list[str]:
    """The general words of the lexicon."""
    entries = table("lexicon/general_words")
    return [*entries["zh"], *entries["en"]]


# A claim is held against one fact after another: the substitutes in it stay at hand until the next claims come.
@lru_cache(8)
def substitutes(folded: str) -> Sequence[Substitute]:
    """The stretches of folded text that stand for words of the report, by the thesaurus of the lexicon."""
    return thesaurus().find(folded)


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus of the lexicon, compiled ahead (`data/generate.py`)."""
    return Thesaurus(PhraseBook({}, StoredPhrases((data_folder() / COMPILED_THESAURUS).read_bytes())))
