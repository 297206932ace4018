"""Web Annotation selectors: they say what is stored, and nothing else."""

import json

from typer.testing import CliRunner

from shaoxing_cli.annotations import CONTEXT, selector
from shaoxing_cli.cli import app
from shaoxing_cli.store import open_knowledge_base

KB = open_knowledge_base()
STATED = [fact for fact in KB if fact.span]


def test_every_stated_fact_has_both_selectors():
    for fact in STATED:
        quoted, position = selector(KB, fact)["selector"]
        assert quoted["exact"] == fact.quote
        assert (position["start"], position["end"]) == fact.span


def test_a_computed_fact_stands_nowhere():
    assert all(selector(KB, fact) is None for fact in KB if fact.derived)


def test_the_source_is_named_by_its_hash():
    source = selector(KB, STATED[0])["source"]
    assert source["sha256"] == KB.report["source_sha256"]
    assert source["id"].startswith("ni:///sha-256;")


def test_context_comes_from_stored_quotations_alone():
    stored = {}
    for fact in STATED:
        stored.update(enumerate(fact.quote, fact.span[0]))
    with_context = 0
    for fact in STATED:
        quoted = selector(KB, fact)["selector"][0]
        prefix, suffix = quoted.get("prefix", ""), quoted.get("suffix", "")
        assert len(prefix) <= CONTEXT >= len(suffix)
        start, end = fact.span
        assert [stored[place] for place in range(start - len(prefix), start)] == list(prefix)
        assert [stored[place] for place in range(end, end + len(suffix))] == list(suffix)
        assert (prefix == "") == (start - 1 not in stored)
        with_context += bool(prefix or suffix)
    assert with_context > 0


def test_a_report_without_a_hash_has_no_name():
    kb = open_knowledge_base()
    kb.report = {"title": "某市报告"}
    assert selector(kb, STATED[0])["source"] == {"type": "Text", "title": "某市报告", "sha256": None}


def test_the_field_can_be_asked_for():
    words = ["get", STATED[0].id, "-f", "json", "--fields", "id,selector"]
    row = json.loads(CliRunner().invoke(app, words).stdout)[0]
    assert row["selector"] == selector(KB, STATED[0])
