"""A claim's record: its fields in its file's order and form, the file with it, and what the check then says."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from verifier.adding.listed import listed
from verifier.adding.locating import Located
from verifier.draft.naming import identity
from verifier.edit import Edit
from verifier.exchange.records import HEAD
from verifier.finding import Finding, Level
from verifier.frozen import frozen
from verifier.load.claims import ID
from verifier.load.document import Data
from verifier.load.yaml import decoded, read
from verifier.model import Claim
from verifier.report import Report
from verifier.scalars import block
from verifier.splice import Put, SpliceError, spliced

Check = Callable[[Mapping[str, bytes]], Report]
Trial = Callable[["Wish"], "Addition"]

ORDER = ("id", "claim", "quote", "spans", "value", "subject", "property", "speaker")
OPTIONAL = ("value", "subject", "property", "speaker")
_THINGS = {"V303", "V310", "V312"}  # rules that hold claims on the same thing against each other
_ROUNDS = 4
_FIGURES = re.compile(r"^claim-(?:\d+-)*")


class AddError(Exception):
    """Why a claim cannot be written, in one line; nothing was."""


@frozen
class Wish:
    """A claim that somebody wants to record."""

    file: str  # relative to the ledger
    words: Located
    claim: str
    fields: Mapping[str, str]  # value, subject, property, speaker: those that it has
    id: str = ""  # made from its words where none is given
    positions: bool | None = None  # record where the words stand; None: as the file's other claims do


@frozen
class Addition:
    """What a wish comes to: the record, the change of its file, and the findings that it brings."""

    id: str
    file: str
    record: Mapping[str, Data]
    edit: Edit | None  # None where the file has this claim already
    findings: tuple[Finding, ...] = ()

    @property
    def fails(self) -> bool:
        """Return whether it would bring an error or a warning."""
        return any(finding.level is not Level.NOTE for finding in self.findings)


def addition(wish: Wish, contents: Mapping[str, bytes], before: Report, check: Check) -> Addition:
    """Return the change that records a claim, and what the check will find that it does not find now.

    `contents` are the ledger's records, `before` the report on them. Raises AddError where the file cannot take it.
    """
    raw = contents.get(wish.file)
    data = _data(wish.file, raw)
    claims = _claims(data)
    record = _record(wish, data, claims)
    there = next((one for one in claims if _is_same(one, record, wish.id)), None)
    if there is not None:
        return Addition(str(there.get("id", "")), wish.file, there, None)
    taken = {str(one.get("id", "")) for one in claims}
    if wish.id in taken:
        raise AddError(f"{wish.file} has another claim that is called {wish.id}")
    name = wish.id or _name(wish, taken)
    if not ID.fullmatch(name):
        raise AddError(f"an id is lower-case letters, digits and hyphens, beginning with a letter, not {name}")
    made = _ordered({"id": name, **record}, claims)
    try:
        after = _with_record(raw, data, made, wish.words.source.id)
    except SpliceError as error:
        raise AddError(f"{wish.file} cannot take the claim: {error}; --file names another") from error
    brought = _brought(before.findings, check({**contents, wish.file: after}).findings)
    return Addition(name, wish.file, made, Edit(wish.file, raw, after), brought)


def sound(wish: Wish, proposed: Iterable[str], trial: Trial) -> Wish:
    """Return a wish without those of its proposed fields against which the check finds something."""
    left = set(proposed)
    for _ in range(_ROUNDS):
        against = left & {name for finding in trial(wish).findings for name in _fields_of(finding)}
        if not against:
            break
        wish = replace(wish, fields={name: text for name, text in wish.fields.items() if name not in against})
        left -= against
    return wish


def files_for(source: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the claim files of an article, in their order."""
    return tuple(dict.fromkeys(claim.file for claim in claims if claim.article == source))


def file_of(given: str, folder: str) -> str:
    """Return the path of a claim file below the ledger. Raises AddError where it is none."""
    path = PurePosixPath(given)
    inside = path.parts[: len(PurePosixPath(folder).parts)] == PurePosixPath(folder).parts
    hidden = any(part.startswith(".") for part in path.parts)
    if not inside or hidden or path.suffix not in {".yaml", ".yml"} or not given.isprintable():
        raise AddError(f"{given} is no claim file: those are {folder}/NAME.yaml")
    return path.as_posix()


