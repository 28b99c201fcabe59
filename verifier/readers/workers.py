"""Readers in a process of their own, which is ended when a document takes too much time or memory."""

import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from verifier.readers.reader import Metadata, Place, Reader, Text
from verifier.readers.refusal import Refusal

if TYPE_CHECKING:
    import subprocess  # most runs need no worker: it is imported with the first

SECONDS = 1.0  # CPU seconds for one document while checking
PATIENCE = 30  # times as many seconds on the clock: a busy machine must not change what is read
OVERRUNS = 2  # documents that may take too long in one run; then the others are not tried
TOGETHER = 24_000_000  # bytes of all documents that one run reads in a worker
GRACE = 5  # seconds in which a worker that gave no answer may end of itself
ANSWER = 64_000_000  # bytes of an answer

Asked = Callable[[bytes], Text | Refusal] | Callable[[bytes], Metadata]

_PACKAGE = Path(__file__).resolve().parents[2]
_PROGRAM = "import sys; sys.path.append(sys.argv[1]); from verifier.readers.worker import main; main()"


class Workers:
    """One worker at a time: started with the first document, started anew after one that ended it."""

    def __init__(self, seconds: float = SECONDS, overruns: int = OVERRUNS) -> None:
        self.seconds = seconds
        self.overruns = overruns
        self.room = TOGETHER
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, reader: Reader, raw: bytes) -> Text | Refusal:
        """Return a document's text; a document that is too large or takes too long is refused."""
        if len(raw) > reader.limit:
            return Refusal(f"has {len(raw):,} bytes; at most {reader.limit:,} are read")
        if reader.itself:
            return reader.read(raw)
        if self.overruns <= 0:
            return Refusal("was not tried: other documents took too long to read")
        if len(raw) > self.room:
            return Refusal(f"was not tried: such documents have more than {TOGETHER:,} bytes together; give its `text`")
        self.room -= len(raw)
        answer = self._asked(reader.read, raw)
        return answer if isinstance(answer, Refusal) else _text(answer)

    def about(self, reader: Reader, raw: bytes) -> Metadata:
        """Return what a document says of itself; nothing where it says nothing or cannot be read."""
        if reader.about is None or len(raw) > reader.limit:
            return Metadata()
        answer = self._asked(reader.about, raw)
        return Metadata() if isinstance(answer, Refusal) else _metadata(answer)

    def close(self) -> None:
        """End the worker."""
        if self._process is not None:
            self._process.kill()
            self._ended()

    def _asked(self, function: Asked, raw: bytes) -> bytes | Refusal:
        """Return the worker's answer, or why it died of the document."""
        import threading

        process = self._process = self._process or _started()
        timer = threading.Timer(self.seconds * PATIENCE, process.kill)
        timer.start()
        try:
            answer = _exchanged(process, _request(function, raw, self.seconds), raw)
        except OSError:  # the pipe of a dead worker
            answer = None
        finally:
            timer.cancel()
        return self._given_up() if answer is None else answer

    def _given_up(self) -> Refusal:
        code = self._ended()
        self.overruns -= 1
        if code == -signal.SIGPROF:
            return Refusal(f"was given up: reading it took more than {self.seconds:g} CPU s")
        if code == -signal.SIGKILL:
            return Refusal("was given up: its reader did not come to an end")
        return Refusal("cannot be read: its reader broke off")

    def _ended(self) -> int:
        """End the worker, if it has not ended of itself; return how it ended."""
        import subprocess

        process, self._process = self._process, None
        if process is None:
            return 0
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
        code = process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _closed(stream)
        return code


def _started() -> "subprocess.Popen[bytes]":
    import subprocess

    return subprocess.Popen(  # noqa: S603  this Python and our own program, no shell
        [sys.executable, "-I", "-X", "utf8", "-c", _PROGRAM, str(_PACKAGE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _request(function: Asked, raw: bytes, seconds: float) -> bytes:
    name = f"{function.__module__}:{function.__name__}"
    return json.dumps({"reader": name, "size": len(raw), "seconds": seconds}).encode() + b"\n"


def _exchanged(process: "subprocess.Popen[bytes]", request: bytes, raw: bytes) -> bytes | None:
    if process.stdin is None or process.stdout is None:
        return None
    process.stdin.write(request)
    process.stdin.write(raw)
    process.stdin.flush()
    size = process.stdout.readline(32).strip()
    if not size.isdigit() or int(size) > ANSWER:
        return None
    answer = process.stdout.read(int(size))
    return answer if len(answer) == int(size) else None


def _text(answer: bytes) -> Text | Refusal:
    try:
        found = json.loads(answer)
        if "refused" in found:
            return Refusal(str(found["refused"]))
        return Text(str(found["text"]), tuple(Place(int(a), int(b), str(at)) for a, b, at in found["places"]))
    except (ValueError, TypeError, KeyError):
        return Refusal("cannot be read: its reader's answer makes no sense")


def _metadata(answer: bytes) -> Metadata:
    try:
        found = json.loads(answer)["about"]
        return Metadata(**{**found, "authors": tuple(found["authors"])})
    except (ValueError, TypeError, KeyError):
        return Metadata()


def _closed(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:  # what was not yet written to a dead worker
        return
