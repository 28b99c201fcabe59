"""The page of a ledger: what stands on it, and that it is the same each time."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.html.parsed import parsed, written
from verifier.cli.main import app

TEXT = """The new library, which cost over €2.4m, opened on Monday. Its hall holds 180 people.

Tom Berg, the treasurer, said the works took 18 months, 3 months longer than planned."""
AUDIT = "Construction closed at EUR 2,412,000. The hall was approved for 160 people. The rest is secret."
CLAIMS = """\
article: council
context: [The new library]
claims:
  - id: cost
    claim: The new library cost over 2.4 million euros.
    quote: cost over €2.4m
    value: over 2.4 million EUR
    evidence:
      - {source: audit, quote: 'EUR 2,412,000'}
    verdict: {label: supported, explanation: The audit says so., by: R. Editor, date: 2025-12-01}
  - id: hall
    claim: Its hall holds 180 people.
    quote: Its hall holds 180 people
    value: 180 people
    subject: hall
    property: seats
    evidence:
      - {source: leak, quote: 'seats for 180'}
  - id: works
    claim: The works took 19 months.
    quote: the works took 18 months
    value: 19 months
    speaker: Tom Berg
  - id: opened
    claim: It opened on Tuesday.
    quote: opened on Monday
    waive: [{rule: V204, reason: agreed with the desk, by: R. Editor}]
  - id: planned
    claim: The works were planned for 15 months.
    value: 15 months
    derived_from: {subtract: [works, 3 months]}
    corrections: [{date: 2025-12-02, was: 14 months, now: 15 months}]
  - id: fewer
    claim: The hall was approved for 160 people.
    spans: [{exact: approved for 160 people, source: audit}]
    value: 160 people
    subject: hall
    property: seats
    relations: {contradicts: [hall]}
