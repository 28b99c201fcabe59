"""Small words turned round: with for without, inside for outside, all but one; six years before for after."""

import re
from collections.abc import Iterator

from verifier import words as tables
from verifier.judge.clauses import Clause, clauses, low, stems
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import Figure, Token, lows, read
from verifier.judge.signs import ORDINAL, denies, signs
from verifier.judge.stems import stem
from verifier.pattern import pattern
from verifier.values import compare
from verifier.values.value import Kind, Relation

ANCHOR = 6  # content words behind before or after that name what it was before or after

_BEFORE = frozenset({"before", "earlier", "previously", "prior"})
_AFTER = frozenset({"after", "later", "afterwards", "following"})
_ORDER = _BEFORE | _AFTER
_ADVERBS = frozenset({"earlier", "previously", "later", "afterwards"})
_MORE = frozenset({"more", "above", "higher", "up", "greater", "larger", "bigger", "longer", "taller", "older"})
_LESS = frozenset({"less", "fewer", "below", "lower", "down", "smaller", "shorter", "younger", "cheaper"})
_ROSE = frozenset({"rose", "up", "increased", "grew", "gained", "climbed"})
_FELL = frozenset({"fell", "down", "decreased", "declined", "dropped", "lost"})
_EXCEPT = frozenset({"except", "excepting", "excluding"})
_KEEPING = _EXCEPT | {"but", "only", "unless", "other", "save", "apart", "otherwise", "rest", "remaining", "else"}
_RATE = pattern(r"\s+(?:an?|per|each|every)\s+(second|minute|hour|day|week|month|quarter|year)\b", re.IGNORECASE)
_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
_OUTSIDE = pattern(r"\boutside (?:of )?(?:the |its |their )?([\w-]+)", re.IGNORECASE)
_WITHOUT = pattern(r"\bwithout (?:any |an? |the )?([\w-]+)", re.IGNORECASE)
_UNTIL = pattern(r"\b(?:until|till)\b[^.,;:]{0,60}?\b((?:1\d|20)\d\d)\b")
_SINCE = pattern(r"\b(?:from|since) ((?:1\d|20)\d\d)\b(?!\s*(?:to|until|till|through|-|–|onwards?\b))", re.IGNORECASE)
_ORDINAL = pattern(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+teenth|[a-z-]+ieth|\d+(?:st|nd|rd|th))\b"
)
_TIMES = frozenset({"time", "times", "quarter", "half", "day", "week", "month", "year", "century", "of", "place"})


def opposed(claim: str, words: str) -> tuple[Disagreement, ...]:
    """Return where a claim has the opposite of a small word of its words, about the same: with, after, a minute."""
    ours, theirs = lows(claim), lows(words)
    found: list[Disagreement] = []
    if "without" in theirs or "outside" in theirs:
        found += _prepositions(claim, words)
    if theirs & _EXCEPT and not ours & _KEEPING:
        found += _excepted(claim, words)
    if ours & {"from", "since"} and theirs & {"until", "till"}:
        found += _until(claim, words)
    if ours & {"until", "till"} and theirs & tables.table("judge_start_words"):
        found += _began(claim, words)
    if ours & _ORDER and theirs & _ORDER:
        found += _moved(claim, words)
    if ours & (_MORE | _LESS) and theirs & (_MORE | _LESS | _ROSE | _FELL):
        found += _compared(claim, words)
    if not _UNITS.isdisjoint(ours) and _RATE.search(claim) and _RATE.search(words):
        found += _rates(claim, words)
    if signs(claim) & signs(words) & ORDINAL and _ORDINAL.search(claim) and _ORDINAL.search(words):
        found += _ranked(claim, words)
    return tuple(found)


