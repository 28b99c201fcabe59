"""All, both, none and their exceptions: all ten of six paid, both of neither, all but the fortress."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from verifier import words as tables
from verifier.judge.clauses import Clause, clauses, low, on_the_same, shown, stems
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import lows
from verifier.judge.signs import denies
from verifier.judge.stems import stem
from verifier.pattern import pattern
from verifier.values import read_value

_POSSESSIVE = r"(?:the|its|his|her|their|these|those|our|[A-Z][\w-]+['’]s?)"
_ALL = pattern(rf"\b([Aa]ll|[Ee]very|[Ee]ach|[Bb]oth)(?: of)?(?: {_POSSESSIVE})?((?: [\w-]+){{1,4}})")
_ALL_FIGURE = pattern(rf"\b[Aa]ll(?: of)?(?: {_POSSESSIVE})? (\d+)\b")
_PART = pattern(rf"\b((?:[\w-]+ ){{1,2}})(?:out )?of (?:{_POSSESSIVE} )?((?:[\w-]+ ?){{1,5}})")
_WHOLE = frozenset({"all", "every", "each", "both", "everyone", "everybody", "everything"})
_NONE = frozenset({"neither", "none", "nobody", "nothing", "no-one"})
_TELLING = _WHOLE | _NONE | {"any", "no", "most", "majority", "always", "invariably", "never"}  # without one, nothing
_EXCEPT = pattern(
    r"\b(?:except|excepting|apart from|aside from|save for|other than|with the exception of|all but|everything but"
    r"|every one but|excluding|bar one|but for)\b",
    re.IGNORECASE,
)
_EXCEPTING = frozenset(
    {"except", "excepting", "apart", "aside", "save", "other", "exception", "but", "excluding", "bar"}
)


def quantified(claim: str, words: str) -> tuple[Disagreement, ...]:
    """Return where a claim speaks of all or both, and its words of some, of none, or of all with an exception."""
    if _TELLING.isdisjoint(lows(claim)):
        return ()
    return (
        *_all_of_some(claim, words),
        *_all_of_none(claim, words),
        *_without_exception(claim, words),
        *_more_of_some(claim, words),
        *_none_of_some(claim, words),
        *_none_of_not_all(claim, words),
        *_more_often(claim, words),
    )


def _more_of_some(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a "most parishes" of the claim where the words say some of the parishes."""
    match = None if _MOSTLY.isdisjoint(lows(claim)) else _MOST.search(claim)
    if match is None or _MOST_AT_ALL.search(words):
        return
    part = re.search(rf"\b{_FEW}(?: of)?(?: {_POSSESSIVE})?(?: [\w-]+)? {re.escape(match[2])}\b", words, re.IGNORECASE)
    if part:
        yield Disagreement("limit", match[0], part[0], f"the words say {part[0]}", hard=True)


