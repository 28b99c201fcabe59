"""A file becomes a source: its bytes stored, its text taken and hashed, its record written."""

import codecs
import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from verifier.config import ConfigError, Settings, settings_of
from verifier.edit import Edit, apply
from verifier.frozen import frozen
from verifier.ledger import readers_of
from verifier.readers import reader_for, reader_named, suffixes
from verifier.readers.reader import Reader
from verifier.readers.refusal import Refusal
from verifier.readers.take import Taken, take
from verifier.readers.take import taken as taken_of
from verifier.show import show
from verifier.web.archive import warc
from verifier.web.fetch import Fetched

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class IntakeError(Exception):
    """Why a file did not become a source, in one line."""


@frozen
class Given:
    """What a person says of a source; what is empty is proposed from the document."""

    name: str = ""
    title: str = ""
    kind: str = ""
    issued: str = ""
    url: str = ""
    author: tuple[str, ...] = ()
    reader: str = ""  # a reader's name, in place of the one for the file's ending
    encoding: str = ""  # of a text, table or subtitles that are not UTF-8
    archived_at: str = ""


def store(root: Path, file: Path, given: Given) -> list[str]:
    """Store a file and write its record; return the paths written, relative to the ledger.

    Raises IntakeError where the file cannot be read, has no reader, or the id is taken.
    """
    settings, others = _settings(root)
    identity = _sound(given.name or _identity(file))
    taken = _taken(file, given, others)
    return _write(root, settings.sources, files(identity, _ending(file, others), taken, given))


def store_page(root: Path, answer: Fetched, given: Given) -> list[str]:
    """Store what was fetched as a web archive and write its record; return the paths written, as `store` does.

    Raises IntakeError where the page cannot be read or the id is taken.
    """
    settings, _ = _settings(root)
    identity = _sound(given.name or page_id(answer.url))
    taken = page(answer)
    given = replace(given, url=given.url or answer.url)
    return _write(root, settings.sources, files(identity, ".warc.gz", taken, given))


def page(answer: Fetched) -> Taken:
    """Return a fetched page as it is stored, and its text. Raises IntakeError where it cannot be read."""
    reader = reader_named("warc")
    found = taken_of(warc(answer), reader) if reader is not None else Refusal("has no reader")
    if isinstance(found, Refusal):
        raise IntakeError(f"{show(answer.url, 200)} {found.reason}")
    if not found.text.strip():
        raise IntakeError(f"{show(answer.url, 200)} holds no words")
    return found


def page_id(url: str) -> str:
    """Return an id for a page: the last word of its path, else its host."""
    parts = urlsplit(url)
    stem = re.sub(r"\.(?:html?|php|aspx?|pdf)$", "", parts.path.rstrip("/").rpartition("/")[2].lower())
    words = re.sub(r"[^a-z0-9]+", "-", stem or (parts.hostname or "").removeprefix("www.")).strip("-")
    return words[:60].strip("-") or "page"


def _settings(root: Path) -> tuple[Settings, tuple[Reader, ...]]:
    try:
        settings = settings_of(root)
        return settings, readers_of(settings)
    except ConfigError as error:
        raise IntakeError(str(error)) from error


def _sound(identity: str) -> str:
    if not _ID.fullmatch(identity):
        raise IntakeError(f"the id `{identity}` has other characters than letters, digits, . _ -; give one with --id")
    return identity


def _write(root: Path, folder: str, written: Mapping[str, bytes]) -> list[str]:
    there = [path for path in written if (root / folder / path).exists()]
    if there:
        raise IntakeError(f"{folder}/{there[0]} is there already; give another --id")
    apply(root, [Edit(f"{folder}/{path}", None, content) for path, content in written.items()])
    return [f"{folder}/{path}" for path in written]


def files(identity: str, ending: str, taken: Taken, given: Given) -> dict[str, bytes]:
    """Return what is written for a source by path below the sources' folder: stored copy, text, record."""
    stored = f"{identity}{ending}"
    found = {stored: taken.raw}
    record: dict[str, object] = {**described(taken, given, identity)}
    record |= {"file": stored, "sha256": hashlib.sha256(taken.raw).hexdigest()}
    if not taken.itself:
        text = taken.text.encode()
        name = f"{identity}.txt" if ending != ".txt" else f"{identity}.utf-8.txt"
        record |= {"text": name, "text_sha256": hashlib.sha256(text).hexdigest(), "reader": taken.reader}
        found[name] = text
    if given.archived_at:
        record["archived_at"] = given.archived_at
    found[f"{identity}.yaml"] = yaml.safe_dump(record, allow_unicode=True, sort_keys=False).encode()
    return found


def described(taken: Taken, given: Given, identity: str) -> Mapping[str, object]:
    """Return the fields of CSL for a source: what a person says, else what its document says, else the least."""
    about = taken.about
    fields: dict[str, object] = {
        "type": given.kind or about.type or "document",
        "title": given.title or about.title or _first_line(taken.text) or identity,
        "author": [_name(one) for one in given.author or about.authors],
        "issued": given.issued or about.issued,
        "container-title": about.site,
        "publisher": about.publisher,
        "URL": given.url or about.url,
        "DOI": about.doi,
        "language": about.language,
        "accessed": about.accessed,
    }
    return {key: value for key, value in fields.items() if value}


def _taken(file: Path, given: Given, others: tuple[Reader, ...]) -> Taken:
    if file.is_dir():
        raise IntakeError(f"{show(str(file))} is a folder; give its files one by one")
    reader = reader_named(given.reader, others) if given.reader else reader_for(file, others)
    if reader is None and given.reader:
        raise IntakeError(f"no reader is called `{given.reader}`")
    if reader is None:
        read = ", ".join(dict.fromkeys(suffixes(others)))
        raise IntakeError(f"no reader for {file.name}; read are {read}")
    if given.encoding:
        _known(given.encoding)
    taken = take(file, reader, encoding=given.encoding)
    if isinstance(taken, Refusal):
        raise IntakeError(f"{show(str(file))} {taken.reason}")
    if not taken.text.strip():
        raise IntakeError(f"{show(str(file))} holds no words")
    return taken


def _known(encoding: str) -> None:
    try:
        codecs.lookup(encoding)
        b"".decode(encoding)
    except (LookupError, ValueError) as error:
        raise IntakeError(f"no encoding is called `{encoding}`; cp1252 is one") from error


def _name(author: str) -> dict[str, str]:
    """Return a name as CSL has it: a person's in two parts where it is plain which is which."""
    family, comma, rest = author.partition(", ")
    if comma and family and rest and "," not in rest:
        return {"family": family, "given": rest}
    return {"literal": author}


def _ending(file: Path, others: tuple[Reader, ...]) -> str:
    """Return the ending under which a file is stored: the longest that a reader knows."""
    name = file.name.lower()
    known = [suffix for suffix in suffixes(others) if name.endswith(suffix)]
    return max(known, key=len, default=file.suffix.lower())


def _identity(file: Path) -> str:
    stem = re.sub(r"\.(?:warc|arc)$", "", file.stem.lower())
    return re.sub(r"[^a-z0-9.]+", "-", stem).strip("-.") or "source"


def _first_line(text: str) -> str:
    for line in text.splitlines():
        words = line.strip().lstrip("#").strip()
        if words:
            return words[:120]
    return ""
