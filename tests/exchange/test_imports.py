"""What comes in from other programs: the same claims again, every loss said, and nothing hostile believed."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from tests.exchange.published import CLAIMS, SETTINGS, STANDARDS, published
from tests.formats.hostile import PAYLOADS
from verifier.check import Options, readings_of
from verifier.cli.main import app
from verifier.model import Claim, Reading, Span

OWN = Path(__file__).parents[2]


def _run(*words: str):
    return CliRunner().invoke(app, list(words), env={"SOURCE_DATE_EPOCH": "1767225600"})


def _import(tmp_path: Path, data: object, ledger: Path | None = None):
    """Import data as a file into a ledger, by default an empty one."""
    ledger = ledger or tmp_path / "ledger"
    (ledger / "claims").mkdir(parents=True, exist_ok=True)
    file = tmp_path / "in.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    result = _run("import", str(file), "-C", str(ledger))
    told = result.output.replace(f"{file}: ", "").splitlines()
    return result.exit_code, told, ledger


def _record(ledger: Path, name: str) -> dict:
    return yaml.load((ledger / name).read_text(encoding="utf-8"), yaml.BaseLoader)


# --- out and in again


def _kept(reading: Reading, held: tuple[str, ...]) -> Claim:
    """Return what a format can hold of a claim: its words with the places where they were found, and fields."""
    claim = reading.claim
    places = {found.path: (found.passage.start, found.passage.end) for found in reading.spans}
    places |= {span.path: (span.passage.start, span.passage.end) for item in reading.evidence for span in item.spans}

    def bare(span: Span, path: str) -> Span:
        exact = span.exact.replace("[…]", "[...]")
        return Span(exact, source=span.source, start=places[path][0], end=places[path][1])

    spans = tuple(bare(span, f"spans/{number}") for number, span in enumerate(claim.spans))
    evidence = tuple(
        replace(
            item,
            spans=tuple(bare(span, f"evidence/{place}/spans/{number}") for number, span in enumerate(item.spans)),
            group="",
            value="",
            derived_from=None,
        )
        for place, item in enumerate(claim.evidence)
    )
    rest = {name: getattr(claim, name) for name in held}
    return Claim(
        claim.id, claim.file, claim.claim, claim.article, spans, evidence=evidence, verdict=claim.verdict, **rest
    )


def _claims(ledger: Path, held: tuple[str, ...]) -> list[Claim]:
    return [_kept(reading, held) for reading in readings_of(ledger, Options())[1]]


def _copied(source: Path, target: Path) -> Path:
    shutil.copytree(source / "sources", target / "sources")
    (target / "claims").mkdir()
    (target / "verifier.toml").write_text(SETTINGS, encoding="utf-8")
    return target


LEDGERS = ["published", "own", "halden-q3", "ravox"]


def _ledger(name: str, folder: Path) -> Path:
    if name == "published":
        return published(folder)
    found = OWN if name == "own" else STANDARDS.parent / "bench/ledgers" / name
    if not found.is_dir():
        pytest.skip("the ledgers of ../shared/bench are not at hand")
    for part in ("claims", "sources"):
        shutil.copytree(found / part, folder / part)
    (folder / "verifier.toml").write_text(SETTINGS, encoding="utf-8")
    for file in (folder / "claims").iterdir():  # a ClaimReview dates a claim by a day
        file.write_text(
            file.read_text(encoding="utf-8").replace("2025-11-10/2025-11-30", "2025-11-10"), encoding="utf-8"
        )
    return folder


@pytest.mark.parametrize("name", LEDGERS)
@pytest.mark.parametrize(("form", "held"), [("webannotation", ()), ("claimreview", ("speaker", "stated_on"))])
def test_claims_go_out_and_come_back(form: str, held: tuple[str, ...], name: str, tmp_path: Path) -> None:
    """Into a ledger of the same sources: the same ids, sentences, words at the same places, evidence and verdicts."""
    ledger = _ledger(name, tmp_path / "a")
    again = _copied(ledger, tmp_path / "b")
    file = tmp_path / "out.json"
    assert _run("export", form, "-C", str(ledger), "-o", str(file)).exit_code == 0
    assert _run("import", str(file), "-C", str(again)).exit_code == 0
    wanted = _claims(ledger, held)
    wanted = [claim for claim in wanted if (claim.verdict if form == "claimreview" else claim.spans)]

    assert _claims(again, held) == [_issued(claim, ledger) for claim in wanted] if held else wanted
    assert _run("export", form, "-C", str(again), "-o", str(tmp_path / "again.json")).exit_code == 0
    assert (tmp_path / "again.json").read_text(encoding="utf-8") == file.read_text(encoding="utf-8")


def _issued(claim: Claim, ledger: Path) -> Claim:
    """Return a claim without a date that it has from its article anyway."""
    sources = readings_of(ledger, Options())[0].sources
    return replace(claim, stated_on="") if claim.stated_on == sources[claim.article].issued else claim


@pytest.mark.parametrize("name", LEDGERS)
def test_sources_go_out_and_come_back(name: str, tmp_path: Path) -> None:
    """As CSL-JSON, into an empty ledger: records that say the same, to the letter."""
    ledger = _ledger(name, tmp_path / "a")
    file = tmp_path / "out.json"
    assert _run("export", "csl", "-C", str(ledger), "-o", str(file)).exit_code == 0
    code, told, again = _import(tmp_path, file.read_text(encoding="utf-8"))

    assert (code, told[-1].partition(";")[2]) == (0, " next: verifier check")
    ours, theirs = (readings_of(folder, Options())[0].sources for folder in (ledger, again))
    assert {key: dict(one.csl) for key, one in theirs.items()} == {key: dict(one.csl) for key, one in ours.items()}


def test_what_is_there_already_is_no_news(tmp_path: Path) -> None:
    """The same items once more are no news, which is said; one that says otherwise is a problem."""
    ledger = published(tmp_path / "ledger")
    items = json.loads(_run("export", "csl", "-C", str(ledger)).stdout)

    assert _import(tmp_path, items, ledger)[:2] == (
        2,
        ["the ledger has 3 items already, to the letter", "verifier: nothing to write"],
    )
    items[0]["title"] = "Another"
    assert _import(tmp_path, items, ledger)[:2] == (
        1,
        ["item 1: the ledger has a source `audit` already, and it says otherwise", "nothing was written: 1 problems"],
    )


# --- reference managers


ZOTERO = [
    {
        "id": "http://zotero.org/users/12/items/AB34CD",
        "type": "article-journal",
        "container-title": "A Journal",
        "DOI": "10.1000/x",
        "ISSN": "1234-5678",
        "issue": 3,
        "title": "Of libraries: a study",
        "volume": "12",
        "author": [{"family": "Müller", "given": "Åsa"}],
        "issued": {"date-parts": [["2021", 3, 5]]},
        "accessed": {"date-parts": [[2024, 1, 2]]},
        "libraryID": {"a": [1, True]},
    },
    {"id": 7, "type": "book", "title": "Seven", "issued": {"date-parts": [[-44]], "circa": True}},
    {"id": "smith2020", "type": "webpage", "title": "Page", "issued": {"raw": "sometime"}},
]


def test_an_export_of_zotero(tmp_path: Path) -> None:
    """Ids that are addresses or numbers become names; unknown fields are kept in `custom`, said; dates are EDTF."""
    code, told, ledger = _import(tmp_path, ZOTERO)

    assert (code, told) == (
        0,
        [
            "kept in `custom`, since CSL has no such field: libraryID (1)",
            "created  sources/muller-2021-of-libraries-a-study.yaml",
            "created  sources/7.yaml",
            "created  sources/smith2020.yaml",
            "3 source records; next: verifier check",
        ],
    )
    paper = _record(ledger, "sources/muller-2021-of-libraries-a-study.yaml")
    assert paper["citation-key"] == "http://zotero.org/users/12/items/AB34CD"
    assert (paper["issued"], paper["accessed"], paper["issue"]) == ("2021-03-05", "2024-01-02", "3")
    assert paper["custom"] == {"libraryID": {"a": ["1", "true"]}}
    assert _record(ledger, "sources/smith2020.yaml")["issued"] == "sometime"
    assert _run("check", "-C", str(ledger)).exit_code == 2  # there are no claims yet; and:
    assert [f.message for f in readings_of(ledger, Options())[0].findings] == []


# --- annotations


HYPOTHESIS = {
    "export_date": "2025-12-01T10:00:00.000Z",
    "client_version": "1.1",
    "annotations": [
        {
            "id": "a1",
            "created": "2025-12-01T09:00:00.000000+00:00",
            "user": "acct:editor@hypothes.is",
            "user_info": {"display_name": "R. Editor"},
            "uri": "https://wire.example/library",
            "text": "The library cost more than 2.4 million euros.",
            "tags": ["money", "not-checkable"],
            "document": {"title": ["Library over budget"]},
            "target": [
                {
                    "source": "https://wire.example/library",
                    "selector": [
                        {"type": "RangeSelector", "startOffset": 4, "endOffset": 9},
                        {"type": "TextPositionSelector", "start": 900, "end": 940},
                        {
                            "type": "TextQuoteSelector",
                            "exact": "which cost over €2.4m",
                            "prefix": "library, ",
                            "suffix": ", opened",
                        },
                    ],
                }
            ],
        },
        {
            "id": "a2",
            "uri": "https://wire.example/library",
            "user": "acct:x@y",
            "text": "a page note",
            "target": [{"source": "https://wire.example/library"}],
        },
        {
            "id": "a3",
            "uri": "https://wire.example/library",
            "user": "acct:x@y",
            "text": "",
            "tags": [],
            "target": [
                {
                    "source": "https://wire.example/library",
                    "selector": [{"type": "TextQuoteSelector", "exact": "Its hall holds\n180 people"}],
                }
            ],
        },
    ],
}


def test_an_export_of_hypothesis(tmp_path: Path) -> None:
    """A comment is the claim, a highlight is its own; a verdict comes of a tag alone; notes are left out, said."""
    code, told, ledger = _import(tmp_path, HYPOTHESIS)

    assert (code, told) == (
        0,
        [
            "left out: 1 annotation without words of a page on the web",
            "created  claims/wire-example-library.yaml",
            "created  sources/wire-example-library.yaml",
            "2 claims, 1 source record; next: verifier check",
        ],
    )
    assert (ledger / "claims/wire-example-library.yaml").read_text(encoding="utf-8") == (
        "article: wire-example-library\n"
        "claims:\n"
        "  - id: library-cost-more-than-2\n"
        "    claim: The library cost more than 2.4 million euros.\n"
        "    spans:\n"
        "      - exact: which cost over €2.4m\n"
        "        prefix: 'library, '\n"
        "        suffix: ', opened'\n"
        "    note: 'tags: money'\n"
        "    verdict:\n"
        "      label: not-checkable\n"
        "      by: R. Editor\n"
        "      date: '2025-12-01'\n"
        "  - id: its-hall-holds-180-people\n"
        "    claim: Its hall holds 180 people\n"
        "    quote: 'Its hall holds\n\n      180 people'\n"
    )
    assert _record(ledger, "sources/wire-example-library.yaml") == {
        "type": "webpage",
        "title": "Library over budget",
        "URL": "https://wire.example/library",
    }
    assert _run("check", "-C", str(ledger)).exit_code == 0


def test_words_are_sought_in_the_text_that_is_here(tmp_path: Path) -> None:
    """With the page's text in the ledger, what stands around the words is kept only where it is needed."""
    ledger = published(tmp_path / "ledger")
    (ledger / "sources/wire.txt").write_text("The bill is paid. Nobody knew. The bill is late.\n", encoding="utf-8")
    shutil.rmtree(ledger / "claims")
    address = "https://wire.example/library?a=1&b=2"

    def one(number: int, **selector: object) -> dict:
        target = {"source": address, "selector": {"type": "TextQuoteSelector", **selector}}
        return {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"urn:{number}",
            "type": "Annotation",
            "target": target,
        }

    found = [one(1, exact="Nobody knew", prefix="paid. "), one(2, exact="The bill is", prefix="knew. ", suffix=" late")]
    code, _, _ = _import(tmp_path, found, ledger)
    claims = _record(ledger, "claims/wire.yaml")["claims"]

    assert code == 0
    assert claims[0]["quote"] == "Nobody knew"
    assert claims[1]["spans"] == [
        {"exact": "The bill is", "prefix": "knew. ", "suffix": " late", "start": "31", "end": "42"}
    ]


