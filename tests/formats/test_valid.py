"""Every format of the ledger's own report and of reports on hostile ledgers is what its readers accept."""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.formats.hostile import NAMES, PAYLOADS, ledger
from tests.ledgers import report, write
from verifier.formats import format_named
from verifier.report import Report

ROOT = Path(__file__).parents[2]
STANDARDS = Path(os.environ.get("VERIFIER_SHARED", ROOT.parent / "shared")) / "standards" / "validate.py"
MULTITOOL = (
    Path(os.environ.get("NODE_MODULES", ROOT / "node_modules")) / "@microsoft/sarif-multitool-linux/Sarif.Multitool"
)
FORMATS = {"sarif": "{}.sarif", "junit": "{}.xml", "gitlab": "gitlab-{}.json", "github": "{}.txt", "json": "{}.json"}
ALLOWED = re.compile(r"SARIF20(02|03|06|10|11|13)\b")  # wishes: texts and files inside the log, addresses it opens
COMMAND = re.compile(
    r"::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=V\d{3} [a-z-]+::\S.*"
)
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """The reports on this repository's ledgers and on a hostile one a payload."""
    found = {"own": report(ROOT), "example": report(ROOT / "docs" / "example")}
    for name, payload in PAYLOADS.items():
        folder = tmp_path_factory.mktemp(name)
        write(folder, ledger(payload))
        found[name] = report(folder)
    folder = tmp_path_factory.mktemp("names")
    write(folder, {f"claims/{name}": ledger("x")["claims/a.yaml"] for name in NAMES})
    found["names"] = report(folder)
    return found


