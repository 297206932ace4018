"""Queries read: figures, everyday words, what is asked for; pinyin split and spelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shaoxing_cli.pinyin import characters, readings, split_initials, split_syllables
from shaoxing_cli.query import read_query
from shaoxing_cli.resources import table
from shaoxing_cli.wordbook import WordBook


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("176", ["176"]),
        ("15.46亿元", ["1546000000"]),
        (".9996", ["0.9996", "99.96"]),
        ("一千一百七十四", ["1174"]),
        ("2019-06-01", ["2019-06-01"]),
        ("three hundred and nineteen", ["319"]),
        ("最多跑一次", []),
        ("一审行政诉讼", []),
        ("三项制度", []),
        ("三次", ["3"]),
        ("行政复议", []),
    ],
)
def test_figures_are_read(words, keys):
    assert [figure.key for figure in read_query(words).figures] == keys


@pytest.mark.parametrize(
    ("words", "bare"), [("约176件", True), ("去年176", True), ("176件复议", False), ("复议", False), ("", False)]
)
def test_a_bare_figure_has_no_topic(words, bare):
    assert read_query(words).is_bare_figure is bare


@pytest.mark.parametrize(
    ("words", "wanted", "strength"),
    [
        ("新聘了多少人", ("unit", "人"), "asks"),
        ("排第几", ("kind", "rank"), "asks"),
        ("哪天启动的", ("kind", "date"), "asks"),
        ("有哪些文件", ("kind", "document"), "asks"),
        ("条例", ("kind", "document"), "names"),
        ("区、县(市)的数据", ("scope", "区、县(市)"), "names"),
        ("how many people", ("unit", "人"), "asks"),
        ("deaths dropped", ("change", "decrease"), "names"),
        ("when did it begin", ("kind", "date"), "asks"),
    ],
)
def test_question_words_are_hints(words, wanted, strength):
    assert read_query(words).hints[wanted] == strength
    assert read_query(words).asks_for(wanted[0])


def test_everyday_words_are_translated_longest_first():
    assert list(read_query("不服罚款").everyday) == ["不服罚款"]
    assert read_query("two court cases").everyday == {"court case": ["administrative litigation"]}


def test_the_lexicon_is_well_formed():
    for row in table("lexicon/synonyms")["synonyms"]:
        assert row["said"]
        assert row["meant"]
        assert not set(row["said"]) & set(row["meant"])
    for row in table("lexicon/search_words")["hints"]:
        assert row["strength"] in ("asks", "names")
        assert row["zh"] or row["en"]


def test_a_wordbook_knows_inflections_and_whole_words():
    book = WordBook([("loan shark", 1), ("贷款", 2), ("贷", 3)])
    assert book.find("loan sharks") == [("loan shark", 1)]
    assert book.find("loans sharking") == [("loan shark", 1)]
    assert book.find("贷款") == [("贷款", 2), ("贷", 3)]
    assert WordBook([]).find("贷款 loan") == []


@given(
    st.lists(
        st.sampled_from(sorted(set(table("tables/pinyin")["readings"]) - {"n", "ng", "m", "hm", "hng"})), max_size=6
    )
)
def test_syllables_joined_are_split_again(sounds):
    run = "".join(sounds)
    ways = split_syllables(run)
    assert all("".join(way) == run for way in ways)
    assert not sounds or ways
    assert not sounds or tuple(sounds) in split_syllables("'".join(sounds))


@pytest.mark.parametrize("run", ["", "'", "court", "复议", "x" * 100, "é", "3"])
def test_what_is_no_pinyin_has_no_way(run):
    assert split_syllables(run) in ([], [()])


@pytest.mark.parametrize("run", ["ok", "xyi", "复议", "uvw", "x" * 61, "12"])
def test_what_cannot_be_initials(run):
    assert split_initials(run) is None


@pytest.mark.parametrize(
    ("words", "acronyms"),
    [("GDP growth", {"gdp"}), ("GDP总量", {"gdp"}), ("gdp", set()), ("XZFY", set()), ("Gdp", set())],
)
def test_three_capitals_are_an_acronym(words, acronyms):
    assert read_query(words).acronyms == acronyms


def test_readings_and_characters_agree():
    for char in "绍兴行政复议率":
        assert readings(char)
        assert all(char in characters(sound) for sound in readings(char))
    assert readings("x") == ()
    assert "率" in characters("lv")
    assert "率" in characters("lü")
