"""What may be, or is to come, told as what is: may have killed, hopes to send, only if they withdraw."""

import re
from collections.abc import Iterator
from functools import cache

from verifier import words as tables
from verifier.judge.clauses import Clause, clauses, low, shown, stems
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import Token, lows
from verifier.judge.signs import denies
from verifier.judge.stems import stem
from verifier.pattern import pattern

REACH = 4  # words between a modal or a plan and its verb
SHARED = 0.6  # share of a condition's main clause that a claim must repeat to be held to the condition

_CONDITION = pattern(
    r",?\s*(?:but\s+)?\b(?:only if|unless|provided that|provided|on condition that|as long as|but only once|only when"
    r"|only after|subject to|but only (?:for|in|on|at|with|among|by|to|from))\b",
    re.IGNORECASE,
)
_CONDITIONAL = frozenset({"if", "unless", "provided", "condition", "long", "only", "subject"})  # one stands in each


def modality(claim: str, words: str) -> tuple[Disagreement, ...]:
    """Return where a claim tells as fact what its words tell as possible, planned or under a condition."""
    said = lows(words)
    unsaid = list(_unsaid(claim, words)) if "say" in said else []
    if unsaid:
        return tuple(unsaid)
    opens = not _opening().isdisjoint(said)
    if not opens and _CONDITIONAL.isdisjoint(said):
        return ()
    told = lows(claim)
    found = [*_conditions(words, told), *_assured(claim, words, told)]
    ours = [token for clause in clauses(claim) for token in clause] if opens else []
    for clause in clauses(words) if opens else ():
        found += [*_possible(clause, words, ours, told), *_planned(clause, words, ours, told)]
        found += _alleged(clause, words, ours, told)
    return tuple({(one.claim, one.source): one for one in found}.values())


_AT_TIMES = frozenset({"sometimes", "occasionally"})  # what may happen does so at times
_ASSURED = frozenset({"certainly", "definitely", "undoubtedly", "surely"})


def _assured(claim: str, words: str, told: frozenset[str]) -> Iterator[Disagreement]:
    """Yield a `certainly` of the claim over a `probably` of the words."""
    sure = told & _ASSURED
    unsure = lows(words) & (tables.table("hedging_words") - {"may", "could"}) if sure else frozenset()
    if unsure and lows(words).isdisjoint({*_ASSURED, "certain", "sure"}):
        yield Disagreement("limit", min(sure), min(unsure), f"the words say {min(unsure)}", hard=True)


