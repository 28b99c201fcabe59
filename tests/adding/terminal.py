"""A command in a pseudo-terminal of 80 columns: what it prints, and answers as a person types them."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 60.0  # seconds
AGAIN = 15.0  # seconds without an answer after which a key is pressed again


def typed(arguments: Sequence[str], answers: Sequence[tuple[str, str]], folder: Path) -> tuple[int, str]:
    """Return the exit status of a command and all that the terminal shows.

    Each answer is typed when the last line begins with its question; a key that interrupts is pressed again where
    nothing comes of it, as a person would. A hanging command fails.
    """
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background job has it switched off
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
        os.execve(sys.executable, [sys.executable, "-m", "verifier", *arguments], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    shown, left, until, key = "", list(answers), time.monotonic() + PATIENCE, ""
    try:
        while (more := _read(terminal, until, key)) is not None:
            shown += more
            last = shown.replace("\r\n", "\n").rpartition("\n")[2]
            if left and last.startswith(left[0][0]) and last.endswith(": "):
                answer = left.pop(0)[1]
                os.write(terminal, answer.encode())
                key = answer if answer in {"\x03", "\x04"} else ""
    finally:
        os.close(terminal)
    _, status = os.waitpid(process, 0)
    assert left == [], f"never asked: {left[0][0]}\n{shown}"
    return os.waitstatus_to_exitcode(status), shown.replace("\r\n", "\n")


def _read(terminal: int, until: float, key: str) -> str | None:
    while not select.select([terminal], [], [], AGAIN)[0]:
        assert time.monotonic() < until, "the command waits for what nobody types"
        os.write(terminal, key.encode())
    try:
        found = os.read(terminal, 65_536)
    except OSError:  # the other end is closed
        return None
    return found.decode("utf-8", "replace") or None
