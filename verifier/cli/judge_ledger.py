"""`verifier judge --judge NAME`: what the rules leave undecided in a ledger is asked; the answers are kept."""

import sys
from collections.abc import Mapping
from pathlib import Path

from verifier.check import LedgerError, Options, readings_of
from verifier.cli.options import stop, write_out
from verifier.config import JudgeSettings, settings_of
from verifier.edit import Edit, editing
from verifier.formats.judged import named_item
from verifier.frozen import frozen
from verifier.judges import Item, asked, entry, judge_named, kept, line, lock_of, needed, undecided, written
from verifier.judges.answers import Said
from verifier.judges.lock import LARGEST, Line
from verifier.model import Ledger
from verifier.readers.files import safe_read
from verifier.readers.refusal import Refusal

EVERY = 20  # answers after which they are written down, so that little is lost however the run ends


@frozen
class Wanted:
    """What a run is asked for."""

    judge: str
    store: Path | None
    items: bool
    again: bool
    prune: bool


def ask(root: Path, wanted: Wanted) -> int:
    """Ask a judge what a ledger leaves undecided, and keep its answers; return the exit status."""
    try:
        settings = settings_of(root)
        judge = judge_named(settings, wanted.judge or settings.judge)
        if judge is None:
            stop("name a FILE of pairs, or with --judge a judge to ask; the rules need no asking")
        ledger, read = readings_of(root, Options(store=wanted.store))
    except (LedgerError, ValueError) as error:
        stop(str(error))
    if not ledger.files:
        stop("no claim file here, so there is nothing to ask")
    items = {item.id: item for item in undecided(read, judge.name, judge.version)}
    if wanted.items:
        for item in items.values():
            write_out(line(item).decode())
        return 0
    desk = _Desk(root, judge, ledger, items)
    return desk.run(again=wanted.again, prune=wanted.prune)


class _Desk:
    """The lock file of one judge, while it is asked."""

    def __init__(self, root: Path, judge: JudgeSettings, ledger: Ledger, items: Mapping[str, Item]) -> None:
        self.root, self.judge, self.items = root, judge, items
        self.claims = {claim.id: claim for claim in ledger.claims}
        self.path = lock_of(judge.name)
        self.new: dict[str, Line] = {}

    def run(self, *, again: bool, prune: bool) -> int:
        """Ask, write the answers down as they come, and tell what was answered."""
        before = kept(self._raw())
        for number, why in before.faults[:1]:
            self._told(f"{self.path}:{number}: this line is no answer: {why}; it is left out")
        missing = [item for name, item in self.items.items() if again or name not in before.lines]
        try:
            for said in asked(self.judge, missing, self.root):
                self._heard(said)
        finally:
            self._keep(prune=prune, mend=bool(before.faults))
        left = len(missing) - len(self.new)
        known = len(self.items) - len(missing)
        print(
            f"judge {self.judge.name} {self.judge.version}: {len(self.items)} undecided by the rules, "
            f"{known} answered before, {len(self.new)} now" + (f", {left} not answered" if left else "")
        )
        return 1 if left else 0

    def _heard(self, said: Said | str) -> None:
        if isinstance(said, str):
            self._told(f"judge {self.judge.name}: {said}")
            return
        name, answer = said
        item = self.items[name]
        self.new[name] = entry(item, answer, self.judge.name, self.judge.version)
        write_out(named_item(self.claims[item.claim_id], item.path, answer) + "\n")
        if len(self.new) % EVERY == 0:
            self._keep()

    def _keep(self, *, prune: bool = False, mend: bool = False) -> None:
        """Write the new answers into the lock file; what others wrote there meanwhile stays."""
        if not (self.new or prune or mend):
            return
        with editing(self.root) as writer:
            raw = self._raw()
            lines = {**kept(raw).lines, **self.new}
            content = written(needed(lines, self.items.values()) if prune else lines)
            writer.apply([Edit(self.path, raw or None, content)])

    def _raw(self) -> bytes:
        raw = safe_read(self.root, self.path, LARGEST)
        if isinstance(raw, Refusal):
            if not raw.missing:
                stop(f"{self.path} {raw.reason}")
            return b""
        return raw

    def _told(self, message: str) -> None:
        print(f"verifier: {message}", file=sys.stderr, flush=True)
