"""A new ledger has an example that passes, and files that make CI, git and editors run the check."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from verifier.cli.main import app


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A new ledger."""
    folder = tmp_path / "new"
    assert CliRunner().invoke(app, ["init", str(folder)]).exit_code == 0
    return folder


def test_the_example_passes_and_the_hook_and_the_workflow_run_the_check(made: Path) -> None:
    """The commands that the hook and the workflow name succeed in the new ledger."""
    (hook,) = [
        hook
        for repo in yaml.safe_load((made / ".pre-commit-config.yaml").read_text())["repos"]
        for hook in repo["hooks"]
    ]
    workflow = yaml.safe_load((made / ".github/workflows/verifier.yml").read_text())
    steps = workflow["jobs"]["check"]["steps"]
    commands = [hook["entry"], *(step["run"].partition(" >>")[0] for step in steps if "run" in step)]

    assert [command for command in commands if not command.startswith("pip ")] == [
        "verifier check",
        "verifier check",
        "verifier report --markdown",
    ]
    for command in dict.fromkeys(commands[1:]):
        if command.startswith("verifier "):
            arguments = [sys.executable, "-m", "verifier", *command.split()[1:], "-C", str(made)]
            assert subprocess.run(arguments, capture_output=True, check=False).returncode == 0
    assert workflow["permissions"] == {"contents": "read"}
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"]) for step in steps if "uses" in step)
    assert re.search(hook["files"], "claims/town-hall.yaml")


def test_editors_find_a_schema_that_accepts_the_records(made: Path) -> None:
    """The line for the YAML language server and the editor's settings name schemas that are there and hold."""
    for name in ("claims/town-hall.yaml", "sources/town-hall.yaml"):
        text = (made / name).read_text()
        (named,) = re.findall(r"^# yaml-language-server: \$schema=(.+)$", text, re.MULTILINE)
        schema = (made / name).parent / named
        Draft202012Validator(json.loads(schema.read_text())).validate(yaml.load(text, yaml.BaseLoader))
    associated = json.loads((made / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert all((made / path).is_file() for path in associated)


def test_what_is_there_already_is_kept(made: Path, tmp_path: Path) -> None:
    """A second run is refused; in a repository with a hook of its own, that stays."""
    other = tmp_path / "other"
    other.mkdir()
    (other / ".pre-commit-config.yaml").write_text("repos: []\n")

    again, beside = (CliRunner().invoke(app, ["init", str(folder)]) for folder in (made, other))

    assert (again.exit_code, beside.exit_code) == (2, 0)
    assert "holds a ledger already; nothing was written" in again.output
    assert "kept     .pre-commit-config.yaml" in beside.output
    assert (other / ".pre-commit-config.yaml").read_text() == "repos: []\n"
