"""`extract` and `verify` at the command line: files, folders, bad input, exit codes."""

import json
import subprocess
import sys

import jsonschema
import pytest

from shaoxing_cli.batch import Job, jobs_of, run_job, run_jobs
from shaoxing_cli.commands import extract as command
from shaoxing_cli.errors import ExitCode
from shaoxing_cli.progress import NoProgress
from shaoxing_cli.resources import data_folder
from shaoxing_cli.store import bundled_path

TEXT = "某市2019年度法治政府建设情况报告\n一、总体\n全市共收到申请176件，受理120件，办结率98.5%。\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def schema():
    return jsonschema.Draft202012Validator(json.loads((data_folder() / "schema.json").read_bytes()))


def test_a_report_becomes_a_knowledge_base_that_every_command_reads(run, report, tmp_path, schema):
    target = tmp_path / "kb.json"
    made = run("extract", str(report), "-o", str(target))
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr == f"wrote {target}: facts 4, figures 3, ignored 1, faults 0\n"
    schema.validate(json.loads(target.read_bytes()))
    assert run("get", "s1.f002", "-f", "value", "--kb", str(target)).stdout == "120\n"
    proven = run("verify", "--kb", str(target), "--source", str(report))
    assert (proven.exit_code, proven.stdout) == (0, "")


def test_the_bundled_knowledge_base_follows_the_schema(schema):
    assert list(schema.iter_errors(json.loads(bundled_path().read_bytes()))) == []


def test_the_schema_is_strict(schema, kb):
    tables = json.loads(bundled_path().read_bytes())
    tables["facts"]["1"]["more"] = 1
    tables["facts"]["2"]["kind"] = "novel"
    del tables["facts"]["3"]["note"]
    assert len({error.absolute_path[1] for error in schema.iter_errors(tables)}) == 3


def test_what_exists_is_kept_without_force(run, report, tmp_path):
    target = tmp_path / "kb.json"
    target.write_text("mine")
    kept = run("extract", str(report), "-o", str(target))
    assert (kept.exit_code, target.read_text()) == (2, "mine")
    assert kept.stderr.count("\n") == 1
    assert run("extract", str(report), "-o", str(target), "--force").exit_code == 0


@pytest.mark.parametrize(
    ("raw", "code"),
    [(b"", 2), (b"\0\1", 2), (TEXT.encode("gb18030"), 2), (b"<html>", 2), ("没有数字。".encode(), 1)],
)
def test_bad_input_is_one_line_and_nothing_written(run, report, tmp_path, raw, code):
    report.write_bytes(raw)
    result = run("extract", str(report), "-o", str(tmp_path / "kb.json"))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (code, "", 1)
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.txt"]


def test_a_declared_encoding_is_read(run, report, tmp_path):
    report.write_bytes(TEXT.encode("gb18030"))
    target = tmp_path / "kb.json"
    assert run("extract", str(report), "-o", str(target), "--encoding", "gb18030").exit_code == 0
    checked = run("verify", "--kb", str(target), "--source", str(report), "--encoding", "gb18030")
    assert checked.exit_code == 0


@pytest.mark.parametrize("target", ["none/kb.json", "report.txt"])
def test_unwritable_targets(run, report, tmp_path, target):
    result = run("extract", str(report), "-o", str(tmp_path / target), "--force")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert report.read_text(encoding="utf-8") == TEXT


def test_a_missing_report(run, tmp_path):
    assert run("extract", str(tmp_path / "none.txt"), "-o", str(tmp_path / "kb.json")).exit_code == 2


