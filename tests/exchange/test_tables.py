"""A spreadsheet of claims becomes a ledger and back, and nothing is lost on the way."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from verifier.cli.main import app
from verifier.config import settings_of
from verifier.exchange.flat import cell_of, cells, record_of, text_of
from verifier.exchange.records import files_of
from verifier.exchange.tables import from_csv, from_jsonl, to_csv, to_jsonl

OWN = Path(__file__).parents[2]
KEYS = st.text(min_size=1, max_size=8).filter(lambda key: "\0" not in key)
TEXTS = st.text(max_size=30) | st.sampled_from(
    ["=1+1", "'=x", "-5", "json:", 'json:"a"', "{}", "null", '""', "a\n=b", "\u202e", "1"]
)
DATA = st.recursive(
    TEXTS | st.none(),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=12,
)
FORMULA = re.compile(r"""(?m)(^|,)"?[=+@\t\r]|(^|,)"?-[^0-9]""")


def _run(*words: str):
    return CliRunner().invoke(app, list(words))


@given(st.dictionaries(KEYS, DATA, max_size=5))
def test_any_record_comes_back_from_its_cells(record: dict) -> None:
    assert record_of(cells(record)) == record


@given(TEXTS)
def test_no_cell_is_a_formula(text: str) -> None:
    """A cell begins with nothing that a spreadsheet runs, and comes back as it was."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerow(["x", cell_of(text)])

    assert not FORMULA.search(made.getvalue()) or re.fullmatch(r"'?-\d.*", cell_of(text))
    assert (text_of(cell_of(text)) or "") == text


@settings(max_examples=25, deadline=None)
@given(st.lists(st.dictionaries(KEYS.filter(str.strip), DATA, min_size=1, max_size=4), min_size=1, max_size=3))
def test_lines_of_json_keep_any_record(records: list) -> None:
    text = "".join(json.dumps(record) + "\n" for record in records)

    assert [row.fields for row in from_jsonl(text, {})] == records


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_the_own_ledger_goes_out_and_comes_back(form: str, tmp_path: Path) -> None:
    """Exported, imported into an empty ledger, exported again: the same bytes; and the records are equal."""
    ledger = tmp_path / "ledger"
    (ledger / "claims").mkdir(parents=True)
    shutil.copytree(OWN / "sources", ledger / "sources")
    table = tmp_path / f"claims.{form}"
    again = tmp_path / f"again.{form}"

    assert _run("export", form, "-C", str(OWN), "-o", str(table)).exit_code == 0
    assert _run("import", str(table), "-C", str(ledger)).exit_code == 0
    assert _run("export", form, "-C", str(ledger), "-o", str(again)).exit_code == 0
    assert again.read_bytes() == table.read_bytes()
    assert files_of(ledger, settings_of(ledger)) == files_of(OWN, settings_of(OWN))
    assert _run("check", "-C", str(ledger), "--fail-on", "warning").exit_code == 0


SHEET = """Statement;quote;article;value;evidence/0/source;evidence/0/quote
The council closed 15 sites.;closed 15 sites;minutes;15 sites;audit;15 sites
The council closed 15 sites.;It closed 15 sites.;minutes;;;
"""


