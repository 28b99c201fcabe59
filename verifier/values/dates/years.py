"""Years, decades and centuries."""

from verifier.values.dates.ordinals import place_at
from verifier.values.dates.page import Page, Span
from verifier.values.days import ordinal
from verifier.values.tokens import Type


def year_at(page: Page, at: int) -> tuple[int, int] | None:
    """Return the year written at a token, and the token after it: 1989, '89, nineteen eighty-nine."""
    text = page.figure(at)
    if len(text) == 4 and 1000 <= int(text) <= 2999 and not _measured(page, at + 1):
        return int(text), at + 1
    if page.low(at) in {"'", "‘"} and len(page.figure(at + 1)) == 2 and page.joined(at + 1):
        return full_year(int(page.figure(at + 1))), at + 2
    return _spelled_year(page, at)


def _measured(page: Page, at: int) -> bool:
    low = page.low(at)
    return (
        low in {"%", "°", ":"}
        or low in page.table.words["measured_no_year"]
        or (low == "," and page.joined(at) and bool(page.figure(at + 1)) and page.joined(at + 1))
    )


def full_year(two: int) -> int:
    """Return the year that two figures stand for: 49 is 2049, 50 is 1950."""
    return two + (1900 if two > 49 else 2000)


def _spelled_year(page: Page, at: int) -> tuple[int, int] | None:
    """Return `nineteen eighty-nine`, `twenty twenty`, `nineteen hundred ninety three`."""
    ones, tens = page.table.ones, page.table.tens
    head = ones.get(page.low(at), tens.get(page.low(at), 0))
    if head not in {16, 17, 18, 19, 20} or page.found[at].type is not Type.WORD:
        return None
    low = page.low(at + 1)
    if page.table.scales.get(low) == 100 and head < 20:
        step = at + 3 if page.low(at + 2) in page.table.words["and"] else at + 2
        rest = _below_hundred(page, step)
        return (head * 100 + rest[0], rest[1]) if rest else (head * 100, at + 2)
    if low in page.table.words["zero_of_year"] and page.low(at + 2) in ones:
        return head * 100 + ones[page.low(at + 2)], at + 3
    rest = _below_hundred(page, at + 1)
    if rest is None or rest[0] < 10 or (head == 20 and rest[0] >= 50):
        return None
    return head * 100 + rest[0], rest[1]


def _below_hundred(page: Page, at: int) -> tuple[int, int] | None:
    """Return a number word below a hundred, and the token after it: ninety-three, five."""
    ones, tens, low = page.table.ones, page.table.tens, page.low(at)
    if low in tens:
        step = 1 if page.low(at + 1) == "-" else 0
        last = ones.get(page.low(at + 1 + step), 0)
        return (tens[low] + last, at + 2 + step) if 0 < last < 10 else (tens[low], at + 1)
    return (ones[low], at + 1) if 0 < ones.get(low, 0) < 20 else None


def thousands_year(page: Page, at: int) -> tuple[int, int] | None:
    """Return `two thousand and fifteen` as a year, where only a year can stand."""
    if page.table.ones.get(page.low(at)) not in {1, 2} or page.table.scales.get(page.low(at + 1)) != 1000:
        return None
    year = page.table.ones[page.low(at)] * 1000
    step = at + 3 if page.low(at + 2) in page.table.words["and"] else at + 2
    rest = _below_hundred(page, step)
    if rest is None:
        return year, at + 2
    return year + rest[0], rest[1]


def bare_year(page: Page, at: int) -> Span | None:
    """A bare year: four figures that count nothing."""
    found = year_at(page, at)
    if found is None and page.low(at - 1) in page.table.words["within_period"]:
        found = thousands_year(page, at)
        found = found if found and (found[1] >= len(page.found) or page.low(found[1]) in {".", ","}) else None
    if found is None:
        return None
    year, end = found
    if page.found[at].type is Type.FIGURE and not _reads_as_year(page, at, year):
        return None
    if page.low(end) in page.table.words["bc"]:
        year, end = 1 - year, end + 1
    return whole_year(year, at, end, "year")


def _reads_as_year(page: Page, at: int, year: int) -> bool:
    before, after, words = page.low(at - 1), page.low(at + 1), page.table.words
    if before in {"$", "€", "£", "¥", "#"} or before in words["numbering"]:
        return False
    if not 1400 <= year <= 2199 and before not in words["in"] and before not in words["year"]:
        timed = page.low(at - 2) in words["earlier_in"] | words["later_in"]  # no earlier than 1341
        if not timed or year < 1000:
            return False
    if (before in {"-", "/", "."} and page.joined(at)) or (
        after in {"-", "–"}
        and page.joined(at + 1)
        and page.joined(at + 2)
        and page.found[at + 2].type is Type.WORD
        and page.found[at + 2].text[:1].islower()
        and page.low(at + 2) not in words["infinitive"]
    ):
        return False
    if at and page.joined(at) and before not in {"(", '"', "'", "[", "—", "–", "-", "~", "<", ">", "="}:
        return False
    if after == "-" and page.joined(at + 1) and page.joined(at + 2) and page.figure(at + 2):
        return False  # 2015-1-32
    if before in words["name_before"] or (after == "/" and page.joined(at + 1)):
        return False
    if before in words["before_year"] or before in page.table.months or year < 1400:
        return True
    if (
        after in page.table.time_units
        or (after in page.table.units and len(after) > 2)
        or after in page.table.currencies
    ):
        return False
    if 1900 <= year <= 2099:
        return not (
            after.endswith(page.table.plural)
            and after not in words["not_noun"]
            and page.found[at + 1].text[:1].islower()
            and before not in words["articles"]
            and after not in words["nouns_of_years"]
        )
    return False


