"""Where each claim stands on the pages: its number, address and page; and what the report says of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from verifier.finding import Finding
from verifier.frozen import frozen
from verifier.model import Reading
from verifier.report import Report, Waived

TITLE = 120  # code points of a source's title beside a quote
_UNFIT = re.compile(r"[^\w./-]+")


@frozen
class SourceLink:
    """A source by its title, and where the page lists it (empty where there is no such source)."""

    title: str
    href: str


@frozen
class Register:
    """The report by claim: every view looks things up here."""

    report: Report
    readings: Mapping[str, Reading]
    findings: Mapping[str, tuple[Finding, ...]]
    waived: Mapping[str, tuple[Waived, ...]]
    homes: Mapping[str, str]  # a claim's id to its address from the page that is written

    def source(self, name: str) -> SourceLink:
        """Return a source by its title, cut where it is long."""
        found = self.report.ledger.sources.get(name)
        if found is None:
            return SourceLink(name or "no source", "")
        title = found.title or name
        return SourceLink(title if len(title) <= TITLE else f"{title[: TITLE - 1]}…", f"#{source_anchor(name)}")

    def findings_of(self, claim: str) -> tuple[Finding, ...]:
        """Return what was found against a claim, and stands."""
        return self.findings.get(claim, ())


def register(report: Report, homes: Mapping[str, str]) -> Register:
    """Return the report by claim. `homes` gives each claim's address."""
    findings: dict[str, list[Finding]] = defaultdict(list)
    waived: dict[str, list[Waived]] = defaultdict(list)
    for finding in report.findings:
        findings[finding.claim or ""].append(finding)
    for one in report.waived:
        waived[one.finding.claim or ""].append(one)
    return Register(
        report=report,
        readings={reading.claim.id: reading for reading in reversed(report.readings)},
        findings={name: tuple(found) for name, found in findings.items()},
        waived={name: tuple(found) for name, found in waived.items()},
        homes=homes,
    )


def anchors(names: Iterable[str]) -> list[str]:
    """Return an address for each name, in order: fit for an `id`, none given twice, always with a slash."""
    taken: set[str] = set()
    given = []
    for name in names:
        base = _UNFIT.sub("-", name) or "-"
        wanted = base = base if "/" in base else f"claim/{base}"
        number = 1
        while wanted in taken:
            number += 1
            wanted = f"{base}/{number}"
        taken.add(wanted)
        given.append(wanted)
    return given


def source_anchor(name: str) -> str:
    """Return the address of a source on a page; no slash, so no claim has it."""
    plain = _UNFIT.sub("-", name).replace("/", "-")
    return f"source-{plain}"


def file_names(names: Sequence[str]) -> list[str]:
    """Return a file name for each article, in order, none given twice, whatever the case."""
    taken: set[str] = set()
    given = []
    for name in names:
        base = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip(".-")[:80] or "article"
        wanted, number = base, 1
        while wanted.lower() in taken:
            number += 1
            wanted = f"{base}-{number}"
        taken.add(wanted.lower())
        given.append(f"{wanted}.html")
    return given
