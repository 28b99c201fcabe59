"""`python -m benchmarks.bad_inputs [--all]`: the scorecard of `verifier check` on hostile claim files and documents.

The inputs and the script that scores them lie in $VERIFIER_SHARED/bench/bad-inputs (default ../shared): PDFs and web
archives collected by others, formulas for spreadsheets, bombs as sources, and odd set-ups of the file system (links
out, pipes, devices, files without rights). With --all also claim files: the test suites of YAML and JSON, YAML bombs,
paths that lead out. Each input is put into a good ledger; a column counts what went wrong, and all must be empty.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

BAD = Path(os.environ.get("VERIFIER_SHARED", "../shared")) / "bench/bad-inputs"
DOCUMENTS = ("pdf", "warc", "csv_injection", "bomb_source", "bomb_fs")
RECORDS = ("yaml_test_suite", "pyyaml_tests", "json_test_suite", "path_traversal", "bomb_yaml")
COMMAND = f"{sys.executable} -m verifier check -C {{dir}}"


def scorecard(families: tuple[str, ...], command: str = COMMAND) -> subprocess.CompletedProcess[str]:
    """Return the script's run on families of inputs: its lines, and status 0 where every column is empty."""
    with tempfile.TemporaryDirectory() as bombs:
        subprocess.run([sys.executable, BAD / "make_bombs.py", bombs], capture_output=True, check=True)
        arguments = ["--name", "verifier", "--bombs", bombs, "--families", ",".join(families), "--cmd", command]
        return subprocess.run(
            [sys.executable, BAD / "run_bad_inputs.py", *arguments], capture_output=True, text=True, check=False
        )


if __name__ == "__main__":
    if not BAD.is_dir():
        sys.exit(f"no bad inputs in {BAD} ($VERIFIER_SHARED)")
    done = scorecard(DOCUMENTS + (RECORDS if "--all" in sys.argv else ()))
    print(done.stdout + done.stderr, end="")
    sys.exit(done.returncode)
