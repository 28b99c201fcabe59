"""A judge's program in a process of its own, bounded in time, memory and output."""

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.frozen import frozen
from verifier.show import show

if TYPE_CHECKING:
    import subprocess
    from selectors import SelectorKey

GRACE = 5.0  # seconds in which a program that closed its output may end
TICK = 0.1  # seconds between two looks at whether it still runs
LAST = 4_000  # bytes of its standard error that are kept, the last ones

# The limit is on what a program writes to, not on what it reserves: runtimes reserve far more than they use.
_LAUNCHER = """
import ctypes, os, resource, signal, sys
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
try: ctypes.CDLL(None).prctl(1, 9)
except Exception: pass
memory = int(sys.argv[1])
allowed = resource.getrlimit(resource.RLIMIT_DATA)[1]
least = memory if allowed == resource.RLIM_INFINITY else min(memory, allowed)
resource.setrlimit(resource.RLIMIT_DATA, (least, least))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
try: os.execvp(sys.argv[2], sys.argv[2:])
except OSError as error: sys.stderr.write(f"{sys.argv[2]}: {error.strerror}"); sys.stderr.flush(); os._exit(127)
"""
_HOST = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from verifier.judges.worker import main; main()"


@frozen
class Limits:
    """What one start of a program may take."""

    seconds: float
    memory: int  # bytes
    output: int  # bytes


def plugin_command(place: str) -> tuple[str, ...]:
    """Return the command that runs a plug-in, `module:object`, on the items of its standard input."""
    return (sys.executable, "-X", "utf8", "-c", _HOST, json.dumps([one for one in sys.path if one]), place)


def exchanged(command: Sequence[str], folder: Path, given: bytes, limits: Limits) -> Generator[bytes, None, str]:
    """Yield the lines that a program prints for its input; return how it ended: empty when all is well.

    The program and all that it started is ended with this generator, however that ends.
    """
    import subprocess

    try:
        process = subprocess.Popen(  # noqa: S603  no shell; the command is the settings'
            [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(limits.memory), *command],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return f"cannot be started: {error}"
    try:
        return (yield from _Talk(process, given, limits).lines())
    finally:
        _ended(process)


class _Talk:
    """What goes in and comes out of one process."""

    def __init__(self, process: "subprocess.Popen[bytes]", given: bytes, limits: Limits) -> None:
        self.process, self.limits = process, limits
        self.given = memoryview(given)
        self.until = time.monotonic() + limits.seconds
        self.printed, self.rest, self.error = 0, b"", b""

    def lines(self) -> Generator[bytes, None, str]:
        """Yield the lines printed; return how the process ended."""
        from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector

        streams = (self.process.stdin, self.process.stdout, self.process.stderr)
        with DefaultSelector() as ready:
            for stream, event in zip(streams, (EVENT_WRITE, EVENT_READ, EVENT_READ), strict=True):
                assert stream is not None
                os.set_blocking(stream.fileno(), False)
                ready.register(stream, event)
            open_ = {key.fileobj for key in ready.get_map().values()}
            while self.process.stdout in open_:
                if time.monotonic() > self.until:
                    return f"did not end within {self.limits.seconds:g} seconds"
                over = self.process.poll() is not None
                events = ready.select(0 if over else TICK)
                for key, _ in events:
                    if not self._moved(key):
                        ready.unregister(key.fileobj)
                        open_.discard(key.fileobj)
                yield from self._whole()
                if self.printed > self.limits.output:
                    return f"printed more than {self.limits.output:,} bytes"
                if over and not events:
                    break
        if self.rest:
            yield self.rest
        return self._end()

    def _moved(self, key: "SelectorKey") -> bool:
        """Write or read what one stream is ready for; return whether it goes on."""
        if key.fileobj is self.process.stdin:
            return self._fed()
        try:
            read = os.read(key.fd, 1 << 16)
        except BlockingIOError:
            return True
        if key.fileobj is self.process.stderr:
            self.error = (self.error + read)[-LAST:]
        else:
            self.rest += read
            self.printed += len(read)
        return bool(read)

    def _fed(self) -> bool:
        stream = self.process.stdin
        assert stream is not None
        try:
            self.given = self.given[os.write(stream.fileno(), self.given[: 1 << 16]) :]
        except BlockingIOError:
            return True
        except OSError:  # it reads no more
            self.given = self.given[:0]
        if not self.given:
            with contextlib.suppress(OSError):
                stream.close()
        return bool(self.given)

    def _whole(self) -> Generator[bytes, None, None]:
        *lines, self.rest = self.rest.split(b"\n")
        yield from (line for line in lines if line.strip())

    def _end(self) -> str:
        import subprocess

        try:
            code = self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            return "closed its output and did not end"
        if code == 0:
            return ""
        how = f"was ended by {_signal(-code)}" if code < 0 else f"ended with status {code}"
        last = self.error.decode("utf-8", "replace").strip().rpartition("\n")[2]
        return f"{how}: {show(last)}" if last else how


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _ended(process: "subprocess.Popen[bytes]") -> None:
    """End a process with all that it started, and close its streams."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
