"""Calendar phrases: days, months, years, quarters, seasons, decades, and what is told from the day of publication."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from verifier.values import days
from verifier.values.days import ordinal
from verifier.values.numbers import number
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type

UNKNOWN = 4  # the leap year in which days without a year are put when nothing tells theirs


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day of a calendar phrase, and the tokens it takes."""

    first: int
    last: int
    start: int
    end: int
    grain: str  # day, week, weekend, month, quarter, season, half, year, decade, century, range
    rule: str
    soft: bool = False
    note: str = ""
    others: tuple[tuple[int, int, str], ...] = ()  # further senses: first, last, why
    no_year: bool = False
    whole: tuple[int, int] | None = None  # of a part of a period, the period: the year in `late 1989`


@dataclass(slots=True)
class Page:
    """The tokens that are read, the words known, and the day on which the text appeared (its number), if known."""

    found: Sequence[Token]
    table: Table
    today: int | None

    def low(self, at: int) -> str:
        """Return a token's word; empty beyond the ends."""
        return self.found[at].low if 0 <= at < len(self.found) else ""

    def figure(self, at: int) -> str:
        """Return the digits at a token, if it is a plain whole number."""
        if 0 <= at < len(self.found) and self.found[at].type is Type.FIGURE and self.found[at].text.isdecimal():
            return self.found[at].text
        return ""

    def joined(self, at: int) -> bool:
        """Return whether a token follows the one before it without a gap."""
        return at < len(self.found) and not self.found[at].gap

    def capital(self, at: int) -> bool:
        """Return whether a token begins with a capital."""
        return at < len(self.found) and self.found[at].text[:1].isupper()


def calendar(page: Page, at: int) -> Span | None:
    """Return the calendar phrase that begins at a token; the longest of the rules' readings."""
    token = page.found[at]
    rules: tuple[Callable[[Page, int], Span | None], ...]
    if token.type is Type.FIGURE:
        if not _may_be_dated(page, at):
            return None
        rules = (_iso, _slashed, _day_first, _year_range, _decade, _year_era, _century, _year, _months_code, _ago)
    elif token.type is Type.MARK:
        rules = (_short_year,) if token.low in {"'", "‘"} else ()
    else:
        rules = _rules_for(token.low, page.table)
    best: Span | None = None
    for rule in rules:
        one = rule(page, at)
        if one is not None and (best is None or one.end > best.end):
            best = one
    return best


_BEHIND_DAY = frozenset(
    [
        "-",
        "–",
        "/",
        ".",
        "st",
        "nd",
        "rd",
        "th",
        "of",
        "s",
        "'",
        "'s",
        "’",
        "to",
        "through",
        "and",
        "bc",
        "bce",
        "b.c",
        "ad",
        "ce",
        "m",
        "century",
        "centuries",
        "second",
        "half",
        "day",
    ]
)


def _may_be_dated(page: Page, at: int) -> bool:
    """Return whether a figure may begin a calendar phrase: four digits, or what follows it says so."""
    if len(page.found[at].text) == 4 or at + 1 >= len(page.found):
        return True
    low = page.found[at + 1].low
    return low in _BEHIND_DAY or low in page.table.months or low in page.table.time_units


@cache
def _by_word(name: int) -> dict[str, tuple[Callable[[Page, int], Span | None], ...]]:
    """Return the rules met so far for each word; `name` tells tables apart."""
    del name
    return {}


def _rules_for(low: str, table: Table) -> tuple[Callable[[Page, int], Span | None], ...]:
    """Return the rules that can begin with a word."""
    known = _by_word(id(table))
    if low not in known:
        known[low] = tuple(rule for rule, begins in _WORD_RULES if begins(low, table))
    return known[low]


# --- years


def year_at(page: Page, at: int) -> tuple[int, int] | None:
    """Return the year written at a token, and the token after it: 1989, '89, nineteen eighty-nine."""
    text = page.figure(at)
    if len(text) == 4 and 1000 <= int(text) <= 2999 and not _measured(page, at + 1):
        return int(text), at + 1
    if page.low(at) in {"'", "‘"} and len(page.figure(at + 1)) == 2 and page.joined(at + 1):
        return _full_year(int(page.figure(at + 1))), at + 2
    return _spelled_year(page, at)


def _measured(page: Page, at: int) -> bool:
    low = page.low(at)
    return (
        low in {"%", "percent", "°", ":"}
        or (low in {"million", "billion"})
        or (low == "," and page.joined(at) and bool(page.figure(at + 1)) and page.joined(at + 1))
    )


def _full_year(two: int) -> int:
    return two + (1900 if two > 49 else 2000)


def _spelled_year(page: Page, at: int) -> tuple[int, int] | None:
    """Return `nineteen eighty-nine`, `twenty twenty`, `two thousand and five`."""
    ones, tens = page.table.ones, page.table.tens
    head = ones.get(page.low(at), tens.get(page.low(at), 0))
    if head not in {16, 17, 18, 19, 20} or page.found[at].type is not Type.WORD:
        return None
    low = page.low(at + 1)
    end = at + 1
    if low == "hundred" and head < 20:
        return head * 100, at + 2
    if low in {"oh", "o"} and page.low(at + 2) in ones:
        return head * 100 + ones[page.low(at + 2)], at + 3
    if low in tens:
        rest, end = tens[low], at + 2
        step = 1 if page.low(end) == "-" else 0
        if 0 < ones.get(page.low(end + step), 0) < 10:
            rest, end = rest + ones[page.low(end + step)], end + step + 1
        return (head * 100 + rest, end) if head < 20 or rest < 50 else None
    if 10 <= ones.get(low, 0) <= 19:
        return head * 100 + ones[low], at + 2
    return None


