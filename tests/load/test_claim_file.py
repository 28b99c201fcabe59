"""Claim files to claims: every field, every short form, and bad ones beside good ones."""

from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.finding import Location
from verifier.load import claim_file, source_record
from verifier.model import Label, Operation, Span, Stance, Waiver

FULL = """\
article: council-budget
defaults: {subject: new-library, qualifiers: {when: 2025}}
context: [All figures are in euros.]
claims:
  - id: cost
    claim: The new library cost more than 2.4 million euros.
    quote: the library, which cost over €2.4m,
    value: more than 2.4 million EUR
    property: cost
    qualifiers: {}
    speaker: city treasurer
    stated_on: 2025-11-30
    evidence:
      - source: audit-2025
        quote: ["closed at EUR 2,412,000", all paid]
        stance: refutes
        group: a
        value: 2,412,000 EUR
        derived_from: {add: [1 EUR, cost]}
    verdict: {label: supported, explanation: seen, by: R. Editor, date: 2025-12-01}
    relations: {updates: [old], contradicts: other/cost}
    derived_from: {subtract: [other/cost, {add: [old, 3 EUR]}]}
    review: {by: R. Editor, date: 2025-12-01, fingerprint: "sha256:9f2c9f2c"}
    waive:
      - {rule: V204, reason: rounding, by: R. Editor, until: 2026-06-01}
    corrections:
      - {date: 2025-12-02, was: 14 sites, now: 15 sites, note: wire}
    note: n
  - id: old
    claim: Something else.
    spans:
      - {exact: something, prefix: "a ", suffix: " b", start: 12, end: 21, at: page 3, source: audit-2025}
    verdict: not-checkable
"""


def test_all_fields_are_loaded() -> None:
    """Every field of the contract arrives where it belongs, ids in full."""
    found = claim_file(FULL.encode(), "claims/budget.yaml", "budget")
    cost, old = found.claims

    assert found.findings == ()
    assert cost.id == "budget/cost"
    assert cost.spans == (Span("the library, which cost over €2.4m,", source="council-budget"),)
    assert cost.subject == "new-library"
    assert cost.qualifiers == {}
    assert old.qualifiers == {"when": "2025"}
    assert cost.context == ("All figures are in euros.",)
    assert [span.exact for span in cost.evidence[0].spans] == ["closed at EUR 2,412,000", "all paid"]
    assert cost.evidence[0].stance is Stance.REFUTES
    assert cost.evidence[0].derived_from == Operation("add", ("1 EUR", "budget/cost"))
    assert cost.verdict
    assert cost.verdict.label is Label.SUPPORTED
    assert cost.relations == {"updates": ("budget/old",), "contradicts": ("other/cost",)}
    assert cost.derived_from == Operation("subtract", ("other/cost", Operation("add", ("budget/old", "3 EUR"))))
    assert cost.waivers == (Waiver("V204", "rounding", "R. Editor", "2026-06-01"),)
    assert cost.corrections[0].now == "15 sites"
    assert cost.review
    assert old.spans == (Span("something", "a ", " b", 12, 21, "page 3", "audit-2025"),)


def test_fields_know_their_places_also_in_short_form() -> None:
    """A place is asked for by the long form's path; the head's fields have theirs."""
    cost, old = claim_file(FULL.encode(), "claims/budget.yaml", "budget").claims

    assert cost.place("spans/0") == Location("claims/budget.yaml", 7, 12, 7, 47)
    assert cost.place("evidence/0/spans/1").line == 15
    assert cost.place("evidence/0/spans/1").column == 44
    assert cost.place("derived_from/subtract/1/add/0").line == 22
    assert cost.place("relations/contradicts/0").line == 21
    assert old.place("spans/0/start").line == 32
    assert old.place("value").line == 29
    assert cost.file_places["context/0"].line == 3


def test_one_claim_alone_is_a_file() -> None:
    """A file may hold one claim without `claims:`."""
    found = claim_file(b"article: a\nid: x\nclaim: c\nquote: q\n", "claims/x.yaml", "x")

    assert [claim.id for claim in found.claims] == ["x/x"]
    assert found.claims[0].article == "a"


def test_bad_claims_do_not_hide_good_ones() -> None:
    """A fault is a finding on its claim; a field that is wrong is left out, the rest is checked."""
    text = """\
article: a
claims:
  - {id: one, claim: c, quote: q, propery: p}
  - {id: two, claim: c, quote: q, verdict: suported}
  - {id: three, claim: c}
  - {id: one, claim: c, quote: q}
  - just text
  - {id: four, claim: c, quote: q, qualifiers: {place: Washington, D.C.}}
"""
    found = claim_file(text.encode(), "claims/x.yaml", "x")
    told = [(one.code, one.location.line, one.claim) for one in found.findings]

    assert [claim.local_id for claim in found.claims] == ["one", "two", "four"]
    assert sorted(told, key=lambda one: one[1]) == [
        ("V003", 3, "x/one"),
        ("V007", 4, "x/two"),
        ("V007", 5, "x/three"),
        ("V008", 6, "x/one"),
        ("V007", 7, None),
        ("V007", 8, "x/four"),
    ]


def test_an_empty_file_is_a_finding_at_its_start() -> None:
    """Nothing to check is never a pass."""
    for raw in (b"", b"\n\n", b"# only a comment\n", b"---\n", b"null"):
        (found,) = claim_file(raw, "claims/x.yaml", "x").findings

        assert (found.code, found.location.line, found.location.column) == ("V011", 1, 1)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_claims_or_findings(raw: bytes) -> None:
    """Whatever a file holds, loading ends with claims or with findings, never with an exception."""
    found = claim_file(raw, "claims/x.yaml", "x")
    source, findings = source_record(raw, "sources/x.yaml", "x")

    assert found.claims or found.findings
    assert source or findings


YAMLISH = st.recursive(
    st.sampled_from(["null", "1", "'x'", "a b", "2025-11-30", '"\\u00e9"', "[]", "{}", "!t x", "*a", "#c", ": "]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
        | st.dictionaries(
            st.sampled_from(["id", "claim", "quote", "claims", "value", "evidence", "article"]), inner
        ).map(lambda fields: "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}")
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(YAMLISH)
def test_any_structure_gives_claims_or_findings(text: str) -> None:
    """The fields of a record in any wrong form are findings with a place in the file."""
    found = claim_file(text.encode(), "claims/x.yaml", "x")

    assert found.claims or found.findings
    assert all(one.location.line >= 1 and one.location.column >= 1 for one in found.findings)
