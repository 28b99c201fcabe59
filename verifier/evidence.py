"""What an evidence item says of its claim's value."""

from collections.abc import Mapping
from dataclasses import replace

from verifier.agreement import Agreed, Agreement
from verifier.derivations import reckoned, result
from verifier.frozen import frozen
from verifier.model import FoundEvidence, Reading
from verifier.statement import mention_of
from verifier.support import follows
from verifier.values import compare, reads_language, show
from verifier.values.value import Relation, Value


@frozen
class Weighed:
    """An evidence item against its claim's value."""

    agreed: Agreed
    name: str  # of the source


def _is(one: Value, other: Value) -> bool:
    return compare(replace(one, noun=""), replace(other, noun="")).relation is Relation.EQUAL


def weighed(reading: Reading, item: FoundEvidence, by_id: Mapping[str, Reading]) -> Weighed | None:
    """Return how a claim's value stands to an evidence item; None where either has no value that is read.

    A claim without a recorded value is held to by the only figure of its sentence. An item that is needed together with
    others of its group, each with a figure of its own, is no statement on the claim's value where it differs: parts of
    a sum stand so.
    """
    found = _weighed(reading, item, by_id)
    if found is not None and found.agreed.state is Agreement.DISAGREES and _is_part(reading, item):
        return None
    return found


def _is_part(reading: Reading, item: FoundEvidence) -> bool:
    """Return whether another item of the same group names values too."""
    group = item.evidence.group
    return bool(group) and any(
        other is not item and other.evidence.group == group and _names_values(other) for other in reading.evidence
    )


def _names_values(item: FoundEvidence) -> bool:
    derived = item.evidence.derived_from is not None
    return derived or item.value is not None or any(span.mentions for span in item.spans)


def _weighed(reading: Reading, item: FoundEvidence, by_id: Mapping[str, Reading]) -> Weighed | None:
    value = reckoned(reading)
    if value is None:
        return None
    name = item.evidence.source
    if item.evidence.derived_from is not None:
        found = result(item.evidence.derived_from, by_id)
        if found.value is None:
            return None
        words = (mention_of(f"{show(found.value)}, derived", found.value),)
        return Weighed(follows(value, words), name)
    if item.value is not None:
        return Weighed(follows(value, (mention_of(item.evidence.value, item.value),)), name)
    if any(span.source is not None and not reads_language(span.source.language) for span in item.spans):
        return Weighed(Agreed(Agreement.NOT_READ), name)
    mentions = tuple(mention for span in item.spans for mention in span.mentions)
    if reading.claim.derived_from is not None:
        taken = result(reading.claim.derived_from, by_id).inputs
        left = tuple(one for one in mentions if not any(_is(one.value, value) for value in taken))
        mentions = left if len(left) < len(mentions) else mentions  # what gives the inputs is no other result
    return Weighed(follows(value, mentions, item.spans), name) if mentions else None