def _year(page: Page, at: int) -> Span | None:
    """A bare year: four figures that count nothing."""
    found = year_at(page, at)
    if found is None:
        return None
    year, end = found
    if page.found[at].type is Type.FIGURE and not _reads_as_year(page, at, year):
        return None
    if page.low(end) in page.table.words["bc"]:
        year, end = 1 - year, end + 1
    return _whole_year(year, at, end, "year")


def _reads_as_year(page: Page, at: int, year: int) -> bool:
    before, after = page.low(at - 1), page.low(at + 1)
    if before in {"$", "€", "£", "¥", "no", "number", "#"} or (
        not 1400 <= year <= 2199 and before not in {"in", "year"}
    ):
        return False
    if (before in {"-", "/", "."} and page.joined(at)) or (
        after in {"-", "–"}
        and page.joined(at + 1)
        and page.joined(at + 2)
        and page.found[at + 2].type is Type.WORD
        and page.found[at + 2].text[:1].islower()
        and page.low(at + 2) != "to"
    ):
        return False
    if at and page.joined(at) and before not in {"(", '"', "'", "[", "—", "–", "-", "~", "<", ">", "="}:
        return False
    if before in page.table.words["name_before"] or (after == "/" and page.joined(at + 1)):
        return False
    if before in _YEAR_BEFORE or before in page.table.months:
        return True
    if (
        after in page.table.time_units
        or (after in page.table.units and len(after) > 2)
        or after in page.table.currencies
    ):
        return False
    if 1900 <= year <= 2099:
        return not (
            after.endswith("s")
            and after not in page.table.words["not_noun"]
            and page.found[at + 1].text[:1].islower()
            and before not in _ARTICLES
            and not _year_noun(after)
        )
    return False


_ARTICLES = {"the", "its", "their", "his", "her", "our", "a", "this", "that", "'s"}
_YEAR_BEFORE = {
    "in",
    "since",
    "of",
    "by",
    "from",
    "until",
    "till",
    "before",
    "after",
    "during",
    "early",
    "late",
    "mid",
    "fiscal",
    "year",
    "through",
    "circa",
    "and",
    "between",
    "to",
    "for",
    "than",
    "autumn",
    "spring",
    "summer",
    "winter",
    "fall",
    "around",
    "about",
}


def _year_noun(low: str) -> bool:
    return low in {
        "elections",
        "sales",
        "earnings",
        "results",
        "profits",
        "revenues",
        "levels",
        "budgets",
        "taxes",
        "games",
        "olympics",
        "championships",
        "figures",
        "estimates",
    }


def _whole_year(year: int, start: int, end: int, rule: str, *, soft: bool = False, note: str = "") -> Span:
    return Span(ordinal(year, 1, 1), ordinal(year, 12, 31), start, end, "year", rule, soft, note)


def _short_year(page: Page, at: int) -> Span | None:
    two = page.figure(at + 1)
    if len(two) != 2 or not page.joined(at + 1) or (not page.found[at].gap and at):
        return None
    if page.low(at + 2) == "s" and page.joined(at + 2):
        return _ten_years(_full_year(int(two)), at, at + 3)
    return _whole_year(_full_year(int(two)), at, at + 2, "short-year", soft=True)


def _year_range(page: Page, at: int) -> Span | None:
    """1989-90, 2014–15, 1989-1993."""
    text = page.figure(at)
    if len(text) != 4 or not 1400 <= int(text) <= 2199 or page.low(at + 1) not in {"-", "–", "/"}:
        return None
    other = page.figure(at + 2)
    if not page.joined(at + 1) or not page.joined(at + 2) or len(other) not in {2, 4}:
        return None
    if page.low(at + 3) in {"-", "/"} and page.joined(at + 3):
        return None
    first, last = int(text), int(other) if len(other) == 4 else int(text) // 100 * 100 + int(other)
    if len(other) == 2 and page.low(at + 1) == "-" and 1 <= int(other) <= 12 and last <= first:
        return None
    if last <= first:
        last += 100 if len(other) == 2 else 0
    if not first < last <= first + 200:
        return None
    return Span(ordinal(first), ordinal(last, 12, 31), at, at + 3, "range", "year-range")


def _year_era(page: Page, at: int) -> Span | None:
    """1479 BC, 70 AD; the years before our era are counted without a year 0."""
    text = page.figure(at)
    if not text or len(text) > 5 or page.low(at + 1) not in page.table.words["bc"] | page.table.words["ad"]:
        return None
    if not page.found[at + 1].text[:1].isupper() or int(text) == 0:
        return None
    year = 1 - int(text) if page.low(at + 1) in page.table.words["bc"] else int(text)
    return _whole_year(year, at, at + 2, "era")


def _era_year(page: Page, at: int) -> Span | None:
    """AD 70."""
    if page.low(at) not in page.table.words["ad"] or not page.found[at].text.isupper() or not page.figure(at + 1):
        return None
    return _whole_year(int(page.figure(at + 1)[:5]), at, at + 2, "era") if int(page.figure(at + 1)[:5]) else None


def _decade(page: Page, at: int) -> Span | None:
    """1990s, 1990's, the 80s."""
    text = page.figure(at)
    end = at + 1
    if page.low(end) in {"'", "’"} and page.joined(end):
        end += 1
    if page.low(end) not in {"s", "'s"} or not page.joined(end) or not text.endswith("0"):
        return None
    if len(text) == 4 and 1000 <= int(text) <= 2999:
        if text.endswith("00") and int(text) < 1999:
            return Span(ordinal(int(text)), ordinal(int(text) + 99, 12, 31), at, end + 1, "century", "decade")
        return _ten_years(int(text), at, end + 1)
    if len(text) == 2 and page.low(at - 1) in {"the", "early", "late", "mid", "-"}:
        return _ten_years(_full_year(int(text)) if int(text) > 9 else 2000, at, end + 1)
    return None


