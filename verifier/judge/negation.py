"""Negation: a claim denies what the words assert, or asserts what they deny."""

from collections.abc import Iterator

from verifier import words as tables
from verifier.judge.clauses import Clause, clauses, has, low, on_the_same, shown, stems
from verifier.judge.judgement import Disagreement

REACH = 5  # words behind a negation in which the negated ones stand


def negations(claim: str, words: str) -> tuple[Disagreement, ...]:
    """Return where a claim denies what its words assert on the same thing, or asserts what they deny.

    Other words for a negation ("no longer", "failed", "without") on either side settle nothing and give no answer.
    """
    return (*_one_sided(claim, words, dropped=False), *_one_sided(words, claim, dropped=True))


def _one_sided(negating: str, asserting: str, *, dropped: bool) -> Iterator[Disagreement]:
    for clause in clauses(negating):
        for place, negated in _negated(clause):
            if not dropped:
                others = on_the_same(stems(clause), asserting)
            elif clause not in on_the_same(frozenset().union(*map(stems, clauses(asserting))), negating):
                continue
            else:
                others = clauses(asserting)
            if others and all(_asserts(other, negated) for other in others):
                denied, said = shown(clause[place:], negating), shown(others[0], asserting)
                if dropped:
                    yield Disagreement("negation", said, denied, "the words deny it", hard=True)
                else:
                    yield Disagreement("negation", denied, said, "the words do not deny it", hard=True)


def _negated(clause: Clause) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield each negation of a clause: its place, and the stems of the words that it negates."""
    if has(clause, "judge_other_negations"):
        return
    for i, token in enumerate(clause):
        word = low(token)
        if word not in tables.table("negations") and not word.endswith("n't"):
            continue
        if i + 1 == len(clause):
            continue
        following = low(clause[i + 1])
        if following in tables.table("judge_no_negation_before") or following[:1].isdigit():
            continue
        behind = [other.stem for other in clause[i + 1 : i + 1 + REACH] if other.stem]
        verb = [other.stem for other in clause[max(0, i - 2) : i] if other.stem] if word in {"no", "none"} else []
        negated = frozenset([*behind[:3], *verb])
        if negated:
            yield i, negated


def _asserts(clause: Clause, negated: frozenset[str]) -> bool:
    """Return whether a clause says two thirds of what the other one denies, and has no negation of any kind."""
    if any(low(token) in tables.table("negations") or low(token).endswith("n't") for token in clause):
        return False
    if has(clause, "judge_other_negations"):
        return False
    shared = negated & stems(clause)
    return len(shared) * 3 >= len(negated) * 2 and bool(shared)
