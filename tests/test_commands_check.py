"""check, as a user calls it."""

import io
import json
import os
import subprocess
import sys
import time
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shaoxing_cli.claim_text import LONGEST_CLAIM, checked
from shaoxing_cli.commands.check import EXAMPLES, exit_code
from shaoxing_cli.errors import ExitCode, UsageError
from shaoxing_cli.render import FORMATS
from shaoxing_cli.text import visible
from tests.conftest import process_environment

TRUE = "市级共收到行政复议申请176件"
FALSE = "市级共收到行政复议申请186件"
OPEN = "天是蓝的"

EMPTY = "the claim is empty; give a sentence, such as: 2019年市级收到行政复议申请176件"
TOO_LONG = "the claim has more than 2,000 characters; a claim is a sentence or two (--file judges an article)"
NO_FIELDS = "claimreview has the fields of schema.org; --fields goes with the other formats"
FIELDS = "claim, verdict, evidence, reason, parts"


@pytest.fixture
def check(run, kb):
    def call(*arguments, **settings):
        return run("check", *arguments, "--kb", str(kb.path), **settings)

    return call


def verdicts(result):
    return [row["verdict"] for row in json.loads(result.stdout)]


# claims and exit codes


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ([TRUE], ExitCode.DONE),
        ([TRUE, FALSE], ExitCode.NO),
        ([FALSE, OPEN], ExitCode.NO),
        ([TRUE, OPEN], ExitCode.NOT_COVERED),
        ([OPEN], ExitCode.NOT_COVERED),
    ],
)
def test_one_verdict_a_claim_in_order_and_the_exit_code(check, claims, code):
    names = {TRUE: "supported", FALSE: "contradicted", OPEN: "not_covered"}
    result = check(*claims, "-f", "json")
    assert verdicts(result) == [names[claim] for claim in claims]
    assert [row["claim"] for row in json.loads(result.stdout)] == claims
    assert result.exit_code == code
    assert result.stderr == ""


def test_the_same_claim_in_every_format(check):
    assert check(FALSE, "-f", "value").stdout == "contradicted\n"
    assert check(FALSE, "-f", "id").stdout == "reconsideration.received\n"
    assert check(FALSE).stdout.startswith(f"contradicted\t{FALSE}\treconsideration.received\t")
    assert check(FALSE, "-f", "table", "--lang", "zh").stdout.startswith(f"不符 contradicted  {FALSE}\n")
    assert check(FALSE, "-f", "table", "--fields", "verdict", "--lang", "zh").stdout == "结论\n不符\n"
    assert check(FALSE, "-f", "md", "--lang", "en").stdout.startswith("| verdict | claim | evidence | reason |")
    (review,) = json.loads(check(FALSE, "-f", "claimreview").stdout)
    assert review["reviewRating"]["ratingValue"] == 1
    assert check(FALSE, "-f", "value", "--fields", "claim").stdout == FALSE + "\n"