def _ten_years(year: int, start: int, end: int) -> Span:
    return Span(ordinal(year), ordinal(year + 9, 12, 31), start, end, "decade", "decade")


def _worded_decade(page: Page, at: int) -> Span | None:
    """The nineties, the late forties."""
    low = page.low(at)
    tens = {word[:-1] + "ies": value for word, value in page.table.tens.items()}
    if low not in tens or page.low(at - 1) not in {"the", "early", "late", "mid", "-", "nineteen"}:
        return None
    return _ten_years(1900 + tens[low], at, at + 1)


def _century(page: Page, at: int) -> Span | None:
    """The 19th century."""
    found = _ordinal(page, at)
    if found is None:
        return None
    place, end = found
    if page.low(end) == "-" and page.joined(end):
        end += 1
    if page.low(end) not in {"century", "centuries"} or not 1 <= place <= 40:
        return None
    end += 1
    first = (place - 1) * 100 + 1
    if page.low(end) in page.table.words["bc"]:
        return Span(
            ordinal(1 - place * 100), ordinal(-(place - 1) * 100, 12, 31), at, end + 1, "century", "century", soft=True
        )
    return Span(
        ordinal(first - 1 if first > 1 else 1), ordinal(first + 98, 12, 31), at, end, "century", "century", soft=True
    )


def _ordinal(page: Page, at: int) -> tuple[int, int] | None:
    """Return an ordinal number: 19th, twenty-third, and the token after it."""
    text = page.figure(at)
    if text and len(text) < 4 and page.low(at + 1) in {"st", "nd", "rd", "th"} and page.joined(at + 1):
        return int(text), at + 2
    table = page.table
    low = page.low(at)
    if low in table.ordinals:
        return table.ordinals[low], at + 1
    if low in table.ordinal_tens:
        return table.ordinal_tens[low], at + 1
    if low in table.tens:
        step = 1 if page.low(at + 1) in {"-", "—", "–"} else 0
        last = table.ordinals.get(page.low(at + 1 + step), 10)
        if last < 10:
            return table.tens[low] + last, at + 2 + step
    return None


# --- days and months


def _iso(page: Page, at: int) -> Span | None:
    """2025-11-24, 2025-11, 2025-Q3, 20251124 is none."""
    text = page.figure(at)
    if len(text) != 4 or page.low(at + 1) not in {"-", "/"} or not page.joined(at + 1) or not page.joined(at + 2):
        return None
    year = int(text)
    if page.low(at + 2) in page.table.quarters:
        return _quarter_span(year, page.table.quarters[page.low(at + 2)], at, at + 3)
    if page.low(at + 2) == "q" and page.joined(at + 3) and page.figure(at + 3) in {"1", "2", "3", "4"}:
        return _quarter_span(year, int(page.figure(at + 3)), at, at + 4)
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
    return _month_span(year, int(month), at, at + 3, "iso-month")


def _slashed(page: Page, at: int) -> Span | None:
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
        year, end, no_year = (int(three) if len(three) == 4 else _full_year(int(three))), at + 5, False
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


def nearest_year(page: Page, month: int, day: int = 15) -> int:
    """Return the year that puts a day nearest to the day of publication."""
    if page.today is None:
        return UNKNOWN
    year = days.civil(page.today)[0]
    options = [one for one in (year, year - 1, year + 1) if days.exists(one, month, day)]
    return min(options, key=lambda one: (abs(ordinal(one, month, day) - page.today), one), default=year)  # type: ignore[operator]  # it is a day here


def _month_span(year: int, month: int, start: int, end: int, rule: str, **rest: object) -> Span:
    last = days.month_length(year, month)
    return Span(ordinal(year, month, 1), ordinal(year, month, last), start, end, "month", rule, **rest)  # type: ignore[arg-type]  # by keyword


def _month_at(page: Page, at: int) -> tuple[int, int] | None:
    """Return the month named at a token and the token after it, with the full stop of its short form."""
    month = page.table.months.get(page.low(at))
    if month is None or page.found[at].type is not Type.WORD:
        return None
    if (
        page.low(at) in {"may", "march", "mar", "sun", "dec", "jan", "sep", "oct"}
        and not page.capital(at)
        and not _dated(page, at)
    ):
        return None
    end = at + 1
    if page.low(end) == "." and page.joined(end) and len(page.low(at)) <= 5 and page.low(at) != "may":
        end += 1
    return month, end


def _dated(page: Page, at: int) -> bool:
    return bool(page.figure(at + 1) or page.figure(at - 1) or page.low(at - 1) in {"of", "th", "st", "nd", "rd"})


def _day_at(page: Page, at: int) -> tuple[int, int] | None:
    """Return the day of a month written at a token: 24, 24th, twenty-fourth; and the token after it."""
    text = page.figure(at)
    if text and len(text) <= 2 and 1 <= int(text) <= 31:
        end = at + 1
        if page.low(end) in {"st", "nd", "rd", "th"} and page.joined(end):
            end += 1
        elif (page.low(end) in {":", "%"} and page.joined(end)) or page.low(end) in page.table.words[
            "am"
        ] | page.table.words["pm"]:
            return None
        return int(text), end
    found = _ordinal(page, at)
    return found if found and 1 <= found[0] <= 31 and page.found[at].type is Type.WORD else None


def _year_behind(page: Page, at: int) -> tuple[int, int] | None:
    """Return the year behind a month or day: `, 2025`, `of 2025`, `'25`, `82`."""
    step = at
    if page.low(step) in {",", "of", "in"}:
        step += 1
    found = year_at(page, step)
    if found is not None:
        if page.low(at) == "in" and page.low(at - 1) in page.table.months:
            return None
        return found
    two = page.figure(at)
    if (
        len(two) == 2
        and page.low(at + 1) not in {":", "-", "%"} | page.table.words["am"] | page.table.words["pm"]
        and int(two) > 31
    ):
        return _full_year(int(two)), at + 1
    return None


