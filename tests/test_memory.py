"""A check with a memory of the last one gives, after any change, to the letter what a check without it gives."""

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest

from verifier.check import Options, run
from verifier.edit import replace
from verifier.memory import Memory

CASES = Path(__file__).parent / "cases"
EXAMPLE = Path(__file__).parent / "formats" / "ledger"
ROUNDS = 12
TODAY = dt.date(2026, 1, 1)


def _same(root: Path, memory: Memory, **options: object) -> None:
    asked = Options(today=TODAY, **options)
    told, fresh = run(root, asked, memory=memory)[0], run(root, asked)[0]

    assert told.findings == fresh.findings
    assert told.waived == fresh.waived
    assert (told.states, told.evidence_states) == (fresh.states, fresh.evidence_states)
    assert told.readings == fresh.readings
    assert told.ledger == fresh.ledger


def _edited(path: Path, chance: random.Random) -> bytes:
    """Return a file with one of the things done to it that an editor does."""
    lines = path.read_bytes().splitlines(keepends=True)
    at = chance.randrange(len(lines) or 1)
    done = chance.randrange(5)
    if not lines or done == 0:
        return b"# a comment moves all places\n" + b"".join(lines)
    if done == 1:
        return b"".join([*lines[:at], *lines[at + 1 :]])
    if done == 2:
        return b"".join([*lines[:at], lines[at].replace(b"1", b"2").replace(b"a", b"e"), *lines[at + 1 :]])
    if done == 3:
        return b"".join([*lines[:at], *lines[at:][::-1]])
    return b"".join([*lines, *lines[at:]])


@pytest.mark.parametrize("case", sorted([*(path.name for path in CASES.iterdir()), "formats"]))
def test_any_change(case: str, tmp_path: Path) -> None:
    """Lines dropped, doubled, moved and changed in claims, records and sources, and files that come and go."""
    root = tmp_path / "ledger"
    shutil.copytree(EXAMPLE if case == "formats" else CASES / case, root)
    if case == "bad-settings":
        (root / "verifier.toml").unlink()
    chance, memory = random.Random(case), Memory()
    files = sorted(path for path in root.rglob("*") if path.suffix in {".yaml", ".txt", ".md"} and path.is_file())
    for number in range(ROUNDS):
        _same(root, memory)
        path = chance.choice(files)
        before = path.read_bytes() if path.exists() else None
        if number % 5 == 4 and before is not None:
            path.unlink()
        elif before is not None:
            replace(path, _edited(path, chance))
        _same(root, memory)
        if before is not None and chance.random() < 0.5:
            replace(path, before)


def test_other_options(tmp_path: Path) -> None:
    """Another choice of rules, another day, or texts in place of the files', are no business of the memory."""
    root = tmp_path / "ledger"
    shutil.copytree(EXAMPLE, root)
    memory = Memory()
    path = min((root / "claims").iterdir())
    contents = {f"claims/{path.name}": path.read_bytes().replace(b"1", b"3")}
    chosen = ({}, {"select": ("V2",)}, {"contents": contents}, {"require_sources": True}, {}, {"ignore": ("V1",)})
    for options in chosen:
        _same(root, memory, **options)


def test_an_id_that_is_taken_twice(tmp_path: Path) -> None:
    """Claims of one id in two files are kept apart."""
    root, memory = tmp_path / "ledger", Memory()
    shutil.copytree(EXAMPLE, root)
    path = min((root / "claims").glob("*.yaml"))
    path.with_suffix(".yml").write_bytes(path.read_bytes().replace(b"1", b"3"))
    _same(root, memory)
    path.write_bytes(path.read_bytes().replace(b"2", b"4"))
    _same(root, memory)
