"""Negation: a claim denies what the words assert, or asserts what they deny."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from verifier import words as tables
from verifier.judge.clauses import Clause, clauses, low, on_the_same, shown, stems
from verifier.judge.deeds import may_be_verb
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import lows, read
from verifier.judge.signs import DENIAL, PREFIX, SHORTEST, denies, signs, without_prefix
from verifier.judge.stems import stem
from verifier.pattern import pattern
from verifier.values.value import Kind

_FIRST = pattern(r"\b(?:first|only|sole|unprecedented)\b", re.IGNORECASE)
_LIMITED = pattern(
    r"\b(?:in|for)\s+(?:[\w-]+\s+){1,4}(?:years?|decades?|months?|century|centuries|weeks?)\b|\bsince\b", re.IGNORECASE
)
_EXCEPTS = pattern(
    r"\b(?:except|only|excluding|other than|but|though|although|while|whereas|however|yet|left|kept|spared|rather)\b"
)
_AUXILIARIES = frozenset({"is", "are", "was", "were", "will", "would", "has", "have", "had", "can", "could"})
_ONLY_THEN = pattern(r"\b(?:until|only|took)\b", re.IGNORECASE)
_BUT_NOT = pattern(r"\bbut not\b", re.IGNORECASE)  # in the village but not beyond it
_ANSWERS = ("vot", "answer", "said", "say")  # nine voted no
SUBJECT = 8  # words before a negation in which its subject stands
REACH = 7  # words behind a negation in which the negated ones stand


def negations(claim: str, words: str) -> tuple[Disagreement, ...]:
    """Return where a claim denies what its words assert on the same thing, or asserts what they deny.

    Other words for a negation ("no longer", "failed", "without") on either side settle nothing and give no answer.
    """
    found: list[Disagreement] = []
    either = signs(claim) | signs(words)
    if either & DENIAL:
        found += [*_one_sided(claim, words, dropped=False), *_one_sided(words, claim, dropped=True)]
    if either & PREFIX:
        bare = _without_prefix(claim) | _without_prefix(words)
        if not (bare.isdisjoint(lows(claim)) and bare.isdisjoint(lows(words))):
            found += _by_prefix(claim, words)
    if either & DENIAL:
        found += [*_no_longer(claim, words), *_but_not(claim, words), *_never(claim, words), *_still(claim, words)]
    return tuple(found)


def _no_longer(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a `still` of the claim of what the words tell as no longer so."""
    match = re.search(r"\bno longer ([\w-]+)", words) if "longer" in lows(words) else None
    if match is None or not re.search(r"\bstill\b", claim) or any(map(denies, lows(claim))):
        return
    if stem(match[1].lower()) in {stem(word) for word in lows(claim)}:
        yield Disagreement("negation", "still", match[0], "the words deny it", hard=True)


