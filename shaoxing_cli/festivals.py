"""Days that claims name rather than number: 六一儿童节, National Day."""

import re
from functools import cache
from typing import Final

from shaoxing_cli.dates import DateMention

_DAYS: Final = {
    "--01-01": ("元旦", "new year's day"),
    "--05-01": ("五一劳动节", "五一", "劳动节", "labour day", "labor day"),
    "--06-01": ("六一儿童节", "六一", "儿童节", "children's day"),
    "--07-01": ("七一", "建党节"),
    "--08-01": ("八一", "建军节"),
    "--10-01": ("国庆节", "国庆", "national day"),
    "--12-25": ("圣诞节", "christmas"),
}
_NAMES: Final = {name: day for day, names in _DAYS.items() for name in names}
# 六一 within a longer numeral is none.
_NUMERALS: Final = "〇零一二三四五六七八九十百千万亿"


def find_festivals(folded: str) -> list[DateMention]:
    """The named days of folded text, in order; those that move from year to year are left out.

    >>> [(day.iso, day.text) for day in find_festivals("于六一儿童节启动,国庆前办结")]
    [('--06-01', '六一儿童节'), ('--10-01', '国庆')]
    >>> find_festivals("一百六十一件")
    []
    """
    if not any(name in folded for name in _NAMES):
        return []
    return [DateMention(_NAMES[found.group()], found.group(), found.span()) for found in _pattern().finditer(folded)]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![{_NUMERALS}])(?:{'|'.join(_NAMES)})(?![{_NUMERALS}])")
