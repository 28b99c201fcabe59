"""Figures that are part of a name and say nothing by themselves."""

from verifier.values.dates.page import Page
from verifier.values.tokens import Type


def in_name(page: Page, at: int) -> bool:
    """Return whether a figure is part of a name: Covid-19, Boeing 737, Article 5, G20, F-16, RAVOX-2."""
    token = page.found[at]
    if token.type is not Type.FIGURE:
        return False
    before = page.found[at - 1]
    if (
        not token.gap
        and before.type is Type.WORD
        and before.low not in page.table.currencies
        and before.low not in page.table.words["minus"]
    ):
        return before.low not in page.table.currency_signs
    if (
        not token.gap
        and before.low in {"-", "–"}
        and at >= 2
        and not before.gap
        and page.found[at - 2].type is Type.WORD
    ):
        name = page.found[at - 2]
        return (
            name.text[:1].isupper() and name.low not in page.table.months and name.low not in page.table.words["mid"]
        ) or name.low in page.table.words["name_before"]
    if _behind_name(page, at):
        return True
    if before.type is Type.WORD and before.low in page.table.words["name_before"] and token.text.isdecimal():
        return before.text[:1].isupper() or before.low in page.table.words["name_before_in_small"]
    return before.low in {"#", "@"} and not token.gap


def _behind_name(page: Page, at: int) -> bool:
    """Return whether a bare figure stands right behind a capitalised name and counts nothing: Galaxy Note 20."""
    token, before = page.found[at], page.found[at - 1]
    if before.type is not Type.WORD or not before.text[:1].isupper() or not token.gap or len(token.text) > 4:
        return False
    if not token.text.isdecimal() or token.text[:1] == "0":
        return False
    words, known = page.table.words, page.table
    if before.low in words["not_noun"] or before.low in words["no_name_before"]:
        return False
    starts = at < 2 or (
        page.found[at - 2].type is Type.MARK and page.found[at - 2].low in {".", "?", "!", ":", '"', "|"}
    )
    if starts or before.low in page.phrases.starts or before.low in known.currencies or before.low in known.units:
        return False
    if before.low.endswith(known.plural) and not before.low.endswith(known.endings["no_plural_name"]):
        return False  # a heading: Employees 450
    following = page.found[at + 1] if at + 1 < len(page.found) else None
    if following is None or following.type is Type.MARK:
        return following is None or following.low in {".", ",", ";", ")", "(", "?", "!", "|"} or following.gap
    return following.low in words["not_noun"] or following.text[:1].isupper()
