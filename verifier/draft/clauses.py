"""The clauses of a sentence: what states something by itself, and who is said to be what."""

import re
from collections.abc import Iterator

from verifier import words
from verifier.frozen import frozen

LONGEST = 4000  # code points of a sentence that is taken apart
SHORTEST = 4  # letters of a word in -ed that is no verb: need, red
FRAME = 7  # words of a piece that only says who speaks, at most
INSERTED = 3  # words between commas that part nothing: `with caution`, an item of a list
ROLE = 9  # words of a role, at most

_CUT = re.compile(r";\s|[—–]\s|\s[—–-]\s|:\s|,\s+|\s(?=but\s|while\s|whereas\s|although\s)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_RELATIVE = re.compile(r"(?:who|which|whose|where)\b", re.IGNORECASE)
_JOINT = re.compile(r"(?:and|but|yet|while|whereas|although|though|so|or|because)\s+", re.IGNORECASE)
_PRONOUNS = frozenset({"that", "which", "who", "what", "whom"})
_THAT = re.compile(
    r"((?:(?:the|an?|their|its|his|her) )?(?:[a-z][\w’'-]*|[A-ZÀ-ÖØ-Þ][\w’'.-]*)(?: [\w’'-]+){0,2}(?: \([\w. ]+\))?),?"
    r" (?:that|who|which) ((?:is|are|was|were|has|had|have) [^,.;:()]{4,160})"
)
_BACK = re.compile(r"(?:with|among|of|to|from|for|behind|beside|in|on|after|before) (?:them|it|him|her|whom|which)\b")
_PREPOSITIONS = "against|of|in|on|from|with|for|by|to|and|at|under|over|into|between|as"
_LABEL = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][^:;]{0,50}: |[A-Z]{3}[^:;–—]{0,60} [-–—] )(?=\S)")
_MARKS = re.compile(r"[\"“«][^\"“”«»]{0,1000}[\"”»]|\([^()]{0,400}\)")
_CAPITAL = r"(?:[a-z]{1,2}[-’'])?[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_CAPITALS = rf"{_CAPITAL}(?: (?:(?:al|de|von|van|der|bin) )?{_CAPITAL}){{0,4}}"
_NAME_ROLE = re.compile(rf"({_CAPITALS}), ((?:the|an?) [^,.;:()\"“”]{{3,80}}?)(?=[,.;])")
_ROLE_NAME = re.compile(rf"\b([Tt]he (?:[^\W\d_][\w’'-]* ){{0,4}}[a-z][\w-]+), ({_CAPITALS})(?=[,.;])")


@frozen
class Clause:
    """A clause of a sentence: where it begins, and where each of its pieces ends; the first piece says the most."""

    start: int
    ends: tuple[int, ...]
    own: int  # where its own words begin, behind those that it shares with the clause before

    @property
    def end(self) -> int:
        """Return where the whole clause ends."""
        return self.ends[-1]

    def upto(self, offset: int) -> int:
        """Return where the piece ends in which an offset stands."""
        return next((end for end in self.ends if offset <= end), self.end)