def defaults_of(file: str, contents: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the fields that a claim file gives each of its claims. Raises AddError where it cannot be read."""
    found = _data(file, contents.get(file)).get("defaults")
    given = found if isinstance(found, dict) else {}
    return {name: text for name, text in given.items() if name in OPTIONAL and isinstance(text, str)}


# --- the record


def _name(wish: Wish, taken: set[str]) -> str:
    """Return an id of the claim's words, from its first noun or verb on: `sites-in-syria` of 15 sites in Syria."""
    made = identity(wish.claim, "", taken, wish.words.source.language)
    short = _FIGURES.sub("", made)
    return short if ID.fullmatch(short) and short not in taken else made


def _record(wish: Wish, data: Mapping[str, Data], claims: Sequence[Mapping[str, Data]]) -> dict[str, Data]:
    words = wish.words
    article = data.get("article") if data else words.source.id
    style = any("spans" in one for one in claims) or not any("quote" in one for one in claims)
    positions = style if wish.positions is None else wish.positions
    elsewhere = article != words.source.id
    span: dict[str, Data] = {"exact": words.exact}
    if words.prefix or words.suffix:
        span |= {"prefix": words.prefix, "suffix": words.suffix}
    if positions or (words.repeated and not (words.prefix or words.suffix)):
        span |= {"start": str(words.start), "end": str(words.end)}
    if words.at:
        span["at"] = words.at
    if elsewhere:
        span["source"] = words.source.id
    quoted: dict[str, Data] = {"quote": words.exact} if len(span) == 1 else {"spans": [span]}
    shared = data.get("defaults")
    given = shared if isinstance(shared, dict) else {}
    fields = {name: wish.fields[name] for name in OPTIONAL if wish.fields.get(name)}
    return {
        "claim": wish.claim,
        **quoted,
        **{name: text for name, text in fields.items() if given.get(name) != text},
    }


def _is_same(there: Mapping[str, Data], record: Mapping[str, Data], name: str) -> bool:
    return all(there.get(key) == item for key, item in record.items()) and name in {"", there.get("id")}


def _ordered(record: Mapping[str, Data], claims: Sequence[Mapping[str, Data]]) -> dict[str, Data]:
    """Return a record's fields in the order in which the file's other claims have theirs."""
    order: list[str] = []
    for names in (*claims, ORDER):
        before = -1
        for name in names:
            if name not in order:
                order.insert(before + 1, name)
            before = order.index(name)
    return {name: record[name] for name in order if name in record}


# --- the file


def _data(file: str, raw: bytes | None) -> Mapping[str, Data]:
    """Return what a claim file holds; nothing for a new one or one of comments only."""
    if raw is None:
        return {}
    text, refusal = decoded(raw)
    document = None if refusal else read(text)
    if document is None or document.refusals or not isinstance(document.data, dict | None):
        raise AddError(f"{file} is not a good claim file: `verifier check` says why; --file names another")
    return document.data or {}


def _claims(data: Mapping[str, Data]) -> list[Mapping[str, Data]]:
    listed_there = data.get("claims")
    if isinstance(listed_there, list):
        return [one for one in listed_there if isinstance(one, dict)]
    single = {key: item for key, item in data.items() if key not in (*HEAD, "claims")}
    return [single] if single else []


def _with_record(raw: bytes | None, data: Mapping[str, Data], record: Mapping[str, Data], source: str) -> bytes:
    """Return a claim file's bytes with a record behind those that it has."""
    new = dict(record)
    claims = data.get("claims")
    if isinstance(claims, list) and claims:
        return spliced(raw or b"", [Put(f"claims/{len(claims)}", new)])
    if data and set(data) - {*HEAD, "claims"}:
        return spliced(listed(raw or b""), [Put("claims/1", new)])
    if data:
        return spliced(raw or b"", [Put("claims", [new])])
    begun = raw or b""
    eol = "\r\n" if b"\r\n" in begun else "\n"
    begun += eol.encode() if begun.strip() and not begun.endswith(b"\n") else b""
    whole: dict[str, Data] = {"article": source, "claims": [new]}
    made = begun + f"{block(whole, 0, eol)}{eol}".encode()
    found = read(decoded(made)[0])
    if found.refusals or found.data != whole:
        raise SpliceError("its words hold characters that no record can")
    return made


# --- the check


def _brought(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    known = Counter(_told(finding) for finding in before)
    found = []
    for finding in after:
        if known[_told(finding)] > 0:
            known[_told(finding)] -= 1
        else:
            found.append(finding)
    return tuple(found)


def _told(finding: Finding) -> tuple[str, str, str]:
    return finding.claim or finding.location.file, finding.code, finding.message


def _fields_of(finding: Finding) -> Sequence[str]:
    """Return the proposed fields that a finding speaks against."""
    if finding.level is Level.NOTE:
        return ()
    field = (finding.field or "").partition("/")[0]
    return ("subject", "property") if finding.code in _THINGS or field in {"subject", "property"} else (field,)
