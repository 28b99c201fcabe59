"""A fix takes its finding away, adds none, changes nothing else, and has nothing to do the second time."""

import hashlib
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.ledgers import lines, report, write
from verifier.cli.main import app
from verifier.finding import Safety
from verifier.load.yaml import read

MINUTES = "The council met on 3 March 2025. It closed 15 sites, said Ada Lind. “It was time,” she said.\n"


def run(*arguments: object) -> tuple[int, str]:
    """Return the exit status of a command and what it prints."""
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def claims(body: str) -> dict[str, str]:
    head = "article: minutes   # of March\nclaims:\n  - id: closed # one\n    claim: The council closed 15 sites.\n"
    return {"sources/minutes.txt": MINUTES, "claims/a.yaml": head + body}


CASES = {
    "position, in braces": (
        "    spans:\n      - {exact: It closed 15 sites, start: 20, end: 38}  # here\n",
        "    spans:\n      - {exact: It closed 15 sites, start: 33, end: 51}  # here\n",
        "V110",
    ),
    "position in lines": (
        "    spans:\n      - exact: It closed 15 sites\n        start: 20\n        end: 38\n",
        "    spans:\n      - exact: It closed 15 sites\n        start: 33\n        end: 51\n",
        "V110",
    ),
    "case": ("    quote: it closed 15 sites\n", "    quote: It closed 15 sites\n", "V111"),
    "case, in a list": (
        "    quote:\n      - it closed 15 sites # the\n      - Ada Lind\n",
        "    quote:\n      - It closed 15 sites # the\n      - Ada Lind\n",
        "V111",
    ),
    "marks, of evidence": (
        (
            "    quote: It closed 15 sites\n"
            "    evidence:\n      - {source: other, quote: '\"All 15 sites were closed\"'}\n    verdict: supported\n"
        ),
        (
            "    quote: It closed 15 sites\n"
            "    evidence:\n      - {source: other, quote: '“All 15 sites were closed”'}\n    verdict: supported\n"
        ),
        "V111",
    ),
    "case, and with it the position": (
        "    spans:\n      - {exact: it  closed 15 sites, start: 33, end: 52}\n",
        "    spans:\n      - {exact: It closed 15 sites, start: 33, end: 51}\n",
        "V111",
    ),
    "misspelt field": ("    qoute: It closed 15 sites\n", "    quote: It closed 15 sites\n", "V003"),
    "misspelt field inside": (
        "    spans: [{exact: It closed 15 sites, prefx: '2025. '}]\n",
        "    spans: [{exact: It closed 15 sites, prefix: '2025. '}]\n",
        "V003",
    ),
}
OTHER = {"sources/other.txt": "The paper wrote: “All 15 sites were closed”.\n"}


@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("case", CASES)
def test_fix_changes_what_is_wrong_and_no_other_byte(case: str, eol: str, tmp_path: Path) -> None:
    """The file afterwards is the file before with that one field corrected; a second run changes nothing."""
    body, expected, code = CASES[case]
    files = {**claims(body), **OTHER}
    write(tmp_path, {**files, "claims/a.yaml": files["claims/a.yaml"].replace("\n", eol)})
    assert code in {line.split()[2] for line in lines(tmp_path)}

    status, output = run("fix", "-C", tmp_path)

    after = (tmp_path / "claims/a.yaml").read_bytes()
    assert (status, output.splitlines()[-1]) == (0, "1 fixed")
    assert after == claims(expected)["claims/a.yaml"].replace("\n", eol).encode()
    assert lines(tmp_path) == []
    assert run("fix", "-C", tmp_path) == (0, "nothing to fix\n")


def test_hash_of_a_new_file_is_recorded_beside_it(tmp_path: Path) -> None:
    """A copy, and a text, whose hash nobody recorded gets it; the rest of the record stays as it was typed."""
    record = "type: report # kind\ntitle: 'Minutes'\nfile: minutes.md\ntext: minutes.txt # read\n"
    write(tmp_path, {**claims("    quote: It closed 15 sites\n"), "sources/minutes.yaml": record})
    (tmp_path / "sources/minutes.md").write_text("original", encoding="utf-8")

    status, output = run("fix", "-C", tmp_path)

    assert (status, output.splitlines()[-1]) == (0, "2 fixed")
    copy, text = (hashlib.sha256(one.encode()).hexdigest() for one in ("original", MINUTES))
    assert (tmp_path / "sources/minutes.yaml").read_text(encoding="utf-8") == (
        "type: report # kind\ntitle: 'Minutes'\nfile: minutes.md\n"
        f"sha256: {copy}\ntext: minutes.txt # read\ntext_sha256: {text}\n"
    )


