"""The places of a record's fields, made only when somebody asks."""

from collections.abc import Iterator, Mapping

from verifier.finding import Location
from verifier.frozen import frozen
from verifier.load.document import Box, Document, Marks


@frozen
class Places(Mapping[str, Location]):
    """Field paths of one record to their places in its file; `spans/0` also finds a short `quote`."""

    file: str
    document: Document
    prefix: str = ""  # of the record in its file: `claims/3`

    def __getitem__(self, path: str) -> Location:
        """Return where a field stands. Raises KeyError where it was not written."""
        for option in _options(path):
            box = self.document.places.get(self._full(option))
            if box is not None:
                return location(self.file, box)
        raise KeyError(path)

    def written(self, path: str) -> str:
        """Return the path from the file's root at which a field was written; empty where it was not."""
        found = (self._full(option) for option in _options(path))
        return next((one for one in found if one in self.document.places), "")

    def __iter__(self) -> Iterator[str]:
        """Return the paths that were written."""
        start = f"{self.prefix}/" if self.prefix else ""
        return (path[len(start) :] for path in self.document.places if path.startswith(start))

    def __len__(self) -> int:
        """Return how many fields were written."""
        return sum(1 for _ in self)

    def __reduce__(self) -> tuple[object, ...]:
        """Return what a second process needs to have the same places."""
        known = self.document.known and Marks(places=self.document.places)
        return (Places, (self.file, Document(text=self.document.text, known=known), self.prefix))

    def _full(self, path: str) -> str:
        return f"{self.prefix}/{path}" if self.prefix and path else self.prefix or path


def record_path(places: Mapping[str, Location]) -> str:
    """Return where in its file a record stands: `claims/3`; empty for a record that is the whole file."""
    return places.prefix if isinstance(places, Places) else ""


def _options(path: str) -> Iterator[str]:
    """Return the path, and how the same field is called in its short form."""
    yield path
    parts = path.split("/")
    if "spans" in parts:
        at = parts.index("spans")
        number = parts[at + 1 : at + 2]
        yield "/".join([*parts[:at], "quote", *number])
        yield "/".join([*parts[:at], "quote"])
    if parts[0] == "context" and len(parts) == 2:
        yield "context"


def location(file: str, box: Box) -> Location:
    """Return a box of a file as a location."""
    return Location(file, *box)
