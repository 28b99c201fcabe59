"""What a YAML text holds: plain data, the place of every node, and what is refused."""

from dataclasses import dataclass, field
from typing import Any

from verifier.frozen import frozen

Data = str | list["Data"] | dict[str, "Data"] | None
Box = tuple[int, int, int, int]  # line, column, end line, end column, all from 1

START: Box = (1, 1, 1, 1)
LEVELS = 32
NODES = 150_000  # three times what a file of claims with all their fields has
LENGTH = 100_000  # code points of one text


def box_of(event: Any) -> Box:
    """Return where something that the parser gave stands."""
    start, end = event.start_mark, event.end_mark
    return (start.line + 1, start.column + 1, end.line + 1, end.column + 1)


@frozen
class Refusal:
    """Why a document, or a part of it, is not read: the form rule, its place, what was found, what to do."""

    rule: str
    box: Box
    message: str
    hint: str = ""
    related: Box | None = None
    path: str = ""


@dataclass(slots=True)
class Marks:
    """Where everything in a document stands: each node's box by its path, each key as the parser gave it."""

    places: dict[str, Box] = field(default_factory=dict)
    keys: dict[str, Any] = field(default_factory=dict)
    plain: dict[str, Box] = field(default_factory=dict)  # of the unquoted scalars, from which `#` cuts
    braces: set[str] = field(default_factory=set)  # of the nulls inside braces, where a comma ends a text


@dataclass(slots=True, eq=False)
class Document:
    """A document as plain data, and where everything stands in it; the latter is read when somebody asks for it."""

    data: Data = None
    text: str = ""  # of which the marks are read, unless they are known
    known: Marks | None = None
    joined: list[Box] = field(default_factory=list)  # texts of a list that a comma inside a figure had cut in two
    refusals: list[Refusal] = field(default_factory=list)
    whole: bool = False  # the document was read to its end

    @property
    def marks(self) -> Marks:
        """Where everything stands."""
        if self.known is None:
            from verifier.load.yaml import read

            self.known = read(self.text).marks
        return self.known

    @property
    def places(self) -> dict[str, Box]:
        """Each node's box by its path."""
        return self.marks.places

    @property
    def keys(self) -> dict[str, Any]:
        """Each key, by the path of what it is the key of, as the parser gave it."""
        return self.marks.keys

    @property
    def plain(self) -> dict[str, Box]:
        """The boxes of the unquoted scalars."""
        return self.marks.plain

    @property
    def braces(self) -> set[str]:
        """The paths of the nulls inside braces."""
        return self.marks.braces

    def let_go(self) -> None:
        """Forget all but the places: what is asked of a document once its claims are made."""
        self.data = None
        if self.known is not None:
            self.known = Marks(places=self.known.places)

    def __eq__(self, other: object) -> bool:
        """Return whether another document has the same data, and everything at the same places."""
        if not isinstance(other, Document) or self.data != other.data or self.refusals != other.refusals:
            return False
        if self.known is None and other.known is None and self.text == other.text:
            return True
        return self.places == other.places

    __hash__ = None  # type: ignore[assignment]
