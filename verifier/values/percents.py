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
        if end + 1 < len(found) and _points_word(found, end + 1) and found[end + 1].low not in {"bp", "bps"}:
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
    if token.low in table.words["percent"] or (
        token.low == "per" and end + 1 < len(found) and found[end + 1].low in {"cent", "cents"}
    ):
        end += 2 if token.low == "per" else 1
        if end < len(found) and _points_word(found, end):
            return plain.of(Kind.POINTS, "percentage point", end + 1, "points")
        if token.low == "percentage":
            return None
        return plain.of(Kind.PERCENT, "%", end, "percent")
    return None


def _points_word(found: Sequence[Token], at: int) -> bool:
    return found[at].low in {"point", "points"} or (
        found[at].low == "-" and at + 1 < len(found) and found[at + 1].low in {"point", "points"}
    )


def points(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return the number as basis points or percentage points by their short names."""
    rest = [token.low for token in found[plain.end : plain.end + 3]]
    if rest[:2] in (["basis", "points"], ["basis", "point"]) or (rest and rest[0] in {"bps", "bp"}):
        end = plain.end + (1 if rest[0] in {"bps", "bp"} else 2)
        return plain.of(Kind.POINTS, "basis point", end, "points")
    if rest[:3] == ["-", "basis", "-"] or (rest[:2] == ["-", "basis"] and len(rest) > 2):
        end = plain.end + (4 if rest[2] == "-" else 3)
        return plain.of(Kind.POINTS, "basis point", end, "points")
    if rest and rest[0] in {"pp", "ppt", "ppts"}:
        return plain.of(Kind.POINTS, "percentage point", plain.end + 1, "points")
    return None
