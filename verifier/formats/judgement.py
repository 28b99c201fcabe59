"""A judge's answer to a pair of claim and evidence: as a line of text, or of JSON."""

import json

from verifier.formats.judged import rationale
from verifier.judge import Judgement
from verifier.judges.pairs import Pair
from verifier.opinion import Answer, shown
from verifier.show import show


def text(place: str, pair: Pair, judgement: Judgement) -> str:
    """Return a line for people: the label, and the words that decided."""
    decided = next((one for one in judgement.grounds if one.reason == judgement.reason), None)
    words = ""
    if decided is not None:
        words = f": `{show(decided.claim)}`" + (f" against `{show(decided.evidence)}`" if decided.evidence else "")
    why = judgement.reason or "numbers, dates, names and negation do not decide it"
    return f"{place}:{pair.line}: {judgement.label}{words}: {why}\n"


def answer_text(place: str, pair: Pair, judge: str, answer: Answer) -> str:
    """Return a line for people with another judge's answer."""
    words = "; ".join(f"`{show(one.text)}`" for one in answer.rationale)
    parts = [f"{shown(answer)}, says judge {judge}", words, show(answer.explanation, 400)]
    return f"{place}:{pair.line}: {': '.join(part for part in parts if part)}\n"


def row(pair: Pair, judgement: Judgement) -> str:
    """Return a line of JSON: the label, why, and each figure, date or word that decided."""
    grounds = [
        {
            "kind": one.kind,
            "claim": one.claim,
            "evidence": one.evidence,
            "reason": one.reason,
            "supports": one.supports,
            "hard": one.hard,
        }
        for one in judgement.grounds
    ]
    return _row(pair, "rules", {"label": judgement.label.value, "reason": judgement.reason, "grounds": grounds})


def answer_row(pair: Pair, judge: str, answer: Answer) -> str:
    """Return a line of JSON with another judge's answer."""
    said: dict[str, object] = {
        "label": answer.label.value,
        "confidence": answer.confidence,
        "rationale": list(rationale(answer)),
        "explanation": answer.explanation,
    }
    return _row(pair, judge, said)


def _row(pair: Pair, judge: str, said: dict[str, object]) -> str:
    return json.dumps({"id": pair.id or None, "line": pair.line, "judge": judge, **said}) + "\n"
