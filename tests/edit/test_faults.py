"""`fix`, `review` and `add` are killed, starved of disk and run twice at once: nothing is torn, lost or left behind."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.ledgers import write

FILES = 6
LISTENS = (  # to Ctrl-C, also where these tests run as a shell's background job
    "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
)
COMMANDS = {
    "fix": ["fix"],
    "review": [
        "review",
        *(f"claims/f{number}.yaml" for number in range(FILES)),
        *("--by", "R. Editor", "--date", "2025-12-01"),
    ],
    "add": ["add", "the council met", "--claim", "The council met.", "--file", "claims/f0.yaml", "--id", "met"],
}


def make(folder: Path, command: str) -> dict[str, bytes]:
    """Write a ledger with something to do in every file; return its files."""
    quote = "it closed 4 sites" if command == "fix" else "It closed 4 sites"
    claim = f"  - id: closed   # one\n    claim: The council closed 4 sites.\n    quote: {quote}\n"
    claims = {f"claims/f{number}.yaml": f"article: minutes\nclaims:\n{claim}" for number in range(FILES)}
    write(folder, {"sources/minutes.txt": "On Monday the council met. It closed 4 sites.\n", **claims})
    return state(folder)


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(folder: Path, command: str, before: str = "") -> "subprocess.Popen[bytes]":
    """Start the command in a process of its own; `before` runs there first."""
    code = f"{LISTENS}import sys\n{before}\nfrom verifier.cli.main import main\nmain()\n"
    arguments = [sys.executable, "-c", code, *COMMANDS[command], "-C", str(folder)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=folder)


def finish(process: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    output, _ = process.communicate(timeout=60)
    return process.returncode, output


def raw_of(files: Mapping[str, bytes], number: int) -> bytes:
    return files[f"claims/f{number}.yaml"]


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, bytes]]:
    """What a run that nobody disturbs makes of the ledger."""
    found = {}
    for command in COMMANDS:
        folder = tmp_path_factory.mktemp(command)
        before = make(folder, command)
        assert finish(start(folder, command))[0] == 0
        found[command] = state(folder)
        changed = sum(found[command][f"claims/f{number}.yaml"] != raw_of(before, number) for number in range(FILES))
        assert changed == (1 if command == "add" else FILES)
    return found


KILL_AT = textwrap.dedent(
    """
    import os, signal
    left = [{number}]
    def deadly(real):
        def call(*given, **named):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **named)
        return call
    os.{function} = deadly(os.{function})
    """
)
FIRST = [("write", 0), ("fsync", 0), ("replace", 0)]
LATER = [("write", 2), ("fsync", 3), *(("replace", number) for number in range(1, FILES))]
MOMENTS = [
    *((command, *moment) for command in COMMANDS for moment in FIRST),
    *((command, *moment) for command in ("fix", "review") for moment in LATER),  # `add` changes one file
]


@pytest.mark.parametrize(("command", "function", "number"), MOMENTS)
def test_kill_at_any_step_leaves_whole_files_and_the_next_run_ends_the_work(
    command: str, function: str, number: int, tmp_path: Path, complete: Mapping[str, Mapping[str, bytes]]
) -> None:
    """Each file is as it was or as it becomes; after the next run all are, and nothing is left over."""
    before = make(tmp_path, command)

    status, _ = finish(start(tmp_path, command, KILL_AT.format(function=function, number=number)))

    assert status == -signal.SIGKILL
    killed = state(tmp_path)
    assert all(killed[name] in {raw, complete[command][name]} for name, raw in before.items())
    assert finish(start(tmp_path, command))[0] == 0
    assert state(tmp_path) == complete[command]
    assert not (tmp_path / ".verifier").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_two_at_once_do_the_work_of_one(
    command: str, tmp_path: Path, complete: Mapping[str, Mapping[str, bytes]]
) -> None:
    """The second waits for the first and finds nothing left to do."""
    make(tmp_path, command)

    done = [finish(process) for process in [start(tmp_path, command), start(tmp_path, command)]]

    assert [status for status, _ in done] == [0, 0]
    assert state(tmp_path) == complete[command]


@pytest.mark.parametrize("command", COMMANDS)
def test_file_that_cannot_be_written_whole_changes_none(command: str, tmp_path: Path) -> None:
    """On a disk that takes no more, the command says so in one line and everything stays."""
    before = make(tmp_path, command)
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"

    status, output = finish(start(tmp_path, command, limited))

    assert status == 2
    assert output.splitlines()[-1].startswith(b"verifier: File too large: ")
    assert output.splitlines()[-1].endswith(b"/claims/f0.yaml")
    assert b"Traceback" not in output
    assert state(tmp_path) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_interrupt_while_it_writes_leaves_all_as_it_was(command: str, tmp_path: Path) -> None:
    """Ctrl-C at the worst moment ends it without a word, and takes the half-written files along."""
    before = make(tmp_path, command)
    code = KILL_AT.format(function="fsync", number=0 if command == "add" else 2).replace("SIGKILL", "SIGINT")

    status, output = finish(start(tmp_path, command, code))

    assert (status, b"Traceback" in output) == (130, False)
    assert state(tmp_path) == before


def test_interrupt_while_modules_are_loaded_says_nothing(tmp_path: Path) -> None:
    """Ctrl-C right after Enter ends the command by its signal, without a traceback."""
    code = (
        f"{LISTENS}import os, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'verifier.cli.ticket':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from verifier.cli.start import main\n"
        "main()\n"
    )

    done = subprocess.run([sys.executable, "-c", code, "check"], capture_output=True, cwd=tmp_path, check=False)

    assert (done.returncode, done.stdout + done.stderr) == (-signal.SIGINT, b"")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
@pytest.mark.parametrize("command", COMMANDS)
def test_folder_without_the_right_to_write_is_one_line(command: str, tmp_path: Path) -> None:
    """A read-only ledger is told, not half changed."""
    before = make(tmp_path, command)
    tmp_path.chmod(0o555)
    try:
        status, output = finish(start(tmp_path, command))
    finally:
        tmp_path.chmod(0o755)

    assert (status, output.count(b"\n")) == (2, 1)
    assert state(tmp_path) == before


@pytest.mark.long
@pytest.mark.parametrize("command", COMMANDS)
def test_two_hundred_kills_at_any_moment(
    command: str, tmp_path: Path, complete: Mapping[str, Mapping[str, bytes]]
) -> None:
    """Whenever it is killed, no file is torn or lost, and what is left over goes with the next run."""
    began = time.monotonic()
    make(tmp_path / "timed", command)
    finish(start(tmp_path / "timed", command))
    whole = time.monotonic() - began
    moments = random.Random(1)
    for number in range(200):
        folder = tmp_path / str(number)
        before = make(folder, command)
        process = start(folder, command)
        time.sleep(whole * (0.7 + 0.4 * moments.random()))
        process.kill()
        process.communicate()

        killed = state(folder)
        assert all(killed[name] in {raw, complete[command][name]} for name, raw in before.items())
        assert finish(start(folder, command))[0] == 0
        assert state(folder) == complete[command]
