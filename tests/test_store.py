"""Finding, opening and reading a knowledge base."""

import json
from decimal import Decimal

import pytest

import shaoxing_cli
from shaoxing_cli.errors import KnowledgeBaseError, ShaoxingError, UnknownFactError
from shaoxing_cli.resources import data_folder
from shaoxing_cli.store import KnowledgeBase, bundled_path, open_knowledge_base
from tests.conftest import SMALL

TABLES = json.loads(SMALL.read_text(encoding="utf-8"))


def written(path, **tables):
    path.write_text(json.dumps({**TABLES, **tables}, ensure_ascii=False), encoding="utf-8")
    return open_knowledge_base(path)


def test_the_bundled_knowledge_base_is_opened_from_any_folder(kb, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert kb.is_bundled
    assert kb.path == bundled_path() == data_folder() / "shaoxing-2019.json"
    assert not open_knowledge_base(SMALL).is_bundled


def test_facts_come_in_document_order_and_are_the_same_every_time(small_kb):
    assert [fact.id for fact in small_kb] == [row["id"] for row in TABLES["facts"].values()] == list(small_kb.ids)
    assert len(small_kb) == len(small_kb.facts) == 13
    assert small_kb.fact("head.title") is small_kb.facts[0]
    assert "head.title" in small_kb
    assert "head" not in small_kb
    assert 3 not in small_kb


def test_what_is_handed_out_cannot_be_changed(small_kb):
    fact = small_kb.fact("reconsideration.received")
    with pytest.raises(AttributeError):
        fact.value = Decimal(0)
    assert isinstance(fact.aliases, tuple)
    report = small_kb.report
    assert report["schema_version"] == 1


def test_numbers_are_exact(tmp_path):
    row = {**TABLES["facts"]["1"], "value": 0.1}
    text = json.dumps({**TABLES, "facts": {"1": row}}).replace('"value": 0.1,', '"value": 0.1000000000000000000001,')
    path = tmp_path / "kb.json"
    path.write_text(text)
    assert open_knowledge_base(path).facts[0].value == Decimal("0.1000000000000000000001")


def test_an_unknown_id_is_a_lookup_error_that_names_the_nearest(small_kb):
    with pytest.raises(LookupError, match=r"unknown id: Head\.Titel \(did you mean head\.title"):
        small_kb.fact("Head.Titel")
    assert issubclass(UnknownFactError, ShaoxingError)


def test_tables_that_are_not_there_are_empty(small_kb):
    assert (small_kb.concepts, dict(small_kb.metrics)) == ((), {})
    assert len(small_kb.ignored) == 1


def test_opening_touches_neither_file_nor_folder(tmp_path):
    path = tmp_path / "kb.json"
    path.write_bytes(SMALL.read_bytes())
    path.chmod(0o444)
    before = path.stat()
    list(open_knowledge_base(str(path)))
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (before.st_mtime_ns, before.st_size)
    with pytest.raises(KnowledgeBaseError, match="No such file"):
        open_knowledge_base(tmp_path / "mistyped.json")
    assert [entry.name for entry in tmp_path.iterdir()] == ["kb.json"]


FACT = TABLES["facts"]["1"]
DOUBLE = {"1": FACT, "2": FACT}


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        (DOUBLE, "two facts have the id head.title"),
        ({"1": {**FACT, "id": ""}}, "a fact without an id"),
        ({"1": {**FACT, "id": 7}}, "a fact without an id"),
        ({"1": {key: value for key, value in FACT.items() if key != "note"}}, "fact head.title: no field 'note'"),
        ({"1": {**FACT, "kind": 3}}, "fact head.title: kind is no text"),
        ({"1": {**FACT, "span": [5, 1]}}, "fact head.title: span 5-1 runs backwards"),
    ],
)
def test_a_broken_fact_is_named(tmp_path, facts, fault):
    kb = written(tmp_path / "kb.json", facts=facts)
    with pytest.raises(KnowledgeBaseError, match=fault):
        list(kb)


@pytest.mark.parametrize("table", ["sections", "ignored", "concepts", "metrics"])
def test_a_broken_row_of_another_table_is_named(tmp_path, table):
    kb = written(tmp_path / "kb.json", **{table: {"1": {}}})
    with pytest.raises(KnowledgeBaseError, match=table.removesuffix("s")):
        getattr(kb, table)


def test_the_package_is_a_library():
    assert {"open_knowledge_base", "Fact", "KnowledgeBase", "ShaoxingError"} <= set(dir(shaoxing_cli))
    assert shaoxing_cli.open_knowledge_base is open_knowledge_base
    assert shaoxing_cli.KnowledgeBase is KnowledgeBase
    with pytest.raises(AttributeError, match="no attribute 'Facts'"):
        _ = shaoxing_cli.Facts


@pytest.mark.parametrize("name", sorted(set(shaoxing_cli.__all__) - {"Hit", "Ranking"}))
def test_every_public_name_is_there(name):
    assert getattr(shaoxing_cli, name) is not None