def test_diff_shows_and_writes_nothing(tmp_path: Path) -> None:
    """What would change is printed as a diff; the file stays."""
    write(tmp_path, claims("    quote: it closed 15 sites\n"))

    status, output = run("fix", "--diff", "-C", tmp_path)

    assert status == 1
    assert "-    quote: it closed 15 sites\n+    quote: It closed 15 sites\n" in output
    assert "it closed" in (tmp_path / "claims/a.yaml").read_text(encoding="utf-8")


def test_recorded_fact_changes_only_when_asked(tmp_path: Path) -> None:
    """Other words of the source, and another hash of a copy, are facts: `fix` leaves them, `--unsafe` writes them."""
    write(tmp_path, claims("    quote: It closed 14 sites\n"))
    record = (tmp_path / "sources/minutes.yaml").read_text(encoding="utf-8")
    digest = hashlib.sha256(MINUTES.encode()).hexdigest()
    (tmp_path / "sources/minutes.yaml").write_text(record.replace(digest, "0" * 64), encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}

    status, output = run("fix", "-C", tmp_path)
    assert (status, output) == (0, "nothing to fix; 2 more with --unsafe, which changes recorded facts\n")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before

    assert run("fix", "--unsafe", "-C", tmp_path)[0] == 0
    assert "quote: It closed 15 sites\n" in (tmp_path / "claims/a.yaml").read_text(encoding="utf-8")
    assert f"sha256: {digest}\n" in (tmp_path / "sources/minutes.yaml").read_text(encoding="utf-8")
    assert lines(tmp_path) == []


def test_fix_that_would_bring_a_finding_is_left_and_says_which(tmp_path: Path) -> None:
    """A misspelt field that hides a wrong value is not renamed in silence: the error is for a person."""
    write(tmp_path, claims("    quote: It closed 15 sites\n    vallue: 16 sites\n"))
    before = (tmp_path / "claims/a.yaml").read_bytes()

    status, output = run("fix", "-C", tmp_path)

    assert status == 0
    assert (
        output == "left   claims/a.yaml:6: a/closed: rename it `value` (V003): it would bring V201\n0 fixed, 1 left\n"
    )
    assert (tmp_path / "claims/a.yaml").read_bytes() == before


def test_fix_of_a_reviewed_quote_is_left(tmp_path: Path) -> None:
    """What somebody reviewed stays what they saw."""
    write(tmp_path, claims("    quote: it closed 15 sites\n"))
    run("review", "closed", "--by", "R. Editor", "-C", tmp_path)

    assert "left" in run("fix", "-C", tmp_path)[1]
    assert [line.split()[2] for line in lines(tmp_path)] == ["V111"]


def test_select_and_paths_limit_what_is_fixed(tmp_path: Path) -> None:
    """Only the named rules and files are mended."""
    files = claims("    qoute: It closed 15 sites\n")
    write(tmp_path, {**files, "claims/b.yaml": files["claims/a.yaml"].replace("qoute: It", "quote: it")})

    assert run("fix", "--select", "V110", "-C", tmp_path)[1] == "nothing to fix\n"
    assert run("fix", "claims/b.yaml", "-C", tmp_path)[1].splitlines()[-1] == "1 fixed"
    assert {line.split()[2] for line in lines(tmp_path)} == {"V003", "V007"}


def test_check_says_what_is_fixable(tmp_path: Path) -> None:
    """The line before the counts names the command."""
    write(tmp_path, claims("    quote: it closed 15 sites\n"))

    assert run("check", "-C", tmp_path)[1].splitlines()[-2] == "fixable: 1 with `verifier fix`"


# --- whatever is wrong in a ledger

