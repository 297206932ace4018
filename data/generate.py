"""Make the tables under `data/tables` that a program can make: `python data/generate.py` (needs the extra `dev`).

`simplified.json` maps traditional characters to simplified ones, after OpenCC's dictionary (Apache License 2.0).
`pinyin.json` gives the toneless readings of each character, after pypinyin's dictionary (MIT License).
`phrases.tsv` compiles the words of `data/lexicon` that claims are read with into one table;
`shaoxing-2019.phrases.tsv` holds these and the concepts of the bundled knowledge base.
`shaoxing-2019.names.tsv` takes the names of these concepts apart.
`thesaurus.tsv` compiles the general words and the thesaurus of the lexicon: what is said instead of which words.
`opposites.tsv` compiles the opposites of the lexicon: what is said to the reverse of which words.
`shaoxing-2019.index.txt` is the search index of the bundled knowledge base.
"""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pypinyin
from opencc import OpenCC

from shaoxing_cli.concept_words import spoken_concepts
from shaoxing_cli.index import PREBUILT
from shaoxing_cli.indexing import index_file
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
)
from shaoxing_cli.store import open_knowledge_base
from shaoxing_cli.thesaurus import general_words, thesaurus_phrases, thesaurus_rows

TABLES = Path(__file__).resolve().parent / "tables"
HAN = range(0x4E00, 0x9FA6)


def main() -> None:
    """Write all tables."""
    readable = [chr(code) for code in HAN if chr(code).encode("gb18030", "ignore")]
    _write("simplified", _simplified(readable))
    _write("pinyin", _pinyin(readable))
    general = compile_phrases(lexicon_rows())
    (TABLES.parent / GENERAL_PHRASES).write_bytes(phrases_file(general))
    kb = open_knowledge_base()
    bundled = merged(general, concept_phrases(spoken_concepts(kb)))
    (TABLES.parent / BUNDLED_PHRASES).write_bytes(phrases_file(bundled, kb.checksum))
    (TABLES.parent / BUNDLED_LOOSE_NAMES).write_bytes(
        phrases_file(loose_phrases(spoken_concepts(kb)), kb.checksum, first_part)
    )
    (TABLES.parent / COMPILED_THESAURUS).write_bytes(phrases_file(thesaurus_phrases(thesaurus_rows(), general_words())))
    (TABLES.parent / COMPILED_OPPOSITES).write_bytes(phrases_file(opposite_phrases(opposite_rows())))
    (TABLES.parent / PREBUILT).write_bytes(index_file(kb))


def _simplified(chars: list[str]) -> dict[str, str]:
    convert = OpenCC("t2s").convert
    pairs = [(char, convert(char)) for char in chars]
    changed = [(old, new) for old, new in pairs if old != new and len(new) == 1]
    return {
        "notice": "Derived from OpenCC's TSCharacters dictionary, Apache License 2.0.",
        "traditional": "".join(old for old, _ in changed),
        "simplified": "".join(new for _, new in changed),
    }


def _pinyin(chars: list[str]) -> dict[str, Any]:
    """The readings of the characters of GB 2312, commonest first: one syllable to the characters that it can read."""
    readings: dict[str, str] = {}
    for char in chars:
        try:
            char.encode("gb2312")
        except UnicodeEncodeError:
            continue
        found = pypinyin.pinyin(char, style=pypinyin.Style.NORMAL, heteronym=True, v_to_u=False)[0]
        for syllable in dict.fromkeys(chain(found)):
            readings[syllable] = readings.get(syllable, "") + char
    ordered = dict(sorted(readings.items()))
    return {"notice": "Derived from pypinyin's dictionary, MIT License.", "readings": ordered}


def _write(name: str, value: dict[str, Any]) -> None:
    TABLES.mkdir(exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, indent=0) + "\n"
    (TABLES / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
