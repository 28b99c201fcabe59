"""An editor's session with `verifier lsp`: findings of the text as it is typed, and what is asked about its places."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.ledgers import lines, write
from tests.lsp.client import Editor, apply, editor

from lsprotocol import types  # isort: skip  # after it is known to be there

CLAIMS = """\
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: It closed 15 sites.
    value: 15 sites
  - id: open
    claim: 🙂🙂 The hall seats 180 people.
    spans:
      - {exact: The hall seats 180 people., start: 5, end: 31}
    evidence:
      - source: audit
        quote: the hall seats 180
    derived_from: {add: [closed]}
"""
FILES = {
    "sources/minutes.txt": "The council met.\nIt closed 15 sites. 🙂 The hall seats 180 people.\n",
    "sources/audit.txt": "As of May the hall seats 180 persons.\n",
    "claims/a.yaml": CLAIMS,
}
A = "claims/a.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "ledger", FILES)
    return tmp_path / "ledger"


def session(root: Path, steps: Callable[[Editor], Awaitable[None]], encodings: list[str] | None = None) -> None:
    """Run what an editor does."""

    async def run() -> None:
        async with editor(root, encodings) as one:
            await steps(one)

    asyncio.run(run())


def test_findings_are_those_of_check(root: Path) -> None:
    """On opening, the editor is told what `check` prints: places, levels, codes and messages."""

    async def steps(one: Editor) -> None:
        one.open(A)
        found = await one.findings(A)
        told = [
            f"{A}:{d.range.start.line + 1}: {d.severity.name.lower()} {d.code}: {d.message.splitlines()[0]}"
            for d in found
        ]

        assert [line.replace("information", "note") for line in told] == [
            f"{line.split(':')[0]}:{line.split(':')[1]}: {line.split(': ', 1)[1]}" for line in lines(root)
        ]
        assert found

    session(root, steps)


def test_the_text_as_it_is_typed(root: Path) -> None:
    """What is typed is checked without being saved; what is broken is a finding; nothing is written."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    async def steps(one: Editor) -> None:
        text = one.open(A)
        await one.findings(A)
        one.type(A, text.replace("closed 15 sites.\n    q", "closed 14 sites.\n    q"))
        assert "closed says 14 sites, but the quote says 15 sites" in str(await one.findings(A))
        one.type(A, text + "  - id: [")
        assert "V001 syntax" in str(await one.findings(A))
        one.type(A, "")
        assert "V011" in str(await one.findings(A))
        one.type(A, text.replace("    derived_from: {add: [closed]}\n", ""))
        found = await one.findings(A)

        assert not any("V304" in str(one.code) for one in found)

    session(root, steps)

    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)])
def test_places_behind_astral_characters(encoding: str, units: int, root: Path) -> None:
    """Columns are counted in the units that the editor chose, also behind characters of two UTF-16 units."""
    flow = "article: minutes\nclaims:\n  - {id: flow, claim: 🙂🙂 The hall seats people., quote: QUOTE}\n"
    begin = len("  - {id: flow, claim: ") + 2 * units + len(" The hall seats people., quote: ")

    async def steps(one: Editor) -> None:
        one.open(A)
        await one.findings(A)
        one.type(A, flow.replace("QUOTE", "The hall holds 180 people."))
        (finding,) = [found for found in await one.findings(A) if "quote-" in str(found.code)]
        one.type(A, flow.replace("QUOTE", "The hall seats 180 people."))
        await one.findings(A)
        hover = await one.hover(A, 2, begin + 1)
        ((name, where),) = await one.defined(A, 2, begin + 1)
        start = len("It closed 15 sites. ") + units + 1

        assert finding.range == types.Range(types.Position(2, begin), types.Position(2, begin + 26))
        assert hover.startswith("found in minutes")
        assert (name, where) == (
            "sources/minutes.txt",
            types.Range(types.Position(1, start), types.Position(1, start + 26)),
        )

    session(root, steps, [encoding])


def test_hover(root: Path) -> None:
    """A value as it is read, a quote with the words around it, a source with its state, a claim with all of it."""

    async def steps(one: Editor) -> None:
        one.open(A)
        await one.findings(A)
        value, quote = await one.hover(A, 5, 14), await one.hover(A, 4, 14)
        source, claim = await one.hover(A, 11, 18), await one.hover(A, 2, 4)

        assert value.startswith("15 sites is read as ")
        assert quote.splitlines()[0] == "found in minutes: minutes"
        assert quote.splitlines()[1] == "…The council met. «It closed 15 sites.» 🙂 The hall seats 180 people. …"
        assert source.splitlines()[0] == "audit: audit, 2025-11-30"
        assert "verdict: none recorded" in claim
        assert await one.hover("sources/audit.yaml", 0, 0) == (
            "audit: audit, 2025-11-30\nits text is here\n1 quotes rest on it, 1 found"
        )
        assert await one.hover(A, 500, 0) == ""

    session(root, steps)


