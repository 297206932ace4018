"""The benchmarks print what they measured; that they can run is proved here, what they find is never judged."""

import sys

import pytest

from tests.bench import batches, growth, knowledge, speed
from tests.bench.__main__ import main, renewed
from tests.bench.batches import Batch
from tests.bench.growth import Growth
from tests.bench.processes import Cost, cost, environment, programs, typical
from tests.bench.speed import Case

PRINT = (sys.executable, "-c", "import sys; print(sys.stdout.isatty())")


def test_the_table_of_speed_marks_a_missed_target():
    cases = [Case("nothing", ()), Case("get", (), 1.15), Case("list", (), 1.15)]
    costs = {"nothing": Cost(0.1, 20), "get": Cost(0.11, 21), "list": Cost(0.12, 22)}
    lines = list(speed.table(cases, costs))
    assert lines[3:] == ["| get | 110 ms | 1.10 | 1.15 | 21 MB |", "| list | 120 ms | 1.20 * | 1.15 | 22 MB |"]


def test_the_table_of_growth():
    row = Growth(3_000, 3.0, 25.04, 30, 1500, {"get": Cost(0.09, 29), "search": Cost(1.2, 80)})
    assert list(growth.table([row]))[2] == "| 3,000 | 3.0 MB | 25 ms | 90 ms, 29 MB | 1.2 s, 80 MB | 1.5 s |"


def test_the_table_of_batches():
    assert list(batches.table([Batch(4_000, 2.5, 64.2)]))[2] == "| 4,000 | 2.5 s | 1,600 | 64 MB |"


def test_batches_are_measured():
    with programs() as folder:
        found = batches.measure(3, folder)
    assert found.count == 3
    assert 0 < found.seconds < 30
    assert found.megabytes > 5


def test_the_typical_cost_is_the_median_time_and_the_largest_peak():
    assert typical([Cost(3, 10), Cost(1, 30), Cost(2, 20)]) == Cost(2, 30)


@pytest.mark.parametrize("terminal", [False, True])
def test_a_process_is_measured(terminal):
    with programs() as folder:
        found = cost((sys.executable, str(folder / "shaoxing"), "--version"), environment(folder), terminal=terminal)
        assert 0 < found.seconds < 10
        assert found.megabytes > 5
        with pytest.raises(RuntimeError, match="exit code 2"):
            cost((sys.executable, str(folder / "shaoxing"), "nonsense"), environment(folder))


def test_synthesised_facts_are_facts(tmp_path):
    from shaoxing_cli.store import open_knowledge_base

    path = tmp_path / "kb.json"
    knowledge.main(["1000", str(path)])
    kb = open_knowledge_base(path)
    assert len(kb) == len(set(kb.ids)) == 1000
    assert len({fact.label_zh for fact in kb}) > 900


def test_a_table_is_put_between_its_marks_alone():
    page = "a\n<!-- bench:x -->\nold\n<!-- /bench -->\nb\n<!-- bench:y -->\n<!-- /bench -->\n"
    assert renewed(page, "y", "new\n") == page.replace("bench:y -->\n", "bench:y -->\n\nnew\n\n")
    assert renewed(renewed(page, "x", "1\n"), "x", "2\n") == renewed(page, "x", "2\n")
    with pytest.raises(SystemExit, match="no table z"):
        renewed(page, "z", "")
    with pytest.raises(SystemExit, match="unknown table"):
        main(["z"])
