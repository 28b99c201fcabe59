"""Only regular files under the root are opened, whatever a path or a link says."""

import hashlib
import os
import socket
from pathlib import Path

import pytest

from verifier.readers.files import safe_hash, safe_read
from verifier.readers.listing import claim_files, files_under
from verifier.readers.refusal import Refusal

LIMIT = 1000
GONE = Refusal("is not there", missing=True)
ABSOLUTE = Refusal("leads out of the ledger: the path is absolute")
UP = Refusal("leads out of its folder: the path has `..`")
OUT = Refusal("leads out of the ledger")
CIRCLE = Refusal("is a link that leads in a circle")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A ledger with everything in it that a folder can hold, and a secret beside it."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.txt").write_text("secret")
    root = tmp_path / "ledger"
    (root / "sources").mkdir(parents=True)
    (root / "sources" / "a.txt").write_bytes(b"words")
    (root / "sources" / "limit.txt").write_bytes(b"x" * LIMIT)
    (root / "sources" / "large.txt").write_bytes(b"x" * (LIMIT + 1))
    with (root / "sources" / "sparse.txt").open("wb") as sparse:
        sparse.truncate(20 * 10**9)
    (root / "links").mkdir()
    for name, target in LINKS.items():
        (root / "links" / name).symlink_to(target)
    os.mkfifo(root / "sources" / "pipe")
    return root


LINKS = {
    "inside.txt": "../sources/a.txt",
    "out.txt": "../../secret/a.txt",
    "outside": "../../secret",
    "absolute.txt": "/etc/passwd",
    "zero": "/dev/zero",
    "circle": "circle",
    "dangling": "nothing",
    "dangling-out": "/nothing/here",
}
PATHS = [
    ("sources/a.txt", b"words"),
    ("sources/./a.txt", b"words"),
    ("sources//a.txt", b"words"),
    ("sources/limit.txt", b"x" * LIMIT),
    ("links/inside.txt", b"words"),
    ("sources/large.txt", Refusal("has 1,001 bytes; at most 1,000 are read")),
    ("sources/sparse.txt", Refusal("has 20,000,000,000 bytes; at most 1,000 are read")),
    ("sources", Refusal("is a folder, not a file")),
    (".", Refusal("is a folder, not a file")),
    ("sources/pipe", Refusal("is a pipe, not a file")),
    ("sources/none.txt", GONE),
    ("sources/a.txt/b", GONE),
    ("sources/%2e%2e/a", GONE),
    ("~/a", GONE),
    ("../secret/a.txt", UP),
    ("sources/../sources/a.txt", UP),
    ("sources\\..\\..\\a", UP),
    ("/etc/passwd", ABSOLUTE),
    ("//etc/passwd", ABSOLUTE),
    ("\\\\host\\share", ABSOLUTE),
    ("C:\\a", ABSOLUTE),
    ("c:/a", ABSOLUTE),
    ("links/out.txt", OUT),
    ("links/outside/a.txt", OUT),
    ("links/absolute.txt", OUT),
    ("links/zero", OUT),
    ("links/dangling-out", OUT),
    ("links/dangling", GONE),
    ("links/circle", CIRCLE),
    ("", Refusal("has no name")),
    (" ", Refusal("has no name")),
    ("a\0b", Refusal("has a NUL in its name")),
    ("a\ud800", Refusal("has a name that cannot be used")),
    ("a" * 300, Refusal("has a name that is too long")),
    ("a/" * 5000, Refusal("has a name that is too long")),
]


@pytest.mark.parametrize(("path", "found"), PATHS)
def test_safe_read(root: Path, path: str, found: bytes | Refusal) -> None:
    assert safe_read(root, path, LIMIT) == found


@pytest.mark.parametrize(("path", "found"), PATHS)
def test_safe_hash(root: Path, path: str, found: bytes | Refusal) -> None:
    """A hash is of the bytes that are read, and refused where they are."""
    hashed = safe_hash(root, path, LIMIT)

    if isinstance(found, bytes):
        assert hashed == hashlib.sha256(found).hexdigest()
    else:
        assert hashed == Refusal(found.reason.replace("are read", "are hashed"), found.missing)


def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s")

        assert safe_read(tmp_path, "s", LIMIT) == Refusal("is a socket, not a file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(root: Path) -> None:
    (root / "sources" / "a.txt").chmod(0)

    assert safe_read(root, "sources/a.txt", LIMIT) == Refusal("may not be read: permission denied")


def test_a_root_that_is_a_link(root: Path) -> None:
    """The ledger itself may be reached by a link."""
    (root.parent / "link").symlink_to(root)

    assert safe_read(root.parent / "link", "sources/a.txt", LIMIT) == b"words"


def _touch(root: Path, *names: str | bytes) -> None:
    for name in names:
        path = os.path.join(os.fsencode(root), os.fsencode(name))  # noqa: PTH118
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY))


def test_claim_files(tmp_path: Path) -> None:
    """They come sorted by their bytes, whatever their names; hidden files and other kinds are passed over."""
    odd = ["claims/x\n::error::y\n.yaml", "claims/x\x1b[2J.yaml", "claims/é.yaml", "claims/--help.yaml"]
    _touch(tmp_path, "claims/b.yaml", "claims/a/z.yml", "claims/c.txt", "claims/.hidden.yaml", "claims/.git/a.yaml")
    _touch(tmp_path, *odd, b"claims/x\xff.yaml")

    assert claim_files(tmp_path) == (
        "claims/--help.yaml",
        "claims/a/z.yml",
        "claims/b.yaml",
        "claims/x\n::error::y\n.yaml",
        "claims/x\x1b[2J.yaml",
        "claims/x\udcff.yaml",
        "claims/é.yaml",
    )


def test_what_is_left_out_is_said(root: Path) -> None:
    """Links, and files that are none, are never passed over in silence."""
    (root / "claims").mkdir()
    (root / "claims" / "a.yaml").symlink_to("../sources/a.txt")
    (root / "claims" / "folder").symlink_to("../../secret")
    (root / "claims" / "other").symlink_to("nothing")
    os.mkfifo(root / "claims" / "p.yaml")
    link = "is a link; links are not followed"

    assert claim_files(root) == (
        Refusal(link, path="claims/a.yaml"),
        Refusal(link, path="claims/folder"),
        Refusal("is not a regular file", path="claims/p.yaml"),
    )


def test_folders_are_bounded(tmp_path: Path) -> None:
    _touch(tmp_path, "claims/a.yaml", "claims/d/b.yaml", "claims/d/d/c.yaml")

    assert files_under(tmp_path, "claims", depth=1) == (
        "claims/a.yaml",
        "claims/d/b.yaml",
        Refusal("lies too deep; its files are not read", path="claims/d/d"),
    )
    assert files_under(tmp_path, "claims", most=1) == (
        Refusal("holds more than 1 files and folders; the others are not read", path="claims"),
        "claims/a.yaml",
    )
    assert claim_files(tmp_path / "claims")[0] == Refusal("is not there", missing=True, path="claims")


@pytest.mark.parametrize(("folder", "refusal"), [("links/outside", OUT), ("../secret", UP), ("/etc", ABSOLUTE)])
def test_a_folder_outside(root: Path, folder: str, refusal: Refusal) -> None:
    assert files_under(root, folder) == (Refusal(refusal.reason, path=folder),)
