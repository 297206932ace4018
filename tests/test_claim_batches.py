"""A file of claims is judged on all cores as it would be one by one: the same verdicts, in order, and its faults."""

import json
import signal
import subprocess
import time
from itertools import count, islice
from pathlib import Path

import pytest

from shaoxing_cli.claim_batches import judged
from shaoxing_cli.errors import ExitCode, UsageError
from shaoxing_cli.factcheck import Checker
from shaoxing_cli.store import open_knowledge_base
from tests.conftest import SMALL, process_environment
from tests.test_robustness_stopping import PROGRAM, REQUESTS

KB = open_knowledge_base()
CLAIMS = [row["claim"] for row in json.loads((Path(__file__).parent / "cases" / "claims.json").read_text("utf-8"))]


def test_all_cores_find_what_one_finds() -> None:
    checker = Checker(KB)
    assert list(judged(KB, CLAIMS)) == [(claim, checker.check(claim)) for claim in CLAIMS]


def test_another_knowledge_base_is_asked() -> None:
    kb = open_knowledge_base(SMALL)
    assert [verdict.claim for _, verdict in judged(kb, ["收到5件", "收到6件"])] == ["收到5件", "收到6件"]


def test_no_claims_no_verdicts() -> None:
    assert list(judged(KB, [])) == []


def test_what_stands_before_a_fault_is_told_first() -> None:
    def claims():
        yield from CLAIMS[:100]
        raise UsageError("line 101")

    told = []
    with pytest.raises(UsageError, match="line 101"):
        told.extend(claim for claim, _ in judged(KB, claims()))
    # `extend` keeps what it was given before the fault.
    assert told == CLAIMS[:100]


def test_no_more_than_a_few_claims_are_held() -> None:
    read = count()
    claims = (CLAIMS[number % len(CLAIMS)] for number in read)
    assert len(list(islice(judged(KB, claims), 5))) == 5
    assert next(read) < 5_000


@pytest.mark.parametrize("number", [*REQUESTS, signal.SIGKILL], ids=lambda number: number.name)
def test_no_worker_outlives_a_batch(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "claims.txt").write_text("\n".join(CLAIMS * 60), encoding="utf-8")
    command = [*PROGRAM, "check", "-", "-f", "value"]
    with (
        (tmp_path / "claims.txt").open("rb") as claims,
        subprocess.Popen(
            command, stdin=claims, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=process_environment(),
            start_new_session=True,
        ) as child,
    ):  # fmt: skip
        assert child.stderr
        time.sleep(1)
        assert child.poll() is None
        child.send_signal(number)
        stopping = time.monotonic()
        # The end of what they say is the end of the last process that could say something.
        said = child.stderr.read()
    assert time.monotonic() - stopping < 10
    assert said == b""
    assert child.returncode == (-number if number == signal.SIGKILL else ExitCode.INTERRUPTED)
