"""What goes out to other programs: valid by the official schemas, complete, and never more than was recorded."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from tests.exchange.published import STANDARDS, TEXTS, hostile, published, schema, standards
from tests.formats.hostile import PAYLOADS
from tests.ledgers import write
from verifier.cli.main import app

OWN = Path(__file__).parents[2]
FORMS = ["claimreview", "webannotation", "csl", "bibtex", "prov"]


def _run(*words: str, **environment: str):
    return CliRunner().invoke(app, list(words), env={"SOURCE_DATE_EPOCH": "1767225600", **environment})


def _exported(form: str, ledger: Path):
    result = _run("export", form, "-C", str(ledger))
    assert result.exit_code == 0, result.output
    return result.stdout if form == "bibtex" else json.loads(result.stdout)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return published(tmp_path / "ledger")


def test_a_review_has_what_google_requires_and_recommends(ledger: Path) -> None:
    """Only claims with a verdict; the rating, the publisher and the address are the settings'."""
    reviews = _exported("claimreview", ledger)["@graph"]

    assert [one["identifier"] for one in reviews] == [f"2025/library/{name}" for name in ("cost", "works", "best")]
    cost, works, best = reviews
    assert cost["url"] == "https://desk.example/checks/2025/library#cost"
    assert cost["author"] == {
        "@type": "NewsMediaOrganization",
        "name": "The Desk",
        "url": "https://desk.example/",
    }
    assert cost["creator"] == {"@type": "Person", "name": "R. Editor"}
    assert cost["datePublished"] == "2025-12-01"
    assert cost["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "True",
        "name": "True",
        "ratingValue": 5,
        "bestRating": 5,
        "worstRating": 1,
        "ratingExplanation": "The audit has EUR 2,412,000.",
    }
    assert works["itemReviewed"]["author"] == {"@type": "Person", "name": "Tom Berg"}
    assert works["itemReviewed"]["datePublished"] == "2025-11-29"
    assert best["reviewRating"] == {"@type": "Rating", "alternateName": "Opinion", "name": "Opinion"}


def test_reviews_need_an_address(tmp_path: Path) -> None:
    """Without one in the settings nothing is written, and the line says what to set."""
    published(tmp_path)
    (tmp_path / "verifier.toml").unlink()
    result = _run("export", "claimreview", "-C", str(tmp_path))

    assert result.exit_code == 2
    assert result.output == (
        "verifier: where are the reviews published? Set `review_url` below [export] in verifier.toml\n"
    )


def test_what_is_left_out_is_said(ledger: Path) -> None:
    """Each field that a format has no place for is counted on standard error."""
    told = {form: _run("export", form, "-C", str(ledger)).stderr for form in FORMS}

    assert told["claimreview"] == (
        "verifier: left out: 1 claim without a verdict\nverifier: the format has no place for: value (1), note (1)\n"
    )
    assert told["webannotation"] == (
        "verifier: the format has no place for: value (1), speaker (1), stated_on (1), note (1)\n"
    )
    assert told["csl"] == ""
    assert told["bibtex"] == (
        "verifier: the format has no place for: context (1), custom (1), file (2), level (1), sha256 (1)\n"
    )
    assert told["prov"] == "verifier: the format has no place for: value (1)\n"


def test_an_annotation_for_each_quote(ledger: Path) -> None:
    """Its words, what stands around them where the text may be shown, their place, and whose they are."""
    items = _exported("webannotation", ledger)["first"]["items"]
    by_path = {one["id"].removeprefix("https://desk.example/ledger/"): one for one in items}

    assert list(by_path) == [
        "2025/library/cost#spans/0",
        "2025/library/cost#evidence/0/spans/0",
        "2025/library/cost#evidence/0/spans/1",
        "2025/library/cost#evidence/1/spans/0",
        "2025/library/hall#spans/0",
        "2025/library/works#spans/0",
        "2025/library/works#evidence/0/spans/0",
        "2025/library/best#spans/0",
    ]
    hall = by_path["2025/library/hall#spans/0"]["target"]
    assert [part["source"] for part in hall] == ["https://wire.example/library?a=1&b=2"] * 2
    text = TEXTS["sources/wire.txt"]
    for part, exact in zip(hall, ("Its hall", "holds 180 people"), strict=True):
        words, place = part["selector"]
        assert words["exact"] == exact == text[place["start"] : place["end"]]
        assert words["prefix"] + exact + words["suffix"] in text
    assert by_path["2025/library/cost#evidence/1/spans/0"]["target"] == {
        "type": "SpecificResource",
        "source": "https://desk.example/ledger/sources/leak",
        "selector": [{"type": "TextQuoteSelector", "exact": 'it will be "2.4", at least'}],
    }


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_a_text_that_may_not_be_republished(form: str, tmp_path: Path) -> None:
    """With the store at hand, an export holds the recorded quotes of such a text and no other words of it."""
    import hashlib

    secret = "The deal was signed in May. Nobody was told of the second clause.\n"
    digest = hashlib.sha256(secret.encode()).hexdigest()
    claims = "article: leak\nid: a\nclaim: The deal was signed.\nquote: The deal was signed\nverdict: not-checkable\n"
    settings = '[export]\nbase = "https://a.example/"\nratings = {not-checkable = {name = "Open"}}\n'
    write(
        tmp_path / "ledger",
        {
            "sources/leak.yaml": f"type: report\ntitle: Leak\nsha256: {digest}\n",
            "claims/a.yaml": claims,
            "verifier.toml": settings,
        },
    )
    (tmp_path / "store").mkdir()
    (tmp_path / "store/x.txt").write_text(secret, encoding="utf-8")
    result = _run("export", form, "-C", str(tmp_path / "ledger"), VERIFIER_STORE=str(tmp_path / "store"))

    assert result.exit_code == 0
    for word in ("second clause", "Nobody", "signed in May. "):
        assert word not in result.stdout


