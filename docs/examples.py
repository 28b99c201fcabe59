"""The examples of a page, run as a reader would: files are written, commands run, and what they print compared.

A block of `console` holds commands behind `$` and what each prints; a block whose first line names a file
(```yaml claims/a.yaml) is written there. `python -m docs.examples PAGE...` writes what commands print now into a page.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).parents[1]
DAY = "1748995200"  # 4 June 2025, on which the examples run
NOT_RUN = (  # installs, builds, takes minutes or never ends
    "pip install",
    "make ",
    "npm ",
    "code ",
    "cd editors",
    "python -m benchmarks",
    "git add",
    "verifier watch",
    "verifier lsp",
)
_AFTER = re.compile(r"^<!-- after (\S+) -->$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ran:
    """A command of a page: its line there, what the page says it prints, and what it printed; its exit status."""

    line: int
    command: str
    said: str
    printed: str
    status: int


def run(page: Path, folder: Path) -> Iterator[Ran]:
    """Yield each command of a page as it ran in a folder, after the files before it were written."""
    text = page.read_text(encoding="utf-8")
    here = folder
    for block in _BLOCK.finditer(text):
        kind, name, body = block.groups()
        line = text.count("\n", 0, block.start()) + 2
        if kind != "console":
            if name:
                (here / name).parent.mkdir(parents=True, exist_ok=True)
                (here / name).write_text(body, encoding="utf-8")
            continue
        for offset, command, said in _commands(body):
            bare = re.sub(r"\s+# .*$", "", command)
            if bare.startswith(NOT_RUN):
                continue
            if bare.startswith("cd "):
                here = (here / bare.removeprefix("cd ")).resolve()
            else:
                done = _done(bare, here)
                yield Ran(line + offset, bare, said, done.stdout, done.returncode)


def _commands(body: str) -> Iterator[tuple[int, str, str]]:
    lines = body.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start, lines[start].removeprefix("$ ").rstrip("\n"), "".join(lines[start + 1 : end])


def _done(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(folder),
        "SOURCE_DATE_EPOCH": DAY,
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
    }
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def setting(page: Path, folder: Path) -> None:
    """Put into a folder what a page's examples begin with.

    Those are the inputs in the folder of its name, or what another page's examples leave (`<!-- after PAGE -->`).
    """
    beside = page.with_suffix("")
    if beside.is_dir():
        shutil.copytree(beside, folder, dirs_exist_ok=True)
    before = _AFTER.search(page.read_text(encoding="utf-8"))
    if before:
        first = page.parent / before[1]
        setting(first, folder)
        for _ in run(first, folder):
            pass


def updated(page: Path) -> str:
    """Return a page with what its commands print now."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        setting(page, Path(name))
        ran = {one.line: one for one in run(page, Path(name))}
    lines, made, skipping = text.split("\n"), [], False
    for number, line in enumerate(lines, 1):
        if number in ran:
            made += [line, *ran[number].printed.rstrip("\n").split("\n")] if ran[number].printed else [line]
            skipping = True
        elif skipping and not line.startswith(("```", "$ ")):
            continue
        else:
            skipping = False
            made.append(line)
    return "\n".join(made)


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        Path(argument).write_text(updated(Path(argument)), encoding="utf-8")