def _month_first(page: Page, at: int) -> Span | None:
    """November 24, 2025; Nov. 24-27; November 2025; November."""
    found = _month_at(page, at)
    if found is None:
        return None
    month, end = found
    if (
        page.low(end) in {",", "/", "-"}
        and _day_at(page, end + 1)
        and (page.joined(end) or page.low(end) == ",")
        and (page.low(end) == "/" or page.low(end + 2) in {"st", "nd", "rd", "th"})
    ):
        end += 1  # October, 1st; Oct/2
    if page.low(end) == "the":
        after = _day_at(page, end + 1)
        end = end + 1 if after else end
    day = _day_at(page, end)
    if day is not None and not _year_like(page, end):
        return _with_day(page, at, month, *day)
    if page.low(end) == "," and not page.figure(end + 1):
        return _bare_month(page, at, month, end)
    year = _year_behind(page, end)
    if year is not None:
        return _month_span(year[0], month, at, year[1], "month-year")
    return _bare_month(page, at, month, end)


def _year_like(page: Page, at: int) -> bool:
    return len(page.figure(at)) == 4


def _bare_month(page: Page, at: int, month: int, end: int) -> Span | None:
    if page.low(at) in {"may", "march"} and (at == 0 or not page.capital(at) or _verb_may(page, at)):
        return None
    if (
        page.low(at) in {"mar", "sun", "jan", "jun", "sep", "dec"}
        and page.low(end - 1) != "."
        and page.low(at - 1) not in {"in", "of", "since", "last", "next", "by"}
    ):
        return None
    year = nearest_year(page, month)
    return _month_span(
        year,
        month,
        at,
        end,
        "month",
        soft=_soft_year(page, year),
        note=_year_note(page, year),
        no_year=page.today is None,
    )


def _verb_may(page: Page, at: int) -> bool:
    before, after = page.low(at - 1), page.low(at + 1)
    return (
        before in {".", "!", "?", '"'} and after in {"i", "we", "the", "you", "be", "god", "it", "they"}
    ) or after in {"be", "have", "not", "also", "well"}


def _soft_year(page: Page, year: int) -> bool:
    return page.today is None or days.civil(page.today)[0] != year


def _year_note(page: Page, year: int) -> str:
    return "" if page.today is None else f"{days.year_text(year)} from the date of publication"


def _with_day(page: Page, start: int, month: int, day: int, end: int) -> Span | None:
    """Return a month and day with the range and year behind them: `24-27, 2025`."""
    last_day, range_end = day, end
    if page.low(end) in {"-", "–", "to", "through", "until"} or (
        page.low(end) == "and" and page.low(start - 1) == "between"
    ):
        other = _day_at(page, end + 1)
        if other is not None and other[0] > day and not _month_at(page, other[1]):
            last_day, range_end = other[0], other[1]
    year = _year_behind(page, range_end)
    if year is not None:
        wanted, end, soft, note, no_year = year[0], year[1], False, "", False
    else:
        wanted = nearest_year(page, month, min(day, 28) if page.today is None else day)
        end, soft, note, no_year = range_end, _soft_year(page, wanted), _year_note(page, wanted), page.today is None
    if not days.exists(wanted, month, day) or not days.exists(wanted, month, last_day):
        return None
    grain, rule = ("day", "month-day") if last_day == day else ("range", "day-range")
    return Span(
        ordinal(wanted, month, day),
        ordinal(wanted, month, last_day),
        start,
        end,
        grain,
        rule,
        soft,
        note,
        no_year=no_year,
    )


def _day_first(page: Page, at: int) -> Span | None:
    """24 November 2025; the 24th of November; 24-27 November; 24 to 27 November 2025."""
    start = at
    if page.low(at) == "the":
        at += 1
        if at >= len(page.found):
            return None
    first = _day_at(page, at)
    if first is None:
        return None
    day, end = first
    last_day = day
    if page.low(end) in {"-", "–", "to", "through"} or (page.low(end) == "and" and page.low(start - 1) == "between"):
        other = _day_at(page, end + 1)
        if other is not None and other[0] > day:
            last_day, end = other
    if page.low(end) == "day" and page.low(end + 1) == "of":
        end += 1
    if page.low(end) in {"of", "-"}:
        end += 1
    month = _month_at(page, end)
    if month is None:
        return None
    number_, end = month
    if page.low(end) == "-" and page.joined(end) and page.figure(end + 1):
        end += 1
    year = _year_behind(page, end)
    if year is not None:
        wanted, end, soft, note, no_year = year[0], year[1], False, "", False
    else:
        wanted = nearest_year(page, number_, min(day, 28) if page.today is None else day)
        soft, note, no_year = _soft_year(page, wanted), _year_note(page, wanted), page.today is None
    if not days.exists(wanted, number_, day) or not days.exists(wanted, number_, last_day):
        return None
    grain = "day" if day == last_day else "range"
    return Span(
        ordinal(wanted, number_, day),
        ordinal(wanted, number_, last_day),
        start,
        end,
        grain,
        "day-month",
        soft,
        note,
        no_year=no_year,
    )


# --- weekdays and days near the day of publication


