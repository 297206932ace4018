"""Units are a table: each form leads to one unit, each unit has a dimension and a factor."""

from decimal import Decimal

import pytest

from shaoxing_cli.units import Unit, longest_form, unit, unit_forms, unit_prefixes


@pytest.mark.parametrize(
    ("written", "symbol", "dimension"),
    [
        ("件", "件", "thing"),
        ("名", "人", "person"),
        ("per cent", "%", "percent"),
        ("公里", "公里", "length"),
        ("亿元", None, None),
        ("闻所未闻", None, None),
    ],
)
def test_a_form_leads_to_its_unit(written, symbol, dimension):
    found = unit(written)
    assert (found and found.symbol, found and found.dimension) == (symbol, dimension)


def test_no_unit_is_no_unit():
    assert unit(None) is None


@pytest.mark.parametrize("symbol", sorted(set(unit_forms().values())))
def test_every_unit_is_whole(symbol):
    found = unit(symbol)
    assert isinstance(found, Unit)
    assert found.symbol == symbol
    assert found.dimension
    assert found.en
    assert found.factor > 0
    assert unit_forms()[symbol.lower()] == symbol


def test_no_form_is_longer_than_the_longest():
    assert max(map(len, unit_forms())) == longest_form()


def test_prefixes_come_longest_first_and_name_units():
    lengths = [len(prefix) for prefix in unit_prefixes()]
    assert lengths == sorted(lengths, reverse=True)
    assert all(unit(symbol) for symbol in unit_prefixes().values())


@pytest.mark.parametrize(("small", "large", "factor"), [("米", "公里", 1000), ("亩", "公顷", 15)])
def test_factors_of_one_dimension(small, large, factor):
    one, other = unit(small), unit(large)
    assert one.dimension == other.dimension
    assert other.factor / one.factor == Decimal(factor)
