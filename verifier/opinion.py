"""What a judge that is not the program's own says of a claim and the words it rests on."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from verifier.frozen import frozen


class Says(StrEnum):
    """A judge's label: whether the words bear the claim out."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_ENOUGH = "not-enough-evidence"
    NOT_SUPPORTED = "not-supported"  # of judges that only tell support from anything else
    ABSTAIN = "abstain"


@frozen
class Rationale:
    """Words of a source that decided; offsets into its text, None where the text is not here."""

    source: str
    text: str
    start: int | None = None
    end: int | None = None


@frozen
class Answer:
    """A judge's answer to one item."""

    label: Says
    confidence: float | None = None  # from 0 to 1, as the judge gives it
    rationale: tuple[Rationale, ...] = ()
    explanation: str = ""
    discarded: int = 0  # rationales whose words do not stand in the source


@frozen
class Opinion:
    """An item that the rules leave undecided, and the judge's answer; None where it has given none."""

    claim: str  # the claim's full id
    path: str  # of the field whose words were judged: `spans/0`, `evidence/1`
    answer: Answer | None = None


@frozen
class Opinions:
    """All that one judge says of a ledger."""

    judge: str
    version: str
    lock: str  # the file that holds its answers, relative to the ledger
    items: tuple[Opinion, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()  # lines of that file that are no answers, and why

    by_claim: Mapping[str, tuple[Opinion, ...]] = field(default_factory=dict, repr=False)

    def of(self, claim: str) -> tuple[Opinion, ...]:
        """Return what is said, or not yet, of one claim."""
        return self.by_claim.get(claim, ())


def shown(answer: Answer) -> str:
    """Return a label with its confidence: `refuted (0.93)`."""
    return answer.label.value if answer.confidence is None else f"{answer.label} ({answer.confidence:.2f})"
