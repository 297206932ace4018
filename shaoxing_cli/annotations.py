"""Where a fact's quotation stands, as W3C Web Annotation selectors (Recommendation of 23 February 2017).

The source text is not part of a knowledge base. What stands before and after a quotation is therefore given only where
another stored quotation holds it, and left out everywhere else; nothing is guessed.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache
from typing import Any, Final

from shaoxing_cli.model import Fact
from shaoxing_cli.store import KnowledgeBase

# As many characters as tell one place of a Chinese text from another.
CONTEXT: Final = 12


def selector(kb: KnowledgeBase, fact: Fact) -> dict[str, Any] | None:
    """The specific resource that a fact's quotation is: the source, and two ways of finding the place in it.

    Returns:
        A `SpecificResource` with a `TextQuoteSelector` and a `TextPositionSelector` (Unicode code points, half-open);
        None for a computed fact, which stands nowhere in the source.

    >>> from shaoxing_cli.store import open_knowledge_base
    >>> kb = open_knowledge_base()
    >>> found = selector(kb, kb.fact("head.openness"))
    >>> [part["type"] for part in found["selector"]], found["selector"][1]["start"]
    (['TextQuoteSelector', 'TextPositionSelector'], 36)
    """
    if fact.quote is None or fact.span is None:
        return None
    start, end = fact.span
    known = _known_characters(kb)
    quoted = {
        "type": "TextQuoteSelector",
        "exact": fact.quote,
        "prefix": _run(known, range(start - 1, start - 1 - CONTEXT, -1))[::-1],
        "suffix": _run(known, range(end, end + CONTEXT)),
    }
    return {
        "type": "SpecificResource",
        "source": _source(kb),
        "selector": [
            {key: text for key, text in quoted.items() if text},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def hash_name(sha256: str) -> str:
    """The name of a document by its hash (RFC 6920), from a SHA-256 in hexadecimal digits.

    >>> hash_name("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    'ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
    """
    return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")


def _source(kb: KnowledgeBase) -> dict[str, Any]:
    sha256 = str(kb.report.get("source_sha256") or "")
    name = {"id": hash_name(sha256)} if _is_hash(sha256) else {}
    return {**name, "type": "Text", "title": kb.report.get("title"), "sha256": sha256 or None}


def _is_hash(text: str) -> bool:
    return len(text) == 64 and not set(text) - set("0123456789abcdef")


def _run(known: dict[int, str], places: range) -> str:
    """The characters at the places, up to the first that no quotation holds."""
    run = ""
    for place in places:
        if place not in known:
            break
        run += known[place]
    return run


@lru_cache(maxsize=4)
def _known_characters(kb: KnowledgeBase) -> dict[int, str]:
    """The characters of the source that quotations hold, by their places."""
    return {
        place: char
        for fact in kb.facts
        if fact.quote and fact.span and len(fact.quote) == fact.span[1] - fact.span[0]
        for place, char in enumerate(fact.quote, fact.span[0])
    }
