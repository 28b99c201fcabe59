"""The name of a finding: it stays when lines move, and is nobody else's; the name of a ledger changes with any byte."""

import hashlib
import subprocess
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.ledgers import report, write
from verifier.finding import Finding, Level, Location
from verifier.fingerprints import fingerprints, ledger_files, ledger_hash, marks

CLAIMS = """\
article: m
claims:
  - id: closed
    claim: It closed 16 sites.
    quote: It closed 15 sites
  - id: met
    claim: It met on Tuesday with 20 people, 30 dogs.
    quote: It met on Monday
"""
LEDGER = {"sources/m.txt": "It closed 15 sites. It met on Monday.\n", "claims/a.yaml": CLAIMS}


def of(folder: Path) -> dict[str, str]:
    found = report(folder)
    return {mark: finding.message for finding, mark in marks(found).items()}


def test_fingerprints_stay_when_lines_move_and_claims_change_places(tmp_path: Path) -> None:
    """Comments, other claims before it and another order leave each finding its name."""
    write(tmp_path / "a", LEDGER)
    head, closed, met = CLAIMS.partition("  - id: closed")[0], *_halves()
    moved = f"# first\n\n{head}  - id: new\n    claim: It met.\n    quote: It met\n{met}{closed}"
    write(tmp_path / "b", {**LEDGER, "claims/a.yaml": moved})

    assert of(tmp_path / "a") == of(tmp_path / "b")
    assert len(of(tmp_path / "a")) >= 3


def _halves() -> tuple[str, str]:
    at, then = CLAIMS.index("  - id: closed"), CLAIMS.index("  - id: met")
    return CLAIMS[at:then], CLAIMS[then:]


def test_waiving_one_finding_renames_no_other(tmp_path: Path) -> None:
    """Equal findings are counted with the waived ones, so that a waiver moves no number."""
    write(tmp_path / "a", LEDGER)
    waived = CLAIMS.replace("sites\n  - id: met", "sites\n    waive: [{rule: V204, reason: r}]\n  - id: met")
    write(tmp_path / "b", {**LEDGER, "claims/a.yaml": waived})

    assert report(tmp_path / "b").waived
    assert of(tmp_path / "a") == of(tmp_path / "b")


NAMES = st.text(st.characters(codec="utf-8"), max_size=6) | st.sampled_from(["a", "a/b", "claims/a.yaml", "\x1f", "1"])


@given(st.lists(st.tuples(st.sampled_from(["V001", "V204"]), NAMES, NAMES, NAMES), max_size=8))
def test_no_two_findings_share_a_fingerprint(keys: list[tuple[str, str, str, str]]) -> None:
    """Whatever stands in the names of claims, files and fields, and however often the same finding stands."""
    found = [
        Finding(code, "n", Level.ERROR, "m", Location(file), claim=claim or None, field=field or None)
        for code, file, claim, field in keys
    ]

    assert len(set(fingerprints(found))) == len(found)


def test_the_ledgers_name_changes_with_any_file_and_can_be_reckoned_by_hand(tmp_path: Path) -> None:
    """It is what `sha256sum FILE... | sha256sum` prints, and another byte anywhere makes it another."""
    write(tmp_path, {**LEDGER, "verifier.toml": 'fail_on = "warning"\n'})
    ledger = report(tmp_path).ledger
    names = ledger_files(ledger)
    sums = subprocess.run(["sha256sum", *names], capture_output=True, check=True, cwd=tmp_path).stdout
    first = ledger_hash(ledger)

    assert names == ["claims/a.yaml", "sources/m.txt", "sources/m.yaml", "verifier.toml"]
    assert hashlib.sha256(sums).hexdigest() == first
    for name in names:
        path = tmp_path / name
        before = path.read_bytes()
        path.write_bytes(before + b"\n")
        assert ledger_hash(report(tmp_path).ledger) != first
        path.write_bytes(before)
    assert ledger_hash(report(tmp_path).ledger) == first