def _still(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a `no longer closed` of the claim of what the words tell as so still: remains closed."""
    match = re.search(r"\bno longer ([\w-]+)", claim) if "longer" in lows(claim) else None
    other = re.search(rf"\b(?:remain(?:s|ed)?|stay(?:s|ed)?|still) {re.escape(match[1])}\b", words) if match else None
    if match and other and not any(map(denies, lows(words))):
        yield Disagreement("negation", match[0], other[0], "the words say that it is so still", hard=True)


def _never(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a `never paid` of the claim where the words say that it did not pay in 2020."""
    match = re.search(r"\b[Nn]ever ([a-z]+)", claim)
    if match is None or not lows(words).isdisjoint(_AT_ALL) or _times(claim):
        return
    other = re.search(r"\b(?:not|no|[a-z]+n[’']t)\b[^.;]*", words)
    stems_of = {stem(word) for word in re.findall(r"[a-z]+", other[0])} if other else set()
    told = {stem(match[1]), _base(match[1])}
    if other and told & stems_of and _times(words):
        yield Disagreement("limit", match[0], other[0].strip(), "the words say it of one time", hard=True)


_AT_ALL = frozenset({"never", "ever", "nobody", "none", "until", "since", "before", "yet"})


def _times(text: str) -> bool:
    kinds = {Kind.DATE, Kind.INTERVAL, Kind.DURATION}
    return any(figure.value.kind in kinds for figure in read(text).figures)


@cache
def _base(word: str) -> str:
    """Return the first form of an irregular verb, or the word's stem."""
    groups = (group.split() for group in tables.words("irregular_verbs"))
    return stem(next((group[0] for group in groups if word in group), word))


def _but_not(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield what the words leave out by `but not` and the claim takes in."""
    if "not" not in lows(words):
        return
    for match in re.finditer(r"\b(?:but|and|though) not ((?:the |in |on |at )?[\w-]+(?: [\w-]+)?)", words):
        phrase = [word for word in match[1].lower().split() if word not in {"and", "or"}]
        told = claim.lower()
        excepts = _EXCEPTS.search(told) or any(map(denies, lows(claim)))
        if not excepts and re.search(rf"\b{re.escape(' '.join(phrase))}\b", told):
            yield Disagreement("negation", match[1], match[0], "the words deny it", hard=True)


@lru_cache(maxsize=2048)
def _without_prefix(text: str) -> frozenset[str]:
    """Return the words of a text that have a negating prefix, without it."""
    return frozenset(bare for word in lows(text) for bare in without_prefix(word))


def _spoken(text: str) -> set[str]:
    return {low(token) for clause in clauses(text) for token in clause}


def _one_sided(negating: str, asserting: str, *, dropped: bool) -> Iterator[Disagreement]:
    for clause in clauses(negating):
        if _tells_first(clause, asserting) or _ranks(clause, asserting):
            continue
        for place, negated, verb in _negated(clause, asserting):
            if _denied_alike(clause, place, asserting):
                continue
            if dropped:
                others: Sequence[Clause] = [
                    one
                    for one in clauses(asserting)
                    if clause in on_the_same(stems(one), negating)
                    and not negated.isdisjoint(stems(one))
                    and _is_on_it(one, clause, place, alone=len(negated) == 1)
                ]
            else:
                others = () if _BUT_NOT.search(asserting) else on_the_same(stems(clause), asserting)
                others = [one for one in others if not _is_aside(one, negated)]
            if verb and not all(verb in stems(other) for other in others):
                continue
            if others and all(_asserts(other, negated, negating, low(clause[place])) for other in others):
                denied, said = shown(clause[place:], negating), shown(others[0], asserting)
                if dropped:
                    yield Disagreement("negation", said, denied, "the words deny it", hard=True)
                else:
                    yield Disagreement("negation", denied, said, "the words do not deny it", hard=True)


def _is_on_it(clause: Clause, denied: Clause, place: int, *, alone: bool) -> bool:
    """Return whether a clause speaks of what another denies: if one word is denied, of its subject; else of the thing.

    "Five of six work" says nothing of the counter that has not worked, "they rule it out" nothing of no risk.
    """
    told = stems(clause)
    if denied[place].low != "no":
        subject = denied[max(0, place - SUBJECT) : place]
        spoken = {one.low for one in (*clause[:1], *subject[-3:])} & (tables.table("pronouns") | {"and", "but"})
        return not alone or bool(spoken) or not stems(subject) or not stems(subject).isdisjoint(told)
    none = takewhile(
        lambda one: one.text[:1].isalnum() and one.low not in tables.table("prepositions"), denied[place + 1 :]
    )
    heads = {one.stem for one in none if one.stem}
    return not heads or not heads.isdisjoint(told)


def _is_aside(clause: Clause, negated: frozenset[str]) -> bool:
    """Return whether what is denied is said in passing, between commas: the rooms, shut for 211 days, stayed open."""
    places = [i for i, token in enumerate(clause) if token.stem in negated]
    return bool(places) and all(i and clause[i - 1].text == "," for i in places)


def _denied_alike(clause: Clause, place: int, other: str) -> bool:
    """Return whether the other text denies the very words behind a negation: but not Article 8."""
    behind = [low(token) for token in clause[place + 1 : place + 3]]
    if len(behind) == 2 and not behind[1][0].isalnum():
        behind = behind[:1]  # neither failed nor succeeded, she said
    elif len(behind) < 2:
        return False
    for part in clauses(other):
        told = [low(token) for token in part]
        for i, word in enumerate(told):
            if denies(word) and told[i + 1 : i + 1 + len(behind)] == behind:
                return True
    return False


def _negated(clause: Clause, other: str) -> Iterator[tuple[int, frozenset[str], str]]:
    """Yield each negation of a clause: its place, the stems of the words that it negates, and of a subject's verb."""
    if _told_otherwise(clause, other):
        return
    for i, token in enumerate(clause):
        word = low(token)
        if not denies(word):
            continue
        if i + 1 == len(clause):
            continue
        if word == "no" and i and low(clause[i - 1]).startswith(_ANSWERS):
            continue
        if word == "not" and _is_elliptic(clause, i):
            continue
        if word == "no" and low(clause[i + 1]) in {"other", "others"} and re.search(r"\bthan any\b", other):
            continue  # no other lies farther out, farther out than any other
        if i and low(clause[i - 1]) == "but" and low(clause[i + 1]) in tables.table("function_words"):
            continue  # but not its roof: what is denied stands before
        following = low(clause[i + 1])
        if "until" in {low(one) for one in clause[i + 1 :]} and (_ONLY_THEN.search(other) or _times(other)):
            continue
        if following in tables.table("judge_no_negation_before") or following[:1].isdigit():
            continue
        behind = [other.stem for other in clause[i + 1 : i + 1 + REACH] if other.stem and low(other) != "one"]
        tells = {low(one) for one in clause[i + 1 : i + 1 + REACH]} & _AUXILIARIES  # no extension was planned
        back = word in {"no", "none"} and not tells
        verb = [other.stem for other in clause[max(0, i - 2) : i] if other.stem] if back else []
        negated = frozenset([*behind[:3], *verb])
        if negated:
            yield i, negated, _verb_of(clause, i) if word in {"no", "none", "nobody"} or following == "one" else ""


def _verb_of(clause: Clause, place: int) -> str:
    """Return the stem of the verb behind the auxiliaries of a subject that is none: no lorry ... has been allowed."""
    at = next((i for i in range(place + 1, len(clause)) if low(clause[i]) in _AUXILIARIES), None)
    if at is None:
        verb = next((one for one in clause[place + 2 :] if one.stem and may_be_verb(low(one))), None)
        return verb.stem if verb is not None else ""  # no traffic remained
    behind = (one for one in clause[at + 1 :] if one.stem and low(one) not in {"been", "be", "being"})
    return next((one.stem for one in behind), "")


def _is_elliptic(clause: Clause, place: int) -> bool:
    """Return whether a negation denies the verb of the clause before, `but not serfdom`: see _but_not."""
    before = {low(token) for token in clause[:place]}
    return before <= {",", "but", "and", "though"} and len(clause) - place <= 3


def _ranks(clause: Clause, other: str) -> bool:
    """Return whether a clause denies what is as much or more, where the other text has a superlative: the smallest."""
    told = {low(token) for token in clause}
    compares = bool(told & {"as", "so", "more", "such"}) or any(word.endswith("er") for word in told)
    return compares and any(word.endswith("est") or word in {"most", "least", "worst", "best"} for word in lows(other))


def _tells_first(clause: Clause, other: str) -> bool:
    """Return whether a clause says by a negation what the other text says by `first` or `only`: none before him."""
    told = {low(token) for token in clause} & {"before", "other", "else", "previously", "earlier"}
    return bool(told) and bool(_FIRST.search(other)) and not _LIMITED.search(other)


def _plain(word: str) -> str:
    """Return a negation as the word that it holds: didn't, cannot and not are one."""
    return "not" if word.endswith(("n't", "cannot")) else word


def _told_otherwise(clause: Clause, other: str) -> bool:
    """Return whether a clause has another word for a negation, `failed`, which the other text has not."""
    own = {low(token) for token in clause} & tables.table("judge_other_negations")
    return bool(own and own - _spoken(other))


def _asserts(clause: Clause, negated: frozenset[str], negating: str, denial: str) -> bool:
    """Return whether a clause says two thirds of what the other one denies, and has no negation of any kind."""
    denials = {_plain(low(token)) for token in clause if denies(low(token))}
    theirs = [_plain(low(token)) for part in clauses(negating) for token in part if denies(low(token))]
    if denials - set(theirs) or any(theirs.count(word) < 2 and word == _plain(denial) for word in denials):
        return False
    if _told_otherwise(clause, negating) or _fails(clause, negated):
        return False
    shared = negated & stems(clause)
    if denial == "no" and _has_one_of(clause, negated):
        return True  # found no benefit: showed a benefit
    return len(shared) * 3 >= len(negated) * 2 and bool(shared)


def _fails(clause: Clause, negated: frozenset[str]) -> bool:
    """Return whether a clause has a verb that is denied behind another word for a negation: failed to unfold."""
    known = tables.table("judge_other_negations")
    return any(
        clause[i - 1].low == "to" and clause[i - 2].low in known
        for i, token in enumerate(clause)
        if i > 1 and token.stem in negated
    )


def _has_one_of(clause: Clause, negated: frozenset[str]) -> bool:
    """Return whether a clause has an article and, at most one word behind it, one of the words that are denied."""
    places = [i for i, token in enumerate(clause) if low(token) in {"a", "an"}]
    return any(token.stem in negated for i in places for token in clause[i + 1 : i + 3] if token.stem)


def _by_prefix(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a word of the claim that the words have with a negating prefix, and the reverse: resolved, unresolved."""
    for clause in clauses(claim):
        for token in clause:
            for other in on_the_same(stems(clause) - {token.stem}, words):
                opposite = next((one for one in other if _are_opposites(low(token), low(one))), None)
                if opposite is None or not (stems(other) & stems(clause)) or low(token) in map(low, other):
                    continue
                before = clause[: clause.index(token)], other[: other.index(opposite)]
                if _is_denied(before[0]) == _is_denied(before[1]):
                    yield Disagreement(
                        "negation", token.text, opposite.text, f"the words say {opposite.text}", hard=True
                    )


def _are_opposites(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > SHORTEST and any(long == prefix + short for prefix in tables.words("negating_prefixes"))


def _is_denied(clause: Clause) -> bool:
    return any(denies(low(token)) or low(token) in {"nothing", "nobody"} for token in clause)
