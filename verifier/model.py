"""The records as they were written, and what was found for them."""

import builtins
import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from verifier.finding import Finding, Location
from verifier.frozen import frozen
from verifier.opinion import Opinions
from verifier.values.value import Mention, Value

NO_PLACES: Mapping[str, Location] = {}


# --- what people record


@frozen
class Span:
    """Words and where they stand [W3C Web Annotation]; positions in code points of the source's text, end excluded."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    at: str = ""  # page, cell or time code
    source: str = ""  # a source's id; the file's article where the record names none


@frozen
class Operation:
    """A derivation: an operation over ids, literals (whatever has not the form of an id) or further operations."""

    name: str
    inputs: tuple["Operation | str", ...]


class Stance(StrEnum):
    """What an evidence item does to the claim [FEVER]."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    MENTIONS = "mentions"


@frozen
class Evidence:
    """Words of another source that bear on the claim."""

    source: str
    spans: tuple[Span, ...]
    stance: Stance = Stance.SUPPORTS
    group: str = ""
    value: str = ""
    derived_from: Operation | None = None


class Label(StrEnum):
    """What a person concluded [AVeriTeC]."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_ENOUGH_EVIDENCE = "not-enough-evidence"
    CONFLICTING_EVIDENCE = "conflicting-evidence"
    NOT_CHECKABLE = "not-checkable"


@frozen
class Verdict:
    """A person's verdict on a claim."""

    label: Label
    explanation: str = ""
    by: str = ""
    date: str = ""


@frozen
class Review:
    """Who checked a claim, when, and the fingerprint of what they saw."""

    by: str
    date: str
    fingerprint: str
    note: str = ""
    signature: str = ""  # of an ssh key, armoured


@frozen
class Waiver:
    """A finding that somebody answers for; `rule` is a code or a name, `until` an ISO day or empty."""

    rule: str
    reason: str
    by: str = ""
    until: str = ""
    claim: str = ""  # in the settings: the claim's full id, or empty for the whole ledger


@frozen
class Correction:
    """What was printed before and what stands now."""

    date: str
    was: str
    now: str
    note: str = ""


@frozen
class Claim:
    """One factual statement, as an editor recorded it."""

    id: str  # in full: `budget/cost`
    file: str  # of the record, relative to the ledger: `claims/budget.yaml`
    claim: str
    article: str = ""
    spans: tuple[Span, ...] = ()
    value: str = ""
    subject: str = ""
    property: str = ""
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    speaker: str = ""
    stated_on: str = ""
    evidence: tuple[Evidence, ...] = ()
    verdict: Verdict | None = None
    note: str = ""
    relations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    derived_from: Operation | None = None
    review: Review | None = None
    waivers: tuple[Waiver, ...] = ()
    corrections: tuple[Correction, ...] = ()
    context: tuple[str, ...] = ()  # quotes of the article that hold for every claim of the file
    places: Mapping[str, Location] = field(
        default_factory=dict, repr=False
    )  # by field path: "", "value", "spans/0/exact"
    file_places: Mapping[str, Location] = field(
        default_factory=dict, repr=False
    )  # of the file's head: "article", "context/0"

    @builtins.property
    def local_id(self) -> str:
        """Return the id inside its file."""
        return self.id.rpartition("/")[2]

    def place(self, path: str) -> Location:
        """Return where a field stands: its own place, else that of the nearest field that holds it."""
        while path not in self.places and path:
            path = path.rpartition("/")[0]
        return self.places.get(path) or Location(self.file)


# --- sources


class Copy(StrEnum):
    """Whether a source's text is at hand."""

    HERE = "here"
    CHANGED = "changed"  # here, but its bytes are not those that were recorded
    ABSENT = "absent"  # no file by right (may not be republished), and no store holds it
    MISSING = "missing"  # a file is named and is not there
    UNREADABLE = "unreadable"  # it is there and could not be read


