"""Tables of phrases, grouped by how the phrases begin: Chinese ones by the first character, English by the first word.

A sentence holds some twenty of some four thousand beginnings. A table in a file therefore has a line for each
beginning, all lines sorted; a line is found by bisection, and read only when a sentence holds its beginning:

    复<tab>复工<tab>light<tab>复议<tab>concept:reconsideration

The first line is the head: the checksum of the knowledge base that the table was made of, or nothing.
"""

from collections.abc import Callable, Mapping

from shaoxing_cli.sorted_lines import SortedLines

# Chinese forms, and English ones by the stems of their words, each with its tags, which spaces part.
PhraseTable = Mapping[str, str]


class StoredPhrases:
    """The phrases of a file, and its head."""

    def __init__(self, stored: bytes) -> None:
        self._lines = SortedLines(stored)

    @property
    def head(self) -> str:
        """The first line of the file."""
        return self._lines.head.decode()

    def beginning_with(self, beginning: str) -> PhraseTable:
        """The phrases of a beginning.

        >>> StoredPhrases(phrases_file({"复议": "a", "复查": "b", "law officer": "c"})).beginning_with("复")
        {'复查': 'b', '复议': 'a'}
        """
        line = self._lines.line(f"{beginning}\t".encode("utf-8", "surrogatepass"))
        _, *cells = line.decode("utf-8").split("\t")
        return dict(zip(cells[::2], cells[1::2], strict=True))


def phrases_file(phrases: PhraseTable, head: str = "", beginning_of: Callable[[str], str] | None = None) -> bytes:
    """A table as its file holds it, beneath a head; its lines by how phrases begin, or by another part of them."""
    lines = []
    for beginning, group in grouped(phrases, beginning_of).items():
        cells = (cell for form, tags in sorted(group.items()) for cell in (form, tags))
        lines.append("\t".join((beginning, *cells)).encode())
    return b"\n".join([head.encode(), *sorted(lines), b""])


def grouped(phrases: PhraseTable, by: Callable[[str], str] | None = None) -> dict[str, dict[str, str]]:
    """The phrases of a table by their beginnings, or by another part of them.

    >>> grouped({"复议": "a", "law officer": "b", "lawful": "c"})
    {'复': {'复议': 'a'}, 'law': {'law officer': 'b'}, 'lawful': {'lawful': 'c'}}
    """
    groups: dict[str, dict[str, str]] = {}
    part_of = by or beginning_of
    for form, tags in phrases.items():
        groups.setdefault(part_of(form), {})[form] = tags
    return groups


def beginning_of(form: str) -> str:
    """How a phrase begins: the first word of an English one, the first character of a Chinese one."""
    return form.partition(" ")[0] if form.isascii() else form[0]


def merged(*tables: PhraseTable) -> dict[str, str]:
    """Several phrase tables as one: a form in more than one gets all its tags.

    >>> merged({"复议": "light"}, {"复议": "concept:reconsideration"})
    {'复议': 'light concept:reconsideration'}
    """
    phrases: dict[str, str] = {}
    for one in tables:
        for form, tags in one.items():
            phrases[form] = f"{phrases[form]} {tags}" if form in phrases else tags
    return phrases
