"""Years long ago: in 843, from 1189 to 1199, 291-264 BC, AD 54-68, the spring of 211 BC, 15 March 44 BC."""

from dataclasses import replace

from verifier.values import days
from verifier.values.dates.ordinals import place_at
from verifier.values.dates.page import Page, Span
from verifier.values.dates.parts import season_span
from verifier.values.dates.years import century, decade, whole_year
from verifier.values.days import ordinal
from verifier.values.tokens import Type

QUARTERS = 4  # the least part of a century that is named
MODERN = 1400  # from here on four figures are a year of themselves
LONGEST = 300  # years between the two ends of a range


def era_range(page: Page, at: int) -> Span | None:
    """291-264 BC, from 219 to 211 BC, 54-68 AD, AD 54-68."""
    if page.low(at) in page.table.words["ad"]:
        ends = _two_figures(page, at + 1) if page.found[at].text.isupper() else None
        return _range(ends[0], ends[1], at, at + 4) if ends and not _counts(page, at + 4) else None
    ends = _two_figures(page, at)
    era = _era(page, at + 3)
    if ends is None or not era:
        return None
    first, last = ends if era > 0 else (1 - ends[0], 1 - ends[1])
    return _range(first, last, at, at + 4)


def old_range(page: Page, at: int) -> Span | None:
    """1189-1199, (r. 871-99), between 1347 and 1351, from 1337 until 1453."""
    ends = _two_figures(page, at)
    if ends is None or ends[0] >= MODERN or ends[0] < 100 or _counts(page, at + 3):
        return None
    first, last = ends
    if page.low(at + 1) in {"-", "–", "—"} and len(page.figure(at + 2)) == 2:
        last += first // 100 * 100
    four = first >= 1000
    before, sooner = page.low(at - 1), page.low(at - 2)
    words = page.table.words
    changes = sooner in words["rising"] or sooner in words["falling"]
    reigns = before == "(" or before in words["reigning"] or (before == "." and sooner in words["lived_short"])
    spans = before in words["range_openers"] and not changes
    alone = at == 0 and at + 3 >= len(page.found)
    if not (reigns or (four and (alone or spans or page.low(at + 1) in {"-", "–", "—"}))):
        return None
    return _range(first, last, at, at + 3)


def old_year(page: Page, at: int) -> Span | None:
    """In 843, the charter of 1215, before 1066: a year from the word before it."""
    text = page.figure(at)
    if len(text) not in {3, 4} or text[0] == "0" or not int(text) < MODERN or _counts(page, at + 1):
        return None
    before, sooner, words = page.low(at - 1), page.low(at - 2), page.table.words
    if before in words["of"]:
        named = at > 1 and page.found[at - 2].type is Type.WORD and sooner not in words["amounts_of"]
        return whole_year(int(text), at, at + 1, "year") if named and len(text) == 4 else None
    if before in words["in"] and at > 1 and (page.figure(at - 2) or sooner in page.table.ones):
        return None  # one in 500
    if before in words["from"] and page.low(at + 1) in words["joins_years"]:
        return None  # from 1000 to 2000 hires
    dated = before == "." and (sooner in words["short_circa"] or sooner in words["dated_short"])
    whole = len(text) == 4 and (before in words["before_old_year"] or before in words["years"])
    cued = whole or before in words["before_short_old_year"]
    return whole_year(int(text), at, at + 1, "year") if dated or cued else None


def eras(page: Page) -> tuple[tuple[int, int], ...]:
    """Return the years of a text that are written with an era: the token, and the year, below zero for BC."""
    words = page.table.words
    if not page.rare or (words["bc"].isdisjoint(page.lows) and words["ad"].isdisjoint(page.lows)):
        return ()
    found = []
    for at in range(1, len(page.found)):
        era = _era(page, at)
        figure = page.figure(at - 1) or (page.figure(at + 1) if era > 0 else "")
        if era and figure and len(figure) < 5:
            found.append((at, era * int(figure)))
    return tuple(found)


def kin_year(page: Page, at: int) -> Span | None:
    """In 219, (291 to 264): years of an era that the text writes at another year near them."""
    text = page.figure(at)
    if not page.eras or not text or len(text) > 4 or int(text) == 0:
        return None
    before, words = page.low(at - 1), page.table.words
    after_season = before in words["of"] and page.low(at - 2) in page.table.seasons
    cued = any(before in words[name] for name in ("before_old_year", "between", "and")) or before == "("
    if not cued and not after_season:
        return None
    ends = _two_figures(page, at)
    if ends is not None and ends[0] > ends[1] and _is_kin(page, at, ends[0]) and not _counts(page, at + 3):
        return _range(1 - ends[0], 1 - ends[1], at, at + 3)
    if before == "(" or before in words["and"] or _counts(page, at + 1) or not _is_kin(page, at, int(text)):
        return None
    return whole_year(1 - int(text), at, at + 1, "year")


