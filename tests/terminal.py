"""The program on a terminal of its own, and all that is shown there."""

import os
import pty
import subprocess
import sys
from collections.abc import Mapping, Sequence


def shown_on_a_terminal(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[int, str]:
    """Run the program on a terminal: its exit code, and all that the terminal was sent, with line ends of text."""
    reader, writer = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "shaoxing_cli", *arguments],
        stdin=subprocess.DEVNULL, stdout=writer, stderr=writer, env=environment,
    ) as child:  # fmt: skip
        os.close(writer)
        shown = b""
        try:
            while piece := os.read(reader, 1 << 16):
                shown += piece
        except OSError:
            # The last writer has left the terminal.
            pass
    os.close(reader)
    return child.returncode, shown.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
