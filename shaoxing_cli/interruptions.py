"""Requests to end the program (Ctrl-C, kill, a closed terminal): they wait while a step is done that must be whole."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_REQUESTS: Final = ("SIGINT", "SIGTERM", "SIGHUP")


class Requests:
    """What stands between requests to end and those who handle them.

    A handler raises wherever the program happens to be: between making a folder and noting that it is there, too, and
    in the midst of taking it away. Here a request waits there. What would end the program at once, or is ignored, is
    left as it is, and so are the handlers where this is not the main thread, which alone is interrupted by them.
    """

    def __init__(self) -> None:
        """Handle nothing yet."""
        self._waiting = True
        self._come: list[int] = []
        self._usual: dict[int, Callable[[int, FrameType | None], object]] = {}

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Take a request: it waits, or its handler has it."""
        if self._waiting:
            self._come.append(number)
            return
        # Whoever ends because of this one takes away what was made: the next one must not come between.
        self._waiting = True
        self._usual[number](number, frame)
        self._waiting = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Steps that must be whole: what is asked meanwhile is heard at the end, or where it is let through."""
        try:
            self._take()
            yield
        finally:
            self._give_back()

    @contextmanager
    def let_through(self) -> Iterator[None]:
        """Work that may be ended at any moment: by the first request, those that have come already among them."""
        try:
            self._waiting = False
            if self._come:
                self(self._come.pop(0), None)
            yield
        finally:
            self._waiting = True

    def _take(self) -> None:
        import signal
        import threading

        if threading.current_thread() is not threading.main_thread():
            return
        for number in (getattr(signal, name) for name in _REQUESTS if hasattr(signal, name)):
            handler = signal.getsignal(number)
            if callable(handler):
                self._usual[number] = handler
                signal.signal(number, self)

    def _give_back(self) -> None:
        import signal

        # Those that have their handlers back would keep the others from theirs. Not every system can put them off.
        put_off = getattr(signal, "pthread_sigmask", None)
        before = put_off(signal.SIG_BLOCK, self._usual) if put_off else None
        try:
            for number, handler in self._usual.items():
                signal.signal(number, handler)
        finally:
            if put_off:
                put_off(signal.SIG_SETMASK, before)
        for number in self._come:
            self._usual[number](number, None)
