"""Directions: rose or fell, more or fewer, before or after, to one figure from another, whose is whose respectively."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

from verifier import words as tables
from verifier.judge.clauses import Clause, clauses, low, on_the_same, shown, stems
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import Figure, Token, lows, read
from verifier.judge.signs import denies
from verifier.pattern import pattern
from verifier.values import compare
from verifier.values.value import Kind, Relation

_ORDER = {"before": "after", "after": "before"}
_ORDERS = frozenset(_ORDER)
_LEFT = frozenset({"from", "compared", "previously", "formerly"})  # before the figure that something changed from
_SHARE_BEFORE = pattern(
    r"(?:\d|percent|per cent|%|points?|seats?"
    r"|quarters?|thirds?|half|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)$"
)
_COUNT_BEFORE = pattern(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred)$")
_THAN = pattern(r"(?:\s+[a-z]+){0,2}?\s+than\b")
_BEFORE_THEN = pattern(
    r"\s+than\s+(?:[\w-]+\s+){1,2}(?:years?|months?|weeks?|decades?)\s+(?:before|earlier|ago)\b|\s+than\s+in\s+\d{4}\b"
)
_THAN_FIGURE = pattern(r"(?:\s+[\w-]+){0,2}?\s+than\s+(?:the\s+)?(\S*\d[\d.,]*)")
_THAN_SOON = pattern(r"(?:\s+[\w-]+){0,3}?\s+than\b")
_PREVIOUSLY = pattern(r"(?:[a-z-]+ ){0,2}\(?(?:previously|formerly|until now)")
_PART = pattern(r"[;:]\s|,\s(?=[a-z])|\s(?:and|but|while)\s")
_AGO = pattern(r"\b(?:ago|earlier|previously|formerly|used to)\b")
_AGAINST = frozenset({"against", "compared with", "compared to", "from"})
_YEAR_BEFORE = pattern(
    r"\s+(?:an?|the|one)\s+(?:year|quarter|month|week|decade)\s+(?:before|earlier|ago)\b|\s+(?:the\s+previous|last)\s+year\b",
    re.IGNORECASE,
)
_FIGURE_NEXT = pattern(r"\s+(?:by\s+)?(?:an?\s|half|[\d$€£])", re.IGNORECASE)


def directions(claim: str, words: str, around: str = "") -> tuple[Disagreement, ...]:
    """Return where a claim turns round a direction of the words it rests on.

    `around` is the text before the words in their source: what "respectively" refers to may stand there. Where the
    words say nothing of a direction, nothing is returned.
    """
    return (*_turned(claim, words), *_orders(claim, words), *_roles(claim, words), *_respectively(claim, words, around))


def _turned(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield words of the claim whose opposite stands in the clause on the same thing."""
    opposites, said = _opposites(), lows(words)
    if all(opposites[word][1].isdisjoint(said) for word in _turning() & lows(claim)):
        return
    for part in clauses(claim):
        for token in part:
            sides = opposites.get(low(token))
            if sides is None or _is_bound(claim, token):
                continue
            side, other = sides
            own = stems(part) - {token.stem}
            if not own:
                continue
            denied = _is_denied(part)
            found = [
                _sides(clause, words, side, other) for clause in on_the_same(own, words) if _is_denied(clause) == denied
            ]
            against = [opposite for same, opposite in found if opposite is not None and same is None]
            against = [one for one in against if not _is_inverted(claim, token, words, one)]
            same = on_the_same(own, words)
            if against and len(against) == len(same) and (stems(same[0]) & own or _same_figure(claim, words)):
                yield Disagreement(
                    "direction", token.text, against[0].text, f"the words say {against[0].text}", hard=True
                )


def _same_figure(claim: str, words: str) -> bool:
    """Return whether both texts tell of the one figure that each has: 140 km to the south, 140 kilometres north."""
    ours, theirs = read(claim).figures, read(words).figures
    return len(ours) == len(theirs) == 1 and compare(ours[0].value, theirs[0].value).relation is Relation.EQUAL


def _is_denied(clause: Clause) -> bool:
    """Return whether a clause denies: none of them admits it says what all deny it says."""
    return any(denies(low(token)) for token in clause)


def _is_inverted(claim: str, token: Token, words: str, opposite: Token) -> bool:
    """Return whether the claim speaks of what the words compare with: smaller than the £4.1m; a bigger loss, £4.1m."""
    match = _THAN_FIGURE.match(words, opposite.end)
    if match is not None and not _THAN_SOON.match(claim, token.end):
        return match[1].rstrip(".,") in claim[token.end :]
    both = _compares(claim, token) and _compares(words, opposite)
    return both and _are_exchanged(_split(claim, token), _split(words, opposite))


