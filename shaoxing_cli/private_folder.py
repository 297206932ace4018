"""A folder beside a target in which something is made: gone afterwards, and if its process was killed, soon after."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from shaoxing_cli.interruptions import Requests

_PREFIX: Final = ".shaoxing-unfinished-"
# What is moved out of the way in such a folder bears its own name and this.
OLD: Final = ".old"
# A folder is younger than this, in seconds, while its process has made it and not locked it yet.
_SETTLED: Final = 60


@contextmanager
def private_folder(parent: Path) -> Iterator[Path]:
    """An empty folder in another one, gone afterwards with all that is in it.

    A process that is killed leaves its folder behind; the next one that works in the same place takes it away. It
    knows such a folder by the lock, which ends with the process. One that is asked to end takes it away itself: it is
    interrupted while it works in the folder, not while it makes it or takes it away.
    """
    import tempfile

    requests = Requests()
    with requests.held():
        _clear_leftovers(parent)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        lock = _locked(folder)
        try:
            with requests.let_through():
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            if lock is not None:
                os.close(lock)


def _clear_leftovers(parent: Path) -> None:
    """Take away what killed processes have left; a folder that one of them had moved out of the way comes back."""
    # What cannot be listed or taken away is no reason not to go on.
    with suppress(OSError):
        for folder in parent.glob(f"{_PREFIX}*"):
            if folder.is_symlink() or time.time() - folder.stat().st_mtime < _SETTLED:
                continue
            lock = _locked(folder)
            if lock is None:
                continue
            for old in folder.glob(f"*{OLD}"):
                home = parent / old.name.removesuffix(OLD)
                if not home.exists():
                    old.rename(home)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """A lock on a folder, which ends when this is closed; None where another holds it or the system has none."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        lock = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock
