"""A folder to a ledger: its claim files, its source records, and their texts."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from verifier.config import ConfigError, Settings
from verifier.finding import Finding, Location
from verifier.kept import Kept
from verifier.load import ClaimFile
from verifier.load.faults import finding
from verifier.load.words import Lost, lost_finding
from verifier.load.yaml import BYTES
from verifier.model import Ledger, Source
from verifier.plugins import plugins
from verifier.readers.reader import Reader
from verifier.show import show
from verifier.sources import Refusal, files_under, safe_read

JOURNAL = "reviews.jsonl"
LARGEST = 64_000_000  # bytes of a journal
LedgerError = ConfigError  # what keeps a ledger from being checked at all; the message is one line


def load(
    root: Path,
    settings: Settings,
    paths: Iterable[str] = (),
    store: Path | None = None,
    today: dt.date = dt.date.max,
    contents: Mapping[str, bytes] | None = None,
    kept: Kept | None = None,
) -> Ledger:
    """Return the ledger in a folder, with every bad file as findings.

    `paths` limits the claim files; `store` is a folder of copies that may not be republished; `contents` are records
    as they would be, by path, in place of what lies there; a claim file may be new.
    Raises LedgerError where the folder is no ledger or a path names nothing.
    """
    if not root.is_dir():
        raise LedgerError(f"no such folder: {root}")
    if not (root / settings.claims).is_dir():
        raise LedgerError(f"no ledger here: {root} has no folder `{settings.claims}`; `verifier init` makes one")
    names, unread = _yaml_files(root, settings.claims)
    names += sorted(name for name in contents or () if name.startswith(f"{settings.claims}/") and name not in names)
    wanted = _limited(root, names, tuple(paths))
    desk = kept or Kept(keeps=False)
    sources, formal = _sources(root, settings, store, contents or {}, desk)
    journal = safe_read(root, JOURNAL, LARGEST)
    loaded = [_claim_file(root, name, settings.claims, contents or {}, desk) for name in wanted]
    claims = tuple(claim for one in loaded for claim in one.claims)
    findings = [*unread, *formal, *(found for one in loaded for found in one.findings)]
    findings += _lost_in_sources(loaded, sources)
    return Ledger(
        root=str(root),
        claims=claims,
        sources=sources,
        findings=tuple(findings),
        files=tuple(wanted),
        whole=len(wanted) == len(names),
        waivers=settings.waivers,
        settings_place=Location(settings.file or "verifier.toml"),
        require_sources=settings.require_sources,
        min_coverage=settings.min_coverage,
        journal=b"" if isinstance(journal, Refusal) else journal,
        today=today,
    )


def _yaml_files(root: Path, folder: str) -> tuple[list[str], list[Finding]]:
    """Return the YAML files below a folder, and findings for what cannot be read."""
    items = files_under(root, folder)
    found = [_unread(item.path, item) for item in items if isinstance(item, Refusal)]
    return [item for item in items if isinstance(item, str)], found


def _limited(root: Path, names: list[str], paths: tuple[str, ...]) -> list[str]:
    """Return the claim files that the given paths name; all where none are given."""
    if not paths:
        return names
    kept: dict[str, None] = {}
    for path in paths:
        given = Path(path)
        relative = given.resolve().relative_to(root.resolve()) if _inside(given, root) else given
        prefix = PurePosixPath(relative).as_posix()
        matching = [name for name in names if prefix in {name, "."} or name.startswith(f"{prefix}/")]
        if not matching:
            raise LedgerError(f"no claim file: {path}")
        kept.update(dict.fromkeys(matching))
    return [name for name in names if name in kept]


def _inside(path: Path, root: Path) -> bool:
    return path.exists() and path.resolve().is_relative_to(root.resolve())


def records(root: Path, settings: Settings) -> dict[str, bytes]:
    """Return the bytes of all records, of claims and of sources, that can be read, by path."""
    folders = [folder for folder in (settings.claims, settings.sources) if (root / folder).is_dir()]
    names = [name for folder in folders for name in _yaml_files(root, folder)[0]]
    found = {name: safe_read(root, name, BYTES + 1) for name in names}
    return {name: raw for name, raw in found.items() if isinstance(raw, bytes)}


def _claim_file(root: Path, name: str, folder: str, contents: Mapping[str, bytes], kept: Kept) -> ClaimFile:
    raw = contents[name] if name in contents else safe_read(root, name, BYTES + 1)
    if isinstance(raw, Refusal):
        return ClaimFile(findings=(_unread(name, raw),))
    stem = PurePosixPath(name).relative_to(folder).with_suffix("").as_posix()
    return kept.claim_file(raw, name, stem)


def readers_of(settings: Settings) -> tuple[Reader, ...]:
    """Return third parties' readers that the settings trust; raises LedgerError where a plug-in is none."""
    try:
        found = plugins("verifier.readers", settings.plugins)
    except ValueError as error:
        raise LedgerError(f"{settings.file}: {error}") from error
    for name, _, reader in found:
        if not isinstance(reader, Reader):
            raise LedgerError(f"{settings.file}: plug-in {name} gives no reader")
    return tuple(reader for _, _, reader in found if isinstance(reader, Reader))


def _sources(
    root: Path, settings: Settings, store: Path | None, contents: Mapping[str, bytes], kept: Kept
) -> tuple[dict[str, Source], list[Finding]]:
    folder = settings.sources
    names, found = _yaml_files(root, folder) if (root / folder).exists() else ([], [])
    sources: dict[str, Source] = {}
    for name in names:
        raw = contents[name] if name in contents else safe_read(root, name, BYTES + 1)
        if isinstance(raw, Refusal):
            found.append(_unread(name, raw))
            continue
        identity = PurePosixPath(name).relative_to(folder).with_suffix("").as_posix()
        source, formal = kept.record(raw, name, identity)
        found += formal
        if source is not None:
            sources[identity] = source
    return kept.sources(sources, root, store, readers_of(settings)), found


def _unread(name: str, why: Refusal) -> Finding:
    return finding("V010", Location(name), f"{show(name)} {why.reason}")


def _lost_in_sources(loaded: Iterable[ClaimFile], sources: dict[str, Source]) -> Iterator[Finding]:
    """Return findings on comments whose words go on in a source: they were meant as text."""
    lost = [one for file in loaded for one in file.lost if not one.touches]
    if not lost:
        return
    texts = [source.text for source in sources.values() if source.text]
    for one in lost:
        if any(_goes_on(one, text) for text in texts):
            yield lost_finding(one)


def _goes_on(lost: Lost, text: str) -> bool:
    """Return whether the kept words, the mark and the lost words stand together in a text."""
    return bool(lost.kept) and f"{lost.kept} {lost.words.strip()}" in text


def starting_files(*, example: bool = True) -> dict[str, str]:
    """Return the files of a new ledger, by path: settings, an example that passes, CI, hook and editor settings."""
    import hashlib

    from verifier import schema, templates

    files = {name: templates.content(template) for name, template in templates.FILES.items()}
    text = files["sources/town-hall.txt"]
    files["sources/town-hall.yaml"] = files["sources/town-hall.yaml"].replace(
        "SHA256", hashlib.sha256(text.encode()).hexdigest()
    )
    for name in ("claims", "source"):
        files[f".verifier/{name}.schema.json"] = schema.text(name)
    if not example:
        files = {name: text for name, text in files.items() if "town-hall" not in name}
        files["claims/.gitkeep"] = files["sources/.gitkeep"] = ""
    return files
