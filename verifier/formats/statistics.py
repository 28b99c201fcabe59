"""How often each rule was broken, and how many claims and quotes are in which state."""

from collections import Counter
from collections.abc import Iterator, Mapping

from verifier.finding import Level
from verifier.formats.places import RANK
from verifier.report import Report, quotes


def lines(report: Report) -> list[str]:
    """Return a table of the rules, most findings first, and a line each of the states of claims and quotes."""
    claims = Counter(report.states.get(reading.claim.id, "found") for reading in report.readings)
    passages = Counter(span.passage.state.value for reading in report.readings for span in quotes(reading))
    return [*_rules(report), *_states("claims", claims), *_states("quotes", passages)]


def _rules(report: Report) -> Iterator[str]:
    found = Counter((finding.code, finding.name, finding.level) for finding in report.findings)
    for (code, name, level), count in sorted(found.items(), key=lambda one: (-one[1], _order(one[0]))):
        yield f"{count:>6}  {level.value:<7}  {code} {name}"


def _order(rule: tuple[str, str, Level]) -> tuple[str, str, int]:
    code, name, level = rule
    return code, name, RANK[level]


def _states(what: str, counts: Mapping[str, int]) -> Iterator[str]:
    if counts:
        told = [f"{count} {state}" for state, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]
        yield f"{what}: {', '.join(told)}"