def _unsaid(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a `said` of the claim where the words tell that nothing was said: would not say whether."""
    refused = _NOT_SAID.search(words)
    said = _SAID.search(claim)
    if refused is None or said is None or _SAID.search(words) or _OPEN.search(claim):
        return
    if not any(map(denies, lows(claim))):
        yield Disagreement("limit", said[0], refused[0], "the words say that it was not said", hard=True)


_SAID = pattern(r"\b(?:said|says)\b")
_OPEN = pattern(r"\b(?:whether|if|declin|refus)")
_NOT_SAID = pattern(r"\b(?:not|[a-z]+n[’']t|declin(?:ed|es) to|refus(?:ed|es) to) say\b", re.IGNORECASE)


@cache
def _opening() -> frozenset[str]:
    """Return the words without one of which nothing is told as possible or planned."""
    return (
        tables.table("hedging_words")
        | tables.table("plan_verbs")
        | tables.table("charges")
        | {"will", "shall", "would"}
    )


def _possible(clause: Clause, text: str, ours: list[Token], told: frozenset[str]) -> Iterator[Disagreement]:
    """Yield a verb or figure that the words put under may, might, perhaps or probably, and the claim does not."""
    hedges = told & (tables.table("hedging_words") | tables.table("words_of_doubt"))
    if hedges == {"may"} and all(token.text == "May" for token in ours if low(token) == "may"):
        hedges = frozenset()  # in May
    if hedges or not told.isdisjoint(_AT_TIMES) or any(denies(low(token)) for token in ours):
        return
    for i, token in enumerate(clause):
        word = low(token)
        if word not in tables.table("hedging_words") or (word == "may" and token.text[0].isupper()):
            continue
        verb = _next(clause, i, behind=word in {"may", "might", "could"})
        if verb is not None and low(verb) in {"of", "in", "at", "on", "by", "from"}:  # probably of the plague
            verb = _next(clause, clause.index(verb), behind=True)
        if verb is None or low(verb) in tables.table("negations"):
            continue
        if word == "could" and (low(verb) == "be" or not _is_past(verb, ours)):
            continue
        if any(_same(verb, one) for one in ours):
            said = text[token.start : verb.end]
            yield Disagreement("limit", verb.text, said, f"the words say {said}", hard=True)
            return


def _planned(clause: Clause, text: str, ours: list[Token], told: frozenset[str]) -> Iterator[Disagreement]:
    """Yield a verb that the words tell as planned or to come, and the claim as done."""
    ahead = tables.table("words_ahead")
    if told & ahead or any(denies(low(token)) for token in ours):
        return
    lows = [low(token) for token in clause]
    for i, word in enumerate(lows):
        plans = word in tables.table("plan_verbs") and "to" in lows[i + 1 : i + 4]
        coming = word in {"will", "shall"} or (word == "would" and _is_reported(lows))
        if not plans and not coming:
            continue
        start = lows.index("to", i + 1) if plans else i
        verb = _next(clause, start, behind=True)
        if verb is None or "not" in lows[i : i + 4] or {"later", "eventually"} & set(lows[i : i + 4]):
            continue
        if _is_past(verb, ours):
            said = text[clause[i].start : verb.end]
            yield Disagreement("limit", verb.text, said, f"the words say {said}", hard=True)
            return


def _alleged(clause: Clause, text: str, ours: list[Token], told: frozenset[str]) -> Iterator[Disagreement]:
    """Yield a deed that the words tell as suspected or charged, and the claim as done."""
    kept = tables.table("charges") | tables.table("words_of_doubt") | tables.table("degree_words")
    if told & kept or told & {"not", "never"} or any(word.endswith("n't") for word in told):
        return
    for i, token in enumerate(clause):
        if low(token) not in tables.table("charges"):
            continue
        link = next((j for j in range(i + 1, min(i + 5, len(clause))) if low(clause[j]) in {"of", "to", "with"}), None)
        verb = _next(clause, link, behind=True) if link is not None else None
        if verb is not None and (
            _is_past(verb, ours) or (low(verb).endswith("ed") and any(_same(verb, one) for one in ours))
        ):
            said = text[token.start : verb.end]
            yield Disagreement("limit", verb.text, said, f"the words say {said}", hard=True)
            return


def _is_reported(lows: list[str]) -> bool:
    return any(word in tables.table("speech_verbs") for word in lows)


def _next(clause: Clause, place: int, *, behind: bool) -> Token | None:
    """Return the first content word behind a place: the verb behind a modal and its auxiliaries."""
    skipped = {
        "have",
        "has",
        "be",
        "been",
        "also",
        "then",
        "even",
        "still",
        "soon",
        "now",
        "a",
        "an",
        "the",
        "some",
        "about",
    }
    for token in clause[place + 1 : place + 1 + REACH]:
        word = low(token)
        if word in tables.table("negations"):
            return token
        if (behind or word not in {"have", "has"}) and (word in skipped or word.endswith("ly")):
            continue
        return token if token.text[:1].isalnum() else None
    return None


def _same(one: Token, other: Token) -> bool:
    return bool(one.stem) and one.stem == other.stem


def _is_past(verb: Token, ours: list[Token]) -> bool:
    """Return whether a text tells a verb as done: `sent` for `send`, `opened` for `open`, with no `to` before it."""
    base = low(verb)
    for i, token in enumerate(ours):
        word = low(token)
        own = _same(verb, token) or word in {f"{base}ed", f"{base}d"}
        if not own or (word == base and not base.endswith("ed")):
            continue
        if not (word.endswith("ed") or word in _irregular_past()):
            continue
        before = {low(one) for one in ours[max(0, i - 3) : i]}
        if not before & {"to", "be", "been", "will", "would", "being"} or before & {"have", "has", "had"}:
            return True
    return False


@cache
def _irregular_past() -> frozenset[str]:
    forms = {form for group in tables.words("irregular_verbs") for form in group.split()[1:]}
    return frozenset(form for form in forms if not form.endswith(("ing", "s"))) | frozenset(tables.words("past_verbs"))


def _conditions(words: str, told: frozenset[str]) -> Iterator[Disagreement]:
    """Yield a condition, `but only if`, of what the claim repeats without any condition."""
    match = None if _CONDITIONAL.isdisjoint(lows(words)) else _CONDITION.search(words)
    if match is None or told & tables.table("condition_words"):
        return
    before = clauses(words[: match.start()])
    main = stems(before[-1]) if before else frozenset()
    ours = frozenset(stem(word) for word in told)
    if main and len(main & ours) >= SHARED * len(main):
        limit = words[match.start() : match.end() + 30].strip(" ,").rsplit(" ", 1)[0]
        yield Disagreement("limit", shown(before[-1], words), limit, "the words set a condition", hard=True)
