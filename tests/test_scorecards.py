"""The scorecards of faults and of bad inputs stay clean; both take minutes and need the inputs collected by others."""

import re

import pytest

from benchmarks import bad_inputs, faults


@pytest.mark.long
@pytest.mark.parametrize("families", [bad_inputs.DOCUMENTS, bad_inputs.RECORDS], ids=["documents", "records"])
def test_no_bad_input_crashes_hangs_leaks_or_passes(families: tuple[str, ...]) -> None:
    """Of every family, each input is read or refused with its place, in bounded time and memory."""
    if not bad_inputs.BAD.is_dir():
        pytest.skip("no bad inputs here ($VERIFIER_SHARED)")

    done = bad_inputs.scorecard(families)

    assert done.returncode == 0, done.stdout + done.stderr
    rows = dict(re.findall(r"(?m)^\| (\w+) \| (\d+) \|", done.stdout))
    assert all(int(rows[family]) > 10 for family in families)


@pytest.mark.long
@pytest.mark.parametrize("command", faults.COMMANDS)
def test_no_fault_tears_loses_or_leaves_anything(command: str) -> None:
    """Kills, a full disk, a size limit, a read-only disk and two writers at once: every count is nought."""
    if not faults.SCRIPT.is_file():
        pytest.skip("the script that injects faults is not here ($VERIFIER_SHARED)")

    assert faults.disturbed(command, 60)
