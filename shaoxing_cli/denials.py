"""Whether words deny something."""

from collections.abc import Iterable
from typing import Final

from shaoxing_cli.phrases import Mention, segment

# How far behind a denial a lack may stand that it denies.
_NEXT: Final = 2


def is_denial(mentions: Iterable[Mention]) -> bool:
    """Whether words deny something, names too: an odd number of denials, or a lack (不够, 有待), however put."""
    said = segment(m for m in mentions if "polarity" in m.tags or "none" in m.values("relation"))
    denials = [m for m in said if "negation" in m.values("polarity") or "none" in m.values("relation")]
    lacks = [m for m in said if m.values("polarity") == {"lack"}]
    # 没有短板: a lack that is denied is none.
    denied = [(d, lack) for d in denials for lack in lacks if 0 <= lack.span[0] - d.span[1] <= _NEXT]
    if denied:
        return False
    return bool(lacks) or len(denials) % 2 == 1
