"""One reader a format: stored copies to text."""

from importlib import import_module
from pathlib import PurePath

from verifier.readers.reader import Reader

# A new format is a module here with a READER, and its suffixes in this table (so that none is imported unasked).
_MODULES = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


def reader_for(path: str | PurePath, others: tuple[Reader, ...] = ()) -> Reader | None:
    """Return what reads a file, by its name's ending: one of ours, else one of `others`."""
    name = PurePath(path).name.lower()
    for suffix, module in _MODULES.items():
        if name.endswith(suffix):
            return _reader(module)
    return next((reader for reader in others if name.endswith(reader.suffixes)), None)


def _reader(module: str) -> Reader:
    found = import_module(f"verifier.readers.{module}").READER
    if not isinstance(found, Reader):
        raise TypeError(f"verifier.readers.{module} has no reader")
    return found
