"""How the source's words differ from the recorded ones, and whether a number, date, name or negation changed."""

import re

from verifier.model import Change
from verifier.quotes.fold import folded
from verifier.quotes.marks import DASHES, RAISED

MOST = 50  # changes that are listed
LONGEST = 4_000  # words on either side; beyond, one change stands for all
SIGNED = r"(?:(?<![\w)\]])[-+\u2212\u2013])?[€$£¥]?\d(?:[\d.,·'’\u00a0\u2009\u202f]*\d)?[²³½¼¾]?%?"
TOKEN = re.compile(
    SIGNED + "|(?:[^\\W\\d_][\u0300-\u036f\u00ad\u200b\ufeff]*)+(?:['’](?:[^\\W\\d_])+)?|[½¼¾⅓⅔€$£¥%‰±<>≤≥]"
)
_NEGATIONS = """
no not non never none neither nor nobody nothing nowhere without cannot hardly barely denied denies
nicht kein keine keiner keinen keinem keines nie niemals ohne weder
ne pas sans jamais ni aucun aucune nunca ningún ninguna niet geen nooit zonder
"""
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half
third quarter first second twice double triple zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert
tausend millionen milliarde milliarden
"""
_DATES = """
january february march april may june july august september october november december jan feb mar apr jun jul aug
sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow januar
februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
"""
NEGATIONS, NUMBERS, DATES = (frozenset(words.split()) for words in (_NEGATIONS, _NUMBERS, _DATES))
YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")


def changes(quote: str, found: str) -> tuple[Change, ...]:
    """Return the differences between the recorded words and the source's, in the order of the quote."""
    ours, theirs = _differing(quote, found)
    if max(len(ours), len(theirs)) > LONGEST:
        return (Change(quote, found),)
    from rapidfuzz.distance import Levenshtein

    listed = []
    for op in Levenshtein.opcodes([_key(t[0]) for t in ours], [_key(t[0]) for t in theirs]):
        if op.tag != "equal":
            recorded = _piece(quote, ours[op.src_start : op.src_end])
            there = _piece(found, theirs[op.dest_start : op.dest_end])
            listed.append(Change(recorded, there, kind(recorded, there)))
    return tuple(listed[:MOST])


def _differing(quote: str, found: str) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """Return the words of both, without the stretches at either end that are the same to the letter."""
    start = _same(quote, found)
    end = _same(quote[start:][::-1], found[start:][::-1])
    while start > 0 and not quote[start - 1].isspace():
        start -= 1
    ours, theirs = len(quote) - end, len(found) - end
    while ours < len(quote) and not quote[ours].isspace():
        ours, theirs = ours + 1, theirs + 1
    return list(TOKEN.finditer(quote, start, ours)), list(TOKEN.finditer(found, start, theirs))


def _same(a: str, b: str) -> int:
    """Return how many characters two texts have in common at their start, by halving."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if a.startswith(b[low:middle], low) else (low, middle - 1)
    return low


def kind(recorded: str, found: str) -> str:
    """Return what a difference changes: negation, number, date, name, marks, or just words."""
    ours, theirs = _tokens(recorded), _tokens(found)
    if not ours and not theirs:
        return "marks"
    if any(map(_negates, ours)) != any(map(_negates, theirs)):
        return "negation"
    differing = [t for t in ours if t not in theirs] + [t for t in theirs if t not in ours]
    if any(_is_date(t) for t in differing):
        return "date"
    if any(_is_number(t) for t in differing):
        return "number"
    return "name" if any(_is_name(t) for t in differing) else "words"


def _tokens(text: str) -> list[str]:
    return [t[0] for t in TOKEN.finditer(text)]


def _key(token: str) -> str:
    if any(map(str.isnumeric, token)) or not token[0].isalpha():
        return RAISED.sub(".", DASHES.sub("-", token))
    return folded(token)


def _piece(text: str, tokens: list[re.Match[str]]) -> str:
    return text[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _negates(token: str) -> bool:
    low = token.lower().replace("’", "'")
    return low in NEGATIONS or low.endswith("n't")


def _is_number(token: str) -> bool:
    return any(map(str.isnumeric, token)) or token.lower() in NUMBERS or not token[0].isalpha()


def _is_date(token: str) -> bool:
    return (token.lower() in DATES and token[0].isupper()) or YEAR.fullmatch(token) is not None


def _is_name(token: str) -> bool:
    return token[0].isupper() and len(token) > 1
