"""Yesterday, today, tomorrow."""

from functools import cache

from verifier.values.dates.page import Page, Span
from verifier.values.tables import Table
from verifier.words import table, words


def near(page: Page, at: int) -> Span | None:
    """Today, yesterday, tomorrow; the day before yesterday, the day after tomorrow."""
    if page.today is None:
        return None
    words = page.table.words
    low = page.low(at)
    if low in words["the"] and page.low(at + 1) in words["day"]:
        beyond = (("day_before", "yesterday", -2), ("after", "tomorrow", 2))
        for preposition, name, step in beyond:
            if page.low(at + 2) in words[preposition] and page.low(at + 3) in words[name]:
                return Span(page.today + step, page.today + step, at, at + 4, "day", "near-day")
        return None
    if page.low(at + 1) in words["day_parts"] and low in words["this"] | words["last"]:
        step = 0 if low in words["this"] else -1
        return Span(page.today + step, page.today + step, at, at + 2, "day", "near-day")
    for name, step in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        if low.removesuffix(page.table.possessive) in words[name]:
            end = at + 1
            if page.low(end) in words["day_parts"]:
                end += 1
            return Span(page.today + step, page.today + step, at, end, "day", "near-day")
    return None


def looks_ahead(page: Page, at: int, end: int) -> bool:
    """Return whether the verb before looks ahead: will meet on Friday."""
    future = page.table.words["future"]
    begin = max(0, at - 9)
    near = [page.low(i) for i in range(begin, at)]
    for stop in (".", ";", "!", "?"):
        if stop in near:
            near = near[len(near) - near[::-1].index(stop) :]
    words = page.table.words
    bound = words["having"] | words["present_be"]
    return (
        any(low in future and near[i - 1 : i] != ["-"] for i, low in enumerate(near))
        or any(near[i] in bound and near[i + 1] in words["infinitive"] for i in range(len(near) - 1))
        or (len(near) > 2 and near[-1] in words["as"] and near[-3] in words["as"] and near[-2] in words["soon"])
    )


def tells_no_past(page: Page, at: int) -> bool:
    """Return whether the clause before has words and no verb in the past: the teams meet again on Friday."""
    near: list[str] = []
    for i in range(at - 1, max(-1, at - 1 - CLAUSE), -1):
        if page.low(i) in {",", ".", ";", ":", "!", "?", '"'}:
            break
        near.append(page.low(i))
    return len(near) > 2 and not any(_is_past(low, page.table) for low in near)


CLAUSE = 12  # words before a weekday in which its verb stands


def _is_past(low: str, known: Table) -> bool:
    return low.endswith(known.endings["participle"]) or low in known.words["past_auxiliaries"] or low in _pasts()


@cache
def _pasts() -> frozenset[str]:
    groups = (group.split() for group in words("irregular_verbs"))
    return frozenset(form for group in groups for form in group[1:]) | table("past_verbs")