# --- ClaimReview


FEED = {
    "@context": "http://schema.org",
    "@type": "DataFeed",
    "dataFeedElement": [
        {
            "@type": "DataFeedItem",
            "item": [
                {
                    "@context": "http://schema.org",
                    "@type": "ClaimReview",
                    "url": "https://facts.example/1",
                    "claimReviewed": "The library cost 2.4 million euros.",
                    "datePublished": "2025-12-03",
                    "author": {"@type": "Organization", "name": "Facts"},
                    "itemReviewed": {
                        "@type": "Claim",
                        "author": {"@type": "Person", "name": "Tom Berg"},
                        "datePublished": "2025-11-30",
                        "appearance": [{"@type": "CreativeWork", "url": "https://wire.example/library"}],
                    },
                    "reviewRating": {"@type": "Rating", "alternateName": "Mostly false", "ratingValue": "2"},
                },
                None,
                {"@type": "ClaimReview", "claimReviewed": "Homeless.", "reviewRating": {"alternateName": "false"}},
            ],
        }
    ],
}


def test_reviews_of_others(tmp_path: Path) -> None:
    """A rating that is none of ours is a note, no verdict; a review of what stands nowhere is left out, said."""
    code, told, ledger = _import(tmp_path, FEED)

    assert (code, told[:3]) == (
        0,
        [
            "left out: 1 review that name no web page where the claim stands",
            "1 review with a rating that is none of the settings' (export.ratings): it stands in `note`",
            "1 review without the words of the claim: its sentence stands as the quote, and `verifier check` seeks it",
        ],
    )
    assert _record(ledger, "claims/wire-example-library.yaml")["claims"] == [
        {
            "id": "library-cost-2-4-million",
            "claim": "The library cost 2.4 million euros.",
            "quote": "The library cost 2.4 million euros.",
            "speaker": "Tom Berg",
            "stated_on": "2025-11-30",
            "note": "reviewed at https://facts.example/1; rated `Mostly false`",
        }
    ]


