"""Why something was not read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason in a phrase, to stand after a file's name.

    `missing` when nothing is there at all; `path` where a folder's files are listed: print it through `show`.
    """

    reason: str
    missing: bool = False
    path: str = ""
