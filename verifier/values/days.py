"""Days as whole numbers, for any year: 0001-01-01 is 1, earlier days are 0 and below (no year 0 is printed: 1 BC is 0).

The count follows the proleptic Gregorian calendar, as ISO 8601 does; the arithmetic is by eras of 400 years, each of
which has 146,097 days.
"""

ERA_DAYS = 146_097
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Return whether a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def exists(year: int, month: int, day: int) -> bool:
    """Return whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def ordinal(year: int, month: int = 1, day: int = 1) -> int:
    """Return the number of a day."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + _BEFORE[month - 1] + (month > 2 and is_leap(year)) + day


def civil(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day's number."""
    era, rest = divmod(number - 1, ERA_DAYS)
    centuries = min(rest // 36_524, 3)
    rest -= centuries * 36_524
    fours, rest = divmod(rest, 1461)
    years = min(rest // 365, 3)
    year = era * 400 + centuries * 100 + fours * 4 + years + 1
    day_of_year = rest - years * 365
    month = 12
    while _BEFORE[month - 1] + (month > 2 and is_leap(year)) > day_of_year:
        month -= 1
    return year, month, day_of_year - _BEFORE[month - 1] - (month > 2 and is_leap(year)) + 1


def iso_weekday(number: int) -> int:
    """Return the day of the week: Monday is 1."""
    return (number - 1) % 7 + 1


def full_years(start: int, end: int) -> int:
    """Return how many years have passed in full from one day to another."""
    first, last = civil(start), civil(end)
    return last[0] - first[0] - (last[1:] < first[1:])


def plus_months(number: int, months: int) -> int:
    """Return the day that lies some months later; a day that the month lacks becomes its last."""
    year, month, day = civil(number)
    total = year * 12 + month - 1 + months
    year, month = divmod(total, 12)
    return ordinal(year, month + 1, min(day, month_length(year, month + 1)))


def text(number: int) -> str:
    """Return a day in EDTF: 2025-11-30, -0002-03-01 for 3 BC, Y12025-01-01 beyond four digits."""
    year, month, day = civil(number)
    return f"{year_text(year)}-{month:02d}-{day:02d}"


def year_text(year: int) -> str:
    """Return a year in EDTF."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def span_text(first: int, last: int) -> str:
    """Return first and last day in EDTF, as one year, month or day where they are one."""
    if first == last:
        return text(first)
    year, month, day = civil(first)
    end_year, end_month, end_day = civil(last)
    if day == 1 and end_day == month_length(end_year, end_month):
        if month == 1 and end_month == 12:
            if year == end_year:
                return year_text(year)
            if end_year == year + 9 and year % 10 == 0 and 1000 <= year <= 9999:
                return f"{year // 10}X"
            if end_year == year + 99 and year % 100 == 0 and 1000 <= year <= 9999:
                return f"{year // 100}XX"
            return f"{year_text(year)}/{year_text(end_year)}"
        if (year, month) == (end_year, end_month):
            return f"{year_text(year)}-{month:02d}"
    return f"{text(first)}/{text(last)}"
