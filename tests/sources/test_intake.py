"""`source add` makes a source of any document: what it writes is checked clean, and its places are found."""

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from tests.ledgers import lines
from tests.readers import documents as made
from verifier.cli.main import app

PDF = made.pdf([[(11, 720, "The audit is out.")], [(11, 700, "The library cost over EUR 2.4m.")]], "Audit")
CLAIM = """
claims:
  - id: cost
    claim: The library cost more than EUR 2.4 million.
    spans: [{source: audit, exact: The library cost over EUR 2.4m, at: page 2}]
    value: more than 2.4 million EUR
"""


def _run(root: Path, *words: str):
    return CliRunner().invoke(app, [*words, "-C", str(root)])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "ledger/claims").mkdir(parents=True)
    (tmp_path / "audit.pdf").write_bytes(PDF)
    return tmp_path / "ledger"


def test_a_document_becomes_a_source(root: Path) -> None:
    """Bytes and text are kept and hashed; the document's own title, authors and day are proposed."""
    result = _run(root, "source", "add", str(root.parent / "audit.pdf"), "--issued", "2025-11-12")
    (root / "claims/a.yaml").write_text(CLAIM, encoding="utf-8")
    record = yaml.safe_load((root / "sources/audit.yaml").read_text(encoding="utf-8"))

    assert result.output.splitlines() == [
        "created  sources/audit.pdf",
        "created  sources/audit.txt",
        "created  sources/audit.yaml",
    ]
    assert {**record, "sha256": 64, "text_sha256": 64, "reader": record["reader"].split()[:2]} == {
        "type": "report",
        "title": "Audit",
        "author": [{"literal": "A. Auditor"}, {"literal": "B. Clerk"}],
        "issued": "2025-11-12",
        "file": "audit.pdf",
        "sha256": 64,
        "text": "audit.txt",
        "text_sha256": 64,
        "reader": ["pdf", "pypdfium2"],
    }
    assert (root / "sources/audit.pdf").read_bytes() == PDF
    assert lines(root) == []


def test_a_wrong_page_is_a_note(root: Path) -> None:
    """The recorded page is held to the page on which the words stand."""
    _run(root, "source", "add", str(root.parent / "audit.pdf"))
    (root / "claims/a.yaml").write_text(CLAIM.replace("page 2", "p. 1"), encoding="utf-8")

    assert lines(root) == ["claims/a.yaml:5:72: note V117 wrong-place: cost: the words stand at page 2, not at p. 1"]


def test_time_codes_are_those_of_the_stored_copy(root: Path) -> None:
    """Subtitles have no time codes in their text: they are taken from the stored copy."""
    (root.parent / "talk.vtt").write_text(made.VTT, encoding="utf-8")
    _run(root, "source", "add", str(root.parent / "talk.vtt"))
    (root / "claims/a.yaml").write_text(
        "claims:\n  - id: a\n    claim: Over 130 mortars were found.\n    spans:\n"
        '      - {source: talk, exact: Over 130 mortars were found, at: "00:00:04"}\n',
        encoding="utf-8",
    )

    assert [line.partition("note ")[2] for line in lines(root)] == [
        "V111 quote-retouched: a: the source has other marks, spaces or case: `Over 130 mortars were found`",
        "V117 wrong-place: a: the words stand at 00:00:01.000, not at 00:00:04",
    ]


REFUSED = [
    ("none.pdf", (), "is not there"),
    ("a.odt", (), "no reader for a.odt; read are .txt, .md"),
    ("audit.pdf", ("--reader", "ocr"), "no reader is called `ocr`"),
    ("audit.pdf", ("--encoding", "klingon"), "no encoding is called `klingon`; cp1252 is one"),
    ("audit.pdf", ("--id", "a b"), "the id `a b` has other characters than"),
    ("empty.txt", (), "holds no words"),
    (".", (), "is a folder; give its files one by one"),
]


@pytest.mark.parametrize(("name", "options", "message"), REFUSED)
def test_what_cannot_become_a_source(root: Path, name: str, options: tuple[str, ...], message: str) -> None:
    """One line, exit 2, nothing written."""
    (root.parent / "empty.txt").write_text(" \n", encoding="utf-8")
    result = _run(root, "source", "add", str(root.parent / name), *options)

    assert result.exit_code == 2
    assert message in result.output
    assert len(result.output.splitlines()) == 1
    assert not (root / "sources").exists()


def test_list(root: Path) -> None:
    """Each source has its state and the number of quotes that rest on it."""
    _run(root, "source", "add", str(root.parent / "audit.pdf"), "--issued", "2025-11-12")
    (root / "claims/a.yaml").write_text(CLAIM, encoding="utf-8")
    (root / "sources/audit.pdf").write_bytes(PDF + b"%")
    (root / "sources/leak.yaml").write_text(f"type: article\ntitle: Leak\nsha256: {'0' * 64}\n", encoding="utf-8")
    listed = json.loads(_run(root, "source", "list", "--format", "json").output)

    assert _run(root, "source", "list").output.splitlines()[0] == "audit  changed        1 quote  2025-11-12  Audit"
    assert _run(root, "source", "list").output.splitlines()[-1] == "2 sources, the texts of 1 here"
    assert [(one["id"], one["state"], one["quotes"]) for one in listed] == [
        ("audit", "changed", 1),
        ("leak", "absent", 0),
    ]
