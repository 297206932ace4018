"""Tables of what a claim may say in place of a report's own word: another word for it, or its opposite."""

from collections.abc import Iterable, Mapping
from typing import Final

from shaoxing_cli.phrases import Mention
from shaoxing_cli.resources import table
from shaoxing_cli.text import fold

# Tags are parted by spaces.
_SPACE: Final = "_"


def replacement_rows(name: str) -> dict[str, tuple[str, ...]]:
    """The rows of a table of the lexicon: what may be said instead, by the report's own word, folded."""
    entries = table(f"lexicon/{name}")
    return {fold(word): tuple(said) for lang in ("zh", "en") for word, said in entries[lang].items()}


def replacement_phrases(
    family: str, rows: Mapping[str, Iterable[str]], untold: Iterable[tuple[str, Iterable[str]]] = ()
) -> dict[str, str]:
    """The phrase table of what is said instead, each tagged with the words that it replaces.

    `untold` are further phrases by tag, which replace no word.
    """
    # Only what makes the tables needs what compiles them.
    from shaoxing_cli.phrase_compiling import compile_phrases

    replacing = ((f"{family}:{word.replace(' ', _SPACE)}", said) for word, said in rows.items())
    return compile_phrases([*untold, *replacing])


def replaced_words(mention: Mention, family: str) -> tuple[str, ...]:
    """The report's own words that a mention replaces, in one order."""
    return tuple(word.replace(_SPACE, " ") for word in sorted(mention.values(family)))
