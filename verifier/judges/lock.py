"""The lock file of a judge: its answers by the hash of what was asked, a line of JSON each, so that they are kept."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import field

from verifier.frozen import frozen
from verifier.judges.answers import parsed
from verifier.judges.item import Item
from verifier.opinion import Answer

FOLDER = "judges"
LARGEST = 64_000_000  # bytes of a lock file

Line = dict[str, object]


def lock_of(judge: str) -> str:
    """Return where a judge's answers are kept, relative to the ledger."""
    return f"{FOLDER}/{judge}.lock.jsonl"


@frozen
class Kept:
    """The answers of a lock file by their ids, the lines in which they stand, and the lines that are none, with why."""

    lines: Mapping[str, Line] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[tuple[int, str], ...] = ()


def kept(raw: bytes) -> Kept:
    """Return what a lock file holds; of two answers to one item the first counts."""
    found: dict[str, Line] = {}
    numbers: dict[str, int] = {}
    faults = []
    for number, written in enumerate(raw.split(b"\n"), 1):
        if not written.strip():
            continue
        data = parsed(written)
        name = data.get("id") if isinstance(data, dict) else None
        if isinstance(data, str):
            faults.append((number, data))
        elif not isinstance(name, str):
            faults.append((number, "it has no `id`"))
        elif name in found:
            faults.append((number, f"its `id` stands in an earlier line too: {name[:12]}"))
        else:
            found[name], numbers[name] = data, number
    return Kept(found, numbers, tuple(faults))


def entry(item: Item, answer: Answer, judge: str, version: str) -> Line:
    """Return the line that keeps an answer: whose it is, to what, and what it says."""
    return {
        "id": item.id,
        "judge": judge,
        "version": version,
        "claim": item.claim_id,
        "label": answer.label.value,
        "confidence": answer.confidence,
        "rationale": [{"source": one.source, "text": one.text} for one in answer.rationale],
        "explanation": answer.explanation,
    }


def written(lines: Mapping[str, Line]) -> bytes:
    """Return a lock file's bytes: in the order of the ids, so that branches merge and a run changes few lines."""
    return b"".join(_line(lines[name]) for name in sorted(lines))


def _line(data: Line) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def needed(lines: Mapping[str, Line], items: Iterable[Item]) -> dict[str, Line]:
    """Return the lines that answer one of these items."""
    ids = {item.id for item in items}
    return {name: line for name, line in lines.items() if name in ids}
