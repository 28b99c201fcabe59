"""What the rules on the states of a quote have in common: which quotes, and how a difference is told."""

from verifier.finding import Fix, Related, Safety
from verifier.model import FoundSpan, Reading, State
from verifier.reading import words_at
from verifier.show import show

TOLD = 3  # differences that one message names


def in_state(reading: Reading, state: State) -> list[FoundSpan]:
    """Return the quotes of a claim, of its evidence and of its file's context that are in a state."""
    if state not in reading.states:
        return []
    found = [one for one in reading.spans if one.passage.state is state]
    for item in reading.evidence:
        found += [one for one in item.spans if one.passage.state is state]
    if reading.context:
        found += [one for one in reading.context if one.passage.state is state]
    return found


def words_of(found: FoundSpan) -> tuple[Related, ...]:
    """Return where the passage of a quote stands."""
    return words_at(found.source, found.passage.start, found.passage.end)


def candidates(found: FoundSpan) -> tuple[Related, ...]:
    """Return where the several places of a quote stand, the first ten."""
    return tuple(place for start, end in found.passage.places[:10] for place in words_at(found.source, start, end))


def nearest_place(found: FoundSpan) -> tuple[Related, ...]:
    """Return where the words stand that are most like a quote that is gone."""
    return words_at(found.source, *(found.passage.nearest or (None, None)))


def nearest_words(found: FoundSpan) -> str:
    """Return the words that are most like a quote that is gone; empty when they may not be shown."""
    return nearest_place(found)[0].message if nearest_place(found) else ""


def differences(found: FoundSpan) -> str:
    """Return how the source's words differ from the recorded ones; its own words only where they may be shown."""
    shown = found.source is None or found.source.published
    told = []
    for change in found.passage.changes[:TOLD]:
        kind = "" if change.kind in {"words", "marks"} else f"{change.kind} "
        if not shown:
            told.append(f"{kind}`{show(change.recorded)}` differs")
        elif not change.found:
            told.append(f"{kind}`{show(change.recorded)}` is not there")
        elif not change.recorded:
            told.append(f"{kind}`{show(change.found)}` is left out")
        else:
            told.append(f"{kind}`{show(change.found)}`, not `{show(change.recorded)}`")
    more = len(found.passage.changes) - TOLD
    return "; ".join(told) + (f" and {more} more" if more > 0 else "")


def rewritten(found: FoundSpan, safety: Safety) -> Fix | None:
    """Return the fix that writes the quote as the source has it; none where its text may not be shown."""
    source, passage = found.source, found.passage
    if source is None or source.text is None or not source.published or passage.start is None or len(passage.parts) > 1:
        return None
    return Fix(safety, "write the quote as the source has it", found.path, source.text[passage.start : passage.end])