def _is_kin(page: Page, at: int, year: int) -> bool:
    """Return whether the last year with an era, or the next, is one before our era and not far off."""
    before = [era for place, era in page.eras if place < at]
    nearest = before[-1] if before else page.eras[0][1]
    return nearest < 0 and abs(-nearest - year) <= LONGEST


def old_season(page: Page, at: int) -> Span | None:
    """The spring of 211 BC, winter 1347."""
    season = page.table.seasons.get(page.low(at))
    step = at + 2 if page.low(at + 1) in page.table.words["of"] else at + 1
    text, era = page.figure(step), _era(page, step + 1)
    if season is None or not text or int(text) == 0 or len(text) > 4:
        return None
    if era:
        return season_span(season, 1 - int(text) if era < 0 else int(text), at, step + 2, soft=True)
    if page.eras and _is_kin(page, at, int(text)) and not _counts(page, step + 1):
        return season_span(season, 1 - int(text), at, step + 1, soft=True)
    old = 1000 <= int(text) < MODERN and not _counts(page, step + 1)
    return season_span(season, int(text), at, step + 1, soft=True) if old else None


def part_of_century(page: Page, at: int) -> Span | None:
    """The first half of the fourteenth century, the last quarter of the 1340s."""
    found = place_at(page, at)
    place, step = found or (0, at + 1)
    words, low = page.table.words, page.low(step)
    parts = 0 if low in words["plural_parts"] else page.table.denominators.get(low, 0)
    if page.low(at) in words["last_of"]:
        place = parts
    if not 1 <= place <= parts <= QUARTERS or page.low(step + 1) not in words["of"] or step + 3 >= len(page.found):
        return None
    inner = step + 3 if page.low(step + 2) in words["the"] else step + 2
    whole = century(page, inner) or decade(page, inner)
    if whole is None:
        return None
    length = whole.last + 1 - whole.first
    first, last = whole.first + length * (place - 1) // parts, whole.first + length * place // parts - 1
    return Span(first, last, at, whole.end, "range", "part-of-century", soft=True)


def in_its_era(page: Page, span: Span) -> Span:
    """Return a day or month with the era that stands behind it: 15 March 44 BC."""
    era = _era(page, span.end)
    text = page.figure(span.end - 1)
    if not era or span.grain not in {"day", "month"} or not text or int(text) == 0 or span.note:
        return span
    year = 1 - int(text) if era < 0 else int(text)
    _, month, day = days.civil(span.first)
    if not days.exists(year, month, day):
        return span
    first = ordinal(year, month, day)
    last = first + days.month_length(year, month) - 1 if span.grain == "month" else first
    return replace(span, first=first, last=last, end=span.end + 1, no_year=False, soft=False, others=())


def _era(page: Page, at: int) -> int:
    """Return -1 where a token says before our era, 1 where it says of our era, else 0."""
    low = page.low(at)
    if not low or not page.found[at].text[:1].isupper():
        return 0
    return -1 if low in page.table.words["bc"] else 1 if low in page.table.words["ad"] else 0


def _two_figures(page: Page, at: int) -> tuple[int, int] | None:
    """Return two whole figures with a dash, `to` or `until` between them."""
    one, join, other = page.figure(at), page.low(at + 1), page.figure(at + 2)
    if not one or not other or len(one) > 4 or len(other) > 4 or int(one) == 0 or int(other) == 0:
        return None
    words = page.table.words
    if join not in words["joins_years"] and not (join in words["and"] and page.low(at - 1) in words["between"]):
        return None
    return int(one), int(other)


def _range(first: int, last: int, start: int, end: int) -> Span | None:
    if not first < last <= first + LONGEST:
        return None
    return Span(ordinal(first), ordinal(last, 12, 31), start, end, "range", "year-range")


def _counts(page: Page, at: int) -> bool:
    """Return whether the word behind a figure is what it counts: a noun, unit, scale or sign."""
    low = page.low(at)
    if not low or at >= len(page.found):
        return False
    if page.found[at].type is Type.MARK:
        return low in {"%", "°", "/", ":", "$", "€", "£"} or (low in {"-", "–"} and page.joined(at))
    if page.found[at].type is Type.FIGURE:
        return True
    return (
        page.found[at].text[:1].islower()
        and low not in page.table.words["not_noun"]
        and not low.endswith(page.table.endings["participle"])
    )
