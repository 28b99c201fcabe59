"""Would the claims notice? An article with one thing changed at a time, and the check of what the change touches."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, islice

from verifier.check import judged
from verifier.config import Settings
from verifier.covered import Read, articles
from verifier.finding import Finding, Level
from verifier.frozen import frozen
from verifier.model import Claim, Copy, Ledger, Reading, Source, Span
from verifier.mutants import KINDS, Mutant, mutants
from verifier.reading import Desk, day_of
from verifier.relations import references
from verifier.values import reads_language
from verifier.waivers import applied

LIMIT = 2000  # changes of one article, where no other number is asked for
BESIDE = 600  # code points to either side of a sentence: claims whose quotes stand there are touched by it too
WHOLE = 24_000  # code points of a text that is checked as a whole; of a longer one the surroundings are
AROUND = 10_000  # code points of these surroundings, to either side
RELATED = 200  # claims that are drawn in by those touched

Key = tuple[str, str, str]  # of a finding: code, claim and field


@frozen
class Trial:
    """A change, the finding that noticed it (none: it survived), and the claims that quote the changed words."""

    mutant: Mutant
    noticed_by: Finding | None
    quoted_by: tuple[str, ...]


@frozen
class Strength:
    """What the claims of one article would notice; nothing where its text cannot be read, which is never a pass."""

    article: Source
    state: Read
    trials: tuple[Trial, ...] = ()
    left_out: bool = False  # the article has more to change than was tried
    failing: tuple[str, ...] = ()  # claims of the article that fail as it stands

    @property
    def noticed(self) -> int:
        """Return how many changes a claim notices."""
        return sum(trial.noticed_by is not None for trial in self.trials)

    @property
    def percent(self) -> Fraction | None:
        """Return the share of changes that are noticed, in per cent; None where there was nothing to change."""
        return Fraction(100 * self.noticed, len(self.trials)) if self.trials else None

    def reaches(self, least: int) -> bool:
        """Return whether at least so many per cent are noticed; an article that cannot be read does not."""
        return self.state is Read.READ and (self.percent is None or self.percent >= least)

    def kinds(self) -> Iterator[tuple[str, int, int]]:
        """Return each kind of change that was tried, how many were noticed, and how many there were."""
        for kind in KINDS:
            ours = [trial for trial in self.trials if trial.mutant.kind == kind]
            if ours:
                yield kind, sum(trial.noticed_by is not None for trial in ours), len(ours)


def strengths(
    ledger: Ledger, readings: Sequence[Reading], settings: Settings, wanted: Sequence[str] = (), limit: int = LIMIT
) -> Iterator[Strength]:
    """Yield the strength of the claims of each article of a ledger, or of the wanted ones.

    A change is noticed where the check then has a finding at the failing level that it has not on the article as it
    stands. That the stored copy's hash differs is no such finding: it tells that something changed, not what.
    """
    for name in wanted or articles(readings):
        if name in ledger.sources:
            yield _strength(_Trials(ledger, readings, settings, ledger.sources[name]), limit)


def _strength(trials: "_Trials", limit: int) -> Strength:
    article = trials.article
    if article.text is None:
        return Strength(article, Read.NOT_HERE)
    if not reads_language(article.language):
        return Strength(article, Read.NO_TABLES)
    found = mutants(article.text, article.language, day_of(article.issued))
    chosen = list(islice(found, limit + 1))
    done = [
        trial
        for sentence, group in groupby(chosen[:limit], key=lambda mutant: mutant.sentence)
        for trial in trials.of_sentence(sentence, tuple(group))
    ]
    return Strength(article, Read.READ, tuple(done), len(chosen) > limit, trials.failing())


class _Trials:
    """The claims of a ledger, by where their quotes stand in one article."""

    def __init__(self, ledger: Ledger, readings: Sequence[Reading], settings: Settings, article: Source) -> None:
        self.ledger, self.settings, self.article = ledger, settings, article
        self.failing_levels = {Level.ERROR, Level.WARNING} if settings.fail_on == "warning" else {Level.ERROR}
        self.claims = {reading.claim.id: _bare(reading.claim, article.id) for reading in readings}
        self.places = sorted(_places(readings, article.id))
        self.starts = [start for start, _, _ in self.places]
        self.longest = max((end - start for start, end, _ in self.places), default=0)
        self.ours = tuple(name for name, claim in self.claims.items() if _stands_in(claim, article.id))
        self.related = _related(readings)
        self.others = {name: source for name, source in ledger.sources.items() if name != article.id}

    def failing(self) -> tuple[str, ...]:
        """Return the claims that quote the article and fail as it stands."""
        named = {claim for _, claim, _ in self._findings(self.ours, self.article.text or "", 0)}
        return tuple(name for name in self.ours if name in named)

    def of_sentence(self, sentence: tuple[int, int], changes: Sequence[Mutant]) -> Iterator[Trial]:
        """Yield what the check says of each change of one sentence."""
        text = self.article.text or ""
        low, high = _surroundings(text, sentence)
        near = self._standing(*sentence)
        wide = self._with_related((*near, *self._standing(sentence[0] - BESIDE, sentence[1] + BESIDE)))
        known: dict[tuple[str, ...], frozenset[Key]] = {}

        def noticed(names: tuple[str, ...], changed: str) -> Finding | None:
            if names not in known:
                known[names] = frozenset(self._findings(names, text[low:high], low))
            return next((f for key, f in self._findings(names, changed, low).items() if key not in known[names]), None)

        for change in changes:
            changed = text[low : change.start] + change.new + text[change.end : high]
            everyone = tuple(dict.fromkeys((*wide, *self._naming(change))))
            found = noticed(near, changed) if near else None
            if found is None and set(everyone) - set(near):
                found = noticed(everyone, changed)
            yield Trial(change, found, self._standing(change.start, change.end))

    def _findings(self, names: Sequence[str], text: str, low: int) -> dict[Key, Finding]:
        """Return the failing findings on claims, when the article's text is this; waived ones do not fail."""
        article = replace(self.article, text=text, copy=Copy.CHANGED)
        claims = tuple(_shifted(self.claims[name], article.id, low) for name in names)
        ledger = replace(
            self.ledger, claims=claims, sources={**self.others, article.id: article}, findings=(), min_coverage=0
        )
        desk = Desk(ledger.sources)
        found = judged(ledger, tuple(desk.read(claim) for claim in claims), self.settings)
        failing = [one for one in found if one.level in self.failing_levels and one.claim]
        by_id = {claim.id: claim for claim in claims}
        standing, _ = applied(failing, by_id, self.settings.waivers, self.ledger.today)
        return {(one.code, one.claim or "", one.field or ""): one for one in standing if one.claim}

    def _standing(self, start: int, end: int) -> tuple[str, ...]:
        """Return the claims whose quotes have words between two offsets."""
        first = bisect_left(self.starts, start - self.longest)
        last = bisect_left(self.starts, end)
        return tuple(dict.fromkeys(name for _, stop, name in self.places[first:last] if stop > start))

    def _with_related(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return claims, and those linked to them: by relations, derivations, the same subject and property."""
        found = dict.fromkeys(names)
        waiting = list(found)
        while waiting and len(found) < len(names) + RELATED:
            for other in self.related.get(waiting.pop(), ()):
                if other in self.claims and other not in found:
                    found[other] = None
                    waiting.append(other)
        return tuple(found)

    def _naming(self, change: Mutant) -> tuple[str, ...]:
        """Return the claims that use a changed name: it may be gone from the article now."""
        if change.kind != "name":
            return ()
        name = (self.article.text or "")[change.start : change.end]
        using = (one for one in self.ours if name in self.claims[one].claim or name in self.claims[one].speaker)
        return tuple(islice(using, RELATED))


def _stands_in(claim: Claim, article: str) -> bool:
    return article == claim.article or any(span.source == article for span in claim.spans)


def _surroundings(text: str, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a text in which its claims are checked: all of a short one, some pages of a long one."""
    if len(text) <= WHOLE:
        return 0, len(text)
    low, high = max(0, sentence[0] - AROUND), min(len(text), sentence[1] + AROUND)
    low = text.rfind("\n", 0, low) + 1 if low else 0
    end = text.find("\n", high, high + AROUND)
    return max(low, sentence[0] - 2 * AROUND), end if end >= 0 else high


def _places(readings: Sequence[Reading], article: str) -> Iterator[tuple[int, int, str]]:
    """Yield where quotes of claims stand in an article."""
    for reading in readings:
        for found in (*reading.spans, *reading.context):
            passage = found.passage
            if found.span.source == article and passage.start is not None and passage.state.counts_as_found:
                for start, end in passage.parts or ((passage.start, passage.end or passage.start),):
                    yield start, end, reading.claim.id


def _related(readings: Sequence[Reading]) -> Mapping[str, tuple[str, ...]]:
    """Return for each claim those linked to it, in either direction."""
    links: dict[str, dict[str, None]] = {}
    things: dict[tuple[str, str], list[str]] = {}
    for reading in readings:
        claim = reading.claim
        for _, other in references(claim):
            links.setdefault(claim.id, {})[other] = None
            links.setdefault(other, {})[claim.id] = None
        if claim.subject and claim.property:
            things.setdefault((claim.subject, claim.property), []).append(claim.id)
    for group in things.values():
        for name in group if len(group) > 1 else ():
            links.setdefault(name, {}).update(dict.fromkeys(other for other in group[:RELATED] if other != name))
    return {name: tuple(found) for name, found in links.items()}


def _bare(claim: Claim, article: str) -> Claim:
    """Return a claim without the evidence that another text gives: a change of the article does not touch it."""
    kept = tuple(item for item in claim.evidence if any(span.source == article for span in item.spans))
    return replace(claim, evidence=kept, verdict=None)


def _shifted(claim: Claim, article: str, low: int) -> Claim:
    """Return a claim whose recorded positions are those in a part of the article that begins at an offset."""
    if not low or not any(span.start is not None for span in claim.spans):
        return claim
    return replace(claim, spans=tuple(_moved(span, article, low) for span in claim.spans))


def _moved(span: Span, article: str, low: int) -> Span:
    if span.source != article or span.start is None or span.end is None or span.start < low:
        return span
    return replace(span, start=span.start - low, end=span.end - low)
