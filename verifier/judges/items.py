"""What the rules leave undecided in a ledger: the only thing that another judge is asked."""

from collections.abc import Iterator, Mapping, Sequence

from verifier.agreement import Agreement
from verifier.evidence import weighed
from verifier.frozen import frozen
from verifier.judge import Label, judge
from verifier.judges.item import Item, Words, mark
from verifier.model import FoundEvidence, FoundSpan, Reading, Stance, State
from verifier.reading import day_of

_BORNE_OUT = {Agreement.AGREES, Agreement.LESS_PRECISE}


@frozen
class _Ground:
    """Words that a claim rests on: its own quotes, an evidence item, or the items of a group."""

    path: str
    spans: tuple[FoundSpan, ...]
    items: tuple[FoundEvidence, ...] = ()


def undecided(readings: Sequence[Reading], name: str, version: str) -> Iterator[Item]:
    """Yield what is to be asked of a judge: claims and words found that values, names and negation do not decide."""
    by_id = {reading.claim.id: reading for reading in readings}
    for reading in readings:
        for ground in _grounds(reading):
            if _usable(ground) and _label(reading, ground, by_id) is Label.UNDECIDED:
                yield _item(reading, ground, name, version)


def _grounds(reading: Reading) -> Iterator[_Ground]:
    yield _Ground("spans/0", reading.spans)
    groups: dict[str, list[int]] = {}
    for number, found in enumerate(reading.evidence):
        if found.evidence.stance is not Stance.MENTIONS:
            groups.setdefault(found.evidence.group or f"/{number}", []).append(number)
    for numbers in groups.values():
        items = tuple(reading.evidence[number] for number in numbers)
        yield _Ground(f"evidence/{numbers[0]}", tuple(span for item in items for span in item.spans), items)


def _usable(ground: _Ground) -> bool:
    """Return whether there are words, and none of them is known not to stand in its source."""
    states = [found.passage.state for found in ground.spans]
    derived = any(item.evidence.derived_from is not None for item in ground.items)
    return bool(states) and not derived and all(s.counts_as_found or s is State.NOT_CHECKED for s in states)


def _label(reading: Reading, ground: _Ground, by_id: Mapping[str, Reading]) -> Label:
    """Return what the rules say: the value against a single item, else the sentence against all the words."""
    if len(ground.items) == 1:
        found = weighed(reading, ground.items[0], by_id)
        if found is not None and found.agreed.state is Agreement.DISAGREES:
            return Label.REFUTED
        if found is not None and found.agreed.state in _BORNE_OUT:
            return Label.SUPPORTED
    words = " ".join(found.span.exact for found in ground.spans)
    source = ground.spans[0].source
    return judge(reading.claim.claim, words, day_of(source.issued) if source else None).label


def _item(reading: Reading, ground: _Ground, name: str, version: str) -> Item:
    claim = reading.claim
    passages = tuple(_words(found) for found in ground.spans)
    date = claim.stated_on or (reading.article.issued if reading.article else "")
    return Item(
        id=mark(claim.claim, claim.value, date, passages, name, version),
        claim=claim.claim,
        passages=passages,
        value=claim.value,
        date=date,
        values=reading.sentence,
        claim_id=claim.id,
        path=ground.path,
    )


def _words(found: FoundSpan) -> Words:
    source, passage = found.source, found.passage
    text = source.text if source else None
    here = text is not None and passage.start is not None and passage.end is not None
    return Words(
        source=found.span.source,
        text=found.span.exact,
        date=source.issued if source else "",
        start=passage.start if here else None,
        end=passage.end if here else None,
        values=found.mentions,
        there=text[passage.start : passage.end] if here and text else "",
    )
