"""The opinions of a judge on a ledger, from its lock file: nothing is started, nothing is asked."""

from collections.abc import Sequence
from pathlib import Path

from verifier.config import JudgeSettings
from verifier.judges.answers import answer_to
from verifier.judges.items import undecided
from verifier.judges.lock import LARGEST, Kept, kept, lock_of
from verifier.model import Reading
from verifier.opinion import Opinion, Opinions
from verifier.readers.files import safe_read
from verifier.readers.refusal import Refusal


def consulted(root: Path, readings: Sequence[Reading], judge: JudgeSettings) -> Opinions:
    """Return what a judge's lock file answers to the items that the rules leave undecided."""
    lock = lock_of(judge.name)
    raw = safe_read(root, lock, LARGEST)
    held = Kept(faults=_unread(raw)) if isinstance(raw, Refusal) else kept(raw)
    opinions, wrong = [], list(held.faults)
    for item in undecided(readings, judge.name, judge.version):
        said = answer_to(item, held.lines[item.id]) if item.id in held.lines else None
        if isinstance(said, str):
            wrong.append((held.numbers[item.id], said))
        answer = said[1] if isinstance(said, tuple) else None
        opinions.append(Opinion(item.claim_id, item.path, answer))
    by_claim: dict[str, tuple[Opinion, ...]] = {}
    for one in opinions:
        by_claim[one.claim] = (*by_claim.get(one.claim, ()), one)
    return Opinions(judge.name, judge.version, lock, tuple(opinions), tuple(sorted(wrong)), by_claim)


def _unread(why: Refusal) -> tuple[tuple[int, str], ...]:
    return () if why.missing else ((1, why.reason),)
