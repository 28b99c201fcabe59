"""What an editor takes in at a glance: one sentence, the counts as bars, and what could not be checked here and why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verifier.finding import Finding, Level
from verifier.formats.html.chart import Bar, bar
from verifier.formats.html.quotation import why_not
from verifier.formats.html.register import Register
from verifier.formats.html.source import by_source
from verifier.formats.html.state import ORDER, SIGNS, VERDICTS, Group, claim_sign, evidence_sign
from verifier.model import Reading, State
from verifier.outcomes import NOT_READ_CODES
from verifier.report import quotes

_WORDS = {
    Group.WRONG: ("to correct", "to correct"),
    Group.DOUBT: ("in doubt", "in doubt"),
    Group.UNKNOWN: ("not checked", "not checked"),
    Group.GOOD: ("in agreement with their words", "in agreement"),
}
_VERDICT_SIGNS = {"supported": "+", "refuted": "−", "conflicting-evidence": "±", "not-enough-evidence": "…"}


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something that could not be checked here, how much of it, and why."""

    what: str
    why: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The head of a page."""

    group: Group
    sign: str
    sentence: str
    bars: tuple[Bar, ...]
    errors: int
    warnings: int
    notes: int
    waived: int
    claims: int
    quotes: int
    quotes_found: int
    quotes_unchecked: int
    unchecked: tuple[Unchecked, ...]


def summary(register: Register, readings: Sequence[Reading], findings: Sequence[Finding], waived: int) -> Summary:
    """Return the counts of some claims and findings."""
    levels = Counter(finding.level for finding in findings)
    unchecked = tuple(_unchecked(readings, findings))
    group = _group(levels, readings, unchecked)
    states = Counter(found.passage.state for reading in readings for found in quotes(reading))
    return Summary(
        group=group,
        sign=SIGNS[group],
        sentence=_sentence(group, levels, readings),
        bars=tuple(_bars(register, readings)),
        errors=levels[Level.ERROR],
        warnings=levels[Level.WARNING],
        notes=levels[Level.NOTE],
        waived=waived,
        claims=len(readings),
        quotes=states.total(),
        quotes_found=sum(count for state, count in states.items() if state.counts_as_found),
        quotes_unchecked=states[State.NOT_CHECKED],
        unchecked=unchecked,
    )


def _group(levels: Counter[Level], readings: Sequence[Reading], unchecked: Sequence[Unchecked]) -> Group:
    if levels[Level.ERROR]:
        return Group.WRONG
    if levels[Level.WARNING]:
        return Group.DOUBT
    return Group.UNKNOWN if unchecked or not readings else Group.GOOD


def _sentence(group: Group, levels: Counter[Level], readings: Sequence[Reading]) -> str:
    if group is Group.WRONG:
        return f"{_many(levels[Level.ERROR], 'error')} to correct before this is published."
    if group is Group.DOUBT:
        return f"No errors, {_many(levels[Level.WARNING], 'warning')} to look at."
    if not readings:
        return "No claim is recorded, so nothing was checked."
    if group is Group.UNKNOWN:
        return "Nothing wrong was found. Not everything could be checked here."
    return "Nothing wrong was found, and everything recorded was checked."


def _bars(register: Register, readings: Sequence[Reading]) -> Iterator[Bar]:
    report = register.report
    machine = [(str(group), SIGNS[group], _WORDS[group][0]) for group in ORDER[:-1]]
    yield bar(
        "Claims against the article’s words",
        "claims",
        machine,
        (claim_sign(report, reading).group for reading in readings),
    )
    evidence = [
        evidence_sign(report, reading.claim.id, at, item).group
        for reading in readings
        for at, item in enumerate(reading.evidence)
    ]
    words = [(str(group), SIGNS[group], _WORDS[group][1]) for group in ORDER[:-1]]
    yield bar("Evidence from other sources", "items", words, evidence)
    given = [reading.claim.verdict.label.value if reading.claim.verdict else "none" for reading in readings]
    kinds = [(label.value, _VERDICT_SIGNS.get(label.value, "○"), word) for label, word in VERDICTS.items()]
    yield bar("Verdicts given by people", "claims", [*kinds, ("none", "–", "no verdict yet")], given)


def _unchecked(readings: Sequence[Reading], findings: Sequence[Finding]) -> Iterator[Unchecked]:
    spans = [found for reading in readings for found in quotes(reading)]
    for name, quoted in by_source([span for span in spans if span.passage.state is State.NOT_CHECKED]).items():
        source = quoted[0].source
        title = source.title if source and source.title else name
        yield Unchecked(
            _many(len(quoted), "quote") + f" from “{title}”" * bool(title), why_not(source, name), len(quoted)
        )
    undecided = sum(span.passage.state is State.UNDECIDED for span in spans)
    if undecided:
        why = "the search ended before it was certain"
        yield Unchecked(_many(undecided, "quote"), why, undecided)
    bare = sum(not reading.spans and reading.claim.derived_from is None for reading in readings)
    if bare:
        yield Unchecked(_many(bare, "claim"), "without words, and not derived from other claims", bare)
    unread = [finding for finding in findings if finding.code in NOT_READ_CODES]
    for finding in unread[:20]:
        yield Unchecked("a value", finding.message, 1)
    if len(unread) > 20:
        yield Unchecked(_many(len(unread) - 20, "more value"), "of a kind or language without tables", len(unread) - 20)


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
