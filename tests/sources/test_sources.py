"""A source gets the text that its record names, and is held to the hashes that it records."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from verifier import sources as module
from verifier.model import Copy, Source
from verifier.sources import Store, attach, read_sources


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


FILES = {
    "a.txt": "The cost was €5.\r\n",
    "bom.txt": "\ufeffwords",
    "control.txt": "a\x00b\x1bc",
    "a.md": "# Head\n",
    "a.html": "<title>T</title><p>Visible &amp; read",
    "a.pdf": "%PDF",
    "a.odt": "PK",
    "a-pdf.txt": "text of it",
    "empty.txt": "",
    "sub/b.txt": "below",
}
ZERO = "0" * 64


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    (tmp_path / "sources" / "latin.txt").write_bytes(b"one\ntwo\xe9")
    (tmp_path / "sources" / "latin.html").write_bytes(b"one\ntwo\xe9")
    (tmp_path / "sources" / "folder.txt").mkdir()
    return tmp_path


def _source(**fields: object) -> Source:
    return replace(Source("a", "sources/a.yaml"), **fields)


def _summary(source: Source) -> tuple[str, str | None, str, str]:
    return source.copy.value, source.text, source.text_path, source.problem


def _differs(recorded: str, text: str) -> str:
    return f"recorded {recorded[:12]}…, is {_hash(text)[:12]}…"


PDF = {"file": "a.pdf", "text_file": "a-pdf.txt"}
CASES = [
    # the stored copy is its own text
    ({"file": "a.txt"}, ("here", FILES["a.txt"], "sources/a.txt", "")),
    ({"file": "./a.txt"}, ("here", FILES["a.txt"], "sources/./a.txt", "")),
    ({"file": "sub/b.txt"}, ("here", "below", "sources/sub/b.txt", "")),
    ({"file": "bom.txt"}, ("here", "words", "sources/bom.txt", "")),
    ({"file": "control.txt"}, ("here", "a\x00b\x1bc", "sources/control.txt", "")),
    ({"file": "a.md"}, ("here", "# Head\n", "sources/a.md", "")),
    ({"file": "empty.txt"}, ("here", "", "sources/empty.txt", "")),
    ({"file": "a.txt", "sha256": _hash(FILES["a.txt"])}, ("here", FILES["a.txt"], "sources/a.txt", "")),
    ({"file": "a.txt", "sha256": _hash(FILES["a.txt"]).upper()}, ("here", FILES["a.txt"], "sources/a.txt", "")),
    ({"file": "a.txt", "sha256": "sha256:" + _hash(FILES["a.txt"])}, ("here", FILES["a.txt"], "sources/a.txt", "")),
    (
        {"file": "a.txt", "sha256": ZERO},
        ("changed", FILES["a.txt"], "sources/a.txt", _differs(ZERO, FILES["a.txt"])),
    ),
    # a page is read, in no file of its own
    ({"file": "a.html"}, ("here", "Visible & read\n", "", "")),
    ({"file": "a.html", "text_sha256": _hash("Visible & read\n")}, ("here", "Visible & read\n", "", "")),
    (
        {"file": "a.html", "text_sha256": ZERO},
        ("changed", "Visible & read\n", "", "its text: " + _differs(ZERO, "Visible & read\n")),
    ),
    # the text stands beside the stored copy
    (PDF, ("here", "text of it", "sources/a-pdf.txt", "")),
    (
        {**PDF, "sha256": _hash("%PDF"), "text_sha256": _hash("text of it")},
        ("here", "text of it", "sources/a-pdf.txt", ""),
    ),
    (
        {**PDF, "sha256": ZERO},
        ("changed", "text of it", "sources/a-pdf.txt", "a.pdf: " + _differs(ZERO, "%PDF")),
    ),
    (
        {**PDF, "text_sha256": ZERO},
        ("changed", "text of it", "sources/a-pdf.txt", "a-pdf.txt: " + _differs(ZERO, "text of it")),
    ),
    (
        {**PDF, "file": "none.pdf"},
        ("missing", "text of it", "sources/a-pdf.txt", "none.pdf is not there; its text is"),
    ),
    ({**PDF, "text_file": "none.txt"}, ("missing", None, "", "none.txt is not there")),
    ({**PDF, "text_file": "../a.txt"}, ("unreadable", None, "", "../a.txt leads out of its folder: the path has `..`")),
    (
        {**PDF, "file": "/etc/passwd"},
        (
            "unreadable",
            "text of it",
            "sources/a-pdf.txt",
            "/etc/passwd leads out of the ledger: the path is absolute; its text is",
        ),
    ),
    # nothing to read
    ({}, ("absent", None, "", "no stored copy is recorded")),
    ({"sha256": ZERO}, ("absent", None, "", "it is not in the ledger, and no store was given")),
    ({"file": "none.txt"}, ("missing", None, "", "none.txt is not there")),
    ({"file": "none.pdf"}, ("missing", None, "", "none.pdf is not there")),
    ({"file": "a.pdf"}, ("unreadable", None, "", "a.pdf is no PDF file, or a broken one")),
    ({"file": "a.odt"}, ("unreadable", None, "", "a.odt has no reader here (.odt); give its `text`")),
    ({"file": "folder.txt"}, ("unreadable", None, "", "folder.txt is a folder, not a file")),
    ({"file": "latin.txt"}, ("unreadable", None, "", "latin.txt is not UTF-8: byte 0xE9 in line 2")),
    ({"file": "latin.html"}, ("unreadable", None, "", "latin.html is not UTF-8: byte 0xE9 in line 2")),
    ({"file": "../a.txt"}, ("unreadable", None, "", "../a.txt leads out of its folder: the path has `..`")),
    ({"file": "/etc/a.txt"}, ("unreadable", None, "", "/etc/a.txt leads out of the ledger: the path is absolute")),
    ({"file": "/etc/passwd"}, ("unreadable", None, "", "/etc/passwd leads out of the ledger: the path is absolute")),
    ({"file": "a\x1b[2J.txt"}, ("missing", None, "", "a<U+001B>[2J.txt is not there")),
]


@pytest.mark.parametrize(("fields", "summary"), CASES)
def test_attach(root: Path, fields: dict[str, str], summary: tuple[str, str | None, str, str]) -> None:
    assert _summary(attach(_source(**fields), root)) == summary


def test_one_bad_source_does_not_stop_the_others(root: Path) -> None:
    """Sources come back in the order in which they were given."""
    given = {name: _source(id=name, file=f"{name}.txt") for name in ("folder", "latin", "a", "none")}

    found = read_sources(given, root)

    assert list(found) == list(given)
    assert [source.copy.value for source in found.values()] == ["unreadable", "unreadable", "here", "missing"]


def test_texts_together_are_bounded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first text may be large; what goes beyond the bound is left out, by the order of the ids."""
    monkeypatch.setattr(module, "MEMORY", 1)
    found = read_sources({"b": _source(file="a.md"), "a": _source(file="a.txt")}, root)

    assert found["a"].text == FILES["a.txt"]
    assert (found["b"].copy, found["b"].text) == (Copy.UNREADABLE, None)


