"""Where a text evaluates: 做得很扎实, 成效显著, was done very well, made good progress.

A report that does not evaluate in these words decides nothing of it, whatever the matter is called.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from shaoxing_cli.cover import Cover
from shaoxing_cli.resources import table
from shaoxing_cli.text import is_han

Span = tuple[int, int]

_LEXICON: Final = "lexicon/evaluations"
_COMPLEMENT: Final = "得"
_BOTH: Final = "又"
# How long Chinese adjectives are at most, but for idioms.
_ADJECTIVE: Final = 2
_IDIOM: Final = 4
# How long the Chinese words are.
_SIZES: Final = (4, 3, 2, 1)
# No more characters make a complement, and no more words of degree stand in a row: time grows with the length alone.
_LONGEST: Final = 12
_MOST_DEGREES: Final = 6

Words = Mapping[str, frozenset[str]]


def evaluations(folded: str) -> list[Span]:
    """Where folded text evaluates something, with the degree, and the noun or the verb that it stands behind.

    >>> text = "普法工作做得很扎实,成效显著;扎实推进"
    >>> [text[start:end] for start, end in evaluations(text)]
    ['得很扎实', '成效显著']
    >>> text = "the campaign made good progress and is effective"
    >>> [text[start:end] for start, end in evaluations(text)]
    ['good progress', 'is effective']
    """
    found = [] if folded.isascii() else list(_chinese(folded))
    if _COMPLEMENT in folded:
        known = Cover(found)
        found += (span for span in _complements(folded) if not known.holds((span[1] - 1, span[1])))
    # Folded text has no capitals: with a letter in it, it is lower case.
    return [*found, *_english(folded)] if folded.islower() else found


def closing_evaluation(folded: str) -> Span | None:
    """Where folded text evaluates with its last words, but for its stops and particles, or None.

    >>> closing_evaluation("绍兴的普法工作可圈可点。"), closing_evaluation("the reform was a success.")
    ((7, 11), (15, 24))
    """
    endings = _words("zh")["endings"]
    end = len(folded)
    while end and (folded[end - 1] in endings or not folded[end - 1].isalnum()):
        end -= 1
    closings = _words("en")["closings"] if folded[:end][-1:].isascii() else _words("zh")["closings"]
    fitting = (size for size in _lengths(closings) if size <= end)
    start = next((end - size for size in fitting if folded[end - size : end] in closings), end)
    within = folded[:end].isascii() and folded[:start][-1:].isalnum()
    return None if start == end or within else (start, end)


def _chinese(folded: str) -> Iterator[Span]:
    words, heads = _words("zh"), _heads()
    end = 0
    for start, char in enumerate(folded):
        if char not in heads or start < end:
            continue
        adjective = _longest(folded, start, words["adjectives"])
        size = 0 if adjective else _longest(folded, start, words["sizes"])
        if not adjective and not size:
            continue
        span = (start, start + (adjective or size))
        first = _evaluates(folded, span, words, measures=not adjective)
        if first is not None:
            end = span[1]
            yield first, end


def _complements(folded: str) -> Iterator[Span]:
    """Complements that evaluate in whatever words: 得又快又好, 得很, 得不够狠, 得不痛不痒."""
    words = _words("zh")
    place = folded.find(_COMPLEMENT)
    while place >= 0:
        start = end = place + 1
        while end < min(len(folded), start + _LONGEST) and is_han(folded[end]):
            end += 1
        closed = not folded[end : end + 1].isalnum()
        while end > start + 1 and folded[end - 1] in words["endings"]:
            end -= 1
        verb = folded[place - 1 : place]
        told = verb in words["telling_verbs"] or not _follows_verb(folded, start, words)
        if closed and not told and _judges(folded[start:end], words, idiom=verb in words["complement_verbs"]):
            yield place, end
        place = folded.find(_COMPLEMENT, start)


def _judges(complement: str, words: Words, *, idiom: bool) -> bool:
    """Whether a complement evaluates: two things that both hold, a degree, or an `idiom` of four characters."""
    if not words["not_evaluating"].isdisjoint(complement):
        return False
    if complement.startswith(_BOTH) and _BOTH in complement[2:]:
        return True
    degree = next((size for size in _SIZES if complement[:size] in words["degrees"]), 0)
    return (bool(degree) and len(complement) - degree <= _ADJECTIVE) or (idiom and len(complement) == _IDIOM)


def _evaluates(folded: str, adjective: Span, words: Words, *, measures: bool) -> int | None:
    """Where what an adjective evaluates with begins: its degree or its noun; None where it evaluates nothing.

    One that `measures` (大, 少) does so only of a noun that is evaluated (成效很大, but not 件数很少) or emphatically.
    """
    start, end = adjective
    degree, before = _degree(folded, start, words)
    closed = _is_closed(folded, end, words)
    if not measures and _follows_verb(folded, before, words):
        return before - 1 if closed or degree < start else None
    noun = _longest_before(folded, before, words["nouns"])
    if noun and closed:
        return before - noun
    if closed and (not measures or folded[degree:start] in words["emphatic"]):
        return degree if degree < start else None
    behind = end + folded.startswith("的", end)
    noun = _longest(folded, behind, words["nouns"])
    attained = _longest_before(folded, before, words["attaining"])
    return degree if noun and attained and _is_closed(folded, behind + noun, words) else None


def _degree(folded: str, start: int, words: Words) -> tuple[int, int]:
    """Where the words of degree before a place begin, and where those that only lead up to them do (也, 还是)."""
    degree = start
    for _ in range(_MOST_DEGREES):
        if size := _longest_before(folded, start, words["degrees"]):
            degree = start = start - size
        elif size := _longest_before(folded, start, words["fillers"]):
            start -= size
        else:
            break
    return degree, start


def _follows_verb(folded: str, place: int, words: Words) -> bool:
    """Whether a 得 that joins a complement to its verb stands before a place: 做得, but not 取得."""
    if not folded.endswith(_COMPLEMENT, 0, place):
        return False
    verb = folded[place - 2 : place - 1]
    return bool(verb) and is_han(verb) and verb not in words["no_complement"]


def _is_closed(folded: str, end: int, words: Words) -> bool:
    """Whether a clause ends at a place, or with particles behind it."""
    while folded[end : end + 1] in words["endings"]:
        end += 1
    return not folded[end : end + 1].isalnum()


def _longest(folded: str, start: int, words: frozenset[str]) -> int:
    """The length of the longest of some words that starts at a place; 0 without one."""
    return next((size for size in _SIZES if folded[start : start + size] in words), 0)


def _longest_before(folded: str, end: int, words: frozenset[str]) -> int:
    """The length of the longest of some words that ends at a place; 0 without one."""
    return next((size for size in _SIZES if size <= end and folded[end - size : end] in words), 0)


def _english(folded: str) -> Iterator[Span]:
    from shaoxing_cli.english import words

    known = _words("en")
    found = list(words(folded))
    for place, (word, _, end) in enumerate(found):
        if word not in known["adverbs"] and word not in known["adjectives"]:
            continue
        first = place
        while first > max(0, place - _MOST_DEGREES) and found[first - 1][0] in known["degrees"]:
            first -= 1
        before = found[first - 1][0] if first else ""
        named, _, behind = found[place + 1] if place + 1 < len(found) else ("", 0, 0)
        if word in known["adjectives"] and named in known["nouns"] and before in known["attaining"] | known["articles"]:
            yield found[first][1], behind
        elif first < place:
            yield found[first][1], end
        elif (said := _said_from(folded, found, first)) is not None and _closes(folded, end):
            yield said, end


def _said_from(folded: str, found: Sequence[tuple[str, int, int]], place: int) -> int | None:
    """Where it begins that a word says of something: is effective, went well, 很successful; None where it does not."""
    word, start, _ = found[place]
    graded, _ = _degree(folded, start, _words("zh"))
    if graded < start or not place:
        return graded if graded < start else None
    before, said, _ = found[place - 1]
    says = before in _words("en")["copulas"] if word in _words("en")["adjectives"] else before != "as"
    return said if says else None


def _closes(folded: str, end: int) -> bool:
    """Whether an English clause ends at a place."""
    return not folded[end : end + 2].lstrip()[:1].isalnum()


@cache
def _words(lang: str) -> Words:
    """The words that a language evaluates with, by their kinds in the lexicon."""
    return {kind: frozenset(words) for kind, words in table(_LEXICON)[lang].items()}


@cache
def _lengths(words: frozenset[str]) -> Sequence[int]:
    """How long some words are, the longest first."""
    return sorted({len(word) for word in words}, reverse=True)


@cache
def _heads() -> frozenset[str]:
    """The first characters of the adjectives: few characters of a text are any of them."""
    words = _words("zh")
    return frozenset(word[0] for word in (*words["adjectives"], *words["sizes"]))