def test_sources_as_csl(ledger: Path) -> None:
    """Dates in parts and as text where parts say less; what CSL does not know stands in `custom`."""
    audit, leak, wire = _exported("csl", ledger)

    assert audit["issued"] == {"date-parts": [[2025, 11]], "circa": True, "raw": "2025-11~"}
    assert audit["custom"] == {
        "shelf": "B 12",
        "verifier": {"file": "audit.txt", "context": ["All figures are in euros."]},
    }
    assert leak["issued"] == {"date-parts": [[2025, 10]], "circa": "true"}
    assert wire["author"] == [{"family": "Berg", "given": "Eva", "non-dropping-particle": "van den"}]
    assert "file" not in wire


def test_sources_as_bibtex(ledger: Path) -> None:
    """TeX's own characters are escaped, names split as BibTeX splits them, institutions kept whole."""
    assert _exported("bibtex", ledger).splitlines()[:12] == [
        "@techreport{audit,",
        "  author = {{Court of Audit and Control}},",
        r"  title = {{Audit of the accounts 100 \% complete}},",
        "  doi = {10.1000/182#x},",
        "  institution = {Court of Audit},",
        r"  number = {7\_b},",
        "  year = {2025},",
        "  month = nov,",
        "  urldate = {2025-12-02},",
        "}",
        "",
        "@misc{leak,",
    ]


def test_bibtex_is_read_by_bibtex(ledger: Path) -> None:
    """A reader of BibTeX finds every entry, with its names."""
    pybtex = pytest.importorskip("pybtex.database", reason="pybtex is not installed (extra dev)")
    found = pybtex.parse_string(_exported("bibtex", ledger), "bibtex")

    assert list(found.entries) == ["audit", "leak", "wire"]
    berg = found.entries["wire"].persons["author"][0]
    assert (berg.prelast_names, berg.last_names, berg.first_names) == (["van", "den"], ["Berg"], ["Eva"])
    assert len(found.entries["audit"].persons["author"]) == 1


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, inside itself
def test_provenance_is_a_graph(ledger: Path) -> None:
    """Read as JSON-LD: quotes come from sources, evidence bears on its claim, people are named."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed (extra dev)")
    graph = rdflib.Graph().parse(data=json.dumps(_exported("prov", ledger)), format="json-ld")
    prov, cito = rdflib.Namespace("http://www.w3.org/ns/prov#"), rdflib.Namespace("http://purl.org/spar/cito/")
    base = "https://desk.example/ledger/2025/library/"
    cost, works = rdflib.URIRef(f"{base}cost"), rdflib.URIRef(f"{base}works")

    assert (
        rdflib.URIRef(f"{base}cost#spans/0"),
        prov.wasQuotedFrom,
        rdflib.URIRef("https://wire.example/library?a=1&b=2"),
    ) in graph
    assert (rdflib.URIRef(f"{base}cost#evidence/0/spans/1"), cito.supports, cost) in graph
    assert (rdflib.URIRef(f"{base}works#evidence/0/spans/0"), cito.refutes, works) in graph
    people = {str(label) for _, label in graph.subject_objects(rdflib.RDFS.label)}
    assert {"R. Editor", "Tom Berg", "Court of Audit"} <= people
    known = (prov, cito, rdflib.DCTERMS, rdflib.RDFS, rdflib.RDF)
    assert [term for term in set(graph.predicates()) if not any(term in space for space in known)] == []


CITO = {"supports", "refutes", "discusses", "disagreesWith", "qualifies", "updates", "corrects"}


def test_the_vocabularies_know_every_word() -> None:
    """PROV-O's properties are those that rdflib's own copy lists; of CiTO the list stands here."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed (extra dev)")
    from verifier.exchange import prov

    names = [*prov.STANCES.values(), *prov.RELATIONS.values()]

    assert {name.removeprefix("cito:") for name in names if name.startswith("cito:")} <= CITO
    assert all(hasattr(rdflib.PROV, name.removeprefix("prov:")) for name in names if name.startswith("prov:"))


