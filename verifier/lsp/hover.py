"""What is known of the field under the pointer, as plain text: untrusted words are never taken for Markdown."""

import re
from collections.abc import Iterator

from verifier.formats import why
from verifier.lsp.desk import Desk, field_at
from verifier.model import FoundSpan, Reading, Source
from verifier.report import quotes
from verifier.rule import all_rules, page
from verifier.show import show
from verifier.values import read_value
from verifier.values import show as show_value

AROUND = 160  # code points of a source before and behind a quote
RULE_LINES = 6


def hover(desk: Desk, name: str, line: int, column: int) -> str:
    """Return what there is to say of a place in a file; empty where there is nothing."""
    reading = desk.reading_at(name, line, column)
    if reading is not None:
        return "\n".join(_of_claim(desk, reading, field_at(reading.claim, line, column)))
    sources = desk.report.ledger.sources.values() if desk.report else ()
    source = next((one for one in sources if one.record == name), None)
    if source is not None:
        return "\n".join([*_source(source), _resting(desk, source)])
    word = word_at(desk.text(name), line, column)
    return "\n".join(_source(desk.report.ledger.sources[word])) if desk.report and word in _names(desk) else ""


def _of_claim(desk: Desk, reading: Reading, path: str) -> Iterator[str]:
    assert desk.report is not None
    parts = path.split("/")
    span = next((one for one in (*quotes(reading), *reading.context) if is_of(one, path)), None)
    if parts[-1] == "source" or path == "article":
        yield from _named_source(desk, _recorded_source(reading, parts))
    elif span is not None and not path.endswith("value"):
        yield from _words(span)
    elif path == "value":
        read = show(show_value(reading.value)) if reading.value else "text: compared as words"
        yield f"{show(reading.claim.value)} is read as {read}"
        yield f"state: {desk.report.states.get(reading.claim.id, 'found')}"
    elif parts[0] == "evidence" and parts[-1] == "value":
        item = reading.evidence[int(parts[1])]
        yield f"{show(item.evidence.value)} is read as {show(show_value(item.value)) if item.value else 'text'}"
    elif parts[0] == "qualifiers" and len(parts) == 2:
        value = read_value(reading.claim.qualifiers.get(parts[1], ""))
        yield f"{parts[1]}: {show(show_value(value)) if value else 'text, equal but for case and spaces'}"
    elif parts[0] == "waive" and parts[-1] == "rule":
        yield from _rule(reading.claim.waivers[int(parts[1])].rule)
    elif parts[0] in {"relations", "derived_from"}:
        yield from why.lines(desk.report, reading)[:2]
        yield from _others(desk, reading)
    else:
        yield from why.lines(desk.report, reading)


def is_of(found: FoundSpan, path: str) -> bool:
    """Return whether a field's path is that of a quote, or of a part of it; a short `quote` is its spans."""
    parts = ["spans" if part == "quote" else part for part in path.split("/")]
    own = found.path.split("/")
    return bool(path) and parts[-1] != "source" and (parts[: len(own)] == own or own[: len(parts)] == parts)


def _words(found: FoundSpan) -> Iterator[str]:
    passage, source = found.passage, found.source
    yield f"{passage.state} in {show(found.span.source)}" + (f": {show(source.title)}" if source else "")
    place = (passage.start, passage.end) if passage.start is not None else passage.nearest
    if source and source.text is not None and source.published and place and None not in place:
        start, end = int(place[0] or 0), int(place[1] or 0)
        before, after = source.text[max(0, start - AROUND) : start], source.text[end : end + AROUND]
        yield f"…{show(before, AROUND)}«{show(source.text[start:end], 600)}»{show(after, AROUND)}…"
    elif source and source.problem:
        yield show(source.problem)
    for mention in found.mentions:
        yield f"reads {show(mention.text)}: {show(show_value(mention.value))}"


def _recorded_source(reading: Reading, parts: list[str]) -> str:
    if parts[0] == "evidence" and len(parts) == 3:
        return reading.evidence[int(parts[1])].evidence.source
    spans = reading.evidence[int(parts[1])].spans if parts[0] == "evidence" else reading.spans
    return spans[int(parts[-2])].span.source if parts[-2:-1] and parts[-2].isdigit() else reading.claim.article


def _named_source(desk: Desk, name: str) -> Iterator[str]:
    assert desk.report is not None
    source = desk.report.ledger.sources.get(name)
    yield from _source(source) if source else [f"no source is called {show(name)}"]


def _source(source: Source) -> Iterator[str]:
    yield f"{show(source.id)}: {show(source.title)}" + (f", {show(source.issued)}" if source.issued else "")
    if source.url:
        yield show(source.url, 300)
    yield f"its text is {source.copy}" + (f": {show(source.problem)}" if source.problem else "")


def _resting(desk: Desk, source: Source) -> str:
    assert desk.report is not None
    spans = [span for reading in desk.report.readings for span in quotes(reading) if span.span.source == source.id]
    found = sum(span.passage.state.counts_as_found for span in spans)
    return f"{len(spans)} quotes rest on it, {found} found"


def _rule(name: str) -> Iterator[str]:
    rule = next((one for one in all_rules() if name in {one.code, one.name}), None)
    if rule is not None:
        yield f"{rule.code} {rule.name} ({rule.level})"
        yield from page(rule).lstrip("# ").splitlines()[:RULE_LINES]


def _others(desk: Desk, reading: Reading) -> Iterator[str]:
    """Yield the claims to which a claim has relations or from which it derives."""
    from verifier.relations import references

    named = {target for _, target in references(reading.claim)}
    for claim in desk.claims():
        if claim.id in named:
            yield f"{claim.id}: {show(claim.claim, 300)}" + (f" ({show(claim.value)})" if claim.value else "")


def _names(desk: Desk) -> frozenset[str]:
    return frozenset(desk.report.ledger.sources) if desk.report else frozenset()


def word_at(text: str, line: int, column: int) -> str:
    """Return the word that stands at a place, of the characters that ids have."""
    lines = re.split("\r\n|\r|\n", text)
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    return next((found[0] for found in re.finditer(r"[\w./-]+", here) if found.start() < column <= found.end() + 1), "")
