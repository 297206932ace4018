"""The figures of a sentence, each with the noun phrase that it belongs to; lists are dealt out to their subjects."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from shaoxing_cli.extraction.draft import Draft
from shaoxing_cli.extraction.labels import label
from shaoxing_cli.extraction.lexicon import choice, entry, pattern
from shaoxing_cli.extraction.lists import is_whole, lead_verb, parts_of
from shaoxing_cli.extraction.objects import with_object
from shaoxing_cli.extraction.readings import Reading, read_before
from shaoxing_cli.extraction.sentence import Sentence, Span
from shaoxing_cli.model import Change
from shaoxing_cli.quantities import Quantity

# The knowledge base's own words for how loosely a figure is meant: 近 is under, 多 and 余 are over.
_HEDGES: Final = {"near": "under", "some": "over"}
_LISTED: Final = re.compile(r"\s*(?:、|和|及|与|以及|；|，|,|并|而)")
# The verb in front of a rank, which follows what is ranked.
_TO_RANK: Final = re.compile("(?:[，,]?(?:均|稳|位|排|列|居|升至|保持|跃居|跻身|进入|进位至|达到|获))*$")
_BETWEEN_VALUES: Final = re.compile(r"(?:、|和|及|与|以及|，|,)")


def read_figures(sentence: Sentence, taken: list[Span]) -> list[Draft]:
    """The figures of a sentence as drafts without section and period, in order.

    Args:
        sentence: the sentence.
        taken: spans whose numbers are no figures (ranks).

    >>> text = "城镇和农村居民收入分别增长4.3%、5.5%，高新技术企业增至3022家。"
    >>> [(draft.label, str(draft.value)) for draft in read_figures(Sentence(text, (0, len(text))), [])]
    [('城镇居民收入增幅', '4.3'), ('农村居民收入增幅', '5.5'), ('高新技术企业数', '3022')]
    """
    reader = _Reader(sentence, sorted(taken))
    for clause in sentence.clauses:
        reader.read(clause)
    return sorted(reader.drafts, key=lambda draft: draft.span)


class _Reader:
    """Reads the clauses of a sentence in order; what a clause leaves out it takes from those before."""

    def __init__(self, sentence: Sentence, taken: list[Span]) -> None:
        self.drafts: list[Draft] = []
        self._sentence = sentence
        self._source = sentence.source
        self._taken = taken
        self._quantities = sentence.figures(taken)
        self._subject = ""
        self._subject_start = sentence.span[0]
        self._subjects: list[str] = []
        self._scope: str | None = None

    def read(self, clause: Span) -> None:
        """Add the figures of a clause."""
        inside = [quantity for quantity in self._quantities if clause[0] <= quantity.span[0] < clause[1]]
        dealt = self._deal_out(clause, inside)
        segment, lead = clause[0], ""
        for place, quantity in enumerate(inside):
            if place:
                end = inside[place - 1].outer[1]
                listed = _LISTED.match(self._source[end : quantity.outer[0]])
                if listed:
                    lead = lead or lead_verb(self._source[segment : inside[0].outer[0]])
                    segment = end + listed.end()
            if quantity not in dealt:
                self._read_one((segment, clause[1]), inside, place, lead if segment > clause[0] else None)

    def _deal_out(self, clause: Span, inside: list[Quantity]) -> list[Quantity]:
        """Give 「A、B分别为1、2」 to A and B; gives back the quantities that are served."""
        at = self._source.find("分别", *clause)
        run = list(self._run([quantity for quantity in inside if quantity.outer[0] >= at]))
        if len(run) < 2:
            return []
        first = run[0]
        before = self._source[clause[0] : first.outer[0]].replace("分别", "", 1)
        reading = read_before(_without(before, [item for item in inside if item.span[1] <= at]), first.unit)
        parts = parts_of(reading.subject, len(run)) if reading.subject else None
        if not reading.subject and len(self._subjects) >= len(run):
            parts = self._subjects[-len(run) :]
        # Without 分别 the values are dealt out only where the subjects are as many.
        if at < 0 and (parts is None or first is not inside[0]):
            return []
        start = clause[0] if reading.subject else self._subject_start
        for place, quantity in enumerate(_alike_hedged(run)):
            subject = parts[place] if parts else f"{reading.subject or self._subject}({place + 1})"
            own = Reading(subject, reading.direction, reading.against, reading.yearly, reading.base)
            self._add(quantity, own, "", start)
        return run

    def _run(self, quantities: list[Quantity]) -> Iterator[Quantity]:
        """The values that stand side by side, with nothing but 、 or 和 between them."""
        for place, quantity in enumerate(quantities):
            end = quantities[place - 1].outer[1]
            if place and not _BETWEEN_VALUES.fullmatch(self._source[end : quantity.outer[0]]):
                return
            yield quantity

    def _read_one(self, segment: Span, inside: list[Quantity], place: int, lead: str | None) -> None:
        """Add a figure; `lead` is the verb of the list that it is a later item of, None for a first item."""
        quantity = inside[place]
        words = self._nearest(segment[0], quantity, inside[:place])
        reading = read_before(words, quantity.unit)
        listed = lead is not None
        if lead and self._takes_verb(reading, words):
            reading = Reading(lead + reading.subject, base=reading.base, from_value=reading.from_value)
        bare_value = listed and quantity.unit is None and not words.strip()
        after = "" if bare_value else self._after(segment[1], inside, place)
        clause = self._sentence.clause_at(quantity.span[0])
        self._add(quantity, reading, after, clause[0] if reading.subject else segment[0])

    def _takes_verb(self, reading: Reading, words: str) -> bool:
        """Whether a later item of a list lacks the verb of the first: 新增A 45家、B 397家."""
        if not reading.subject or reading.direction or is_whole(reading.subject) or reading.subject[0] == "占":
            return False
        return not lead_verb(words) and reading.subject not in (*entry("paired_verbs"), *entry("deeds"))

    def _after(self, end: int, inside: list[Quantity], place: int) -> str:
        """The words behind a figure; where the next figure follows at once, the words behind that one."""
        start = inside[place].outer[1]
        later = [item.outer for item in inside[place + 1 :]]
        while later and later[0][0] == start:
            start = later.pop(0)[1]
        end = later[0][0] if later else end
        ranked = next((low for low, _ in self._taken if start <= low < end), None)
        words = self._source[start:end] if ranked is None else _TO_RANK.sub("", self._source[start:ranked])
        first, *rest = re.split("[、；](?!县)", words, maxsplit=1)
        if rest and "的" in rest[0] and not re.search(r"\d", rest[0]):
            return rest[0].rpartition("的")[2]
        return re.split("[和及与]", first, maxsplit=1)[0] if rest else first

    def _nearest(self, low: int, quantity: Quantity, before: list[Quantity]) -> str:
        """The words before a figure, from the last list item on that follows one with a figure or verb of its own."""
        words = self._source[low : quantity.outer[0]]
        first = low
        for mark in re.finditer("、(?!县)", words):
            place = first + mark.end()
            own_verb = choice("lead_verbs", "^").match(self._source[place : quantity.outer[0]])
            if own_verb or any(low <= item.span[0] < place for item in before):
                low = place
        return _without(self._source[low : quantity.outer[0]], [item for item in before if item.span[0] >= low])

    def _add(self, quantity: Quantity, reading: Reading, after: str, start: int) -> None:
        inherits = not with_object(reading, after, quantity.unit)
        text, subject = label(reading, after, quantity.unit, self._subject)
        lasting = self._scope if inherits or pattern("scope_lasting").match(self._scope or "") else None
        self._scope = _scope(subject) or lasting
        if not inherits:
            self._subject_start = min(start, quantity.span[0])
        self._subject = subject or self._subject
        self._subjects.append(subject)
        quote = self._sentence.quote(quantity.span, self._subject_start)
        doubled = "increase" if "番" in quantity.text else None
        direction = reading.direction or doubled
        change = Change(direction, reading.against) if direction else None
        printed = next((word for word in entry("printed_units") if quantity.text.endswith(word)), quantity.unit)
        for value, hedge, note in _ends(quantity):
            draft = Draft("figure", quantity.span, quote, text or self._source[slice(*quote)], value, printed)
            self.drafts.append(replace(draft, hedge=hedge, scope=self._scope, change=change, note=note))


def _alike_hedged(run: list[Quantity]) -> list[Quantity]:
    """The values with the hedge that stands before the first or behind the last of them and is meant for all."""
    first, last = run[0], run[-1]
    shared = first.hedge if first.outer[0] < first.span[0] else last.hedge if last.outer[1] > last.span[1] else None
    return [quantity._replace(hedge=quantity.hedge or shared) for quantity in run]


def _without(words: str, quantities: list[Quantity]) -> str:
    """The words without the figures that stand among them; what stands in quotation marks is a name and stays."""
    for quantity in quantities:
        if "“" not in words or not re.search(f"“[^”]*{re.escape(quantity.text)}", words):
            words = words.replace(quantity.text, "", 1)
    return words


def _ends(quantity: Quantity) -> list[tuple[Decimal, str | None, str | None]]:
    """The value with its hedge and note; a range gives both its ends."""
    hedge = _HEDGES.get(quantity.hedge or "", quantity.hedge)
    if quantity.high is None:
        return [(quantity.value, hedge, None)]
    return [
        (quantity.value, "at_least", "区间的下限。 / The lower end of a range."),
        (quantity.high, "at_most", "区间的上限。 / The upper end of a range."),
    ]


def _scope(subject: str) -> str | None:
    """Whom or where a subject counts, where it says so.

    >>> _scope("全市执法人员入库"), _scope("市本级共收到依申请公开"), _scope("居民收入")
    ('全市', '市本级', None)
    """
    match = pattern("scope_words").search(subject) or pattern("scope_heads").match(subject)
    return match.group() if match else None
