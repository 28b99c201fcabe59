"""How a message says what was recorded and what was found."""

from verifier.agreement import Agreed, Agreement
from verifier.show import show
from verifier.values import show as show_value
from verifier.values.value import Value

_AIM = {
    Agreement.MORE_PRECISE: "is more precise",
    Agreement.OVERLAPS: "only overlaps",
}


def contrast(claim: str, verb: str, written: str, agreed: Agreed, words: str) -> str:
    """Return a sentence: what a claim records or says, and what the words say instead.

    Example: cost records 2.1 million EUR, but the quote says over €2.4m
    """
    said = f"{claim} {verb} {show(written)}"
    if agreed.mention is None:
        return f"{said}, but {words} says nothing of that kind"
    found = show(agreed.mention.text)
    if agreed.state is Agreement.OTHER_NOUN:
        return f"{said}; {words} says {found}"
    aim = _AIM.get(agreed.state)
    if aim:
        return f"{said}, which {aim}: {words} says {found}"
    inferred = agreed.mention.value.senses[0].note
    return f"{said}, but {words} says {found}" + (f" ({_inferred(agreed.mention.value)})" if inferred else "")


def _inferred(value: Value) -> str:
    """Return a value and what was inferred of it, fit for brackets: `2025-06-02, from the date of publication`."""
    return show(show_value(value)).replace(" (", ", ", 1).removesuffix(")")
