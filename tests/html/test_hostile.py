"""Whatever stands in a record is text on the page: no field can add an element, an attribute, a link or a script."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.html.parsed import parsed, written
from tests.html.test_page import LEAK, LEDGER
from tests.ledgers import report, write
from verifier.formats.html import pages
from verifier.formats.html.plain import plain
from verifier.report import Report

FIELDS = {
    "claim: The works": "claim: Tok1 The works",
    "explanation: The audit says so.": "explanation: Tok2 says so",
    "by: R. Editor, date: 2025-12-01": "by: Tok3, date: 2025-12-01",
    "reason: agreed with the desk": "reason: Tok4",
    "was: 14 months, now: 15 months": "was: Tok5, now: Tok6, note: Tok7",
    "property: seats\n    relations": "property: Tok8\n    note: Tok10\n    relations",
    "{contradicts: [hall]}": "{contradicts: [hall]}\n    stated_on: Tok9",
    "speaker: Tom Berg": "speaker: Tok11\n    qualifiers: {part: Tok12}",
    "quote: 'EUR 2,412,000'}": "quote: 'EUR 2,412,000', value: Tok13, group: Tok14}",
}
TOKEN = re.compile(r"Tok(\d+)\b")
NASTY = [
    "</script><script>alert(1)</script>",
    "</style><b>",
    "--></title><svg onload=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "' autofocus onfocus=alert(1) '",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;&#60;i&#62;&quot;",
    "{{ 7 * 7 }}{% for %}",
    "javascript:alert(1)",
    "]]><!--",
    "\u202e\u2066abc\u2069",
    "\x00\x07\x1b[31m",
    "שלום עולם 15",
    "\ud800",
    "a\u200db\u200b",
]
texts = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(codec=None), max_size=40), st.text("<>&\"'/=` {}%-!", max_size=30)
)


@cache
def _report() -> Report:
    """Return the report on a ledger whose free texts are tokens."""
    claims = LEDGER["claims/library.yaml"]
    for plain_text, marked in FIELDS.items():
        assert plain_text in claims
        claims = claims.replace(plain_text, marked)
    leak = LEAK.replace("A leaked paper", "Tok15").replace("type: report", "type: report\npublisher: Tok16")
    with TemporaryDirectory() as name:
        write(Path(name), LEDGER | {"claims/library.yaml": claims, "sources/leak.yaml": leak})
        return report(Path(name))


def _with(thing: object, given_texts: Mapping[str, str]) -> object:
    """Return data with its tokens replaced, wherever they stand."""
    if isinstance(thing, str):
        return TOKEN.sub(lambda match: given_texts.get(match[0], match[0]), thing) if type(thing) is str else thing
    if is_dataclass(thing) and not isinstance(thing, type):
        changed = {one.name: _with(getattr(thing, one.name), given_texts) for one in fields(thing) if one.init}
        return replace(thing, **changed)
    if isinstance(thing, tuple):
        return tuple(_with(one, given_texts) for one in thing)
    if isinstance(thing, dict):
        return {_with(key, given_texts): _with(one, given_texts) for key, one in thing.items()}
    return thing


def _page(given_texts: Mapping[str, str]) -> str:
    made = _with(_report(), given_texts)
    assert isinstance(made, Report)
    return pages(made, "report", "0" * 64)[0].text


@settings(deadline=None)
@given(st.lists(texts, min_size=16, max_size=16))
def test_no_text_of_a_record_adds_an_element_or_an_attribute(given_texts: list[str]) -> None:
    """The page has the same elements, attributes, ids, links, style and script, whatever the texts are."""
    tokens = {f"Tok{number}": text or "-" for number, text in enumerate(given_texts, 1)}
    found, base = parsed(_page(tokens)), parsed(_page({}))

    assert found.elements == base.elements
    assert found.attributes == base.attributes
    assert found.links == base.links
    assert found.raw == base.raw
    assert found.policy == base.policy


@settings(deadline=None, max_examples=50)
@given(texts, texts)
def test_a_text_is_shown_whole(claim: str, title: str) -> None:
    """No word is lost: what is not spelt out is shown as it was written."""
    found = parsed(_page({"Tok1": claim, "Tok15": title}))
    shown = "".join(found.words)

    assert plain(claim).replace("\r", "\n") in shown
    assert plain(title).replace("\r", "\n") in shown


@settings(deadline=None, max_examples=30)
@given(st.lists(texts, max_size=4))
def test_no_article_adds_what_is_no_text(more: list[str]) -> None:
    """An article may add paragraphs, and nothing that runs, loads or links."""
    text = LEDGER["sources/council.txt"] + "\n\n" + "\n".join(one.encode("utf-8", "replace").decode() for one in more)
    with TemporaryDirectory() as name:
        found = parsed(written(Path(name), LEDGER | {"sources/council.txt": text})[""])
    base = parsed(_page({}))

    assert set(found.elements) <= set(base.elements)
    assert set(found.attributes) <= set(base.attributes)
    assert [one for one in found.links if not one.startswith("#")] == []
    assert all(found.elements[one] == base.elements[one] for one in ("script", "style", "svg", "form", "input", "meta"))


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://127.0.0.1:8000/x", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("https://user:secret@example.org/", False),
        ("https://example.org/\u202e", False),
        ("https://example.org/\"onclick='a'", False),
        ("//example.org/a", False),
        ("https:", False),
        ("https://[::1", False),
        ("ftp://example.org/a", False),
    ],
)
def test_only_plain_web_addresses_are_links(tmp_path: Path, url: str, linked: bool) -> None:
    """Any other address is shown as text."""
    import json

    leak = LEAK.replace("'javascript:alert(1)'", json.dumps(url)) + f"archived_at: {json.dumps(url)}\n"
    made = written(tmp_path, LEDGER | {"sources/leak.yaml": leak})[""]
    outer = [link for link in parsed(made).links if not link.startswith("#")]

    assert set(outer) == ({url} if linked else set())


def test_a_claim_without_a_source_and_one_without_words_are_shown_and_count_as_not_checked(tmp_path: Path) -> None:
    """Nothing that was not checked stands with a good sign, and nothing is left out."""
    claims = """\
claims:
  - {id: lost, claim: Nobody knows., quote: nobody knows}
  - {id: named, claim: Somebody knows., quote: somebody knows, evidence: [{source: nowhere, quote: x}]}
  - {id: bare, claim: It is so.}
"""
    made = written(tmp_path, {"claims/a.yaml": claims, "sources/empty.txt": ""})[""]

    assert "Nobody knows." in made
    assert "Somebody knows." in made
    assert 'class="card good"' not in made
    assert 'mark class="good"' not in made
    assert "Nothing wrong was found" not in made


def test_right_to_left_text_keeps_its_direction_and_control_characters_are_spelt_out(tmp_path: Path) -> None:
    """Each paragraph finds its own direction; joiners that the writing needs stay; overrides become visible."""
    text = "نیم‌فاصله در ۲۰۲۵ ساخته شد.\n\nThe price was 15\u202e\u2066 euros."
    claims = "article: fa\nclaims:\n  - {id: a, claim: The price was 15., quote: The price was 15}\n"
    made = written(tmp_path, {"sources/fa.txt": text, "claims/a.yaml": claims})[""]

    assert 'dir="auto">نیم‌فاصله در ۲۰۲۵ ساخته شد.' in made
    assert "&lt;U+202E&gt;&lt;U+2066&gt; euros." in made
    assert "\u202e" not in made
