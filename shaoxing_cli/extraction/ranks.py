"""Positions among a group: 居全国第一, 稳居全省首位, 跻身全国50强, 排名由369位上升至326位."""

import re
from decimal import Decimal
from functools import cache

from shaoxing_cli.extraction.draft import Draft
from shaoxing_cli.extraction.lexicon import entry
from shaoxing_cli.extraction.readings import read_before
from shaoxing_cli.extraction.sentence import Sentence
from shaoxing_cli.model import Rank
from shaoxing_cli.numerals import parse_arabic, parse_chinese

_NUMERAL = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_NOT_STATED = "未写明"


def read_ranks(sentence: Sentence) -> list[Draft]:
    """The ranks of a sentence, without section, period and subject.

    >>> text = "总量居全国第5位，天水经开区跻身全国50强。"
    >>> [(text[slice(*draft.span)], draft.rank) for draft in read_ranks(Sentence(text, (0, len(text))))]
    [('全国第5位', Rank(position=5, among='全国')), ('全国50强', Rank(position=50, among='全国'))]
    """
    drafts: list[Draft] = []
    offset = sentence.span[0]
    for match in _pattern().finditer(sentence.text):
        found = {name: value for name, value in match.groupdict().items() if value}
        numeral = next(
            (found[name] for name in ("place", "top", "strong", "bare", "step", "after") if name in found), "1"
        )
        number = parse_arabic(numeral) or parse_chinese(numeral)
        if number is None or number.value < 1:
            continue
        among = found.get("group") or found.get("group2") or _list_before(sentence.text, match.start())
        named = [
            name for name in ("bare_phrase", "step_phrase", "after_phrase", "phrase", "strong_phrase") if name in found
        ]
        low, high = match.span(named[0]) if named else match.span()
        span = (offset + low, offset + high)
        position = int(number.value)
        hedge = "at_most" if "top" in found or "strong" in found else None
        quote = sentence.quote(span, sentence.clause_at(span[0])[0])
        rank = Rank(position, among.strip("“”") or _NOT_STATED)
        drafts.append(Draft("rank", span, quote, "", Decimal(position), hedge=hedge, rank=rank))
    return drafts


def _list_before(text: str, place: int) -> str:
    """The list that a bare rank stands in, where the words before it name one: 在“世界500强”排名."""
    named = re.search(r"(?:世界|全球|全国|中国|全省)[^，,。；]{0,8}?\d*强", text[max(place - 20, 0) : place])
    return named.group() if named else _NOT_STATED


def attach(sentence: Sentence, ranks: list[Draft], figures: list[Draft]) -> list[Draft]:
    """Tell each rank what is ranked, and the ranked figures their rank; 均居 ranks every figure before it."""
    told: list[Draft] = []
    figures = [figure for figure in figures if figure.unit not in entry("lasting")]
    floor = sentence.span[0]
    for rank in ranks:
        clause = sentence.clause_at(rank.span[0])
        words = sentence.source[max(clause[0], floor) : rank.span[0]]
        before = [figure for figure in figures if floor <= figure.span[0] < rank.span[0]]
        every = re.search("均|都|分别", words) is not None
        subject = _subject(words, before, clause[0])
        ranked = before if every else before[-1:]
        if every and before and len(subject) <= 6:
            told.extend(_labelled(rank, figure.label, figure.quote[0], sentence, figure.scope) for figure in ranked)
        elif not subject and before:
            told.append(_labelled(rank, before[-1].label, before[-1].quote[0], sentence, before[-1].scope))
        else:
            scope = before[-1].scope if before else None
            aspect = subject in entry("aspects") and before
            grown = aspect and subject in ("增速", "增幅")
            name = before[-1].label if grown else subject
            if aspect and not grown:
                name = re.sub("(?:年均)?[增降]幅$|数$", "", before[-1].label) + subject
            told.append(_labelled(rank, name, before[-1].quote[0] if aspect else clause[0], sentence, scope))
            ranked = ranked if aspect or (before and before[-1].span[0] >= clause[0]) else []
        for figure in ranked:
            figure.rank = figure.rank or rank.rank
        floor = rank.span[1]
    return told


def _subject(words: str, before: list[Draft], clause_start: int) -> str:
    """What the words before a rank name, without the verbs of ranking."""
    words = _VERBS.sub("", words)
    if any(figure.span[0] >= clause_start for figure in before):
        numbers = list(re.finditer(r"[\d.]+[十百千万亿]*[^\d]?", words))
        aspect = words[numbers[-1].end() :].strip("、，, ") if numbers else ""
        if aspect in entry("aspects"):
            return aspect
        # Words between the figure and the rank are what is ranked, not the figure.
        if not numbers or len(words) - numbers[-1].end() < 5:
            return ""
        words = words[: numbers[-1].start()] + words[numbers[-1].end() :]
    return read_before(words, None).subject


def _labelled(rank: Draft, name: str, start: int, sentence: Sentence, scope: str | None) -> Draft:
    among = rank.rank.among if rank.rank else ""
    group = "" if among == _NOT_STATED else among
    name = re.sub("(?:排名|位次)$", "", name or "报告所述事项")
    label = f"{name}{group}排名"
    quote = sentence.quote(rank.span, start)
    return Draft("rank", rank.span, quote, label, rank.value, hedge=rank.hedge, scope=scope, rank=rank.rank)


_VERBS = re.compile(
    "(?:连续[^，,]{1,6}(?:年|个季度|个月))?(?:首次|再次|继续|持续)?(?:均|都|分别)?(?:已|再)?(?:跃|升|列|排|位|稳|保持|跻身|进入|进位|居|挺进|迈入|重返|跃升|上升|提升|前移|处于|在|至|到|名|获|获得|入围)*[“为]?$"
)


@cache
def _pattern() -> re.Pattern[str]:
    group, verbs = entry("groups"), entry("rank_verbs")
    after = "(?![届次批轮季期个条号方代大产人中医类极支家所道一二三四五六七八九十\\d])"
    return re.compile(
        rf"(?P<phrase>(?P<group>{group})(?:第(?P<place>{_NUMERAL})(?:位|名)?{after}|(?P<first>首位|榜首)|前(?P<top>{_NUMERAL})(?:位|名|强)?(?![季个月年批])))"
        rf"|(?:{verbs})[^，,；;。\d]{{0,14}}?(?P<strong_phrase>(?P<group2>{group})“?(?P<strong>\d{{1,3}})强”?)"
        rf"|(?:位居|位列|排名|名列|排在|列)(?P<bare_phrase>第(?P<bare>{_NUMERAL})(?:位|名)?{after})"
        rf"|排名[^，,；;。\d]{{0,6}}(?P<step_phrase>第?(?P<step>\d{{1,3}})位)(?=[^，,；;。\d]{{0,6}}\d)"
        rf"|(?:(?<=位上升到)|(?<=位上升至)|(?<=位提升至)|(?<=位升至)|(?<=位跃升至)|(?<=位跃居)|(?<=位前移至))(?P<after_phrase>第?(?P<after>\d{{1,3}})位)"
    )
