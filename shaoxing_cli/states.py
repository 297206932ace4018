"""Families of words that tell the state of a thing, and which of their values go together."""

from typing import Final

# Families of which one value may stand within the name of another (省长 in 副省长).
EXACT: Final = frozenset({"role", "level"})
# What a plan may be said to come to.
AIMED: Final = frozenset({"rolled_out", "completed", "in_force", "started", "everywhere", "established", "issued"})
# Stages of what was done, which speakers call by any of these words.
DONE: Final = frozenset({"started", "established", "in_force", "rolled_out", "issued"})
