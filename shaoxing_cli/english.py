"""English words brought to one form: inflections and British or American spelling make no difference.

A light stemmer after the idea of Porter's step 1 (M. F. Porter, "An algorithm for suffix stripping", 1980): it only has
to send the forms of one word to one key, and keys are never shown.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

_WORD: Final = r"[a-z0-9]+(?:['’][a-z]+)?(?:[.,]\d+)*%?"
# What happens monthly is not a month.
_RHYTHMS: Final = frozenset({"daily", "weekly", "monthly", "quarterly", "yearly", "fortnightly"})
# Words that tell nothing of the matter.
SMALL_WORDS: Final = frozenset(
    "a an the of for to in on by with and or at from as its their is are was were be been it that".split()
)
_VOWELS: Final = frozenset("aeiouy")
# More than the words of a long text; what reads texts without end must not keep all of them.
_KEPT: Final = 1 << 13
# Irregular past forms of verbs, by the verb; those that are other words as well (left, found, driven) are left out.
_IRREGULAR: Final = {
    form: verb
    for verb, forms in {
        "become": "became",
        "begin": "began begun",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "catch": "caught",
        "choose": "chose chosen",
        "come": "came",
        "deal": "dealt",
        "do": "did done",
        "draw": "drew drawn",
        "fight": "fought",
        "forbid": "forbade forbidden",
        "forget": "forgot forgotten",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone",
        "grow": "grew grown",
        "hear": "heard",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lose": "lost",
        "make": "made",
        "meet": "met",
        "overtake": "overtook overtaken",
        "pay": "paid",
        "run": "ran",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "shake": "shook shaken",
        "show": "shown",
        "sit": "sat",
        "speak": "spoke spoken",
        "spend": "spent",
        "sweep": "swept",
        "teach": "taught",
        "tell": "told",
        "throw": "threw thrown",
        "undergo": "underwent undergone",
        "undertake": "undertook undertaken",
        "withdraw": "withdrew withdrawn",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
# Spelling first, most specific first: each pair sends the British form to the American one.
_SPELLINGS: Final = (
    (r"is(ation|ed|ing|es?|er)", r"iz\1"),
    (r"our(s|ed|ing|able|ite)?$", r"or\1"),
    (r"ogue(s?)$", r"og\1"),
    (r"ogu(ed|ing)$", r"og\1"),
    (r"(?<=[a-z]{2})ll(ed|ing|er)$", r"l\1"),
    (r"enc(es?|ed|ing)$", r"ens\1"),
    (r"^programme", "program"),
    (r"(met|lit|cent)re(s?)$", r"\1er\2"),
)


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """The English words and numbers of folded text, each with its start and end.

    >>> [word for word, _, _ in words("the city's 1,584 cases, 86%")]
    ['the', "city's", '1,584', 'cases', '86%']
    """
    for match in () if text.isspace() else _word().finditer(text):
        yield match.group(), match.start(), match.end()


def bare_words(text: str) -> list[str]:
    """The same without their places.

    >>> bare_words("the city's 1,584 cases")
    ['the', "city's", '1,584', 'cases']
    """
    return _word().findall(text)


@cache
def _word() -> re.Pattern[str]:
    # Many Chinese claims hold no English word.
    return re.compile(_WORD)


@lru_cache(_KEPT)
def stem(word: str) -> str:
    """The key of a word: the same for its inflections and spellings.

    >>> stem("applications") == stem("application"), stem("organised") == stem("organizes")
    (True, True)
    >>> stem("replied") == stem("replies") == stem("reply"), stem("cases") == stem("case")
    (True, True)
    >>> stem("dropped") == stem("drop") == stem("dropping")
    True
    >>> stem("undertook") == stem("undertaken") == stem("undertakes")
    True
    >>> stem("catalogued") == stem("catalogs") == stem("cataloguing")
    True
    """
    word = word.removesuffix("'s").removesuffix("'")
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isalpha():
        return word
    for pattern, american in _spellings():
        word = pattern.sub(american, word)
    return _strip(word)


def key(phrase: str) -> str:
    """The stems of a phrase, joined by spaces: what phrases are looked up by.

    >>> key("law enforcement officers")
    'law enforc officer'
    """
    return " ".join(stem(word) for word, _, _ in words(phrase.lower()))


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), american) for pattern, american in _SPELLINGS)


@lru_cache(_KEPT)
def stems(phrase: str) -> frozenset[str]:
    """The stems of the words of a phrase.

    >>> sorted(stems("law enforcement officers"))
    ['enforc', 'law', 'officer']
    """
    return frozenset(key(phrase).split())


def _strip(word: str) -> str:
    for suffix, replacement in (
        ("ies", "y"),
        ("ied", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
    ):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            return _end(word.removesuffix(suffix) + replacement)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ing", "ed"):
        base = word.removesuffix(suffix)
        if base != word and len(base) > 2 and _VOWELS & set(base):
            doubled = len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz"
            return _end(base[:-1] if doubled else base)
    return _end(word)


def _end(word: str) -> str:
    """Drop what varies at the end of a base: a silent e, -ment and -ly; y and i are one."""
    for suffix in ("ement", "ment", "ly"):
        if word.endswith(suffix) and len(word) - len(suffix) > 3 and word not in _RHYTHMS:
            word = word.removesuffix(suffix)
    # Short words end where others begin: note is not 'not'.
    word = word.removesuffix("e") if len(word) > 4 else word
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > 2 else word
