"""What a reader is: a function from a stored copy's bytes to its text, with a name and the suffixes it reads."""

from collections.abc import Callable
from dataclasses import dataclass

from verifier.readers.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a text and where it stands in the document: a page, a cell, a time code."""

    start: int
    end: int
    at: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text, in which quotes are found, and the places that its format names."""

    text: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """How a format is read; `read` is a function of a module, so that a worker can import it by name."""

    name: str
    version: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Text | Refusal]
    limit: int  # bytes of a document that are read
    itself: bool = False  # the text is the stored copy itself, decoded: no worker is needed

    @property
    def label(self) -> str:
        """Return what stands in a record's `reader`."""
        return f"{self.name} {self.version}"