def _compares(text: str, token: Token) -> bool:
    """Return whether a word compares what stands before it with what stands behind it."""
    return low(token) in {"above", "below"} or _THAN_SOON.match(text, token.end) is not None


def _split(text: str, token: Token) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the words before a word of a text and of those behind it."""
    told = [one for one in read(text).tokens if one.stem and not one.text[:1].isdigit()]
    before = frozenset(one.stem for one in told if one.end <= token.start)
    return before, frozenset(one.stem for one in told if one.start >= token.end)


def _are_exchanged(ours: tuple[frozenset[str], frozenset[str]], theirs: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Return whether what stands before a comparison stands behind it in the words: A above B, B lower than A."""
    crosswise = len(ours[0] & theirs[1]), len(ours[1] & theirs[0])
    straight = len(ours[0] & theirs[0]) + len(ours[1] & theirs[1])
    return all(crosswise) and sum(crosswise) > straight


def _sides(clause: Clause, text: str, side: frozenset[str], other: frozenset[str]) -> tuple[Token | None, Token | None]:
    said = [token for token in clause if not _is_bound(text, token)]
    same = next((token for token in said if low(token) in side), None)
    opposite = next((token for token in said if low(token) in other), None)
    return same, opposite


@cache
def _opposites() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return for each word the words of its side, and those of the other side."""
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for line in tables.words("judge_opposites"):
        one, other = (frozenset(side.split()) for side in line.split("|"))
        for word, sides in (*((word, (one, other)) for word in one), *((word, (other, one)) for word in other)):
            known = found.get(word, (frozenset(), frozenset()))
            found[word] = (known[0] | sides[0], known[1] | sides[1])  # lost: no rise, no victory and no profit
    return found


@cache
def _turning() -> frozenset[str]:
    return frozenset(_opposites())


def _is_bound(text: str, token: Token) -> bool:
    """Return whether `more` or `up` bounds or places something and tells no direction: more than 5, up to 9, set up."""
    after = text[token.end : token.end + 12]
    word = low(token)
    if word in {"least", "most"} and text[: token.start].endswith("at "):
        return True
    if _BEFORE_THEN.match(text, token.end):
        return False  # less than ten years before: than it was then
    if word.endswith("er") and re.match(
        r"\s+than an?\s+(?:year|quarter|month|week|decade)\b", text[token.end : token.end + 20]
    ):
        return False
    if re.match(r"\s+(?:than\s+(?:an?\s|half|[\d$€£]|[a-z]+ty\b)|to\b)", after) and word in tables.table(
        "judge_bound_words"
    ):
        return True
    if word in {"up", "down"}:
        return not _FIGURE_NEXT.match(after)
    if word in {"more", "less", "fewer"}:
        before = text[: token.start].rstrip()
        return not (_SHARE_BEFORE.search(before) or (_THAN.match(after) and _COUNT_BEFORE.search(before)))
    return False


def _orders(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a before of the claim that is an after in the words, of the same event."""
    if _ORDERS.isdisjoint(lows(claim)) or _ORDERS.isdisjoint(lows(words)):
        return
    theirs = dict(_events(words))
    for (event, word), token in _events(claim):
        opposite = theirs.get((event, _ORDER[word]))
        if opposite is not None and (event, word) not in theirs:
            yield Disagreement("direction", token, opposite, "before and after are turned round", hard=True)


def _events(text: str) -> list[tuple[tuple[str, str], str]]:
    tokens = read(text).tokens
    found = []
    for i, token in enumerate(tokens):
        if low(token) in _ORDER:
            following = next((other for other in tokens[i + 1 : i + 6] if other.stem), None)
            if following:
                found.append(((following.stem, low(token)), text[token.start : following.end]))
    return found