@pytest.fixture(scope="module")
def written(reports: Mapping[str, Report], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """The files of every report, by format."""
    folder = tmp_path_factory.mktemp("written")
    files: dict[str, list[Path]] = {name: [] for name in FORMATS}
    for title, found in reports.items():
        for name, pattern in FORMATS.items():
            path = folder / pattern.format(title)
            path.write_text(format_named(name)(found), encoding="utf-8")
            files[name].append(path)
    return files


def test_hostile_ledgers_are_found_wanting(reports: Mapping[str, Report]) -> None:
    """Each payload leads to findings, most of them on fields, so that it does stand in what is validated."""
    few = {name for name, found in reports.items() if len(found.findings) < 5}

    assert few <= {"own", "control", "invisible", "newline"}  # refused at the first such character
    assert {name for name, found in reports.items() if not found.errors} == {"own"}


@pytest.mark.parametrize("form", ["sarif", "junit", "gitlab"])
def test_the_official_schemas_accept_every_report(form: str, written: Mapping[str, list[Path]]) -> None:
    """SARIF 2.1.0 in both its schemas, JUnit for Jenkins and for Ant, GitLab's own and the strict one."""
    if not STANDARDS.is_file():
        pytest.skip("the official schemas are not here: give their folder as $VERIFIER_SHARED")
    command = [sys.executable, str(STANDARDS), *map(str, written[form])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, re.findall(r"FAIL.*(?:\n {6}.*)*", done.stdout)) == (0, [])
    assert done.stdout.count("ok  ") == 2 * len(written[form])


def test_microsofts_validator_has_nothing_against_the_logs(written: Mapping[str, list[Path]], tmp_path: Path) -> None:
    """Rule kinds Sarif and Gh: no error, no warning; of the notes, only wishes that a report of words cannot grant."""
    if not MULTITOOL.is_file():
        pytest.skip("npm's @microsoft/sarif-multitool-linux is not here: npm install")
    MULTITOOL.chmod(0o755)  # npm runs no script of a package unasked, and this is what the package's would do
    options = ["--rule-kind", "Sarif;Gh", "--level", "Error;Warning;Note", "--output", str(tmp_path / "log.sarif")]
    command = [str(MULTITOOL), "validate", *map(str, written["sarif"]), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    told = [line for line in done.stdout.splitlines() if re.search(r": (error|warning|note) ", line)]

    assert [line for line in told if not ALLOWED.search(line)] == []
    assert f"{len(written['sarif'])} files scanned" in done.stdout


def test_sarif_points_at_fields_and_words(reports: Mapping[str, Report]) -> None:
    """Places count from 1, ends lie behind beginnings, fingerprints are one a result, messages are one line."""
    for found in reports.values():
        run = json.loads(format_named("sarif")(found))["runs"][0]
        results, rules = run["results"], run["tool"]["driver"]["rules"]
        regions = [place["physicalLocation"]["region"] for one in results for place in _places(one)]
        marks = [one["partialFingerprints"]["verifier/v1"] for one in results]

        assert run["columnKind"] == "unicodeCodePoints"
        assert len(results) == len(found.findings) + len(found.waived)
        assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
        assert all(_ordered(region) for region in regions)
        assert len(set(marks)) == len(marks)
        assert [one for one in results if UNSAFE.search(one["message"]["text"])] == []


def _places(result: Mapping[str, list[dict]]) -> list[dict]:
    return [*result["locations"], *result.get("relatedLocations", [])]


def _ordered(region: Mapping[str, int]) -> bool:
    start = (region["startLine"], region.get("startColumn", 1))
    end = (region.get("endLine", start[0]), region.get("endColumn", start[1] + 1))
    return (1, 1) <= start < end


def test_addresses_of_files_lead_back_to_their_names(reports: Mapping[str, Report]) -> None:
    """A file's name with blanks, signs, other scripts and line breaks is escaped once, and comes back as it was."""
    run = json.loads(format_named("sarif")(reports["names"]))["runs"][0]
    addresses = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}

    assert {unquote(address) for address in addresses} >= {f"claims/{name}" for name in NAMES}
    assert all(re.fullmatch(r"[A-Za-z0-9%/._~-]+", address) for address in addresses)


def test_junit_counts_what_it_lists(reports: Mapping[str, Report]) -> None:
    """A suite says as many tests and failures as it holds; every error stands in one of them."""
    for found in reports.values():
        root = ET.fromstring(format_named("junit")(found))
        told = "\n".join(failure.text or "" for failure in root.iter("failure"))

        for suite in root.iter("testsuite"):
            assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
            assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
            assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))
        assert len(re.findall(r"^.*:\d+:\d+: error V\d{3} ", told, re.MULTILINE)) == found.errors


def test_nothing_from_a_record_becomes_a_command(reports: Mapping[str, Report]) -> None:
    """GitHub's log has one command a finding and a line of counts, whatever stands in names and messages."""
    for found in reports.values():
        *commands, counts = format_named("github")(found).removesuffix("\n").split("\n")

        assert [line for line in commands if not COMMAND.fullmatch(line) or UNSAFE.search(line)] == []
        assert len(commands) == len(found.findings)
        assert not counts.startswith("::")


def test_gitlab_gets_one_fingerprint_a_finding(reports: Mapping[str, Report]) -> None:
    """Each issue has its own, one of five severities, and a path without a way out."""
    for found in reports.values():
        issues = json.loads(format_named("gitlab")(found))

        assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(found.findings)
        assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
        assert not any(issue["location"]["path"].startswith(("./", "/")) for issue in issues)


def test_what_a_host_shows_first_is_worst(reports: Mapping[str, Report]) -> None:
    """Errors stand before warnings before notes, as hosts show only the first few."""
    order = ["error", "warning", "note"]
    for found in reports.values():
        run = json.loads(format_named("sarif")(found))["runs"][0]
        levels = [order.index(one["level"]) for one in run["results"] if "suppressions" not in one]
        heads = [line.split(" ")[0] for line in format_named("github")(found).splitlines()[:-1]]

        assert levels == sorted(levels)
        assert heads == sorted(heads, key=["::error", "::warning", "::notice"].index)
