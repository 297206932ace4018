"""The subjects of a list: 「A、B分别为1、2」, 「新增A 45家、B 397家」."""

import re
from collections.abc import Sequence

from shaoxing_cli.extraction.lexicon import choice, entry, pattern
from shaoxing_cli.extraction.readings import trimmed


def lead_verb(words: str) -> str:
    """The verb that opens a list and counts for all of it: 新增A 45家、B 397家.

    >>> lead_verb("累计新增制造业单项冠军企业"), lead_verb("居民收入")
    ('新增', '')
    """
    match = choice("lead_verbs", "^").match(trimmed(words))
    return match.group() if match else ""


def parts_of(words: str, count: int) -> list[str] | None:
    """The `count` subjects of a list, each whole: what only the last one says is added to the others.

    >>> parts_of("城镇和农村居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> parts_of("城乡居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> parts_of("各类生产安全事故和死亡人数", 2), parts_of("收入", 2)
    (['各类生产安全事故', '各类生产安全事故死亡人数'], None)
    """
    parts = next((found for found in _splits(words) if len(found) == count), None)
    if parts is None:
        return None
    parts = _dependent(parts)
    tail = pattern("shared_tails").search(parts[-1])
    if not tail:
        return parts
    return [part if is_whole(part) else part + tail.group() for part in parts[:-1]] + [parts[-1]]


def is_whole(part: str) -> bool:
    """Whether a part of a list names its own measure.

    >>> is_whole("旅游综合收入"), is_whole("专精特新企业")
    (True, False)
    """
    return bool(pattern("shared_tails").search(part) or pattern("whole").search(part))


def _dependent(parts: list[str]) -> list[str]:
    """The deaths in 「事故起数和死亡人数」 are those of the accidents."""
    stem = re.sub("(?:起数|件数|数)$", "", parts[0])
    return [parts[0], *(stem + part if part in entry("dependent") else part for part in parts[1:])]


def _splits(words: str) -> Sequence[list[str]]:
    at_marks = [part for part in re.split("、|；|,|，", words) if part]
    last = re.split("以及|[和及与]", at_marks[-1] if at_marks else "")
    pairs = (
        [words.replace(pair, one, 1) for one in both] for pair, both in entry("split_pairs").items() if pair in words
    )
    everywhere = [part for part in re.split("、|，|以及|[和及与]", words) if part]
    return [at_marks, [*at_marks[:-1], *last[:1], "和".join(last[1:])] if len(last) > 1 else [], everywhere, *pairs]
