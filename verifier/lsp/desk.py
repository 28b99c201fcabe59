"""One ledger in an editor: its files as they are typed, and what the last check said of them."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from verifier.check import LedgerError, Options, run
from verifier.config import ConfigError, settings_of
from verifier.finding import Location
from verifier.memory import Memory
from verifier.model import Claim, Reading
from verifier.readers.files import safe_read
from verifier.report import Report

LARGEST = 16_000_000  # bytes of a file whose lines are shown


@dataclass(slots=True)
class Desk:
    """A ledger, the unsaved records by path, and the last report or why there is none."""

    root: Path
    options: Options
    memory: Memory = field(default_factory=Memory)
    typed: dict[str, bytes] = field(default_factory=dict)
    report: Report | None = None
    problem: str = ""

    def check(self, today: dt.date) -> None:
        """Check the records as they are typed."""
        options = replace(self.options, today=today, contents=dict(self.typed))
        try:
            self.report, self.problem = run(self.root, options, memory=self.memory)[0], ""
        except (LedgerError, OSError) as error:
            self.report, self.problem = None, str(error)

    def checked(self, today: dt.date, contents: Mapping[str, bytes]) -> Report:
        """Return the report on other records, as a fix would have them. Raises LedgerError."""
        return run(self.root, replace(self.options, today=today, contents=contents), memory=self.memory)[0]

    def text(self, name: str) -> str:
        """Return a file of the ledger as it is typed, else as it lies there; empty where it cannot be read."""
        raw = self.typed.get(name)
        found = safe_read(self.root, name, LARGEST) if raw is None else raw
        return found.decode("utf-8", "replace").removeprefix("\ufeff") if isinstance(found, bytes) else ""

    def reading_at(self, name: str, line: int, column: int) -> Reading | None:
        """Return the claim of a file in whose record a place lies."""
        found = [one for one in (self.report.readings if self.report else ()) if one.claim.file == name]
        inside = (one for one in found if _holds(one.claim.place(""), line, column))
        return next(inside, next((one for one in found if one.claim.place("").line == line), None))

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the last check."""
        yield from self.report.ledger.claims if self.report else ()


def field_at(claim: Claim, line: int, column: int) -> str:
    """Return the path of the smallest field of a claim that holds a place, else of one that begins in its line."""
    places = {path: claim.places[path] for path in claim.places if path}
    holding = [path for path, place in places.items() if _holds(place, line, column)]
    if holding:
        return max(holding, key=len)
    return min((path for path, place in places.items() if place.line == line), key=len, default="")


def ledger_of(path: Path) -> Path | None:
    """Return the folder of the ledger whose claims or sources a file belongs to, or whose settings it is."""
    for folder in path.parents:
        try:
            settings = settings_of(folder)
            inside = [folder / settings.claims, folder / settings.sources]
        except ConfigError:
            return folder
        except OSError:
            continue
        if (folder / settings.claims).is_dir() and (any(map(path.is_relative_to, inside)) or path.parent == folder):
            return folder
    return None


def _holds(place: Location, line: int, column: int) -> bool:
    return (place.line, place.column) <= (line, column) <= (place.end_line, place.end_column)
