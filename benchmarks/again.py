"""`python -m benchmarks.again`: CPU seconds of a check of which nothing changed, beside `verifier --version`.

Generates a ledger of 1,000 claims in 50 files with 100 sources in a temporary folder, checks it once, then runs the two
commands in turn and prints the median of each and their ratio.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.check import cpu, write_ledger

ROUNDS = 15


def main() -> None:
    """Print the table."""
    binary = str(Path(sys.executable).parent / "verifier")
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["VERIFIER_CACHE"] = f"{temporary}/cache"
        folder = Path(temporary) / "ledger"
        write_ledger(folder, 1000)
        first, _, status = cpu([binary, "check"], folder)
        if status:
            sys.exit("the generated ledger does not pass")
        again, version = [], []
        for _ in range(ROUNDS):
            again.append(cpu([binary, "check"], folder)[0])
            version.append(cpu([binary, "--version"], folder)[0])
    ratio = statistics.median(again) / statistics.median(version)
    print(f"{'first check':>12} {'checked again':>14} {'--version':>10} {'ratio':>6}")
    print(f"{first:>10.2f} s {statistics.median(again):>12.3f} s {statistics.median(version):>8.3f} s {ratio:>6.2f}")


if __name__ == "__main__":
    main()
