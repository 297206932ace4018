"""The index: made ahead as it would be built, and built anew where it does not fit."""

import json
import tracemalloc
from pathlib import Path

import pytest

from shaoxing_cli import index as index_module
from shaoxing_cli.index import PREBUILT, WrittenIndex, open_index, rarity, write_posting
from shaoxing_cli.indexing import GatheredIndex, index_file
from shaoxing_cli.ranking import Ranking
from shaoxing_cli.resources import data_folder
from shaoxing_cli.sorted_lines import SortedLines
from shaoxing_cli.store import KnowledgeBase
from tests.bench.knowledge import knowledge_base


def test_the_index_made_ahead_is_the_one_that_would_be_built(kb):
    stored = (data_folder() / PREBUILT).read_bytes()
    assert stored == index_file(kb), "the index is out of date; run: python data/generate.py"


def test_the_index_made_ahead_is_used(kb, monkeypatch):
    monkeypatch.setattr("shaoxing_cli.indexing.GatheredIndex", lambda _: pytest.fail("built anew"))
    assert open_index(kb).count("复议") > 10


@pytest.mark.parametrize("content", [None, b"", b"1\t2\nx\n"])
def test_an_index_that_does_not_fit_is_built_anew(kb, monkeypatch, tmp_path, content):
    (tmp_path / "tables").mkdir()
    if content is not None:
        (tmp_path / PREBUILT).write_bytes(content)
    monkeypatch.setattr(index_module, "data_folder", lambda: tmp_path)
    assert isinstance(open_index(kb), GatheredIndex)


def test_another_knowledge_base_has_its_own_index(small_kb):
    index = open_index(small_kb)
    assert index.size == len(small_kb)
    assert dict(index.postings("#176"))[small_kb.ids.index("reconsideration.received")] == 1.0


def test_what_is_gathered_is_what_is_written(kb):
    written, gathered = open_index(kb), GatheredIndex(kb)
    for start in ("复", "court", "#17", "@", "&1", "\U0010ffff"):
        terms = list(written.starting_with(start))
        assert terms == list(gathered.starting_with(start))
        for term in (*terms, f"{start}\U0010ffff"):
            assert written.count(term) == gathered.count(term)
            assert list(written.places(term)) == list(gathered.places(term))
            assert list(written.postings(term)) == list(gathered.postings(term))
            assert written.sample(term) == gathered.sample(term)
            assert written.idf(term) == gathered.idf(term)


def test_numbers_are_read_when_one_is_asked_for(small_kb, monkeypatch):
    monkeypatch.setattr("shaoxing_cli.indexing.numbers_of", lambda _: pytest.fail("read too early"))
    assert Ranking(small_kb).search("行政复议申请")


def test_gathering_takes_little_more_memory_than_the_file(small_kb):
    stored = knowledge_base(800)
    size = len(json.dumps(stored, ensure_ascii=False, indent=1).encode())
    large_kb = KnowledgeBase(Path("large.json"), {name: list(dict(rows).values()) for name, rows in stored.items()})
    # What every search loads counts for none of it.
    Ranking(small_kb).search("行政复议")
    tracemalloc.start()
    try:
        assert Ranking(large_kb).search("行政复议")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * size


def test_no_more_terms_are_gathered_than_a_language_has(kb, monkeypatch):
    every = set(GatheredIndex(kb).terms())
    monkeypatch.setattr("shaoxing_cli.indexing._FEW_TERMS", 1_000)
    monkeypatch.setattr("shaoxing_cli.indexing._NEW_TERMS", 0)
    bounded = GatheredIndex(kb)
    texts = [term for term in bounded.terms() if term[0] not in "#@&"]
    # The terms of the fact that goes beyond the bound are its last new ones; what was met before is counted on.
    assert 1_000 <= len(texts) < 2_000
    assert set(texts) < every
    assert bounded.count("绍兴") == GatheredIndex(kb).count("绍兴")


def test_terms_with_one_beginning_stand_together(kb):
    found = list(open_index(kb).starting_with("复"))
    assert found == sorted(found)
    assert {"复", "复议"} <= set(found)
    assert list(open_index(kb).starting_with("\U0010ffff")) == []


@pytest.mark.parametrize("place", [0, 54_000, 55_295, 60_000, 100_000, 1_000_000])
def test_postings_keep_any_number_of_facts(place):
    line = f"term\t{write_posting(place, 0.25)}".encode("utf-8", "surrogatepass")
    index = WrittenIndex(place + 1, SortedLines(b"\n" + line + b"\n"))
    assert list(index.postings("term")) == [(place, 0.25)]
    assert index.sample("term") <= {place}
    assert (index.count("term"), index.count("ter"), index.count("terms")) == (1, 0, 0)
    assert index.idf("term") == rarity(place + 1, 1)


def test_a_large_knowledge_base_is_sampled():
    line = ("a\t" + "".join(write_posting(place, 0.1) for place in range(20_000))).encode("utf-8", "surrogatepass")
    sample = WrittenIndex(20_000, SortedLines(b"\n" + line + b"\n")).sample("a")
    assert 2_000 <= len(sample) <= 5_000
