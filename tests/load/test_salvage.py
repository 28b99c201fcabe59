"""What is wrong is told, and takes nothing with it that is right."""
# ruff: noqa: E501  a case is one line

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.load.test_claim_file import FULL
from verifier.finding import Level
from verifier.load import claim_file, source_record, yaml

HEAD = "article: a\nclaims:\n"


def test_a_fault_of_the_head_leaves_every_claim() -> None:
    """A field that is wrong above the claims is a finding; the claims are read."""
    text = "article: a\nquote: q\nartcle: z\ndefaults: {subject: s, sbject: t}\nclaims:\n  - {id: one, claim: c, quote: q}\n"
    found = claim_file(text.encode(), "claims/x.yaml", "x")

    assert [(claim.local_id, claim.article, claim.subject) for claim in found.claims] == [("one", "a", "s")]
    assert sorted((one.code, one.location.line) for one in found.findings) == [("V003", 2), ("V003", 3), ("V003", 4)]


def test_an_unknown_field_inside_a_field_goes_alone() -> None:
    """The evidence and the relations beside a misspelt name stay."""
    text = f"""{HEAD}  - id: one
    claim: c
    quote: q
    evidence:
      - {{source: b, quote: x}}
      - {{source: c, quote: y, stanse: refutes}}
    relations: {{updtes: [two], supports: [two]}}
"""
    found = claim_file(text.encode(), "claims/x.yaml", "x")
    (claim,) = found.claims

    assert [item.source for item in claim.evidence] == ["b", "c"]
    assert claim.relations == {"supports": ("x/two",)}
    assert [(one.code, one.field, one.fix and one.fix.text) for one in found.findings] == [
        ("V003", "evidence/1", "stance"),
        ("V003", "relations", "updates"),
    ]


def test_a_source_keeps_what_is_right_of_it() -> None:
    """An author with a misspelt part is still one; a date that is none is left out."""
    text = "type: report\ntitle: t\nauthor: [{family: Roe, givn: Jo}]\nissued: {date-parts: [[2025, 13, 40]]}\n"
    source, found = source_record(text.encode(), "sources/x.yaml", "x")

    assert source
    assert (source.names, source.issued) == (("Roe",), "")
    assert [(one.code, one.location.line, one.location.column) for one in found] == [("V003", 3, 24), ("V007", 4, 34)]


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ("[[2025, 11, 30]]", "2025-11-30"),
        ("[[2025, '03']]", "2025-03"),
        ("[[2025, 14]]", "2025-22"),
        ("[[-44]]", "-0044"),
    ],
)
def test_dates_of_csl_are_edtf(parts: str, day: str) -> None:
    """Year, month and day, seasons as citeproc counts them, and years before our era."""
    source, found = source_record(
        f"type: book\ntitle: t\nissued: {{date-parts: {parts}}}".encode(), "sources/x.yaml", "x"
    )

    assert found == ()
    assert source
    assert source.issued == day


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("{id: one, claim: c, quote: Washington, D.C.}", "unknown field `D.C.`; inside braces a comma ends the text"),
        (
            "{id: one, claim: c, quote: q, qualifiers: {place: Washington, D.C.}}",
            "qualifiers.D.C.: nothing is written here; inside braces a comma ends the text, so put text with commas in quotation marks",
        ),
        ("{id: one, claim: c, quote: [q, ~]}", "quote.1: nothing is written here"),
    ],
)
def test_nothing_written_says_what_may_have_made_it(record: str, message: str) -> None:
    """Inside braces a comma ends a text: who lost half of one is told so."""
    found = claim_file(f"{HEAD}  - {record}\n".encode(), "claims/x.yaml", "x")

    assert [one.message for one in found.findings] == [message]


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("quote: He said: yes", 1, 15, "a second `: ` in one line of text", "put this text in quotation marks"),
        ('quote: "Yes" he said', 1, 14, "text goes on behind its closing quotation mark", "put all of it"),
        ("quote: 'it's here'", 1, 12, "text goes on behind its closing quotation mark", "put all of it"),
        ("quote: @home", 1, 8, "text cannot begin with `@`", "put this text in quotation marks"),
        ('a: 1\nquote: "never closed\nb: 2\n', 2, 8, "a quotation mark is never closed", "any text survives as `>-`"),
        ("a: 1\n b: 2", 2, 3, "this line is read as the end of the text above", "bring it in line"),
        ("a:\n  quote: >-\n  text\n", 3, 3, "the text below `>-` or `|` is not indented", "indent it more"),
        (
            'quote: "a\\d"',
            1,
            10,
            "in double quotation marks `\\` begins an escape, and this is none",
            "use single ones",
        ),
        (
            'quote: "C:\\Users"',
            1,
            13,
            "in double quotation marks `\\` begins an escape, and this is none",
            "use single ones",
        ),
        ("quote: & co", 1, 8, "text cannot begin with `&`", "put this text in quotation marks"),
        ("quote: * note", 1, 8, "text cannot begin with `*`", "put this text in quotation marks"),
        ("a:\n\tb: 1", 2, 1, "a tab indents this line", "indent with spaces"),
    ],
)
def test_syntax_errors_help_who_wrote_them(text: str, line: int, column: int, message: str, hint: str) -> None:
    """The place is where the fault began; the sentence says what stands there, the hint what to do."""
    (refusal,) = yaml.read(text).refusals

    assert (*refusal.box[:2], refusal.message) == (line, column, message)
    assert refusal.hint.startswith(hint)


