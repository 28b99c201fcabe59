"""Templates to text: everything escaped, nothing undefined, and a policy that lets the page load nothing."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from verifier.formats.html.plain import plain

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, context: Mapping[str, object], rows: int) -> str:
    """Return a page. `rows` is how many rows of article and cards the style has to place."""
    style = _file("style.css") + _places(rows)
    script = _file("script.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template(template)
    return page.render(**context, style=style, script=script, policy=policy)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: object) -> object:
        return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    made = Environment(
        loader=PackageLoader("verifier.formats.html", ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["verbatim"] = Markup  # for our own style and script, whose hashes the policy names
    return made


def _places(rows: int) -> str:
    """Return the style that sets each group of cards beside its paragraph."""
    rules = "".join(f"  .r{row} {{ grid-row: {row}; }}\n" for row in range(1, rows + 1))
    return f"@media (min-width: 60rem) {{\n{rules}}}\n" if rows else ""


def _file(name: str) -> str:
    return (files("verifier.formats.html") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
