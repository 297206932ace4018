"""Named days are dates; what only looks like one is a numeral."""

import pytest

from shaoxing_cli.festivals import find_festivals
from tests.town import checker


@pytest.mark.parametrize(
    ("folded", "days"),
    [
        ("六一儿童节启动", ["--06-01"]),
        ("国庆前后", ["--10-01"]),
        ("元旦到国庆", ["--01-01", "--10-01"]),
        ("on children's day", ["--06-01"]),
        ("一百六一", []),
        ("八一百件", []),
        ("供水改革", []),
    ],
)
def test_named_days(folded: str, days: list[str]) -> None:
    assert [day.iso for day in find_festivals(folded)] == days


@pytest.mark.parametrize(
    ("text", "verdict"), [("供水改革于六一启动", "supported"), ("供水改革于国庆启动", "contradicted")]
)
def test_named_days_are_judged_as_dates(text: str, verdict: str) -> None:
    assert checker().check(text).verdict == verdict
