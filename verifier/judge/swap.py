"""Figures told of each other's things: 5 sites in May and 12 in April for 12 in May and 5 in April."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from verifier.judge.deeds import may_be_verb
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import Figure, lows, read
from verifier.pattern import pattern
from verifier.values.value import Kind, Mention

MARGIN = 0.35  # how much better the words around two figures must fit crosswise
MOST = 24  # figures of a text that are looked at

_DIVIDER = pattern(r"[,;:](?=\s)|[.!?](?=\s|$)|\b(?:and|but|while|whereas|against)\b|[()—]")
_DIVIDING = (",", "and", "(", ".", ";", ":", "but", "while", "whereas", "against", "!", "?", ")", "—")  # each has one
_YEAR = pattern(r"1\d{3}|20\d\d")  # which may be told as a number: In 1991 Orchid Records
_COMPARES = frozenset({"than", "compared", "against", "before", "after", "unlike", "versus", "respectively", "both"})
_AMOUNTS = {Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.QUANTITY, Kind.DURATION, Kind.POINTS}
_KEPT = _AMOUNTS | {Kind.ORDINAL, Kind.DATE}


def swapped(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield two figures of a claim that stand in its words in each other's place, by the words around them."""
    ours, theirs = _figures(claim), _figures(words)
    if len(theirs) < 2:
        return
    crossed = list(_in_parts(claim, words, ours, theirs))
    crossed = crossed or list(_crosswise(claim, words, ours, theirs))
    if crossed or len(ours) < 2:
        yield from crossed
        return
    for one, other in combinations(ours, 2):
        found, there = _only(one, theirs), _only(other, theirs)
        if found is None or there is None or found is there or not _alike(found, there):
            continue
        straight = _shared(one, found) + _shared(other, there)
        crosswise = _shared(one, there) + _shared(other, found)
        if crosswise > straight + MARGIN:
            said = f"{one.mention.text} and {other.mention.text}"
            yield Disagreement(
                "role", said, f"{found.mention.text} and {there.mention.text}", "they are swapped", hard=True
            )
            return


def may_be_swapped(ours: Sequence[Mention], theirs: Sequence[Mention], words: str) -> bool:
    """Return whether values of some words could stand for each other: two of the sort of one of the claim's.

    A quick look at values that have been read, before the words around them are. One figure alone is told of another
    thing only by another part of the words.
    """
    if not ours or len(theirs) < 2:
        return False
    if len(ours) == 1 and ours[0].value.kind is not Kind.INTERVAL and not any(_cuts(words, theirs)):
        return False
    sorts = Counter(sort for mention in theirs for sort in _sorts(mention))
    if any(mention.value.kind is Kind.NUMBER for mention in ours):
        return max(sorts.values()) > 1  # 79 came from wind: the unit stands elsewhere
    return any(sorts[sort] > 1 for mention in ours for sort in _sorts(mention))


def _sorts(mention: Mention) -> Iterator[tuple[Kind, str]]:
    value = mention.value
    if value.kind not in {Kind.COUNT, Kind.NUMBER}:
        yield value.kind, value.senses[0].unit
        return
    yield Kind.NUMBER, ""
    if _YEAR.match(mention.text):
        yield Kind.DATE, ""


def _in_parts(claim: str, words: str, ours: list[Figure], theirs: list[Figure]) -> Iterator[Disagreement]:
    """Yield a figure told of what the words tell of another of its kind, by the parts in which both stand.

    "The tunnel opened in 1890" over "the bridge opened in 1890 and the tunnel in 1931": all that the claim shares with
    the words, but for verbs, stands in the part of the other figure. Two figures must stand crosswise, verbs and all.
    """
    if len(ours) > 2 or not _COMPARES.isdisjoint(lows(claim)):
        return
    parts, own = _parts(words, theirs), _parts(claim, ours)
    crossed = []
    for one in ours:
        found = _only(one, theirs)
        if found is None or one.mention.start not in own:
            return
        told = own[one.mention.start] if len(ours) == 2 else _without_verbs(claim, own[one.mention.start])
        others = [there for there in theirs if there is not found and _alike(found, there)]
        here = parts.get(found.mention.start, frozenset())
        elsewhere = frozenset().union(*(parts.get(there.mention.start, frozenset()) for there in others))
        rest = frozenset().union(*(part for start, part in parts.items() if start != found.mention.start))
        if not told & elsewhere - here or told & here or told & rest - elsewhere:
            return
        crossed.append((one, found))
    if crossed:
        said = " and ".join(one.mention.text for one, _ in crossed)
        yield Disagreement("role", said, words.strip(), "the words say that of another", hard=True)