def _none_of_some(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a "none of whom" of the claim over a "most of them"."""
    if _ALL_OR_NONE.isdisjoint(lows(claim)):
        return
    other = _SOME_OF_THEM.search(words)
    whole = re.search(r"\b[Aa]ll (?:of (?:them|whom)|by|in|on|at|from|with|within) ", claim)
    kept = {"most", "majority", "half", "many", "some", "several", "not", "almost", "nearly"}
    if whole and other and not other[0].startswith("all") and lows(claim).isdisjoint(kept) and " all " not in words:
        yield Disagreement("limit", whole[0].strip(), other[0], f"the words say {other[0]}", hard=True)
    match = re.search(r"\b[Nn]one of (\w+)\b", claim)
    if match and other and match[1].lower() in _THEM and not any(denies(word) for word in lows(words)):
        yield Disagreement("negation", match[0], other[0], "the words say the opposite", hard=True)


def _none_of_not_all(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a "no test" of the claim over a "not all tests" of the words."""
    if "not" not in lows(words):
        return
    part = re.search(r"\b[Nn]ot (?:all|every)(?: of)?(?: the| its| his| her| their)? ([a-z-]+)", words)
    match = re.search(r"\b(?:[Nn]o|[Nn]one of (?:the|their|her|his|its)) ([a-z-]+)", claim)
    if part and match and stem(part[1]) == stem(match[1]) and "not all" not in claim.lower():
        yield Disagreement("negation", match[0], part[0], "the words say not all", hard=True)


def _more_often(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield an "always" of the claim over a "usually" of the words, and a "never" over a "rarely"."""
    ours, theirs = lows(claim), lows(words)
    for told, same, weaker in _OFTEN:
        if not ours & told or ours & weaker or theirs & same or not theirs & weaker:
            continue
        own = frozenset(one for clause in clauses(claim) for one in stems(clause))
        for clause in clauses(words):
            less = next((token.text for token in clause if low(token) in weaker), "")
            if less and len(stems(clause) & own) > 1:
                yield Disagreement("limit", min(ours & told), less, f"the words say {less}", hard=True)
                return


_MOST = pattern(rf"\b([Mm]ost|[Tt]he majority)(?: of)?(?: {_POSSESSIVE})? ([a-z-]{{3,}})\b")
_MOSTLY, _ALL_OR_NONE = frozenset({"most", "majority"}), frozenset({"all", "none"})
_MOST_AT_ALL = pattern(r"\b(?:most|majority|all|every|each|half|two[- ]thirds|per ?cent|\d+ ?%)", re.IGNORECASE)
_FEW = r"(?:some|several|a few|few|a minority|a handful)"
_THEM = frozenset({"whom", "them", "which", "these", "those"})
_SOME_OF_THEM = pattern(r"\b(?:most|many|some|several|half|majority|all|few) of (?:whom|them|which|these|those)\b")
_OFTEN = (  # what the claim says, what says as much, what says less
    (
        frozenset({"always", "invariably"}),
        frozenset({"always", "invariably", "every", "each", "all", "ever"}),
        frozenset({"usually", "often", "sometimes", "generally", "normally", "mostly", "typically", "occasionally"}),
    ),
    (
        frozenset({"never"}),
        frozenset({"never", "no", "not", "none", "nobody", "ever"}),
        frozenset({"rarely", "seldom", "occasionally", "sometimes"}),
    ),
)


def _all_of_some(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield an "all ten instalments" of the claim where the words say six of the ten."""
    if _WHOLE.isdisjoint(lows(claim)):
        return
    yield from _all_of_so_many(claim, words)
    wholes = list(_ALL.finditer(claim))
    parts = [(match, *_counted(match)) for match in _PART.finditer(words)] if wholes else []
    for match in wholes:
        nouns = _nouns(match[2])
        for part, many, theirs in parts:
            if (
                many
                and nouns
                and nouns & theirs
                and not re.search(r"\b(?:all|every|each|both)\b", words, re.IGNORECASE)
            ):
                yield Disagreement("limit", match[0], part[0].strip(), f"the words say {part[0].strip()}", hard=True)
                return


def _all_of_so_many(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield an "all 57 cases" of the claim where the words go on: of the 57 cases it upheld 41."""
    for match in _ALL_FIGURE.finditer(claim):
        part = re.search(rf"\b[Oo]f (?:{_POSSESSIVE} )?{re.escape(match[1])}\b([^.;]*)", words)
        others = re.findall(r"(?<![\d.,])\d[\d,]*", part[1]) if part else []
        if part and any(int(one.replace(",", "")) < int(match[1]) for one in others if one.strip(",")):
            yield Disagreement("limit", match[0], part[0].strip(), f"the words say {part[0].strip()}", hard=True)


def _counted(match: re.Match[str]) -> tuple[bool, frozenset[str]]:
    """Return whether a phrase counts part of something, `six of the ten`, and the stems of that."""
    before = match[1].lower().split()
    counts = "not" not in before and any(_is_number(word) for word in before)
    whole = match[2].split()
    return counts and bool(whole), _nouns(match[2])


def _is_number(word: str) -> bool:
    known = tables.table("judge_small_numbers") | {"one", "most", "half"}
    return word[0].isdigit() or word in known or ("-" in word and read_value(word) is not None)


@lru_cache(maxsize=2048)
def _nouns(text: str) -> frozenset[str]:
    """Return the stems of the words of a phrase that are no figures and no function words."""
    empty = tables.table("function_words") | tables.table("judge_small_numbers")
    found: set[str] = set()
    for word in text.lower().split():
        if word in empty:
            if found:
                break
            continue
        if not word[0].isdigit() and read_value(word) is None:
            found.add(stem(word))
    return frozenset(found)


def _all_of_none(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a "both" or "all" that the words tell of none or neither, and the reverse."""
    if (_WHOLE | _NONE).isdisjoint(lows(claim)):
        return
    for clause in clauses(claim):
        mine = _without_at_all(clause)
        sides = (mine & _WHOLE, _NONE, _WHOLE) if mine & _WHOLE else (mine & _NONE, _WHOLE, _NONE)
        own, opposite, same = sides
        if not own or _denies(clause):
            continue
        for other in on_the_same(stems(clause), words):
            theirs = _without_at_all(other)
            neither = "both" in own and "either" in theirs and any(denies(word) for word in theirs)
            if neither and stems(clause) & stems(other):
                yield Disagreement("negation", "both", shown(other, words), "the words say neither", hard=True)
                return
            shared = (stems(clause) & stems(other)) - _counted_by(clause, own) - _numbers()
            if theirs & opposite and not theirs & same and not _denies(other) and shared:
                told = next(token.text for token in clause if low(token) in own)
                yield Disagreement("negation", told, shown(other, words), "the words say the opposite", hard=True)
                return


@cache
def _numbers() -> frozenset[str]:
    return frozenset(stem(word) for word in tables.words("judge_small_numbers"))


def _counted_by(clause: Clause, quantifiers: set[str]) -> frozenset[str]:
    """Return the stem of the noun behind a quantifier: what is told of it must be shared too, stay open, be closed."""
    for i, token in enumerate(clause):
        if low(token) in quantifiers:
            behind = [other for other in clause[i + 1 : i + 5] if other.stem and not _is_number(low(other))]
            return frozenset({behind[0].stem}) if len(behind) > 1 else frozenset()
    return frozenset()


def _without_at_all(clause: Clause) -> set[str]:
    """Return the words of a clause; the all of `at all` and `after all` is none."""
    lows = [low(token) for token in clause]
    return {word for i, word in enumerate(lows) if word != "all" or not i or lows[i - 1] not in {"at", "after"}}


def _denies(clause: Clause) -> bool:
    denials = tables.table("negations") - _NONE - {"no", "without"}
    return any(low(token) in denials or low(token).endswith("n't") for token in clause)


def _without_exception(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield an "all" of the claim that the words tell with an exception."""
    found = None if _EXCEPTING.isdisjoint(lows(words)) else _EXCEPT.search(words)
    if found is None or _EXCEPT.search(claim):
        return
    before = words[: found.start()].lower()
    ours = claim.lower()
    for one in re.finditer(r"\b(all|every|any|no|none|nothing|everything)\b(?: of)?(?: the)?(?: ([\w-]+))?", before):
        noun = one[2] or ""
        if re.search(rf"\b{one[1]}\b", ours) and (not noun or stem(noun) in {stem(word) for word in ours.split()}):
            limit = words[one.start() : found.end() + 24].rsplit(" ", 1)[0]
            yield Disagreement("limit", one[1], limit, "the words make an exception", hard=True)
            return
