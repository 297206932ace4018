"""Choosing and ordering facts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.errors import UnknownChoiceError, UsageError
from shaoxing_cli.model import KINDS
from shaoxing_cli.selection import SORT_KEYS, Selection, bound, in_order, select
from shaoxing_cli.store import open_knowledge_base
from tests.conftest import SMALL

KB = open_knowledge_base(SMALL)


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        (Selection(sections=("5.3",)), "arbitration.disputed_amount arbitration.set_aside_or_unenforced"),
        (Selection(sections=("2", "7")), "doc.major_decision_catalogue shortcoming.rule_of_law_ability"),
        (Selection(kinds=("rank",)), "rank.national_top30_aim rank.mobile_rate"),
        (Selection(kinds=("rank",), sections=("4",)), "rank.mobile_rate"),
        (
            Selection(units=("%",)),
            "traffic.deaths_fall one_stop.mobile_rate reconsideration.accepted_share",
        ),
        (Selection(units=("cases",)), "reconsideration.accepted arbitration.set_aside_or_unenforced"),
        (Selection(scopes=("市政府",)), "doc.major_decision_catalogue"),
        (Selection(least=Decimal(176)), "reconsideration.received arbitration.disputed_amount"),
        (Selection(most=Decimal(2)), "rank.mobile_rate arbitration.set_aside_or_unenforced"),
        (Selection(least=Decimal(90), most=Decimal(90)), "project_approval.day_limit"),
        (Selection(derived=True), "reconsideration.accepted_share"),
    ],
)
def test_each_filter_keeps_what_it_names(selection, ids):
    assert [fact.id for fact in select(KB, selection)] == ids.split()


def test_an_open_selection_keeps_everything():
    assert select(KB, Selection()) == list(KB)
    assert Selection().is_open
    assert not Selection(derived=False).is_open


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(sections=("9",)), "unknown section: 9; known: 0, "),
        (Selection(kinds=("figures",)), r"unknown kind: figures \(did you mean figure\?\); known: figure, rank"),
        (Selection(units=("case",)), r"unknown unit: case \(did you mean cases\?\); known: %"),
        (Selection(scopes=("全世界",)), "unknown scope: 全世界; known: "),
    ],
)
def test_an_unknown_word_is_refused_with_the_known_ones(selection, said):
    with pytest.raises(UnknownChoiceError, match=said):
        select(KB, selection)


@given(
    kinds=st.sets(st.sampled_from(KINDS)),
    least=st.none() | st.decimals(-10, 10**10, allow_nan=False),
    derived=st.sampled_from([None, True, False]),
)
def test_a_narrower_selection_keeps_no_more_and_the_order(kinds, least, derived):
    wide = select(KB, Selection(kinds=tuple(kinds)))
    narrow = select(KB, Selection(kinds=tuple(kinds), least=least, derived=derived))
    assert [fact for fact in wide if fact in narrow] == narrow


@pytest.mark.parametrize("key", [*SORT_KEYS, *("-" + key for key in SORT_KEYS)])
def test_sorting_loses_nothing_and_puts_the_empty_last(key):
    field = key.removeprefix("-")
    ordered = in_order(KB, key)
    assert sorted(fact.id for fact in ordered) == sorted(KB.ids)
    empty = [getattr(fact, field) is None for fact in ordered]
    assert empty == sorted(empty)


def test_numbers_are_sorted_by_size_and_sections_by_their_parts():
    values = [fact.value for fact in in_order(KB, "value") if isinstance(fact.value, Decimal)]
    assert values == sorted(values)
    assert [fact.value for fact in in_order(KB, "-value")][-1] is None
    tenth = KB.fact("head.title")._replace(section="5.10")
    ordered = [fact.section for fact in in_order([tenth, *KB], "section")]
    assert ordered.index("5.10") > ordered.index("5.3")
    assert in_order(KB, None) == list(KB)


@pytest.mark.parametrize(
    ("text", "value"),
    [("100", "100"), ("1,584", "1584"), ("15.46亿", "1546000000"), ("99.37%", "99.37"), ("１７６", "176")],
)
def test_a_bound_is_a_number_as_people_write_it(text, value):
    assert bound(text, "--min") == Decimal(value)


@pytest.mark.parametrize("text", ["", "many", "1 and 2", "3-5"])
def test_a_bound_that_is_no_single_number_is_refused(text):
    with pytest.raises(UsageError, match="--max wants one number"):
        bound(text, "--max")
