"""Lists of words become tables of phrases, each form with all its tags."""

import pytest

from shaoxing_cli.model import Concept
from shaoxing_cli.phrase_compiling import compile_phrases, concept_phrases, lexicon_rows
from shaoxing_cli.phrases import LIGHT

GENERAL = compile_phrases(lexicon_rows())


@pytest.mark.parametrize(
    ("rows", "compiled"),
    [
        ([("a", ["复议"])], {"复议": "a"}),
        ([("a", ["復議", "复议"])], {"复议": "a"}),
        ([("a", ["复议"]), ("b", ["复议"])], {"复议": "a b"}),
        ([("a", ["Cases", "case"])], {"case": "a"}),
        ([("a", ["", " ", "…"])], {}),
        # What denies, relates or ranks is not light besides; what names a concept may be.
        ([(LIGHT, ["不"]), ("polarity:negation", ["不"])], {"不": "polarity:negation"}),
        ([(LIGHT, ["公开"]), ("status:published", ["公开"])], {"公开": "light status:published"}),
    ],
)
def test_compiles(rows: list[tuple[str, list[str]]], compiled: dict[str, str]) -> None:
    assert compile_phrases(rows) == compiled


def test_a_concept_has_its_words_in_both_languages() -> None:
    assert concept_phrases([Concept("x", ("甲",), ("case", "cases"))]) == {"甲": "concept:x", "case": "concept:x"}


@pytest.mark.parametrize(
    ("form", "tag"),
    [
        ("下降", "trend:decrease"),
        ("杭州", "place:杭州"),
        ("hangzhou", "place:杭州"),
        ("萧山区", "place:萧山"),
        ("没有", "polarity:negation"),
        ("第一名", "rank:1"),
        ("全省", "among:province"),
        ("全市", "scope:city_wide"),
        ("合计", "relation:sum"),
        ("每季度", "frequency:quarterly"),
        ("我认为", "judgement:opinion"),
        ("上年", "period:other"),
        ("首个", "distinction:first_of_kind"),
        ("的", LIGHT),
    ],
)
def test_the_lexicon_tells_what_a_word_does(form: str, tag: str) -> None:
    assert tag in {name for name, forms in lexicon_rows() if form in forms}
    assert tag in GENERAL[form].split()
