"""Words deny by an odd number of denials, or by a lack not denied; they call wanting what lacks or needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.denials import calls_wanting, is_denial
from shaoxing_cli.phrases import Mention
from tests.town import parts


@pytest.mark.parametrize(
    ("folded", "denied"),
    [
        ("没有完成", True),
        ("完成", False),
        ("不是没有完成", False),
        ("力度不够", True),
        ("没有短板", False),
        ("有待加强", True),
        ("not finished", True),
        # 'None' of a thing denies as well, together with other denials.
        ("无一完成", True),
        ("no letters", True),
        # A lack that is remedied is spoken of, not denied; one that stands before the remedy is not it.
        ("补齐供水短板", False),
        ("短板要补齐", True),
        # A remedy that is denied remedies nothing.
        ("不针对短板", True),
        ("", False),
    ],
)
def test_whether_words_deny(folded: str, denied: bool) -> None:
    assert is_denial(parts()[0].find(folded)) is denied


@pytest.mark.parametrize(
    ("folded", "wanting"),
    [
        # A lack or a need, whatever is done about it.
        ("短板", True),
        ("有待提升", True),
        # A want is denied behind its aim as well, and told to have been put right.
        ("没有再提升的必要", False),
        ("短板得到彻底扭转", False),
        ("短板没有得到彻底扭转", True),
        ("短板得到关注", True),
        ("还要练", True),
        ("需要", True),
        ("need to be strengthened", True),
        # Denied by a word right before it, by 'none' of its subject, or by the word itself.
        ("没有短板", False),
        ("没有大的短板", False),
        ("没有一个短板", False),
        ("没有一个乡镇还有短板", False),
        ("无一处有短板", False),
        ("no shortcomings", False),
        ("no need", False),
        ("无需改进", False),
        ("does not need", False),
        ("没有短板，无需改进", False),
        # A denial that stands further off, or behind, denies something else.
        ("没有做好的短板", True),
        ("短板没有", True),
        # Without either, what has improved is well, and what has not is wanting.
        ("提升", False),
        ("improved", False),
        ("未提升", True),
        ("not improved", True),
        ("不是没有提升", False),
        # A fall is no improvement; most words say neither.
        ("下降", None),
        ("收到来信", None),
        ("", None),
    ],
)
def test_whether_words_call_wanting(folded: str, wanting: bool | None) -> None:
    assert calls_wanting(parts()[0].find(folded)) is wanting


def test_what_was_achieved_is_well() -> None:
    achieved = Mention((0, 2), "建成", {"polarity": frozenset({"achieved"})})
    negation = Mention((0, 1), "未", {"polarity": frozenset({"negation"})})
    assert calls_wanting([achieved]) is False
    assert calls_wanting([negation, achieved._replace(span=(1, 3))]) is True


@given(st.integers(min_value=0, max_value=6))
def test_each_denial_turns_the_last_one_round(times: int) -> None:
    read = parts()[0].find("，".join(["并非"] * times + ["提升"]))
    assert is_denial(read) is calls_wanting(read) is (times % 2 == 1)
