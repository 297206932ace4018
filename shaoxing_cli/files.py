"""Writing a file or a folder whole or not at all, and keeping what is there already."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from shaoxing_cli.errors import TargetError
from shaoxing_cli.private_folder import OLD, private_folder


def write_atomically(path: Path | str, write: Callable[[Path], object], *, force: bool) -> None:
    """Have `write` make a file or a folder, and put it in its place when it is complete.

    It is made in a private folder beside the target and renamed, so that a reader finds the old one or the new one,
    and a failure leaves nothing behind; what a killed process leaves is taken away by the next one. A link is followed:
    what it points to is replaced.

    Args:
        path: the target.
        write: makes the file or the folder at the path that it is called with, which has the target's name.
        force: replace what exists; otherwise it is kept. A folder is replaced only where nothing in it would be lost
            that the new one does not hold as well.

    Raises:
        TargetError: the target exists (and not `force`), is of another sort, or cannot be written.
    """
    target = Path(os.path.realpath(path))
    if os.path.lexists(path) and not force:
        raise TargetError(path, _EXISTS)
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise TargetError(path, "it is neither a file nor a folder")
    if not target.parent.is_dir():
        raise TargetError(path, f"there is no folder {Path(path).parent}")
    try:
        with termination_as_interruption(), private_folder(target.parent) as folder:
            made = folder / target.name
            write(made)
            _put(made, target, path, force=force)
    except OSError as fault:
        raise TargetError(path, fault.strerror or str(fault)) from None


_EXISTS: Final = "it exists already; --force replaces it"


@contextmanager
def termination_as_interruption() -> Iterator[None]:
    """Have a request to end the program (kill, a closed terminal) clean up as Ctrl-C does."""
    import signal
    import threading

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    # Only the main thread may say what a signal does, and what somebody else has said stands.
    usual = threading.current_thread() is threading.main_thread()
    changed = [number for number in asked if usual and signal.getsignal(number) is signal.SIG_DFL]
    for number in changed:
        signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)


def _put(made: Path, target: Path, path: Path | str, *, force: bool) -> None:
    """Move what was made to its place."""
    if made.is_dir():
        _put_folder(made, target, path, force=force)
    elif target.is_dir():
        raise TargetError(path, "it is a folder")
    elif force:
        if target.exists():
            made.chmod(target.stat().st_mode & 0o7777)
        made.replace(target)
    else:
        _put_new(made, target, path)


def _put_new(made: Path, target: Path, path: Path | str) -> None:
    """Move a file to where none must be, even if somebody has made one meanwhile."""
    try:
        target.hardlink_to(made)
    except FileExistsError:
        raise TargetError(path, _EXISTS) from None
    except OSError:
        # A file system without hard links: what was checked before the work must do.
        made.replace(target)


def _put_folder(made: Path, target: Path, path: Path | str, *, force: bool) -> None:
    """Move a folder to its place; what others put there at the same moment goes before it or after it."""
    if target.is_file():
        raise TargetError(path, "it is a file, not a folder")
    for more in reversed(range(_TRIES)):
        try:
            if not target.exists():
                made.rename(target)
            elif force:
                _replace_folder(made, target, path)
            else:
                raise TargetError(path, _EXISTS)
        except OSError as fault:
            if fault.errno not in _OTHERS_AT_WORK or not more:
                raise
        else:
            return


# A folder that has come or gone between a look and a step.
_OTHERS_AT_WORK: Final = (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT)
_TRIES: Final = 50


def _replace_folder(made: Path, target: Path, path: Path | str) -> None:
    """Exchange a folder for a new one, which must hold everything by name that the old one holds."""
    kept = {entry.name for entry in made.iterdir()}
    others = sorted(entry.name for entry in target.iterdir() if entry.name not in kept)
    if others:
        raise TargetError(path, f"the folder holds other files, such as {others[0]}")
    old = made.with_name(f"{made.name}{OLD}")
    try:
        target.rename(old)
        made.rename(target)
    except BaseException:
        # An interruption between the two would else take the old one away with the private folder.
        if old.exists() and not target.exists():
            old.rename(target)
        else:
            shutil.rmtree(old, ignore_errors=True)
        raise