def clauses(sentence: str, language: str = "en") -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in order; the whole where it cannot be parted.

    Cuts are tried at commas, semicolons, colons and dashes outside of quotation marks and brackets. What then has no
    verb goes with what stands before it, and so does `Ada Lind said` between commas with both its sides. A clause
    without a subject begins where the one before it does; a relative one with the words it speaks of.
    """
    if len(sentence) > LONGEST:
        return (Clause(0, (len(sentence),), 0),)
    parts: list[list[tuple[int, int]]] = []
    subordinate = words.table("subordinators", language)
    held = False  # the piece before only says who speaks: what follows goes on
    for begin, end in _pieces(sentence):
        piece = sentence[begin:end]
        between = sentence[:begin].rstrip().endswith(",") and sentence[end : end + 1] == ","
        inserted = bool(parts) and between and len(piece.split()) <= INSERTED
        frame = _is_frame(piece, language) or (inserted and not has_verb(piece, language))
        if parts and (held or frame or not has_verb(piece, language) or not _has_verb(sentence, parts[-1], language)):
            joined = held or frame or not _has_verb(sentence, parts[-1], language)
            if joined:
                parts[-1][-1] = (parts[-1][-1][0], end)
            else:
                parts[-1].append((begin, end))
        else:
            parts.append([(begin, end)])
        opening = piece.split(maxsplit=1)[0].lower() if piece.split() else ""
        held = frame or (held and not has_verb(piece, language)) or opening in subordinate
    return tuple(_clause(sentence, number, parts, language) for number in range(len(parts)))


def _pieces(sentence: str) -> Iterator[tuple[int, int]]:
    hidden = [match.span() for match in _MARKS.finditer(sentence)]
    begin = _behind_label(sentence)
    for match in _CUT.finditer(sentence, begin):
        if not any(low < match.start() < high - 1 for low, high in hidden):
            yield begin, match.start()
            begin = match.end()
    yield begin, len(sentence)


def _behind_label(sentence: str) -> int:
    """Return where a sentence begins behind a label or a dateline: `METHODS: `, `OSLO, Oct. 23 (Wire) - `."""
    match = _LABEL.match(sentence)
    return match.end() if match and not has_verb(match[0]) else 0


def _is_frame(piece: str, language: str) -> bool:
    """Return whether words only say who speaks: `Ada Lind said in her statement`."""
    said = [word.lower() for word in _WORD.findall(piece)]
    spoken = words.table("speech_verbs", language)
    return len(said) <= FRAME and any(word in spoken for word in said) and not _RELATIVE.match(piece.lstrip())


def _has_verb(sentence: str, pieces: list[tuple[int, int]], language: str) -> bool:
    return has_verb(sentence[pieces[0][0] : pieces[-1][1]], language)


def _clause(sentence: str, number: int, parts: list[list[tuple[int, int]]], language: str) -> Clause:
    """Return a clause without joining words and last stops, from its subject on."""
    low = parts[number][0][0]
    ends = [_before_stops(sentence, low, end) for _, end in parts[number]]
    joint = _JOINT.match(sentence, low, ends[-1])
    if joint and number:
        low = joint.end()
    verb = verb_at(sentence[low : ends[-1]], language)
    if number and _RELATIVE.match(sentence, low, ends[-1]):
        low = _antecedent(sentence, parts[number - 1][0][0], low)
    elif (number and _BACK.match(sentence, low, ends[-1])) or (
        number and verb is not None and not sentence[low : low + verb[0]].strip()
    ):
        low = parts[number - 1][0][0]
    return Clause(low, tuple(ends), parts[number][0][0])


def relatives(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a relative clause says something of the words before it, with the sentence that it makes of them."""
    for match in _THAT.finditer(sentence[:LONGEST]):
        begin = match.start() + _noun_phrase(match[1])
        yield begin, match.end(), f"{sentence[begin : match.end(1)]} {match[2]}"


def _noun_phrase(words_before: str) -> int:
    """Return where the noun phrase at the end of some words begins: at its article, or behind a verb."""
    articles = [match.start() for match in re.finditer(r"\b(?:the|an?|their|its|his|her) ", words_before)]
    if articles:
        return articles[-1]
    behind = [match.end() for match in re.finditer(rf"\b(?:{_PREPOSITIONS}) ", words_before)]
    verb = verb_at(words_before)
    return max([*behind, verb[1] + 1 if verb else 0])


def _before_stops(sentence: str, low: int, high: int) -> int:
    while high > low and sentence[high - 1] in " \n\t,;:":
        high -= 1
    return high


def has_verb(piece: str, language: str = "en") -> bool:
    """Return whether words have one that is a verb, as far as its form tells."""
    return verb_at(piece, language) is not None


def verb_at(piece: str, language: str = "en") -> tuple[int, int] | None:
    """Return where the first word stands that is a verb, as far as its form tells; a quotation has none."""
    bare = _MARKS.sub(lambda match: " " * len(match[0]), piece)
    known = words.table("clause_verbs", language) | words.table("past_verbs", language)
    known |= words.table("speech_verbs", language)
    before = ""
    for match in _WORD.finditer(bare):
        low = match[0].lower()
        verb = low in known or (low.endswith("ed") and len(low) > SHORTEST and "-" not in low)
        if match[0].islower() and verb and before not in _PRONOUNS:
            return match.span()
        before = low if not (verb and before in _PRONOUNS and low in words.table("auxiliaries", language)) else before
    return None


def roles(sentence: str, language: str = "en") -> Iterator[tuple[int, int, str, str]]:
    """Yield where a sentence says in passing who is what (`Ada Lind, the mayor, ...`): its bounds, name and role."""
    known = words.table("roles", language)
    for pattern, name, role in ((_NAME_ROLE, 1, 2), (_ROLE_NAME, 2, 1)):
        for match in pattern.finditer(sentence[:LONGEST]):
            said = match[role].split()
            if len(said) <= ROLE and any(word.lower() in known for word in said) and not has_verb(match[role]):
                yield match.start(), match.end(), match[name], match[role]
    titles = words.table("titles", language) | known
    for match in re.finditer(_CAPITALS, sentence[:LONGEST]):
        said = match[0].split()
        leading = next((number for number, word in enumerate(said) if word.lower() not in titles), len(said))
        if 0 < leading < len(said) and said[leading - 1].lower() in known:
            whom = " ".join(said[leading:]).rstrip(".")
            end = match.end() - (1 if said[-1].endswith(".") else 0)
            yield match.start(), end, whom, " ".join(said[:leading])


def _antecedent(sentence: str, low: int, end: int) -> int:
    """Return where the noun phrase before a relative clause begins: at its article, else all that stands before."""
    found = [match.start() for match in re.finditer(r"\b(?:the|an?|their|its|his|her)\s", sentence[low:end])]
    return low + found[-1] if found else low
