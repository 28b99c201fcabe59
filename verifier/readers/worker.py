"""The program of a reader's worker: documents on standard input, their texts on standard output, within limits.

A request is a line of JSON (`reader`, `size`, `seconds`) and the document's bytes; an answer is a line with its size
and JSON: `text` and `places`, `about`, or `refused`.
"""

import json
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import BinaryIO

from verifier.readers.reader import Metadata, Text
from verifier.readers.refusal import Refusal

MEMORY = 420_000_000  # bytes of address space
_LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: 64,
}


def main() -> None:
    """Answer requests until there are no more."""
    _limit()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline(4096):
        request = json.loads(line)
        answer = json.dumps(_answer(request, requests), ensure_ascii=False).encode("utf-8", "replace")
        answers.write(b"%d\n" % len(answer))
        answers.write(answer)
        answers.flush()


def _limit() -> None:
    for kind, most in _LIMITS.items():
        allowed = resource.getrlimit(kind)[1]
        least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(kind, (least, least))


def _answer(request: dict[str, object], stream: BinaryIO) -> dict[str, object]:
    raw = stream.read(int(str(request["size"])))
    try:
        read = _reader(str(request["reader"]))
        signal.setitimer(signal.ITIMER_PROF, float(str(request["seconds"])))  # CPU time; its signal ends this process
        found = read(raw)
    except (MemoryError, RecursionError):
        return {"refused": "needs too much memory to be read"}
    except Exception as error:  # noqa: BLE001  a reader's fault is that document's, whatever it is
        return {"refused": f"cannot be read: {type(error).__name__}"}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if isinstance(found, Refusal):
        return {"refused": found.reason}
    if isinstance(found, Metadata):
        return {"about": asdict(found)}
    return {"text": found.text, "places": [[place.start, place.end, place.at] for place in found.places]}


def _reader(name: str) -> Callable[[bytes], Text | Metadata | Refusal]:
    module, _, function = name.partition(":")
    found: Callable[[bytes], Text | Metadata | Refusal] = getattr(import_module(module), function)
    return found


if __name__ == "__main__":
    main()
