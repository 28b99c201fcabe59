"""`source refresh` puts a new copy in a source's place, keeps the earlier one, and says what that means for whom."""

import functools
import hashlib
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from tests.ledgers import lines
from tests.web.server import PAGE, Server, serving
from verifier.cli.main import app
from verifier.web import fetch as fetching

OLD = "<html lang=en><title>Bridge</title><p>The bridge cost over 2.4 million euros.</p><p>It opened on Monday.</p>"
OLD += "<p>Its hall holds 180 people.</p><p>The mayor spoke first.</p></html>"
NEW = "<html lang=en><title>Bridge</title><p>A correction was made.</p><p>The bridge cost over 2.6 million euros.</p>"
NEW += "<p>Its hall holds 180 people.</p><p>The Mayor spoke first.</p></html>"
CLAIMS = """
article: page
claims:
  - id: cost
    claim: The bridge cost more than 2.4 million euros.
    quote: The bridge cost over 2.4 million euros.
  - id: opened
    claim: It opened on Monday.
    quote: It opened on Monday.
  - id: hall
    claim: Its hall holds 180 people.
    quote: Its hall holds 180 people.
  - id: mayor
    claim: The mayor spoke first.
    quote: The mayor spoke first.
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Serve on this machine, whose first address stands in for the public internet."""
    real = fetching.fetch
    monkeypatch.setattr(
        fetching, "fetch", functools.partial(real, seconds=3, reach=lambda address: address == "127.0.0.1")
    )
    with serving() as found:
        found.page = OLD.encode()
        yield found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "ledger/claims").mkdir(parents=True)
    return tmp_path / "ledger"


