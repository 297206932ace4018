"""Pinyin without tones: which characters a syllable may stand for, and how a run of letters falls into syllables."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from shaoxing_cli.resources import table

# What a letter may stand for when a word is given by its initials: no syllable begins with i, u or v.
_INITIALS: Final = frozenset("abcdefghjklmnopqrstwxyz")
_LONGEST: Final = 6
_VOWELS: Final = frozenset("aeiouv")
_MOST_WAYS: Final = 6
# Longer runs are no pinyin that a person types.
_LONGEST_RUN: Final = 60


def characters(sound: str) -> str:
    """The characters that a syllable reads, or that an initial begins.

    >>> "绍" in characters("shao"), "绍" in characters("s"), characters("xyz")
    (True, True, '')
    """
    return _by_initial().get(sound, "") if len(sound) == 1 and sound not in _single() else _readings().get(sound, "")


@cache
def readings(char: str) -> tuple[str, ...]:
    """The syllables that a character reads; empty for what is no common Chinese character.

    >>> readings("行")
    ('hang', 'heng', 'xing')
    """
    return tuple(sound for sound, chars in _readings().items() if char in chars and "ü" not in sound)


def split_syllables(run: str) -> list[tuple[str, ...]]:
    """The ways in which a run of letters falls into whole syllables, fewest syllables first; empty for no pinyin.

    >>> split_syllables("xingzhengfuyi"), split_syllables("court")
    ([('xing', 'zheng', 'fu', 'yi')], [])
    >>> split_syllables("fangan"), split_syllables("xi'an")
    ([('fan', 'gan'), ('fang', 'an')], [('xi', 'an')])
    """
    if not run.replace("'", "").isalpha() or not run.isascii() or len(run) > _LONGEST_RUN:
        return []
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in run)]
    for end in range(1, len(run) + 1):
        if run[end - 1] == "'":
            ways[end] = ways[end - 1]
            continue
        found = [
            (*head, run[start:end])
            for start in range(max(0, end - _LONGEST), end)
            if run[start:end] in _readings()
            for head in ways[start]
        ]
        ways[end] = sorted(found, key=lambda way: (len(way), way))[:_MOST_WAYS]
    return ways[-1]


def split_initials(run: str) -> tuple[str, ...] | None:
    """A run of letters read as initials, with whole syllables where vowels stand; None where it cannot be one.

    >>> split_initials("xzfy"), split_initials("xzfuyi"), split_initials("ok")
    (('x', 'z', 'f', 'y'), ('x', 'z', 'fu', 'yi'), None)
    """
    if not run.isascii() or not run.isalpha() or not 3 <= len(run) <= _LONGEST_RUN:
        return None
    sounds: list[str] = []
    place = 0
    while place < len(run):
        length = next((n for n in range(_LONGEST, 1, -1) if run[place : place + n] in _readings()), 1)
        if length == 1 and run[place] not in _INITIALS:
            return None
        sounds.append(run[place : place + length])
        place += max(1, length if place + length <= len(run) else len(run) - place)
    return tuple(sounds) if len(sounds) >= 3 else None


@cache
def _readings() -> Mapping[str, str]:
    stored: dict[str, str] = table("tables/pinyin")["readings"]
    # 嗯, 呣 and the like have no vowel; as syllables they would split every -ng.
    readings_ = {sound: chars for sound, chars in stored.items() if _VOWELS & set(sound)}
    # ü is typed as v, u or yu: 率 is lv, lu; 女 nv.
    return {**readings_, **{old.replace("v", "ü"): chars for old, chars in readings_.items() if "v" in old}}


@cache
def _single() -> frozenset[str]:
    """The syllables of one letter."""
    return frozenset(sound for sound in _readings() if len(sound) == 1)


@cache
def _by_initial() -> Mapping[str, str]:
    initials: dict[str, dict[str, None]] = {}
    for sound, chars in _readings().items():
        initials.setdefault(sound[0], {}).update(dict.fromkeys(chars))
    return {initial: "".join(chars) for initial, chars in initials.items()}
