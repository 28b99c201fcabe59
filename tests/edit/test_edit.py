"""Files are changed whole or not at all, under a lock, and never over what somebody else wrote."""

import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from verifier.edit import TEMPORARY, Edit, EditError, apply, create, editing, replace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.yaml").write_bytes(b"one\r\n")
    return tmp_path


def _names(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*")}


def test_files_are_changed_and_made_and_nothing_else_is_left(root: Path) -> None:
    """A change of two files leaves those two, and no temporary file or folder."""
    apply(root, [Edit("claims/a.yaml", b"one\r\n", b"two\r\n"), Edit("claims/sub/b.yaml", None, b"new")])

    assert (root / "claims/a.yaml").read_bytes() == b"two\r\n"
    assert _names(root) == {"claims", "claims/a.yaml", "claims/sub", "claims/sub/b.yaml"}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_permissions_stay(root: Path, mode: int) -> None:
    """A file keeps its permissions."""
    (root / "claims/a.yaml").chmod(mode)

    apply(root, [Edit("claims/a.yaml", b"one\r\n", b"two")])

    assert stat.S_IMODE((root / "claims/a.yaml").stat().st_mode) == mode


def test_change_meanwhile_is_refused_and_no_file_is_touched(root: Path) -> None:
    """Where one file is not as it was read, none is written."""
    (root / "claims/b.yaml").write_bytes(b"theirs")

    with pytest.raises(EditError, match="changed meanwhile"):
        apply(root, [Edit("claims/a.yaml", b"one\r\n", b"two"), Edit("claims/b.yaml", b"as read", b"ours")])
    assert (root / "claims/a.yaml").read_bytes() == b"one\r\n"
    assert (root / "claims/b.yaml").read_bytes() == b"theirs"


def test_file_that_is_there_already_is_not_made_anew(root: Path) -> None:
    """A new file is refused where one has its name."""
    with pytest.raises(EditError, match="already a file"):
        apply(root, [Edit("claims/a.yaml", None, b"two")])
    with pytest.raises(FileExistsError):
        create(root / "claims/a.yaml", b"two")


def test_same_change_twice_is_no_change(root: Path) -> None:
    """Who comes second with the same content has nothing to do."""
    edit = Edit("claims/a.yaml", b"one\r\n", b"two")
    apply(root, [edit])
    before = (root / "claims/a.yaml").stat().st_ino

    apply(root, [edit])

    assert (root / "claims/a.yaml").stat().st_ino == before


def test_links_are_followed_inside_and_never_out(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link inside the ledger stays a link; one that leads out is refused, its target untouched."""
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    outside.write_bytes(b"secret")
    (root / "claims/in.yaml").symlink_to(root / "claims/a.yaml")
    (root / "claims/out.yaml").symlink_to(outside)

    apply(root, [Edit("claims/in.yaml", b"one\r\n", b"two")])
    with pytest.raises(EditError, match="leads out"):
        apply(root, [Edit("claims/out.yaml", b"secret", b"two")])

    assert (root / "claims/in.yaml").is_symlink()
    assert (root / "claims/a.yaml").read_bytes() == b"two"
    assert outside.read_bytes() == b"secret"


def test_folder_of_temporary_files_that_leads_out_is_refused(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Temporary files are not written through a link either."""
    outside = tmp_path_factory.mktemp("outside")
    (root / ".verifier").symlink_to(outside)

    with pytest.raises(EditError, match="leads out"):
        apply(root, [Edit("claims/a.yaml", b"one\r\n", b"two")])
    assert list(outside.iterdir()) == []


def test_strays_of_a_dead_run_are_swept(root: Path) -> None:
    """What a killed run left half-written goes with the next one."""
    (root / TEMPORARY).mkdir(parents=True)
    (root / TEMPORARY / "0123").write_bytes(b"half")

    with editing(root):
        pass

    assert _names(root) == {"claims", "claims/a.yaml"}


def test_strays_beside_an_export_are_swept_when_their_process_is_dead(tmp_path: Path) -> None:
    """A half-written file whose process lives stays; that of a dead one goes."""
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    (tmp_path / f".verifier-{int(dead.stdout)}-ab").write_bytes(b"half")
    (tmp_path / f".verifier-{os.getpid()}-cd").write_bytes(b"half")

    replace(tmp_path / "out.csv", b"x")

    assert _names(tmp_path) == {"out.csv", f".verifier-{os.getpid()}-cd"}


def test_folder_on_another_disk_is_written_whole_and_swept_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be moved into place from the known folder, it is written beside, and strays go as well."""
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    (root / f"claims/.verifier-{int(dead.stdout)}-ab").write_bytes(b"half")
    monkeypatch.setattr("verifier.edit._on_one_disk", lambda one, other: False)

    apply(root, [Edit("claims/a.yaml", b"one\r\n", b"two\r\n")])

    assert (root / "claims/a.yaml").read_bytes() == b"two\r\n"
    assert _names(root) == {"claims", "claims/a.yaml"}


HOLDER = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from verifier.edit import editing
    with editing(Path(sys.argv[1])):
        print("held", flush=True)
        time.sleep(60)
    """
)


def test_second_writer_waits_is_told_and_goes_on_when_the_first_is_killed(root: Path) -> None:
    """A lock is held against others while its process lives, and is nobody's when it was killed."""
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, root], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    began = time.monotonic()
    with pytest.raises(EditError, match="another program is writing"), editing(root, wait=0.2):
        pass
    waited = time.monotonic() - began

    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()

    assert waited >= 0.2
    apply(root, [Edit("claims/a.yaml", b"one\r\n", b"two")])
    assert (root / "claims/a.yaml").read_bytes() == b"two"


LIMITED = textwrap.dedent(
    """
    import resource, sys
    from pathlib import Path
    from verifier.edit import Edit, apply
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    root = Path(sys.argv[1])
    try:
        apply(root, [Edit("claims/b.yaml", None, b"small"), Edit("claims/a.yaml", b"one\\r\\n", b"x" * 10000)])
    except OSError as error:
        print(error.strerror)
    """
)


def test_disk_that_takes_no_more_leaves_all_as_it_was(root: Path) -> None:
    """Where one file cannot be written whole, none of them is changed or made."""
    done = subprocess.run([sys.executable, "-c", LIMITED, root], capture_output=True, text=True, check=True)

    assert done.stdout == "File too large\n"
    assert (root / "claims/a.yaml").read_bytes() == b"one\r\n"
    assert _names(root) == {"claims", "claims/a.yaml"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_file_without_the_right_to_write_is_refused(root: Path) -> None:
    """A file that its owner made read-only is not replaced."""
    (root / "claims/a.yaml").chmod(0o444)

    with pytest.raises(EditError, match="permission denied"):
        apply(root, [Edit("claims/a.yaml", b"one\r\n", b"two")])
