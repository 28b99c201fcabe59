"""`verifier source refresh`: sources get a new copy, and what changed for which claims is said."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.options import HERE, Ledger, Store, now, stop, store_folder
from verifier.frozen import frozen
from verifier.show import show

if TYPE_CHECKING:
    from verifier.model import Claim, Source
    from verifier.model import Ledger as Loaded
    from verifier.readers.reader import Reader
    from verifier.readers.take import Taken

STANDS, LOST, FAILED = 0, 1, 2


def refresh(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="Sources; default: all with a URL.")
    ] = None,
    *,
    ledger: Ledger = HERE,
    file: Annotated[Path | None, typer.Option("--from", metavar="FILE", help="One source's new copy.")] = None,
    archived_at: Annotated[str, typer.Option(help="Address of an archived copy of one source.")] = "",
    encoding: Annotated[str, typer.Option(help="Of a new copy that is not UTF-8, such as cp1252.")] = "",
    dry: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")] = False,
    store: Store = None,
) -> None:
    """Fetch sources again, or take a new copy from a file, and say what changed for which claims.

    The earlier copy and text are kept in sources/.previous, each under its hash. A page whose words are the same is
    left as it is. Of a source that may not be republished only the hashes are recorded.

    Exit status: 0 every quote stands as before, 1 some no longer do, 2 a source could not be refreshed.

    Example: verifier source refresh council-budget
    """
    from verifier.config import settings_of
    from verifier.ledger import LedgerError, load, readers_of

    shelf = store_folder(store)
    try:
        settings = settings_of(ledger)
        loaded, others = load(ledger, settings, store=shelf), readers_of(settings)
    except LedgerError as error:
        stop(str(error))
    wanted = _wanted(loaded, names or [])
    if (file or archived_at or encoding) and len(names or []) != 1:
        stop("--from, --archived-at and --encoding go with the id of one source")
    if encoding and not file:
        stop("--encoding goes with --from FILE")
    bench = _Bench(ledger, loaded, others, file, archived_at, encoding, dry)
    statuses = [bench.status(source) for source in wanted]
    if not statuses:
        print("no source has a URL; give one's id and --from FILE")
    raise typer.Exit(max(statuses, default=STANDS))


def _wanted(loaded: "Loaded", names: list[str]) -> list["Source"]:
    """Return the sources that are named, or all that have an address; ends the command where one is not there."""
    unknown = [name for name in names if name not in loaded.sources]
    if unknown:
        stop(f"no source is called {unknown[0]}; `verifier source list` names them")
    if names:
        return [loaded.sources[name] for name in dict.fromkeys(names)]
    return [source for source in loaded.sources.values() if source.url and source.file]


@frozen
class _Bench:
    """What one source after the other is refreshed with."""

    root: Path
    loaded: "Loaded"
    others: tuple["Reader", ...]
    file: Path | None
    archived_at: str
    encoding: str
    dry: bool

    def status(self, source: "Source") -> int:
        """Refresh a source and print what came of it; return the exit status that it asks for."""
        from verifier.drift import drifts
        from verifier.edit import apply
        from verifier.formats.refreshed import lines
        from verifier.intake import IntakeError
        from verifier.refresh import refreshed

        try:
            accessed = "" if self.file else now().date().isoformat()
            taken = self._taken(source)
            found = refreshed(self.root, source, taken, accessed=accessed, archived_at=self.archived_at)
            if not self.dry:
                apply(self.root, found.edits)
        except (IntakeError, OSError) as error:
            said = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
            print(f"{show(source.id)}: {show(said, 500)}; left as it is")
            return FAILED
        drifted = drifts(self.loaded.claims, found.before, found.after) if found.edits else ()
        for line in (*lines(found, drifted), *self._after(source, bool(found.edits))):
            print(line)
        return LOST if any(drift.fate.is_a_loss for drift in drifted) else STANDS

    def _taken(self, source: "Source") -> "Taken":
        from verifier.intake import IntakeError
        from verifier.readers.refusal import Refusal
        from verifier.refresh import from_file, from_web
        from verifier.web.fetch import fetch

        if self.file:
            return from_file(source, self.file, self.others, self.encoding)
        if not source.url:
            raise IntakeError("it records no URL; give its new copy with --from FILE")
        if not source.file:
            raise IntakeError("no copy of it is kept here; give its new copy with --from FILE")
        answer = fetch(source.url, now())
        if isinstance(answer, Refusal):
            raise IntakeError(f"{show(source.url, 200)} {answer.reason}")
        return from_web(source, answer, self.others)

    def _after(self, source: "Source", changed: bool) -> Iterator[str]:
        if not changed:
            return
        reviewed = sum(claim.review is not None and _rests_on(claim, source.id) for claim in self.loaded.claims)
        if reviewed:
            yield f"  {reviewed} reviewed claims rest on it: verifier review --stale lists what to look at again"
        if not source.file:
            yield "  its copy is not kept in the ledger: put the new one where --store finds it"


def _rests_on(claim: "Claim", source: str) -> bool:
    return source in {claim.article, *(item.source for item in claim.evidence), *(one.source for one in claim.spans)}
