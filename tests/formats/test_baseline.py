"""`--baseline FILE`: an old ledger starts, new faults count, what is fixed leaves, nothing unchecked slips through."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.ledgers import write
from verifier.cli.main import app

SOURCE = "It closed 15 sites. It met on Monday. The hall holds 180 people.\n"
LEDGER = {
    "sources/m.txt": SOURCE,
    "claims/a.yaml": """\
article: m
claims:
  - {id: closed, claim: It closed 16 sites., quote: It closed 15 sites}
  - {id: met, claim: It met on Tuesday., quote: It met on Monday}
  - {id: hall, claim: The hall holds 180 people., quote: The hall holds 180 people}
""",
}


def check(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["check", "-C", str(folder), "--today", "2026-01-01", *options])


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, str]:
    """A ledger with two errors, and a baseline started with them."""
    write(tmp_path / "l", LEDGER)
    baseline = str(tmp_path / "baseline.json")
    assert check(tmp_path / "l").exit_code == 1
    assert check(tmp_path / "l", "--baseline", baseline, "--update-baseline").exit_code == 0
    return tmp_path / "l", baseline


def changed(folder: Path, was: str, now: str) -> None:
    file = folder / "claims/a.yaml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8")


def test_an_old_ledger_starts_and_says_so(old: tuple[Path, str]) -> None:
    """Known findings are counted apart, the states of claims stay, and lines may move."""
    folder, baseline = old
    changed(folder, "claims:\n", "# a comment\n\nclaims:\n")
    run = check(folder, "--baseline", baseline)
    data = json.loads(check(folder, "--baseline", baseline, "--format", "json").stdout)

    assert run.exit_code == 0
    assert run.stdout == "3 claims, 3 quotes (3 found), 0 errors, 0 warnings, 0 notes, 2 in the baseline\n"
    assert [finding["code"] for finding in data["known"]] == ["V204", "V204"]
    assert [claim["state"] for claim in data["claims"]] == ["disagrees", "disagrees", "agrees"]


def test_a_new_fault_counts_also_at_a_field_that_has_a_known_one(old: tuple[Path, str]) -> None:
    """Another claim's fault is new, and so is another figure at the same field: the old words excuse the old fault."""
    folder, baseline = old
    changed(folder, "holds 180 people., quote", "holds 190 people., quote")
    changed(folder, "closed 16 sites", "closed 17 sites")
    run = check(folder, "--baseline", baseline)

    assert run.exit_code == 1
    assert [line.split(" ")[0] for line in run.stdout.splitlines()[:2]] == [
        "claims/a.yaml:3:25:",
        "claims/a.yaml:5:23:",
    ]


def test_what_is_fixed_is_said_and_leaves_and_is_new_when_it_comes_back(old: tuple[Path, str]) -> None:
    """The line names it; the update takes it out and takes nothing in; the same fault is then an error."""
    folder, baseline = old
    changed(folder, "closed 16 sites", "closed 15 sites")
    changed(folder, "holds 180 people., quote", "holds 190 people., quote")
    said = check(folder, "--baseline", baseline)
    updated = check(folder, "--baseline", baseline, "--update-baseline")

    assert "no longer there, though in the baseline: V204 a/closed; --update-baseline takes it out" in said.stdout
    assert f"{baseline}: 1 fixed, taken out; 1 left" in updated.stderr
    assert updated.exit_code == 1
    changed(folder, "closed 15 sites., quote", "closed 16 sites., quote")
    assert "error V204 figure-not-in-quote: closed says 16 sites" in check(folder, "--baseline", baseline).stdout


@pytest.mark.parametrize("options", [["--select", "V1"], ["--ignore", "V204"], ["claims/b.yaml"]])
def test_what_a_run_could_not_see_is_not_fixed(old: tuple[Path, str], options: list[str]) -> None:
    """Rules left out, or another part of the ledger: the baseline keeps its entries."""
    folder, baseline = old
    write(folder, {"claims/b.yaml": "article: m\nid: b\nclaim: It met on Monday.\nquote: It met on Monday\n"})
    before = Path(baseline).read_bytes()
    run = check(folder, *[str(folder / one) if "/" in one else one for one in options], "--baseline", baseline)
    check(folder, *options, "--baseline", baseline, "--update-baseline")

    assert "no longer there" not in run.stdout
    assert Path(baseline).read_bytes() == before


def test_quotes_that_are_not_checked_and_files_that_are_not_read_are_not_fixed(old: tuple[Path, str]) -> None:
    """Without the source's text, or with a claim file that cannot be read, the entries stay and files fail."""
    folder, baseline = old
    before = Path(baseline).read_bytes()
    text = folder / "sources/m.txt"
    shutil.move(text, folder.parent / "m.txt")
    check(folder, "--baseline", baseline, "--update-baseline")
    shutil.move(folder.parent / "m.txt", text)
    assert Path(baseline).read_bytes() == before

    changed(folder, "claims:\n", "claims: [\n")
    assert check(folder, "--baseline", baseline, "--update-baseline").exit_code == 1
    assert Path(baseline).read_bytes() == before


def test_a_record_that_is_not_read_is_never_known(tmp_path: Path) -> None:
    """A baseline started beside a broken file leaves its error an error: nothing in it was checked."""
    write(tmp_path / "l", {**LEDGER, "claims/b.yaml": "claims: ["})
    baseline = str(tmp_path / "b.json")
    started = check(tmp_path / "l", "--baseline", baseline, "--update-baseline")

    assert started.exit_code == 1
    assert "claims/b.yaml:2:1: error V001" in started.stdout
    assert all(item["file"] == "claims/a.yaml" for item in json.loads(Path(baseline).read_text())["findings"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "line 1, column 1 is no JSON"),
        ("[]", "is no baseline of version 1"),
        ('{"version": 2, "findings": []}', "is no baseline of version 1"),
        ('{"version": 1, "findings": [{"code": 1}]}', "is no baseline of version 1"),
        ("<<<<<<< ours\n", "line 1, column 1 is no JSON"),
        ("[" * 100_000, "is no JSON text"),
        ("\udcff", "is no JSON text"),
    ],
)
def test_a_file_that_is_no_baseline_is_one_line(old: tuple[Path, str], content: str, said: str) -> None:
    """Exit status 2, the file and why: it never counts as an empty baseline, nor is it written over."""
    folder, baseline = old
    Path(baseline).write_bytes(content.encode("utf-8", "surrogateescape"))
    run = check(folder, "--baseline", baseline, "--update-baseline")

    assert (run.exit_code, run.stdout) == (2, "")
    assert said in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert Path(baseline).read_bytes() == content.encode("utf-8", "surrogateescape")


def test_wrong_usage_is_one_line(old: tuple[Path, str], tmp_path: Path) -> None:
    """A missing baseline, an update without one, a start with half the rules, a claim file in its place."""
    folder, _ = old
    missing = str(tmp_path / "none.json")

    for options, said in [
        (["--baseline", missing], "no such baseline; start one with --update-baseline"),
        (["--update-baseline"], "--update-baseline goes with --baseline FILE"),
        (["--baseline", missing, "--update-baseline", "--select", "V2"], "whole ledger and all its rules"),
        (["--baseline", str(folder / "claims/a.yaml"), "--update-baseline"], "is no JSON"),
    ]:
        run = check(folder, *options)

        assert run.exit_code == 2
        assert said in run.stderr
    assert not Path(missing).exists()
