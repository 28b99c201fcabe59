"""Claims that came from another program's file become rows: each with its file, article, words and evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from verifier.exchange.tables import Row
from verifier.frozen import frozen
from verifier.load.document import Data

A_FILE = 1_000  # claims of one claim file that an import writes, where the claims name none

Fields = dict[str, Data]


@frozen
class Came:
    """One claim: which item of its file it was, its full id if it had one, fields, words, evidence with its stance."""

    number: int
    id: str
    fields: Mapping[str, Data]
    spans: Sequence[Fields]  # each with its `source`
    evidence: Sequence[tuple[str, Sequence[Fields]]] = ()


def rows(claims: Iterable[Came], folder: str) -> tuple[Row, ...]:
    """Return the rows of claims, each of which has words, below the folder of claim files."""
    filed: dict[str, list[Came]] = {}
    counts: Counter[str] = Counter()
    for one in claims:
        stem = one.id.rpartition("/")[0]
        if not stem:
            article = _source(one.spans)
            part, counts[article] = counts[article] // A_FILE, counts[article] + 1
            stem = f"{article}-{part + 1}" if part else article
        filed.setdefault(f"{folder}/{stem}.yaml", []).append(one)
    return tuple(row for path, found in filed.items() for row in _of_file(path, found))


def _of_file(path: str, claims: Sequence[Came]) -> Iterator[Row]:
    """Yield the rows of one file; its article is the source in which most of its claims stand."""
    article = Counter(_source(one.spans) for one in claims).most_common(1)[0][0]
    for one in claims:
        evidence: list[Data] = [_evidence(stance, spans) for stance, spans in one.evidence]
        yield Row(
            one.number,
            {
                "file": path,
                "article": article,
                **({"id": one.id.rpartition("/")[2]} if one.id else {}),
                "claim": one.fields["claim"],
                **_quoted(one.spans, article),
                **{name: value for name, value in one.fields.items() if name not in {"claim", "verdict"}},
                **({"evidence": evidence} if evidence else {}),
                **({"verdict": one.fields["verdict"]} if "verdict" in one.fields else {}),
            },
        )


def _evidence(stance: str, spans: Sequence[Fields]) -> Fields:
    source = _source(spans)
    rest: Fields = {} if stance == "supports" else {"stance": stance}
    return {"source": source, **_quoted(spans, source), **rest}


def _source(spans: Sequence[Fields]) -> str:
    return str(spans[0]["source"])


def _quoted(spans: Sequence[Fields], source: str) -> Fields:
    """Return words in the shortest form that says all of it."""
    own = [{name: value for name, value in span.items() if name != "source" or value != source} for span in spans]
    if any(set(span) != {"exact"} for span in own):
        return {"spans": list(own)}
    texts = [span["exact"] for span in own]
    return {"quote": texts[0] if len(texts) == 1 else texts}
