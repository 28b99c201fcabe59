"""The main job: load a ledger, read its claims, judge them by the rules, and give a report."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from verifier.config import ConfigError, Settings, settings_of
from verifier.finding import Finding, Level, Location
from verifier.ledger import LedgerError, load
from verifier.model import Claim, Ledger, Reading
from verifier.reading import readings
from verifier.report import Report
from verifier.rule import Hit, Rule, all_rules
from verifier.states import claim_state, evidence_states, values_not_read
from verifier.waivers import applied

PARALLEL_FROM = 3000  # claims from which a second process pays

__all__ = ["LedgerError", "Options", "check", "run"]


@dataclass(frozen=True, slots=True)
class Options:
    """What one run is asked for, beside the ledger's own settings."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    store: Path | None = None
    require_sources: bool = False
    jobs: int = 1
    today: dt.date = dt.date.max


def check(path: str | Path = ".", options: Options | None = None) -> Report:
    """Return the report on the ledger in a folder.

    Raises LedgerError where there is no ledger or its settings cannot be read.
    """
    return run(Path(path), options or Options(today=dt.datetime.now(dt.UTC).date()))[0]


def run(root: Path, options: Options) -> tuple[Report, Settings]:
    """Return the report on a ledger, and its settings with the run's options in force.

    Raises LedgerError where there is no ledger or its settings cannot be read.
    """
    try:
        settings = settings_of(root)
    except ConfigError as error:
        raise LedgerError(str(error)) from error
    settings = _in_force(settings, options)
    ledger = load(root, settings, options.paths, options.store)
    read = readings(ledger)
    rules = [rule for rule in all_rules(settings.plugins) if _wanted(rule, settings)]
    found = [*(finding for finding in ledger.findings if _selected(finding.code, finding.name, settings))]
    found += _judged(rules, ledger, read, settings)
    claims = {claim.id: claim for claim in ledger.claims}
    ordered = sorted(set(_levelled(found, settings)), key=Finding.sort_key)
    standing, waived = applied(ordered, claims, settings.waivers, options.today)
    report = Report(
        ledger=ledger,
        readings=read,
        findings=tuple(standing),
        waived=tuple(waived),
        states={reading.claim.id: claim_state(reading, standing) for reading in read},
        evidence_states=evidence_states(read),
        not_read=values_not_read(read, standing),
    )
    return report, settings
