"""Where a match may begin and end: never inside a word or a number."""

import re
from unicodedata import category

POINTS = ".,·‧∙⋅٫٬'’"  # between two digits they belong to the number
GROUPING = "\u00a0\u2009\u202f\u2007"  # spaces that print a long number in groups
APOSTROPHES = "'’ʼ＇"
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
BOUND_PREFIX = re.compile(r"(?:^|[^\w])(?:non|un|anti|ex)[-‐‑]$", re.IGNORECASE)
UNIT = re.compile(r"(?:^|[^a-z])(?:[numckµμd]?m|ft|yd|in|s|ha)$", re.IGNORECASE)
PARTING = " \n\t"  # nothing goes on across these
STOPS = ".,;:!?"
# scripts that set no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
RUN = re.compile(r"[^\W_]+")
REACH = 12  # how many code points around a border are looked at


def whole(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] begins and ends outside words and numbers."""
    return starts_whole(text, start) and ends_whole(text, end)


def standing(text: str, quote: str, limit: int) -> list[int]:
    """Return the places where a quote of whole words stands in any case and spacing, in order, `limit` at most.

    From one place on, the word there is skipped: no other place begins inside it. So the work is linear in the text.
    """
    words = quote.split()
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    jump = bool(words) and words[0][0].isalnum() and not _is_unspaced(words[0][0])
    found: list[int] = []
    place = pattern.search(text)
    while place is not None and len(found) < limit:
        if whole(text, *place.span()):
            found.append(place.start())
        run = RUN.match(text, place.start()) if jump else None
        place = pattern.search(text, run.end() if run else place.start() + 1)
    return found


def starts_whole(text: str, start: int) -> bool:
    """Return whether no word or number goes on across `start`."""
    if start <= 0 or start >= len(text) or text[start - 1] in PARTING:
        return True
    before = _visible(text[max(0, start - REACH) : start])
    return not ((before and _joined(before, text[start : start + REACH])) or _bound(before, text[start]))


def ends_whole(text: str, end: int) -> bool:
    """Return whether no word or number goes on across `end`."""
    if end <= 0 or end >= len(text) or text[end] in PARTING:
        return True
    if text[end] in STOPS and text[end + 1 : end + 2] in PARTING:  # nothing, or white space
        return True
    after = _visible(text[end : end + REACH])
    return not after or not _joined(text[max(0, end - REACH) : end], after)


def _joined(before: str, after: str) -> bool:
    """Return whether the last character of `before` and the first of `after` belong to one word or number."""
    left, right = before[-1], after[0]
    if _is_word(left) and _is_word(right):
        return not (_is_note_mark(before, right) or _is_unspaced(left) or _is_unspaced(right))
    if category(right)[0] == "M" and _is_word(left):
        return right not in "\ufe0e\ufe0f\u20e3"
    if left.isdigit() and len(after) > 1 and after[1].isdigit():
        return right in POINTS or (right in GROUPING and _is_group(after[1:]))
    if right.isdigit() and len(before) > 1 and before[-2].isdigit():
        return left in POINTS or (left in GROUPING and _is_group(after))
    if right.isdigit() and left in ".·" and (len(before) == 1 or before[-2] in " \t\n(-−"):
        return True  # .5
    return _is_negated_verb(before, after)


def _is_negated_verb(before: str, after: str) -> bool:
    """Return whether `can|'t` or `can'|t` is being cut."""
    word = before[-2:] + after[:2] if before[-1] in APOSTROPHES else before[-1] + after[:2]
    return word[0] in "nN" and word[1:2] in APOSTROPHES and word[2:3] in {"t", "T"} and len(before) > 1


def _bound(before: str, first: str) -> bool:
    return first.isalpha() and before[-1:] in {"-", "‐", "‑"} and BOUND_PREFIX.search(before) is not None


def _is_unspaced(char: str) -> bool:
    """Return whether a character is of a script that sets no spaces between words."""
    return char >= "\u0e00" and re.match(_UNSPACED, char) is not None


def _is_word(char: str) -> bool:
    return char.isalnum()


def _is_note_mark(before: str, right: str) -> bool:
    """Return whether a raised figure after a word is a footnote's mark, not an exponent (`m²`)."""
    return right in "¹²³⁴⁵⁶⁷⁸⁹⁰" and before[-1].isalpha() and UNIT.search(before) is None


def _is_group(text: str) -> bool:
    return text[:3].isdigit() and len(text[:3]) == 3 and not text[3:4].isdigit()


def _visible(text: str) -> str:
    return text if text.isascii() else INVISIBLE.sub("", text)
