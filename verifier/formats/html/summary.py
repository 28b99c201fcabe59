"""What an editor takes in at a glance: one sentence, the counts as bars, and what could not be checked here and why."""

from collections import Counter
from collections.abc import Iterator, Sequence

from verifier.agreement import Agreement
from verifier.covered import Coverage, Covered, Read
from verifier.finding import Finding, Level
from verifier.formats.html.chart import Bar, bar
from verifier.formats.html.claim import is_outdated
from verifier.formats.html.quotation import why_not
from verifier.formats.html.register import Register
from verifier.formats.html.source import by_source
from verifier.formats.html.state import ORDER, SIGNS, VERDICTS, Group, claim_sign, evidence_sign
from verifier.frozen import frozen
from verifier.model import Reading, State
from verifier.outcomes import NOT_READ_CODES
from verifier.report import grouped, quotes

_WORDS = {
    Group.WRONG: "to correct",
    Group.DOUBT: "in doubt",
    Group.UNKNOWN: "not checked",
    Group.GOOD: "in agreement",
}
_VERDICT_SIGNS = {"supported": "+", "refuted": "−", "conflicting-evidence": "±", "not-enough-evidence": "…"}


@frozen
class Unchecked:
    """Something that could not be checked here, how much of it, and why."""

    what: str
    why: str
    count: int


@frozen
class Summary:
    """The head of a page."""

    group: Group
    sign: str
    sentence: str
    machine: tuple[Bar, ...]
    people: tuple[Bar, ...]
    errors: int
    warnings: int
    notes: int
    waived: int
    claims: int
    quotes: int
    quotes_found: int
    quotes_unchecked: int
    unchecked: tuple[Unchecked, ...]


def summary(
    register: Register,
    readings: Sequence[Reading],
    findings: Sequence[Finding],
    waived: int,
    coverage: Sequence[Coverage],
) -> Summary:
    """Return the counts of some claims and findings."""
    levels = Counter(finding.level for finding in findings)
    unchecked = tuple(_unchecked(register, readings, findings, coverage))
    group = _group(levels, readings, unchecked)
    states = Counter(found.passage.state for reading in readings for found in quotes(reading))
    return Summary(
        group=group,
        sign=SIGNS[group],
        sentence=_sentence(group, findings, readings, states),
        machine=tuple(_machine(register, readings, coverage)),
        people=tuple(_people(register, readings)),
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


def _sentence(group: Group, findings: Sequence[Finding], readings: Sequence[Reading], states: Counter[State]) -> str:
    missing, total = states[State.NOT_CHECKED], states.total()
    unseen = f"{missing:,} of {grouped(total, 'quote')} could not be checked here" if missing else ""
    if group is Group.WRONG:
        return f"{_subjects(Level.ERROR, findings, readings)} to correct." + f" {unseen}." * bool(unseen)
    if group is Group.DOUBT:
        told = f"No errors. {_subjects(Level.WARNING, findings, readings)} to look at."
        return told + f" {unseen}." * bool(unseen)
    if not readings:
        return "No claim is recorded, so nothing was checked."
    if unseen:
        return f"Nothing wrong was found, but {unseen}."
    if group is Group.UNKNOWN:
        return "Nothing wrong was found, but not everything could be checked here."
    return "Nothing wrong was found, and everything recorded was checked."


def _subjects(level: Level, findings: Sequence[Finding], readings: Sequence[Reading]) -> str:
    """Return what findings of a level are about: `9 of 27 claims and 1 record`."""
    ids = {reading.claim.id for reading in readings}
    claims = {one.claim for one in findings if one.level is level and one.claim in ids}
    records = {one.location.file for one in findings if one.level is level and one.claim not in ids}
    told = [f"{len(claims):,} of {grouped(len(ids), 'claim')}"] if claims else []
    told += [grouped(len(records), "file")] if records else []
    return " and ".join(told)


def _machine(register: Register, readings: Sequence[Reading], coverage: Sequence[Coverage]) -> Iterator[Bar]:
    report = register.report
    words = [(str(group), SIGNS[group], _WORDS[group]) for group in ORDER[:-1]]
    yield bar("Claims and the article’s words", "claims", words, (claim_sign(report, one).group for one in readings))
    evidence = [
        evidence_sign(report, reading.claim.id, at, item).group
        for reading in readings
        for at, item in enumerate(reading.evidence)
    ]
    yield bar("Evidence from other sources", "items", words, evidence)
    parts = [_coverage(one) for each in coverage for one in each.parts]
    kinds = [("good", "✓", "in a claim"), ("unknown", "~", "only quoted"), ("none", "○", "in no claim")]
    yield bar("Coverage of the article", "checkable parts", kinds, parts)


def _coverage(one: Covered) -> str:
    return "good" if one.said_by else "unknown" if one.quoted_by else "none"


def _people(register: Register, readings: Sequence[Reading]) -> Iterator[Bar]:
    given = [reading.claim.verdict.label.value if reading.claim.verdict else "none" for reading in readings]
    kinds = [(label.value, _VERDICT_SIGNS.get(label.value, "○"), word) for label, word in VERDICTS.items()]
    yield bar("Verdicts", "claims", [*kinds, ("none", "–", "no verdict yet")], given)
    reviews = [("supported", "+", "reviewed"), ("refuted", "!", "changed since"), ("none", "–", "not reviewed")]
    yield bar("Reviews", "claims", reviews, (_review(register, reading) for reading in readings))


def _review(register: Register, reading: Reading) -> str:
    if reading.claim.review is None:
        return "none"
    return "refuted" if is_outdated(register, reading.claim.id) else "supported"


def _unchecked(
    register: Register, readings: Sequence[Reading], findings: Sequence[Finding], coverage: Sequence[Coverage]
) -> Iterator[Unchecked]:
    spans = [found for reading in readings for found in quotes(reading)]
    for name, quoted in by_source([span for span in spans if span.passage.state is State.NOT_CHECKED]).items():
        source = quoted[0].source
        title = source.title if source and source.title else name
        yield Unchecked(
            grouped(len(quoted), "quote") + f" from “{title}”" * bool(title), why_not(source, name), len(quoted)
        )
    undecided = sum(span.passage.state is State.UNDECIDED for span in spans)
    if undecided:
        why = "the search ended before it was certain"
        yield Unchecked(grouped(undecided, "quote"), why, undecided)
    bare = sum(not reading.spans and reading.claim.derived_from is None for reading in readings)
    if bare:
        yield Unchecked(grouped(bare, "claim"), "without words, and not derived from other claims", bare)
    states = [
        register.report.evidence_states.get((one.claim.id, at)) for one in readings for at in range(len(one.evidence))
    ]
    if Agreement.NOTHING.value in states:
        count = states.count(Agreement.NOTHING.value)
        why = "the words were found, but hold no figure to compare with the claim’s"
        yield Unchecked(grouped(count, "evidence item"), why, count)
    for each in coverage:
        if each.state is not Read.READ:
            yield Unchecked("what else the article states", each.state.value, 1)
    unread = [finding for finding in findings if finding.code in NOT_READ_CODES]
    for finding in unread[:20]:
        yield Unchecked("a value", finding.message, 1)
    if len(unread) > 20:
        yield Unchecked(
            grouped(len(unread) - 20, "more value"), "of a kind or language without tables", len(unread) - 20
        )
