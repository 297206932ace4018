"""The period that a fact speaks of: named in its sentence, or else the one that its part of the report is about."""

import re
from typing import Final

from shaoxing_cli.extraction.sentence import Sentence
from shaoxing_cli.numerals import parse_chinese

# The first five-year plan began in 1953; the fifteenth covers 2026 to 2030.
_BEFORE_FIRST_PLAN: Final = 1951
_PLAN: Final = re.compile("(十[一二三四五六七八九])五")
_LAST_FIVE: Final = re.compile(
    "^(?:——)?(?:各位代表[！，])?(?:五年来|过去五年|五年间|这五年|“十[一二三四五六]五”(?:时期|期间|以来))"
)
_LAST_YEAR: Final = re.compile("^(?:——)?(?:各位代表[！，])?(?:一年来|过去一年|刚刚过去的一年|去年)")
_NAMED_YEAR: Final = re.compile("^(?:——)?(?:各位代表[！，])?(?:刚刚过去的)?(20\\d\\d)年[，,]")
_THIS_YEAR: Final = re.compile("^(?:——)?(?:各位代表[！，])?(?:今年|新的一年)")


class Periods:
    """Keeps what the current part of the report is about while its lines are read in order."""

    def __init__(self, period: str | None, title_year: int | None) -> None:
        self._period = period
        self._title_year = title_year
        self.current = period

    def enter_section(self, title: str) -> None:
        """A chapter begins: its title tells the period where it names one."""
        self.current = self._of(title) or self._period

    def enter_line(self, line: str) -> None:
        """A paragraph begins; its first words can tell the period (五年来, 今年)."""
        if _LAST_YEAR.match(line):
            self.current = self._period
        elif named := _NAMED_YEAR.match(line):
            self.current = named.group(1)
        elif _THIS_YEAR.match(line) and self._title_year:
            self.current = str(self._title_year)
        elif _LAST_FIVE.match(line):
            self.current = self._plan(line) or self._last_five()

    def of(self, sentence: Sentence, place: int) -> str | None:
        """The period of what stands at a position of a sentence."""
        clause = sentence.clause_at(place)
        start = sentence.span[0]
        for date in reversed(sentence.dates):
            low, high = start + date.span[0], start + date.span[1]
            near = low <= place and (
                low >= clause[0] or low == start or sentence.source[start:low].strip() in ("到", "至")
            )
            before, after = sentence.source[max(low - 1, 0) : low], sentence.source[high : high + 2]
            if not near or before in ("较", "比", "与", "从", "由") or "相比" in after:
                continue
            return self._since(date.iso) if after == "以来" else self._dated(date.iso)
        early = sentence.source[start:place]
        if "今年" in early and self._title_year:
            return str(self._title_year)
        return self.current

    def dated(self, iso: str) -> str | None:
        """An ISO date with the year that it leaves out."""
        return self._dated(iso)

    def _dated(self, iso: str) -> str | None:
        year = self.current[:4] if self.current else None
        if iso.startswith("--"):
            return f"{year}-{iso[2:]}" if year else None
        return re.sub("-[HQ]\\d$", "", iso)

    def _since(self, iso: str) -> str | None:
        return f"{iso}/{self._period}" if self._period and iso[:4] < self._period else self._dated(iso)

    def _of(self, title: str) -> str | None:
        year = re.search("20\\d\\d", title)
        plan = _PLAN.search(title)
        if year and (plan is None or year.start() < plan.start()):
            return year.group()
        return self._plan(title) or (year.group() if year else None)

    def _plan(self, text: str) -> str | None:
        plan = _PLAN.search(text)
        number = parse_chinese(plan.group(1)) if plan else None
        if number is None:
            return None
        first = _BEFORE_FIRST_PLAN + 5 * int(number.value)
        return f"{first}/{first + 4}"

    def _last_five(self) -> str | None:
        return f"{int(self._period) - 4}/{self._period}" if self._period else None
