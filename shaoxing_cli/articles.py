"""The sentences of an article in text or Markdown, each with the line and the column where it starts.

Front matter, fenced code, HTML tags, web addresses and the rules of tables are left out. Nothing is held but the
paragraph at hand, and of a very long one only what has no end yet.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from shaoxing_cli.markup import MarkupReader
from shaoxing_cli.sentence_ends import split
from shaoxing_cli.text_files import Piece


class Sentence(NamedTuple):
    """A sentence of an article.

    Attributes:
        text: its words, without markup.
        line: the line where it starts, from 1.
        column: the column where it starts, from 1, in Unicode code points.
        paragraph: the number of its paragraph; the items of a list share that of the line that announces them.
        heading: for a heading its level, 1 to 6; otherwise 0.
    """

    text: str
    line: int
    column: int
    paragraph: int
    heading: int


def sentences(pieces: Iterable[Piece], *, markdown: bool = True) -> Iterator[Sentence]:
    r"""The sentences of an article, in order.

    Args:
        pieces: its lines.
        markdown: a line break within a paragraph means nothing; otherwise it ends the sentence where the line is too
            short to have been wrapped.

    >>> lines = ["# 复议\n", "- 共176件。另有\n", "  **5**件。\n"]
    >>> pieces = [Piece(number, 1, line) for number, line in enumerate(lines, 1)]
    >>> [(one.text, one.line, one.column) for one in sentences(pieces)]
    [('复议', 1, 3), ('共176件。', 2, 3), ('另有5件。', 2, 9)]
    """
    return _Reader(markdown=markdown).read(_without_code(_without_front_matter(pieces), markdown=markdown))


# Below this many cells a line of plain text was not wrapped but ended: a title, a line of a list.
_WRAPPED: Final = 40
# The longest heading, in cells, that has no mark of its own.
_LONGEST_HEADING: Final = 60
# A paragraph beyond this many characters is given out as far as its sentences have ended.
_HELD: Final = 1 << 14
_LONGEST_FRONT_MATTER: Final = 200
# The levels of headings that have no mark of Markdown: 一、 and （一）.
_PLAIN_LEVELS: Final = {"chapter": 5, "part": 6}
_STOPS: Final = "。！？!?.;；,，:：、"

_BLANK_OR_RULE: Final = re.compile(r"[\s\-=_*:|+~>#　]*")
_REFERENCE: Final = re.compile(r" {0,3}\[[^\[\]^][^\[\]]{0,100}\]: ")
_PREFIX: Final = re.compile(
    r"""(?:[ \t]*>)*[\s　]*
    (?:(?P<heading>\#{1,6})[ \t]+)?
    (?:
        (?P<item>(?:[-+*•·●■◆]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)
      | (?P<chapter>[一二三四五六七八九十]{1,3}、)
      | (?P<part>[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)] | \d{1,2}(?:、|[.．](?=[^\d\s])) | [①-⑳])
    )?\s*""",
    re.VERBOSE,
)
_FENCE: Final = re.compile(r"[\s>]*(?:[-+*][ \t]+|\d{1,3}[.)][ \t]+)?(`{3,}(?=[^`]*$)|~{3,})")
_KEY: Final = re.compile(r"[\w\"'-]+\s*[:=]|#|---|\+\+\+|\s*$")
_CELL_MARK: Final = re.compile(r"(?<!\\)\|")


class _Paragraph:
    """The words of a paragraph, and where in the article each run of them stands."""

    def __init__(self, marker: str = "", heading: int = 0) -> None:
        self.marker = marker
        self.heading = heading
        self.lines = 1
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        self.length = 0

    def add(self, text: str, line: int, column: int) -> None:
        self._starts.append(self.length)
        self._places.append((line, column))
        self._parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def last(self) -> str:
        return self._parts[-1][-1:] if self._parts else ""

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character."""
        run = bisect_right(self._starts, offset) - 1
        line, column = self._places[run]
        return line, column + offset - self._starts[run]


class _Reader:
    """Puts lines together to paragraphs, and takes paragraphs apart into sentences."""

    def __init__(self, *, markdown: bool) -> None:
        self._markdown = markdown
        self._markup = MarkupReader()
        self._open: _Paragraph | None = None
        self._number = 0
        self._announced = False
        self._width = 0

    def read(self, pieces: Iterable[Piece]) -> Iterator[Sentence]:
        for piece in pieces:
            text = piece.text.rstrip("\r\n")
            if piece.column > 1:
                self._extend(piece, text, 0)
            elif _BLANK_OR_RULE.fullmatch(text) or _REFERENCE.match(text):
                yield from self._close()
            elif text.lstrip().startswith("|") or " | " in text:
                yield from self._close()
                yield from self._row(piece, text)
            else:
                yield from self._line(piece, text)
            yield from self._ended()
        yield from self._close()

    def _line(self, piece: Piece, text: str) -> Iterator[Sentence]:
        start, marker, heading = _prefix(text)
        if marker or (self._open and (self._open.marker == "heading" or self._breaks())):
            yield from self._close()
        if self._open:
            self._open.lines += 1
        else:
            self._open = _Paragraph(marker, heading)
        self._width = _width(text)
        self._extend(piece, text, start)

    def _breaks(self) -> bool:
        """Whether the line before was too short to be wrapped."""
        return not self._markdown and self._width < _WRAPPED

    def _extend(self, piece: Piece, text: str, start: int) -> None:
        """Add the words of a line from `start` on to the open paragraph."""
        if self._open is None:
            self._open = _Paragraph()
        at_start = piece.column == 1
        for run in self._markup.runs(text[start:]):
            words = run.text.lstrip() if at_start else run.text
            if not words:
                continue
            place = piece.line, piece.column + start + run.start + len(run.text) - len(words)
            # Lines of a paragraph join as words do: with a space, but not beside Chinese.
            last = self._open.last
            if at_start and last and not (last.isspace() or _is_wide(last) or _is_wide(words[0])):
                self._open.add(" ", *place)
            at_start = False
            self._open.add(words, *place)

    def _row(self, piece: Piece, text: str) -> Iterator[Sentence]:
        """A row of a table: a name and its value are read together, more columns each alone."""
        starts = [0, *(match.end() for match in _CELL_MARK.finditer(text))]
        ends = [*(start - 1 for start in starts[1:]), len(text)]
        cells = [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
        for place, (start, end) in enumerate(cells):
            if self._open and len(cells) == 2 and place == 1:
                self._open.add(" ", piece.line, piece.column + start)
            else:
                yield from self._close()
                self._open = _Paragraph("item")
            cell = text[start:end]
            inner = start + len(cell) - len(cell.lstrip())
            self._extend(piece, text[: inner + len(cell.strip())], inner)
        yield from self._close()

    def _close(self) -> Iterator[Sentence]:
        """The sentences of the open paragraph, which ends here."""
        paragraph, self._open = self._open, None
        if paragraph is None or not (text := paragraph.text).strip():
            return
        if not (paragraph.marker in ("item", "part") and self._announced):
            self._number += 1
            self._announced = text.rstrip().endswith((":", "："))
        heading = _heading(paragraph, text, first=self._number == 1)
        for start, end in split(text):
            yield Sentence(text[start:end], *paragraph.place(start), self._number, heading)

    def _ended(self) -> Iterator[Sentence]:
        """The sentences of a very long paragraph that have ended; what has no end stays open."""
        paragraph = self._open
        if paragraph is None or paragraph.length < _HELD:
            return
        text = paragraph.text
        spans = list(split(text))
        given, rest = (spans[:-1], spans[-1]) if len(spans) > 1 else (spans, None)
        for start, end in given:
            yield Sentence(text[start:end], *paragraph.place(start), self._number + 1, 0)
        self._open = _Paragraph(paragraph.marker)
        self._open.lines = 2
        if rest:
            self._open.add(text[rest[0] :], *paragraph.place(rest[0]))


def _prefix(text: str) -> tuple[int, str, int]:
    """What stands before a line's words: where they start, the sort of the marker, a heading's level."""
    # The pattern matches the empty text as well: there is always a match, at the start.
    match = next(_PREFIX.finditer(text))
    if match["heading"]:
        return match.end(), "heading", len(match["heading"])
    marker = next((name for name in ("item", "chapter", "part") if match[name]), "")
    return match.end(), marker, _PLAIN_LEVELS.get(marker, 0)


def _heading(paragraph: _Paragraph, text: str, *, first: bool) -> int:
    """The level of a paragraph that is a heading: by its mark, or because it is a short line without a stop."""
    short = paragraph.lines == 1 and _width(text) <= _LONGEST_HEADING and text.rstrip()[-1] not in _STOPS
    if paragraph.marker == "heading" or (paragraph.heading and short):
        return paragraph.heading
    return (1 if first else _PLAIN_LEVELS["part"]) if short and not paragraph.marker else 0


def _width(text: str) -> int:
    """How many cells a text takes: two for a Chinese character or mark, one for others."""
    return sum(2 if _is_wide(char) else 1 for char in text)


def _is_wide(char: str) -> bool:
    """Whether a character is Chinese, or a mark as wide as one."""
    return char > "⺀"


def _without_front_matter(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The lines without the YAML or TOML in front of them."""
    stream = iter(pieces)
    held = [piece for piece in (next(stream, None),) if piece]
    fence = held[0].text.strip() if held else ""
    if fence in ("---", "+++"):
        for piece in stream:
            held.append(piece)
            if piece.text.rstrip() in (fence, "..."):
                held.clear()
            if not held or len(held) > _LONGEST_FRONT_MATTER or (len(held) == 2 and not _KEY.match(piece.text)):
                break
    return chain(held, stream)


def _without_code(pieces: Iterable[Piece], *, markdown: bool) -> Iterator[Piece]:
    """The lines outside fenced code; a fence that nothing closes reaches to the end."""
    fence = ""
    for piece in pieces:
        mark = _FENCE.match(piece.text) if piece.column == 1 else None
        # A row of tildes is a line of ornament in plain text.
        if mark and (markdown or mark[1][0] == "`" or fence):
            if not fence:
                fence = mark[1]
                yield Piece(piece.line, 1, "\n")
                continue
            if mark[1].startswith(fence) and not piece.text[mark.end() :].strip():
                fence = ""
                continue
        if not fence:
            yield piece