def run(root: Path, *words: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(app, ["source", *words, "-C", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output.splitlines()


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def added(root: Path, server: Server) -> dict[str, bytes]:
    status, _ = run(root, "add", server.url("page"))
    assert status == 0
    (root / "claims/a.yaml").write_text(CLAIMS, encoding="utf-8")
    return files(root)


def test_what_changed_for_which_claims(root: Path, server: Server) -> None:
    """Each quote that moved, was altered or is gone is named with its place; the record has the new hashes."""
    before = added(root, server)
    server.page = NEW.encode()
    status, said = run(root, "refresh", "page")
    after = files(root)
    record = yaml.safe_load(after["sources/page.yaml"])

    assert (status, said) == (
        1,
        [
            "claims/a.yaml:6:12: altered: cost: `The bridge cost over 2.4 million euros.`: number `2.6`, not `2.4`",
            "claims/a.yaml:9:12: gone: opened: `It opened on Monday.`",
            "claims/a.yaml:15:12: retouched: mayor: `The mayor spoke first.` is now `The Mayor spoke first.`",
            "page: 3 lines came, 3 went; 4 quotes: 1 moved, 1 retouched, 1 altered, 1 gone",
        ],
    )
    for name in ("sources/page.warc.gz", "sources/page.txt"):
        assert after[f"sources/.previous/{hashlib.sha256(before[name]).hexdigest()}"] == before[name]
    assert record["sha256"] == hashlib.sha256(after["sources/page.warc.gz"]).hexdigest()
    assert record["text_sha256"] == hashlib.sha256(after["sources/page.txt"]).hexdigest()
    assert after["claims/a.yaml"] == before["claims/a.yaml"]
    assert not any("V103" in line for line in lines(root))


def test_a_second_refresh_keeps_all_earlier_copies(root: Path, server: Server) -> None:
    """No copy that ever was stored is lost, however often the page changes, also back to what it was."""
    copies = [added(root, server)["sources/page.txt"]]
    for page in (NEW, OLD, NEW.replace("2.6", "2.7")):
        server.page = page.encode()
        run(root, "refresh")
        copies.append((root / "sources/page.txt").read_bytes())
    kept = {path.read_bytes() for path in (root / "sources/.previous").iterdir()}

    assert set(copies[:-1]) <= kept
    assert all(
        hashlib.sha256(path.read_bytes()).hexdigest() == path.name for path in (root / "sources/.previous").iterdir()
    )


def test_the_same_words_leave_everything(root: Path, server: Server) -> None:
    """Other marks in the page with the same words change no byte of the ledger."""
    before = added(root, server)
    server.page = OLD.replace("<p>", "<p class=x>").encode()
    status, said = run(root, "refresh")

    assert (status, said) == (0, ["page: the same words; nothing to change; 0 quotes"])
    assert files(root) == before


def test_an_archived_copy_is_recorded(root: Path, server: Server) -> None:
    """`--archived-at` is written into the record, also where the words are the same; nothing else changes."""
    before = added(root, server)
    status, _ = run(root, "refresh", "page", "--archived-at", "https://archive.example/1")
    after = files(root)

    assert status == 0
    assert yaml.safe_load(after["sources/page.yaml"])["archived_at"] == "https://archive.example/1"
    assert {name for name in after if after[name] != before.get(name)} == {"sources/page.yaml"}


def test_a_dry_run_writes_nothing(root: Path, server: Server) -> None:
    """`--dry-run` says the same and leaves every byte."""
    before = added(root, server)
    server.page = NEW.encode()
    status, said = run(root, "refresh", "--dry-run")

    assert (status, len(said)) == (1, 4)
    assert files(root) == before


MISBEHAVES = [
    ("none", "was answered with 404 Not Found"), ("circle", "leads on more than 5 times"),
    ("metadata", "169.254.169.254, which is not a public address"), ("file", "neither http nor https"),
    ("inside", "was not fetched"), ("user", "user's name or password"), ("empty", "was answered with nothing"),
    ("short", "was not fetched"), ("bad-length", "was not fetched"), ("bomb", "unfolds to more than"),
    ("no-gzip", "broken compression"), ("brotli", "not asked for"), ("junk", "was not fetched"),
    ("nothing", "was not fetched"), ("slow", "took more than 3 s"), ("slow-head", "took more than 3 s"),
    ("picture", "holds no page"), ("many-headers", "was not fetched"), ("broken-address", "cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "reason"), MISBEHAVES)
def test_a_server_that_misbehaves(path: str, reason: str, root: Path, server: Server) -> None:
    """Whatever a server does, one line says it, the status is 2, and every byte of the ledger stays."""
    added(root, server)
    record = root / "sources/page.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("/page", f"/{path}"), encoding="utf-8")
    before = files(root)
    status, said = run(root, "refresh")

    assert (status, len(said)) == (2, 1)
    assert said[0].startswith("page: http://127.0.0.1:")
    assert reason in said[0]
    assert said[0].endswith("; left as it is")
    assert files(root) == before


def test_offline(root: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network every source is told of in a line, and nothing is touched."""
    added(root, server)
    record = root / "sources/page.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("127.0.0.1", "news.example"), encoding="utf-8")

    def unknown(*_: object, **__: object) -> list:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    status, said = run(root, "refresh")

    assert status == 2
    assert "was not fetched: no address is known for news.example" in said[0]


def test_one_bad_source_does_not_stop_the_others(root: Path, server: Server) -> None:
    """The sources behind one that cannot be fetched are refreshed, and the status says that one was not."""
    added(root, server)
    run(root, "add", server.url("moved"), "--id", "also")
    record = root / "sources/also.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("/page", "/none"), encoding="utf-8")
    server.page = NEW.encode()
    status, said = run(root, "refresh")

    assert status == 2
    assert said[0].startswith("also: ")
    assert said[-1].startswith("page: ")


def test_a_new_copy_from_a_file(root: Path, tmp_path: Path) -> None:
    """`--from` takes a file's place as `add` does: a text that is its own copy is kept once, under its hash."""
    (tmp_path / "minutes.txt").write_text("The hall seats 180 people. It opened on Monday.\n", encoding="utf-8")
    run(root, "add", str(tmp_path / "minutes.txt"))
    (root / "claims/a.yaml").write_text(
        "article: minutes\nid: hall\nclaim: It opened on Monday.\n"
        "spans: [{exact: It opened on Monday., start: 27, end: 47}]\n",
        encoding="utf-8",
    )
    first = (root / "sources/minutes.txt").read_bytes()
    (tmp_path / "minutes.txt").write_text("It opened on Monday. The hall seats 190 people.\n", encoding="utf-8")
    status, said = run(root, "refresh", "minutes", "--from", str(tmp_path / "minutes.txt"))

    assert (status, said[0]) == (
        0,
        "claims/a.yaml:4:9: moved: hall: `It opened on Monday.` stands at 0-20, no longer at 27-47",
    )
    assert (root / f"sources/.previous/{hashlib.sha256(first).hexdigest()}").read_bytes() == first
    assert lines(root) == ["claims/a.yaml:4:9: note V110 quote-moved: hall: the quote stands at 0-20, not at 27-47"]


def test_a_copy_of_another_kind_is_refused(root: Path, tmp_path: Path) -> None:
    """A page does not take the place of a text; one line says so."""
    (tmp_path / "minutes.txt").write_text("The hall seats 180 people.\n", encoding="utf-8")
    (tmp_path / "minutes.html").write_bytes(PAGE)
    run(root, "add", str(tmp_path / "minutes.txt"))
    before = files(root)
    status, said = run(root, "refresh", "minutes", "--from", str(tmp_path / "minutes.html"))

    assert (status, said) == (
        2,
        ["minutes: minutes is kept as a TXT, and minutes.html is none; add it as a source of its own; left as it is"],
    )
    assert files(root) == before


def test_what_may_not_be_republished_stays_outside(root: Path, tmp_path: Path) -> None:
    """Of a source without a copy in the ledger only the hash is recorded, and none of its words are printed."""
    shelf = tmp_path / "store"
    shelf.mkdir()
    old, new = "The hall seats 180 people. It is secret.\n", "The hall seats 190 people. It is hidden.\n"
    (shelf / "wire.txt").write_text(old, encoding="utf-8")
    (tmp_path / "new.txt").write_text(new, encoding="utf-8")
    (root / "sources").mkdir()
    digest = hashlib.sha256(old.encode()).hexdigest()
    (root / "sources/wire.yaml").write_text(
        f"type: article\ntitle: Wire\nURL: http://127.0.0.1:1/\nsha256: {digest}\n", encoding="utf-8"
    )
    (root / "claims/a.yaml").write_text(
        "article: wire\nid: hall\nclaim: The hall seats 180 people.\nquote: The hall seats 180 people.\n",
        encoding="utf-8",
    )
    fetched = run(root, "refresh", "wire")
    status, said = run(root, "refresh", "wire", "--from", str(tmp_path / "new.txt"), "--store", str(shelf))

    assert fetched == (2, ["wire: no copy of it is kept here; give its new copy with --from FILE; left as it is"])
    assert status == 1
    assert said[0] == "claims/a.yaml:4:8: altered: hall: `The hall seats 180 people.`: number `180` differs"
    assert "190" not in "".join(said)
    assert hashlib.sha256(new.encode()).hexdigest() in (root / "sources/wire.yaml").read_text(encoding="utf-8")
    assert sorted(files(root)) == ["claims/a.yaml", "sources/wire.yaml"]


def test_wrong_words(root: Path) -> None:
    """What cannot be asked is said in one line."""
    assert run(root, "refresh", "nobody")[0] == 2
    assert run(root, "refresh", "--from", "x.txt")[0] == 2
    assert run(root, "refresh") == (0, ["no source has a URL; give one's id and --from FILE"])
    assert run(root, "add", "http://127.0.0.1:1/", "--reader", "trafilatura")[0] == 2
