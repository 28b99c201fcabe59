"""`python -m benchmarks.live`: how long `verifier watch` and `verifier lsp` take after a change, on 1,000 claims.

Generates the claims in a temporary folder, once in 50 files and once in a single one, changes one claim at a time, and
prints the median and the worst of the milliseconds of processor time that the check after it takes.
"""

import datetime as dt
import gc
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks import check as generated
from verifier.check import Options, run
from verifier.memory import Memory

ROUNDS = 20
TODAY = dt.date(2025, 1, 1)


def spent(root: Path, file: Path, memory: Memory, number: int) -> float:
    """Return the milliseconds of a check after a change of one claim's sentence and another's note."""
    name = file.relative_to(root).as_posix()
    raw = file.read_bytes().replace(b"opened more than", b"opened more than %d" % number, 1)
    raw = raw.replace(b"desk saw it", b"desk saw it %d times" % number, 1)
    begun = time.process_time()
    run(root, Options(today=TODAY, contents={name: raw}), memory=memory)
    return (time.process_time() - begun) * 1000


def main() -> None:
    """Print the table."""
    print(f"{'claims':>7} {'files':>6} {'first':>9} {'median':>9} {'worst':>9}")
    for a_file in (20, 1000):
        generated.CLAIMS_A_FILE = a_file
        with tempfile.TemporaryDirectory() as temporary:
            root, memory = Path(temporary) / "ledger", Memory()
            generated.write_ledger(root, 1000)
            file = min((root / "claims").iterdir())
            begun = time.process_time()
            run(root, Options(today=TODAY), memory=memory)
            first = (time.process_time() - begun) * 1000
            gc.freeze()
            times = [spent(root, file, memory, number) for number in range(1, ROUNDS + 1)]
            median = statistics.median(times)
            print(f"{1000:>7} {1000 // a_file:>6} {first:>6.0f} ms {median:>6.0f} ms {max(times):>6.0f} ms")


if __name__ == "__main__":
    main()
