"""`verifier cite`: the bibliography, and a text whose claims are linked to the very words."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.export import Output, deliver
from verifier.cli.options import HERE, Ledger, Store, stop, store_folder
from verifier.show import show

if TYPE_CHECKING:
    from verifier.model import Ledger as Loaded
    from verifier.model import Reading, Source

TOLD = 50


class Form(StrEnum):
    """What a bibliography is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


def cite(
    text: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A Markdown text that names claims: [@claim-id].")
    ] = None,
    *,
    ledger: Ledger = HERE,
    style: Annotated[str, typer.Option(metavar="NAME", help="One of CSL's styles, or a .csl file.")] = "apa",
    form: Annotated[Form, typer.Option("--format", help="Of the bibliography; a text stays Markdown.")] = Form.TEXT,
    locale: Annotated[str, typer.Option(metavar="LOCALE", help="Such as de-DE; default: the style's.")] = "",
    heading: Annotated[str, typer.Option(help="Above the bibliography of a text.")] = "References",
    output: Output = None,
    store: Store = None,
) -> None:
    """Write the bibliography: every source that a claim quotes.

    With a text, each [@claim-id] in it (or [@source-id], or several parted by `;`) becomes a citation of what the claim
    rests on, linked to the very words where the source has an address; note styles give footnotes. Exit status: 0
    written, 1 a citation of the text names nothing or rests on words that are not there, 2 nothing to cite.

    Example: verifier cite --style chicago-notes-bibliography

    Example: verifier cite article.md --style apa -o cited.md
    """
    from verifier.check import LedgerError, Options, readings_of
    from verifier.cite.styles import StyleError

    try:
        loaded, read = readings_of(ledger, Options(store=store_folder(store)))
        if text is not None:
            if form not in {Form.TEXT, Form.MARKDOWN}:
                stop(f"a text with citations is Markdown, not {form}")
            return deliver(_cited(text, loaded, read, (style, locale, heading)), output)
        sources = _quoted(loaded, read)
        if not sources:
            stop("no claim quotes a source")
        deliver(_bibliography(sources, form, style, locale), output)
    except (LedgerError, StyleError) as error:
        stop(str(error))


def _quoted(loaded: "Loaded", read: "tuple[Reading, ...]") -> "list[Source]":
    """Return the sources that claims or their evidence quote, in the order in which they are quoted."""
    from verifier.report import quotes

    names = dict.fromkeys(span.span.source for reading in read for span in quotes(reading))
    return [loaded.sources[name] for name in names if name in loaded.sources]


def _bibliography(sources: "list[Source]", form: Form, style: str, locale: str) -> str:
    if form is Form.BIBTEX:
        from verifier.exchange import bibtex

        return bibtex.export(sources).text
    if form is Form.CSL_JSON:
        from verifier.exchange import csl

        return csl.export(sources).text
    from verifier.cite import marked
    from verifier.cite.styles import Styled

    entries = Styled(_style(style), sources, locale).entries()
    if form is Form.HTML:
        return "<ul>\n" + "".join(f"<li>{marked.html(one)}</li>\n" for one in entries) + "</ul>\n"
    if form is Form.MARKDOWN:
        return "".join(f"- {marked.markdown(one)}\n" for one in entries)
    return "".join(f"{show(marked.plain(one), 4_000)}\n" for one in entries)


def _cited(file: Path, loaded: "Loaded", read: "tuple[Reading, ...]", how: tuple[str, str, str]) -> str:
    """Return the text with its citations; ends the command with what is wrong with any."""
    from verifier.cite.styles import Styled
    from verifier.cite.text import marks, written

    style, locale, heading = how
    text = _text(file)
    found, wrong = marks(text, read, loaded.sources)
    for line in wrong[:TOLD]:
        print(f"{show(str(file))}: {show(line, 400)}")
    if wrong:
        more = f", {TOLD} shown" if len(wrong) > TOLD else ""
        print(f"nothing was written: {len(wrong)} problem{'s' if len(wrong) > 1 else ''}{more}")
        raise typer.Exit(1)
    if not found:
        stop(f"{file}: no [@claim-id] to cite")
    sources = {cited.source.id: cited.source for mark in found for cited in mark.cited}
    return written(text, found, Styled(_style(style), list(sources.values()), locale), heading)


def _text(file: Path) -> str:
    from verifier.cite.text import LARGEST
    from verifier.readers.files import safe_read
    from verifier.readers.refusal import Refusal

    real = file.resolve()
    raw = safe_read(real.parent, real.name, LARGEST)
    if isinstance(raw, Refusal):
        stop(f"{file} {raw.reason}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        stop(f"{file} is not UTF-8: line {raw[: error.start].count(10) + 1}")


def _style(given: str) -> "str | bytes":
    """Return a style's name, or a style file's bytes."""
    if not given.endswith(".csl"):
        return given
    from verifier.cite.styles import LARGEST, checked
    from verifier.readers.files import safe_read
    from verifier.readers.refusal import Refusal

    real = Path(given).resolve()
    raw = safe_read(real.parent, real.name, LARGEST + 1)
    if isinstance(raw, Refusal):
        stop(f"{given} {raw.reason}")
    return checked(raw)