def test_at_most_so_many(check):
    assert verdicts(check(TRUE, TRUE, FALSE, "-n", "2", "-f", "json")) == ["supported"] * 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give a claim, - for one a line of standard input, or --file PATH; see shaoxing check --help"),
        (["a", "--file", "b"], "give claims or --file, not both"),
        (["a", "--all"], "--all goes with --file"),
        ([""], EMPTY),
        (["\u200b \t"], EMPTY),
        ([TRUE, " "], EMPTY),
        (["长" * 100_000], TOO_LONG),
        (["a\0b"], "the claim is not UTF-8 text"),
        (["a\udcffb"], "the claim is not UTF-8 text"),
        (["a", "-f", "claimreview", "--fields", "id"], NO_FIELDS),
        (["--file", "/no/such"], "cannot read /no/such: No such file or directory"),
        (["--file", "/"], "cannot read /: it is a folder"),
        (["a", "-f", "cvs"], f"unknown format: cvs (did you mean csv?); known: {', '.join(FORMATS)}, claimreview"),
        (["a", "--fields", "path"], f"unknown field: path (did you mean parts?); known: {FIELDS}"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_line_and_no_answer(check, arguments, message):
    result = check(*arguments)
    assert result.exit_code == ExitCode.USAGE
    assert result.stderr == f"shaoxing: {message}\n"
    assert result.stdout == ""


def test_a_claim_that_starts_with_a_dash(run, kb):
    bare = run("check", "-5%", "--kb", str(kb.path))
    assert bare.exit_code == ExitCode.USAGE
    assert "goes after '--': shaoxing check -- '-5" in bare.stderr
    assert run("check", "--kb", str(kb.path), "-f", "value", "--", "-5%").stdout == "not_covered\n"


def test_a_thousand_numbers_in_a_claim_are_judged_in_time(check):
    claim = " ".join(["7"] * 1_000)
    assert len(claim) < LONGEST_CLAIM
    start = time.perf_counter()
    assert check(claim, "-f", "value").stdout == "not_covered\n"
    assert time.perf_counter() - start < 5


# standard input


def test_one_claim_a_line(check):
    result = check("-", "-f", "value", given=f"{TRUE}\n\n  {FALSE} \r\n{OPEN}")
    assert result.stdout == "supported\ncontradicted\nnot_covered\n"
    assert result.exit_code == ExitCode.NO
    assert check("-", "-f", "json", given="").stdout == "[]\n"
    assert verdicts(check(FALSE, "-", TRUE, "-f", "json", given=OPEN)) == ["contradicted", "not_covered", "supported"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (TRUE.encode() + b"\n\xff\n", "cannot read standard input: line 2 is not UTF-8 text"),
        (TRUE.encode() + b"\na\0\n", "cannot read standard input: line 2 holds a NUL character; is it a binary file?"),
        (
            TRUE.encode() + b"\n" + b"x" * 100_000,
            f"line 2 of standard input: {TOO_LONG}",
        ),
    ],
)
def test_what_came_before_a_bad_line_is_answered(check, given, message):
    result = check("-", "-f", "value", given=given)
    assert result.stdout == "supported\n"
    assert result.stderr == f"shaoxing: {message}\n"
    assert result.exit_code == ExitCode.USAGE


