"""search, with a ranking that is told what to find; how well the real one ranks is measured elsewhere."""

import json
import sys
from types import ModuleType
from typing import NamedTuple

import pytest

from shaoxing_cli.errors import ExitCode
from shaoxing_cli.model import FACT_FIELDS, Fact


class Hit(NamedTuple):
    fact: Fact
    score: float
    matched: tuple[str, ...]


class Ranking:
    """Finds every fact whose Chinese label holds the query."""

    def __init__(self, kb):
        self.kb = kb

    def search(self, query, *, limit=10, keep=None):
        facts = [fact for fact in self.kb if query in fact.label_zh and (keep is None or keep(fact))]
        return [Hit(fact, 1 / (place + 3), (f"{query} in label_zh",)) for place, fact in enumerate(facts)][:limit]

    def nearest_terms(self, query):
        return ["行政复议"] if query == "行政" * 2 else []


@pytest.fixture(autouse=True)
def _ranking(monkeypatch):
    module = ModuleType("shaoxing_cli.ranking")
    module.Hit, module.Ranking = Hit, Ranking
    monkeypatch.setitem(sys.modules, "shaoxing_cli.ranking", module)
    monkeypatch.delitem(sys.modules, "shaoxing_cli.commands.search", raising=False)
    yield
    sys.modules.pop("shaoxing_cli.commands.search", None)


def test_hits_carry_the_fact_the_score_and_the_reason(run):
    first, *_ = rows = json.loads(run("search", "行政复议", "-f", "json").stdout)
    assert [row["id"] for row in rows][:2] == ["reconsideration.received", "reconsideration.accepted"]
    assert tuple(first) == (*FACT_FIELDS, "score", "matched")
    assert (first["score"], first["matched"]) == (0.3333, ["行政复议 in label_zh"])


def test_a_limit_of_any_size_is_a_limit(run):
    found = run("search", "掌上", "-n", "9" * 40)
    assert found.exit_code == ExitCode.DONE
    assert found.stdout == run("search", "掌上", "-n", "999").stdout


def test_tsv_ends_with_the_score_and_fields_may_name_it(run):
    assert run("search", "掌上").stdout.splitlines()[0].split("\t")[-1] == "0.3333"
    picked = run("search", "掌上", "--fields", "score,id,matched", "-f", "json", "-n", "1").stdout
    assert json.loads(picked) == [{"score": 0.3333, "id": "one_stop.mobile_rate", "matched": ["掌上 in label_zh"]}]


def test_the_filters_of_list_hold(run):
    assert run("search", "掌上", "--kind", "rank", "-f", "id").stdout == "rank.mobile_rate\n"
    assert run("search", "掌上", "--kind", "ranks").exit_code == ExitCode.USAGE


def test_words_are_one_query(run):
    assert run("search", "行政复议", "申请").exit_code == ExitCode.NO


def test_people_see_a_table(run):
    lines = run("search", "掌上", "-f", "table", "--lang", "zh").stdout.splitlines()
    assert lines[0].split() == ["数值", "名称", "章节", "编号"]
    assert lines[1].startswith("99.37%")
    chosen = run("search", "掌上", "-f", "table", "--fields", "id,score", "--lang", "en").stdout.splitlines()
    assert chosen[0].split() == ["ID", "score"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("zzz", "nothing found for: zzz\n"),
        ("行政行政", "nothing found for: 行政行政; nearest terms: 行政复议\n"),
        ("x" * 10_000, "nothing found for: " + "x" * 59 + "…\n"),
        ("[b]\x1b[31m.*'; DROP TABLE 🚗", "nothing found for: [b][31m.*'; DROP TABLE 🚗\n"),
    ],
)
def test_nothing_found_is_said_honestly(run, query, said):
    result = run("search", query, "-f", "json")
    assert (result.exit_code, result.stdout, result.stderr) == (ExitCode.NO, "[]\n", said)


@pytest.mark.parametrize("query", ["", "  ", "\x1b\u200b"])
def test_an_empty_query_is_a_wrong_call(run, query):
    result = run("search", query)
    assert result.exit_code == ExitCode.USAGE
    assert "the query is empty" in result.stderr


def test_queries_from_standard_input_give_one_array_a_line(run):
    result = run("search", "-", "--fields", "id", "-n", "1", given="掌上\nnothing\n行政复议\n")
    assert result.exit_code == 0
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        [{"id": "one_stop.mobile_rate"}], [], [{"id": "reconsideration.received"}],
    ]  # fmt: skip
    assert run("search", "-", given="nothing\n").exit_code == ExitCode.NO
    assert run("search", "-", "-f", "csv", given="x").exit_code == ExitCode.USAGE
