"""The noun that a number counts."""

from collections.abc import Sequence
from dataclasses import replace

from verifier.values.measure import Measure
from verifier.values.nouns import is_plural
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type
from verifier.values.value import Kind

LONGEST_NOUN = 4  # words of a counted noun


def counted(found: Sequence[Token], plain: Measure, table: Table) -> Measure:
    """Return the number with the noun that it counts, where one follows."""
    if plain.number.fraction:
        kind = Kind.FRACTION
        return replace(plain, kind=kind, rule="fraction")
    end = plain.end
    if plain.number.vague and end < len(found) and found[end].low in table.words["of"]:
        end += 1
    if (
        end < len(found)
        and found[end].low == "-"
        and not found[end].gap
        and end + 1 < len(found)
        and not found[end + 1].gap
        and found[end + 1].low not in table.bounds_joined
    ):
        end += 1
    taken: list[Token] = []
    while end < len(found) and len(taken) < LONGEST_NOUN:
        token = found[end]
        if (
            token.type is not Type.WORD
            or token.low in table.words["not_noun"]
            or (not token.gap and not (taken or found[end - 1].low == "-"))
        ):
            break
        if (
            token.low in table.ones
            or token.low in table.scales
            or token.low in table.months
            or token.low in table.weekdays
        ):
            break
        taken.append(token)
        end += 1
        if is_plural(token.low, table) and not token.text.isupper():
            break
        if end < len(found) and found[end].low == "-" and not found[end].gap:
            break
    if not taken:
        return plain
    last = next((i for i in range(len(taken) - 1, -1, -1) if is_plural(taken[i].low, table)), None)
    if last is None:
        if plain.number.value != 1 and found[plain.end].low != "-":
            return plain  # a count of several things names them in the plural
        alone = (
            plain.number.value != 1
            or len(taken) == 1
            or (len(taken) == 2 and taken[1].low.endswith(table.endings["participle"]))
        )  # one copy fetched
        last = 0 if alone else 1
    noun = " ".join(token.text for token in taken[: last + 1])
    if plain.number.value.denominator != 1:
        return replace(plain, noun=noun, end=plain.end + (end - plain.end - len(taken)) + last + 1)
    return Measure(
        Kind.COUNT,
        plain.number,
        plain.start,
        end - len(taken) + last + 1,
        plain.unit,
        noun,
        plain.core_end,
        plain.sign,
        "count",
    )