def whole_year(year: int, start: int, end: int, rule: str, *, soft: bool = False, note: str = "") -> Span:
    """Return a year, from its first day to its last."""
    return Span(ordinal(year, 1, 1), ordinal(year, 12, 31), start, end, "year", rule, soft, note)


def short_year(page: Page, at: int) -> Span | None:
    """'98, the '80s."""
    two = page.figure(at + 1)
    if len(two) != 2 or not page.joined(at + 1) or (not page.found[at].gap and at):
        return None
    if page.low(at + 2) in page.table.words["decade_ends"] and page.joined(at + 2):
        return _ten_years(full_year(int(two)), at, at + 3)
    return whole_year(full_year(int(two)), at, at + 2, "short-year", soft=True)


def year_range(page: Page, at: int) -> Span | None:
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
    if len(other) == 2 and 1 <= int(other) <= 12 and last <= first:
        return None  # 2014-10, 2014/10
    if last <= first:
        last += 100 if len(other) == 2 else 0
    if not first < last <= first + 200:
        return None
    return Span(ordinal(first), ordinal(last, 12, 31), at, at + 3, "range", "year-range")


def year_era(page: Page, at: int) -> Span | None:
    """1479 BC, 70 AD; the years before our era are counted without a year 0."""
    text = page.figure(at)
    if not text or len(text) > 5 or page.low(at + 1) not in page.table.words["bc"] | page.table.words["ad"]:
        return None
    if not page.found[at + 1].text[:1].isupper() or int(text) == 0:
        return None
    year = 1 - int(text) if page.low(at + 1) in page.table.words["bc"] else int(text)
    return whole_year(year, at, at + 2, "era")


def era_year(page: Page, at: int) -> Span | None:
    """AD 70."""
    if page.low(at) not in page.table.words["ad"] or not page.found[at].text.isupper() or not page.figure(at + 1):
        return None
    return whole_year(int(page.figure(at + 1)[:5]), at, at + 2, "era") if int(page.figure(at + 1)[:5]) else None


def decade(page: Page, at: int) -> Span | None:
    """1990s, 1990's, the 80s."""
    text = page.figure(at)
    end = at + 1
    if page.low(end) in {"'", "’"} and page.joined(end):
        end += 1
    if page.low(end) not in page.table.words["decade_ends"] or not page.joined(end) or not text.endswith("0"):
        return None
    if len(text) == 4 and 1000 <= int(text) <= 2999:
        if text.endswith("00") and int(text) < 1999:
            return Span(ordinal(int(text)), ordinal(int(text) + 99, 12, 31), at, end + 1, "century", "decade")
        return _ten_years(int(text), at, end + 1)
    if len(text) == 2 and (page.low(at - 1) == "-" or page.low(at - 1) in page.table.words["before_decade"]):
        return _ten_years(full_year(int(text)) if int(text) > 9 else 2000, at, end + 1)
    return None


def _ten_years(year: int, start: int, end: int) -> Span:
    return Span(ordinal(year), ordinal(year + 9, 12, 31), start, end, "decade", "decade")


def worded_decade(page: Page, at: int) -> Span | None:
    """The nineties, the late forties."""
    since, before = page.table.decades.get(page.low(at)), page.low(at - 1)
    if since is None or not (before == "-" or before in page.table.words["before_worded_decade"]):
        return None
    return _ten_years(1900 + since, at, at + 1)


def century(page: Page, at: int) -> Span | None:
    """The 19th century."""
    found = place_at(page, at)
    if found is None:
        return None
    place, end = found
    if page.low(end) == "-" and page.joined(end):
        end += 1
    if page.table.time_units.get(page.low(end)) != "century" or not 1 <= place <= 40:
        return None
    end += 1
    first = (place - 1) * 100 + 1
    if page.low(end) in page.table.words["bc"]:
        return Span(
            ordinal(1 - place * 100), ordinal(-(place - 1) * 100, 12, 31), at, end + 1, "century", "century", soft=True
        )
    if page.low(end) in page.table.words["ad"] and page.capital(end):
        end += 1
    return Span(
        ordinal(first - 1 if first > 1 else 1), ordinal(first + 98, 12, 31), at, end, "century", "century", soft=True
    )