"""
LEAK = "type: report\ntitle: A leaked paper\nissued: 2025-10-01\nURL: 'javascript:alert(1)'\nsha256: " + "0" * 64 + "\n"
LEDGER = {
    "sources/council.txt": TEXT,
    "sources/audit.txt": AUDIT,
    "sources/leak.yaml": LEAK,
    "claims/library.yaml": CLAIMS,
}


@pytest.fixture
def page(tmp_path: Path) -> str:
    return written(tmp_path, LEDGER)[""]


def test_the_page_says_all_that_an_editor_asks_for(page: str) -> None:
    """Statement, value as read, evidence in its sentence, speaker, verdict, review, findings, waivers, corrections."""
    text = parsed(page).text

    for words in [
        "The new library cost over 2.4 million euros.",
        "over 2.4 million EUR read as above 2,400,000 EUR, money",
        "Construction closed at EUR 2,412,000.",
        "Tom Berg",
        "supported R. Editor, 2025-12-01",
        "The audit says so.",
        "not reviewed",
        "V201 value-not-in-quote",
        "agreed with the desk, R. Editor",
        "14 months 15 months",
        "difference = 15 to 17 months",
        "declared by the record",
        "1 quote from “A leaked paper”: it is not in the ledger, and no store was given",
        hashlib.sha256(TEXT.encode()).hexdigest(),
    ]:
        assert words in text


def test_every_claim_has_an_address_and_every_link_of_the_page_leads_somewhere(page: str) -> None:
    """A colleague who is sent `report.html#library/cost` lands on that claim; no link of the page leads nowhere."""
    found = parsed(page)
    inner = [link[1:] for link in found.links if link.startswith("#")]

    assert {f"library/{name}" for name in ("cost", "hall", "works", "opened", "planned", "fewer")} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    assert set(inner) <= set(found.ids)
    assert [link for link in found.links if not link.startswith("#")] == []


def test_the_words_of_claims_are_marked_and_the_article_is_whole(page: str) -> None:
    """Each mark has the state of its claim, and a sign with its number behind it; no word of the article is lost."""
    article = page[page.index('<article class="text"') : page.index("</article>")]
    text = re.sub(r"<a class=.*?</a>", "", article)

    assert " ".join(re.sub(r"<[^>]*>", "", text).split()) == " ".join(TEXT.split())
    assert '<mark class="good">cost over €2.4m</mark>' in article
    assert '<mark class="wrong">the works took 18 months</mark>' in article
    assert ">✗4<" in article


def test_states_and_verdicts_are_never_mixed(page: str) -> None:
    """The program's states and people's verdicts stand in charts, rows and words of their own."""
    people = re.findall(r'<dl class="people">.*?</dl>', page, re.DOTALL)
    states = re.findall(r'<p class="signs">.*?</p>', page, re.DOTALL)

    assert len(people) == len(states) == 6
    assert not any('class="state' in part for part in people)
    assert not any("supported" in part or "verdict" in part for part in states)


def test_the_page_may_load_nothing(page: str) -> None:
    """Its policy allows its own style and script by their hashes, and nothing else; no attribute carries either."""
    found = parsed(page)
    hashes = {
        name: "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
        for name, text in found.raw.items()
    }

    assert found.policy == (
        f"default-src 'none'; style-src {hashes['style']}; script-src {hashes['script']}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not [
        name for name in found.attributes if name.split()[1].startswith("on") or name.endswith((" style", " src"))
    ]
    assert "url(" not in found.raw["style"]


def test_a_text_that_may_not_be_republished_is_never_shown(tmp_path: Path) -> None:
    """With the copy at hand, the words are checked, and the page still holds the recorded quotes only."""
    store = tmp_path / "store"
    store.mkdir()
    secret = "The paper says: seats for 180, and a cellar. Nobody may read this sentence."
    (store / "any.txt").write_text(secret, encoding="utf-8")
    leak = LEAK.replace("0" * 64, hashlib.sha256(secret.encode()).hexdigest())
    own = (
        LEDGER["claims/library.yaml"]
        + "  - {id: own, claim: It has 180 seats., spans: [{exact: seats for 180, source: leak}]}\n"
    )
    page = written(tmp_path / "ledger", LEDGER | {"sources/leak.yaml": leak, "claims/library.yaml": own}, store=store)[
        ""
    ]

    assert "seats for 180" in page
    assert "Nobody may read" not in page
    assert "cellar" not in page


def test_an_article_that_may_not_be_republished_shows_its_recorded_quotes(tmp_path: Path) -> None:
    """In the place of its text stand the recorded words, each with its claim; a state is not made up for them."""
    claims = "article: leak\nclaims:\n  - {id: a, claim: It seats 180., quote: seats for 180}\n"
    leak = LEAK.replace("URL: 'javascript:alert(1)'\n", "")
    page = written(tmp_path, {"sources/leak.yaml": leak, "claims/a.yaml": claims})[""]

    assert '<p class="quote" dir="auto"><mark class="unknown">seats for 180</mark>' in page
    assert "only the recorded quotes are shown" in page
    assert "1 of 1 quote could not be checked here" in page


def test_several_articles_give_an_index_and_a_page_each(tmp_path: Path) -> None:
    """The index holds the same summary per article; claims of one page link to claims of the other."""
    other = "article: audit\nclaims:\n  - id: closed\n    claim: It closed at EUR 2,412,000.\n"
    other += "    quote: 'EUR 2,412,000'\n    relations: {supports: [library/cost]}\n"
    made = written(tmp_path, LEDGER | {"claims/audit.yaml": other})
    index, audit = parsed(made[""]), parsed(made["report-articles/audit.html"])

    assert sorted(made) == ["", "report-articles/audit.html", "report-articles/council.html"]
    assert [link for link in index.links if link.endswith(".html")] == [
        "report-articles/audit.html",
        "report-articles/council.html",
    ]
    assert "council.html#library/cost" in audit.links
    assert "../report.html" in audit.links
    summaries = [re.findall(r"\d+ claims? · \d+ quotes?,[^·]*· [^·]*", page.text) for page in (index, audit)]
    assert summaries[1][0].split(" All")[0].split(" What")[0] in index.text


def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path) -> None:
    """The command writes the same page twice, names its version and the ledger's hash, and leaves nothing else."""
    from tests.ledgers import write

    write(tmp_path, LEDGER)
    runner = CliRunner()
    files = [tmp_path / "out" / name for name in ("a.html", "b.html")]
    done = [
        runner.invoke(app, ["report", "-C", str(tmp_path), "--html", str(file), "--today", "2026-01-01"])
        for file in files
    ]
    first, second = (file.read_bytes() for file in files)

    assert [one.exit_code for one in done] == [0, 0]
    assert [one.output for one in done] == ["", ""]
    assert first == second
    assert re.search(
        rb"verifier 0\.\d+\.\d+, as of 2026-01-01, from the ledger with the SHA-256 <code>[0-9a-f]{64}<", first
    )
    assert sorted(file.name for file in files[0].parent.iterdir()) == ["a.html", "b.html"]


