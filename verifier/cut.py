"""What a quote cuts off: a figure whose bound, hedge, sign, unit, scale or range end lies outside the quoted words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verifier.model import FoundSpan
from verifier.reading import day_of
from verifier.values import compare, read_values
from verifier.values.value import Mention, Relation, Value


@dataclass(frozen=True, slots=True)
class Cut:
    """A value of the source of which the quote holds only a part, and the part that is left out."""

    mention: Mention
    left_out: str


def cuts(found: FoundSpan) -> Iterator[Cut]:
    """Return the values that a quote cuts so that what is left says something else or more."""
    source, passage = found.source, found.passage
    if source is None or source.text is None or not passage.state.counts_as_found or passage.start is None:
        return
    parts = passage.parts or ((passage.start, passage.end or passage.start),)
    for mention in found.mentions:
        inside = [(max(mention.start, low), min(mention.end, high)) for low, high in parts]
        inside = [(low, high) for low, high in inside if low < high]
        if sum(high - low for low, high in inside) >= mention.end - mention.start:
            continue
        words = " ".join(source.text[low:high] for low, high in inside)
        kept = read_values(words, day_of(source.issued), source.language)
        if kept and not any(_says_no_more(one.value, mention.value) for one in kept):
            yield Cut(mention, " ".join(_outside(source.text, mention, inside)))


def _says_no_more(kept: Value, whole: Value) -> bool:
    """Return whether the words kept say the same as the whole, or less."""
    found = compare(replace(kept, noun=""), replace(whole, noun=""))
    return found.relation in {Relation.EQUAL, Relation.ENTAILED_BY}


def _outside(text: str, mention: Mention, inside: list[tuple[int, int]]) -> Iterator[str]:
    position = mention.start
    for low, high in [*inside, (mention.end, mention.end)]:
        piece = text[position:low].strip(" \n\r\t,;")
        if piece:
            yield piece
        position = high
