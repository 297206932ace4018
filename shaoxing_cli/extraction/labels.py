"""What a figure counts: a noun phrase from the words before and behind it in its clause."""

import re
from collections.abc import Callable
from typing import Final

from shaoxing_cli.extraction.lexicon import choice, entry, pattern
from shaoxing_cli.extraction.lists import is_whole, lead_verb
from shaoxing_cli.extraction.objects import COUNTED, with_object
from shaoxing_cli.extraction.readings import RATES, Reading, balanced
from shaoxing_cli.units import unit

_LONGEST: Final = 36
# Subjects that name what kind of number they are need no ending that says so.
_SHARE: Final = re.compile("占[^占]{1,8}(?<!比重)(?<!比例)(?<!份额)(?<![比率])$")
_NUMBER_NOUN: Final = re.compile("(?:数|量|率|额|比|次|比重|占比|比例|程度|价|期|度|幅)$")


def label(reading: Reading, after: str, symbol: str | None, inherited: str) -> tuple[str, str]:
    """The label of a figure, and the subject that a figure without one may inherit from it.

    Args:
        reading: the words before the figure.
        after: the words between the figure and the next mark or figure.
        symbol: its unit.
        inherited: the subject of the figure before it in the sentence, or nothing.

    >>> from shaoxing_cli.extraction.readings import read_before
    >>> label(read_before("新增高新技术企业", "家"), "", "家", "")
    ('新增高新技术企业数', '新增高新技术企业')
    >>> label(read_before("增长", "%"), "", "%", "技术合同成交额")
    ('技术合同成交额增幅', '技术合同成交额')
    >>> label(read_before("", "所"), "高职院校入选国家名单", "所", "")[0]
    '入选国家名单的高职院校数'
    """
    subject = _inherit(with_object(reading, after, symbol), inherited).removesuffix("的")
    # What a figure without a subject takes over is what was measured, not the thing counted: 迈上4个台阶、达14.2万亿元.
    own = reading.subject
    left = own if is_whole(own) and subject.startswith(own) else subject
    return shorten(subject) + _ending(reading, subject, symbol), left


def shorten(subject: str) -> str:
    """A subject of at most 36 characters: what stands nearest to the figure is kept.

    >>> shorten("安排《某市村庄规划建设管理条例》和《某市大运河世界文化遗产保护条例》等各类法规项目")
    '安排各类法规项目'
    """
    if len(subject) <= _LONGEST:
        return subject
    head, such, tail = subject.rpartition("等")
    if such and 3 <= len(tail) <= _LONGEST:
        return lead_verb(head) + tail
    marks = (match.end() for match in re.finditer("[、，,》”的]", subject))
    start = next((place for place in marks if len(subject) - _LONGEST <= place <= len(subject) - 3), None)
    return balanced(subject[start or -_LONGEST :])


def _inherit(subject: str, inherited: str) -> str:
    """A subject that is none, or only an aspect or a scope, takes what it lacks from the one before."""
    if not inherited:
        return subject
    return next((whole for rule in _RULES if (whole := rule(subject, inherited))), subject)


def _nothing(subject: str, inherited: str) -> str | None:
    """达14.2万亿元."""
    return inherited if not subject or pattern("weak_subject").match(subject) else None


def _aspect(subject: str, inherited: str) -> str | None:
    """粮食播种面积1584.6万亩、总产量132.4亿斤; 税收增长3.9%，总量突破…; 占全国份额."""
    if re.match("占|对.{2,8}贡献率$", subject):
        return _overlapped(inherited, subject)
    if not choice("aspects", "^", "$").match(subject):
        return None
    measure = pattern("shared_tails") if "总" in subject else choice("aspects", "", "$")
    measured = measure.search(inherited)
    return _overlapped(inherited[: measured.start()] if measured and measured.start() > 1 else inherited, subject)


def _overlapped(first: str, second: str) -> str:
    """Two phrases as one, where the second begins as the first ends: 行政机关败诉, 败诉率."""
    shared = next((size for size in range(len(second), 0, -1) if first.endswith(second[:size])), 0)
    return first + second[shared:]


def _deed(subject: str, inherited: str) -> str | None:
    """收到行政复议申请2345件，受理2100件，维持820件: what was accepted and upheld are the applications."""
    if not choice("deeds", "", "$").fullmatch(subject):
        return None
    done = choice("deeds", "(?<=...)", "$").search(inherited)
    thing = inherited[: done.start()] if done else inherited
    objects = choice("deed_starts", "^.*", "(?=...)").match(thing)
    return (thing[objects.end() :] if objects else thing) + subject


def _share(subject: str, inherited: str) -> str | None:
    """稳定在全国1/10以上."""
    whole = re.fullmatch("(?:稳定在|保持在|约)?(全国|全省|全市|全球|世界)", subject)
    return f"{inherited}占{whole.group(1)}" if whole else None


def _paired(subject: str, inherited: str) -> str | None:
    """重大项目开工390个、竣工437个; 建成过江通道4座、在建8座."""
    if not choice("paired_verbs", "", "$").fullmatch(subject):
        return None
    changed = choice("paired_verbs", "", "$").sub(subject, inherited)
    changed = choice("paired_verbs", "^").sub(subject, inherited) if changed == inherited else changed
    return None if changed == inherited else changed


def _scope_alone(subject: str, inherited: str) -> str | None:
    """其中市级96亿条."""
    if len(subject) > 8 or not re.search(f"{entry('scope_heads')}$", subject):
        return None
    return subject + re.sub(f"^{entry('scope_words')}|{entry('scope_heads')}", "", inherited)


_RULES: Final[tuple[Callable[[str, str], str | None], ...]] = (_nothing, _aspect, _share, _deed, _paired, _scope_alone)


def _ending(reading: Reading, subject: str, symbol: str | None) -> str:
    """What a label says of the kind of number: 增幅, 人数, 比重."""
    if reading.from_value:
        return "(变化前)"
    if reading.base:
        return f"{reading.base}的幅度"
    if reading.direction:
        return _change_ending(reading, subject, symbol)
    lasting: str | None = entry("lasting").get(symbol)
    if lasting:
        return lasting
    if symbol == "%" and _SHARE.search(subject):
        return "比重"
    return "" if not subject or _NUMBER_NOUN.search(subject) else _kind_of_number(subject, symbol)


def _change_ending(reading: Reading, subject: str, symbol: str | None) -> str:
    rises = reading.direction == "increase"
    if re.search(f"{entry('change_nouns')}$", subject):
        return "提高幅度" if rises else "回落幅度"
    rate, amount = ("增幅", "增量") if rises else ("降幅", "减少量")
    return ("年均" if reading.yearly else "") + (rate if symbol in RATES else amount)


def _kind_of_number(subject: str, symbol: str | None) -> str:
    if symbol == "%":
        if subject.endswith("占"):
            return "比"
        return "比例"
    word: str = entry("sized").get(symbol, "")
    measured = unit(symbol)
    if word:
        return word[1:] if word[0] == subject[-1] else word
    return "数" if measured and measured.dimension in COUNTED else ""
