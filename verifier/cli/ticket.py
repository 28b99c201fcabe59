"""What a `check` was asked, as a key under which its answer is kept; imports little, for it runs before all else."""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from verifier.cache.place import cache_folder
from verifier.cache.state import UncertainError, program, state
from verifier.frozen import frozen

if TYPE_CHECKING:
    from verifier.check import Options
    from verifier.config import Settings
    from verifier.report import Report

_NEVER = ("--baseline", "--update-baseline", "--no-cache", "-h", "--help", "--store")
_TRANSIENT = frozenset({"V010", "V104", "V115"})  # a budget or a right that may be another the next time
_TERMINAL = ("TERM", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "COLORTERM")


@frozen
class Ticket:
    """One question: the ledger, the folder of the cache, the key, and marks of the files when it was asked."""

    root: str
    folder: str
    words: tuple[str, ...]
    key: str
    marks: str

    def answer(self) -> tuple[int, str] | None:
        """Return the exit status and the text that were given to the same question."""
        from verifier.cache.book import answer

        return answer(self.folder, self.key)

    def keep(self, asked: "Options", settings: "Settings", report: "Report", printed: tuple[int, str]) -> None:
        """Keep an answer, unless it rests on more than the key tells of or on files that changed meanwhile."""
        if not _lasts(asked, settings, report) or os.path.realpath(report.ledger.root) != self.root:
            return
        again = ticket_for(self.words)
        if again == self:
            from verifier.cache.book import keep

            keep(self.folder, self.key, printed)


def ticket_for(words: Sequence[str]) -> Ticket | None:
    """Return the ticket of a command line; None where it is no `check`, or one whose answer is not kept."""
    if not words or words[0] != "check" or os.environ.get("VERIFIER_STORE"):
        return None
    if any(word.partition("=")[0] in _NEVER or _names_a_file(word) for word in words):
        return None
    try:
        here = os.getcwd()  # noqa: PTH109
        root = os.path.realpath(_ledger(words))
        folder = cache_folder(os.environ, root)
        if not folder:
            return None
        content, marks = state(root)
        asked = (tuple(words), here, root, _day(os.environ), _shown(os.environ), program(), content)
    except (UncertainError, OSError, ValueError):
        return None
    key = sha256(repr(asked).encode("utf-8", "surrogateescape")).hexdigest()
    return Ticket(root, folder, tuple(words), key, marks)


def _names_a_file(word: str) -> bool:
    """Return whether a word may be the NAME=FILE of --format."""
    return "=" in (word.partition("=")[2] if word.startswith("--") else word)


def _ledger(words: Sequence[str]) -> str:
    """Return the folder that -C names, as far as can be told from the words; `keep` holds it to the real one."""
    found = ""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word in {"-C", "--ledger"}:
            found = following
        elif word.startswith("--ledger="):
            found = word.partition("=")[2]
        elif word.startswith("-C"):
            found = word[2:]
    return found or "."


def _day(environment: Mapping[str, str]) -> str:
    """Return the day on which waivers are judged, if no --today is given."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    known = epoch.isascii() and epoch.isdigit() and len(epoch) < 12
    return time.strftime("%Y-%m-%d", time.gmtime(int(epoch) if known else time.time()))


def _shown(environment: Mapping[str, str]) -> tuple[object, ...]:
    """Return what decides how text looks: nothing but on a terminal."""
    if not sys.stdout.isatty():
        return ()
    try:
        size: object = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        size = None
    return (size, *(environment.get(name) for name in _TERMINAL))


def _lasts(asked: "Options", settings: "Settings", report: "Report") -> bool:
    """Return whether the same files give the same report, and nothing of it may not be kept.

    With a store, texts that may not be republished were read; plug-ins and judges may rest on anything; paths may name
    other files the next time.
    """
    if asked.store or asked.paths or settings.plugins or settings.judge or not report.ledger.files:
        return False
    every = (*report.findings, *(one.finding for one in report.waived))
    unread = any(source.copy == "unreadable" for source in report.ledger.sources.values())
    return not unread and not any(finding.code in _TRANSIENT for finding in every)
