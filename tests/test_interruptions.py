"""Requests to end: they wait, they are let through, and they mean afterwards what they meant."""

import shutil
import signal
import sys
from threading import Thread

import pytest

from shaoxing_cli import private_folder as place
from shaoxing_cli.files import write_atomically
from shaoxing_cli.interruptions import Requests
from shaoxing_cli.private_folder import private_folder

REQUESTS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@pytest.fixture(autouse=True)
def handlers():
    """Handlers as in a program that has just been started, whatever those of the tests are."""
    usual = {number: signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL for number in REQUESTS}
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield usual
    for number, handler in before.items():
        signal.signal(number, handler)


class Stopping:
    """A trace function that asks the program to end at a line, counted from the start of a run."""

    def __init__(self, number, at=None):
        self.number, self.at, self.lines, self.asked = number, at, 0, False

    def __call__(self, frame, event, _argument):
        if event == "line":
            self.lines += 1
            # Where a request would end the tests at once, it would end the program so, too.
            if self.lines == self.at and signal.getsignal(self.number) is not signal.SIG_DFL:
                self.asked = True
                signal.raise_signal(self.number)
        return self

    def interrupts(self, work):
        """Whether the work was ended by an interruption."""
        before = sys.gettrace()
        sys.settrace(self)
        try:
            work()
        except KeyboardInterrupt:
            return True
        finally:
            sys.settrace(before)
        return False


def write_kit(folder):
    folder.mkdir()
    (folder / "a.csv").write_text("new")
    (folder / "b.csv").write_text("new")


def put_old(target):
    target.mkdir(exist_ok=True)
    for name in ("a.csv", "b.csv"):
        (target / name).write_text("old")


# A file may be interrupted between being opened and being held by anybody who would close it.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_at_any_line_nothing_unfinished_is_left_and_no_request_is_lost(tmp_path, handlers, number):
    target = tmp_path / "kit"

    def work():
        write_atomically(target, write_kit, force=True)

    # What is imported in the first run is no part of those that are counted.
    work()
    whole = Stopping(number)
    assert not whole.interrupts(work)
    assert whole.lines > 500
    asked = 0
    for line in range(1, whole.lines + 1):
        put_old(target)
        stopping = Stopping(number, line)
        assert stopping.interrupts(work) is stopping.asked, line
        asked += stopping.asked
        assert list(tmp_path.iterdir()) == [target], line
        assert len({file.read_text() for file in target.iterdir()}) == 1, line
        for other, handler in handlers.items():
            signal.signal(other, handler)
    assert asked > whole.lines / 2


@pytest.mark.parametrize("number", REQUESTS, ids=lambda number: number.name)
def test_at_any_line_requests_mean_afterwards_what_they_meant(tmp_path, number):
    for other in REQUESTS:
        signal.signal(other, signal.default_int_handler)

    def work():
        with private_folder(tmp_path):
            pass

    work()
    whole = Stopping(number)
    whole.interrupts(work)
    for line in range(1, whole.lines + 1):
        Stopping(number, line).interrupts(work)
        assert {signal.getsignal(other) for other in REQUESTS} == {signal.default_int_handler}, line
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) & set(REQUESTS) == set()


def test_a_second_request_does_not_end_the_cleaning(tmp_path, monkeypatch):
    def asked_again(folder, **settings):
        signal.raise_signal(signal.SIGINT)
        shutil.rmtree(folder, **settings)

    class Impatient:
        rmtree = staticmethod(asked_again)

    monkeypatch.setattr(place, "shutil", Impatient)
    with pytest.raises(KeyboardInterrupt), private_folder(tmp_path):
        signal.raise_signal(signal.SIGINT)
    assert list(tmp_path.iterdir()) == []


def test_what_comes_while_a_step_must_be_whole_is_heard_where_it_may_be():
    steps, requests = [], Requests()

    def work():
        with requests.held():
            signal.raise_signal(signal.SIGINT)
            steps.append("whole")
            with requests.let_through():
                steps.append("never")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert steps == ["whole"]


def test_what_comes_last_is_heard_at_the_end():
    steps = []

    def work():
        with Requests().held():
            signal.raise_signal(signal.SIGINT)
            steps.append("whole")
        steps.append("never")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert steps == ["whole"]


def test_a_handler_that_does_not_raise_hears_every_request():
    heard = []
    signal.signal(signal.SIGTERM, lambda number, _frame: heard.append(number))
    requests = Requests()
    with requests.held(), requests.let_through():
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
        assert heard == [signal.SIGTERM] * 2
    assert heard == [signal.SIGTERM] * 2


def test_what_is_ignored_and_what_ends_the_program_is_left_alone():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Requests().held():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_another_thread_leaves_the_handlers_alone():
    seen = []

    def work():
        with Requests().held():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.default_int_handler]