class TestEarlierText:
    """A text that was changed is compared with what was recorded, where that was kept."""

    @pytest.fixture
    def kept(self, root: Path) -> Path:
        folder = root / "sources" / ".previous"
        folder.mkdir()
        for text in ("The cost was €4.", "<p>Earlier"):
            (folder / _hash(text)).write_text(text)
        (folder / ZERO).write_text("this is not what its name says")
        return root

    CASES = (
        ({"file": "a.txt", "sha256": _hash("The cost was €4.")}, "The cost was €4."),
        ({"file": "a.html", "sha256": _hash("<p>Earlier")}, "Earlier\n"),
        ({**PDF, "text_sha256": _hash("The cost was €4.")}, "The cost was €4."),
        ({**PDF, "sha256": ZERO, "text_sha256": _hash("text of it")}, None),
        ({"file": "a.txt", "sha256": ZERO}, None),
        ({"file": "a.txt", "sha256": "../a.txt"}, None),
        ({"file": "a.txt", "sha256": _hash("never kept")}, None),
    )

    @pytest.mark.parametrize(("fields", "text"), CASES)
    def test_earlier_text(self, kept: Path, fields: dict[str, str], text: str | None) -> None:
        found = attach(_source(**fields), kept)

        assert found.copy is Copy.CHANGED
        assert found.previous == text

    def test_an_unchanged_text_has_none(self, kept: Path) -> None:
        assert attach(_source(file="a.txt", sha256=_hash(FILES["a.txt"])), kept).previous is None


class TestStore:
    """Texts that may not be republished are found by their hash, whatever their names."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Store:
        folder = tmp_path / "store"
        (folder / "deep").mkdir(parents=True)
        (folder / "deep" / "000").write_text("an agency's words")
        (folder / "page.html").write_text("<p>a page")
        (folder / "latin").write_bytes(b"\xe9")
        (folder / "link").symlink_to("/etc/passwd")
        return Store(folder)

    CASES = (
        ({"sha256": _hash("an agency's words")}, ("here", "an agency's words", "", "")),
        ({"sha256": _hash("<p>a page")}, ("here", "a page\n", "", "")),
        ({"sha256": ZERO, "text_sha256": _hash("an agency's words")}, ("here", "an agency's words", "", "")),
        (
            {"sha256": _hash("<p>a page"), "text_sha256": ZERO},
            ("changed", "a page\n", "", "its text: " + _differs(ZERO, "a page\n")),
        ),
        ({"sha256": ZERO}, ("absent", None, "", "the store has no file with its hash")),
        (
            {"sha256": hashlib.sha256(b"\xe9").hexdigest()},
            ("unreadable", None, "", "the file in the store is not UTF-8: byte 0xE9 in line 1"),
        ),
        ({"sha256": "../page.html"}, ("absent", None, "", "the store has no file with its hash")),
    )

    @pytest.mark.parametrize(("fields", "summary"), CASES)
    def test_by_hash(self, root: Path, store: Store, fields: dict[str, str], summary: tuple[object, ...]) -> None:
        found = attach(_source(**fields), root, store)

        assert _summary(found) == summary
        assert not found.published

    def test_what_the_ledger_holds_is_read_there(self, root: Path, store: Store) -> None:
        assert attach(_source(file="a.txt"), root, store).published

    def test_a_store_that_is_not_there_has_nothing(self, root: Path) -> None:
        found = read_sources({"a": _source(sha256=ZERO)}, root, root / "nowhere")

        assert found["a"].copy is Copy.ABSENT

    def test_a_missing_file_is_not_looked_for_in_the_store(self, root: Path, store: Store) -> None:
        """A record that names a file promises that the ledger holds it."""
        found = attach(_source(file="none.txt", sha256=_hash("an agency's words")), root, store)

        assert found.copy is Copy.MISSING
