"""The documentation site: `python -m docs.build FOLDER` makes it of the pages here and of the program's own sources.

Rules, commands and fields are written from the program itself: the page of each rule, the help of each command, the
schema of each record. Nothing that is generated is kept in the repository.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markdown_it import MarkdownIt
from typer.main import get_command
from typer.testing import CliRunner

from verifier import __version__, schema
from verifier.cli.main import app
from verifier.rule import all_rules, page

HERE = Path(__file__).parent
TOP = HERE.parent
ORDER = (
    ("Start", ("index", "tutorial")),
    ("Reference", ("records", "values", "rules", "commands", "sources", "reviews", "judges")),
    ("Doors", ("ci", "formats", "exchange", "editor", "watch")),
    ("About", ("benchmarks", "decisions", "changelog", "contributing")),
)
FAMILIES = {
    "V0": "Form",
    "V1": "Sources and quotes",
    "V2": "Values and sentences against words",
    "V3": "Between claims",
    "V4": "Evidence, verdicts, citations",
    "V5": "Coverage",
    "V6": "Reviews",
}
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path without ending, and its Markdown."""

    path: str
    text: str

    @property
    def title(self) -> str:
        found = _TITLE.search(self.text)
        return found[1].replace("`", "") if found else self.path

    @property
    def short(self) -> str:
        return "Start" if self.path == "index" else self.title.partition(":")[0]


