"""The program's way in: what must work before anything heavy is imported, and the last net under it."""

import sys

# Type checkers take this name for true; importing it from typing would double the time of `shaoxing --version`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType


_uncaught, _unraisable = sys.excepthook, sys.unraisablehook
# The interruptions after which Python went on: in a destructor, in a callback of an import.
_missed: list[BaseException | None] = []


def _say_uncaught(kind: type[BaseException], fault: BaseException, trace: "TracebackType | None") -> None:
    if not issubclass(kind, KeyboardInterrupt):
        _uncaught(kind, fault, trace)


def _say_unraisable(what: "sys.UnraisableHookArgs") -> None:
    if issubclass(what.exc_type, KeyboardInterrupt):
        _missed.append(what.exc_value)
    else:
        _unraisable(what)


# Python has work of its own between importing this and calling it, and again while it ends.
sys.excepthook, sys.unraisablehook = _say_uncaught, _say_unraisable


def main() -> int:
    """Run the command line and give its exit code; whatever goes wrong ends in one line, never in a traceback."""
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        # Python 3.11 wraps what is raised while a class is made, an interruption too, in a RuntimeError.
        return 130 if isinstance(fault.__cause__, KeyboardInterrupt) else _report(fault)
    return 130 if _missed else code


def _run(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]) and _say_version():
        return 0
    import gc

    # A process that lives for a tenth of a second has no garbage worth collecting while it starts.
    gc.disable()
    if sys.stdout is not None:
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    code = _command(arguments)
    # Nor is there any reason to look through every object once more on the way out.
    gc.freeze()
    return code


def _say_version() -> bool:
    """Answer `--version` without the command line; False where anything is amiss, which the command line then tells."""
    import os

    from shaoxing_cli.version import version_text

    try:
        os.write(sys.stdout.fileno(), version_text(os.environ).encode(sys.stdout.encoding, "backslashreplace"))
    except (OSError, ValueError, AttributeError):
        return False
    return True


def _command(arguments: list[str]) -> int:
    from shaoxing_cli.cli import run

    return run(arguments)


def _report(fault: Exception) -> int:
    """Say what happened and how to see where; give the exit code of a fault."""
    import os

    if os.environ.get("SHAOXING_DEBUG"):
        import traceback

        traceback.print_exc()
        return 70
    from shaoxing_cli.streams import hint

    what = " ".join(f"{type(fault).__name__}: {fault}".split())
    hint(f"shaoxing: unexpected fault: {what:.300}; SHAOXING_DEBUG=1 shows where")
    return 70


def program() -> None:
    """Run the command line and end the process with its exit code."""
    code = main()
    if _is_awaited() or not _is_flushed():
        sys.exit(code)
    import os

    # Python would take every object apart on its way out, which takes longer than to look a fact up.
    os._exit(code)


def _is_awaited() -> bool:
    """Whether something waits for Python's own end: an exit handler, a debugger, a profiler, warnings."""
    import atexit

    # Not every Python tells how many handlers there are.
    handlers = getattr(atexit, "_ncallbacks", lambda: 1)()
    return bool(handlers or sys.gettrace() or sys.getprofile() or sys.warnoptions or sys.flags.dev_mode)


def _is_flushed() -> bool:
    """Whether both streams have taken all that was written to them."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    program()
