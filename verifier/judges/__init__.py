"""Other judges: asked only what the rules leave undecided, bounded, their answers kept in a lock file."""

from verifier.judges.answers import answer_to
from verifier.judges.asking import asked
from verifier.judges.hearing import consulted
from verifier.judges.item import Item, Words, line, mark
from verifier.judges.items import undecided
from verifier.judges.lock import entry, kept, lock_of, needed, written
from verifier.judges.named import RULES, judge_named

__all__ = [
    "RULES",
    "Item",
    "Words",
    "answer_to",
    "asked",
    "consulted",
    "entry",
    "judge_named",
    "kept",
    "line",
    "lock_of",
    "mark",
    "needed",
    "undecided",
    "written",
]
