"""Which findings came and which went between two checks; one that only stands in another line is neither."""

from collections import Counter
from collections.abc import Iterator, Sequence

from verifier.finding import Finding

Name = tuple[object, ...]


def came(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings of `after` that `before` has not, in their order; what went is `came` the other way round."""
    return tuple(_new(Counter(_name(one) for one in before), after))


def _new(known: Counter[Name], findings: Sequence[Finding]) -> Iterator[Finding]:
    for finding in findings:
        name = _name(finding)
        if known[name]:
            known[name] -= 1
        else:
            yield finding


def _name(finding: Finding) -> Name:
    return (finding.location.file, finding.claim, finding.code, finding.level, finding.field, finding.message)