# --- by the official schemas


LEDGERS = ["published", "own", "halden-q3", "ravox", *sorted(set(PAYLOADS) - {"control", "newline", "invisible"})]


def _ledger(name: str, folder: Path) -> Path:
    if name == "published":
        return published(folder)
    if name in PAYLOADS:
        write(folder, hostile(PAYLOADS[name]))
        return folder
    found = OWN if name == "own" else STANDARDS.parent / "bench/ledgers" / name
    if not found.is_dir():
        pytest.skip("the ledgers of ../shared/bench are not at hand")
    for part in ("claims", "sources"):
        shutil.copytree(found / part, folder / part)
    (folder / "verifier.toml").write_text('[export]\nbase = "https://a.example/x"\n', encoding="utf-8")
    return folder


def _stdout(form: str, name: str, folder: Path) -> str:
    ledger = _ledger(name, folder)
    result = _run("export", form, "-C", str(ledger))
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize("name", LEDGERS)
def test_csl_is_valid(name: str, tmp_path: Path) -> None:
    """By csl-data.json of the Citation Style Language."""
    official = schema("csl/csl-data.json")
    data = json.loads(_stdout("csl", name, tmp_path))

    assert [error.message for error in jsonschema.Draft7Validator(official).iter_errors(data)] == []


@pytest.mark.parametrize("name", LEDGERS)
def test_claimreview_is_valid(name: str, tmp_path: Path) -> None:
    """By Google's list, with each recommended property that the ledger knows, and schema.org's domains and ranges."""
    official, checker = schema("claimreview/claimreview.google.schema.json"), standards("schemaorg_check")
    data = json.loads(_stdout("claimreview", name, tmp_path))

    assert [error.message for error in jsonschema.Draft202012Validator(official).iter_errors(data)] == []
    assert checker.check(data) == []
    if name == "published":
        wanted = official["x-recommended"]
        first = data["@graph"][0]
        assert set(wanted["ClaimReview"]) <= set(first)
        assert set(wanted["Claim"]) <= set(first["itemReviewed"])
        assert set(wanted["Rating"]) <= set(first["reviewRating"])


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")  # theirs
@pytest.mark.parametrize("name", LEDGERS)
def test_annotations_are_valid(name: str, tmp_path: Path) -> None:
    """Each by all 54 of the W3C's assertions."""
    suite = standards("wadm_suite")
    assertions = suite.load(str(STANDARDS / "webanno"))
    items = json.loads(_stdout("webannotation", name, tmp_path))["first"]["items"]

    assert len(assertions) == 54
    assert [(one["id"], failed) for one in items if (failed := suite.check(assertions, one))] == []


def test_annotations_mean_what_they_say(ledger: Path) -> None:
    """Expanded with the W3C's own context, no word of ours is dropped, and each means a term of that vocabulary."""
    jsonld = pytest.importorskip("pyld", reason="pyld is not installed (extra dev)").jsonld
    context = schema("webanno/anno.jsonld")

    def loader(url: str, options: object) -> dict:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": context}

    data = _exported("webannotation", ledger)
    expanded = json.dumps(jsonld.expand(data, {"documentLoader": loader}))
    back = jsonld.compact(json.loads(expanded), context, {"documentLoader": loader})

    assert back["total"] == 8
    assert expanded.count("http://www.w3.org/ns/oa#exact") == json.dumps(data).count('"exact"')
    assert expanded.count("http://www.w3.org/ns/oa#hasPurpose") == json.dumps(data).count('"purpose"')


def test_a_bad_record_stops_every_export(tmp_path: Path) -> None:
    """Nothing is left out without a word: a claim file that cannot be read whole stops the export, and is named."""
    published(tmp_path)
    (tmp_path / "claims/b.yaml").write_text("claims: [{id: a}]\n", encoding="utf-8")
    for form in FORMS:
        result = _run("export", form, "-C", str(tmp_path))

        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            "verifier: claims/b.yaml cannot be read whole, so nothing was written: `verifier check` says why\n"
        )


def test_fail_on_gives_the_status_of_the_check(tmp_path: Path) -> None:
    """The file is written all the same."""
    published(tmp_path)
    (tmp_path / "claims/2025/library.yaml").write_text(
        "article: wire\nid: cost\nclaim: It cost 3 million euros.\nquote: which cost over €2.4m\n", encoding="utf-8"
    )
    target = tmp_path / "out.json"

    assert _run("export", "webannotation", "-C", str(tmp_path), "-o", str(target)).exit_code == 0
    assert _run("export", "webannotation", "-C", str(tmp_path), "-o", str(target), "--fail-on", "error").exit_code == 1
    assert json.loads(target.read_text(encoding="utf-8"))["total"] == 1
