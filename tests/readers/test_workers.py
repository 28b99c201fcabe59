"""A hostile document is ended by limits; the next one is read all the same."""

from pathlib import Path

import pytest

from tests.readers.bad import crash, fail, spin, swell, wait, write
from verifier.readers import reader_for
from verifier.readers.html import READER as HTML
from verifier.readers.reader import Reader, Text
from verifier.readers.refusal import Refusal
from verifier.readers.workers import TOGETHER, Workers

N = 1_000_000
HOSTILE = {
    "unclosed comments": "<!--" * (N // 4),
    "one unclosed comment": "<!--" + "x" * N,
    "attributes": "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x",
    "long attribute": "<p title='" + "a" * N + "'>x",
    "unclosed attribute": "<a b='" * (N // 6),
    "deep": "<div>" * 100_000 + "x",
    "tables": "<table><tr><td>" * 3_000 + "x",
    "less than": "<" * N,
    "end tags": "</" * (N // 2),
    "equals": "<a b" + "= " * (N // 2),
    "entities": "&amp;" * (N // 5),
    "raw elements": "<script>" * (N // 8),
    "digits": "&#" + "1" * N,
    "space": " " * N,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_page(page: str) -> None:
    """It is read or refused; nothing is raised and nothing hangs."""
    with Workers() as workers:
        assert isinstance(workers.read(HTML, page.encode()), Text | Refusal)
        assert workers.read(HTML, b"<p>15 sites") == Text("15 sites\n")


@pytest.fixture(autouse=True)
def importable(monkeypatch) -> None:
    """A worker finds only our package; here it also has to find the bad readers of these tests."""
    monkeypatch.setattr("verifier.readers.workers._PACKAGE", Path(__file__).parents[2])


def _reader(function) -> Reader:
    return Reader("test", "1", (), function, limit=200)


CASES = [
    (swell, "needs too much memory to be read"),
    (fail, "cannot be read: KeyError"),
    (crash, "cannot be read: its reader broke off"),
]


@pytest.mark.parametrize(("function", "reason"), CASES)
def test_a_reader_that_fails_refuses_its_document(function, reason: str) -> None:
    with Workers() as workers:
        assert workers.read(_reader(function), b"x") == Refusal(reason)
        assert workers.read(HTML, b"a") == Text("a\n")


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    file = tmp_path / "written"
    with Workers() as workers:
        assert workers.read(_reader(write), bytes(file)) == Refusal("cannot be read: OSError")

    assert not file.exists() or file.read_bytes() == b""


def test_a_reader_that_takes_too_long_is_ended() -> None:
    """Its document is refused, the next is read; after two such documents none is tried."""
    given_up = Refusal("was given up: reading it took more than 0.1 CPU s")
    with Workers(seconds=0.1) as workers:
        found = [workers.read(_reader(spin), raw) for raw in (b"a", b"fine", b"b", b"fine")]

    assert found == [
        given_up,
        Text("fine"),
        given_up,
        Refusal("was not tried: other documents took too long to read"),
    ]


def test_a_reader_that_waits_is_ended(monkeypatch) -> None:
    monkeypatch.setattr("verifier.readers.workers.PATIENCE", 5)
    with Workers(seconds=0.1) as workers:
        assert workers.read(_reader(wait), b"") == Refusal("was given up: its reader did not come to an end")


def test_sizes_are_bounded() -> None:
    """A document and all documents of a run have a largest size; it does not depend on the clock."""
    with Workers() as workers:
        assert workers.read(_reader(spin), b"x" * 201) == Refusal("has 201 bytes; at most 200 are read")
        workers.room = 3
        assert workers.read(HTML, b"abc") == Text("abc\n")
        assert workers.read(HTML, b"d") == Refusal(
            f"was not tried: such documents have more than {TOGETHER:,} bytes together; give its `text`"
        )


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "b.md", "c.markdown", "d.html", "e.HTM"])
def test_reader_for(name: str) -> None:
    reader = reader_for(name)

    assert reader is not None
    assert name.lower().endswith(reader.suffixes)


@pytest.mark.parametrize("name", ["a", "a.odt", "a.html.gz", "", "txt"])
def test_no_reader(name: str) -> None:
    assert reader_for(name) is None


def test_a_reader_from_elsewhere() -> None:
    """A third party's reader is asked for what none of ours reads."""
    other = Reader("odt", "1", (".odt", ".txt"), spin, limit=100)

    assert reader_for("a.odt", (other,)) is other
    assert reader_for("a.txt", (other,)) is not other


def test_nothing_is_started_for_plain_text() -> None:
    """Text and Markdown are decoded here: no process, no import of subprocess."""
    reader = reader_for("a.md")
    assert reader is not None
    with Workers() as workers:
        assert workers.read(reader, "# Café\r\n".encode()) == Text("# Café\r\n")
        assert workers._process is None
