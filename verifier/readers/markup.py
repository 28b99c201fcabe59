"""HTML's tags and texts in order, in time linear in the page whatever it holds.

The standard library's parser is quadratic on unclosed comments and differs between versions of Python; a text taken
from a page has to come out the same wherever it is taken, for its hash is recorded.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

ATTRIBUTES = 64  # of one tag; the others are passed over

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*+([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?""")
_REST = re.compile(r"""[^>"']*+""")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
}
_DECODED = {"title", "textarea"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; attribute names in small letters."""

    name: str
    end: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Raw:
    """What stands inside an element that holds no markup: script, style, title."""

    name: str
    text: str


Token = Tag | Raw | str


def tokens(page: str) -> Iterator[Token]:
    """Yield tags, texts with their character references resolved, and the contents of raw elements."""
    place = 0
    while place < len(page):
        opened = page.find("<", place)
        if opened < 0:
            yield unescape(page[place:])
            return
        if opened > place:
            yield unescape(page[place:opened])
        tag, place = _markup(page, opened)
        if tag is None:
            continue
        yield tag
        if isinstance(tag, Tag) and not tag.end and tag.name in _RAW:
            raw, place = _raw(page, place, tag.name)
            yield raw


def _markup(page: str, opened: int) -> tuple[Tag | str | None, int]:
    """Return what begins at a `<`, and where it ends; what is never closed reaches to the page's end."""
    following = page[opened + 1 : opened + 2]
    if following.isascii() and following.isalpha():
        return _tag(page, opened + 1, end=False)
    if following == "/":
        if (name := page[opened + 2 : opened + 3]).isascii() and name.isalpha():
            return _tag(page, opened + 2, end=True)
        return None, _after(page, ">", opened + 2)
    if page.startswith("<!--", opened):
        return None, _comment(page, opened + 4)
    if page.startswith("<![CDATA[", opened):
        stop = page.find("]]>", opened)
        return page[opened + 9 : stop if stop >= 0 else len(page)], stop + 3 if stop >= 0 else len(page)
    if following in {"!", "?"}:
        return None, _after(page, ">", opened + 2)
    return "<", opened + 1


def _comment(page: str, place: int) -> int:
    for short in (">", "->"):
        if page.startswith(short, place):
            return place + len(short)
    return _after(page, "-->", place)


def _after(page: str, mark: str, place: int) -> int:
    found = page.find(mark, place)
    return found + len(mark) if found >= 0 else len(page)


def _tag(page: str, place: int, *, end: bool) -> tuple[Tag | None, int]:
    named = _NAME.match(page, place)
    if named is None:
        return None, len(page)
    place = named.end()
    attributes: dict[str, str] = {}
    while (found := _ATTRIBUTE.match(page, place)) is not None:
        place = found.end()
        if len(attributes) < ATTRIBUTES:
            value = found[2] or found[3] or found[4] or ""
            attributes.setdefault(found[1].lower(), unescape(value))
    place = _closing(page, place)
    return (Tag(named[0].lower(), end, {} if end else attributes), place) if place >= 0 else (None, len(page))


def _closing(page: str, place: int) -> int:
    """Return the place after the tag's `>`, -1 where there is none; quoted parts are passed over."""
    while place < len(page):
        rest = _REST.match(page, place)
        place = rest.end() if rest else place
        mark = page[place : place + 1]
        if mark == ">":
            return place + 1
        place = page.find(mark, place + 1) + 1 if mark else 0
        if place <= 0:
            return -1
    return -1


def _raw(page: str, place: int, name: str) -> tuple[Raw, int]:
    found = _RAW[name].search(page, place)
    text = page[place : found.start() if found else len(page)]
    return Raw(name, unescape(text) if name in _DECODED else text), found.start() if found else len(page)
