"""Names that hold numerals (“1+6”, “七五”普法, the seventh five-year plan), and claims that give another numeral."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from shaoxing_cli.asides import ORDINAL
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.text import fold

# The forms of such names. What a form's group holds tells one name from another.
_FORMS: Final = (
    r"(?<![\d+])(\d{1,2}(?:\+\d{1,2})+)(?![\d+.])",
    r"(?<![一二三四五六七八九十])([一二三四五六七八九]五|十[一二三四五])(?=[\"'”]?(?:普法|规划|时期|期间))",
    rf"\b({ORDINAL})(?= five-year)",
    r"([一二三四五六七八])(?=中全会)",
    r"\b([a-z]+th|first|second|third)(?= plen)",
)
# The year of a name, and so many characters behind it that tell which name it is.
_YEAR: Final = r"(20\d\d)年(.{4})"
# What a year of a name stands behind; at the beginning it tells of when a claim speaks.
_NAMING: Final = r"[是为据按照叫《\"][^,;.]{0,6}$"
# A claim is tried with so many names at most.
_MOST: Final = 6


class NumberedNames:
    """The names with numerals in the facts of a knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    @cached_property
    def _texts(self) -> str:
        facts = [self._kb.fact(name) for name in self._kb.ids]
        return fold("\n".join(f"{fact.quote or ''}\n{fact.statement_en}" for fact in facts))

    @cached_property
    def _known(self) -> Mapping[str, Sequence[str]]:
        return {form: tuple(dict.fromkeys(re.findall(form, self._texts))) for form in _FORMS}

    @cached_property
    def _years(self) -> Mapping[str, str]:
        return {name: year for year, name in re.findall(_YEAR, self._texts)}

    def exchanged(self, text: str) -> Iterator[tuple[str, str, str]]:
        """For each name of a text that no fact holds, and each of that form that one does: both, and the text with it.

        At most six.
        """
        return islice(self._exchanges(text), _MOST)

    def _exchanges(self, text: str) -> Iterator[tuple[str, str, str]]:
        folded = fold(text)
        for form in _FORMS:
            for match in re.finditer(form, folded):
                start, end = match.span(1)
                for name in () if match.group(1) in self._known[form] else self._known[form]:
                    yield text[start:end], name, f"{text[:start]}{name}{text[end:]}"
        for match in re.finditer(_YEAR, folded):
            year = self._years.get(match.group(2))
            if year not in (None, match.group(1)) and re.search(_NAMING, folded[: match.start()]):
                yield match.group(1), year, f"{text[: match.start()]}{year}{text[match.end(1) :]}"
