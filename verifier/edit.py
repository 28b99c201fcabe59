"""Changes to files: written whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


def create(path: Path, content: bytes) -> None:
    """Write a new file, whole or not at all.

    Raises FileExistsError where something has that name already, OSError where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() or path.is_symlink():
        raise FileExistsError(17, "there is already a file", str(path))
    with _temporary(path, content) as temporary:
        os.link(temporary, path)


def replace(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all, in the place of what has its name.

    Raises OSError where it cannot be written; what was there stands then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _temporary(path, content) as temporary:
        temporary.replace(path)


@contextlib.contextmanager
def _temporary(path: Path, content: bytes) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=".verifier-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
