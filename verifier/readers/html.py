"""HTML: the text that a reader of the page sees, in the order of the page."""

import re

from verifier.readers.charset import decoded
from verifier.readers.layout import Layout
from verifier.readers.markup import Raw, Tag, tokens
from verifier.readers.metadata import proposed
from verifier.readers.reader import Reader, Text
from verifier.readers.refusal import Refusal
from verifier.readers.script import LOWERED, RAISED

LIMIT = 16_000_000

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "ul",
    }
)
_ROWS = frozenset({"tr", "thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"head", "template", "noscript", "object", "audio", "video", "canvas", "datalist"})
_HIDEABLE = frozenset({"div", "section", "span", "article", "aside", "nav", "ul", "ol", "table", "form", "a", "b", "i"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_STYLED_AWAY = re.compile(r"(?:^|;)\s*+(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)", re.IGNORECASE)
_FIGURES = re.compile(r"[\d+\-−–,\s]{1,12}")


def read(raw: bytes) -> Text | Refusal:
    """Return the visible text: a blank line between blocks, a line for each row, a tab between cells."""
    page = decoded(raw)
    return page if isinstance(page, Refusal) else Text(_Page().text(page))


class _Page:
    """The walk through a page: what is unseen now, what is raised or lowered, and the text so far."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.unseen = ""  # the element whose content is passed over
        self.depth = 0  # how many elements of that name are open
        self.script = ""  # sup or sub

    def text(self, page: str) -> str:
        for token in tokens(page):
            if isinstance(token, Tag):
                self._tag(token)
            elif isinstance(token, Raw):
                if token.name in {"textarea", "xmp"} and not self.unseen:
                    self.layout.add(token.text)
            elif not self.unseen:
                self.layout.add(self._set(token))
        return self.layout.text()

    def _set(self, text: str) -> str:
        """Return text with raised and lowered figures as such: 10² is not 102."""
        if not self.script or not _FIGURES.fullmatch(text):
            return text
        return text.translate(RAISED if self.script == "sup" else LOWERED)

    def _tag(self, tag: Tag) -> None:
        if self.unseen:
            self._pass_over(tag)
        elif not tag.end and tag.name not in _VOID and _is_unseen(tag):
            self.unseen, self.depth = tag.name, 1
        elif tag.name in {"sup", "sub"}:
            self.script = "" if tag.end else tag.name
        else:
            self._lay(tag)

    def _pass_over(self, tag: Tag) -> None:
        if self.unseen == "head" and tag.name == "body":  # the head's end tag may be left out
            self.unseen = ""
        elif tag.name == self.unseen:
            self.depth += -1 if tag.end else 1
            self.unseen = self.unseen if self.depth else ""

    def _lay(self, tag: Tag) -> None:
        if tag.name == "pre":
            self.layout.kept = not tag.end
        if tag.name == "br":
            self.layout.line()
        elif tag.name == "table":
            self.layout.block()
        elif tag.name in _ROWS:
            self.layout.row()
        elif tag.name in _CELLS:
            self.layout.cell(begins=not tag.end)
        elif tag.name in _BLOCKS:
            self.layout.paragraph()


def _is_unseen(tag: Tag) -> bool:
    if tag.name in _UNSEEN:
        return True
    if tag.name not in _HIDEABLE:
        return False
    attributes = tag.attributes() if tag.inside else {}
    return "hidden" in attributes or bool(_STYLED_AWAY.search(attributes.get("style", "")))


READER = Reader("html", "1", (".html", ".htm", ".xhtml"), read, LIMIT, about=proposed)
