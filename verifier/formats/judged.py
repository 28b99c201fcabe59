"""What a judge beside the rules says, in its own name: never a verdict of people's, never a state of the program's."""

from collections import Counter
from collections.abc import Iterator

from verifier.model import Claim
from verifier.opinion import Answer, Opinion, Opinions, Rationale, shown
from verifier.report import Report
from verifier.show import show


def counts(report: Report) -> list[str]:
    """Return a line on the judge that a run was asked for; none where there is none."""
    found = report.ledger.opinions
    if found is None:
        return []
    labels = Counter(item.answer.label.value for item in found.items if item.answer)
    parts = [f"{len(found.items)} undecided by the rules"]
    parts += [f"{count} {label}" for label, count in sorted(labels.items())]
    missing = sum(item.answer is None for item in found.items)
    parts += [f"{missing} not answered"] if missing else []
    return [f"judge {named(found)}: {', '.join(parts)}"]


def named(opinions: Opinions) -> str:
    """Return a judge's name and version."""
    return f"{opinions.judge} {show(opinions.version, 40)}".rstrip()


def said(report: Report, claim: Claim) -> list[tuple[str, str]]:
    """Return what the judge says of a claim: of which words, and what."""
    found = report.ledger.opinions
    return [(of(claim, one), _said(one.answer)) for one in found.of(claim.id)] if found else []


def of(claim: Claim, opinion: Opinion) -> str:
    """Return whose words were judged: the quote's, or a source's."""
    where, _, number = opinion.path.partition("/")
    return f"evidence {claim.evidence[int(number)].source}" if where == "evidence" else "the quote"


def _said(answer: Answer | None) -> str:
    if answer is None:
        return "not answered"
    parts = [shown(answer), *map(_words, answer.rationale), show(answer.explanation, 400)]
    if answer.discarded:
        parts.append(f"{answer.discarded} more that do not stand in the source")
    return ": ".join(part for part in parts if part)


def _words(one: Rationale) -> str:
    place = "" if one.start is None else f" at {one.start}-{one.end}"
    return f"`{show(one.text)}`{place}"


def head(opinions: Opinions) -> dict[str, object]:
    """Return the judge as plain data."""
    answered = sum(item.answer is not None for item in opinions.items)
    return {
        "name": opinions.judge,
        "version": opinions.version,
        "lock": opinions.lock,
        "undecided": len(opinions.items),
        "answered": answered,
    }


def data(opinions: Opinions, claim: str) -> list[dict[str, object]]:
    """Return what the judge says of a claim as plain data."""
    return [{"field": one.path, **_answer(one.answer)} for one in opinions.of(claim)]


def _answer(answer: Answer | None) -> dict[str, object]:
    return {
        "label": answer.label.value if answer else None,
        "confidence": answer.confidence if answer else None,
        "rationale": list(rationale(answer)) if answer else [],
        "explanation": answer.explanation if answer else "",
    }


def rationale(answer: Answer) -> Iterator[dict[str, object]]:
    """Yield the words that decided as plain data, with their offsets in the source's text."""
    for one in answer.rationale:
        yield {"source": one.source, "text": one.text, "start": one.start, "end": one.end}


def named_item(claim: Claim, path: str, answer: Answer) -> str:
    """Return a line on an answer as it arrives: where the words are recorded, whose they are, and what is said."""
    place = claim.place(path)
    words = of(claim, Opinion(claim.id, path))
    return f"{show(place.file, 400)}:{place.line}:{place.column}: {claim.local_id}, {words}: {_said(answer)}"