@frozen
class Source:
    """A source record and, where it is here, its text."""

    id: str
    record: str  # the record's file, relative to the ledger
    csl: Mapping[str, object] = field(default_factory=dict)
    title: str = ""
    type: str = ""
    issued: str = ""  # EDTF, from text or date-parts
    language: str = "en"
    file: str = ""
    sha256: str = ""
    text_file: str = ""
    text_sha256: str = ""
    reader: str = ""
    level: str = ""
    url: str = ""
    archived_at: str = ""
    context: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # authors and publisher, as written
    copy: Copy = Copy.ABSENT
    text: str | None = None  # what quotes are looked for in
    text_path: str = ""  # where that text stands, relative to the ledger; empty when it came from the store
    previous: str | None = None  # the text as it stood when its hash was recorded, where it was kept
    digest: str = ""  # the SHA-256 of the stored copy as it is; empty where it was not hashed
    text_digest: str = ""  # of the stored text as it is
    times: tuple[tuple[int, int, str], ...] = ()  # of subtitles: a cue's start and end in the text, and its time code
    problem: str = ""  # why there is no text, or what differs, in a phrase
    published: bool = True  # whether the ledger holds the text: what came from the store is never printed
    places: Mapping[str, Location] = field(default_factory=dict)

    def place(self, path: str = "") -> Location:
        """Return where a field of the record stands."""
        return self.places.get(path) or self.places.get("") or Location(self.record)


# --- what was found


class State(StrEnum):
    """How a quote stands in its source (quotes.md)."""

    FOUND = "found"
    MOVED = "moved"
    RETOUCHED = "retouched"
    ALTERED = "altered"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"
    UNDECIDED = "undecided"
    NOT_CHECKED = "not checked"

    @property
    def counts_as_found(self) -> bool:
        """Return whether the words stand in the source."""
        return self._value_ in {"found", "moved", "retouched"}


@frozen
class Change:
    """One difference between the recorded words and the source's: either side may be empty."""

    recorded: str
    found: str
    kind: str = "words"  # number, date, name, negation, words, marks


@frozen
class Passage:
    """A quote looked for in a text: its state and place; `start` and `end` are None for gone, ambiguous, undecided."""

    state: State
    start: int | None = None
    end: int | None = None
    parts: tuple[tuple[int, int], ...] = ()  # the pieces of a quote with elisions; else the one span
    changes: tuple[Change, ...] = ()
    nearest: tuple[int, int] | None = None  # the likeliest passage, for gone and altered
    likeness: int = 0  # per cent, for showing only
    places: tuple[tuple[int, int], ...] = ()  # the candidates of an ambiguous quote
    note: str = ""


@frozen
class FoundSpan:
    """A recorded span, its passage, and the values that its words name (offsets into the source's text)."""

    span: Span
    source: Source | None
    passage: Passage
    path: str  # of the field: `spans/0`, `evidence/1/spans/0`, `context/0`
    mentions: tuple[Mention, ...] = ()
    around: tuple[Mention, ...] = ()  # the values beside the quote: in the rest of its sentence and the one before


@frozen
class FoundEvidence:
    """An evidence item with its passages."""

    evidence: Evidence
    spans: tuple[FoundSpan, ...]
    value: Value | None = None


@frozen
class Reading:
    """A claim with what was found for it; nothing is judged yet."""

    claim: Claim
    article: Source | None
    spans: tuple[FoundSpan, ...] = ()
    evidence: tuple[FoundEvidence, ...] = ()
    context: tuple[FoundSpan, ...] = ()
    value: Value | None = None
    sentence: tuple[Mention, ...] = ()  # the values that the claim's sentence names
    states: frozenset[State] = field(init=False, repr=False, compare=False)  # of all its quotes

    def __post_init__(self) -> None:
        """Note in which states the quotes are: seven rules look for one state each, and most find none."""
        evidence = [found.passage.state for item in self.evidence for found in item.spans]
        others = [found.passage.state for found in (*self.spans, *self.context)]
        self.states = frozenset(evidence + others)  # type: ignore[misc]


@frozen
class Ledger:
    """All that was loaded from a folder."""

    root: str
    claims: tuple[Claim, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    files: tuple[str, ...] = ()  # the claim files that were read, also the bad ones
    whole: bool = True  # no claim file was left out
    waivers: tuple[Waiver, ...] = ()  # of the settings, for the whole ledger
    settings_place: Location = field(default_factory=lambda: Location("verifier.toml"))
    require_sources: bool = False  # a quote that is not checked is an error
    min_coverage: int = 0  # per cent of an article's checkable statements that must have a claim; 0 asks nothing
    opinions: Opinions | None = None  # of the judge that is asked for beside the rules, where one is
    journal: bytes = b""  # of reviews, verdicts and corrections, as it was read
    today: dt.date = dt.date.max  # the day on which waivers are judged
