"""A command in a pseudo-terminal of 80 columns: what it prints, and answers as a person types them."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 60.0  # seconds


def typed(arguments: Sequence[str], answers: Sequence[tuple[str, str]], folder: Path) -> tuple[int, str]:
    """Return the exit status of a command and all that the terminal shows.

    Each answer is typed when the last line begins with its question; a hanging command is killed and fails.
    """
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
        os.execve(sys.executable, [sys.executable, "-m", "verifier", *arguments], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    shown, left, until = "", list(answers), time.monotonic() + PATIENCE
    try:
        while (more := _read(terminal, until)) is not None:
            shown += more
            last = shown.replace("\r\n", "\n").rpartition("\n")[2]
            if left and last.startswith(left[0][0]) and last.endswith(": "):
                os.write(terminal, left.pop(0)[1].encode())
    finally:
        os.close(terminal)
    _, status = os.waitpid(process, 0)
    assert left == [], f"never asked: {left[0][0]}\n{shown}"
    return os.waitstatus_to_exitcode(status), shown.replace("\r\n", "\n")


def _read(terminal: int, until: float) -> str | None:
    ready, _, _ = select.select([terminal], [], [], max(0, until - time.monotonic()))
    assert ready, "the command waits for what nobody types"
    try:
        found = os.read(terminal, 65_536)
    except OSError:  # the other end is closed
        return None
    return found.decode("utf-8", "replace") or None
