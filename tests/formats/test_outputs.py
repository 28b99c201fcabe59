"""Where `--format` writes, and what it refuses."""

import json
import os
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.ledgers import write
from verifier.cli.main import app
from verifier.report import Report

CLAIM = "article: m\nid: a\nclaim: It closed 16 sites.\nquote: It closed 15 sites\n"
LEDGER = {"sources/m.txt": "It closed 15 sites.\n", "claims/a.yaml": CLAIM}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with one error, in a folder below the one in which the command runs."""
    write(tmp_path / "l", LEDGER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*options: str) -> Result:
    return CliRunner().invoke(app, ["check", "-C", "l", "--today", "2026-01-01", *options])


def test_several_formats_go_each_to_its_file_and_text_to_the_log(here: Path) -> None:
    """The lines stay on standard output, the status is that of the findings, and every file is whole."""
    forms = {"sarif": "v.sarif", "junit": "out/v.xml", "gitlab": "g.json", "github": "g.txt", "json": "v.json"}
    run = check(*[part for name, file in forms.items() for part in ("--format", f"{name}={file}")])

    assert run.exit_code == 1
    assert run.stdout.startswith("claims/a.yaml:3:8: error V204")
    assert json.loads((here / "v.sarif").read_text())["version"] == "2.1.0"
    assert ET.parse(here / "out/v.xml").getroot().tag == "testsuites"
    assert json.loads((here / "g.json").read_text())[0]["location"]["path"] == "l/claims/a.yaml"
    assert (here / "g.txt").read_text().startswith("::error file=l/claims/a.yaml,line=3,")
    assert sorted(path.name for path in here.iterdir()) == ["g.json", "g.txt", "l", "out", "v.json", "v.sarif"]


def test_the_path_of_an_absolute_ledger_is_that_from_where_the_command_runs(here: Path) -> None:
    """A host finds the file also where CI names the ledger in full."""
    run = CliRunner().invoke(app, ["check", "-C", str(here / "l"), "--format", "github"])

    assert run.stdout.startswith("::error file=l/claims/a.yaml,line=3,")


def test_places_count_code_points(here: Path) -> None:
    """Before a value stand astral and combining characters: its column counts each as one."""
    flow = "article: m\nclaims:\n  - {note: '📚é👩‍👧', id: a, claim: It closed 16 sites., quote: It closed 15 sites}\n"
    write(here / "l", {"claims/a.yaml": flow})
    result = json.loads(check("--format", "sarif").stdout)["runs"][0]["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    words = result["relatedLocations"][0]["physicalLocation"]

    assert flow.split("\n")[2][region["startColumn"] - 1 : region["endColumn"] - 1] == "It closed 16 sites."
    assert words["artifactLocation"]["uri"] == "l/sources/m.txt"
    assert words["region"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 19}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "xml"], "no format is called xml; there are text, json, sarif, junit, github, gitlab"),
        (["--format", "json", "--format", "sarif"], "only one format can be printed, not json and sarif"),
        (["--format", "sarif="], "--format sarif= names no file"),
        (["--format", "sarif=a", "--format", "json=./a"], "--format names one file twice"),
        (["--format", "json=l/claims/a.yaml"], "l/claims/a.yaml is a file of the ledger, so it is not written to"),
        (["--format", "json=l/sources/m.txt"], "l/sources/m.txt is a file of the ledger"),
        (["--format", "json=l/sources/new.txt"], "l/sources/new.txt would stand among the ledger's claims and sources"),
        (["--format", "json=l"], "l: Is a directory"),
        (["--format", "json=/proc/none/x"], "/proc/none"),
        (["--format", "json", "--statistics"], "--statistics goes with --format text"),
    ],
)
def test_wrong_usage_is_one_line_and_writes_nothing(here: Path, options: list[str], said: str) -> None:
    """Exit status 2, and the ledger's own files are never written over."""
    run = check(*options)

    assert run.exit_code == 2
    assert said in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert [path.name for path in here.iterdir()] == ["l"]
    assert (here / "l/claims/a.yaml").read_text() == CLAIM


