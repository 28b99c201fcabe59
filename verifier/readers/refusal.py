"""Why something was not read."""

from verifier.frozen import frozen


@frozen
class Refusal:
    """A reason in a phrase, to stand after a file's name.

    `missing` when nothing is there at all; `path` where a folder's files are listed: print it through `show`.
    """

    reason: str
    missing: bool = False
    path: str = ""
