"""The machine's state of each claim and evidence item, for reports; people's verdicts are never mixed in."""

from collections.abc import Mapping, Sequence

from verifier.agreement import Agreement
from verifier.evidence import weighed
from verifier.finding import Finding, Level
from verifier.model import FoundSpan, Reading, State

NOT_READ_CODES = {"V206", "V305"}
_QUOTE_RANK = [State.GONE, State.ALTERED, State.AMBIGUOUS, State.UNDECIDED, State.NOT_CHECKED]


def claim_states(readings: Sequence[Reading], findings: Sequence[Finding]) -> Mapping[str, str]:
    """Return each claim's state: that of its worst quote, else of its values, else found, derived or not checked."""
    by_claim: dict[str, list[Finding]] = {}
    for finding in findings:
        by_claim.setdefault(finding.claim or "", []).append(finding)
    return {reading.claim.id: _claim_state(reading, by_claim.get(reading.claim.id, [])) for reading in readings}


def _claim_state(reading: Reading, findings: Sequence[Finding]) -> str:
    worst = worst_state(reading.spans)
    if worst is not None:
        return worst.value
    grave = [finding for finding in findings if finding.level is not Level.NOTE]
    if any(finding.level is Level.ERROR for finding in grave):
        return Agreement.DISAGREES.value
    if grave:
        return "in doubt"
    if any(finding.code in NOT_READ_CODES for finding in findings):
        return Agreement.NOT_READ.value
    if reading.value is not None or reading.sentence:
        return Agreement.AGREES.value
    return State.FOUND.value


def worst_state(spans: Sequence[FoundSpan]) -> State | None:
    """Return the worst state among quotes that do not count as found; None where all are found."""
    states = [found.passage.state for found in spans if not found.passage.state.counts_as_found]
    return next((state for state in _QUOTE_RANK if state in states), None) if states else None


def evidence_states(readings: Sequence[Reading], known: frozenset[str] = frozenset()) -> Mapping[tuple[str, int], str]:
    """Return the state of each evidence item, by claim id and number: of its quotes, else of the values compared.

    The items of the claims that are `known` are left out.
    """
    by_id = {reading.claim.id: reading for reading in readings}
    states = {}
    for reading in readings:
        for number, item in enumerate(reading.evidence if reading.claim.id not in known else ()):
            worst = worst_state(item.spans)
            found = None if worst else weighed(reading, item, by_id)
            states[reading.claim.id, number] = (
                worst.value if worst else found.agreed.state.value if found else State.FOUND.value
            )
    return states


def not_read(findings: Sequence[Finding]) -> int:
    """Return how many values were not read: of kinds or languages without tables, or with inputs that have none."""
    return sum(finding.code in NOT_READ_CODES for finding in findings)
