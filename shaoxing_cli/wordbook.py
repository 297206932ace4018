"""Which words of a list a text says: Chinese words as they stand, English ones in any inflection."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, Generic, TypeVar

from shaoxing_cli.terms import latin_words

T = TypeVar("T")
# The letters that all inflections of a word share at its beginning.
_SHARED: Final = 3


class WordBook(Generic[T]):
    """Words and phrases, each with what it stands for.

    >>> book = WordBook([("告状", "诉讼"), ("visit", "trip"), ("court cases", "litigation")])
    >>> book.find("他告状了"), book.find("court case, visited"), book.find("revisit")
    ([('告状', '诉讼')], [('court cases', 'litigation'), ('visit', 'trip')], [])
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries = list(entries)
        # Stemming the whole list would take longer than most searches: only what may be meant is stemmed.
        self._stems: dict[str, list[str]] = {}

    @cached_property
    def _english(self) -> dict[str, list[tuple[str, T]]]:
        words: dict[str, list[tuple[str, T]]] = {}
        for word, meaning in self._entries:
            if word.isascii():
                words.setdefault(word[:_SHARED], []).append((word, meaning))
        return words

    def find(self, folded: str) -> list[tuple[str, T]]:
        """The words that folded text says, Chinese ones first, each with what it stands for."""
        # To look for each word in a query takes less time than to make a table of them all.
        spoken = () if folded.isascii() else self._entries
        found = [(word, meaning) for word, meaning in spoken if word in folded and not word.isascii()]
        said = [word for word, _, _ in latin_words(folded)]
        stems = _stems(folded) if said else []
        for place, word in enumerate(said):
            for phrase, meaning in self._english.get(word[:_SHARED], ()):
                wanted = self._stemmed(phrase)
                if stems[place : place + len(wanted)] == wanted:
                    found.append((phrase, meaning))
        return found

    def _stemmed(self, phrase: str) -> Sequence[str]:
        if phrase not in self._stems:
            self._stems[phrase] = _stems(phrase)
        return self._stems[phrase]


def _stems(text: str) -> list[str]:
    from shaoxing_cli.english import stem

    return [stem(word) for word, _, _ in latin_words(text)]