def test_a_hand_made_sheet(tmp_path: Path) -> None:
    """Columns are renamed, ids are made from the claims, the article names the file."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "a.csv").write_text(SHEET, encoding="utf-8-sig")
    result = _run("import", str(tmp_path / "a.csv"), "-C", str(tmp_path), "--rename", "Statement=claim")

    assert result.output.splitlines() == ["created  claims/minutes.yaml", "2 claims; next: verifier check"]
    assert (tmp_path / "claims/minutes.yaml").read_text(encoding="utf-8") == (
        "article: minutes\n"
        "claims:\n"
        "  - id: council-closed-15-sites\n"
        "    claim: The council closed 15 sites.\n"
        "    quote: closed 15 sites\n"
        "    value: 15 sites\n"
        "    evidence:\n"
        "      - source: audit\n"
        "        quote: 15 sites\n"
        "  - id: council-closed-15-sites-2\n"
        "    claim: The council closed 15 sites.\n"
        "    quote: It closed 15 sites.\n"
    )


WRONG = [
    ("a.csv", "id,claim,quote\nx,A.,B\ny,A.,B,beyond\n", "line 3: `beyond` stands under no column's name"),
    ("a.csv", "id,claim,quot\nx,A.,B\n", "line 2: unknown field `quot`"),
    ("a.csv", "id,claim,quote\nX,A.,B\n", "line 2: id: "),
    (
        "a.csv",
        "id,claim,quote,quote/0\nx,A.,B,C\n",
        "line 2: the columns `quote/0` and `quote/0/…`|line 2: the columns `quote`",
    ),
    (
        "a.csv",
        "id,claim,quote,article,file\nx,A.,B,a,claims/a.yaml\ny,A.,B,b,claims/a.yaml\n",
        "two rows give claims/a.yaml another `article`",
    ),
    ("a.csv", "id,claim,quote,file\nx,A.,B,../a.yaml\n", "line 2: `../a.yaml` is no claim file below claims/"),
    ("a.csv", "id,claim,quote\nx,A.,B\nx,A.,B\n", "V008"),
    ("a.csv", 'id,claim,quote\nx,A.,"json:{"\n', "line 2: a cell that begins with `json:`"),
    ("a.jsonl", '{"id": "x", "claim": "A.", "quote": "B"}\n[1]\n{"id"\n', "line 2: no JSON object"),
    ("a.jsonl", '{"id": "x", "id": "y"}\n', "line 1: no JSON object: a field is given twice"),
    ("a.jsonl", "[" * 100_000, "line 1: no JSON object"),
]


@pytest.mark.parametrize(("name", "text", "message"), WRONG)
def test_wrong_rows_are_named_and_nothing_is_written(name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = _run("import", str(tmp_path / name), "-C", str(tmp_path))

    assert result.exit_code == 1
    assert any(part in result.output for part in message.split("|")), result.output
    assert list((tmp_path / "claims").iterdir()) == []


STOPPED = [
    ("a.csv", b"", "line 1: no column has a name"),
    ("a.csv", b"id,id\n", "line 1: two columns are called `id`"),
    ("a.csv", b"id,claim,quote\n", "no claims"),
    ("a.csv", b"id\n\xff", "is not UTF-8: line 2; save it as CSV UTF-8"),
    ("a.odt", b"", ".csv, .tsv and .jsonl of claims are imported"),
    ("a.csv", b"id,claim,quote,file\nx,A.,B,claims/there.yaml\n", "claims/there.yaml is there already"),
]


@pytest.mark.parametrize(("name", "raw", "message"), STOPPED)
def test_nothing_to_import_is_one_line(name: str, raw: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/there.yaml").write_text("claims: []\n", encoding="utf-8")
    (tmp_path / name).write_bytes(raw)
    result = _run("import", str(tmp_path / name), "-C", str(tmp_path))

    assert result.exit_code == 2
    assert message in result.output
    assert len(result.output.splitlines()) == 1


def test_a_bad_claim_file_is_not_exported_in_part(tmp_path: Path) -> None:
    """Nothing is left out without a word: the export stops and says which file."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.yaml").write_text("claims: [", encoding="utf-8")
    result = _run("export", "csv", "-C", str(tmp_path))

    assert result.exit_code == 2
    assert result.output == "verifier: claims/a.yaml is not a good claim file: `verifier check` says why\n"


def test_fields_of_a_file_stand_once() -> None:
    """The first row of a file has its article, defaults and context."""
    files = files_of(OWN, settings_of(OWN))
    rows = list(csv.DictReader(io.StringIO(to_csv(files), newline="")))

    assert rows[0]["article"] == "us-syria-strikes"
    assert {row["article"] for row in rows[1:]} == {""}
    assert len(rows) == len(to_jsonl(files).splitlines()) == len(list(from_csv(to_csv(files), {})))
