"""One reader a format: stored copies to text."""

from importlib import import_module
from pathlib import PurePath

from verifier.readers.reader import Reader

# A new format is a module here with a READER, and its suffixes in this table (so that none is imported unasked).
_MODULES = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".epub": "epub",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".vtt": "subtitles",
    ".srt": "subtitles",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".wacz": "warc",
    ".arc": "warc",
    ".arc.gz": "warc",
}
_NAMED = ("trafilatura",)  # readers that are asked for by name: another one reads such files unasked


def reader_for(path: str | PurePath, others: tuple[Reader, ...] = ()) -> Reader | None:
    """Return what reads a file, by its name's ending: one of ours, else one of `others`."""
    name = PurePath(path).name.lower()
    for suffix, module in _MODULES.items():
        if name.endswith(suffix):
            return _reader(module)
    return next((reader for reader in others if name.endswith(reader.suffixes)), None)


def reader_named(name: str, others: tuple[Reader, ...] = ()) -> Reader | None:
    """Return the reader of a name, such as `html` or `trafilatura`: the first word of a record's `reader`."""
    word = name.partition(" ")[0]
    if word in {*_MODULES.values(), *_NAMED}:
        return _reader(word)
    return next((reader for reader in others if reader.name.partition(" ")[0] == word), None)


def suffixes(others: tuple[Reader, ...] = ()) -> tuple[str, ...]:
    """Return the endings of names that are read."""
    return (*_MODULES, *(suffix for reader in others for suffix in reader.suffixes))


def _reader(module: str) -> Reader:
    found = import_module(f"verifier.readers.{module}").READER
    if not isinstance(found, Reader):
        raise TypeError(f"verifier.readers.{module} has no reader")
    return found
