"""Driving a headless Chromium over its pipe: what the tests of the exported page need, without a further library."""

import json
import os
import select
import shutil
import subprocess
from contextlib import contextmanager

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
]  # fmt: skip
# Seconds that an answer may take.
_PATIENCE = 60


class Page:
    """A page that takes JavaScript and answers with its value."""

    def __init__(self, to_browser, from_browser):
        self._to, self._from, self._number = to_browser, from_browser, 0
        self._session, self._held = None, b""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def call(self, method, **params):
        """Send a command; its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def open(self, url):
        """Go to an address and wait until it is loaded."""
        self.call("Page.navigate", url=url)
        while self._message().get("method") != "Page.loadEventFired":
            pass

    def run(self, script):
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def _message(self):
        while b"\0" not in self._held:
            assert select.select([self._from], [], [], _PATIENCE)[0], "the browser does not answer"
            piece = os.read(self._from, 65536)
            assert piece, "the browser is gone"
            self._held += piece
        text, _, self._held = self._held.partition(b"\0")
        return json.loads(text)


@contextmanager
def browser(profile):
    """A browser with a fresh profile; yields a page."""
    in_read, in_write = os.pipe()
    out_read, out_write = os.pipe()
    # The browser reads from descriptor 3 and writes to 4.
    wiring = f"exec {CHROMIUM} {' '.join(_QUIET)} --user-data-dir='{profile}' 3<&{in_read} 4>&{out_write}"
    process = subprocess.Popen(
        ["bash", "-c", wiring], pass_fds=(in_read, out_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(in_read)
    os.close(out_write)
    try:
        yield Page(in_write, out_read)
    finally:
        os.close(in_write)
        os.close(out_read)
        process.terminate()
        process.wait(timeout=10)
