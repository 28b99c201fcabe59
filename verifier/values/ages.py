"""Ages told by their decade: in his 60s, in her late thirties."""

from fractions import Fraction

from verifier.values.dates.page import Page
from verifier.values.found import Found
from verifier.values.value import Dimension, Interval, Kind, Sense, Value, Written

YEAR = 12  # months
THIRDS = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}  # years of a decade; custom varies


def age_decade(page: Page, at: int) -> Found | None:
    """Return the years of age that a decade is, behind a word for whose they are; None where none stands there."""
    words, end = page.table.words, at
    third = next((name for name in THIRDS if page.low(at) in words[name]), None)
    if third is not None:
        end += 2 if page.low(at + 1) == "-" else 1
    told = _decade(page, end)
    if told is None:
        return None
    since, end = told
    low, high = (Fraction(since + years) for years in THIRDS.get(third or "", (0, 10)))
    soft = third is not None
    interval = Interval(low * YEAR, high * YEAR, high_open=True, low_soft=soft, high_soft=soft)
    value = Value(
        Kind.DURATION,
        (Sense(interval, Dimension.MONTHS, "month"),),
        Written(low, high, high_open=True, approximate=soft, unit="year", digits=0),
    )
    return Found(at, end, value, "age-decade")


def _decade(page: Page, at: int) -> tuple[int, int] | None:
    """Return the first year of `60s`, `60's` or `sixties` as an age, and the token after it."""
    since = page.table.decades.get(page.low(at))
    if since is not None:
        return since, at + 1
    text, end = page.figure(at), at + 1
    if len(text) != 2 or not text.endswith("0"):
        return None
    end += page.low(end) == "'" and page.joined(end)
    ends = page.low(end) in page.table.words["decade_ends"] and page.joined(end)
    return (int(text), end + 1) if ends else None