def test_definition(root: Path) -> None:
    """A quote leads to its words, a source to its record and text, an id to its claim."""

    async def steps(one: Editor) -> None:
        one.open(A)
        await one.findings(A)

        assert await one.defined(A, 4, 14) == [
            ("sources/minutes.txt", types.Range(types.Position(1, 0), types.Position(1, 19)))
        ]
        assert [name for name, _ in await one.defined(A, 0, 12)] == ["sources/minutes.yaml", "sources/minutes.txt"]
        assert [name for name, _ in await one.defined(A, 11, 18)] == ["sources/audit.yaml", "sources/audit.txt"]
        assert await one.defined(A, 13, 27) == [(A, types.Range(types.Position(2, 8), types.Position(2, 14)))]

    session(root, steps)


BEGUN = "article: minutes\nclaims:\n  - id: x\n    "
WORDS = [
    ("article: ", "audit", "note"),
    (BEGUN + "ev", "evidence", "audit"),
    (BEGUN + "evidence:\n      - source: au", "audit", "evidence"),
    (BEGUN + "evidence:\n      - source: audit\n        st", "stance", "speaker"),
    (
        "article: minutes\nclaims:\n  - id: x\n    evidence:\n      - source: audit\n        stance: ",
        "refutes",
        "source",
    ),
    (BEGUN + "verdict: ", "not-enough-evidence", "refutes"),
    (BEGUN + "spans:\n      - {exact: y, su", "suffix", "subject"),
    (BEGUN + "derived_from: {add: [cl", "closed", "audit"),
    (BEGUN + "relations:\n      supports: [", "open", "audit"),
    (BEGUN + "waive:\n      - {rule: V2", "V204", "closed"),
    (BEGUN + "waive:\n      - rule: ", "figure-not-in-quote", "closed"),
    ("", "claims", "audit"),
]


@pytest.mark.parametrize(("text", "is_there", "is_not"), WORDS)
def test_completion(text: str, is_there: str, is_not: str, root: Path) -> None:
    """Fields, sources, claims, words and rules are proposed where they can stand, in YAML that is not yet whole."""

    async def steps(one: Editor) -> None:
        one.open(A)
        await one.findings(A)
        one.type(A, text)
        *above, last = text.split("\n")
        found = await one.completed(A, len(above), len(last))
        words = {item.label: item for item in found}

        assert is_there in words
        assert is_not not in words
        edit = words[is_there].text_edit
        assert isinstance(edit, types.TextEdit)
        assert apply(text, edit).startswith(text[: len(text) - len(last)])
        assert apply(text, edit).rstrip(": ").endswith(is_there)

    session(root, steps)


def test_no_completion_in_comments(root: Path) -> None:
    """Nothing is proposed in a comment, nor in prose."""

    async def steps(one: Editor) -> None:
        one.open(A)
        await one.findings(A)
        one.type(A, "# article: \nclaims:\n  - id: a\n    claim: The hall is ")

        assert await one.completed(A, 0, 11) == []
        assert await one.completed(A, 3, 27) == []

    session(root, steps)


def test_code_actions(root: Path) -> None:
    """A fix is offered where its finding stands, changes only its own words, and takes the finding away."""

    async def steps(one: Editor) -> None:
        text = one.open(A)
        assert "V110" in str(await one.findings(A))
        (fix,) = [one for one in await one.actions(A, 9) if str(one.title).startswith("V110")]
        assert fix.edit is not None
        (edit,) = fix.edit.changes[one.uri(A)]
        (whole,) = await one.actions(A, 0, ["source.fixAll"])
        one.type(A, apply(text, edit))
        found = await one.findings(A)

        assert "V110" not in str(found)
        assert apply(text, edit) == text.replace("start: 5, end: 31", "start: 39, end: 65")
        assert whole.kind == "source.fixAll"
        assert await one.actions(A, 0) == []

    session(root, steps)