# --- bad input


def _annotation(**fields: object) -> dict:
    target = {"source": "https://a.example/", "selector": {"type": "TextQuoteSelector", "exact": "words"}}
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": target, **fields}


REDEFINED = {"exact": "http://a.example/other"}
WRONG = [
    (_annotation(**{"@context": REDEFINED}), 1, "annotation 1: its @context gives words of its own meanings"),
    (
        [_annotation(), _annotation(**{"@context": ["http://www.w3.org/ns/anno.jsonld", REDEFINED]})],
        1,
        "annotation 2: its @context gives words",
    ),
    (
        {"@context": "https://evil.example/context", "items": [_annotation()]},
        1,
        "the file: its @context `https://evil.example/context` is not",
    ),
    ({"@context": [REDEFINED], "@graph": FEED["dataFeedElement"][0]["item"]}, 1, "the file: its @context gives words"),
    ([{"id": "x", "type": "webpage", "title": "T", "URL": "javascript:alert(1)"}], 1, "item 1 (T): URL: "),
    ([{"id": "x", "type": "webpage"}], 1, "item 1 (x): the field `title` is missing"),
    ([{"id": "x", "type": "novel", "title": "T"}], 1, "item 1 (T): type: `novel` is none of"),
    ([{"id": "../../x", "type": "webpage", "title": "../../etc"}], 0, "created  sources/etc.yaml"),
    (
        _annotation(target={"source": "javascript:alert(1)", "selector": {"exact": "words"}}),
        2,
        "left out: 1 annotation without",
    ),
    (
        _annotation(target={"source": "file:///etc/passwd", "selector": {"exact": "words"}}),
        2,
        "left out: 1 annotation without",
    ),
    ('{"a": 1, "a": 2}', 2, "the field `a` is given twice in one object"),
    ("[" * 200_000, 2, "nested too deeply"),
    ("{", 2, "no JSON: line 1, column 2"),
    ("{}", 2, "neither CSL-JSON, nor ClaimReview, nor W3C annotations"),
    ("1" * 5_000, 2, "neither CSL-JSON"),
    ("NaN", 2, "neither CSL-JSON"),
    ("\udc80", 2, "not UTF-8"),
]


