"""Asking a judge: items in batches to a program, a plug-in or a file of answers; its faults are told, never raised."""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from verifier.config import JudgeSettings
from verifier.judges.answers import LONGEST, Said, answer_of, answer_to
from verifier.judges.child import Limits, exchanged, plugin_command
from verifier.judges.item import Item, line
from verifier.judges.lock import LARGEST, kept
from verifier.judges.named import GROUP
from verifier.plugins import named_point
from verifier.readers.files import safe_read
from verifier.readers.refusal import Refusal
from verifier.show import show

FAILURES = 2  # batches that may fail in one run; then the others are not asked
OUTPUT = 20_000  # bytes that a judge may print for an item, on average


def asked(judge: JudgeSettings, items: Sequence[Item], root: Path) -> Iterator[Said | str]:
    """Yield a judge's answers as they come, each with its item's id, and its faults as lines of text."""
    if judge.replay:
        yield from _replayed(judge, items, root)
        return
    command = _command(judge)
    if isinstance(command, str):
        yield command
        return
    failures = 0
    for start in range(0, len(items), judge.batch):
        if failures == FAILURES:
            yield f"the other {len(items) - start} items were not asked: it failed {FAILURES} times"
            return
        failures += yield from _batch(judge, command, items[start : start + judge.batch], root)


def _command(judge: JudgeSettings) -> tuple[str, ...] | str:
    if judge.command:
        return judge.command
    point = named_point(GROUP, judge.plugin)
    if point is None:
        return f"no plug-in is called {show(judge.plugin)}"
    return plugin_command(f"{point.module}:{point.attr}")


def _batch(
    judge: JudgeSettings, command: tuple[str, ...], items: Sequence[Item], root: Path
) -> Generator[Said | str, None, int]:
    """Yield the answers to one batch and at most three faults; return 1 where the program failed."""
    waiting = {item.id: item for item in items}
    limits = Limits(judge.seconds, judge.memory * 1_000_000, LONGEST + OUTPUT * len(items))
    printed = exchanged(command, root, b"".join(map(line, items)), limits)
    nonsense: list[str] = []
    number, how = 0, ""
    while True:
        try:
            said = answer_of(next(printed), waiting)
        except StopIteration as end:
            how = end.value or ""
            break
        number += 1
        if isinstance(said, str):
            nonsense.append(f"line {number} of its output is no answer: {said}")
        else:
            del waiting[said[0]]
            yield said
    if nonsense:
        yield nonsense[0] + _more(len(nonsense) - 1)
    if how:
        yield f"{how}; {len(items) - len(waiting)} of {len(items)} items were answered before"
    elif waiting and not nonsense:
        yield f"{len(waiting)} of {len(items)} items got no answer"
    return int(bool(how))


def _replayed(judge: JudgeSettings, items: Sequence[Item], root: Path) -> Iterator[Said | str]:
    """Yield the answers to the items that a file holds."""
    raw = safe_read(root, judge.replay, LARGEST)
    if isinstance(raw, Refusal):
        yield f"{show(judge.replay)} {raw.reason}"
        return
    held = kept(raw)
    for number, why in held.faults[:1]:
        yield f"{show(judge.replay)}:{number}: this line is no answer: {why}" + _more(len(held.faults) - 1)
    missing = 0
    for item in items:
        found = held.lines.get(item.id)
        said = answer_to(item, found) if found is not None else None
        missing += said is None
        if said is not None:
            yield said if not isinstance(said, str) else f"{show(judge.replay)}:{held.numbers[item.id]}: {said}"
    if missing:
        yield f"{show(judge.replay)} answers {len(items) - missing} of {len(items)} items"


def _more(count: int) -> str:
    return f"; nor are {count} more" if count else ""
