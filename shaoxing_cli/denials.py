"""Whether words deny something, or call it wanting."""

from collections.abc import Sequence
from typing import Final

from shaoxing_cli.phrases import LIGHT, Mention, segment

# How far behind a denial a lack may stand that it denies.
_NEXT: Final = 2
# Words that may stand between the two.
_ANY: Final = frozenset({"任何", "any", "丝毫", "一丝", "the slightest"})
_ANY_REACH: Final = 4
_PUT_RIGHT: Final = ("得到", "已经", "已", "获得", "实现了", "has been", "have been", "was", "were")
# How far behind a denial the want may stand whose aim is named between the two.
_WANTED_REACH: Final = 8
_LIGHT: Final = frozenset({LIGHT, "trend"})
# Words that say that something is wanting, and trends that are wanted: 还要提升.
_WANTS: Final = frozenset({"lack", "need"})
_WANTED: Final = frozenset({"increase", "improve"})


def is_denial(mentions: Sequence[Mention], *, lacks: bool = True) -> bool:
    """Whether words deny something, names too: an odd number of denials, or a lack (不够, 有待), however put.

    Without `lacks` to want something is to deny nothing: a plan is of what is wanted.
    """
    said = segment(m for m in mentions if "polarity" in m.tags or "none" in m.values("relation"))
    denials = [m for m in said if _denies(m)]
    # 并不针对: a remedy that is denied remedies nothing.
    helping = [m for m in said if "remedy" in m.values("polarity")]
    remedies = [m.span[1] for m in helping if not any(_is_next(denial, m, mentions) for denial in denials)]
    # 补齐法治政府建设的短板: what is remedied is spoken of, not denied.
    wanting = [m for m in said if m.values("polarity") == {"lack"} and not any(end <= m.span[0] for end in remedies)]
    # 没有短板: a lack that is denied is none.
    if any(_is_next(denial, lack, mentions) for denial in denials for lack in wanting):
        return False
    return (lacks and bool(wanting)) or len(denials) % 2 == 1


def calls_wanting(mentions: Sequence[Mention]) -> bool | None:
    """Whether words call something wanting (有待提升, 还要练) or well as it is; None where they say neither."""
    said = segment(m for m in mentions if m.tags.keys() & {"polarity", "trend"} or "none" in m.values("relation"))
    denials = [m for m in said if _denies(m)]
    wants = [m for m in said if m.values("polarity") & _WANTS and not _is_overcome(m, mentions, denials)]
    if wants:
        return not any(_is_denied(want, denials, mentions) for want in wants)
    well = any("achieved" in m.values("polarity") or m.values("trend") & _WANTED for m in said)
    return len(denials) % 2 == 1 if denials or well else None


def _is_overcome(want: Mention, mentions: Sequence[Mention], denials: Sequence[Mention]) -> bool:
    """Whether what is wanting is told to have been put right: 困扰绍兴的现象得到了根本扭转."""
    behind = [m for m in mentions if m.span[0] >= want.span[1]]
    done = next((m.span[0] for m in behind if m.text.startswith(_PUT_RIGHT)), None)
    if done is None or any(want.span[1] <= denial.span[0] for denial in denials):
        return False
    return any("achieved" in m.values("polarity") and m.span[0] > done for m in behind)


def _is_denied(want: Mention, denials: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a want is denied: by the word itself (不必), one right before it (没有短板), or a 'no' of its subject."""
    if {"negation", "need"} <= want.values("polarity"):
        return True
    before = [m for m in denials if m.span[1] <= want.span[0]]
    return any("none" in m.values("relation") or _reaches(m, want, mentions) for m in before)


def _reaches(denial: Mention, want: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a denial is of a want right behind it, or behind what is wanted: 没有再提升的必要."""
    if _is_next(denial, want, mentions):
        return True
    between = [m for m in mentions if denial.span[1] <= m.span[0] and m.span[1] <= want.span[0]]
    wanted = any(m.values("trend") & _WANTED for m in between)
    return wanted and want.span[0] - denial.span[1] <= _WANTED_REACH and all(m.tags.keys() <= _LIGHT for m in between)


def _is_next(denial: Mention, word: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a word follows a denial, an 'any' between them or not (没有任何短板)."""
    fillers = (m for m in mentions if m.text in _ANY and 0 <= m.span[0] - denial.span[1] <= _ANY_REACH)
    ends = [denial.span[1], *(filler.span[1] for filler in fillers)]
    return any(0 <= word.span[0] - end <= _NEXT for end in ends)


def _denies(mention: Mention) -> bool:
    return "negation" in mention.values("polarity") or "none" in mention.values("relation")
