"""The one file of the cache: a line an answer, the latest last, so many and so large at most."""

import json
import os
from collections.abc import Iterator
from hashlib import sha256

from verifier.cache import place

LARGEST = 8_000_000  # bytes of the file
ANSWER = 1_000_000  # bytes of one line
_HEAD = b'["verifier answers",1]\n'

Answer = tuple[int, str]  # the exit status, and what was printed


def answer(folder: str, key: str) -> Answer | None:
    """Return what was kept under a key; None where nothing was, or the line is not what was written."""
    handle = place.opened(folder)
    if handle is None:
        return None
    try:
        raw = place.content(handle, LARGEST)
    finally:
        os.close(handle)
    begin = raw.rfind(b'\n["%s",' % key.encode())
    if begin < 0 or not raw.startswith(_HEAD):
        return None
    end = raw.find(b"\n", begin + 1)
    return _read(raw[begin + 1 : end], key) if end > 0 else None


def keep(folder: str, key: str, kept: Answer) -> None:
    """Keep an answer under a key; an answer that is too large, or a folder that is not private, keeps nothing.

    Two that write at once each leave a whole file, one of them without the other's answer.
    """
    line = _line(key, kept)
    handle = place.opened(folder) if len(line) <= ANSWER else None
    if handle is None:
        return
    try:
        others = [one for one in _lines(place.content(handle, LARGEST)) if not one.startswith(b'["%s",' % key.encode())]
        size = len(_HEAD) + len(line) + sum(map(len, others))
        first = 0
        while size > LARGEST // 2 and first < len(others):  # half, so that not every answer writes all of it anew
            size -= len(others[first])
            first += 1
        place.replaced(handle, b"".join([_HEAD, *others[first:], line]))
    except OSError:  # a full disk, or no right to write: a check goes on without its cache
        return
    finally:
        os.close(handle)


def _lines(raw: bytes) -> Iterator[bytes]:
    if raw.startswith(_HEAD):
        yield from (line for line in raw[len(_HEAD) :].splitlines(keepends=True) if line.endswith(b"\n"))


def _line(key: str, kept: Answer) -> bytes:
    return json.dumps([key, _seal(key, kept), *kept]).encode("ascii") + b"\n"


def _read(line: bytes, key: str) -> Answer | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not (isinstance(found, list) and len(found) == 4):
        return None
    name, seal, status, text = found
    sound = name == key and type(status) is int and status in {0, 1} and isinstance(text, str)
    return (status, text) if sound and seal == _seal(key, (status, text)) else None


def _seal(key: str, kept: Answer) -> str:
    """Return what shows that a line is whole. It is no secret: who may write here is seen by place.py."""
    return sha256(f"{key}\n{kept[0]}\n{kept[1]}".encode("utf-8", "surrogatepass")).hexdigest()
