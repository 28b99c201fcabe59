"""Honest ledgers over texts of many kinds, their faults and their harmless changes."""

from pathlib import Path

import pytest

from tests.whole_ledgers import HERE, results

LEDGERS = sorted(HERE.glob("*.yaml"))


@pytest.mark.parametrize("path", LEDGERS, ids=[path.stem for path in LEDGERS])
def test_each_fault_is_told_and_nothing_honest(path: Path) -> None:
    """A careful author's ledger and its harmless changes give no error or warning; each planted fault gives one."""
    wrong = [f"{name}: {said}" for name, ok, said in results(path) if not ok]

    assert wrong == []
