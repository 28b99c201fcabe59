"""What a reader is: a function from a stored copy's bytes to its text, with a name and the suffixes it reads."""

from collections.abc import Callable
from dataclasses import field

from verifier.frozen import frozen
from verifier.readers.refusal import Refusal


@frozen
class Place:
    """A part of a text and where it stands in the document: a page, a cell, a time code."""

    start: int
    end: int
    at: str


@frozen
class Text:
    """A document's text, in which quotes are found, and the places that its format names."""

    text: str
    places: tuple[Place, ...] = ()


@frozen
class Metadata:
    """What a document says of itself, as proposals under the names of CSL; empty where it says nothing."""

    title: str = ""
    issued: str = ""  # the day, month or year as the document gives it, in its own time zone
    type: str = ""
    url: str = ""
    site: str = ""  # CSL's container-title
    language: str = ""
    authors: tuple[str, ...] = ()
    doi: str = ""
    publisher: str = ""
    accessed: str = ""  # the day on which an archive took it


@frozen
class Reader:
    """How a format is read; `read` and `about` are functions of a module, so that a worker can import it by name."""

    name: str
    version: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Text | Refusal]
    limit: int  # bytes of a document that are read
    about: Callable[[bytes], Metadata] | None = field(default=None, kw_only=True)  # what the document says of itself
    itself: bool = field(
        default=False, kw_only=True
    )  # the text is the stored copy itself, decoded: no worker is needed

    @property
    def label(self) -> str:
        """Return what stands in a record's `reader`."""
        return f"{self.name} {self.version}"
