"""The words before a figure, taken apart: what is measured, whether it rose or fell, and against what."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from shaoxing_cli.extraction.lexicon import alternatives, choice, entry

# Units of which a rise or fall is told by the figure itself.
RATES: Final = frozenset({"%", "‰", "个百分点", "倍"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The words before a figure, taken apart.

    `subject` is what is measured, `direction` a rise or fall, `against` what it is measured against, `base` what it is
    compared with (高于全国), `from_value` whether the figure is where a change starts (由3.27…).
    """

    subject: str
    direction: str | None = None
    against: str | None = None
    yearly: bool = False
    base: str | None = None
    from_value: bool = False


def read_before(words: str, symbol: str | None) -> Reading:
    """Take apart the words before a figure in the unit `symbol`.

    >>> read_before("全省生产总值同比增长", "%")
    Reading(subject='全省生产总值', direction='increase', against='同比', yearly=False, base=None, from_value=False)
    >>> read_before("科技型中小企业增至", "家").subject, read_before("收入比值由", None).from_value
    ('科技型中小企业', True)
    >>> read_before("规上工业增加值增速高于全国", "个百分点").base
    '高于全国'
    """
    level = _level().search(words.rstrip(" 　“：:"))
    words = words[: level.start()] + level.group() if level else unlinked(words)
    start = _START.search(words)
    if start:
        return Reading(trimmed(words[: start.start()]), from_value=True)
    if level:
        return Reading(trimmed(unlinked(words[: level.start()])))
    if _BASE_VALUE.match(words.strip()):
        return Reading("", from_value=True)
    compared = _COMPARED.search(words)
    if compared and symbol in RATES:
        return Reading(trimmed(words[: compared.start()]), base=compared.group())
    change = _change().search(words)
    if change is None or (symbol not in RATES and change.group("verb") not in entry("amount_changes")):
        words = re.sub("仅占$", "占", words)
        cut = symbol in RATES and _CUT.search(words) and not _CUT_NOUN.search(words)
        return Reading(trimmed(words), "decrease" if cut else None)
    subject = words[: change.start()]
    against = _AGAINST.search(subject)
    if against:
        subject = subject[: against.start()]
    yearly = re.search("(?:年平均|年均|平均)$", subject)
    if yearly:
        subject = subject[: yearly.start()]
    told = (against.group("base") or against.group()) if against else None
    return Reading(trimmed(unlinked(subject)), _direction(change.group("verb")), told, bool(yearly))


def trimmed(words: str) -> str:
    """Without the adverbs, times and connectives in front, and without loose marks."""
    while True:
        shorter = _LEADING.sub("", words.strip(" 　、，,：:；;。—-·")).strip()
        shorter = choice("leads", "^").sub("", shorter)
        if shorter == words:
            return balanced(words)
        words = shorter


def balanced(words: str) -> str:
    """Without a quotation mark or bracket whose partner was cut off."""
    for opening, closing in ("“”", "（）", "()", "《》"):
        if words.count(opening) > words.count(closing):
            words = words.replace(opening, "", 1)
        elif words.count(closing) > words.count(opening):
            words = words.replace(closing, "", 1)
    return words


def unlinked(words: str) -> str:
    """Without the linking words at the end (达到, 为, 超过)."""
    while True:
        shorter = choice("links", "(?<!作)(?<!行)", "$").sub("", words.rstrip(" 　“：:"))
        if shorter == words:
            return words
        words = shorter


def _direction(verb: str) -> str:
    changes: dict[str, list[str]] = entry("changes")
    return next(direction for direction, verbs in changes.items() if verb in verbs)


@cache
def _change() -> re.Pattern[str]:
    verbs = alternatives([verb for words in entry("changes").values() for verb in words])
    return re.compile(f"(?<!新)(?<!净)(?P<verb>{verbs})(?:了|幅度|幅|率)?$")


@cache
def _level() -> re.Pattern[str]:
    verbs = alternatives(
        [verb for words in entry("changes").values() for verb in words] + ["跃升", "发展", "扩容", "优化"]
    )
    return re.compile(f"(?:(?:从|由)[^，,]{{0,12}})?{verbs}(?:到了|到|至|为|成)(?:20\\d\\d年的?)?$")


# 由3.27缩小至2.93, 从上半年5.5%降到5.3%: the first value is where the change starts.
_START: Final = re.compile(
    r"(?:从|(?<!自)由)(?:20\d\d年|上半年|上年|去年|年初|[一二三四]季度|“?十[一二三四五六]五”?)?(?:末|底|初)?的?$"
)
_COMPARED: Final = re.compile(
    "(?:高于|低于|快于|好于|优于|高出|超出|(?<=.)比[^，,]{1,12}(?:高|低|快|多|少|提前))[^，,率例重]{0,10}$"
)
# 较“十三五”末的9323.1亿元增加4374.4亿元: the value that a change starts from.
_BASE_VALUE: Final = re.compile("^(?:较|比)[^，,]{1,14}的$")
_AGAINST: Final = re.compile(
    "(?:(?P<same>同比|环比)|(?:较|比|与|相比)(?P<base>[^，,、]{1,14}?)(?:相比|时)?(?:分别|平均|年均|累计|实际|再|又|已)?)$"
)
_CUT: Final = re.compile("(?:压减|压缩|精简|缩短|减少|降低|削减|缩减)[^，,率比]{2,}$")
_CUT_NOUN: Final = re.compile("(?:率|比|占比|比重|比例|度)$")
_LEADING: Final = re.compile(
    r"^(?:截至[^，,]{0,10}?[底末]|(?:到|自|从)?(?:20\d\d年)?(?:以来|底|末|年?初)?(?:(?<=年)|(?<=来)|(?<=底)|(?<=末))"
    r"|“?十[一二三四五六]五”?(?:时期|期间|以来|末|规划)?|[一二三四五六七八九十]是(?:着力)?|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[，,]"
    r"|在(?![建用线岗册校押营职读])|\d{1,2}月(?:份|底|末|\d{1,2}日)?(?:起|前)?)"
)
