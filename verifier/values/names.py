"""Figures that are part of a name and say nothing by themselves."""

from verifier.values.dates.page import Page
from verifier.values.tokens import Type

LONGEST = 4  # digits of a number of a model
GENERATIONS = frozenset("23456")  # of mobile networks


def in_name(page: Page, at: int) -> bool:
    """Return whether a figure is part of a name: Covid-19, Boeing 737, Article 5, G20, F-16, RAVOX-2."""
    token = page.found[at]
    if token.type is not Type.FIGURE:
        return False
    if _in_version(page, at):
        return True
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
    if _behind_name(page, at) or _behind_product(page, at):
        return True
    dotted = before.low in page.table.words["version"] and token.text.replace(".", "").isdecimal()  # Version 8.2
    if (
        before.type is Type.WORD
        and before.low in page.table.words["name_before"]
        and (dotted or token.text.isdecimal())
    ):
        return before.text[:1].isupper() or before.low in page.table.words["name_before_in_small"]
    return before.low in {"#", "@"} and not token.gap


def _behind_product(page: Page, at: int) -> bool:
    """Return whether a bare figure stands right behind a name with a capital inside: iPhone 15, PlayStation 5."""
    token, before = page.found[at], page.found[at - 1]
    if before.text[1:].islower():
        return False
    inner = any(letter.isupper() for letter in before.text[1:]) and not before.text.isupper()
    if before.type is not Type.WORD or not inner or before.low.endswith(page.table.possessive):
        return False
    if not token.gap or not token.text.isdecimal() or len(token.text) > LONGEST:
        return False
    low, known = page.low(at + 1), page.table
    percent = low == "%" or low in known.words["percent"] or low in known.words["each_unit"]
    return not (percent or low in known.scales or low in known.suffixes or low in known.currencies)


def in_code(page: Page, at: int) -> bool:
    """Return whether letters join a figure to another, and measure nothing: 0x1F, 12a34; but 2h30, 5ft4, 1e5, 3x4.

    Nor does a generation of networks measure anything: 5G.
    """
    if page.found[at + 1].text == "G" and page.found[at].text in GENERATIONS:
        return True
    if (
        not page.joined(at + 2)
        or page.found[at + 1].type is not Type.WORD
        or page.found[at + 2].type is not Type.FIGURE
    ):
        return False
    low, known = page.low(at + 1), page.table
    if low in known.words["times_sign"]:
        return page.found[at].text == "0"
    return not (low in known.units or low in known.time_symbols or low in known.time_units or low.upper() in {"E", "T"})


def _in_version(page: Page, at: int) -> bool:
    """Return whether a figure is part of one with three parts of which the last has one digit: 8.2.1."""
    first = at if "." in page.found[at].text else at - 2
    if first < 0 or first + 2 >= len(page.found):
        return False
    one, stop, last = page.found[first : first + 3]
    joined = stop.text == "." and not stop.gap and not last.gap
    return joined and last.type is Type.FIGURE and len(last.text) == 1 and one.text.count(".") == 1


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
