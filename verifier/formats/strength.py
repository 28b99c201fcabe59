"""The strength of a ledger: each change of an article that no claim would notice, in its sentence, and the counts."""

import json as standard_json
from collections.abc import Iterator, Sequence

from verifier.covered import Read, percent
from verifier.formats.coverage import in_sentence, may_be_shown, place
from verifier.lines import Lines
from verifier.model import Source
from verifier.show import show
from verifier.strength import Strength, Trial

VERSION = 1


def text(found: Strength) -> str:
    """Return two lines for each change that no claim notices, and one for the article."""
    return "".join(f"{line}\n" for line in _article(found))


def json(found: Sequence[Strength]) -> str:
    """Return the same as data, with every change; no words of texts that may not be republished."""
    data = {"version": VERSION, "articles": [_data(one) for one in found]}
    return standard_json.dumps(data, indent=1) + "\n"


def _article(found: Strength) -> Iterator[str]:
    article, name = found.article, show(found.article.id)
    if found.state is not Read.READ:
        yield f"{name}: not checked: {found.state.value}"
        return
    words, lines = article.text or "", Lines.of(article.text or "")
    for trial in found.trials:
        if trial.noticed_by is None:
            yield from _survivor(article, words, lines, trial)
    if not may_be_shown(article):
        yield f"{name}: its text may not be republished: places are given, not words"
    if found.failing:
        many = f"{len(found.failing)} claims fail" if len(found.failing) > 1 else f"{show(found.failing[0])} fails"
        yield f"{name}: {many} as the article stands; the errors there are already count as noticing nothing"
    if found.left_out:
        yield f"{name}: more could be changed; the first {len(found.trials)} were tried: --limit"
    if not found.trials:
        yield f"{name}: nothing to change: no figures, dates, names, units, bounds or negations"
        return
    counted = ", ".join(f"{kind}s {ours} of {there}" for kind, ours, there in found.kinds())
    share = f"{found.noticed} of {len(found.trials)} changes would be noticed ({percent(found.percent)} %)"
    yield f"{name}: {share}: {counted}"


def _survivor(article: Source, words: str, lines: Lines, trial: Trial) -> Iterator[str]:
    change = trial.mutant
    where = place(article, lines, change.start)
    shown = may_be_shown(article)
    what = f" {_marked(words[change.start : change.end])} → {_marked(change.new)}" if shown else ""
    yield f"{where}: {change.kind}{what}: {_why(trial)}"
    if shown:
        yield f"    {in_sentence(words, change.start, change.end, change.sentence)}"


def _marked(words: str) -> str:
    return f"`{show(words.strip())}`" if words.strip() else "nothing"


def _why(trial: Trial) -> str:
    if not trial.quoted_by:
        return "no claim quotes this"
    return f"quoted by {', '.join(show(name) for name in trial.quoted_by[:3])}, and not noticed"


def _data(found: Strength) -> dict[str, object]:
    lines = Lines.of(found.article.text or "")
    return {
        "source": found.article.id,
        "state": found.state.name.lower().replace("_", "-"),
        "changes": len(found.trials),
        "noticed": found.noticed,
        "percent": None if found.percent is None else percent(found.percent),
        "complete": not found.left_out,
        "failing": list(found.failing),
        "kinds": {kind: {"noticed": ours, "changes": there} for kind, ours, there in found.kinds()},
        "list": [_trial(found.article, lines, one) for one in found.trials],
    }


def _trial(article: Source, lines: Lines, trial: Trial) -> dict[str, object]:
    shown, change = may_be_shown(article), trial.mutant
    line, column = lines.at(change.start)
    by = trial.noticed_by
    return {
        "kind": change.kind,
        "text": (article.text or "")[change.start : change.end] if shown else None,
        "becomes": change.new if shown else None,
        "file": article.text_path or None,
        "line": line if shown else None,
        "column": column if shown else None,
        "start": change.start,
        "end": change.end,
        "sentence": {"start": change.sentence[0], "end": change.sentence[1]},
        "noticed": by is not None,
        "noticed_by": {"claim": by.claim, "code": by.code, "field": by.field} if by else None,
        "quoted_by": list(trial.quoted_by),
    }
