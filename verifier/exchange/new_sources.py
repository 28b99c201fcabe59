"""Source records that an import makes for works which the ledger does not know yet."""

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import urlsplit

from verifier.exchange.addresses import source_addresses
from verifier.exchange.records import Record
from verifier.load.document import Data
from verifier.model import Source

_ID = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)*", re.ASCII)
_LONGEST = 100


class Shelf:
    """The sources of a ledger by address and id, and those that are new."""

    def __init__(self, sources: Mapping[str, Source], base: str) -> None:
        self.known = sources
        self.new: dict[str, Record] = {}
        self._by_address = {address: name for name, address in source_addresses(sources, base).items()}
        self._taken = {name.lower() for name in sources}

    def knows(self, address: str) -> bool:
        """Return whether an address is that of a source of the ledger, or of a new one."""
        return address in self._by_address

    def at(self, address: str, title: str = "", fields: Mapping[str, Data] | None = None, name: str = "") -> str:
        """Return the id of the source at an address; a record is made where the ledger has none.

        `name` is the id that it had elsewhere, if any.
        """
        if address not in self._by_address:
            kept = {"type": "webpage", "title": title or address, **(fields or {}), "URL": address}
            self._by_address[address] = self.add(name if is_id(name) else _stem(address), kept)
        return self._by_address[address]

    def add(self, stem: str, record: Record) -> str:
        """Return the id under which a new record is kept: the stem, numbered where it is taken."""
        name, number = stem, 2
        while name.lower() in self._taken:
            name, number = f"{stem}-{number}", number + 1
        self._taken.add(name.lower())
        self.new[name] = record
        return name


def is_id(text: str) -> bool:
    """Return whether a text can be a source's id: a file's name, with folders or without."""
    return len(text) <= _LONGEST and bool(_ID.fullmatch(text)) and ".." not in text


def slug(text: str) -> str:
    """Return a text as a source's id; empty where it has no letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _stem(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return slug(address) or "source"
    return slug(f"{parts.netloc.removeprefix('www.')} {parts.path}") or "source"