def test_files_that_change_outside(root: Path) -> None:
    """What other programs change is checked when the editor hears of it; a closed file counts as it lies there."""

    async def steps(one: Editor) -> None:
        text = one.open(A)
        await one.findings(A)
        path = root / "sources/minutes.txt"
        path.write_text(FILES["sources/minutes.txt"].replace("15", "16"), encoding="utf-8")
        change = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
        one.news.clear()
        one.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        assert "V112" in str(await one.findings(A))
        one.type(A, text.replace("15", "16"))
        assert "V112" not in str(await one.findings(A))
        one.news.clear()
        document = types.TextDocumentIdentifier(one.uri(A))
        one.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        assert "V112" in str(await one.findings(A))
        assert one.registered == ["workspace/didChangeWatchedFiles"]

    session(root, steps)


def test_settings_that_cannot_be_read(root: Path) -> None:
    """They are told of in their own file, and the findings come back when they are whole."""

    async def steps(one: Editor) -> None:
        (root / "verifier.toml").write_text("x = [\n", encoding="utf-8")
        one.open(A)
        await one.findings(A)
        assert one.told[one.uri("verifier.toml")][0].range.start.line == 1
        (root / "verifier.toml").unlink()
        one.type(A, CLAIMS)
        await one.findings(A)
        await asyncio.sleep(0.5)
        assert one.told[one.uri("verifier.toml")] == []
        assert one.told[one.uri(A)]

    session(root, steps)


def test_what_is_of_no_ledger(root: Path, tmp_path: Path) -> None:
    """Other files, unsaved ones without a name, and addresses of the web are nothing to it; it goes on."""
    (tmp_path / "else.yaml").write_text("a: 1\n", encoding="utf-8")

    async def steps(one: Editor) -> None:
        for uri in (
            "untitled:1",
            "http://evil.example/a.yaml",
            (tmp_path / "else.yaml").as_uri(),
            "file:",
            "x",
            "file:///%00",
        ):
            item = types.TextDocumentItem(uri, "yaml", 1, CLAIMS)
            one.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            asked = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 0))
            assert await one.client.text_document_hover_async(asked) is None
        one.open(A)

        assert await one.findings(A)

    session(root, steps)


HOSTILE = [
    "[" * 100_000, "a: &x [*x]\n", "\u2028" * 1000, "claims: \x00\n", "x" * 3_000_000, "- \n" * 50_000,
    CLAIMS.replace("\n", "\r\n"), CLAIMS.replace("\n", "\r"), "\ufeff" + CLAIMS, "claims:\n" + "  - id: a\n" * 20_000,
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_texts(number: int, root: Path) -> None:
    """Whatever is typed, the server goes on: it answers about every place, and about the next text as before."""

    async def steps(one: Editor) -> None:
        one.open(A)
        await one.findings(A)
        one.type(A, HOSTILE[number])
        for line, character in ((0, 0), (0, 5_000), (40, 2), (2**31 - 1, 2**31 - 1)):
            await one.hover(A, line, character)
            await one.completed(A, line, character)
            await one.defined(A, line, character)
        await one.actions(A, 0)
        await asyncio.sleep(0.3)
        one.type(A, CLAIMS.replace("closed 15 sites.\n    q", "closed 14 sites.\n    q"))
        async with asyncio.timeout(20):
            while "closed says 14 sites" not in str(one.told[one.uri(A)]):
                await one.findings(A)

    session(root, steps)


def test_fast_typing(root: Path) -> None:
    """A hundred keys in a row are checked once or a few times, and the last text is what counts."""

    async def steps(one: Editor) -> None:
        text = one.open(A)
        await one.findings(A)
        for number in range(100):
            one.type(A, text.replace("closed 15 sites.\n    q", f"closed {number} sites.\n    q"))
        async with asyncio.timeout(20):
            while "closed says 99 sites" not in str(one.told[one.uri(A)]):
                await one.findings(A)

    session(root, steps)


def test_texts_that_may_not_be_republished(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Of a source from the store no word is shown that the record has not."""
    (tmp_path / "store").mkdir()
    (root / "sources/minutes.txt").rename(tmp_path / "store/minutes.txt")
    record = root / "sources/minutes.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("file: minutes.txt\n", ""), encoding="utf-8")
    monkeypatch.setenv("VERIFIER_STORE", str(tmp_path / "store"))

    async def steps(one: Editor) -> None:
        one.open(A)
        await one.findings(A)
        said = [await one.hover(A, line, 14) for line in range(14)]

        assert "found in minutes" in said[4]
        assert "council met" not in "".join(said)
        assert await one.defined(A, 4, 14) == []

    session(root, steps)
