"""`python -m benchmarks.outputs [--per-family N] [--families A,B]`: hostile inputs against every form of the report.

The harness of $VERIFIER_SHARED/bench/bad-inputs (default ../shared) puts each input of others into a ledger, runs one
command that writes every format of `check` and then the page, and prints a scorecard: crashes, hangs, memory, passes
that should be none, findings without a place or a code, control characters, floods, leaks, connections, changed files,
artefacts that are broken or hold an element that a harmless report has not, and output that is not the same twice.
Each column should be 0. Without `--per-family` all inputs run, which takes hours; use `nice`.
"""

import argparse
import os
import shlex
import subprocess
import sys
from pathlib import Path

FOLDER = Path(os.environ.get("VERIFIER_SHARED", "../shared")) / "bench/bad-inputs"
FAMILIES = "xss,trojan_source,unicode_bidi,unicode_confusable,unicode_norm,naughty_strings,broken_html,html_encoding"
FORMS = {"json": "r.json", "sarif": "r.sarif", "junit": "r.xml", "github": "github.txt", "gitlab": "gitlab.json"}


def command(verifier: str) -> str:
    """Return the one command that writes every form of a ledger's report, and ends as `check` does."""
    forms = " ".join(f"--format {name}={{out}}/{file}" for name, file in FORMS.items())
    check = f"{verifier} check -C {{dir}} {forms} --statistics"
    report = f"{verifier} report -C {{dir}} --html {{out}}/r.html --markdown > {{out}}/r.md"
    return f"sh -c {shlex.quote(f'{check}; r=$?; {report}; exit $r')}"


def scorecard(families: str, per_family: int, jobs: int) -> subprocess.CompletedProcess[str]:
    """Return the harness's run: its status is 0 where every column is 0, its output the scorecard."""
    verifier = f"{shlex.quote(sys.executable)} -m verifier"
    options = ["--families", families, "--per-family", str(per_family), "--jobs", str(jobs)]
    run = [
        sys.executable,
        str(FOLDER / "run_bad_inputs.py"),
        "--name",
        "verifier",
        "--cmd",
        command(verifier),
        *options,
    ]
    return subprocess.run(run, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--families", default=FAMILIES)
    parser.add_argument("--per-family", type=int, default=0, help="inputs of each family; 0: all")
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    if not FOLDER.is_dir():
        sys.exit(f"no such folder: {FOLDER}; give its parent's parent as $VERIFIER_SHARED")
    done = scorecard(given.families, given.per_family, given.jobs)
    sys.stdout.write(done.stdout + done.stderr)
    sys.exit(done.returncode)
