"""A small made-up report of a town, so that the checker's parts can be tested while the bundled facts are edited.

The claims of these tests use the general words that all reports share (`data/lexicon`) and the town's own concepts.
"""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from shaoxing_cli.assignment import Assigner
from shaoxing_cli.claim_reader import ClaimReader
from shaoxing_cli.claims import Claim
from shaoxing_cli.factcheck import Checker
from shaoxing_cli.gates import Gates
from shaoxing_cli.phrases import PhraseBook
from shaoxing_cli.profiles import Profile, Profiles, profiles_of
from shaoxing_cli.quantities import Quantity
from shaoxing_cli.store import KnowledgeBase

PATH: Final = Path(__file__).parent / "cases" / "town.json"
# What a row leaves out.
REST: Final[dict[str, Any]] = {
    "aliases": [], "value": None, "unit": None, "unit_en": None, "text": None, "hedge": None, "scope": None,
    "period": "2019", "change": None, "rank": None, "span": None, "derived": None, "note": None,
}  # fmt: skip


@cache
def town() -> KnowledgeBase:
    """The knowledge base of the town."""
    given = json.loads(PATH.read_text("utf-8"), parse_float=Decimal)
    metrics = [{"fact": row["id"], **row.pop("metric")} for row in given["facts"]]
    facts = [REST | row for row in given["facts"]]
    tables = {**given, "report": [given["report"]], "facts": facts, "metrics": metrics, "ignored": []}
    return KnowledgeBase(PATH, tables)


@cache
def parts() -> tuple[PhraseBook, Profiles]:
    """The book that claims are read with, and the profiles of the town's facts."""
    return profiles_of(town())


@cache
def reader() -> ClaimReader:
    """A reader of claims about the town."""
    return ClaimReader(parts()[0])


@cache
def gates() -> Gates:
    """The gates of the town's report."""
    return Gates(town().report, parts()[0])


@cache
def assigner() -> Assigner:
    """Assigns figures to the town's facts."""
    return Assigner(gates())


@cache
def checker() -> Checker:
    """Checks claims about the town."""
    return Checker(town())


@cache
def read(text: str) -> Claim:
    """A claim about the town."""
    return reader().read(text)


def profile(fact: str) -> Profile:
    """The profile of one of the town's facts."""
    return parts()[1].profile(fact)


def profiles(*facts: str) -> list[Profile]:
    """The profiles of some of the town's facts."""
    return [profile(fact) for fact in facts]


def only_figure(claim: Claim) -> Quantity:
    """The one figure of a claim."""
    (quantity,) = claim.quantities
    return quantity
