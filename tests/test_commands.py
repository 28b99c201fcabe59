"""What a person new to the program reads first: the list of commands, and what comes next."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from verifier.cli.main import app


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "verifier", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, encoding="utf-8")


@pytest.mark.parametrize("group", [(), ("source",), ("export",)])
def test_the_list_of_commands_is_cut_off_nowhere(group: tuple[str, ...], tmp_path: Path) -> None:
    """In 80 columns each command has its line, and each line its end."""
    told = run(*group, "--help", folder=tmp_path).stdout
    lines = told.partition("Commands:\n")[2].splitlines()

    assert len(lines) >= 3
    assert [line for line in lines if len(line) > 80 or not line.endswith(".") or line.endswith("...")] == []
    assert "--no-version" not in told


@pytest.mark.parametrize("options", [[], ["--bare"]])
def test_a_new_ledger_says_what_comes_next(options: list[str], tmp_path: Path) -> None:
    """The line that `init` ends with is a command that works; an empty ledger is not said to be all right."""
    made = run("init", "l", *options, folder=tmp_path)
    (tmp_path / "FILE").write_text("It closed 15 sites.\n")
    (tmp_path / "FILE").rename(tmp_path / "report.txt")
    following = re.search(r"^Next: verifier (.*)$", made.stdout, re.MULTILINE)
    assert following
    words = following[1].replace("FILE", "report.txt").split()
    first = run("check", "-C", "l", folder=tmp_path)

    assert run(*words, folder=tmp_path).returncode == 0
    assert first.returncode == (2 if options else 0)
    assert ("nothing was checked: no claim is recorded" in first.stderr) == bool(options)


def test_every_command_says_its_use_and_gives_an_example(tmp_path: Path) -> None:
    """Arguments stand in capitals as in the documentation, no line is longer than 80, and an example is there."""
    runner = CliRunner()
    named = re.findall(
        r"^  ([a-z]+) {2,}", runner.invoke(app, ["--help"]).stdout.partition("Commands:")[2], re.MULTILINE
    )
    for name in set(named) - {"source", "export"}:
        told = runner.invoke(app, [name, "--help"], terminal_width=80).stdout

        assert re.fullmatch(r"Usage: verifier [a-z]+ \[OPTIONS\][^a-z]*", told.splitlines()[0]), name
        assert "Example" in told, name
        assert [line for line in told.splitlines() if len(line) > 80] == [], name


def test_a_command_loads_no_other(tmp_path: Path) -> None:
    """A check does not pay for the modules of the commands that it is not."""
    code = (
        "import atexit, sys\natexit.register(lambda: print(*sorted(sys.modules)))\nsys.argv[1:] = ['check', '--help']\n"
    )
    code += "from verifier.cli.main import main\nmain()\n"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    loaded = set(done.stdout.split())

    assert "verifier.cli.check" in loaded
    assert loaded.isdisjoint({f"verifier.cli.{name}" for name in ("add", "audit", "draft", "source", "watch", "lsp")})
