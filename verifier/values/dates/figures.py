"""Dates in figures: 2025-11-24, 2025-Q3, 03/04/2025."""

from verifier.values import days
from verifier.values.dates.months import month_span, nearest_year
from verifier.values.dates.page import UNKNOWN, Page, Span
from verifier.values.dates.parts import quarter_span
from verifier.values.dates.years import full_year
from verifier.values.days import ordinal


def iso(page: Page, at: int) -> Span | None:
    """2025-11-24, 2025-11, 2025-Q3, 20251124 is none."""
    text = page.figure(at)
    if len(text) != 4 or page.low(at + 1) not in {"-", "/"} or not page.joined(at + 1) or not page.joined(at + 2):
        return None
    year = int(text)
    if page.low(at + 2) in page.table.quarters:
        return quarter_span(year, page.table.quarters[page.low(at + 2)], at, at + 3)
    if page.low(at + 2) == "q" and page.joined(at + 3) and page.figure(at + 3) in {"1", "2", "3", "4"}:
        return quarter_span(year, int(page.figure(at + 3)), at, at + 4)
    month = page.figure(at + 2)
    if len(month) not in {1, 2} or not 1 <= int(month) <= 12:
        return None
    day = page.figure(at + 4)
    if page.low(at + 3) == page.low(at + 1) and page.joined(at + 3) and page.joined(at + 4) and len(day) in {1, 2}:
        if not days.exists(year, int(month), int(day)):
            return None
        number_ = ordinal(year, int(month), int(day))
        end = at + 5
        return Span(number_, number_, at, end, "day", "iso-date")
    if page.low(at + 1) == "/" or len(month) != 2:
        return None
    return month_span(year, int(month), at, at + 3, "iso-month")


def slashed(page: Page, at: int) -> Span | None:
    """03/04/2025: by the American custom first, then by the other; 13/04/21 leaves one."""
    one, mark, two, again, three = (
        page.figure(at),
        page.low(at + 1),
        page.figure(at + 2),
        page.low(at + 3),
        page.figure(at + 4),
    )
    if (
        mark not in {"/", ".", "-"}
        or not one
        or not two
        or not page.joined(at + 1)
        or not page.joined(at + 2)
        or len(one) > 2
        or len(two) > 2
    ):
        return None
    end = at + 3
    no_year = True
    year = UNKNOWN
    if again == mark and page.joined(at + 3) and page.joined(at + 4) and len(three) in {2, 4}:
        year, end, no_year = (int(three) if len(three) == 4 else full_year(int(three))), at + 5, False
    elif (
        mark != "/"
        or page.low(end) == "/"
        or page.today is None
        or page.low(at - 1)
        not in {
            "on",
            "by",
            "from",
            "before",
            "after",
            "since",
            "until",
            "to",
            "date",
            "of",
            "between",
            "and",
            "",
        }
    ):
        return None
    options = [(int(one), int(two)), (int(two), int(one))]
    spans = []
    for month, day in dict.fromkeys(options):
        wanted = nearest_year(page, month, day) if no_year else year
        if days.exists(wanted, month, day):
            spans.append(ordinal(wanted, month, day))
    if not spans:
        return None
    others = tuple((other, other, "day before month") for other in spans[1:])
    return Span(spans[0], spans[0], at, end, "day", "slashed-date", others=others)
