"""Names that hold numerals (“1+6”, “七五”普法, the seventh five-year plan), and claims that give another numeral."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.text import fold

# The forms of such names. What a form's group holds tells one name from another.
_FORMS: Final = (
    r"(?<![\d+])(\d{1,2}(?:\+\d{1,2})+)(?![\d+])",
    r"(?<![一二三四五六七八九十])([一二三四五六七八九]五|十[一二三四五])(?=[\"'”]?(?:普法|规划|时期|期间))",
    r"\b([a-z]+th|first|second|third|\d{1,2}(?:st|nd|rd|th))(?= five-year)",
)
# A claim is tried with so many names at most.
_MOST: Final = 6


class NumberedNames:
    """The names with numerals in the facts of a knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        facts = [kb.fact(name) for name in kb.ids]
        texts = "\n".join(fold(f"{fact.quote or ''}\n{fact.statement_en}") for fact in facts)
        self._known: Mapping[str, tuple[str, ...]] = {
            form: tuple(dict.fromkeys(re.findall(form, texts))) for form in _FORMS
        }

    def exchanged(self, text: str) -> Iterator[tuple[str, str, str]]:
        """For each name of a text that no fact holds, and each of that form that one does: both, and the text with it.

        At most six.
        """
        return islice(self._exchanges(text), _MOST)

    def _exchanges(self, text: str) -> Iterator[tuple[str, str, str]]:
        folded = fold(text)
        for form, known in self._known.items():
            for match in re.finditer(form, folded) if known else ():
                start, end = match.span(1)
                for name in () if match.group(1) in known else known:
                    yield text[start:end], name, f"{text[:start]}{name}{text[end:]}"
