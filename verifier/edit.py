"""Changes to files: written whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path


def create(path: Path, content: bytes) -> None:
    """Write a new file, whole or not at all.

    Raises FileExistsError where something has that name already, OSError where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() or path.is_symlink():
        raise FileExistsError(17, "there is already a file", str(path))
    handle, name = tempfile.mkstemp(prefix=".verifier-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        os.link(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
