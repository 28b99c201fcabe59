"""Findings as an editor shows them."""

import re
from collections.abc import Callable, Mapping

from lsprotocol import types

from verifier.finding import Finding, Level, Location
from verifier.lsp.desk import Desk
from verifier.lsp.text import Page
from verifier.show import show

SOURCE = "verifier"
RELATED = 5  # places beside one finding
_LEVELS = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.NOTE: types.DiagnosticSeverity.Information,
}
_PLACED = re.compile(r"(verifier\.toml|pyproject\.toml)(?::(\d+))?(?::(\d+))?: (.*)", re.DOTALL)

PageOf = Callable[[str], Page]  # of a file's path in the ledger
AddressOf = Callable[[str], str]


def diagnostics(desk: Desk, page: PageOf, address: AddressOf) -> Mapping[str, tuple[types.Diagnostic, ...]]:
    """Return what there is to show of a ledger, by the path of the file it stands in."""
    found: dict[str, list[types.Diagnostic]] = {}
    for finding in desk.report.findings if desk.report else ():
        if finding.location.file:
            found.setdefault(finding.location.file, []).append(_diagnostic(finding, page, address))
    if desk.problem:
        name, problem = _of_settings(desk.problem)
        found[name] = [problem]
    return {name: tuple(ones) for name, ones in found.items()}


def _diagnostic(finding: Finding, page: PageOf, address: AddressOf) -> types.Diagnostic:
    message = show(finding.message, 600) + (f"\n{show(finding.hint, 600)}" if finding.hint else "")
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(address(one.location.file), page(one.location.file).range(one.location)),
            show(one.message, 300),
        )
        for one in finding.related[:RELATED]
    ]
    return types.Diagnostic(
        range=_wide(page(finding.location.file), finding.location),
        message=message,
        severity=_LEVELS[finding.level],
        code=f"{finding.code} {finding.name}",
        source=SOURCE,
        related_information=related or None,
    )


def _wide(page: Page, place: Location) -> types.Range:
    """Return a range that can be seen: an empty one takes the rest of its line, a long one ends with its first."""
    found = page.range(place)
    if found.start.line != found.end.line or found.start == found.end:
        rest = page.position(place.line, len(page.line(place.line - 1).rstrip()) + 1)
        end = max(rest, found.start, key=lambda one: (one.line, one.character))
        return types.Range(found.start, end)
    return found


def _of_settings(problem: str) -> tuple[str, types.Diagnostic]:
    placed = _PLACED.fullmatch(problem)
    name, line, message = (placed[1], int(placed[2] or 1), placed[4]) if placed else ("verifier.toml", 1, problem)
    at = types.Range(types.Position(line - 1, 0), types.Position(line - 1, 200))
    return name, types.Diagnostic(at, show(message, 600), types.DiagnosticSeverity.Error, source=SOURCE)
