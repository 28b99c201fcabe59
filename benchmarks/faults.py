"""`python -m benchmarks.faults [KILLS]`: what is left of a ledger when a command that writes into it is disturbed.

`fix`, `review` and `add` are killed at random moments (200 unless told otherwise), starved of disk, cut off by a size
limit, run on a read-only disk and twice at once. Two parts: the script beside the bad inputs
($VERIFIER_SHARED/bench/bad-inputs, default ../shared) disturbs each command in its own way, and counts what lies about
before the next run; then each kill here is followed by a run, after which all must be as if nothing had happened.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(os.environ.get("VERIFIER_SHARED", "../shared")) / "bench/bad-inputs/fault_injection.py"
FILES = 12
KILLS = 200
COMMANDS: Mapping[str, Sequence[str]] = {
    "fix": ("fix",),
    "review": (
        "review",
        *(f"claims/f{number}.yaml" for number in range(FILES)),
        "--by",
        "R. Ed",
        "--date",
        "2025-12-01",
    ),
    "add": ("add", "the council met", "--claim", "The council met.", "--file", "claims/f3.yaml", "--id", "met"),
}


@dataclass(slots=True)
class Counts:
    """What went wrong in one phase."""

    torn: int = 0
    lost: int = 0
    stray: int = 0
    traceback: int = 0
    undone: int = 0  # the run after a kill did not end the work

    @property
    def clean(self) -> bool:
        """Return whether nothing did."""
        return not (self.torn or self.lost or self.stray or self.traceback or self.undone)


def make(folder: Path, command: str) -> None:
    """Write a ledger in which the command has something to do."""
    source = "On Monday the council met. It closed 4 sites.\n"
    quote = "it closed 4 sites" if command == "fix" else "It closed 4 sites"
    claim = f"  - id: closed   # one\n    claim: The council closed 4 sites.\n    quote: {quote}\n"
    for name in ("claims", "sources"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "sources/minutes.txt").write_text(source)
    record = "type: document\ntitle: Minutes\nissued: 2025-11-30\nfile: minutes.txt\n"
    (folder / "sources/minutes.yaml").write_text(record)
    for number in range(FILES):
        text = f"article: minutes\nclaims:\n{claim}" + "# what a colleague should know\n" * 40
        (folder / f"claims/f{number}.yaml").write_text(text, newline="\r\n" if number % 2 else "\n")


def run(folder: Path, command: str) -> "subprocess.Popen[bytes]":
    """Start a command on a ledger."""
    arguments = [sys.executable, "-m", "verifier", *COMMANDS[command], "-C", str(folder)]
    return subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def state(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def killed(command: str, kills: int, folder: Path, seed: int = 1) -> Counts:
    """Return what is wrong after kills at random moments, each followed by a run that nobody disturbs."""
    make(folder / "whole", command)
    before, began = state(folder / "whole"), time.monotonic()
    run(folder / "whole", command).communicate()
    whole, after = time.monotonic() - began, state(folder / "whole")
    moments, counts = random.Random(seed), Counts()
    for number in range(kills):
        here = folder / str(number)
        make(here, command)
        process = run(here, command)
        time.sleep(whole * (0.4 + 0.65 * moments.random()))
        process.kill()
        process.communicate()
        left = state(here)
        counts.lost += sum(name not in left for name in before)
        counts.torn += sum(left.get(name, raw) not in {raw, after[name]} for name, raw in before.items())
        output, _ = run(here, command).communicate()
        again = state(here)
        counts.traceback += b"Traceback" in output
        counts.stray += sum(name not in after for name in again) + (here / ".verifier").exists()
        counts.undone += any(again.get(name) != raw for name, raw in after.items())
    return counts


def disturbed(command: str, kills: int) -> bool:
    """Run the script of the bad inputs on a command, which prints its lines; return whether it found nothing."""
    here = Path(__file__).resolve()
    write = " ".join(f"'{word}'" for word in ("-m", "verifier", *COMMANDS[command]))
    arguments = ["--name", command, "--kills", str(kills), "--make", f"{sys.executable} {here} make {command} {{dir}}"]
    arguments += ["--write", f"{sys.executable} {write} -C {{dir}}"]
    return subprocess.run([sys.executable, SCRIPT, *arguments], check=False).returncode == 0


def main(kills: int) -> bool:
    """Print the scorecard; return whether every count is nought."""
    clean = True
    for command in COMMANDS:
        if SCRIPT.is_file():
            clean &= disturbed(command, kills)
        with tempfile.TemporaryDirectory() as folder:
            counts = killed(command, kills, Path(folder))
        print(
            f"{command:14s} kill, run   trials {kills:3d} torn {counts.torn:3d} lost {counts.lost:3d} "
            f"stray {counts.stray:3d} traceback {counts.traceback:3d} not done {counts.undone}",
            flush=True,
        )
        clean &= counts.clean
    if not SCRIPT.is_file():
        print(f"the other half was left out: {SCRIPT} is not here ($VERIFIER_SHARED)")
    return clean


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]:
        make(Path(sys.argv[3]), sys.argv[2])
    else:
        sys.exit(not main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
