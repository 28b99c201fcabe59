"""Per cents, percentage points and basis points."""

from collections.abc import Sequence
from dataclasses import replace

from verifier.values.measure import Measure
from verifier.values.tables import Table
from verifier.values.tokens import Token
from verifier.values.value import Kind


def percent(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return the number as a per cent, or with `points` behind the sign as percentage points."""
    end = plain.end
    if end >= len(found):
        return None
    token = found[end]
    if token.low == "-" and not token.gap and end + 1 < len(found):
        end, token = end + 1, found[end + 1]
    if token.low in {"%", "٪"}:
        if end + 1 < len(found) and _points_word(found, end + 1, table):
            return plain.of(Kind.POINTS, "percentage point", end + 2, "points")
        return plain.of(Kind.PERCENT, "%", end + 1, "percent")
    if token.low == "‰":
        return replace(
            plain,
            kind=Kind.PERCENT,
            number=replace(plain.number, value=plain.number.value / 10),
            unit="%",
            end=end + 1,
            core_end=end + 1,
            rule="percent",
        )
    words = table.words
    parted = (
        token.low in words["each_unit"] and end + 1 < len(found) and found[end + 1].low in words["hundred_of_percent"]
    )
    if token.low in words["percent"] or parted:
        end += 2 if parted else 1
        if end < len(found) and _points_word(found, end, table):
            return plain.of(Kind.POINTS, "percentage point", end + 1, "points")
        if token.low in words["percent_of_points"]:
            return None
        return plain.of(Kind.PERCENT, "%", end, "percent")
    return None


def _points_word(found: Sequence[Token], at: int, table: Table) -> bool:
    points = table.words["points"]
    return found[at].low in points or (found[at].low == "-" and at + 1 < len(found) and found[at + 1].low in points)


def points(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return the number as basis points or percentage points by their short names."""
    words, at = table.words, plain.end
    rest = [*(token.low for token in found[at : at + 4]), "", "", "", ""]
    step = rest[0] in words["of"]
    point = rest[step + 1] in words["percent_of_points"] and rest[step + 2] in words["points"]
    if point and plain.number.fraction and rest[step] in words["a"]:  # a quarter of a percentage point
        return plain.of(Kind.POINTS, "percentage point", at + step + 3, "points")
    if rest[0] in words["basis_short"]:
        return plain.of(Kind.POINTS, "basis point", at + 1, "points")
    if rest[0] in words["points_short"]:
        return plain.of(Kind.POINTS, "percentage point", at + 1, "points")
    if rest[0] in words["basis"] and rest[1] in words["points"]:
        return plain.of(Kind.POINTS, "basis point", at + 2, "points")
    if rest[0] == "-" and rest[1] in words["basis"] and rest[2]:
        return plain.of(Kind.POINTS, "basis point", at + (4 if rest[2] == "-" else 3), "points")
    return None
