"""HTML's tags and texts in order, in time linear in the page whatever it holds.

The standard library's parser is quadratic on unclosed comments and differs between versions of Python; a text taken
from a page has to come out the same wherever it is taken, for its hash is recorded.
"""

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

ATTRIBUTES = 64  # of one tag; the others are passed over

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_TAG_END = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=(?!\s*+["']))*+>""")
_ATTRIBUTE = re.compile(r"""([^\s/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']\S*+)))?""")
_OPENED = re.compile(r"<+(?=<)")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
}
_DECODED = {"title", "textarea"}


class Tag(NamedTuple):
    """A start or end tag; `inside` is what stands in it after its name."""

    name: str
    end: bool = False
    inside: str = ""

    def attributes(self) -> dict[str, str]:
        """Return the tag's attributes, their names in small letters."""
        found: dict[str, str] = {}
        for attribute in islice(_ATTRIBUTE.finditer(self.inside), ATTRIBUTES):
            name, *values = attribute.groups(default="")
            found.setdefault(name.lower(), _resolved("".join(values)))
        return found


class Raw(NamedTuple):
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
            yield _resolved(page[place:])
            return
        if opened > place:
            yield _resolved(page[place:opened])
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
    run = _OPENED.match(page, opened)
    return (run[0], run.end()) if run else ("<", opened + 1)


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
    closed = _TAG_END.match(page, named.end()) if named else None
    if named is None or closed is None:
        return None, len(page)
    return Tag(named[0].lower(), end, page[named.end() : closed.end() - 1]), closed.end()


def _raw(page: str, place: int, name: str) -> tuple[Raw, int]:
    found = _RAW[name].search(page, place)
    text = page[place : found.start() if found else len(page)]
    return Raw(name, _resolved(text) if name in _DECODED else text), found.start() if found else len(page)


def _resolved(text: str) -> str:
    """Return text with its character references resolved."""
    try:
        return html.unescape(text)
    except ValueError:  # a number of thousands of digits
        return text
