"""A YAML file is changed at one place; every other byte stays, and it says then exactly what was asked for."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.load.yaml import decoded, read
from verifier.splice import Change, Put, Remove, Rename, SpliceError, spliced

FILE = """\
# head
article: x   # why
claims:
  - id: cost # c
    claim: "The library"
    quote: >-
      the library,
      cost over

  # next one
  - {id: b, claim: B, spans: [{exact: "a, b", start: 1}]}

  - id: c
    claim: 'It''s C'
    spans:
      - exact: q
        start: 3
    waive:
    - {rule: V204, reason: none}
"""
CASES = {
    "plain stays plain": (Put("article", "z"), "article: x ", "article: z "),
    "plain that needs marks": (Put("article", "y: 1 # 2"), "article: x ", "article: 'y: 1 # 2' "),
    "double stays double": (Put("claims/0/claim", "A 'b'"), '"The library"', "\"A 'b'\""),
    "single stays single": (Put("claims/2/claim", "A 'b'"), "'It''s C'", "'A ''b'''"),
    "folded stays folded": (
        Put("claims/0/quote", "cost: #1"),
        ">-\n      the library,\n      cost over\n",
        ">-\n      cost: #1\n",
    ),
    "inside braces": (Put("claims/1/spans/0/start", "12"), "start: 1}", "start: 12}"),
    "new inside braces": (Put("claims/1/spans/0/end", "5"), "start: 1}", "start: 1, end: 5}"),
    "new inside braces, after": (Put("claims/1/value", "5, 6", "id"), "id: b,", "id: b, value: '5, 6',"),
    "new in a block": (Put("claims/2/spans/0/end", "5"), "start: 3\n", "start: 3\n        end: 5\n"),
    "new behind a block scalar": (Put("claims/0/value", "1"), "cost over\n", "cost over\n    value: 1\n"),
    "new after a field with a comment": (Put("claims/0/value", "1", "id"), "# c\n", "# c\n    value: 1\n"),
    "new mapping": (
        Put("claims/2/review", {"by": "A", "date": "2025-12-01", "fingerprint": "0" * 50}),
        "none}\n",
        f"none}}\n    review:\n      by: A\n      date: 2025-12-01\n      fingerprint: {'0' * 50}\n",
    ),
    "small mapping": (Put("claims/2/derived_from", {"add": "a"}), "none}\n", "none}\n    derived_from: {add: a}\n"),
    "lines of a text": (Put("claims/2/note", "a\nb"), "none}\n", "none}\n    note: |-\n      a\n      b\n"),
    "item of a list at its column": (
        Put("claims/2/waive/1", {"rule": "V1", "reason": "x"}),
        "none}\n",
        "none}\n    - rule: V1\n      reason: x\n",
    ),
    "claim, an empty line before": (
        Put("claims/3", {"id": "d", "claim": "D", "quote": "true"}),
        "none}\n",
        "none}\n\n  - id: d\n    claim: D\n    quote: >-\n      true\n",
    ),
    "renamed": (Rename("claims/0/quote", "spans"), "quote: >-", "spans: >-"),
    "removed": (Remove("claims/2/spans"), "    spans:\n      - exact: q\n        start: 3\n", ""),
    "removed with its comment": (Remove("article"), "article: x   # why\n", ""),
    "removed, the first of a claim": (Remove("claims/0/id"), "id: cost # c\n    claim", "claim"),
    "removed, the first in braces": (Remove("claims/1/id"), "{id: b, claim", "{claim"),
    "removed, the last in braces": (Remove("claims/1/spans"), 'B, spans: [{exact: "a, b", start: 1}]}', "B}"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_change_is_made_where_it_belongs_and_nowhere_else(case: str, eol: str, mark: str) -> None:
    """The bytes are those of the file with one passage replaced, whatever its line breaks, with or without a mark."""
    change, old, new = CASES[case]
    text = mark + FILE.replace("\n", eol)
    if case == "removed, the first of a claim":
        text = text.replace("# c", "")
        old = old.replace("# c", "")
    assert text.count(old.replace("\n", eol)) == 1

    assert spliced(text.encode(), [change]).decode() == text.replace(old.replace("\n", eol), new.replace("\n", eol))


def test_many_changes_at_once_are_the_same_as_one_after_another() -> None:
    """Changes of different fields do not disturb each other."""
    changes: list[Change] = [case[0] for name, case in CASES.items() if name in {"inside braces", "new in a block"}]
    raw = FILE.encode()

    assert spliced(raw, changes) == spliced(spliced(raw, changes[:1]), changes[1:])


def test_file_without_a_last_line_break_gets_one_only_where_needed() -> None:
    """A field is added on a line of its own."""
    assert spliced(b"id: a\nclaim: b", [Put("quote", "c")]) == b"id: a\nclaim: b\nquote: c"


@pytest.mark.parametrize(
    ("text", "change", "words"),
    [
        ("a: [", Put("a", "1"), "line 2"),
        ("a: 1\na: 2", Put("a", "1"), "stands twice"),
        ("a: 1\n", Put("b/c", "1"), "no field b/c"),
        ("a: 1\n", Remove("b"), "no field b"),
        ("a: 1\n", Remove("a"), "nothing would be left"),
        ("a: 1\nb: 2\n", Rename("a", "b"), "already"),
    ],
)
def test_what_cannot_be_done_is_said(text: str, change: Change, words: str) -> None:
    """No change is half made: the reason is one line."""
    with pytest.raises(SpliceError, match=words):
        spliced(text.encode(), [change])


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1)
SAFE = TEXTS.filter(lambda text: not re.search("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", text))
PLACES = ["article", "claims/0/claim", "claims/0/quote", "claims/1/spans/0/exact", "claims/2/claim", "claims/2/value"]


@settings(max_examples=200, deadline=None)
@given(SAFE, st.sampled_from(PLACES), st.sampled_from(["\n", "\r\n"]))
def test_any_text_can_be_written_into_any_field(text: str, place: str, eol: str) -> None:
    """Whatever a quotation holds, it is read again as it was, and what stands before and behind it stays."""
    raw = FILE.replace("\n", eol).encode()

    result = spliced(raw, [Put(place, text)])

    before, after = read(decoded(raw)[0]), read(decoded(result)[0])
    assert not after.refusals
    data: object = after.data
    for part in place.split("/"):
        data = data[int(part)] if isinstance(data, list) else data[part]  # type: ignore[index]
    assert data == text
    if place in before.places:
        line = before.places[place][0]
        assert result.split(b"\n")[: line - 1] == raw.split(b"\n")[: line - 1]
    if place in before.places:
        rest = raw.split(b"\n")[before.places[place][2] :]
        assert result.split(b"\n")[-len(rest) :] == rest
