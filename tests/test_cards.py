"""What a card tells of a fact."""

from shaoxing_cli.cards import fact_card
from shaoxing_cli.model import Derived
from tests.conftest import fact


def details(kb, shown, lang):
    return {detail.name: detail.text for detail in fact_card(kb, shown, lang).details}


def test_digits_follow_the_print_in_chinese_and_the_exact_value_in_english(small_kb):
    amount = small_kb.fact("arbitration.disputed_amount")
    assert fact_card(small_kb, amount, "zh")[2:4] == ("15.46", "亿元")
    assert fact_card(small_kb, amount, "en")[2:4] == ("1,546,000,000", "yuan")
    assert fact_card(small_kb, small_kb.fact("traffic.deaths_fall"), "zh")[2:4] == ("29.7", "%(下降)")
    assert fact_card(small_kb, small_kb.fact("project_approval.day_limit"), "en")[2:4] == ("90", "days (at most)")
    assert fact_card(small_kb, small_kb.fact("reconsideration.accepted_share"), "zh")[2:4] == ("68.18", "%(计算得出)")
    assert fact_card(small_kb, small_kb.fact("rank.mobile_rate"), "zh").digits == ""
    assert details(small_kb, amount, "zh")["精确值"] == "1,546,000,000元"
    assert "精确值" not in details(small_kb, small_kb.fact("reconsideration.received"), "zh")


def test_the_reader_s_half_of_a_note(small_kb):
    noted = fact(small_kb, "reconsideration.received", note="中文。 / English.")
    assert details(small_kb, noted, "zh")["说明"] == "中文。"
    assert details(small_kb, noted, "en")["note"] == "English."


def test_a_computed_fact_names_its_formula_and_sources_and_is_never_quoted(small_kb):
    share = details(small_kb, small_kb.fact("reconsideration.accepted_share"), "en")
    assert "not stated in the report" in share["computed"]
    assert "quote" not in share
    assert (
        "(reconsideration.received)" in share["computed from"] or "(reconsideration.accepted)" in share["computed from"]
    )


def test_a_source_that_is_not_there_is_named_by_its_id(small_kb):
    orphan = fact(small_kb, "reconsideration.accepted_share", derived=Derived("gone.away * 2", ("gone.away",), 0))
    assert details(small_kb, orphan, "en")["computed from"] == "gone.away"


def test_a_stated_fact_names_what_it_goes_into(small_kb):
    fed = details(small_kb, small_kb.fact("reconsideration.received"), "en")["goes into"]
    assert fed.startswith("68.18%")


def test_a_section_without_a_title_is_its_number(small_kb):
    assert details(small_kb, fact(small_kb, "reconsideration.received", section="99"), "en")["section"] == "99"
