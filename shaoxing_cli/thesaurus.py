"""Other words for the report's own: what a claim may say instead of a word without saying anything else.

`data/lexicon/thesaurus.json` lists, for a word of the report, what stands for it in a paraphrase. A word for a concept
names the concept as well; any other is explained by each fact whose own words hold what it stands for.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple

from shaoxing_cli.english import key
from shaoxing_cli.phrase_compiling import compile_phrases
from shaoxing_cli.phrase_tables import PhraseTable, StoredPhrases
from shaoxing_cli.phrases import LIGHT, PhraseBook
from shaoxing_cli.resources import COMPILED_THESAURUS, data_folder, table
from shaoxing_cli.text import fold, is_han

Span = tuple[int, int]

_FAMILY: Final = "stands"
_CONCEPT: Final = "concept:"
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
    return compile_phrases((f"{_FAMILY}:{word.replace(' ', _SPACE)}", said) for word, said in rows.items())


def thesaurus_rows() -> dict[str, tuple[str, ...]]:
    """The rows of the lexicon's thesaurus, by the report's own word, folded."""
    entries = table("lexicon/thesaurus")
    return {fold(word): tuple(said) for lang in ("zh", "en") for word, said in entries[lang].items()}


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus of the lexicon, compiled ahead (`data/generate.py`)."""
    return Thesaurus(PhraseBook({}, StoredPhrases((data_folder() / COMPILED_THESAURUS).read_bytes())))


def with_substitutes(phrases: PhraseTable, rows: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """A phrase table in which what stands for a concept's name names the concept too, unless it is known already.

    >>> with_substitutes({"复议": "concept:reconsideration", "搞": "light"}, {"复议": ("行政复核", "搞")})
    {'行政复核': 'concept:reconsideration', '复议': 'concept:reconsideration', '搞': 'light'}
    """
    named = ((_concepts(phrases, word), said) for word, said in rows.items())
    added = compile_phrases((tag, said) for tags, said in named for tag in tags)
    return {**added, **phrases}


def _concepts(phrases: PhraseTable, word: str) -> list[str]:
    tags = phrases.get(word if is_han(word[0]) else key(word), LIGHT).split(" ")
    return [tag for tag in tags if tag.startswith(_CONCEPT)]