def test_a_page_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A folder in the file's place: one line that names it, and exit status 2."""
    from tests.ledgers import write

    write(tmp_path, LEDGER)
    (tmp_path / "taken.html").mkdir()
    done = CliRunner().invoke(app, ["report", "-C", str(tmp_path), "--html", str(tmp_path / "taken.html")])

    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "taken.html" in done.stderr


@pytest.mark.parametrize("name", ["claims/library.yaml", "sources/council.txt", "claims/page.html"])
def test_a_page_is_never_written_over_or_among_the_ledgers_files(tmp_path: Path, name: str) -> None:
    """One line that names the file, exit status 2, and the ledger's bytes stay as they were."""
    from tests.ledgers import write

    write(tmp_path, LEDGER)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = CliRunner().invoke(app, ["report", "-C", str(tmp_path), "--html", str(tmp_path / name)])

    assert done.exit_code == 2
    assert name in done.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_finding_is_told_to_who_does_not_know_the_ids(page: str) -> None:
    """Beside its claim a message says `the claim`, and what it quotes stands in quotation marks, not in backticks."""
    text = parsed(page).text

    assert "error The claim records 19 months" not in text
    assert "error the claim records 19 months, but the quote says 18 months" in text
    assert "`" not in text


def test_the_headline_says_how_much_was_not_checked(tmp_path: Path) -> None:
    """Ten seconds are enough to see what fails, and how many quotes nobody looked for here."""
    page = written(tmp_path, LEDGER)[""]
    headline = re.search(r'<h2 id="h-summary">(.*?)</h2>', page, re.DOTALL)

    assert headline
    assert headline[1].endswith("claims and 1 file to correct. 1 of 7 quotes could not be checked here.")


def test_every_part_of_the_page_is_a_link_away(page: str) -> None:
    """Below the counts stand links to the parts of the page, and only to those that it has."""
    inner = re.search(r'<nav class="jump".*?</nav>', page, re.DOTALL)

    assert inner
    assert set(re.findall(r'href="#([^"]+)"', inner[0])) == {
        *re.findall(r'<h2 id="(h-(?!summary)[^"]+)"', page),
        "article",
    }


def test_a_difference_of_per_cents_is_told_in_percentage_points(tmp_path: Path) -> None:
    """What a derivation gives is said with its unit, as a reader would say it."""
    claims = """\
article: m
claims:
  - {id: now, claim: The share is 14.1 percent., quote: share is 14.1 percent, value: 14.1 %}
  - {id: then, claim: It was 15.8 percent., quote: was 15.8 percent, value: 15.8 %}
  - id: fall
    claim: It fell by 1.7 percentage points.
    value: -1.7 percentage points
    derived_from: {subtract: [now, then]}
"""
    page = written(
        tmp_path, {"sources/m.txt": "The share is 14.1 percent. It was 15.8 percent.\n", "claims/a.yaml": claims}
    )

    assert "difference = -1.8 to -1.6 percentage points" in parsed(page[""]).text
