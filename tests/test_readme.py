"""The README's commands do what it says, to the letter, one after the other as a new user types them."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from verifier.cli.main import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MINUTE = 60  # seconds that its quick start may take, on a machine with other work to do


def sections() -> dict[str, str]:
    """Return the README's sections by their headings."""
    parts = re.split(r"(?m)^## (.+)$", README)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def commands(section: str) -> Iterator[tuple[str, str]]:
    """Yield the commands of a section and what stands below each as its output."""
    for block in re.findall(r"(?ms)^```console\n(.*?)^```$", section):
        for part in re.split(r"(?m)^\$ ", block)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def typed(command: str, folder: Path, home: Path) -> tuple[int, str, Path]:
    """Return the exit status of a command in a shell, what it prints, and the folder in which that leaves the shell."""
    where = home / "where"
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "HOME": str(home), "PATH": path, "PIP_NO_INDEX": "1", "COLUMNS": "80"}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    script = f"cd '{folder}'\n{command}\nstatus=$?\npwd > '{where}'\nexit $status\n"
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, check=False
    )
    return done.returncode, done.stdout + done.stderr, Path(where.read_text(encoding="utf-8").strip())


def test_quick_start_runs_to_the_letter_in_under_a_minute(tmp_path: Path) -> None:
    """Every command of the quick start succeeds; where the README shows what it prints, it prints that."""
    home = tmp_path / "home"
    home.mkdir()
    example = ROOT / "docs/example/sources/council-report.txt"
    (home / "report.txt").write_bytes(example.read_bytes())
    folder, began, run = tmp_path, time.monotonic(), 0
    for command, output in commands(sections()["A claim of your own, in a minute"]):
        status, printed, folder = typed(command, folder, home)
        run += 1

        assert status == 0, f"$ {command}\n{printed}"
        assert not output or printed == output, command
    assert run >= 8
    assert time.monotonic() - began < MINUTE
    assert (folder / "claims/report.yaml").is_file()


def test_first_example_is_the_one_that_is_shown(tmp_path: Path) -> None:
    """The source and the claims that the README prints are the files, and the findings are what the check prints."""
    section = sections()["What it looks like"]
    example = ROOT / "docs/example"

    assert f"```text\n{(example / 'sources/council-report.txt').read_text(encoding='utf-8')}```" in section
    assert f"```yaml\n{(example / 'claims/library.yaml').read_text(encoding='utf-8')}```" in section
    for command, output in commands(section):
        assert typed(command, ROOT, tmp_path)[:2] == (1, output)


def test_two_commands_are_those_of_the_makefile_and_of_ci() -> None:
    """`make check` and `make test` exist, and CI runs both."""
    named = [command for command, _ in commands(sections()["The two commands"])]
    makefile, ci = (ROOT / "Makefile").read_text(), (ROOT / ".ci/run").read_text()

    assert named == ["make check", "make test"]
    assert all(f"\n{command.split()[1]}: " in makefile for command in named)
    assert all(f"\n{command}\n" in f"{ci}\n" for command in named)


def test_lines_of_ci_are_those_that_init_writes() -> None:
    """What the README shows of the workflow stands in the workflow."""
    from verifier import templates

    shown = re.findall(r"(?ms)^```yaml\n(.*?)^```$", sections()["In CI"])[0]

    assert all(line in templates.content("workflow.yaml") for line in shown.splitlines())


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"(?m)^\| `verifier ([a-z]+(?: (?:add|list|refresh))?)", README)))
)
def test_every_command_of_the_table_has_help_with_an_example(name: str) -> None:
    """What the table names can be run, and says how."""
    done = CliRunner().invoke(app, [*name.split(), "--help"])

    assert done.exit_code == 0
    assert name == "export" or "Example: verifier" in done.output
