"""A third party's reader, installed as its package would be: off until it is named, then read by, within the limits."""

import json
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.ledgers import write

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/sources.md").read_text(encoding="utf-8")
NOTES = "@title Notes of the meeting\n@day 2025-03-03\nIt closed 15 sites.\n"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has what this one has, and the package with the reader that the page shows."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    site = next(folder.glob("lib/python*/site-packages"))
    (site / "ours.pth").write_text(f"{ROOT}\n{sysconfig.get_paths()['purelib']}\n")
    (site / "notes_reader.py").write_text(re.findall(r"(?s)```python\n(.*?)```", PAGE)[0])
    (site / "worse_reader.py").write_text(
        "import os\nfrom verifier.readers.reader import Reader\n"
        "def read(raw):\n    os._exit(3)\nREADER = Reader('worse', '1', ('.worse',), read, limit=1000)\n"
    )
    entry = re.findall(r"(?m)^\[project\.(entry-points\.\"verifier\.readers\")\]\n(.+)$", PAGE)[0]
    (site / "notes_reader-1.2.dist-info").mkdir()
    (site / "notes_reader-1.2.dist-info/METADATA").write_text(
        "Metadata-Version: 2.1\nName: notes-reader\nVersion: 1.2\n"
    )
    (site / "notes_reader-1.2.dist-info/entry_points.txt").write_text(
        f"[verifier.readers]\n{entry[1].replace(chr(34), '')}\nworse = worse_reader:READER\n"
    )
    return folder / "bin/python"


def run(python: Path, folder: Path, *arguments: str) -> tuple[int, str]:
    command = [str(python), "-m", "verifier", *arguments, "-C", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_reader_is_off_until_the_settings_name_it(python: Path, tmp_path: Path) -> None:
    """Installed, it reads nothing; named, it takes text, title and day of a document, and quotes are found in it."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "meeting.notes").write_text(NOTES)
    add = ("source", "add", str(tmp_path / "meeting.notes"))

    off = run(python, tmp_path, *add)
    (tmp_path / "verifier.toml").write_text('plugins = ["notes"]\n')
    on = run(python, tmp_path, *add)

    assert off[0] == 2
    assert off[1].startswith("verifier: no reader for meeting.notes; read are ")
    assert on[0] == 0, on[1]
    record = (tmp_path / "sources/meeting.yaml").read_text()
    assert "title: Notes of the meeting\nissued: '2025-03-03'\n" in record
    assert "reader: notes 1.2\n" in record
    assert (tmp_path / "sources/meeting.txt").read_text() == "It closed 15 sites.\n"
    assert run(python, tmp_path, "add", "It closed 15 sites.")[0] == 0
    assert run(python, tmp_path, "check", "--require-sources")[0] == 0


def test_reader_that_dies_is_a_finding_on_its_source_and_the_run_goes_on(python: Path, tmp_path: Path) -> None:
    """The worker that it took along is started anew for the next document."""
    claim = "article: {name}\nid: closed\nclaim: It closed 15 sites.\nquote: It closed 15 sites.\n"
    names = {"a": "worse", "b": "notes", "c": "html"}
    write(
        tmp_path,
        {
            "verifier.toml": 'plugins = ["notes", "worse"]\n',
            **{f"sources/{name}.{ending}": NOTES for name, ending in names.items()},
            **{f"sources/{name}.yaml": f"type: report\ntitle: T\nfile: {name}.{end}\n" for name, end in names.items()},
            **{f"claims/{name}.yaml": claim.format(name=name) for name in names},
        },
    )

    status, output = run(python, tmp_path, "check", "--format", "json")

    found = json.loads(output)
    states = {claim["id"]: claim["spans"][0]["state"] for claim in found["claims"]}
    faults = {(one["file"], one["code"], one["message"]) for one in found["findings"] if one["level"] == "error"}
    assert status == 1
    assert states == {"a/closed": "not checked", "b/closed": "found", "c/closed": "found"}
    assert faults == {("sources/a.yaml", "V104", "a: a.worse cannot be read: its reader broke off")}
