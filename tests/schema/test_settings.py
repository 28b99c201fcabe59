"""Settings: read from either file, and refused with file and line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifier.config import RATINGS, ConfigError, Publication, Rating, Settings, settings_of
from verifier.model import Waiver

FULL = """\
claims = "facts"
sources = "texts"
select = ["V2", "quote-gone"]
ignore = ["V206"]
fail_on = "warning"
require_sources = true
jobs = 2
levels = {V201 = "warning", quote-moved = "off"}
plugins = ["ours"]
[[waive]]
rule = "V204"
reason = "rounding"
until = 2026-06-01
claim = "budget/cost"
[export]
base = "https://a.example/"
review_url = "https://a.example/{file}#{id}"
author = "Desk"
author_type = "NGO"
author_url = "https://a.example/desk"
organizations = ["Court"]
worst = 0
best = 3
ratings = {supported = {name = "Holds", value = 3}, not-checkable = {name = "Opinion"}}
"""
READ = Settings(
    claims="facts",
    sources="texts",
    select=("V2", "quote-gone"),
    ignore=("V206",),
    fail_on="warning",
    require_sources=True,
    jobs=2,
    levels={"V201": "warning", "quote-moved": "off"},
    plugins=("ours",),
    waivers=(Waiver("V204", "rounding", until="2026-06-01", claim="budget/cost"),),
    export=Publication(
        base="https://a.example/",
        review_url="https://a.example/{file}#{id}",
        author="Desk",
        author_type="NGO",
        author_url="https://a.example/desk",
        organizations=("Court",),
        worst=0,
        best=3,
        ratings={**RATINGS, "supported": Rating("Holds", 3), "not-checkable": Rating("Opinion")},
    ),
    file="verifier.toml",
)


def test_every_setting_is_read(tmp_path: Path) -> None:
    """All of them arrive; a TOML date is a day as text is."""
    (tmp_path / "verifier.toml").write_text(FULL)

    assert settings_of(tmp_path) == READ


def test_pyproject_is_read_where_there_is_no_file_of_ours(tmp_path: Path) -> None:
    """`[tool.verifier]` serves too; our own file goes before it; other projects' tables are not ours."""
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nclaims = 1\n")
    assert settings_of(tmp_path) == Settings()

    (tmp_path / "pyproject.toml").write_text('[tool.verifier]\nclaims = "c"\n')
    assert settings_of(tmp_path) == Settings(claims="c", file="pyproject.toml")

    (tmp_path / "verifier.toml").write_text('claims = "d"\n')
    assert settings_of(tmp_path).claims == "d"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"clams = 'x'", "verifier.toml:1: unknown field `clams`; the nearest is `claims`"),
        (b"store = '/texts'", "verifier.toml:1: unknown field `store`"),
        (b"# claims = 1\n\nclaims = 5", "verifier.toml:3: claims: wanted here: text; found: `5`"),
        (b"claims = '/etc'", "verifier.toml:1: claims is a folder inside the ledger, not `/etc`"),
        (b"jobs = 1\nsources = 'a/../..'", "verifier.toml:2: sources is a folder inside the ledger, not `a/../..`"),
        (b'claims = "a\\u0000"', "verifier.toml:1: claims: `a<U+0000>` is not a folder's name"),
        (b"jobs = 1\njobs = 2", "verifier.toml:2: Cannot overwrite a value"),
        (b"jobs = true", "verifier.toml:1: jobs: wanted here: a whole number; found: `True`"),
        (b"a = [\n[", "verifier.toml:2: Invalid value"),
        (b"a = " + b"[" * 5000, "verifier.toml:1: too deep"),
        (b"a = '\xff'", "verifier.toml:1: byte 0xFF is not UTF-8"),
        (b"jobs = 1\n[levels]\nV201 = 'off'\nV202 = 'bad'", "verifier.toml:4: levels.V202: `bad` is none of"),
        (
            b"[[waive]]\nrule = 'a'\nreason = 'b'\n[[waive]]\nrule = 'a'\n",
            "verifier.toml:4: waive.1: the field `reason` is missing",
        ),
        (
            b"[[waive]]\nrule = 'a'\nreason = 'b'\n[[waive]]\nrule = 'a'\nreason = 'b'\nuntil = 'x'",
            "verifier.toml:7: waive.1.until: `x` is not a day such as 2025-12-01",
        ),
        (b'select = ["V201\\n"]', "verifier.toml:1: select.0: `V201 ` is not a code"),
    ],
)
def test_what_is_wrong_has_a_line(tmp_path: Path, text: bytes, message: str) -> None:
    """Bad settings stop the program in one line: file, line, what was written, what is wanted."""
    (tmp_path / "verifier.toml").write_bytes(text)

    with pytest.raises(ConfigError) as told:
        settings_of(tmp_path)

    assert str(told.value).startswith(message)


def test_a_line_of_pyproject_is_counted_in_its_own_table(tmp_path: Path) -> None:
    """The same name in another table is not ours."""
    (tmp_path / "pyproject.toml").write_text("[tool.a]\njobs = 99\n[tool.verifier]\nfail_on = 'error'\njobs = 99\n")

    with pytest.raises(ConfigError, match=r"^pyproject\.toml:5: jobs: `99` is not at most 64$"):
        settings_of(tmp_path)


def test_settings_lead_nowhere(tmp_path: Path) -> None:
    """A link is no settings file: nothing outside the ledger is read."""
    (tmp_path / "elsewhere.toml").write_text("jobs = 1")
    ledger = tmp_path / "ledger"
    ledger.mkdir()
    (ledger / "verifier.toml").symlink_to(tmp_path / "elsewhere.toml")

    with pytest.raises(ConfigError, match=r"^verifier\.toml: "):
        settings_of(ledger)


TOML = st.sampled_from(
    ["1", "1.5", "inf", "nan", "true", "'x'", "2025-01-01", "07:30:00", "2025-01-01T00:00:00Z", "[]", "['x', 1]", "{}"]
)
NAMES = st.sampled_from([*Settings.__dataclass_fields__, "waive", "other"])


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=200)
    | st.dictionaries(NAMES, TOML).map(lambda data: "\n".join(f"{k} = {v}" for k, v in data.items()).encode())
)
def test_any_bytes_are_settings_or_one_line(tmp_path: Path, raw: bytes) -> None:
    """Whatever stands in the file, it is read or refused in a line that names the file; nothing else is raised."""
    (tmp_path / "verifier.toml").write_bytes(raw)
    refused, read = "", Settings()
    try:
        read = settings_of(tmp_path)
    except ConfigError as error:
        refused = str(error)

    assert refused == "" or refused.startswith("verifier.toml:")
    assert "\n" not in refused
    assert isinstance(read.claims, str)
    assert isinstance(read.jobs, int)
