"""Whole ledgers, good and bad, with exactly what `verifier check` prints for them.

`python -m tests.test_cases --update` writes the expected lines anew: read the difference before it is committed.
"""

import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())
VERIFIER = Path(sys.executable).parent / "verifier"


def run(name: str) -> str:
    """Return what the command prints for a case, and its exit status."""
    options = CASES / name / "options.txt"
    more = options.read_text(encoding="utf-8").split() if options.exists() else []
    command = [VERIFIER, "check", "-C", CASES / name, "--today", "2026-01-01", *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    return f"{done.stdout}{done.stderr}exit status {done.returncode}\n"


@pytest.mark.parametrize("name", NAMES)
def test_ledger_prints_exactly_its_lines(name: str) -> None:
    """The findings, the counts and the exit status of a whole ledger are those recorded, to the letter."""
    assert run(name) == (CASES / name / "expected.txt").read_text(encoding="utf-8")


if __name__ == "__main__" and "--update" in sys.argv:
    for case in NAMES:
        (CASES / case / "expected.txt").write_text(run(case), encoding="utf-8")
