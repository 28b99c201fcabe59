"""What `check` promises: nothing written, no connection, the same bytes, few imports, exit statuses, no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledgers import lines, report, write

VERIFIER = Path(sys.executable).parent / "verifier"
TEXT = "The council met on Monday, 3 March 2025. It closed 15 sites.\n"
GOOD = {
    "sources/minutes.txt": TEXT,
    "claims/a.yaml": "article: minutes\nid: closed\nclaim: The council closed 15 sites.\nquote: It closed 15 sites.\n",
}


def command(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command on a ledger."""
    known = {**os.environ, **environment}
    given_ = [VERIFIER, "check", "-C", folder, *options]
    return subprocess.run(given_, capture_output=True, text=True, check=False, env=known, encoding="utf-8")


def test_a_clean_ledger_needs_few_imports(tmp_path: Path) -> None:
    """Valid files are not explained, shown in colour or rendered: those libraries stay unread."""
    write(tmp_path, GOOD)
    code = (
        "import sys; sys.argv = ['verifier', 'check', '-C', sys.argv[1]]\n"
        "from verifier.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert end.code in {0, None}, end.code\n"
        "print([name for name in ('jsonschema', 'rich', 'jinja2', 'pint') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_check_writes_nothing(tmp_path: Path) -> None:
    """Not a byte in the ledger, nor a file, is other after a check."""
    write(tmp_path, {**GOOD, "claims/b.yaml": "claims: ["})
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    command(tmp_path)

    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_check_opens_no_connection(tmp_path: Path) -> None:
    """A process in which sockets fail checks a ledger all the same."""
    write(tmp_path, GOOD)
    code = (
        "import socket, sys\n"
        "def fail(*a, **k): raise AssertionError('a connection')\n"
        "socket.socket.connect = fail\nsocket.getaddrinfo = fail\n"
        "from verifier.check import check\nassert check(sys.argv[1]).findings == ()"
    )

    assert subprocess.run([sys.executable, "-c", code, tmp_path], check=False).returncode == 0


def test_the_same_input_prints_the_same_bytes(tmp_path: Path) -> None:
    """Hash seed, time zone, locale and number of processes leave no trace in the output."""
    write(tmp_path, {**GOOD, "claims/b.yaml": GOOD["claims/a.yaml"].replace("15 sites.\nquote", "16 sites.\nquote")})
    plain = command(tmp_path, "--format", "json", "--today", "2026-01-01")
    other = command(
        tmp_path,
        *("--format", "json", "--today", "2026-01-01", "--jobs", "2"),
        PYTHONHASHSEED="7",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
    )

    assert plain.stdout == other.stdout
    assert json.loads(plain.stdout)["summary"]["errors"] == 1


@pytest.mark.parametrize(
    ("files", "options", "status"),
    [
        (GOOD, (), 0),
        ({**GOOD, "claims/b.yaml": "claims: ["}, (), 1),
        ({**GOOD, "claims/b.yaml": "claims: ["}, ("--fail-on", "never"), 0),
        ({**GOOD, "verifier.toml": "claims = 3"}, (), 2),
        ({"sources/minutes.txt": TEXT}, (), 2),
        ({**GOOD, "claims/.keep": ""}, ("claims/none.yaml",), 2),
        (GOOD, ("--today", "soon"), 2),
        (GOOD, ("--store", "nowhere"), 2),
        (GOOD, ("--no-such-option",), 2),
    ],
)
def test_exit_status(files: dict[str, str], options: tuple[str, ...], status: int, tmp_path: Path) -> None:
    """0 nothing at the failing level, 1 findings, 2 nothing to check or wrong usage."""
    write(tmp_path, files)
    done = command(tmp_path, *options)

    assert done.returncode == status
    assert "Traceback" not in done.stderr


def test_an_unpublished_source_is_found_by_its_hash_and_never_printed(tmp_path: Path) -> None:
    """A copy in the store is used whatever its name; no more of its text than the quote is shown."""
    secret = "The river rose by 3 metres, said a witness. It closed 15 sites.\n"
    import hashlib

    record = f"type: article\ntitle: W\nissued: 2025-03-04\nsha256: {hashlib.sha256(secret.encode()).hexdigest()}\n"
    claim = "article: wire\nid: closed\nclaim: It closed 14 sites.\nquote: It shut 15 sites\n"
    write(tmp_path / "ledger", {"sources/wire.yaml": record, "claims/a.yaml": claim})
    write(tmp_path / "store", {"any name.bin": secret})
    done = command(tmp_path / "ledger", "--store", str(tmp_path / "store"), "--require-sources")

    assert "V114" in done.stdout
    assert "closed 15" not in done.stdout
    assert "river" not in done.stdout
    assert "witness" not in done.stdout


def test_one_changed_letter_in_a_source_is_seen(tmp_path: Path) -> None:
    """A source whose words changed under a quote is a warning on it, and an error on the claim."""
    write(tmp_path, GOOD)
    (tmp_path / "sources/minutes.txt").write_text(TEXT.replace("15", "19"), encoding="utf-8")
    codes = [line.split()[2] for line in lines(tmp_path)]

    assert "V103" in codes
    assert "V112" in codes


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=200), name=st.sampled_from(["claims/a.yaml", "sources/minutes.yaml", "verifier.toml"]))
def test_any_bytes_are_a_finding_or_one_line(raw: bytes, name: str, tmp_path: Path) -> None:
    """No file that somebody can write gives a traceback, or passes as checked."""
    write(tmp_path, GOOD)
    (tmp_path / name).write_bytes(raw)
    from verifier.check import LedgerError

    try:
        findings = report(tmp_path).findings
    except LedgerError as error:
        findings = tuple(str(error).splitlines())

    assert findings or name == "verifier.toml"
