"""Number phrases: figures and words, scales, fractions, exactly."""

from collections.abc import Sequence

from verifier.values.numbers.figures import figure, in_figures
from verifier.values.numbers.fractions import over, with_fraction
from verifier.values.numbers.number import Number
from verifier.values.numbers.scales import scaled
from verifier.values.numbers.worded import worded
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type


def number(found: Sequence[Token], at: int, table: Table) -> Number | None:
    """Return the number phrase that begins at a token, as long as it goes; None where none does."""
    one = _plain(found, at, table)
    if one is None or one.end + 1 >= len(found) or found[one.end].low not in table.words["over"]:
        return one
    before = found[at - 1] if at else None
    clear = before is None or before.low in table.words["being"] | table.words["minus"]
    return (over(found, one, _plain(found, one.end + 1, table)) or one) if clear else one


def _plain(found: Sequence[Token], at: int, table: Table) -> Number | None:
    if at >= len(found):
        return None
    token = found[at]
    if token.type is Type.FIGURE:
        return with_fraction(found, in_figures(found, at, table), table)
    if token.low in table.fractions and token.type is Type.MARK:
        return scaled(found, Number(table.fractions[token.low], at + 1, fraction=True), table)
    if token.type is Type.WORD:
        return worded(found, at, table)
    return None


__all__ = ["Number", "figure", "number"]
