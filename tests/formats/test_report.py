"""The report for a pull request, and the report as data: whole, escaped, and short enough for where they go."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import jsonschema_rs
import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from tests.formats.hostile import PAYLOADS, ledger
from tests.ledgers import report, write
from verifier import schema
from verifier.cli.main import app
from verifier.fingerprints import ledger_hash
from verifier.formats import json as form
from verifier.formats import markdown, whole
from verifier.formats.markdown import LONGEST

ROOT = Path(__file__).parents[2]
OWN_TAGS = {"details", "summary", "!--"}


def rendered(text: str) -> str:
    """Return Markdown as HTML, with tables and links of whatever looks like an address, as a code host does."""
    return MarkdownIt("gfm-like", {"html": True}).render(text)


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_from_a_record_becomes_markup(name: str, tmp_path: Path) -> None:
    """A hostile ledger's report has the elements of the form alone: no link, image, code, script, mention."""
    write(tmp_path, ledger(PAYLOADS[name]))
    text = markdown.text(report(tmp_path))
    html = rendered(text)
    tags = set(re.findall(r"<(!--|[a-z]+\d?)", html))

    assert tags <= {"h1", "h2", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td"} | OWN_TAGS
    assert html.count("<details>") == html.count("</details>")
    assert not re.search(r"[@#]\w", re.sub(r"&#?\w+;", "", html))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f]", text)
    assert len(text) <= LONGEST


def test_the_summary_stands_first_and_details_are_folded(tmp_path: Path) -> None:
    """The verdict, then the counts, then the worst findings; claims and sources only where somebody opens them."""
    text = markdown.text(report(ROOT / "docs" / "example"))
    head, _, rest = text.partition("## Findings (5)")

    assert head == (
        "# Verification report\n\n**✗ 5 to correct.** 4 claims, 4 quotes (3 found), 5 errors, 0 warnings, 0 notes.\n\n"
    )
    assert "<details><summary>Claims (4)</summary>" in rest
    assert "<details><summary>Sources (1)</summary>" in rest
    assert "- **✗ error V204** cost says 2.4 million euros" in rest


def test_many_findings_fit_a_comment_and_are_counted(tmp_path: Path) -> None:
    """A code host refuses comments of more than 65,536 characters: what is left out is said."""
    claims = "".join(
        f"  - id: c{n}\n    claim: It closed {n} sites in all.\n    quote: It closed 5 sites\n" for n in range(6, 906)
    )
    text_ = {"sources/minutes.txt": "It closed 5 sites.\n", "claims/a.yaml": f"article: minutes\nclaims:\n{claims}"}
    write(tmp_path, text_)
    text = markdown.text(report(tmp_path))

    assert len(text) <= LONGEST
    assert "## Findings (900)" in text
    assert re.search(r"and \d+ more, which `verifier check` lists", text)


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ("{id: a, claim: It closed 15 sites., quote: It closed 15 sites}", "✓ No errors."),
        ("{id: a, claim: It met in March 2025., quote: met in spring}", "! No errors, 1 to look at."),
        ("", "No claim is recorded, so nothing was checked."),
    ],
)
def test_the_first_words_are_the_outcome(tmp_path: Path, claims: str, said: str) -> None:
    """A sign of success stands only where nothing is wrong or in doubt and something was checked."""
    file = {"claims/a.yaml": f"article: m\nclaims:\n  - {claims}\n"} if claims else {"claims/.gitkeep": ""}
    write(tmp_path, {"sources/m.txt": "It closed 15 sites. It met in spring 2025.\n", **file})

    assert markdown.text(report(tmp_path)).splitlines()[2].startswith(f"**{said}** ")


def test_what_could_not_be_checked_is_no_pass(tmp_path: Path) -> None:
    """A ledger without errors whose quotes were not checked is not said to be free of errors alone."""
    record = f"type: report\ntitle: A paper\nissued: 2025-11-30\nsha256: {'0' * 64}\n"
    write(tmp_path, {"sources/p.yaml": record, "claims/a.yaml": "article: p\nid: a\nclaim: It met.\nquote: It met\n"})

    assert "**No errors, but not all could be checked here.**" in markdown.text(report(tmp_path))


@pytest.mark.parametrize("payload", [*PAYLOADS.values(), None, ""], ids=[*PAYLOADS, "own", "example"])
def test_the_report_as_data_has_the_shipped_form(payload: str | None, tmp_path: Path) -> None:
    """`report --json` and `check --format json` follow the schema that the package ships, on hostile ledgers too."""
    folder = ROOT if payload is None else ROOT / "docs" / "example"
    if payload:
        folder = tmp_path
        write(folder, ledger(payload))
    found = report(folder)
    accepts = jsonschema_rs.Draft202012Validator(schema.text("report"))
    whole_text, short_text = whole.text(found, ledger_hash(found.ledger)), form.text(found)

    assert [error.message for error in accepts.iter_errors(json.loads(whole_text))] == []
    assert [error.message for error in accepts.iter_errors(json.loads(short_text))] == []
    assert whole_text.isascii()
    json.dumps(json.loads(whole_text), ensure_ascii=False).encode("utf-8")


def test_the_report_as_data_says_all_that_its_schema_names() -> None:
    """No field of the schema is one that the report never has; a judge's are there when one is asked for."""
    found = report(ROOT)
    data = json.loads(whole.text(found, ledger_hash(found.ledger)))
    form_ = json.loads(schema.text("report"))

    assert set(data) == set(form_["properties"]) - {"judge"}
    assert set(data["claims"][0]) == set(form_["$defs"]["claim"]["properties"]) - {"judgements"}
    assert all(set(span) == set(form_["$defs"]["span"]["properties"]) for span in data["claims"][0]["spans"])


def test_words_that_may_not_be_republished_stay_out(tmp_path: Path) -> None:
    """Of a text in the store, the data has what was recorded and where it stands, and none of its other words."""
    import hashlib

    secret = "It closed 15 sites, an aide whispered."
    store = tmp_path / "store"
    store.mkdir()
    (store / "copy.txt").write_text(secret, encoding="utf-8")
    record = f"type: report\ntitle: T\nissued: 2025-11-30\nsha256: {hashlib.sha256(secret.encode()).hexdigest()}\n"
    claim = "article: p\nid: a\nclaim: It closed 15 sites.\nquote: It closed 15 sites\n"
    write(tmp_path / "ledger", {"sources/p.yaml": record, "claims/a.yaml": claim})
    found = report(tmp_path / "ledger", store=store)
    text = whole.text(found, ledger_hash(found.ledger))

    assert json.loads(text)["claims"][0]["spans"][0]["state"] == "found"
    assert "whispered" not in text


def test_the_command_prints_data_and_schema() -> None:
    """`report --json` and `schema report` fit each other; two forms at once are refused."""
    run = CliRunner().invoke
    example = str(ROOT / "docs" / "example")
    data: Mapping[str, object] = json.loads(run(app, ["report", "-C", example, "--json"]).stdout)
    form_ = run(app, ["schema", "report"]).stdout

    assert jsonschema_rs.Draft202012Validator(form_).is_valid(data)
    assert run(app, ["report", "-C", example, "--json", "--markdown"]).exit_code == 2
