"""Inputs that others collected to break checkers and browsers: every form of the report stays whole and harmless."""

import pytest

from benchmarks.outputs import FAMILIES, FOLDER, scorecard


@pytest.mark.long
@pytest.mark.parametrize("family", FAMILIES.split(","))
def test_hostile_inputs_leave_every_column_empty(family: str) -> None:
    """Some of each family: no crash, hang, false pass, leak, control character, foreign element or difference."""
    if not FOLDER.is_dir():
        pytest.skip("the hostile inputs are not here: give their folder as $VERIFIER_SHARED")
    done = scorecard(family, 8, 1)

    assert done.returncode == 0, done.stdout + done.stderr
