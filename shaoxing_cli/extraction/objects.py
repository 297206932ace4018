"""The words behind a figure: a noun that is counted, and what is said of it."""

import re
from functools import cache
from typing import Final

from shaoxing_cli.extraction.lexicon import alternatives, entry, pattern
from shaoxing_cli.extraction.lists import is_whole
from shaoxing_cli.extraction.readings import Reading, unlinked
from shaoxing_cli.units import unit

# Dimensions of measure words, whose figures count the noun behind them.
COUNTED: Final = frozenset(
    {"thing", "person", "person_time", "household", "kind", "occurrence", "batch", "issue", "pair"}
)
_LONGEST_PREDICATE: Final = 20


def with_object(reading: Reading, after: str, symbol: str | None) -> str:
    """The subject together with what stands behind the figure.

    >>> with_object(Reading("确定"), "重大决策事项", "个"), with_object(Reading("总投资"), "的新材料项目", "元")
    ('确定重大决策事项', '新材料项目总投资')
    """
    subject, after = pattern("weak_subject").sub("", reading.subject), _object(after)
    if reading.direction or reading.base or reading.from_value or not after:
        return subject
    if after.startswith("的"):
        noun = _split(after[1:])[0]
        return f"{noun}{subject}" if noun and not pattern("weak_subject").match(noun) else subject
    if not subject:
        return _noun_phrase(after)
    return (
        subject + _joined(subject, after, symbol)
        if symbol is None or not _is_funding(subject, symbol)
        else (f"{after[:_LONGEST_PREDICATE]}{subject}资金")
    )


def verb_in(words: str) -> int | None:
    """Where the first verb behind a noun starts, or None.

    >>> verb_in("高职院校入选名单"), verb_in("高职院校")
    (4, None)
    """
    verb = _verb().search(words)
    return verb.start() if verb else None


def _joined(subject: str, after: str, symbol: str | None) -> str:
    """What of the words behind a figure belongs to a subject before it."""
    measured = unit(symbol)
    if symbol == "次":
        return after[:_LONGEST_PREDICATE]
    if measured is None or measured.dimension in COUNTED:
        return _split(after)[0]
    return "" if is_whole(subject) else after[:_LONGEST_PREDICATE]


def _is_funding(subject: str, symbol: str) -> bool:
    measured = unit(symbol)
    return measured is not None and measured.dimension == "money" and subject in entry("funding_verbs")


def _noun_phrase(after: str) -> str:
    """高职院校入选国家名单: the colleges that were selected."""
    noun, predicate = _split(after)
    tail = re.sub("^(?:进行了?|予以|得到)", "", predicate) if len(predicate) <= _LONGEST_PREDICATE else ""
    return f"{tail}的{noun}" if tail and not _OPEN_END.search(tail) else noun


def _object(after: str) -> str:
    """The words behind a figure without a second measure word, linking words and loose conjunctions."""
    if after.startswith("”"):
        # The figure closes a name in quotation marks; what follows speaks of the name.
        return ""
    words = unlinked(_MEASURE_BESIDE.sub("", after.strip(" 　")))
    return words if words.startswith("的") else re.sub("(?:以及|[及和与并的])$", "", words)


def _split(after: str) -> tuple[str, str]:
    """A noun and what is said of it: 高职院校 | 入选国家名单."""
    verb = _verb().search(after)
    noun = after[: verb.start()] if verb else after
    metric = pattern("shared_tails").search(noun)
    if metric and metric.start() > 1:
        return noun[: metric.start()], ""
    return noun, after[verb.start() :] if verb else ""


@cache
def _verb() -> re.Pattern[str]:
    """A verb behind a noun of at least two characters; single ones only where they are no part of a noun."""
    return re.compile(f"(?<=..)(?:{alternatives(entry('verbs'))}|占(?!比)|(?<!占)比(?![例重赛率分亚])|被|已)")


# 15万套（间）, 978辆（台）: a second measure word in brackets.
_MEASURE_BESIDE: Final = re.compile("^[（(][^）)]{1,3}[）)]")
_OPEN_END: Final = re.compile("(?:达|为|至|到|超|近|约|的|增长|下降|投资|由|从|较|和|及)$")