def _crosswise(claim: str, words: str, ours: list[Figure], theirs: list[Figure]) -> Iterator[Disagreement]:
    """Yield two of several figures of a claim each of which is told of what stands beside the other in the words."""
    if len(ours) < 3 or not _COMPARES.isdisjoint(lows(claim)):
        return
    parts, own = _parts(words, theirs), _parts(claim, ours)
    for one, other in combinations([figure for figure in ours if figure.mention.start in own], 2):
        found, there = _only(one, theirs), _only(other, theirs)
        if found is None or there is None or found is there or not _alike(found, there):
            continue
        here, beside = (parts.get(figure.mention.start, frozenset()) for figure in (found, there))
        told, also = own[one.mention.start], own[other.mention.start]
        if told & beside - here and also & here - beside and not (told & here or also & beside):
            said = f"{one.mention.text} and {other.mention.text}"
            yield Disagreement("role", said, words.strip(), "they are swapped", hard=True)
            return


def _parts(text: str, figures: list[Figure]) -> dict[int, frozenset[str]]:
    """Return the content words beside each figure that stands alone in its part of a sentence, by its start."""
    borders = [0, *_cuts(text, [one.mention for one in read(text).figures]), len(text)]
    found = {}
    for low, high in pairwise(borders):
        inside = [one for one in figures if low <= one.mention.start < high]
        if len(inside) == 1:
            span = inside[0].mention
            found[span.start] = frozenset(
                token.stem
                for token in read(text).tokens
                if token.stem and low <= token.start < high and not span.start <= token.start < span.end
            )
    return found


def _cuts(text: str, mentions: Sequence[Mention]) -> Iterator[int]:
    """Yield where a part of a text ends: at a mark or conjunction that stands in none of its values."""
    if not any(map(text.__contains__, _DIVIDING)):
        return
    for match in _DIVIDER.finditer(text):
        place = match.end()
        if not any(one.start < place <= one.end for one in mentions):
            yield place


def _without_verbs(claim: str, told: frozenset[str]) -> frozenset[str]:
    verbs = {token.stem for token in read(claim).tokens if may_be_verb(token.low)}
    return told - verbs


def _figures(text: str) -> list[Figure]:
    kept = [one for one in read(text).figures if one.value.kind in _KEPT and _number(one) is not None]
    return kept[:MOST]


def _only(figure: Figure, others: list[Figure]) -> Figure | None:
    """Return the one figure of a text that writes the same number; None where several do."""
    same = [one for one in others if _number(one) == _number(figure) or _is_year_of(figure, one)]
    return same[0] if len(same) == 1 else None


def _is_year_of(figure: Figure, other: Figure) -> bool:
    """Return whether one figure is the year in which the date of the other lies: 1918, December 1918."""
    one, two = figure.value, other.value
    return one.kind is two.kind is Kind.DATE and 4 in {len(one.edtf), len(two.edtf)} and one.edtf[:4] == two.edtf[:4]


def _number(figure: Figure) -> Fraction | None:
    """Return the number that is written, with a bound or without, or the first day of a date; None for a range."""
    if figure.value.kind is Kind.DATE:
        return figure.value.senses[0].interval.low
    low, high = figure.value.written.low, figure.value.written.high
    return low if high is None or low == high else high if low is None else None


def _alike(one: Figure, other: Figure) -> bool:
    """Return whether two figures could stand for each other: of one kind or unit."""
    kinds = {one.value.kind, other.value.kind}
    if kinds <= {Kind.COUNT, Kind.NUMBER}:
        return True
    return len(kinds) == 1 and one.value.senses[0].unit == other.value.senses[0].unit


def _shared(one: Figure, other: Figure) -> float:
    """Return how much of the words near one figure stand near the other, from 0 to 1."""
    total = sum(one.near.values()) or 1.0
    return sum(near * other.near[word] for word, near in one.near.items() if word in other.near) / total
