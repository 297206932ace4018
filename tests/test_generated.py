"""The tables that are made of other data are what making them now gives."""

import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from shaoxing_cli.concept_words import spoken_concepts
from shaoxing_cli.loose_names import first_part, loose_phrases
from shaoxing_cli.opposites import opposite_phrases, opposite_rows
from shaoxing_cli.phrase_compiling import compile_phrases, concept_phrases, lexicon_rows
from shaoxing_cli.phrase_tables import merged, phrases_file
from shaoxing_cli.resources import (
    BUNDLED_LOOSE_NAMES,
    BUNDLED_PHRASES,
    COMPILED_OPPOSITES,
    COMPILED_THESAURUS,
    GENERAL_PHRASES,
    data_folder,
    table,
)
from shaoxing_cli.store import KnowledgeBase
from shaoxing_cli.thesaurus import general_words, thesaurus_phrases, thesaurus_rows

MAKER = Path(__file__).parent.parent / "data" / "generate.py"
STALE = "a table is older than what it is made of: run python data/generate.py"


@pytest.fixture(scope="module")
def general() -> dict[str, str]:
    return compile_phrases(lexicon_rows())


@pytest.fixture(scope="module")
def maker() -> Mapping[str, Any]:
    """The functions of data/generate.py, which needs the libraries that the tables come from."""
    for library in ("pypinyin", "opencc"):
        pytest.importorskip(library, reason=f"{library} comes with the extra dev only")
    return runpy.run_path(str(MAKER))


def test_phrases_are_compiled_from_the_lexicon(general: dict[str, str]) -> None:
    assert (data_folder() / GENERAL_PHRASES).read_bytes() == phrases_file(general), STALE


def test_the_bundled_phrases_hold_the_concepts_as_well(general: dict[str, str], kb: KnowledgeBase) -> None:
    bundled = merged(general, concept_phrases(spoken_concepts(kb)))
    assert (data_folder() / BUNDLED_PHRASES).read_bytes() == phrases_file(bundled, kb.checksum), STALE


def test_names_are_taken_apart(kb: KnowledgeBase) -> None:
    table_of_names = phrases_file(loose_phrases(spoken_concepts(kb)), kb.checksum, first_part)
    assert (data_folder() / BUNDLED_LOOSE_NAMES).read_bytes() == table_of_names, STALE


def test_the_thesaurus_is_compiled_from_the_lexicon() -> None:
    compiled = phrases_file(thesaurus_phrases(thesaurus_rows(), general_words()))
    assert (data_folder() / COMPILED_THESAURUS).read_bytes() == compiled, STALE


def test_the_opposites_are_compiled_from_the_lexicon() -> None:
    compiled = phrases_file(opposite_phrases(opposite_rows()))
    assert (data_folder() / COMPILED_OPPOSITES).read_bytes() == compiled, STALE


@pytest.mark.parametrize("name", ["simplified", "pinyin"])
def test_characters_are_as_their_dictionaries_have_them(name: str, maker: Mapping[str, Any]) -> None:
    readable = [chr(code) for code in maker["HAN"] if chr(code).encode("gb18030", "ignore")]
    assert table(f"tables/{name}") == maker[f"_{name}"](readable), STALE
