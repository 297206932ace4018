"""Each figure of a claim speaks of the fact whose words stand nearest, in the claim's scope."""

import pytest

from shaoxing_cli.figures import misfit
from shaoxing_cli.profiles import Profile
from tests.town import assigner, parts, profiles, read, town


def assigned(text: str, *facts: str) -> list[str | None]:
    """The fact that each figure of a claim is assigned to; without names, of all that its words allow."""
    claim = read(text)
    found = profiles(*facts) if facts else parts()[1].satisfied_by(claim.concepts)

    def fits(number: int, profile: Profile) -> int | None:
        return misfit(claim.quantities[number], profile.fact)

    options = assigner().assign(claim, [quantity.span for quantity in claim.quantities], fits, found)
    return [chosen[0].profile.fact.id if chosen else None for chosen in options]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("市级收到来信176件", ["letters.received"]),
        ("全市收到来信176件", ["letters.city"]),
        # Without a scope the whole is meant.
        ("收到来信176件", ["letters.city"]),
        ("市级收到来信176件，办结来信120件", ["letters.received", "letters.settled"]),
        ("市级办结来信120件，收到来信176件", ["letters.settled", "letters.received"]),
        ("市级收到来信176件，来访88件", ["letters.received", "visits.received"]),
        ("接待来访88件，市级收到来信176件", ["visits.received", "letters.received"]),
        # A concept within a longer one is not meant by itself.
        ("交通事故下降20%", ["accidents.traffic_fall"]),
        ("事故下降20%", ["accidents.fall"]),
        ("听证会25次，协调会21次", ["hearings.held", "meetings.held"]),
        ("听证会和协调会分别为25次、21次", ["hearings.held", "meetings.held"]),
        ("协调会和听证会分别为21次、25次", ["meetings.held", "hearings.held"]),
        ("hearings and coordination meetings numbered 25 and 21 respectively", ["hearings.held", "meetings.held"]),
        # Dealt out in order are only facts that every figure can be of.
        ("听证会和来信回复率分别为25次、98.4%", ["hearings.held", "letters.reply_rate"]),
        # What is computed is meant where the claim speaks of a share.
        ("市级办结的来信占收到的68.18%", ["letters.settled_share"]),
        ("来信5元", [None]),
        # A third figure finds no fact: two do not share one.
        ("听证会25次、协调会21次、7次", ["hearings.held", "meetings.held", None]),
    ],
)
def test_figures_find_their_facts(text: str, facts: list[str | None]) -> None:
    assert assigned(text) == facts


def test_nothing_is_dealt_out_in_order_unless_it_comes_out_even() -> None:
    facts = ("hearings.held", "meetings.held", "visits.received")
    assert assigned("听证会分别为25次、21次", *facts)[0] == "hearings.held"
    assert assigned("听证会分别为25次", *facts) == ["hearings.held"]
    assert assigned("听证会、协调会分别为25元、21次", *facts)[0] is None


def test_options_come_cheapest_first() -> None:
    claim = read("市级收到来信176件")
    found = assigner().options(claim, claim.quantities[0].span, profiles(*town().ids))
    costs = [option.cost for option in found]
    assert costs == sorted(costs)
    assert found[0].profile.fact.id == "letters.received"
    assert {option.profile.fact.id for option in found} == set(town().ids)


def test_a_fact_that_is_not_named_costs_more_than_one_that_is() -> None:
    claim = read("听证会25次")
    cost = {
        option.profile.fact.id: option.cost
        for option in assigner().options(claim, claim.quantities[0].span, profiles("hearings.held", "meetings.held"))
    }
    assert cost["hearings.held"] < cost["meetings.held"]
