"""What a check has to say: a place, a level, a sentence."""

from dataclasses import dataclass
from enum import StrEnum

from verifier.frozen import frozen


class Level(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: path relative to the ledger, lines and columns from 1, the end excluded."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """Another place that a finding speaks of, and what stands there."""

    location: Location
    message: str


class Safety(StrEnum):
    """Whether a fix keeps the meaning (safe), asks first (unsafe), or is only shown (display)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True, order=True)
class Fix:
    """New text for one field of one record: which field, what it becomes (None takes it out), how safe that is."""

    safety: Safety
    message: str
    field: str
    text: str | None


@frozen
class Finding:
    """One thing that is wrong or worth knowing, with its place."""

    code: str
    name: str
    level: Level
    message: str
    location: Location
    claim: str | None = None  # the claim's full id, `file/id`
    field: str | None = None  # path of the field in its record: `value`, `spans/0/exact`, `evidence/1/quote`
    related: tuple[Related, ...] = ()
    hint: str | None = None
    fix: Fix | None = None

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Return what findings are ordered by: place, code, message."""
        return (self.location.file, self.location.line, self.location.column, self.code, self.message)