@pytest.mark.parametrize("key", ["1", "1.5", "true", "null", "~", "0x1f", ".inf"])
def test_a_key_that_is_no_text_is_refused_unless_quoted(key: str) -> None:
    """YAML reads some words as numbers or as yes and no; as a field's name they are text or nothing."""
    (refusal,) = yaml.read(f"a: {{{key}: x}}").refusals

    assert (refusal.rule, refusal.box[:2]) == ("V004", (1, 5))
    assert yaml.read(f"a: {{'{key}': x}}").data == {"a": {key: "x"}}


def test_a_file_of_things_that_are_no_claims_says_so_in_few_lines() -> None:
    """However many there are, nobody has to read a million findings."""
    found = claim_file(f"claims: [{'x, ' * 5000}x]".encode(), "claims/x.yaml", "x")

    assert found.claims == ()
    assert 0 < len(found.findings) < 250


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("claims: [" + "{}," * 160_000 + "{}]", 1),
        (f"{HEAD}  - {{id: a, claim: c, derived_from: {{add: [{'~,' * 160_000}b]}}}}\n", 3),
        (f"{HEAD}  - {{id: a, claim: c, quote: {'y' * 100_001}}}\n", 3),
    ],
    ids=["claims", "nulls", "text"],
)
def test_too_many_nodes_and_too_long_texts_are_refused(text: str, line: int) -> None:
    """What no claim file holds is not read on."""
    (found,) = claim_file(text.encode(), "claims/x.yaml", "x").findings

    assert (found.code, found.location.line) == ("V006", line)


def test_only_the_first_items_of_a_long_list_are_explained() -> None:
    """A list of thousands of faults is told of in some; the claim is not read, and the one beside it is."""
    text = f"{HEAD}  - {{id: a, claim: c, quote: [{'~,' * 5000}b]}}\n  - {{id: b, claim: c, quote: q}}\n"
    found = claim_file(text.encode(), "claims/x.yaml", "x")

    assert [claim.local_id for claim in found.claims] == ["b"]
    assert len(found.findings) == 200


def test_the_last_of_many_claims_is_explained() -> None:
    """However many good ones stand before it."""
    good = "".join(f"  - {{id: a{number}, claim: c, quote: q}}\n" for number in range(3000))
    found = claim_file(f"{HEAD}{good}  - {{id: b, clam: c, quote: q}}\n".encode(), "claims/x.yaml", "x")

    assert len(found.claims) == 3000
    assert [one.message for one in found.findings] == [
        "unknown field `clam`; the nearest is `claim`",
        "the field `claim` is missing",
    ]


WHOLE = yaml.read(FULL).data
ODD = st.sampled_from([None, "", " ", "x", "x\n", "A b", "5", "-1", [], {}, ["x"], {"x": "y"}, "2025-13-40"])


def _paths(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [*([path] if path else []), *(one for key, item in inner for one in _paths(item, (*path, key)))]


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(_paths(WHOLE)),
    ODD,
    st.sampled_from(["set", "rename", "drop"]),
    st.sampled_from(["x", "id ", "Quote"]),
)
def test_one_change_never_loses_a_claim_in_silence(
    path: tuple[str | int, ...], odd: object, how: str, name: str
) -> None:
    """Whatever one place of a file becomes: the other claim is read, and where one is missing there is an error."""
    data = json.loads(json.dumps(WHOLE))
    holder = data
    for part in path[:-1]:
        holder = holder[part]
    if how == "set":
        holder[path[-1]] = odd
    elif how == "rename" and isinstance(holder, dict):
        holder[name] = holder.pop(path[-1])
    else:
        del holder[path[-1]]
    text = json.dumps(data, ensure_ascii=False)
    found = claim_file(text.encode(), "claims/x.yaml", "x")
    errors = [one for one in found.findings if one.level is Level.ERROR]
    wanted = {0, 1} - ({path[1]} if path[0] == "claims" and len(path) > 1 else set())
    kept = {claim.local_id for claim in found.claims}

    if path != ("claims",):
        assert {("cost", "old")[number] for number in wanted} <= kept
    assert errors or len(kept) == len(data["claims"])
    assert all(one.location.line == 1 and 1 <= one.location.column <= len(text) for one in found.findings)