@pytest.mark.parametrize(("data", "status", "message"), WRONG, ids=[message[:40] for *_, message in WRONG])
def test_bad_input_is_named(data: object, status: int, message: str, tmp_path: Path) -> None:
    """One line, with the item; nothing is written unless it can be written whole; no context is ever loaded."""
    if isinstance(data, str) and not data.isascii():
        (tmp_path / "in.json").write_bytes(data.encode("utf-8", "surrogateescape"))
        (tmp_path / "ledger/claims").mkdir(parents=True)
        result = _run("import", str(tmp_path / "in.json"), "-C", str(tmp_path / "ledger"))
        code, told, ledger = result.exit_code, result.output.splitlines(), tmp_path / "ledger"
    else:
        code, told, ledger = _import(tmp_path, data)

    assert code == status, told
    assert any(message in line for line in told), told
    written = [path for path in ledger.rglob("*") if path.is_file()]
    assert bool(written) == (status == 0)
    assert all(path.is_relative_to(ledger / "sources") for path in written)


def test_a_feed_of_a_million_annotations(tmp_path: Path) -> None:
    """Refused in one line, soon, with nothing written; a part of it that import takes is taken, over several files."""
    many = json.dumps([{"type": "Annotation", "target": 1}])[1:-1]
    code, told, ledger = _import(tmp_path, "[" + ",".join([many] * 1_000_000) + "]")

    assert (code, told[0]) == (
        2,
        "verifier: more than 32 MB or 500,000 objects in one file; split it. Nothing was written",
    )
    code, told, _ = _import(tmp_path, "[" + ",".join([many] * 20_001) + "]")
    assert (code, told[0]) == (
        2,
        "verifier: 20,001 annotations; 20,000 are taken at once, so split the file. Nothing was written",
    )
    code, told, _ = _import(tmp_path, [_annotation(bodyValue=f"Claim {number}.") for number in range(1_500)])
    assert (code, told[-1]) == (0, "1,500 claims, 1 source record; next: verifier check")
    assert sorted(path.name for path in (ledger / "claims").iterdir()) == ["a-example-2.yaml", "a-example.yaml"]


@pytest.mark.parametrize("name", sorted(PAYLOADS))
def test_hostile_text_stays_text(name: str, tmp_path: Path) -> None:
    """Whatever an annotation says is recorded as it is and can be checked, or is named as a problem."""
    body = {"type": "TextualBody", "purpose": "describing", "value": PAYLOADS[name]}
    code, told, ledger = _import(tmp_path, _annotation(body=body))

    if code == 0:
        claim = readings_of(ledger, Options())[1][0].claim
        assert claim.claim == PAYLOADS[name].strip()
    else:
        assert (code, told[-1]) == (1, "nothing was written: 1 problems")


def test_the_ledger_that_all_this_is_tried_on_is_sound(tmp_path: Path) -> None:
    """The claims that go out and in here are claims without errors."""
    ledger = published(tmp_path)
    result = _run("check", "-C", str(ledger))

    assert [line for line in result.output.splitlines() if " error " in line] == []
    assert CLAIMS.count("- id:") == 4