def test_each_answer_leaves_as_it_comes(kb):
    command = [sys.executable, "-m", "shaoxing_cli", "check", "-", "-f", "jsonl", "--kb", str(kb.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=process_environment()) as process:
        for claim, verdict in ((TRUE, "supported"), (FALSE, "contradicted")):
            process.stdin.write(claim.encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["verdict"] == verdict
        process.stdin.close()
        assert process.wait() == ExitCode.NO


def read_terminal(leader):
    """What stands on the terminal; nothing when its other end is closed (which Linux calls an error)."""
    try:
        return os.read(leader, 65_536)
    except OSError:
        return b""


def on_terminals(command, given, *, stdout):
    """Run a command with its standard input and error (and output) on a terminal; what it wrote there, and its code."""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    streams = {
        "stdin": follower if given is None else subprocess.PIPE,
        "stdout": follower if stdout else subprocess.DEVNULL,
        "stderr": follower,
    }
    with subprocess.Popen(command, env=process_environment(), **streams) as process:
        os.close(follower)
        if given is None:
            os.write(leader, b"\x04")
        else:
            process.stdin.write(given)
            process.stdin.close()
        written = b"".join(iter(lambda: read_terminal(leader), b""))
        os.close(leader)
    return written.decode(), process.returncode


def test_a_person_at_a_terminal_is_told_what_is_waited_for(kb):
    command = [sys.executable, "-m", "shaoxing_cli", "check", "-", "--kb", str(kb.path)]
    written, code = on_terminals(command, None, stdout=True)
    assert "reading claims, one a line, from the terminal; end with Ctrl-D" in written
    assert code == ExitCode.DONE


def test_progress_is_shown_to_who_waits(kb):
    command = [sys.executable, "-m", "shaoxing_cli", "check", "-", "--kb", str(kb.path)]
    waiting, _ = on_terminals(command, f"{TRUE}\n".encode() * 400, stdout=False)
    assert " claims" in waiting
    watching, _ = on_terminals(command, f"{TRUE}\n".encode(), stdout=True)
    assert " claims" not in watching
    assert "supported" in watching


# articles

ARTICLE = f"""# 绍兴市行政复议

2019年，{TRUE}。{FALSE}。

2018年，市级收到行政复议申请150件。{FALSE}。天是蓝的。

```
{FALSE}
```
"""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_article_as_linters_print_it(check, article):
    result = check("--file", str(article), "-f", "table", "--lang", "en")
    first, second = result.stdout.splitlines()
    assert first.startswith(f"{article}:3:1: supported: ")
    assert second.startswith(f"{article}:3:23: contradicted: ")
    assert result.exit_code == ExitCode.NO
    summary = "6 sentences: 1 supported, 1 contradicted, 4 not covered (left out; --all shows them)"
    assert result.stderr == f"{article}: {summary}\n"


def test_all_sentences_of_an_article(check, article):
    result = check("--file", str(article), "--all", "-f", "json", "--lang", "zh")
    rows = json.loads(result.stdout)
    assert [(row["line"], row["column"], row["verdict"]) for row in rows] == [
        (1, 3, "not_covered"), (3, 1, "supported"), (3, 23, "contradicted"),
        (5, 1, "not_covered"), (5, 22, "not_covered"), (5, 38, "not_covered"),
    ]  # fmt: skip
    assert {row["path"] for row in rows} == {str(article)}
    assert result.stderr == f"{article}：6句，1句属实，1句不符，4句未涉及\n"


def test_several_articles_and_standard_input(check, article, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(f"{TRUE}。\n", encoding="utf-8")
    result = check("--file", str(other), "--file", "-", "--file", str(article), "-f", "tsv", given=f"{TRUE}。\n{OPEN}")
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == [str(other), "-", str(article), str(article)]
    assert len(result.stderr.splitlines()) == 3
    assert result.exit_code == ExitCode.NO


def test_an_article_without_a_false_word_is_no_failure(check):
    assert check("--file", "-", given=f"{TRUE}。天是蓝的。").exit_code == ExitCode.DONE
    assert check("--file", "-", given="").exit_code == ExitCode.DONE


def test_a_file_that_cannot_be_read_stops_all_before_any_answer(check, article, tmp_path):
    result = check("--file", str(article), "--file", str(tmp_path / "none"))
    assert result.stdout == ""
    assert result.exit_code == ExitCode.USAGE


def test_a_binary_file_is_refused(check, tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    result = check("--file", str(path))
    assert result.stderr == f"shaoxing: cannot read {path}: line 1 is not UTF-8 text\n"
    assert result.exit_code == ExitCode.USAGE


def test_a_closed_standard_input(check, monkeypatch, capsys, kb):
    from shaoxing_cli.cli import run as run_cli

    monkeypatch.setattr(sys, "stdin", None)
    assert run_cli(["check", "-", "--kb", str(kb.path)]) == ExitCode.USAGE
    assert capsys.readouterr().err == "shaoxing: standard input is closed\n"


def test_color_where_it_is_wanted(check, article):
    assert (
        "\x1b[1;31m不符\x1b[0m" in check("--file", str(article), "-f", "table", "--lang", "zh", FORCE_COLOR="1").stdout
    )
    assert "\x1b" not in check("--file", str(article), "-f", "table", "--no-color", FORCE_COLOR="1").stdout


def test_the_report_itself_is_told_in_examples():
    assert all(example.startswith("shaoxing check ") for example in EXAMPLES)


# laws


@given(st.dictionaries(st.sampled_from(["supported", "contradicted", "not_covered"]), st.integers(0, 3)), st.booleans())
def test_the_exit_code_follows_the_contract(counts, article):
    code = exit_code(Counter(counts), article=article)
    if counts.get("contradicted"):
        assert code == ExitCode.NO
    elif counts.get("not_covered") and not article:
        assert code == ExitCode.NOT_COVERED
    else:
        assert code == ExitCode.DONE


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_claim_is_taken_whole_or_refused(text):
    if visible(text).strip() and "\0" not in text:
        assert checked(text) == text.strip()
    else:
        with pytest.raises(UsageError):
            checked(text)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60))
def test_any_line_of_standard_input_has_its_answer(check, text):
    line = "".join(char for char in text if char not in "\0\r\n" and not "\ud800" <= char <= "\udfff")
    result = check("-", "-f", "jsonl", given=(line + "\n").encode())
    if result.exit_code != ExitCode.USAGE:
        assert [json.loads(each)["claim"] for each in io.StringIO(result.stdout)] == (
            [line.strip()] if line.strip() else []
        )


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
@pytest.mark.parametrize(("figure", "code"), [(176, ExitCode.DONE), (186, ExitCode.NO)])
def test_a_reader_that_leaves_early_does_not_make_a_claim_supported(form, figure, code):
    command = [sys.executable, "-m", "shaoxing_cli", "check", "-", "-f", form]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, env=process_environment()) as process:
        claim = f"2019年市级收到行政复议申请{figure}件\n".encode()
        process.stdin.write(claim * 40)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(claim * 40)
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == code
