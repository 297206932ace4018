"""Other words for the report's own: what a claim may say instead of a word without saying anything else.

`data/lexicon/thesaurus.json` lists, for a word of the report, what stands for it in a paraphrase: a word of a claim is
explained by each fact whose own words hold what it stands for. It names no concept: too many words stand for several.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from shaoxing_cli.phrase_tables import StoredPhrases
from shaoxing_cli.phrases import PhraseBook
from shaoxing_cli.resources import COMPILED_THESAURUS, data_folder, table
from shaoxing_cli.text import fold

Span = tuple[int, int]

_FAMILY: Final = "stands"
# Tags are parted by spaces.
_SPACE: Final = "_"


class Substitute(NamedTuple):
    """A stretch of a claim and the words of the report (folded) that it may stand for."""

    span: Span
    stands_for: tuple[str, ...]


class Thesaurus:
    """The rows of the thesaurus by what is said instead."""

    def __init__(self, book: PhraseBook) -> None:
        self._book = book

    def find(self, folded: str) -> list[Substitute]:
        """The stretches of folded text that stand for words of the report, overlapping ones included.

        >>> made = Thesaurus(PhraseBook(thesaurus_phrases({"绕道": ("绕行", "兜圈子"), "bogus": ("fake",)})))
        >>> made.find("兜圈子 with fakes")
        [Substitute(span=(0, 3), stands_for=('绕道',)), Substitute(span=(9, 14), stands_for=('bogus',))]
        """
        return [
            Substitute(mention.span, tuple(word.replace(_SPACE, " ") for word in sorted(mention.values(_FAMILY))))
            for mention in self._book.find(folded)
        ]


def thesaurus_phrases(rows: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The phrase table of what is said instead, each phrase with the words that it stands for."""
    # Only what makes the table needs what compiles it.
    from shaoxing_cli.phrase_compiling import compile_phrases

    return compile_phrases((f"{_FAMILY}:{word.replace(' ', _SPACE)}", said) for word, said in rows.items())


def thesaurus_rows() -> dict[str, tuple[str, ...]]:
    """The rows of the lexicon's thesaurus, by the report's own word, folded."""
    entries = table("lexicon/thesaurus")
    return {fold(word): tuple(said) for lang in ("zh", "en") for word, said in entries[lang].items()}


# A claim is held against one fact after another: the substitutes in it stay at hand until the next claims come.
@lru_cache(8)
def substitutes(folded: str) -> Sequence[Substitute]:
    """The stretches of folded text that stand for words of the report, by the thesaurus of the lexicon."""
    return thesaurus().find(folded)


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus of the lexicon, compiled ahead (`data/generate.py`)."""
    return Thesaurus(PhraseBook({}, StoredPhrases((data_folder() / COMPILED_THESAURUS).read_bytes())))
