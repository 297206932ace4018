"""The sentences, English words and units that a draft is finished with; nothing here reads the source."""

from decimal import Decimal
from typing import Final

from shaoxing_cli.extraction.draft import Draft
from shaoxing_cli.extraction.lexicon import entry
from shaoxing_cli.units import unit

_HEDGES: Final = {
    "about": ("约", "about "),
    "over": ("超过", "over "),
    "under": ("近", "nearly "),
    "at_least": ("不低于", "at least "),
    "at_most": ("不超过", "at most "),
}
_KINDS: Final = {
    "document": ("报告提到{label}。", "The report names the document {label}."),
    "date": ("{label}是{value}。", "The date is {value}: {label}."),
    "mechanism": ("报告提到{value}。", "The report names the scheme {value}."),
    "body": ("{label}是{value}。", "{label}: {value}."),
    "honour": ("报告所述荣誉:{label}。", "An honour that the report names: {label}."),
    "rank": ("{period}{label}为第{value}位。", "Position {value}{of}: {label_en}{when}."),
    "figure": ("{period}{label}为{hedge}{text}。", "The report gives {hedge_en}{text} for {label_en}{when}."),
}


def unit_en(symbol: str | None) -> str | None:
    """The English name of a unit; one that the table does not name is kept as printed.

    >>> unit_en("件"), unit_en("元/亩"), unit_en("闻"), unit_en(None)
    ('cases', 'yuan per mu', '闻', None)
    """
    if symbol is None:
        return None
    known = unit(symbol)
    if known or "/" not in symbol:
        return known.en if known else symbol
    return " per ".join(str(unit_en(part)) for part in symbol.split("/"))


def label_en(label: str) -> str:
    """A label for readers of English: the topic where the lexicon knows it, and the Chinese label.

    >>> label_en("新增高新技术企业数"), label_en("甲乙")
    ('high-tech enterprises (新增高新技术企业数)', '甲乙')
    """
    topic = next((en for zh, en in entry("topics") if zh in label), None)
    return f"{topic} ({label})" if topic else label


def statements(draft: Draft, text: str) -> tuple[str, str]:
    """One sentence on a draft in Chinese and one in English, in words of our own."""
    zh, en = _KINDS[draft.kind]
    hedge_zh, hedge_en = _HEDGES.get(draft.hedge or "", ("", "")) if draft.kind == "figure" else ("", "")
    words = {
        "label": draft.label,
        "label_en": label_en(draft.label),
        "text": text,
        "value": _plain(draft.value),
        "period": f"{_period_zh(draft.period)}," if draft.period else "",
        "when": f", {draft.period}" if draft.period else "",
        "hedge": hedge_zh,
        "hedge_en": hedge_en,
        "of": f" among {draft.rank.among}" if draft.rank else "",
    }
    return zh.format(**words), en.format(**words)


def _period_zh(period: str) -> str:
    """An ISO period in words: 2019年, 2021年至2025年, 2019年6月.

    >>> _period_zh("2021/2025"), _period_zh("2019-06")
    ('2021年至2025年', '2019年6月')
    """
    words = []
    for part in period.split("/"):
        numbers = part[:10].split("-")
        words.append("".join(f"{int(number)}{name}" for number, name in zip(numbers, "年月日", strict=False)))
    return "至".join(words)


def _plain(value: Decimal | str | None) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value or "")
