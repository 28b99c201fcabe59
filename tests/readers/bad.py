"""Readers that do what no reader should; a worker imports them by name."""

import os
import time
from pathlib import Path

from verifier.readers.reader import Text


def spin(raw: bytes) -> Text:
    while raw != b"fine":
        pass
    return Text("fine")


def swell(raw: bytes) -> Text:
    return Text("x" * 10**10 * len(raw))


def fail(raw: bytes) -> Text:
    raise KeyError(raw)


def wait(raw: bytes) -> Text:
    time.sleep(600)
    return Text(raw.decode())


def write(raw: bytes) -> Text:
    Path(os.fsdecode(raw)).write_bytes(raw)
    return Text("")


def crash(raw: bytes) -> Text:
    os.abort()
    return Text(raw.decode())