def _weekday(page: Page, at: int) -> Span | None:
    """Sunday; Sunday, November 30; last Sunday; the Sunday before last is not read."""
    wanted = page.table.weekdays.get(page.low(at))
    if wanted is None or (not page.capital(at) and page.low(at) in {"sun", "sat", "wed", "mon", "fri"}):
        return None
    end = at + 1
    if page.low(end) == "." and page.joined(end) and len(page.low(at)) <= 5:
        end += 1
    step = end + 1 if page.low(end) in {",", "the"} else end
    step = step + 1 if page.low(step) == "the" else step
    if step < len(page.found):
        dated = (
            _month_first(page, step) or _day_first(page, step) or (_slashed(page, step) if page.figure(step) else None)
        )
        if dated is not None and dated.grain == "day":
            return replace(dated, start=at)
        alone = _day_at(page, step)
        if alone is not None and page.today is not None and page.low(alone[1] - 1) in {"st", "nd", "rd", "th"}:
            near = _day_of_month(page, alone[0], wanted)
            if near:
                return Span(near, near, at, alone[1], "day", "weekday-day", soft=True)
    if page.today is None or page.low(at - 1) in {"a", "an", "each", "every"}:
        return None
    return _plain_weekday(page, at, wanted, end)


def _day_of_month(page: Page, day: int, wanted: int) -> int | None:
    """Return the nearest day with this number that falls on this weekday."""
    assert page.today is not None
    year, month, _ = days.civil(page.today)
    options = []
    for shift in range(-12, 13):
        total = year * 12 + month - 1 + shift
        if days.exists(total // 12, total % 12 + 1, day):
            one = ordinal(total // 12, total % 12 + 1, day)
            if days.iso_weekday(one) == wanted:
                options.append(one)
    return min(options, key=lambda one: abs(one - (page.today or 0)), default=None)


def _plain_weekday(page: Page, at: int, wanted: int, end: int) -> Span:
    assert page.today is not None
    back = (days.iso_weekday(page.today) - wanted) % 7
    latest = page.today - back
    following = latest + 7
    if page.low(end) in {"morning", "afternoon", "evening", "night"}:
        end += 1
    if page.low(end) in {"last", "next", "this"} and page.low(end + 1) == "week":
        monday = page.today - days.iso_weekday(page.today) + 1 + {"last": -7, "next": 7, "this": 0}[page.low(end)]
        return Span(monday + wanted - 1, monday + wanted - 1, at, end + 2, "day", "weekday-of-week")
    ahead = _looks_ahead(page, at, end)
    first, second = (following, latest) if ahead and back else (latest, following)
    note = f"{days.text(first)} from the date of publication"
    return Span(
        first,
        first,
        at,
        end,
        "day",
        "weekday",
        soft=True,
        note=note,
        others=((second, second, "the other such day"),) if back and ahead else (),
    )


def _looks_ahead(page: Page, at: int, end: int) -> bool:
    """Return whether the verb before looks ahead: will meet on Friday."""
    future = page.table.words["future"]
    begin = max(0, at - 9)
    near = [page.low(i) for i in range(begin, at)]
    for stop in (".", ";", "!", "?"):
        if stop in near:
            near = near[len(near) - near[::-1].index(stop) :]
    return any(low in future for low in near)


def _near(page: Page, at: int) -> Span | None:
    """Today, yesterday, tomorrow; the day before yesterday, the day after tomorrow."""
    if page.today is None:
        return None
    words = page.table.words
    low = page.low(at)
    if low == "the" and page.low(at + 1) == "day" and page.low(at + 2) in {"before", "after"}:
        step = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((page.low(at + 2), page.low(at + 3)))
        return None if step is None else Span(page.today + step, page.today + step, at, at + 4, "day", "near-day")
    for name, step in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        if low.removesuffix("'s") in words[name]:
            end = at + 1
            if page.low(end) in {"morning", "afternoon", "evening", "night"}:
                end += 1
            return Span(page.today + step, page.today + step, at, end, "day", "near-day")
    return None


# --- periods


def _quarter_span(year: int, quarter: int, start: int, end: int, **rest: object) -> Span:
    first = quarter * 3 - 2
    last = days.month_length(year, quarter * 3)
    return Span(ordinal(year, first, 1), ordinal(year, quarter * 3, last), start, end, "quarter", "quarter", **rest)  # type: ignore[arg-type]  # by keyword


def _quarter(page: Page, at: int) -> Span | None:
    """Q3; Q3 2025; third quarter; third-quarter; the fourth quarter of 1989; Q3 last year."""
    table = page.table
    quarter, end = table.quarters.get(page.low(at), 0), at + 1
    if not quarter and page.low(at) == "q" and page.joined(at + 1) and page.figure(at + 1) in {"1", "2", "3", "4"}:
        quarter, end = int(page.figure(at + 1)), at + 2
    if not quarter:
        found = _ordinal(page, at)
        if found is None or not 1 <= found[0] <= 4:
            return None
        quarter, end = found
        if page.low(end) in {"-", "fiscal"}:
            end += 1
        if page.low(end) not in {"quarter", "quarters", "quarter's", "qtr"}:
            return None
        end += 1
    year = _year_of_part(page, end)
    if year is not None:
        return _quarter_span(year[0], quarter, at, year[1])
    if page.today is None:
        return None
    this, month, _ = days.civil(page.today)
    current = (month - 1) // 3 + 1
    chosen = this if quarter <= current else this - 1
    if (quarter == current + 1 and month % 3 == 0) or (_looks_ahead(page, at, end) and quarter > current):
        chosen = this
    return _quarter_span(chosen, quarter, at, end, soft=True, note=_year_note(page, chosen))


def _year_of_part(page: Page, at: int) -> tuple[int, int] | None:
    """Return the year named behind a part of it: `of 1989`, `, 1989`, `of last year`, `of fiscal 1990`."""
    step = at
    if page.low(step) in {"of", "in", ",", "for"}:
        step += 1
    if page.low(step) == "the":
        step += 1
    if page.low(step) in page.table.words["fiscal"]:
        step += 1
        if page.low(step) == "year":
            step += 1
    found = year_at(page, step)
    if found is not None:
        return found
    if page.today is not None and page.low(step + 1) == "year" and step > at:
        this = days.civil(page.today)[0]
        if page.low(step) in page.table.words["last"]:
            return this - 1, step + 2
        if page.low(step) in page.table.words["next"]:
            return this + 1, step + 2
        if page.low(step) in page.table.words["this"]:
            return this, step + 2
    return None


def _half_year(page: Page, at: int) -> Span | None:
    """The first half of 2025; H1 2025; 9M 2025; the first nine months of 2025."""
    if page.low(at) == "h" and page.joined(at + 1) and page.figure(at + 1) in {"1", "2"}:
        return _part_of_year(page, at, at + 2, int(page.figure(at + 1)) * 6 - 5, int(page.figure(at + 1)) * 6, "half")
    found = _ordinal(page, at)
    if found is None and page.low(at) in {"last", "final"}:
        found = (2, at + 1)
    if found is None:
        return None
    place, end = found
    step = end + 1 if page.low(end) == "-" else end
    if page.low(step) == "half" and place in {1, 2}:
        return _part_of_year(page, at, step + 1, place * 6 - 5, place * 6, "half")
    count = number(page.found, end, page.table) if end < len(page.found) else None
    if (
        count is not None
        and page.low(count.end) == "months"
        and place == 1
        and 1 < count.value < 12
        and count.value.denominator == 1
    ):
        if _year_of_part(page, count.end + 1) is None:
            return None
        return _part_of_year(page, at, count.end + 1, 1, int(count.value), "months")
    return None


def _months_code(page: Page, at: int) -> Span | None:
    months = page.figure(at)
    if months in {"3", "6", "9", "12"} and page.low(at + 1) == "m" and page.joined(at + 1) and year_at(page, at + 2):
        return _part_of_year(page, at, at + 2, 1, int(months), "months")
    return None


def _part_of_year(page: Page, start: int, end: int, first: int, last: int, grain: str) -> Span | None:
    year = _year_of_part(page, end)
    soft, note = False, ""
    if year is None:
        if page.today is None:
            return None
        this = days.civil(page.today)[0]
        chosen = this if ordinal(this, first, 1) <= page.today else this - 1
        year, soft, note = (chosen, end), True, _year_note(page, chosen)
    begin, until = ordinal(year[0], first, 1), ordinal(year[0], last, days.month_length(year[0], last))
    return Span(begin, until, start, year[1], grain, "part-of-year", soft, note)


def _season(page: Page, at: int) -> Span | None:
    """Summer 1998; the fall of 1989; last summer is read by its own rule."""
    season = page.table.seasons.get(page.low(at))
    if season is None or (page.low(at) in {"fall", "spring", "winter"} and not _season_context(page, at)):
        return None
    end = at + 1
    year = _year_of_part(page, end)
    if year is None and (
        page.today is None
        or page.low(at - 1) not in {"the", "in", "this", "last", "next", "of", "by", "since", "early", "late"}
    ):
        return None
    if year is None:
        assert page.today is not None
        year = (days.civil(page.today)[0], end)
        soft = True
    else:
        soft = True
    return _season_span(season, year[0], at, year[1], soft=soft)


def _season_context(page: Page, at: int) -> bool:
    """Return whether `fall`, `spring` or `winter` is a season here: after the fall of prices it is none."""
    if _year_of_part(page, at + 1):
        return True
    before = page.low(at - 1)
    if before == "the":
        return page.low(at - 2) in {"in", "by", "since", "during", "until"} and page.low(at + 1) not in {
            "in",
            "of",
            "from",
        }
    return before in {"last", "next", "this", "early", "late", "since"}


def _season_span(season: tuple[int, int], year: int, start: int, end: int, *, soft: bool) -> Span:
    first, last = season
    until = year + 1 if last < first else year
    return Span(
        ordinal(year, first, 1),
        ordinal(until, last, days.month_length(until, last)),
        start,
        end,
        "season",
        "season",
        soft,
    )


def _fiscal(page: Page, at: int) -> Span | None:
    """Fiscal 1989, fiscal year 1989, FY2025: the year, as custom varies."""
    if page.low(at) not in page.table.words["fiscal"]:
        return None
    end = at + 1
    if page.low(end) == "year":
        end += 1
    found = year_at(page, end)
    if found is None and page.low(at) == "fy" and len(page.figure(at + 1)) == 2:
        found = _full_year(int(page.figure(at + 1))), at + 2
    return _whole_year(found[0], at, found[1], "fiscal-year", soft=True) if found else None


def _shifted_period(page: Page, at: int) -> Span | None:
    """Last week, next month, this year, the current quarter, last May, next Friday, this summer, this weekend."""
    if page.today is None:
        return None
    start = at
    if page.low(at) in {"the", "its", "their"}:
        at += 1
    words = page.table.words
    low = page.low(at)
    if low == "latest" and start != at:
        step = 0
    elif (
        low in words["last"]
        and page.low(at + 1) in page.table.time_units
        and low in {"past", "previous", "prior"}
        and start == at
        and page.low(at - 1) in {"", "for", "end", "of", "in"}
    ) or (
        low in words["last"]
        and low
        not in {"prior", "preceding"}
        | (
            {"past"}
            if page.low(at + 1) not in page.table.weekdays and page.low(at + 1) not in page.table.months
            else set()
        )
    ):
        step = -1
    elif low in {"next", "coming", "upcoming"}:
        step = 1
    elif low in words["this"]:
        step = 0
    else:
        return None
    name = page.low(at + 1).removesuffix("'s")
    end = at + 2
    if name in {"fiscal", "calendar"} and page.low(at + 2) in {"year", "quarter"}:
        name, end = page.low(at + 2), at + 3
    if name in page.table.weekdays:
        return _shifted_weekday(page, start, page.table.weekdays[name], step, end)
    if name in page.table.months and (page.capital(at + 1) or step):
        return _shifted_month(page, start, page.table.months[name], step, end)
    if name in page.table.seasons:
        return _shifted_season(page, start, page.table.seasons[name], step, end)
    if low == "latest":
        return _shifted_unit(page, start, "quarter", -1, end) if name == "quarter" else None
    return _shifted_unit(page, start, name, step, end)


def _shifted_weekday(page: Page, start: int, wanted: int, step: int, end: int) -> Span:
    assert page.today is not None
    today = page.today
    back = (days.iso_weekday(today) - wanted) % 7 or 7
    ahead = (wanted - days.iso_weekday(today)) % 7 or 7
    if page.low(end) in {"morning", "afternoon", "evening", "night"}:
        end += 1
    if step < 0:
        return Span(today - back, today - back, start, end, "day", "shifted-weekday", soft=True)
    if step > 0:
        monday = today - days.iso_weekday(today) + 8
        other = monday + wanted - 1
        others = ((today + ahead, today + ahead, "the coming one"),) if other != today + ahead else ()
        return Span(other, other, start, end, "day", "shifted-weekday", soft=True, others=others)
    day = today - days.iso_weekday(today) + wanted
    return Span(day, day, start, end, "day", "shifted-weekday", soft=True)


def _shifted_month(page: Page, start: int, month: int, step: int, end: int) -> Span:
    assert page.today is not None
    year, now, _ = days.civil(page.today)
    chosen = year if (step < 0 and month < now) or (step > 0 and month > now) or step == 0 else year + step
    day = _day_at(page, end)
    if day is not None and days.exists(chosen, month, day[0]):
        number_ = ordinal(chosen, month, day[0])
        return Span(number_, number_, start, day[1], "day", "shifted-month")
    return _month_span(chosen, month, start, end, "shifted-month")


def _shifted_season(page: Page, start: int, season: tuple[int, int], step: int, end: int) -> Span:
    assert page.today is not None
    year = days.civil(page.today)[0]
    this = _season_span(season, year, start, end, soft=True)
    if step < 0 and this.last < page.today:
        return this
    if step > 0 and this.first > page.today:
        return this
    return this if step == 0 else _season_span(season, year + step, start, end, soft=True)


def _shifted_unit(page: Page, start: int, name: str, step: int, end: int) -> Span | None:
    unit = page.table.time_units.get(name)
    if (
        unit is None
        or unit not in {"week", "month", "year", "quarter", "weekend", "decade", "century", "day"}
        or name.endswith("s")
    ):
        return None
    assert page.today is not None
    first, last = period(page.today, unit, step)
    if unit == "day":
        return None
    others: tuple[tuple[int, int, str], ...] = ()
    if unit == "week":
        sunday = page.today - days.iso_weekday(page.today) % 7 + 7 * step
        others = ((sunday, sunday + 6, "weeks from Sunday"),)
        if step < 0:
            others = (*others, (page.today - 7, page.today - 1, "the past 7 days"))
    return Span(first, last, start, end, unit, "shifted-period", soft=unit in {"week", "weekend"}, others=others)


def period(today: int, unit: str, step: int) -> tuple[int, int]:
    """Return first and last day of the unit that lies `step` units after the one that holds a day."""
    year, month, _ = days.civil(today)
    if unit == "day":
        return today + step, today + step
    if unit in {"week", "fortnight"}:
        monday = today - days.iso_weekday(today) + 1 + 7 * step
        return monday, monday + 6
    if unit == "weekend":
        saturday = today - days.iso_weekday(today) + 6 + 7 * step
        if days.iso_weekday(today) < 6 and step == 0:
            saturday -= 7
        return saturday, saturday + 1
    if unit in {"month", "quarter"}:
        size = 1 if unit == "month" else 3
        total = (year * 12 + month - 1) // size * size + step * size
        until = total + size - 1
        return ordinal(total // 12, total % 12 + 1), ordinal(
            until // 12, until % 12 + 1, days.month_length(until // 12, until % 12 + 1)
        )
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    begin = year // size * size + step * size
    return ordinal(begin), ordinal(begin + size - 1, 12, 31)


def _weekend(page: Page, at: int) -> Span | None:
    """The weekend; over the weekend."""
    if page.today is None or page.low(at) != "the" or page.low(at + 1) != "weekend":
        return None
    first, last = period(page.today, "weekend", 0)
    return Span(first, last, at, at + 2, "weekend", "weekend", soft=True)


def _part(page: Page, at: int) -> Span | None:
    """Early February, mid-1990s, late last year, the end of the year, the beginning of 1989."""
    words = page.table.words
    low, end = page.low(at), at + 1
    thirds = 0 if low in words["early"] else 1 if low in words["mid"] else 2 if low in words["late"] else None
    if low == "earlier":
        return _earlier_this(page, at)
    if thirds is None or (low in {"end", "beginning", "start", "middle"} and page.low(end) != "of"):
        return None
    if page.low(end) in {"-", "of", "in"}:
        end += 1
    if end >= len(page.found):
        return None
    inner = calendar(page, end) or (_the_period(page, end) if page.low(end) == "the" else None)
    if inner is None or inner.grain in {"day", "range"}:
        return None
    if low == "ended" and (inner.rule != "month" or page.low(at - 1) in page.table.time_units):
        return None  # the quarter ended September 1989: the month itself
    length = inner.last - inner.first + 1
    first = inner.first + length * thirds // 3
    last = inner.first + length * (thirds + 1) // 3 - 1
    return replace(
        inner,
        first=first,
        last=last,
        start=at,
        grain=f"{inner.grain} part",
        rule="part-of-period",
        soft=True,
        others=(),
        whole=(inner.first, inner.last),
    )


def _the_period(page: Page, at: int) -> Span | None:
    """The year, the month, behind `the end of`."""
    unit = page.table.time_units.get(page.low(at + 1))
    if (
        page.today is None
        or unit not in {"year", "month", "week", "quarter", "decade", "century"}
        or page.low(at + 1).endswith("s")
    ):
        return None
    return Span(*period(page.today, unit, 0), at, at + 2, unit, "the-period", soft=True)


def _earlier_this(page: Page, at: int) -> Span | None:
    """Earlier this month: from its beginning to the day before publication; later this year."""
    if page.today is None or page.low(at + 1) not in {"this", "in"}:
        return None
    inner = _shifted_period(page, at + 1)
    if inner is None or inner.grain not in {"week", "month", "year", "quarter"} or inner.first >= page.today:
        return None
    return replace(
        inner, last=page.today - 1, start=at, grain=f"{inner.grain} part", rule="earlier-this", soft=False, others=()
    )


# --- so long ago, so much later


def _ago(page: Page, at: int) -> Span | None:
    """Two years ago, a week earlier, 42 days from now, in 5 days, three weeks later."""
    if page.today is None:
        return None
    start, ahead = at, False
    if page.low(at) in {"in", "within"}:
        ahead, at = True, at + 1
    counted = _count_of(page, at)
    if counted is None:
        return None
    count, unit, end = counted
    if ahead:
        if (
            unit not in {"day", "week", "month", "year"}
            or not _looks_ahead(page, start, end)
            or page.low(end) in {"of", "period"}
        ):
            return None
        return _moved(page, start, end, unit, count, day_exact=True)
    words = page.table.words
    low = page.low(end)
    if low in words["ago"]:
        return _moved(page, start, end + 1, unit, -count, day_exact=False)
    if low == "from" and page.low(end + 1) in {"now", "today"}:
        return _moved(page, start, end + 2, unit, count, day_exact=True)
    if low in {"earlier", "previously"} and unit in {"year", "month", "week"}:
        return _moved(page, start, end + 1, unit, -count, day_exact=False)
    if low == "hence":
        return _moved(page, start, end + 1, unit, count, day_exact=True)
    return None


def _count_of(page: Page, at: int) -> tuple[int, str, int] | None:
    if page.low(at) in page.table.words["a"]:
        count, end = 1, at + 1
    else:
        if not any(page.low(step) in page.table.time_units for step in range(at + 1, at + 5)):
            return None
        found = number(page.found, at, page.table)
        if found is None or found.value.denominator != 1 or found.value > 100_000 or found.vague:
            return None
        count, end = int(found.value), found.end
    unit = page.table.time_units.get(page.low(end))
    if unit not in {"day", "week", "month", "quarter", "year", "decade", "century", "fortnight", "night"}:
        return None
    return count, "day" if unit == "night" else unit, end + 1


def _moved(page: Page, start: int, end: int, unit: str, count: int, *, day_exact: bool) -> Span | None:
    assert page.today is not None
    if unit == "fortnight":
        unit, count = "week", count * 2
    if unit == "day":
        day = page.today + count
        return Span(day, day, start, end, "day", "moved-day")
    if day_exact:
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
        day = page.today + 7 * count if months is None else days.plus_months(page.today, months * count)
        return Span(day, day, start, end, "day", "moved-day", soft=True)
    if unit == "week":
        day = page.today + 7 * count
        return Span(
            *period(day, "week", 0), start, end, "week", "moved-period", soft=True, others=((day, day, "to the day"),)
        )
    if unit in {"decade", "century"}:
        count, unit = count * {"decade": 10, "century": 100}[unit], "year"
    first, last = period(page.today, unit, count)
    exact = days.plus_months(page.today, count * {"month": 1, "quarter": 3, "year": 12}[unit])
    return Span(first, last, start, end, unit, "moved-period", soft=True, others=((exact, exact, "to the day"),))


def _is_number(low: str, table: Table) -> bool:
    return low in table.ones or low in table.tens


def _is_ordinal(low: str, table: Table) -> bool:
    return low in table.ordinals or low in table.ordinal_tens or low in table.tens


def _is_shift(low: str, table: Table) -> bool:
    return low in _ARTICLES or any(low in table.words[name] for name in ("last", "next", "this")) or low == "latest"


def _is_part(low: str, table: Table) -> bool:
    return low == "earlier" or any(low in table.words[name] for name in ("early", "mid", "late"))


def _is_near(low: str, table: Table) -> bool:
    return low == "the" or any(
        low.removesuffix("'s") in table.words[name] for name in ("today", "yesterday", "tomorrow")
    )


_WORD_RULES: tuple[tuple[Callable[[Page, int], Span | None], Callable[[str, Table], bool]], ...] = (
    (_month_first, lambda low, table: low in table.months),
    (_weekday, lambda low, table: low in table.weekdays),
    (_near, _is_near),
    (_shifted_period, _is_shift),
    (_quarter, lambda low, table: low in table.quarters or low == "q" or _is_ordinal(low, table)),
    (_half_year, lambda low, table: low in {"h", "last", "final"} or _is_ordinal(low, table)),
    (_season, lambda low, table: low in table.seasons),
    (_fiscal, lambda low, table: low in table.words["fiscal"]),
    (_part, _is_part),
    (_ago, lambda low, table: low in {"in", "within"} or low in table.words["a"] or _is_number(low, table)),
    (_day_first, lambda low, table: low == "the" or _is_ordinal(low, table)),
    (_weekend, lambda low, table: low == "the"),
    (_worded_decade, lambda low, table: low.endswith("ties")),
    (_era_year, lambda low, table: low in table.words["ad"]),
    (_century, _is_ordinal),
    (_year, _is_number),
)