def test_a_pipe_is_written_to_and_stays_a_pipe(here: Path) -> None:
    """`--format json=/dev/stdout` and the like are no files that a new one could replace."""
    os.mkfifo(here / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((here / "pipe").read_text()), daemon=True)
    reader.start()
    check("--format", "json=pipe")
    reader.join(10)

    assert json.loads(read[0])["summary"]["errors"] == 1
    assert (here / "pipe").is_fifo()


def test_a_link_is_replaced_and_what_it_leads_to_stays(here: Path) -> None:
    """A link that a stranger's change planted in the place of a report leads nowhere."""
    (here / "precious").write_text("precious")
    (here / "v.sarif").symlink_to(here / "precious")
    check("--format", "sarif=v.sarif")

    assert (here / "precious").read_text() == "precious"
    assert not (here / "v.sarif").is_symlink()


def theirs(report: Report) -> str:
    """Write a report as a third party's format."""
    return f"{len(report.findings)} found\n"


def broken(report: Report) -> str:
    """Fail, as a third party's format may."""
    raise KeyError("x")


def test_formats_of_third_parties_are_off_until_the_settings_name_them(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installed entry point is not run unasked; one that fails is one line, and nothing is written."""
    points = {name: EntryPoint(name, f"{__name__}:{name}", "verifier.formats") for name in ("theirs", "broken")}
    monkeypatch.setattr(
        "importlib.metadata.entry_points",
        lambda group: tuple(points.values()) if group == "verifier.formats" else (),
    )
    off = check("--format", "theirs=t.txt")
    (here / "l/verifier.toml").write_text('plugins = ["theirs", "broken"]\n')
    on = check("--format", "theirs=t.txt")
    failing = check("--format", "json=v.json", "--format", "broken=b.txt")

    assert off.exit_code == 2
    assert 'format theirs is a plug-in, off until the settings name it: plugins = ["theirs"]' in off.stderr
    assert on.exit_code == 1
    assert (here / "t.txt").read_text() == "1 found\n"
    assert failing.exit_code == 2
    assert "format broken failed: KeyError" in failing.stderr
    assert not (here / "v.json").exists()


def test_statistics_stand_before_the_counts(here: Path) -> None:
    """Rules with their numbers, then the states of claims and quotes; the last line is as ever."""
    run = check("--statistics")

    assert run.stdout.splitlines()[1:] == [
        "     1  error    V204 figure-not-in-quote",
        "claims: 1 disagrees",
        "quotes: 1 found",
        "1 claim, 1 quote (1 found), 1 error, 0 warnings, 0 notes",
    ]


def test_text_into_a_file_is_the_same_as_text_to_a_pipe(here: Path) -> None:
    """`--format text=FILE` has no colours, frames or other words than standard output has."""
    plain = subprocess.run(
        [Path(sys.executable).parent / "verifier", "check", "-C", "l", "--format", "text=t.txt"],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert plain.stdout == (here / "t.txt").read_text(encoding="utf-8")


def test_every_form_is_the_same_to_the_byte_wherever_it_is_written(here: Path) -> None:
    """Another time zone, locale, hash seed and number of processes: the same files, the page too."""
    forms = {"sarif": "v.sarif", "junit": "v.xml", "gitlab": "g.json", "github": "g.txt", "json": "v.json", "text": "t"}
    options = [part for name, file in forms.items() for part in ("--format", f"{name}={file}")]
    verifier = [sys.executable, "-m", "verifier"]
    written = []
    for seed, zone, language, jobs in (("0", "UTC", "C.UTF-8", "1"), ("7", "Pacific/Kiritimati", "C", "2")):
        known = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "SOURCE_DATE_EPOCH": "1770000000"}
        environment = {**os.environ, **known}
        run = {"cwd": here, "env": environment, "capture_output": True}
        subprocess.run([*verifier, "check", "-C", "l", *options, "--jobs", jobs], check=False, **run)
        subprocess.run([*verifier, "report", "-C", "l", "--html", "page.html"], check=False, **run)
        whole = subprocess.run([*verifier, "report", "-C", "l", "--json"], check=False, **run).stdout
        written.append([whole, *((here / file).read_bytes() for file in (*forms.values(), "page.html"))])

    assert written[0] == written[1]
    assert all(written[0])
