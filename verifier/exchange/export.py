"""What an export gives: the text of a file, and in words what the format has no place for."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from verifier.frozen import frozen
from verifier.model import Claim

_HAS: Mapping[str, Callable[[Claim], object]] = {
    "value": lambda claim: claim.value,
    "subject": lambda claim: claim.subject,
    "property": lambda claim: claim.property,
    "qualifiers": lambda claim: claim.qualifiers,
    "speaker": lambda claim: claim.speaker,
    "stated_on": lambda claim: claim.stated_on,
    "evidence[].value": lambda claim: any(item.value for item in claim.evidence),
    "evidence[].group": lambda claim: any(item.group for item in claim.evidence),
    "evidence[].derived_from": lambda claim: any(item.derived_from for item in claim.evidence),
    "note": lambda claim: claim.note,
    "relations": lambda claim: claim.relations,
    "derived_from": lambda claim: claim.derived_from,
    "context": lambda claim: claim.context,
    "review": lambda claim: claim.review,
    "waive": lambda claim: claim.waivers,
    "corrections": lambda claim: claim.corrections,
}


@frozen
class Export:
    """The text of an export, and what was left out of it, a line each."""

    text: str
    left_out: tuple[str, ...] = ()


def left_out(claims: Sequence[Claim], held: Iterable[str]) -> tuple[str, ...]:
    """Return one line that counts the recorded fields which a format has no place for; none where all are held."""
    kept = set(held)
    counts = {name: sum(bool(has(claim)) for claim in claims) for name, has in _HAS.items() if name not in kept}
    told = [f"{name} ({count})" for name, count in counts.items() if count]
    return (f"the format has no place for: {', '.join(told)}",) if told else ()


def filled(node: dict[str, object]) -> dict[str, object]:
    """Return a node without the properties that hold nothing."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def listed(value: object) -> list[object]:
    """Return a list as it is, and nothing for what is none."""
    return value if isinstance(value, list) else []