def _roles(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a figure that the words give as the earlier one, told as the one reached, and the reverse."""
    if _LEFT.isdisjoint(lows(words)):
        return
    theirs = _change(words)
    if theirs is None:
        return
    ours = _change(claim)
    reached, left = theirs
    if ours is not None:
        if _equal(ours[0], left) and _equal(ours[1], reached):
            yield Disagreement("direction", _pair(ours), _pair(theirs), "to and from are turned round", hard=True)
        return
    figures = read(claim).figures
    has_left = next((figure for figure in figures if _equal(figure, left)), None)
    if has_left is None:
        return
    has_reached = next((figure for figure in figures if _equal(figure, reached)), None)
    if has_reached is not None:
        if _is_past(claim, has_reached) and not _is_past(claim, has_left):
            said = f"{has_left.mention.text} and {has_reached.mention.text}"
            yield Disagreement("direction", said, _pair(theirs), "now and then are turned round", hard=True)
        return
    if not any(low(token) in tables.table("judge_earlier_words") for token in read(claim).tokens):
        yield Disagreement("direction", has_left.mention.text, _pair(theirs), "that is what it changed from", hard=True)


def _is_past(text: str, figure: Figure) -> bool:
    """Return whether the part of a text in which a figure stands tells of an earlier time: ten years ago."""
    low, high = figure.mention.start, figure.mention.end
    first = max((match.end() for match in _PART.finditer(text, 0, low)), default=0)
    last = next((match.start() for match in _PART.finditer(text, high)), len(text))
    return _AGO.search(text, first, last) is not None


def _pair(change: tuple[Figure, Figure]) -> str:
    return f"to {change[0].mention.text} from {change[1].mention.text}"


def _equal(one: Figure, other: Figure) -> bool:
    if _is_bare(one) or _is_bare(other):
        return _written(one) is not None and _written(one) == _written(other)
    return compare(one.value, other.value).relation is Relation.EQUAL


def _written(figure: Figure) -> Fraction | None:
    """Return the figure as it is written, with a bound or without."""
    written = figure.value.written
    return written.high if written.low is None else written.low


def _is_bare(figure: Figure) -> bool:
    """Return whether a figure names no unit: it may share that of the figure next to it."""
    return figure.value.kind is Kind.NUMBER


def _change(text: str) -> tuple[Figure, Figure] | None:
    """Return the figure reached and the figure left: `to X from Y`, or `rose from Y to X`."""
    passage = read(text)
    figures = sorted(passage.figures, key=lambda figure: figure.mention.start)
    for first, second in pairwise(figures):
        bare = _is_bare(first) or _is_bare(second)
        if not bare and compare(first.value, second.value).relation is Relation.INCOMPARABLE:
            continue
        between = passage.text[first.mention.end : second.mention.start].strip().lower()
        before = passage.text[: first.mention.start].rstrip().lower()
        if between in {
            "from",
            ", from",
            "compared with",
            "up from",
            "down from",
            ", up from",
            ", down from",
        } and before.endswith(" to"):
            return first, second
        if between in {"instead of", "rather than"} or between.endswith(("up from", "down from")):
            return first, second
        if _PREVIOUSLY.fullmatch(between):
            return first, second
        if between.lstrip(", ") in _AGAINST and _YEAR_BEFORE.match(passage.text, second.mention.end):
            return first, second
        if between == "to" and before.endswith("from") and _moves(before):
            return second, first
    return None


def _moves(before: str) -> bool:
    return any(low(token) in _opposites() for token in read(before).tokens[-6:])


def _respectively(claim: str, words: str, around: str) -> Iterator[Disagreement]:
    """Yield figures given to the wrong ones of several that "respectively" keeps in order."""
    if "respectively" not in lows(words):
        return
    place = words.lower().find("respectively")
    listed = [figure for figure in read(words).figures if figure.mention.start < place][-4:]
    labelled = [(figure, _label(claim, figure)) for figure in read(claim).figures]
    ranks = [(_rank(figure, listed), _place(label, words, around)) for figure, label in labelled if label]
    known = [(rank, where) for rank, where in ranks if rank is not None and where is not None]
    for (rank, where), (other, there) in pairwise(known):
        if (rank < other) != (where < there) and rank != other and where != there:
            given = ", ".join(f"{figure.mention.text} {label}" for figure, label in labelled if label)
            yield Disagreement(
                "direction", given, shown(read(words).tokens, words), "the order is turned round", hard=True
            )
            return


def _rank(figure: Figure, listed: list[Figure]) -> int | None:
    same = [i for i, other in enumerate(listed) if other.value.written.low == figure.value.written.low]
    return same[0] if same else None


def _label(claim: str, figure: Figure) -> str:
    """Return the word that says whose figure it is: 31 patients on *ravoxetan*."""
    match = re.match(
        r"\s+(?:\w+\s+)?(?:on|in|for|with|among|at|to|by|of)\s+(?:the\s+)?([\w-]+)", claim[figure.mention.end :]
    )
    return match[1].lower() if match else ""


def _place(label: str, words: str, around: str) -> int | None:
    """Return where a label stands among the last words that name it, in the words or before them."""
    for text in (words.lower(), around.lower()[-1200:]):
        place = text.rfind(label)
        if place >= 0:
            return place
    return None
