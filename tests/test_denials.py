"""Words deny by an odd number of denials, or by a lack that none of them denies."""

import pytest

from shaoxing_cli.denials import is_denial
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
        ("", False),
    ],
)
def test_whether_words_deny(folded: str, denied: bool) -> None:
    assert is_denial(parts()[0].find(folded)) is denied