def pages() -> list[Page]:
    """Return every page of the site, written and generated."""
    written = {path.stem: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.md"))}
    made = [Page("index", _linked_to_docs((TOP / "README.md").read_text(encoding="utf-8")))]
    made.append(Page("changelog", (TOP / "CHANGELOG.md").read_text(encoding="utf-8")))
    for name, text in written.items():
        made.append(Page(name, text + _fields() if name == "records" else text))
    made += [*_rules(), *_commands(), *_decisions()]
    return made


def _linked_to_docs(text: str) -> str:
    """Return the README as the site's first page: `docs/x.md` lies beside it there."""
    return text.replace("](docs/", "](")


def _rules() -> Iterator[Page]:
    lines = ["# Rules\n\nEvery rule by its code; `verifier explain CODE` prints its page.\n"]
    for family, name in FAMILIES.items():
        lines.append(f"\n## {family}: {name}\n\n| code | name | level | finds |\n|---|---|---|---|\n")
        for rule in all_rules():
            if rule.code.startswith(family):
                text = page(rule)
                title = _TITLE.search(text)
                head = title[1] if title else rule.name
                lines.append(f"| [{rule.code}](rules/{rule.code}.md) | `{rule.name}` | {rule.level} | {head} |\n")
                below = (
                    f"`{rule.code}` `{rule.name}`, by default {'an' if rule.level == 'error' else 'a'} {rule.level}.\n"
                )
                yield Page(f"rules/{rule.code}", _TITLE.sub(lambda found, b=below: f"{found[0]}\n\n{b}", text, count=1))
    yield Page("rules", "".join(lines))


def commands() -> dict[str, str]:
    """Return the help of every command, as a terminal of 80 columns shows it, by its words."""
    return {words: _help(words) for words in _words()}


def _words() -> Iterator[str]:
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        below = getattr(command, "commands", {})
        yield from [name] if not below else [f"{name} {one}" for one in below]


def _help(words: str) -> str:
    result = CliRunner().invoke(app, [*words.split(), "--help"], env={"COLUMNS": "80"}, prog_name="verifier")
    return result.output


def _commands() -> Iterator[Page]:
    lines = ["# Commands\n\nWhat `--help` prints. Every command takes `-C DIR`, the ledger's folder.\n\n"]
    for words, text in commands().items():
        name = words.replace(" ", "-")
        first = text.split("\n\n")[1].strip().replace("\n  ", " ").replace("|", "\\|")
        lines.append(f"- [`verifier {words}`](commands/{name}.md): {first}\n")
        yield Page(f"commands/{name}", f"# verifier {words}\n\n```text\n{text}```\n")
    yield Page("commands", "".join(lines))


def _decisions() -> Iterator[Page]:
    lines = ["# Decisions\n\nWhat was decided, why, and what would change our mind.\n\n"]
    for path in sorted((HERE / "decisions").glob("*.md")):
        one = Page(f"decisions/{path.stem}", path.read_text(encoding="utf-8"))
        lines.append(f"- [{one.title}](decisions/{path.name})\n")
        yield one
    yield Page("decisions", "".join(lines))


def _fields() -> str:
    """Return tables of all fields, from the schemas."""
    titles = {"claims": "A claim file", "source": "A source record", "settings": "The settings"}
    parts = ["\n\n# All fields\n\nFrom the schemas (`verifier schema`).\n"]
    for name, title in titles.items():
        parts.append(f"\n## {title}, field by field\n\n| field | is |\n|---|---|\n")
        known = json.loads(schema.text(name))
        found = dict(_described(known, "", known.get("$defs", {}), 0))
        parts += [f"| `{path}` | {text.replace('|', '&#124;')} |\n" for path, text in found.items() if text]
    return "".join(parts)


def _described(
    node: Mapping[str, object], path: str, defs: Mapping[str, object], depth: int
) -> Iterator[tuple[str, str]]:
    if "$ref" in node:
        node = {**_at(defs, str(node["$ref"]).rpartition("/")[2]), **{k: v for k, v in node.items() if k != "$ref"}}
    if path:
        yield path, str(node.get("description", ""))
    if depth > 8:
        return
    properties = node.get("properties")
    for name, below in (properties if isinstance(properties, dict) else {}).items():
        yield from _described(below, f"{path}.{name}".lstrip("."), defs, depth + 1)
    named = node.get("additionalProperties")
    if isinstance(named, dict):
        yield from ((p, t) for p, t in _described(named, f"{path}.NAME", defs, depth + 1) if p != f"{path}.NAME")
    items = node.get("items")
    if isinstance(items, dict):
        yield from ((p, t) for p, t in _described(items, f"{path}[]", defs, depth + 1) if p != f"{path}[]")
    for key in ("anyOf", "oneOf", "allOf", "then", "else", "if"):
        options = node.get(key)
        for option in options if isinstance(options, list) else [options] if isinstance(options, dict) else []:
            yield from ((p, t) for p, t in _described(option, path, defs, depth + 1) if p != path)


def _at(defs: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = defs.get(name)
    return found if isinstance(found, dict) else {}


def build(target: Path) -> list[str]:
    """Write the site into a folder and return the paths of its pages."""
    made = pages()
    there = {one.path for one in made}
    titles = {one.path: one.short for one in made}
    loader = jinja2.FileSystemLoader(HERE / "theme")
    template = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined).get_template(
        "page.html.j2"
    )
    if target.exists():
        shutil.rmtree(target)
    for one in made:
        up = "../" * one.path.count("/")
        file = target / f"{one.path}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        section = one.path.partition("/")[0]
        nav = [
            (head, [(name, titles[name], name == section) for name in names if name in there]) for head, names in ORDER
        ]
        html = template.render(page=one, body=rendered(one.text, up), nav=nav, up=up, version=__version__)
        file.write_text(html, encoding="utf-8")
    shutil.copy(HERE / "theme/style.css", target)
    for path in (HERE / "tutorial").iterdir():
        if path.suffix in {".pdf", ".txt"}:
            (target / "tutorial").mkdir(exist_ok=True)
            shutil.copy(path, target / "tutorial")
    return sorted(there)


def rendered(text: str, up: str) -> str:
    """Return a page's HTML: headings with anchors, links to other pages with their new ending."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(re.sub(r"<!--.*?-->\n?", "", text))
    taken: dict[str, int] = {}
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            stem = re.sub(r"[^\w]+", "-", tokens[number + 1].content.lower()).strip("-") or "section"
            taken[stem] = taken.get(stem, 0) + 1
            token.attrSet("id", stem if taken[stem] == 1 else f"{stem}-{taken[stem]}")
        for child in token.children or []:
            if child.type == "link_open":
                child.attrSet("href", _moved(str(child.attrGet("href")), up))
    return str(parser.renderer.render(tokens, parser.options, {}))


def _moved(address: str, up: str) -> str:
    """Return a link as the site has it: pages end in .html, files of the repository that are no pages stay named."""
    if re.match(r"[a-z]+:|#", address):
        return address
    path, mark, anchor = address.partition("#")
    path = path.removeprefix("../") if path.startswith("../") and not up else path
    moved = re.sub(r"\.md$", ".html", path)
    return f"{moved}{mark}{anchor}"


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    count = len(build(folder))
    from docs.pictures import take

    print(f"{folder}: {count} pages; {take(folder / 'tutorial')}")
