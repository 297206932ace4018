"""Worst cases: time that grows with the length and no faster."""

import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SMALL
from tests.hostile import REPEATED

# A time says as much of what else the machine does: these laws are held when they are asked for.
timed = pytest.mark.skipif(not os.environ.get("SHAOXING_TIMINGS"), reason="measures time; SHAOXING_TIMINGS=1 runs it")


@settings(max_examples=1)
@given(st.none())
def test_a_busy_machine_breaks_no_other_law(nothing):
    assert nothing is None
    time.sleep(0.3)


def seconds_for(work, text):
    begun = time.process_time()
    work(text)
    return time.process_time() - begun


def readers():
    from shaoxing_cli.claim_reader import ClaimReader
    from shaoxing_cli.dates import find_dates
    from shaoxing_cli.phrases import PhraseBook
    from shaoxing_cli.quantities import find_quantities
    from shaoxing_cli.query import read_query

    return {"dates": find_dates, "quantities": find_quantities, "query": read_query}, (ClaimReader, PhraseBook)


@timed
@pytest.mark.parametrize("name", ["dates", "quantities", "query"])
def test_reading_takes_time_in_proportion_to_the_length(name):
    work = readers()[0][name]
    work("2019年1件")
    slow = []
    for unit in REPEATED:
        short, long = (unit * (size // len(unit)) for size in (2_000, 20_000))
        brief = min(seconds_for(work, short) for _ in range(2))
        # Ten times the length: three times the proportion is left for noise, a square would be ten times it.
        if (took := seconds_for(work, long)) > max(30 * brief, 0.3):
            slow.append((unit, brief, took))
    assert slow == []


@timed
@pytest.mark.parametrize("unit", REPEATED[::2], ids=ascii)
def test_the_longest_claim_is_judged_in_a_moment(small_checker, unit):
    work = small_checker.check
    brief, long = (unit * (size // len(unit)) for size in (200, 2_000))
    took = min(seconds_for(work, long) for _ in range(2))
    assert took < 1.0 + 20 * seconds_for(work, brief)


# What a reader of claims or of reports might look at again for each figure, denial, numeral or name.
SENTENCES = (
    *(
        "件",
        "约近超",
        "没有",
        "百分之",
        "比复议多",
        "more than 176 cases and ",
        "收到176件，",
        "176件 ",
        "没有收到176件",
    ),
    *("2019年市级收到行政复议申请176件，", "没有收到行政复议申请176件。", "9", "二十", "1.", "1+", "“", "“1+6”机制"),
    # What evaluates, and the words of degree before it.
    *("做得很好", "得", "不大", "好不好", "is so good "),
)


def in_proportion(work, unit):
    """Whether ten times the length takes no more than ten times as long; three times that is left for noise."""
    brief, long = ((unit * size)[:size] for size in (2_000, 20_000))
    took = min(seconds_for(work, brief) for _ in range(2))
    return seconds_for(work, long) < max(30 * took, 0.3)


@timed
@pytest.mark.parametrize("unit", SENTENCES)
def test_claims_beyond_the_longest_take_time_in_proportion(small_checker, unit):
    assert in_proportion(small_checker.check, unit)


@timed
@pytest.mark.parametrize("unit", SENTENCES)
def test_reports_take_time_in_proportion(unit):
    from shaoxing_cli.extraction import extract

    assert in_proportion(lambda text: extract(text, {"source_name": "x", "source_sha256": "0"}), unit)


@pytest.fixture(scope="module")
def small_checker():
    from shaoxing_cli.factcheck import Checker
    from shaoxing_cli.store import open_knowledge_base

    checker = Checker(open_knowledge_base(SMALL))
    checker.check("收到176件")
    return checker
