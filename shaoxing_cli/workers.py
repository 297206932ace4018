"""Processes that work for this one on all cores, and never outlive it."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children

from shaoxing_cli.files import termination_as_interruption


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def workers(most: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of processes, one a core and at most so many, that ends with this process however that ends."""
    pool = ProcessPoolExecutor(min(cores(), most), initializer=_serve_one_master)
    with termination_as_interruption(), pool:
        try:
            yield pool
        except BaseException:
            # A pool that is left does all that waits first.
            for worker in active_children():
                worker.terminate()
            pool.shutdown(cancel_futures=True)
            raise


def _serve_one_master() -> None:
    """Have a worker leave interruptions to the process that started it, and end when that one does."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    Thread(target=_end_with_the_master, daemon=True).start()


def _end_with_the_master() -> None:
    """Wait until the process that started this one has ended, however that came about; end as if asked to."""
    import signal
    import time
    from multiprocessing import parent_process

    master = parent_process()
    if master:
        master.join()
        while True:
            # The first one may but take away what is being written.
            signal.raise_signal(signal.SIGTERM)
            time.sleep(1)
