"""The words of a line of Markdown or HTML, without its marks, tags, comments and web addresses."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

# What a run of markup stands for when it parts what is before it from what comes after.
BREAK: Final = "\n"


class Run(NamedTuple):
    """A run of words: where it starts in the line (from 0), and its text."""

    start: int
    text: str


class MarkupReader:
    r"""Reads the lines of one document; comments and hidden elements may reach over several lines.

    >>> reader = MarkupReader()
    >>> "".join(run.text for run in reader.runs("共**176**件<!-- 见 -->，[来源](https://example.org/a_1)"))
    '共176件，来源'
    """

    def __init__(self) -> None:
        self._closer = ""

    def runs(self, line: str) -> Iterator[Run]:
        """The runs of words in a line, in order."""
        if not self._closer and not _ANY.search(line):
            yield Run(0, line)
            return
        for start, end in self._shown(line):
            yield from _words(line, start, end)

    def _shown(self, line: str) -> Iterator[tuple[int, int]]:
        """The parts of a line outside comments and elements whose content is not read."""
        place = 0
        lowered = line.lower() if self._closer or "<" in line else line
        while True:
            if self._closer:
                found = lowered.find(self._closer, place)
                if found < 0:
                    return
                place = found + len(self._closer)
                self._closer = ""
            opener = _HIDES.search(line, place)
            if not opener:
                break
            yield place, opener.start()
            place = opener.end()
            self._closer = f"</{opener[1].lower()}>" if opener[1] else "-->"
        yield place, len(line)


def _words(line: str, start: int, end: int) -> Iterator[Run]:
    place = start
    for match in _MARK.finditer(line, start, end):
        if match.start() > place:
            yield Run(place, line[place : match.start()])
        place = match.end()
        if match.lastgroup == "escaped":
            yield Run(match.end() - 1, match["escaped"])
        elif match.lastgroup == "entity":
            yield Run(match.start(), _unescaped(match[0]))
        elif match.lastgroup == "tag" and match["tag"].lower() in _BREAKING:
            yield Run(match.start(), BREAK)
    if place < end:
        yield Run(place, line[place:end])


def _unescaped(entity: str) -> str:
    from html import unescape

    text = unescape(entity)
    return " " if text.isspace() else text


_BREAKING: Final = frozenset(
    "address article aside blockquote body br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 head"
    " header hr html li main nav ol option p section summary table td th title tr ul".split()
)
_ANY: Final = re.compile(r"[\\&<`*_~\[\]]|://|www\.")
_HIDES: Final = re.compile(r"<!--|<(script|style|pre|template|svg)\b[^<>]{0,500}>", re.IGNORECASE)
# Every repetition has a bound: what looks like the start of a link thousands of times costs no more than its length.
_MARK: Final = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,30});)
    | !\[[^\[\]]{0,300}\](?:\([^()]{0,500}\)|\[[^\[\]]{0,100}\])  # an image
    | \[\^[^\[\]\s]{1,60}\]:?                                      # a footnote's number
    | \[(?=[^\[\]]{0,300}\][(\[])                                  # a link's text opens
    | \]\([^()]{0,500}(?:\([^()]{0,200}\)[^()]{0,200})?\)          # and closes with its address
    | \]\[[^\[\]]{0,100}\]                                         # or with the name of one
    | <(?:https?:|ftp:|mailto:)[^<>\s]{0,500}>
    | </?(?P<tag>[a-zA-Z][a-zA-Z0-9-]{0,20})(?=[\s/>])[^<>]{0,500}>
    | (?:(?:https?|ftp)://|\bwww\.)[^\s<>"'`|\u2018-\u201f\u3000-\u303f\u3400-\u9fff\uff00-\uffef\])]{1,2000}
    | (?<![\d*])\*+ | \*+(?![\d*]) | `+ | ~~                       # emphasis, but not 2*3
    | (?<![A-Za-z0-9_])_+ | _+(?![A-Za-z0-9_])                     # nor snake_case
    """,
    re.VERBOSE,
)
