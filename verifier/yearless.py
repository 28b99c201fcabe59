"""Days and months whose year the words leave open: another year than the nearest that fits them as well."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verifier.model import FoundSpan
from verifier.reading import day_of
from verifier.values import days, read_value
from verifier.values.value import Mention

MOST = 24  # mentions of a quote that are looked at
REACH = 60  # code points before a date in which a verb looks ahead

_INFERRED = "from the date of publication"
_YEAR = re.compile(r"(?<![\d.,-])(?:1[4-9]|20)\d\d(?![\d.,%-]\d|\d)")
_OF_A_DATE = re.compile(r"\b\d{4}(?=-)")
_AHEAD = re.compile(r"\b(?:will|would|shall|may|might|could|should|due|next|expected|scheduled|planned|plans?|set)\b")


def in_other_years(found: Sequence[FoundSpan]) -> Iterator[Mention]:
    """Return dates without a year in the year that the title or context names, or in the past where the nearest is not.

    `In March` in a text of December is the coming March or the past one; in a review of 2023 it is that of 2023.
    """
    for span in found:
        for mention in span.mentions[:MOST]:
            if any(_INFERRED in sense.note for sense in mention.value.senses):
                for year in _years(span, mention, found):
                    yield from _moved(mention, year)


def _years(span: FoundSpan, mention: Mention, found: Sequence[FoundSpan]) -> Iterator[str]:
    """Return the years that a title or context names, and last year where the date lies after the publication."""
    source = span.source
    if source is None:
        return
    yield from _YEAR.findall(source.title)
    for one in found:
        if one.path.startswith("context"):
            yield from _YEAR.findall(one.span.exact)
    published, first = day_of(source.issued), mention.value.senses[0].interval.low
    if published is None or first is None or first <= published.toordinal():
        return
    text = span.span.exact if source.text is None else source.text[max(0, mention.start - REACH) : mention.start]
    if not _AHEAD.search(text):
        yield days.year_text(days.civil(int(first))[0] - 1)


def _moved(mention: Mention, year: str) -> Iterator[Mention]:
    """Return a date in another year, with its bound."""
    date = _OF_A_DATE.sub(year, mention.value.edtf)
    value = read_value(f"{mention.value.hedge} {date}".strip()) if len(set(_OF_A_DATE.findall(date))) == 1 else None
    if value is not None and value.kind is mention.value.kind:
        yield replace(mention, value=value)
