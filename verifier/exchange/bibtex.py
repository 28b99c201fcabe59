"""Source records as BibTeX (BibLaTeX's superset where BibTeX has no field: `urldate`, `doi`), in UTF-8."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from verifier.exchange.export import Export, listed
from verifier.model import Source

TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
}
FIELDS = {
    "title": "title",
    "collection-title": "series",
    "volume": "volume",
    "page": "pages",
    "edition": "edition",
    "publisher-place": "address",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "URL": "url",
    "language": "language",
    "abstract": "abstract",
    "note": "note",
    "keyword": "keywords",
}
ROLES = {"author": "author", "editor": "editor"}
_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
_NUMBER = {"article": "issue"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "{}$&#%_"},
}
_HELD = {*FIELDS, *ROLES, "container-title", "publisher", "issue", "number", "issued", "accessed", "type", "id"}
_ADDRESSES = {"DOI", "URL"}  # BibTeX's styles set these as they stand; braces alone would end them
_DATE = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def export(sources: Iterable[Source]) -> Export:
    """Return the sources as one BibTeX file; fields that BibTeX has no place for are counted."""
    kept = tuple(sources)
    keys = _keys(kept)
    text = "\n".join(entry(source, keys[source.id]) for source in kept)
    lost: dict[str, int] = {}
    for source in kept:
        for name in source.csl:
            if name not in _HELD:
                lost[name] = lost.get(name, 0) + 1
    told = ", ".join(f"{name} ({count})" for name, count in sorted(lost.items()))
    return Export(text, (f"the format has no place for: {told}",) if told else ())


def entry(source: Source, key: str) -> str:
    """Return a source as a BibTeX entry."""
    kind = TYPES.get(source.type, "misc")
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(source, kind))
    return f"@{kind}{{{key},\n{fields}}}\n"


def escaped(text: str) -> str:
    """Return text for a BibTeX field: TeX's own characters escaped, on one line."""
    return "".join(_SPECIAL.get(mark, mark) for mark in " ".join(text.split()))


def _fields(source: Source, kind: str) -> Iterator[tuple[str, str]]:
    csl = source.csl
    for role, name in ROLES.items():
        people = [_name(one) for one in listed(csl.get(role)) if isinstance(one, dict)]
        if any(people):
            yield name, "{" + " and ".join(one for one in people if one) + "}"
    for field, name in FIELDS.items():
        if _text(csl.get(field)):
            yield name, _braced(_text(csl[field]), field)
    for field, name in (
        ("container-title", _CONTAINER.get(kind, "howpublished")),
        ("publisher", _PUBLISHER.get(kind, "publisher")),
        ("issue", "number"),
        ("number", _NUMBER.get(kind, "number")),
    ):
        if _text(csl.get(field)) and not (field == "number" and name == "number" and _text(csl.get("issue"))):
            yield name, _braced(_text(csl[field]), field)
    yield from _dated(source.issued)
    accessed = csl.get("accessed")
    if isinstance(accessed, str) and _DATE.fullmatch(accessed):
        yield "urldate", f"{{{accessed}}}"


def _dated(issued: str) -> Iterator[tuple[str, str]]:
    found = _DATE.match(issued)
    if not found:
        return
    yield "year", f"{{{found[1]}}}"
    if found[2] and 1 <= int(found[2]) <= 12:
        yield "month", _MONTHS[int(found[2]) - 1]
        if found[3]:
            yield "day", f"{{{int(found[3])}}}"


def _braced(text: str, field: str) -> str:
    if field == "title":  # styles write titles small unless braces keep them
        return f"{{{{{escaped(text)}}}}}"
    if field in _ADDRESSES:
        return "{" + re.sub(r"[{}\\]", lambda mark: f"%{ord(mark[0]):02X}", " ".join(text.split())) + "}"
    return f"{{{escaped(text)}}}"


def _name(name: Mapping[str, object]) -> str:
    """Return a name as BibTeX splits it: `von Last, Jr, First`; an institution whole, in braces."""
    if _text(name.get("literal")):
        return f"{{{escaped(_text(name['literal']))}}}"
    particle = " ".join(filter(None, (_text(name.get("dropping-particle")), _text(name.get("non-dropping-particle")))))
    family = escaped(" ".join(filter(None, (particle, _text(name.get("family"))))))
    parts = [family, escaped(_text(name.get("suffix"))), escaped(_text(name.get("given")))]
    if re.search(r"\band\b|,", " ".join(parts)):
        parts = [f"{{{part}}}" if re.search(r"\band\b|,", part) else part for part in parts]
    return ", ".join(part for part in parts if part)


def _keys(sources: Sequence[Source]) -> dict[str, str]:
    """Return a key for each source: its citation key or id, in characters that BibTeX takes, each once."""
    taken: dict[str, str] = {}
    for source in sources:
        plain = unicodedata.normalize("NFKD", _text(source.csl.get("citation-key")) or source.id)
        stem = re.sub(r"[^A-Za-z0-9:./_+-]+", "-", plain.encode("ascii", "ignore").decode()).strip("-") or "source"
        key, number = stem, 2
        while key in taken.values():
            key, number = f"{stem}-{number}", number + 1
        taken[source.id] = key
    return taken


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
