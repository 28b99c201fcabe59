"""What a file brings into a ledger: claim files and source records to write, by path, held to the schemas first."""

from collections.abc import Iterator, Mapping

from verifier.config import Settings
from verifier.exchange import annotations_in, arrivals, claimreview_in, csl_in
from verifier.exchange.arrivals import Arrival
from verifier.exchange.intake import outcome
from verifier.exchange.records import ExchangeError, Record, dumped
from verifier.exchange.tables import from_csv, from_jsonl
from verifier.frozen import frozen
from verifier.load import source_record
from verifier.load.document import Data
from verifier.model import Ledger
from verifier.report import grouped


@frozen
class Brought:
    """Files to write, what is wrong, what was left out, and how much there is, in words."""

    files: Mapping[str, bytes]
    problems: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    counted: str = ""
    noun: str = "claims"


def from_table(text: str, settings: Settings, default: str, renamed: Mapping[str, str], *, lines: bool) -> Brought:
    """Return the claim files that a table makes; `lines` are JSON, else it is CSV.

    Raises ExchangeError where the table cannot be read at all.
    """
    read = from_jsonl if lines else from_csv
    found = outcome(read(text, renamed), settings.claims, default)
    return Brought(found.files if found.claims else {}, found.problems, counted=f"{found.claims} claims")


def from_json(raw: bytes, ledger: Ledger, settings: Settings) -> Brought:
    """Return the records that another program's JSON makes.

    Raises ExchangeError where it is none that is known, or too large.
    """
    came = _arrival(arrivals.read(raw), ledger, settings)
    unit = {"ClaimReview": "review", "web annotations": "annotation"}.get(came.kind, "item")
    made = outcome(came.rows, settings.claims, "imported", unit)
    records = {f"{settings.sources}/{name}.yaml": dumped(record) for name, record in came.sources.items()}
    problems = (*came.problems, *made.problems, *_unsound(came.sources, records))
    counted = [grouped(made.claims, "claim")] if made.claims else []
    counted += [grouped(len(records), "source record")] if records else []
    files = {**made.files, **records} if made.claims or came.kind == "CSL-JSON" else {}
    return Brought(files, problems, came.left_out, ", ".join(counted), "items" if not came.rows else "claims")


def _arrival(data: Data, ledger: Ledger, settings: Settings) -> Arrival:
    top = data if isinstance(data, dict) else {}
    reviews = claimreview_in.reviews_of(data)
    if reviews is not None:
        top = {} if reviews[0] is top else top
        return claimreview_in.arrival(reviews, top, ledger, settings.export, settings.claims)
    annotations = annotations_in.annotations_of(data)
    if annotations is not None:
        top = {} if annotations[0] is top else top
        return annotations_in.arrival(annotations, top, ledger, settings.export.base, settings.claims)
    items = arrivals.objects(top.get("items") if "items" in top else data)
    if items and all(isinstance(one.get("type"), str) and ("title" in one or "id" in one) for one in items):
        return csl_in.arrival(data, ledger.sources)
    raise ExchangeError("neither CSL-JSON, nor ClaimReview, nor W3C annotations; claims as JSON are imported as .jsonl")


def _unsound(sources: Mapping[str, Record], records: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what the loader says against records, as it would when they are checked."""
    for name, (path, raw) in zip(sources, records.items(), strict=True):
        for found in source_record(raw, path, name)[1]:
            yield f"{path}: {found.code} {found.message}"
