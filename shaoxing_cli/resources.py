"""Where the bundled data lies, in an installed wheel as in a checkout, and reading its plain tables."""

import json
from functools import cache
from pathlib import Path
from typing import Any

BUNDLED_KNOWLEDGE_BASE = "shaoxing-2019.json"
# The names of its concepts taken apart.
BUNDLED_LOOSE_NAMES = "tables/shaoxing-2019.names.tsv"
# The phrases that claims are read with, compiled ahead: about it, and about any report.
BUNDLED_PHRASES = "tables/shaoxing-2019.phrases.tsv"
GENERAL_PHRASES = "tables/phrases.tsv"
# What stands for the words of a report, by what is said instead.
COMPILED_THESAURUS = "tables/thesaurus.tsv"
# What says the reverse of the words of a report, by what is said.
COMPILED_OPPOSITES = "tables/opposites.tsv"


@cache
def data_folder() -> Path:
    """The folder of the bundled data: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"


@cache
def table(name: str) -> Any:
    """The JSON value of `data/NAME.json`, read once; callers must not change it.

    >>> "元" in table("lexicon/units")["units"]
    True
    """
    return json.loads((data_folder() / f"{name}.json").read_bytes())
