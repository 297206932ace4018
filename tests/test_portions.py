"""A count follows from a stated share of a stated count, or from a year's count; a wrong one only beside its whole."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.claims import Claim
from shaoxing_cli.findings import CONTRADICTED, SUPPORTED, Finding
from shaoxing_cli.portions import is_all, portion
from shaoxing_cli.profiles import Profile
from shaoxing_cli.quantities import Quantity
from tests.town import only_figure, profile, profiles, read, reader, town

S, C = SUPPORTED, CONTRADICTED
REPLIED = ("letters.received", "letters.reply_rate")


def judged(
    claim: Claim, quantity: Quantity, facts: Sequence[Profile], siblings: Sequence[Profile] = ()
) -> Finding | None:
    return portion(claim, quantity, facts, lambda _: siblings)


def changed(fact: str, **changes: object) -> Profile:
    given = profile(fact)
    return given._replace(fact=given.fact._replace(**changes))


@pytest.mark.parametrize(
    ("text", "verdict"), [("176件来信按98.4%回复，共173件", S), ("176件来信按98.4%回复，共150件", C)]
)
def test_the_whole_may_be_a_sibling_that_the_claim_gives(text: str, verdict: str) -> None:
    claim = read(text)
    found = judged(claim, claim.quantities[-1], profiles("letters.reply_rate"), profiles("letters.received"))
    assert found is not None
    assert found.verdict == verdict


def test_a_sibling_that_the_claim_does_not_give_is_no_whole() -> None:
    claim = read("来信按98.4%回复，共173件")
    assert judged(claim, claim.quantities[-1], profiles("letters.reply_rate"), profiles("letters.received")) is None


@pytest.mark.parametrize(
    ("text", "facts", "verdict", "stated"),
    [
        # 98.4% of 176, to the nearest whole number; with the unit of the whole, or none.
        ("回复来信173件", REPLIED, S, "173件"),
        ("回复来信约170件", REPLIED, S, "173件"),
        ("回复来信173", REPLIED, S, "173件"),
        ("来信都有回复，173件", (*REPLIED, "letters.city"), S, "176件 × 98.4%"),
        # Of several wholes the one that agrees.
        ("回复来信1968件", (*REPLIED, "letters.city"), S, "2000件 × 98.4%"),
        # A month's part of a year and the like.
        ("每月举行听证会2.08次", ("hearings.held",), S, "25次 ÷ 12"),
        ("每月举行听证会约2次", ("hearings.held",), S, "2.08次"),
        ("每季度举行听证会6.25次", ("hearings.held",), S, "25次 ÷ 4"),
        ("每半年听证会12.5次", ("hearings.held",), S, "25次 ÷ 2"),
        ("每周收到来信3.38件", ("letters.received",), S, "176件 ÷ 52"),
        ("每天收到来信5.48件", ("letters.city",), S, "2000件 ÷ 365"),
    ],
)
def test_portions(text: str, facts: tuple[str, ...], verdict: str, stated: str) -> None:
    claim = read(text)
    found = judged(claim, only_figure(claim), profiles(*facts))
    assert found is not None
    assert found.verdict == verdict, found.reason_en
    assert stated in found.reason_zh
    assert {fact.id for fact in found.facts} <= set(facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        # A wrong count is nothing of the kind, where its whole is not given; a wrong month never is.
        ("回复来信170件", REPLIED),
        ("每月举行听证会5次", ("hearings.held",)),
        # Another unit, no unit that counts, another section, and what is no share or no count.
        ("回复来信173次", REPLIED),
        ("回复来信173元", REPLIED),
        ("回复来信173%", REPLIED),
        ("达标175件", ("letters.received", "quality.rate")),
        ("事故下降19次", ("hearings.held", "accidents.fall")),
        ("每月罚款128833333.33元", ("fines.amount",)),
        ("每月来信8.2件", ("letters.reply_rate",)),
        # A share that is computed from two counts has its own.
        ("办结82件", ("letters.settled", "letters.settled_share")),
        # What is no figure, and what is no rhythm of a year.
        ("每月第2件", ("quality.rank", "date.reform", "doc.rules")),
        ("举行听证会2.08次", ("hearings.held",)),
        ("回复来信173件", ("letters.received",)),
        ("回复来信173件", ("letters.reply_rate",)),
        ("回复来信173件", ()),
    ],
)
def test_no_portions(text: str, facts: tuple[str, ...]) -> None:
    claim = read(text)
    for quantity in claim.quantities:
        assert judged(claim, quantity, profiles(*facts)) is None


def test_a_wrong_count_beside_its_whole_is_contradicted() -> None:
    claim = read("收到来信176件，其中回复170件")
    whole, part = claim.quantities
    found = judged(claim, part, profiles(*REPLIED))
    assert found is not None
    assert (found.verdict, found.claimed) == (C, "170件")
    assert [fact.id for fact in found.facts] == ["letters.received", "letters.reply_rate"]
    # The whole is no part of itself.
    assert judged(claim, whole, profiles(*REPLIED)) is None


def test_a_true_count_beside_its_whole_is_supported() -> None:
    claim = read("收到来信176件，其中回复173件")
    found = judged(claim, claim.quantities[1], profiles(*REPLIED))
    assert found is not None
    assert found.verdict == S


@pytest.mark.parametrize(
    ("text", "fact", "verdict"),
    [
        # By how many points a stated share falls short of 100%.
        ("水质达标率离100%只差0.63个百分点", "quality.rate", S),
        ("水质达标率离100%只差0.73个百分点", "quality.rate", C),
        # Not without the 100% or the difference, for what fell, is computed or is no share.
        ("水质达标率只差0.63个百分点", "quality.rate", None),
        ("水质达标率离99%只差0.63个百分点", "quality.rate", None),
        ("水质达标率100%，0.63个百分点", "quality.rate", None),
        ("事故离100%相差42.5个百分点", "accidents.fall", None),
        ("办结离100%相差31.82个百分点", "letters.settled_share", None),
        ("听证会离100%相差75个百分点", "hearings.held", None),
    ],
)
def test_what_a_share_falls_short_of(text: str, fact: str, verdict: str | None) -> None:
    claim = read(text)
    found = judged(claim, claim.quantities[-1], profiles(fact))
    assert (found and found.verdict) == verdict
    if found:
        assert "100% - 99.37%" in found.reason_zh
        assert "0.63个百分点" in found.reason_zh


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("离100%只差0.63个百分点", [True, False]),
        ("离99%只差0.63个百分点", [False, False]),
        ("离100件只差0.63个百分点", [False, False]),
        ("离100%只差5件", [False, False]),
        ("达到100%，0.63个百分点", [False, False]),
    ],
)
def test_the_whole_that_a_share_falls_short_of(text: str, full: list[bool]) -> None:
    claim = read(text)
    assert [is_all(claim, quantity) for quantity in claim.quantities] == full


@pytest.mark.parametrize(
    ("fact", "changes"),
    [
        # A share by which something fell, a whole of another section, a computed one, money, a share of a thousand.
        ("letters.reply_rate", {"change": town().fact("accidents.fall").change}),
        ("letters.received", {"section": "2"}),
        ("letters.received", {"derived": town().fact("letters.settled_share").derived}),
        ("letters.received", {"unit": "元"}),
        ("letters.reply_rate", {"unit": "‰"}),
    ],
)
def test_what_makes_no_portion(fact: str, changes: dict[str, object]) -> None:
    claim = read("回复来信173件")
    facts = [changed(name, **changes) if name == fact else profile(name) for name in REPLIED]
    assert judged(claim, only_figure(claim), profiles(*REPLIED)) is not None
    assert judged(claim, only_figure(claim), facts) is None


@pytest.mark.parametrize(
    ("period", "divided"), [("2019", True), ("2019-06", False), ("2015/2020", False), (None, False)]
)
def test_only_a_year_has_months_like_one_another(period: str | None, divided: bool) -> None:
    claim = read("每月举行听证会2.08次")
    found = judged(claim, only_figure(claim), [changed("hearings.held", period=period)])
    assert (found is not None) is divided


def test_a_share_without_printed_text_is_shown_by_its_value() -> None:
    claim = read("回复来信173件")
    bare = [profile("letters.received"), changed("letters.reply_rate", text=None)]
    found = judged(claim, only_figure(claim), bare)
    assert found is not None
    assert "× 98.4%" in found.reason_zh


@given(st.integers(20, 10**6), st.integers(1, 999), st.integers(1, 10**6))
def test_only_the_part_is_the_part(whole: int, permille: int, claimed: int) -> None:
    rate = Decimal(permille) / 10
    right = (whole * rate / 100).quantize(Decimal(1), ROUND_HALF_UP)
    facts = [
        changed("letters.received", value=Decimal(whole), text=f"{whole}件"),
        changed("letters.reply_rate", value=rate, text=f"{rate}%"),
    ]
    for count in (int(right), claimed):
        claim = reader().read(f"收到来信{whole}件，其中回复了{count}件")
        found = judged(claim, claim.quantities[-1], facts)
        assert found is not None
        assert found.verdict == (S if count == right else C)


@given(st.integers(1, 19), st.integers(1, 999))
def test_of_a_few_a_share_is_no_whole_number_but_by_chance(whole: int, permille: int) -> None:
    facts = [
        changed("letters.received", value=Decimal(whole), text=f"{whole}件"),
        changed("letters.reply_rate", value=Decimal(permille) / 10, text=f"{permille}‰"),
    ]
    claim = reader().read(f"收到来信{whole}件，其中回复了{whole}件")
    assert judged(claim, claim.quantities[-1], facts) is None
