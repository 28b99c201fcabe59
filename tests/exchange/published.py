"""A ledger with everything that exports have to carry, and the official schemas where they are at hand."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.formats.hostile import quoted
from tests.ledgers import write

STANDARDS = Path(os.environ.get("VERIFIER_SHARED", Path(__file__).parents[2] / "../shared")).resolve() / "standards"
SETTINGS = """\
[export]
base = "https://desk.example/ledger"
review_url = "https://desk.example/checks/{file}#{id}"
author = "The Desk"
author_type = "NewsMediaOrganization"
author_url = "https://desk.example/"
organizations = ["Court of Audit"]
ratings = {not-checkable = {name = "Opinion"}}
"""
RECORDS = {
    "sources/wire.yaml": """\
type: article-newspaper
title: 'Library: {over} budget & late'
author: [{family: Berg, given: Eva, non-dropping-particle: van den}]
container-title: The Wire
issued: 2025-11-30
URL: https://wire.example/library?a=1&b=2
file: wire.txt
level: secondary
""",
    "sources/audit.yaml": """\
type: report
title: Audit of the accounts 100 % complete
author: [{literal: Court of Audit and Control}]
issued: 2025-11~
accessed: 2025-12-02
publisher: Court of Audit
number: 7_b
DOI: 10.1000/182#x
file: audit.txt
custom: {shelf: B 12}
context: ['All figures are in euros.']
""",
    "sources/leak.yaml": """\
type: personal_communication
title: A letter
issued: {date-parts: [[2025, 10]], circa: 'true'}
sha256: 9f2c4d7c0fd9b8b1f4a0b8f0a8e5f7e8a5b5f9d6f3e4a2c1b0d9e8f7a6b5c4d3
""",
}
TEXTS = {
    "sources/wire.txt": (
        "The new library, which cost over €2.4m, opened on Monday. Its hall, bright and wide, holds 180 people.\n"
        "The works took 18 months, said the treasurer, Tom Berg. It is the best in the land, he said.\n"
    ),
    "sources/audit.txt": "All figures are in euros. Construction closed at EUR 2,412,000. It began in May 2024.\n",
}
CLAIMS = """\
article: wire
claims:
  - id: cost
    claim: The new library cost more than 2.4 million euros.
    quote: The new library, which cost over €2.4m,
    value: more than 2.4 million EUR
    evidence:
      - source: audit
        quote: [Construction closed at, 'EUR 2,412,000']
      - source: leak
        quote: "it will be \\"2.4\\", at least"
        stance: mentions
    verdict: {label: supported, explanation: 'The audit has EUR 2,412,000.', by: R. Editor, date: 2025-12-01}
  - id: hall
    claim: Its hall holds 180 people.
    quote: Its hall [...] holds 180 people
  - id: works
    claim: The works took 18 months.
    quote: The works took 18 months
    speaker: Tom Berg
    stated_on: 2025-11-29
    evidence:
      - {source: audit, quote: It began in May 2024, stance: refutes}
    verdict: refuted
    note: for the desk only
  - id: best
    claim: It is the best library in the land.
    quote: It is the best in the land
    verdict: not-checkable
"""


def published(folder: Path) -> Path:
    """Write the ledger into a folder."""
    write(folder, {**RECORDS, **TEXTS, "claims/2025/library.yaml": CLAIMS, "verifier.toml": SETTINGS})
    return folder


def hostile(payload: str) -> dict[str, str]:
    """Return a ledger's files, of good form, with a payload in every field that takes text."""
    bad = quoted(payload)
    return {
        "sources/paper.yaml": f"""\
type: report
title: {bad}
author: [{{family: {bad}, given: {bad}}}, {{literal: {bad}}}]
publisher: {bad}
note: {bad}
issued: {bad}
URL: https://a.example/?a=%22&b='*()
sha256: {"0" * 64}
custom: {{k: {bad}}}
""",
        "sources/other.yaml": f"type: webpage\ntitle: {bad}\nsha256: {'1' * 64}\n",
        "claims/a.yaml": f"""\
article: paper
id: gone
claim: {bad}
quote: {bad}
value: {bad}
speaker: {bad}
note: {bad}
evidence: [{{source: other, quote: {bad}}}]
verdict: {{label: supported, explanation: {bad}, by: {bad}}}
corrections: [{{date: 2025-12-02, was: {bad}, now: {bad}}}]
""",
        "verifier.toml": '[export]\nbase = "https://a.example/x"\n',
    }


def standards(name: str):
    """Return a checker that lies beside the official schemas; without them the test is skipped."""
    if not STANDARDS.is_dir():
        pytest.skip("the official schemas (../shared/standards) are not at hand")
    if str(STANDARDS) not in sys.path:
        sys.path.insert(0, str(STANDARDS))
    return __import__(name)


def schema(path: str) -> dict:
    """Return an official schema; without it the test is skipped."""
    if not STANDARDS.is_dir():
        pytest.skip("the official schemas (../shared/standards) are not at hand")
    return json.loads((STANDARDS / path).read_text(encoding="utf-8"))
