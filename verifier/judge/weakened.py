"""Words that weaken what stands behind them: largely defeated, a former commander, only Congress can."""

from collections.abc import Iterator
from functools import cache

from verifier import words as tables
from verifier.judge.clauses import Clause, clauses, low, shown
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import Token, lows
from verifier.judge.stems import stem

PHRASE = 3  # words behind "former" by which its noun is known again


def weakened(claim: str, words: str) -> tuple[Disagreement, ...]:
    """Return where a claim drops what its words put before the same verb or noun so that they say less.

    What the words also say without the weakening one is no ground.
    """
    if _weakening().isdisjoint(lows(words)):
        return ()
    told = clauses(words)
    ours = [low(token) for clause in clauses(claim) for token in clause]
    found = [one for clause in told for one in _of_clause(clause, words, ours)]
    return tuple({(one.claim, one.source): one for one in found}.values())


@cache
def _weakening() -> frozenset[str]:
    return tables.table("degree_limits") | tables.table("privatives") | {"only"}


def _of_clause(clause: Clause, text: str, ours: list[str]) -> Iterator[Disagreement]:
    for i, token in enumerate(clause[:-1]):
        word = low(token)
        if text[token.end : clause[i + 1].start].strip():
            continue
        if word in tables.table("degree_limits"):
            yield from _degree(clause, i, text, ours)
        elif word in tables.table("privatives") and not _may_be_deed(clause, i):
            yield from _privative(clause, i, text, ours)
        elif word == "only":
            yield from _only_can(clause, i, text, ours)


def _may_be_deed(clause: Clause, place: int) -> bool:
    """Return whether a word in -ed tells what somebody did: the president, who took office in March, accused them."""
    if not low(clause[place]).endswith("ed") or not place:
        return False
    before = clause[place - 1]
    known = tables.table("articles") | tables.table("prepositions") | tables.table("judge_small_numbers")
    article = low(before) in known
    return not (article or before.text[:1].isdigit() or before.text.endswith(("'s", "’s")))


def _degree(clause: Clause, place: int, text: str, ours: list[str]) -> Iterator[Disagreement]:
    """Yield a verb or adjective that the words limit and the claim repeats without any such limit."""
    word = clause[place + 1]
    if not word.stem or not word.text.isalpha() or _is_limited(ours):
        return
    if low(word) in ours:
        said = shown(clause[place : place + 2], text)
        yield Disagreement("limit", word.text, said, f"the words say {said}", hard=True)


def _is_limited(ours: list[str]) -> bool:
    known = tables.table("degree_limits") | tables.table("degree_words") | tables.table("negations")
    return any(word in known or word.endswith("n't") for word in ours)


def _privative(clause: Clause, place: int, text: str, ours: list[str]) -> Iterator[Disagreement]:
    """Yield a noun that the words call former, acting or alleged and the claim takes for the thing itself."""
    phrase: list[str] = []
    for token in clause[place + 1 :]:
        if not token.stem or len(phrase) == PHRASE:
            break
        phrase.append(low(token))
    if not phrase or not _follow_each_other(phrase, ours) or _also_plain(phrase, clause[place], text):
        return
    former = low(clause[place]) in _PAST
    known = (_PAST if former else tables.table("privatives")) | tables.table("past_words" if former else "negations")
    if not any(word in known or word.startswith("ex-") for word in ours):
        said = shown(clause[place : place + 1 + len(phrase)], text)
        yield Disagreement("limit", " ".join(phrase), said, f"the words say {said}", hard=True)


_PAST = frozenset({"former", "ex", "erstwhile", "retired", "onetime"})


def _follow_each_other(phrase: list[str], ours: list[str]) -> bool:
    if len(phrase) > 1 and set(phrase) <= set(ours):
        return True  # former army officers: officers of the army
    return any(ours[i : i + len(phrase)] == phrase for i in range(len(ours) - len(phrase) + 1))


def _also_plain(phrase: list[str], weakening: Token, text: str) -> bool:
    """Return whether the words hold the phrase elsewhere without the weakening word."""
    words = [low(token) for part in clauses(text) for token in part]
    places = [i for i in range(len(words) - len(phrase) + 1) if words[i : i + len(phrase)] == phrase]
    return any(i == 0 or words[i - 1] != low(weakening) for i in places)


def _only_can(clause: Clause, place: int, text: str, ours: list[str]) -> Iterator[Disagreement]:
    """Yield an "only X can" of the words that the claim tells as "X can"."""
    words = [low(token) for token in clause]
    modal = next((i for i in range(place + 1, len(words)) if words[i] in tables.table("modals")), None)
    if modal is None or set(ours) & tables.table("judge_only"):
        return
    subject = {token.stem for token in clause[place + 1 : modal] if token.stem}
    verbs = {token.stem for token in clause[modal + 1 :] if token.stem}
    said = {stem(word) for word in ours}
    told = next((word for word in ours if word in tables.table("modals")), "")
    if subject and subject & said and verbs & said and told and not any(word.endswith("n't") for word in ours):
        limit = shown(clause[place : modal + 1], text)
        yield Disagreement("limit", told, limit, f"the words say {limit}", hard=True)
