"""A Markdown text whose `[@claim-id]` become citations: links to the very words, or footnotes with such links."""

import re
from collections.abc import Iterator, Mapping, Sequence

from verifier.cite.fragment import PAGE, link
from verifier.cite.marked import markdown
from verifier.cite.styles import Styled
from verifier.frozen import frozen
from verifier.model import FoundSpan, Reading, Source, State
from verifier.schema.nearest import nearest
from verifier.show import show

LARGEST = 2_000_000  # bytes of a text
MOST = 10_000  # citations of a text
_MARKS = re.compile(
    r"(?ms)^ {0,3}(?P<fence>```++|~~~++)[^\n]*\n.*?(?:^ {0,3}(?P=fence)[^\n]*$|\Z)"
    r"|(?<!`)(?P<code>`++)[^\n]{1,1000}?(?<!`)(?P=code)(?!`)"
    r"|\\\["
    r"|\[@(?P<names>[^\]\[\n]{1,500})\]"
)
_NAMES = re.compile(r"\s*@?[\w./-]+\s*(?:;\s*@[\w./-]+\s*)*", re.ASCII)


@frozen
class Cited:
    """One source that a mark in the text cites, and the words in it; none where the source itself is named."""

    source: Source
    spans: tuple[FoundSpan, ...] = ()


@frozen
class Mark:
    """A `[@...]` of the text: where it stands, and what it cites."""

    start: int
    end: int
    cited: tuple[Cited, ...]


def marks(
    text: str, readings: Sequence[Reading], sources: Mapping[str, Source]
) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """Return the citations of a text, in order, and what is wrong with any, a line each."""
    desk = _Desk(readings, sources)
    found: list[Mark] = []
    wrong: list[str] = []
    line, counted = 1, 0
    for match in _MARKS.finditer(text):
        if match["names"] is None:
            continue
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        if len(found) == MOST:
            return (), (f"line {line}: more than {MOST:,} citations in one text; split it",)
        cited: list[Cited] = []
        for one in desk.cited(match["names"]):
            if isinstance(one, str):
                wrong.append(f"line {line}: {one}")
            else:
                cited.append(one)
        found.append(Mark(match.start(), match.end(), tuple(cited)))
    return tuple(found), tuple(wrong)


class _Desk:
    """What names in a text can mean: claims by full id, by the last part of it, and sources."""

    def __init__(self, readings: Sequence[Reading], sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.claims = {reading.claim.id: reading for reading in readings}
        self.short: dict[str, list[str]] = {}
        for name in self.claims:
            self.short.setdefault(name.rpartition("/")[2], []).append(name)

    def cited(self, names: str) -> Iterator[Cited | str]:
        """Yield what the names of one mark cite, or what is wrong with them."""
        if not _NAMES.fullmatch(names):
            yield f"`[@{show(names, 60)}]` is no claim's id, nor several parted by `;`"
            return
        for name in (one.strip().removeprefix("@") for one in names.split(";")):
            full = [name] if name in self.claims else self.short.get(name, [])
            if len(full) > 1:
                yield f"`{name}` names several claims: {', '.join(full[:5])}"
            elif full:
                yield from _of_claim(self.claims[full[0]])
            elif name in self.sources:
                yield Cited(self.sources[name])
            else:
                near, _ = nearest(name, [*self.claims, *self.short, *self.sources])
                hint = f"; the nearest is `{near}`" if near else ""
                yield f"no claim and no source is called `{show(name, 60)}`{hint}"


def _of_claim(reading: Reading) -> Iterator[Cited | str]:
    """Yield what a claim rests on: its evidence, by source; its own words where it has none."""
    items = [item.spans for item in reading.evidence if item.spans] or [reading.spans]
    by_source: dict[str, list[FoundSpan]] = {}
    for span in (span for spans in items for span in spans):
        lost = span.passage.state != State.NOT_CHECKED and not span.passage.state.counts_as_found
        if span.source is None or lost:
            what = "is no source of the ledger" if span.source is None else f"the quote is {span.passage.state}"
            yield f"{reading.claim.id}: {show(span.span.source, 60)}: {what}"
            continue
        by_source.setdefault(span.source.id, []).append(span)
    if not items[0]:
        yield f"{reading.claim.id} rests on no words of a source"
    for spans_of in by_source.values():
        source = spans_of[0].source
        assert source is not None
        yield Cited(source, tuple(spans_of))


def written(text: str, found: Sequence[Mark], styled: Styled, heading: str) -> str:
    """Return the text with its citations set, and the bibliography at its end below a heading."""
    notes: list[str] = []
    made, at = [], 0
    for mark in found:
        made += [text[at : mark.start], _cited(mark, styled, notes)]
        at = mark.end
    made.append(text[at:])
    body = "".join(made).rstrip("\n") + "\n"
    if notes:
        body += "\n" + "".join(f"[^cite-{number}]: {note}\n" for number, note in enumerate(notes, 1))
    entries = "".join(f"- {markdown(entry)}\n" for entry in styled.entries())
    title = f"## {heading}\n\n" if heading else ""
    return f"{body}\n{title}{entries}" if entries else body


def _cited(mark: Mark, styled: Styled, notes: list[str]) -> str:
    set_one = _note if styled.in_notes else _in_text
    parts = [set_one(one, styled) for one in mark.cited]
    if not styled.in_notes:
        return " ".join(parts)
    notes.append("; ".join(part.rstrip(".") for part in parts) + ".")
    return f"[^cite-{len(notes)}]"


def _in_text(cited: Cited, styled: Styled) -> str:
    text, address = markdown(styled.citation(cited.source.id, _page(cited))), link(cited.source, cited.spans)
    return f"[{text}](<{address}>)" if address else text


def _note(cited: Cited, styled: Styled) -> str:
    text, address = markdown(styled.citation(cited.source.id, _page(cited))), link(cited.source, cited.spans)
    return f"{text.rstrip('.')} ([the words](<{address}>))" if address else text


def _page(cited: Cited) -> str:
    """Return the page on which the words stand, where all stand on one."""
    pages = {found[1] for span in cited.spans if (found := PAGE.fullmatch(span.span.at))}
    return pages.pop() if len(pages) == 1 else ""