WORDS = MINUTES.split()
FIELDS = ("quote", "qoute", "value", "vlaue", "speaker", "speeker", "note", "nots", "subject", "property")


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, str]:
    """Ledgers with retouched, altered and moved quotes and misspelt fields, in several styles."""
    made = random.Random(draw(st.integers(0, 10**9)))
    parts = ["article: minutes\nclaims:\n"]
    for number in range(draw(st.integers(1, 4))):
        start = made.randrange(len(WORDS) - 3)
        words = " ".join(WORDS[start : start + made.randint(2, 6)])
        change = made.choice(["", "case", "case", "quotes", "word"])
        quote = {"case": words.swapcase(), "quotes": words.replace("“", '"'), "word": words.replace("15", "14")}.get(
            change, words
        )
        exact = "'" + quote.replace("'", "''") + "'"
        at = made.randrange(60)
        place = made.choice(["", f", start: {at}, end: {at + len(quote)}", f", start: {at}"])
        written = made.choice(
            [
                f"    quote: {exact}\n",
                f"    {made.choice(FIELDS[:2])}: {exact} # words\n",
                f"    spans:\n      - {{exact: {exact}{place}}}\n",
                f"    spans:\n      - exact: {exact}\n" + "".join(f"        {one}\n" for one in place.split(", ")[1:]),
                f"    quote: >-\n      {quote}\n",
            ]
        )
        more = "".join(
            f"    {name}: {text}\n"
            for name, text in (
                (made.choice(FIELDS[2:4]), made.choice(["15 sites", "14 sites"])),
                (made.choice(FIELDS[4:6]), "Ada Lind"),
            )
            if made.random() < 0.5
        )
        parts.append(f"  - id: c{number}\n    claim: It closed 15 sites.\n{written}{more}\n")
    hashed = made.random() < 0.7
    record = {} if hashed else {"sources/minutes.yaml": "type: report\ntitle: Minutes\nfile: minutes.txt\n"}
    return {"sources/minutes.txt": MINUTES, "claims/a.yaml": "".join(parts), **record}


def _counted(folder: Path) -> dict[tuple[str | None, str], int]:
    found: dict[tuple[str | None, str], int] = {}
    for finding in report(folder).findings:
        key = (finding.claim or finding.location.file, finding.code)
        found[key] = found.get(key, 0) + 1
    return found


@pytest.mark.parametrize("option", [[], ["--unsafe"]], ids=["safe", "unsafe"])
@settings(max_examples=60, deadline=None)
@given(files=ledgers())
def test_fix_never_adds_a_finding_and_is_done_after_once(
    files: dict[str, str], option: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Fix, check, fix again: no claim and no file has a finding more, and the second run changes no byte."""
    folder = tmp_path_factory.mktemp("ledger")
    write(folder, files)
    before = _counted(folder)

    status, first = run("fix", *option, "-C", folder)
    after = _counted(folder)
    raw = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    run("fix", *option, "-C", folder)

    assert status == 0, first
    assert {key: number for key, number in after.items() if number > before.get(key, 0)} == {}
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == raw


def test_fixes_that_are_safe_change_no_recorded_fact(tmp_path: Path) -> None:
    """Of an altered quote or a changed copy, no fix is safe."""
    write(tmp_path, claims("    quote: It closed 14 sites\n"))
    (tmp_path / "sources/minutes.txt").write_text(MINUTES + "More.\n", encoding="utf-8")

    fixes = {finding.code: finding.fix.safety for finding in report(tmp_path).findings if finding.fix}

    assert fixes == {"V103": Safety.UNSAFE, "V112": Safety.UNSAFE}


MEANT = {"qoute": "quote", "vlaue": "value", "speeker": "speaker"}


def _facts(data: object, field: str = "") -> object:
    """Return what a record says: its fields by the names that are meant, of quotes the letters and digits alone."""
    if isinstance(data, dict):
        named = {MEANT.get(name, name): item for name, item in data.items() if name not in {"start", "end"}}
        return {name: _facts(item, name) for name, item in named.items()}
    if isinstance(data, list):
        return [_facts(item, field) for item in data]
    if field in {"quote", "exact"}:
        return "".join(letter for letter in str(data).casefold() if letter.isalnum())
    return data


@settings(max_examples=60, deadline=None)
@given(files=ledgers())
def test_safe_fix_never_changes_a_recorded_fact(
    files: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is mended, no word, figure, value or speaker of a claim is another after it."""
    folder = tmp_path_factory.mktemp("ledger")
    write(folder, files)

    run("fix", "-C", folder)

    assert _facts(read((folder / "claims/a.yaml").read_text()).data) == _facts(read(files["claims/a.yaml"]).data)
