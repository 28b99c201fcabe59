"""Each format of one small ledger, byte for byte as it was read and found right.

`python -m tests.formats.test_golden --update` writes them anew: read the difference before it is committed.
"""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.ledgers import TODAY
from verifier.baseline import entries
from verifier.baseline import text as baseline_text
from verifier.check import Options, check
from verifier.fingerprints import ledger_hash
from verifier.formats import format_named, markdown, statistics, whole

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
VERSION = re.compile(r'("(?:semanticV|v)ersion": )"\d+\.\d+\.\d+"(?=,?\n)')
PAGE = re.compile(
    r'("(?:text|markdown)": "# [^\\]*)\\n.*(?=",?\n)'
)  # a rule's page, in SARIF's help: its title will do
TELLS = re.compile(r'("fullDescription": \{\n *"text": )".*"')

FORMS = {
    "report.txt": format_named("text"),
    "report.sarif": format_named("sarif"),
    "check.json": format_named("json"),
    "junit.xml": format_named("junit"),
    "github.txt": format_named("github"),
    "gitlab.json": format_named("gitlab"),
    "report.md": markdown.text,
    "report.json": lambda report: whole.text(report, ledger_hash(report.ledger)),
    "baseline.json": lambda report: baseline_text(entries(report)),
    "statistics.txt": lambda report: "\n".join(statistics.lines(report)) + "\n",
}


def written(name: str) -> str:
    """Return a format of the report, made at the repository's top: without the version, and what rules' pages say."""
    report = check(Path("tests/formats/ledger"), Options(today=TODAY))
    text = VERSION.sub(r'\1"0.0.0"', FORMS[name](report))
    return TELLS.sub(r'\1"..."', PAGE.sub(r"\1", text))


@pytest.mark.parametrize("name", FORMS)
def test_each_format_is_byte_for_byte_the_golden_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a format writes changes only where somebody wanted it and read the difference."""
    monkeypatch.chdir(ROOT)

    assert written(name) == (GOLDEN / name).read_text(encoding="utf-8")


if __name__ == "__main__" and "--update" in sys.argv:
    os.chdir(ROOT)
    for each in FORMS:
        (GOLDEN / each).write_text(written(each), encoding="utf-8")
