"""The main job: load a ledger, read its claims, judge them by the rules, and give a report."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from pathlib import Path

from verifier.config import Settings, settings_of
from verifier.finding import Finding, Level, Location
from verifier.frozen import frozen
from verifier.ledger import LedgerError, load
from verifier.memory import Memory, hits
from verifier.model import Claim, Ledger, Reading
from verifier.outcomes import claim_states, evidence_states, not_read
from verifier.reading import readings, words_beside
from verifier.report import Report
from verifier.rule import Hit, Rule, all_rules
from verifier.waivers import applied

__all__ = ["LedgerError", "Options", "check", "readings_of", "run"]


Told = Callable[[str, int, int], None]  # the stage, how much of it is done, and of how much


def _untold(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


@frozen
class Options:
    """What one run is asked for, beside the ledger's own settings."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    store: Path | None = None
    require_sources: bool = False
    jobs: int = 1
    judge: str = ""
    today: dt.date = dt.date.max
    contents: Mapping[str, bytes] = field(default_factory=dict)  # records as they would be, in place of the files'


def check(path: str | Path = ".", options: Options | None = None) -> Report:
    """Return the report on the ledger in a folder.

    Raises LedgerError where there is no ledger or its settings cannot be read.
    """
    return run(Path(path), options or Options(today=dt.datetime.now(dt.UTC).date()))[0]


def readings_of(root: Path, options: Options) -> tuple[Ledger, tuple[Reading, ...]]:
    """Return a ledger and its readings, unjudged. Raises LedgerError as `run` does."""
    settings = _in_force(settings_of(root), options)
    ledger = load(root, settings, options.paths, options.store, options.today, options.contents)
    return ledger, readings(ledger)


def run(root: Path, options: Options, told: Told = _untold, memory: Memory | None = None) -> tuple[Report, Settings]:
    """Return the report on a ledger, and the settings in force; `told` hears how far the work has come.

    `memory` is of earlier runs on the same ledger with the same store: what did not change is not read again.
    Raises LedgerError where there is no ledger or its settings cannot be read.
    """
    settings = _in_force(settings_of(root), options)
    try:
        rules = [rule for rule in all_rules(settings.plugins) if _wanted(rule.code, rule.name, settings)]
    except ValueError as error:
        raise LedgerError(f"{settings.file}: {error}") from error
    kept = memory.kept if memory else None
    ledger = load(root, settings, options.paths, options.store, options.today, options.contents, kept)
    read = memory.readings(ledger) if memory else _read(ledger, options.jobs or settings.jobs, told)
    ledger = _heard(root, ledger, read, settings)
    found = [finding for finding in ledger.findings if _wanted(finding.code, finding.name, settings)]
    found += _judged(rules, ledger, read, told, memory)
    ordered = sorted(dict.fromkeys(_levelled(found, settings)), key=Finding.sort_key)
    claims = {claim.id: claim for claim in ledger.claims}
    standing, waived = applied(ordered, claims, settings.waivers, options.today)
    return Report(
        ledger=ledger,
        readings=read,
        findings=standing,
        waived=waived,
        states=claim_states(read, standing),
        evidence_states=memory.evidence_states(read) if memory else evidence_states(read),
        not_read=not_read(standing),
    ), settings


def judged(ledger: Ledger, read: tuple[Reading, ...], settings: Settings) -> Iterator[Finding]:
    """Yield what the rules in force say of readings, rule by rule; waivers and what loading found are left out."""
    rules = [rule for rule in all_rules(settings.plugins) if _wanted(rule.code, rule.name, settings)]
    yield from _levelled(_judged(rules, ledger, read), settings)


def _in_force(settings: Settings, options: Options) -> Settings:
    return replace(
        settings,
        select=options.select or settings.select,
        ignore=(*settings.ignore, *options.ignore),
        fail_on=options.fail_on or settings.fail_on,
        judge=options.judge or settings.judge,
        require_sources=options.require_sources or settings.require_sources,
    )


def _wanted(code: str, name: str, settings: Settings) -> bool:
    if settings.select and not _named(code, name, settings.select):
        return False
    return not _named(code, name, settings.ignore) and _level_set(code, name, settings.levels) != "off"


def _named(code: str, name: str, wanted: Iterable[str]) -> bool:
    return any(name == one or code.startswith(one) for one in wanted)


def _level_set(code: str, name: str, levels: Mapping[str, str]) -> str:
    return levels.get(code) or levels.get(name) or ""


def _read(ledger: Ledger, jobs: int, told: Told) -> tuple[Reading, ...]:
    """Return the readings of a ledger, in processes of their own where that pays."""
    if jobs <= 1 or len(ledger.claims) < 2:
        return readings(ledger, told=partial(told, "reading"))
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    size = -(-len(ledger.claims) // jobs)
    parts = [ledger.claims[start : start + size] for start in range(0, len(ledger.claims), size)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        done = pool.map(readings, [ledger] * len(parts), parts)
        read: list[Reading] = []
        for part in done:
            read += part
            told("reading", len(read), len(ledger.claims))
        return tuple(read)


def _judged(
    rules: Sequence[Rule],
    ledger: Ledger,
    read: tuple[Reading, ...],
    told: Told = _untold,
    memory: Memory | None = None,
) -> Iterator[Finding]:
    by_id = {reading.claim.id: reading for reading in read}
    single = [rule for rule in rules if rule.reading or rule.linked]
    whole = [rule for rule in rules if rule.ledger]
    found = memory.hits if memory else hits
    for number, reading in enumerate(read, 1):
        told("judging", number, len(read) + len(whole))
        for rule, hit in found(single, reading, by_id):
            yield _finding(rule, hit, hit.claim or reading.claim, reading)
    for number, rule in enumerate(whole, len(read) + 1):
        told("judging", number, len(read) + len(whole))
        for hit in rule.ledger(ledger, read) if rule.ledger else ():
            yield _finding(rule, hit, hit.claim, by_id.get(hit.claim.id) if hit.claim else None)


def _heard(root: Path, ledger: Ledger, read: tuple[Reading, ...], settings: Settings) -> Ledger:
    """Return the ledger with the opinions that the lock file of the judge asked for holds; no judge is started."""
    if not settings.judge:
        return ledger
    from verifier.judges import consulted, judge_named

    try:
        judge = judge_named(settings, settings.judge)
    except ValueError as error:
        raise LedgerError(str(error)) from error
    return replace(ledger, opinions=consulted(root, read, judge)) if judge else ledger


def _finding(rule: Rule, hit: Hit, claim: Claim | None, reading: Reading | None) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        level=hit.level or rule.level,
        message=hit.message,
        location=hit.location or _place(claim, hit.path),
        claim=claim.id if claim else None,
        field=hit.path or None,
        related=hit.related or (words_beside(reading, hit.path) if reading else ()),
        hint=hit.hint,
        fix=hit.fix,
    )


def _place(claim: Claim | None, path: str) -> Location:
    if claim is None:
        return Location("")
    if path.split("/", maxsplit=1)[0] in {"article", "context"}:
        found = claim.file_places.get(path)
        if found is not None:
            return found
    return claim.place(path)


def _levelled(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Return findings with the levels that the settings give them."""
    for finding in findings:
        level = _level_set(finding.code, finding.name, settings.levels)
        yield replace(finding, level=Level(level)) if level else finding