def test_a_folder_is_read_and_one_bad_file_stops_nothing(process, report, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(5):
        (folder / f"good{number}.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\0")
    (folder / "notes.md").write_text("no report")
    result = process("extract", str(folder), "-o", str(tmp_path / "made"))
    assert result.returncode == 2
    assert sorted(entry.name for entry in (tmp_path / "made").iterdir()) == [f"good{n}.json" for n in range(5)]
    told = result.stderr.decode().splitlines()
    assert told[-1] == "5 of 6 reports read; not read: bad.txt"
    assert "\r" not in result.stderr.decode()


def test_a_folder_without_reports_and_a_target_that_is_a_file(run, report, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("extract", str(empty), "-o", str(tmp_path / "made")).exit_code == 2
    assert run("extract", str(tmp_path), "-o", str(report)).exit_code == 2


def test_jobs_in_this_process_tell_each_outcome(report, tmp_path):
    jobs = jobs_of(report, tmp_path / "kb.json", None, force=False)
    told = []
    outcomes = run_jobs(jobs, told.append)
    assert told == outcomes
    assert (outcomes[0].figures, outcomes[0].faults, outcomes[0].code) == (3, (), ExitCode.DONE)


def test_many_reports_go_to_all_cores(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    told = []
    outcomes = run_jobs(jobs_of(folder, tmp_path / "made", None, force=False), told.append)
    assert [outcome.job.report.name for outcome in outcomes] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert len(told) == 4
    assert all(outcome.figures == 3 for outcome in outcomes)


def test_a_summary_of_several_reports(run, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    result = run("extract", str(folder), "-o", str(tmp_path / "made"))
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "1 of 2 reports read; not read: b.txt"
    (folder / "b.txt").unlink()
    (folder / "c.txt").write_text(TEXT, encoding="utf-8")
    again = run("extract", str(folder), "-o", str(tmp_path / "made"), "--force")
    assert (again.exit_code, again.stderr.splitlines()[-1]) == (0, "2 of 2 reports read")


def test_a_fault_in_what_was_written_is_told(report, tmp_path, monkeypatch, capsys):
    import shaoxing_cli.extraction as extraction

    def forgetful(text, source):
        made = knowing(text, source)
        made["ignored"].clear()
        return made

    knowing = extraction.extract
    monkeypatch.setattr(extraction, "extract", forgetful)
    outcome = run_job(Job(report, tmp_path / "kb.json", None, force=False))
    assert (outcome.code, outcome.faults[0][:4]) == (ExitCode.NO, "F405")
    command._tell(outcome)
    assert "faults 1\n" in capsys.readouterr().err


@pytest.mark.parametrize(("total", "terminal", "shown"), [(2, True, True), (1, True, False), (2, False, False)])
def test_the_bar_is_for_several_reports_and_terminals(monkeypatch, total, terminal, shown):
    monkeypatch.setattr(command, "is_terminal", lambda _: terminal)
    assert isinstance(command._progress(total), NoProgress) is not shown


def test_verify_tells_faults_in_every_format(run, tmp_path):
    tables = json.loads(bundled_path().read_bytes())
    row = next(row for row in tables["facts"].values() if row["id"] == "reconsideration.received")
    row["value"] = 177
    path = tmp_path / "kb.json"
    path.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
    asked = ("verify", "--kb", str(path), "--select", "F204")
    told = run(*asked, "-f", "json")
    assert told.exit_code == 1
    fault = json.loads(told.stdout)[0]
    assert list(fault) == ["code", "where", "message", "detail"]
    assert (fault["code"], fault["where"]) == ("F204", "reconsideration.received")
    assert run(*asked, "-f", "jsonl").stdout.count("\n") == 1
    assert run(*asked, "-f", "id").stdout == "reconsideration.received\n"
    assert run(*asked, "--fields", "code,where").stdout == "F204\treconsideration.received\n"
    assert "由引文读不出该数值及其单位" in run(*asked, "-f", "table", "--lang", "zh").stdout
    assert "does not yield its value" in run(*asked, "-f", "table", "--lang", "en").stdout
    assert "1 of 26 checks" in told.stderr


def test_verify_without_a_source_says_what_is_unproven(run):
    result = run("verify", "--kb", str(bundled_path()))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "6 checks need --source" in result.stderr


def test_verify_refuses_unknown_checks_and_missing_files(run, tmp_path):
    assert run("verify", "--select", "F9").exit_code == 2
    assert run("verify", "--source", str(tmp_path / "none.txt")).exit_code == 2
    assert run("verify", "--kb", str(tmp_path / "none.json")).exit_code == 4


# A process of its own stands between, since a child's peak memory counts what its parent had when it was forked.
MEASURED = """
import resource, subprocess, sys
assert subprocess.run([sys.executable, "-m", "shaoxing_cli", *sys.argv[1:]], capture_output=True).returncode == 0
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
def test_memory_and_time_of_a_whole_process(report, tmp_path):
    report.write_text(TEXT + "全市共收到申请176件，受理120件，办结率98.5%。\n" * 600, encoding="utf-8")
    command = [sys.executable, "-c", MEASURED, "extract", str(report), "-o", str(tmp_path / "kb.json")]
    kilobytes, seconds = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert int(kilobytes) < 80_000
    assert float(seconds) < 5