def _prepositions(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a `with flash` of the claim over a `without flash`, an `in the country` over an `outside the country`."""
    if any(denies(word) or word in tables.table("judge_other_negations") for word in lows(claim)):
        return
    for form, opposite in ((_WITHOUT, "with"), (_OUTSIDE, "(?:in|inside|within)")):
        for match in form.finditer(words):
            noun = re.escape(match[1])
            turned = re.compile(rf"\b{opposite} (?:any |an? |the |its |their )?{noun}\b", re.IGNORECASE)
            said = turned.search(claim)
            if said and not turned.search(words) and match[0].lower() not in claim.lower():
                yield Disagreement("negation", said[0], match[0], f"the words say {match[0]}", hard=True)
                return


def _excepted(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield what the words except, told by the claim of the rule: closed on Mondays except Easter Monday."""
    for clause in clauses(words):
        place = next((i for i, token in enumerate(clause) if low(token) in _EXCEPT), None)
        if not place:
            continue
        rule, exception = stems(clause[:place]), stems(clause[place + 1 :])
        for part in clauses(claim):
            told, denied = stems(part), _denies(part)
            common = told & rule - exception
            if common and exception and exception <= told and denied == _denies(clause[:place]):
                limit = words[clause[place].start : clause[-1].end]
                said = claim[part[0].start : part[-1].end]
                yield Disagreement("limit", said, limit, "the words make an exception of it", hard=True)
                return


def _denies(clause: Clause) -> bool:
    return any(denies(low(token)) for token in clause)


def _until(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a `from 1949` of the claim over an `until her retirement in 1949`."""
    for match in _SINCE.finditer(claim):
        other = next((one for one in _UNTIL.finditer(words) if one[1] == match[1]), None)
        if other and not re.search(rf"\b(?:from|since) {match[1]}\b", words, re.IGNORECASE):
            yield Disagreement("direction", match[0], other[0], "the words say until then", hard=True)


def _began(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield an `until 10 November` of the claim over a `began on 10 November`."""
    if lows(words) & ({"until", "till", "to", "through"} | tables.table("judge_end_words")):
        return
    dates = {one.value.edtf[-5:]: one for one in read(words).figures if one.value.kind is Kind.DATE and one.value.edtf}
    for one in read(claim).figures:
        other = dates.get(one.value.edtf[-5:]) if one.value.hedge.lower() in {"until", "till"} else None
        if other is not None:
            yield Disagreement(
                "direction", one.mention.text, other.mention.text, "the words say it began then", hard=True
            )


def _moved(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a time before something that is a time after it in the words: six years before, six years after."""
    for one, other in _same(claim, words, {Kind.DURATION}):
        ours, theirs = _marker(claim, one, _ORDER), _marker(words, other, _ORDER)
        if ours is None or theirs is None:
            continue
        mine, own = _anchor(claim, ours), _anchor(words, theirs)
        turned = (low(ours) in _BEFORE) != (low(theirs) in _BEFORE)
        if mine & own and (low(ours) in _ADVERBS) != (low(theirs) in _ADVERBS):
            turned = not turned  # five days earlier a rocket fell: five days after the rocket
        if turned and ((mine & own) or not (mine or own)):
            yield _turned(claim, words, (one, ours), (other, theirs))


def _compared(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield an amount that is more than something and is less than it, or a fall, in the words."""
    kinds = {Kind.PERCENT, Kind.POINTS, Kind.QUANTITY, Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.FRACTION}
    for one, other in _same(claim, words, kinds):
        ours = _marker(claim, one, _MORE | _LESS)
        behind = _marker(words, other, _MORE | _LESS)
        theirs = behind or _verb(words, other)
        if ours is None or theirs is None:
            continue
        up = low(theirs) in _MORE | _ROSE
        if (low(ours) in _MORE) != up and not (behind and _is_turned(claim, words, one, theirs)):
            yield _turned(claim, words, (one, ours), (other, theirs))


def _same(claim: str, words: str, kinds: set[Kind]) -> Iterator[tuple[Figure, Figure]]:
    """Yield each figure of a claim with the only one of the words that is equal to it."""
    theirs = [one for one in read(words).figures if one.value.kind in kinds]
    for one in read(claim).figures:
        if one.value.kind not in kinds:
            continue
        equal = [other for other in theirs if _equal(one, other)]
        if len(equal) == 1:
            yield one, equal[0]


def _equal(one: Figure, other: Figure) -> bool:
    if one.value.kind is other.value.kind and compare(one.value, other.value).relation is Relation.EQUAL:
        return True
    ours, theirs = one.value.written, other.value.written
    plain = ours.low is not None and ours.low == ours.high and theirs.low == theirs.high and not ours.approximate
    alike = one.value.senses[0].unit == other.value.senses[0].unit or not one.value.senses[0].unit
    return plain and alike and theirs.low is not None and abs(ours.low or 0) == abs(theirs.low)


def _marker(text: str, figure: Figure, known: frozenset[str]) -> Token | None:
    """Return the word right behind a figure, or behind what it counts, that is one of those known."""
    for token in read(text).tokens:
        if figure.mention.end <= token.start <= figure.mention.end + 24:
            if low(token) in known:
                return token
            if not token.text[:1].isalpha() or low(token) in tables.table("prepositions"):
                return None
    return None


def _verb(text: str, figure: Figure) -> Token | None:
    """Return the verb of rising or falling right before a figure: rose 11 per cent, up 2.6 ppm."""
    before = [token for token in read(text).tokens if token.end <= figure.mention.start][-2:]
    close = [token for token in before if low(token) in _ROSE | _FELL]
    gap = {low(token) for token in before[before.index(close[-1]) + 1 :]} if close else set()
    return close[-1] if close and gap <= {"by", "about", "some", "around"} else None


def _is_turned(claim: str, words: str, one: Figure, theirs: Token) -> bool:
    """Return whether the claim begins with what the words compare with: the target was 2 points above the result."""
    begins = {token.stem for token in read(claim).tokens if token.stem and token.end <= one.mention.start}
    return bool(begins & _anchor(words, theirs)) or bool(
        re.search(r"\b(?:from|to)\b", words[theirs.end : theirs.end + 6])
    )


def _anchor(text: str, marker: Token) -> frozenset[str]:
    """Return the stems of what a before, after or than speaks of."""
    behind = []
    for token in read(text).tokens:
        if token.start < marker.end:
            continue
        if token.text in {",", ";", ":", ".", "("} or low(token) in {"and", "but", "while", "which", "who"}:
            break
        if token.stem:
            behind.append(token.stem)
    return frozenset(behind[:ANCHOR])


def _turned(claim: str, words: str, ours: tuple[Figure, Token], theirs: tuple[Figure, Token]) -> Disagreement:
    said, found = (
        text[min(one.mention.start, token.start) : max(one.mention.end, token.end)]
        for text, (one, token) in ((claim, ours), (words, theirs))
    )
    return Disagreement("direction", said, found, "they are turned round", hard=True)


def _rates(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a figure that the claim gives for another unit of time than the words: 30 a second, 30 a minute."""
    for one, other in _same(claim, words, {Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.QUANTITY}):
        ours, theirs = _RATE.match(claim, one.mention.end), _RATE.match(words, other.mention.end)
        if ours and theirs and ours[1].lower() != theirs[1].lower():
            yield Disagreement(
                "role", ours[0].strip(), theirs[0].strip(), "the words say it of another time", hard=True
            )


def _ranked(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a `first woman` of the claim over a `second woman` of the words."""
    ours = _places(claim)
    theirs = _places(words) if ours else {}
    for noun, (place, said) in ours.items():
        if noun in theirs and theirs[noun][0] != place:
            yield Disagreement("limit", said, theirs[noun][1], f"the words say {theirs[noun][1]}", hard=True)
            return


def _places(text: str) -> dict[str, tuple[object, str]]:
    """Return each noun of a text behind an ordinal, with it; those with several are left out."""
    found: dict[str, tuple[object, str] | None] = {}
    tokens = read(text).tokens
    for one in read(text).figures:
        if one.value.kind is not Kind.ORDINAL or one.value.hedge:
            continue
        behind = next((token for token in tokens if token.start >= one.mention.end), None)
        if behind is None or not behind.stem or low(behind) in _TIMES or low(behind).endswith("est"):
            continue
        noun = stem(low(behind))
        said = text[one.mention.start : behind.end]
        known = found.get(noun, (one.value.senses[0].interval.low, said))
        found[noun] = known if known and known[0] == one.value.senses[0].interval.low else None
    return {noun: one for noun, one in found.items() if one is not None}
