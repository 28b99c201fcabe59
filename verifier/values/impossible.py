"""Days that no month has: 31 September, February 30, 2024."""

from collections.abc import Iterator

from verifier.pattern import pattern
from verifier.values import days
from verifier.values.tables import table

LEAP = 2024  # whose February has most days, for a day without a year

_LATE = pattern(r"(?<!\d)(?:29|3[01])(?!\d)")
_DAY_FIRST = pattern(
    r"(?<![\d.,/-])(?P<day>29|3[01])[a-z]{0,2}\s+(?:[a-z]{2}\s+)?(?P<month>[A-Z][a-z]+)\.?(?:,?\s+(?P<year>\d{4}))?"
)
_MONTH_FIRST = pattern(
    r"(?P<month>[A-Z][a-z]+)\.?\s+(?P<day>29|3[01])(?:[a-z]{2})?(?:,\s+(?P<year>\d{4})\b|(?=[.;:)]|$))"
)


def no_such_days(text: str, language: str = "en") -> Iterator[str]:
    """Yield each day of a month that the month, or its year, has not."""
    known = table(language) if _LATE.search(text) else None
    if known is None:
        return
    for form in (_DAY_FIRST, _MONTH_FIRST):
        for match in form.finditer(text):
            month = known.months.get(match["month"].lower())
            if month and not days.exists(int(match["year"] or LEAP), month, int(match["day"])):
                yield match[0]
