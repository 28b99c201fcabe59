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
        return replace(plain, kind=Kind.FRACTION, rule="fraction")
    begin = _noun_begins(found, plain, table)
    taken = _phrase(found, begin, table)
    last = _head(found, plain, taken, table) if taken else None
    if last is None:
        return plain
    noun, end = " ".join(token.text for token in taken[: last + 1]), begin + last + 1
    if plain.number.value.denominator != 1:
        return replace(plain, noun=noun, end=end)
    core, sign = plain.core_end, plain.sign
    return Measure(Kind.COUNT, plain.number, plain.start, end, plain.unit, noun, core, sign, "count")


def _noun_begins(found: Sequence[Token], plain: Measure, table: Table) -> int:
    """Return the token at which a noun may begin: behind `of` where the number is vague, behind a dash (5-storey)."""
    end = plain.end
    if plain.number.vague and end < len(found) and found[end].low in table.words["of"]:
        end += 1
    if end + 1 < len(found) and found[end].low == "-" and not (found[end].gap or found[end + 1].gap):
        end += found[end + 1].low not in table.bounds_joined
    return end


def _phrase(found: Sequence[Token], at: int, table: Table) -> list[Token]:
    """Return the words of the noun phrase at a token: up to a plural, a dash, or a word that is no noun."""
    taken: list[Token] = []
    not_noun = table.words["not_noun"]
    for end in range(at, min(at + LONGEST_NOUN, len(found))):
        token = found[end]
        if token.type is not Type.WORD or token.low in not_noun:
            break
        if not token.gap and not taken and found[end - 1].low != "-":
            break
        if token.low in table.ones or token.low in table.scales or token.low in table.months:
            break
        if token.low in table.weekdays:
            break
        taken.append(token)
        dash = end + 1 < len(found) and found[end + 1].low == "-" and not found[end + 1].gap
        if dash or (is_plural(token.low, table) and not token.text.isupper()):
            break
    return taken


def _head(found: Sequence[Token], plain: Measure, taken: Sequence[Token], table: Table) -> int | None:
    """Return which word of a phrase is the noun: the last plural; in the singular only what one is counted of."""
    last = next((i for i in range(len(taken) - 1, -1, -1) if is_plural(taken[i].low, table)), None)
    if last is not None:
        return last
    if plain.number.value != 1:
        return 0 if found[plain.end].low == "-" else None  # a count of several things names them in the plural
    done = len(taken) == 2 and taken[1].low.endswith(table.endings["participle"])  # one copy fetched
    return 0 if len(taken) == 1 or done else 1
