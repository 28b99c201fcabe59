"""`verifier add` finds the words, writes the record as its file's others are, and asks the check before it writes."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.ledgers import lines, report, write
from verifier.adding import Located, Wish, addition, located
from verifier.cli.main import app
from verifier.load.yaml import decoded, read
from verifier.model import Copy, Source

MINUTES = (
    "On Monday the council met.\nIt closed 15 sites, said the mayor, Ada Lind. The works cost over €2.4m.\n"
    "In May the council closed 3 schools. In July the council closed 3 schools.\n"
)
GIVEN = ["It closed 15 sites", "--claim", "The council closed 15 sites.", "--id", "closed"]
BARE = [*GIVEN, "--value", "", "--subject", "", "--property", "", "--speaker", ""]


def run(*arguments: object) -> tuple[int, str]:
    """Return the exit status of a command and what it prints."""
    done = CliRunner().invoke(app, ["add", *(str(argument) for argument in arguments)])
    return done.exit_code, done.output


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with the minutes and no claims."""
    write(tmp_path, {"sources/minutes.txt": MINUTES})
    (tmp_path / "claims").mkdir()
    return tmp_path


NEW = "claim: The council closed 15 sites."
STYLES = {
    "plain": (
        "article: minutes\nclaims:\n  - id: a\n    claim: It met.\n    quote: the council met # why\n",
        f"  - id: closed\n    {NEW}\n    quote: It closed 15 sites\n",
    ),
    "no line break at the end": (
        "article: minutes\nclaims:\n  - id: a\n    claim: It met.\n    quote: the council met",
        f"\n  - id: closed\n    {NEW}\n    quote: It closed 15 sites",
    ),
    "hyphens at the margin, wide": (
        "article: minutes\nclaims:\n-   id: a\n    claim: It met.\n    quote: the council met\n",
        f"-   id: closed\n    {NEW}\n    quote: It closed 15 sites\n",
    ),
    "quotation marks, another order, empty lines": (
        (
            "article: minutes\nclaims:\n  - id: a\n    quote: 'the council met'\n    claim: \"It met.\"\n\n"
            "  - id: b\n    quote: 'the mayor'\n    claim: \"She is.\"\n"
        ),
        "\n  - id: closed\n    quote: 'It closed 15 sites'\n    claim: \"The council closed 15 sites.\"\n",
    ),
    "folded": (
        "article: minutes\nclaims:\n  - id: a\n    claim: >-\n      It met.\n    quote: the council met\n",
        "  - id: closed\n    claim: >-\n      The council closed 15 sites.\n    quote: It closed 15 sites\n",
    ),
    "positions": (
        "article: minutes\nclaims:\n  - id: a\n    claim: It met.\n    spans:\n      - exact: the council met\n",
        (
            f"  - id: closed\n    {NEW}\n    spans:\n      - exact: It closed 15 sites\n        start: 27\n"
            "        end: 45\n"
        ),
    ),
    "braces in lines": (
        "article: minutes\nclaims: [\n  {id: a, claim: It met., quote: the council met}\n]\n",
        ",\n  {id: closed, claim: The council closed 15 sites., quote: It closed 15 sites}",
    ),
    "JSON": (
        '{"article": "minutes", "claims": [{"id": "a", "claim": "It met.", "quote": "the council met"}]}\n',
        ', {"id": "closed", "claim": "The council closed 15 sites.", "quote": "It closed 15 sites"}',
    ),
    "a comment below the last claim": (
        "article: minutes\nclaims:\n  - id: a\n    claim: It met.\n    quote: the council met\n    # sure\n# end\n",
        f"  - id: closed\n    {NEW}\n    quote: It closed 15 sites\n",
    ),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "marked"])
def test_record_is_written_in_the_style_of_its_file_and_every_other_byte_stays(
    style: str, eol: str, mark: str, ledger: Path
) -> None:
    """Columns, quotation marks, order of fields, empty lines and line breaks are those of the claims that are there."""
    before, new = (text.replace("\n", eol) for text in STYLES[style])
    path = ledger / "claims/a.yaml"
    path.write_bytes((mark + before).encode())

    status, output = run(*BARE, "-C", ledger)

    after = path.read_bytes().decode()
    assert (status, after.count(new)) == (0, 1), output
    assert after.replace(new, "", 1) == mark + before
    assert [one.claim for one in report(ledger).findings] == []


def test_file_of_one_claim_becomes_a_list_and_keeps_its_words(ledger: Path) -> None:
    """The one claim is indented below `claims:`, its comments with it."""
    path = ledger / "claims/a.yaml"
    path.write_text(
        "# head\narticle: minutes\nid: met # first\nclaim: It met.\nquote: >-\n  the council\n  met\n\n# end\n"
    )

    assert run(*BARE, "-C", ledger)[0] == 0
    assert path.read_text() == (
        "# head\narticle: minutes\nclaims:\n  - id: met # first\n    claim: It met.\n    quote: >-\n"
        "      the council\n      met\n"
        "  - id: closed\n    claim: The council closed 15 sites.\n    quote: >-\n      It closed 15 sites\n\n# end\n"
    )


EMPTY = (
    "claims:\n  - id: closed\n    claim: The council closed 15 sites.\n    spans:\n      - exact: It closed 15 sites\n"
)


@pytest.mark.parametrize(
    "before", ["", "# note", "article: minutes\n", "article: minutes\nclaims: []\n", "\ufeff# a\r\n"], ids=repr
)
def test_file_without_claims_gets_its_first(before: str, ledger: Path) -> None:
    """What stands in it stays: comments, its article, its kind of line break."""
    path = ledger / "claims/a.yaml"
    path.write_bytes(before.encode())

    assert run(*BARE, "--file", "claims/a.yaml", "-C", ledger)[0] == 0
    after = path.read_bytes().decode()
    assert after.startswith(before.removesuffix("claims: []\n"))
    assert EMPTY in after.replace("\r\n", "\n")
    assert after.count("\r\n") in {0, after.count("\n")}
    assert lines(ledger) == []


def test_new_file_is_named_for_its_article_and_has_positions(ledger: Path) -> None:
    """Where the article has no claims yet, its file is begun; the second run finds its claim there already."""
    assert run(*BARE, "-C", ledger)[0] == 0
    made = (ledger / "claims/minutes.yaml").read_bytes()
    again = run(*BARE, "-C", ledger)

    assert made.decode() == (
        "article: minutes\nclaims:\n  - id: closed\n    claim: The council closed 15 sites.\n    spans:\n"
        "      - exact: It closed 15 sites\n        start: 27\n        end: 45\n"
    )
    assert again == (0, again[1])
    assert again[1].endswith("there already: closed in claims/minutes.yaml\n")
    assert (ledger / "claims/minutes.yaml").read_bytes() == made
    assert lines(ledger) == []


def test_without_flags_everything_is_proposed_and_passes(ledger: Path) -> None:
    """Value, speaker, subject and property are read from the words, the sentence is the clause they stand in."""
    status, output = run("closed 15 sites", "--no-positions", "-C", ledger)

    assert (status, lines(ledger)) == (0, [])
    assert (ledger / "claims/minutes.yaml").read_text() == (
        "article: minutes\nclaims:\n  - id: closed-15-sites\n    claim: It closed 15 sites.\n"
        "    quote: closed 15 sites\n    value: 15 sites\n    property: closed-sites\n    speaker: mayor Ada Lind\n"
    ), output


def test_fields_that_the_file_gives_every_claim_are_not_written_again(ledger: Path) -> None:
    """What equals the file's default is left to it, and the default is what is proposed."""
    head = "article: minutes\ndefaults: {speaker: Ada Lind}\nclaims:\n  - id: a\n    claim: It met.\n"
    (ledger / "claims/a.yaml").write_text(f"{head}    quote: the council met\n    speaker: ''\n".replace("''", "Ada"))

    assert (
        run(*GIVEN, "--speaker", "Ada Lind", "--value", "15", "--subject", "", "--property", "", "-C", ledger)[0] == 0
    )
    assert (ledger / "claims/a.yaml").read_text().endswith("    quote: It closed 15 sites\n    value: 15\n")
    assert "+     speaker" not in run("The works cost over €2.4m", "--diff", "-C", ledger)[1]


def test_claim_on_another_source_than_the_files_article_names_it(ledger: Path) -> None:
    """In a file of another article the words carry their source."""
    write(
        ledger,
        {
            "sources/wire.txt": "The wire says so.\n",
            "claims/w.yaml": "article: wire\nid: w\nclaim: So.\nquote: says so\n",
        },
    )

    assert run(*BARE, "--file", "claims/w.yaml", "--source", "minutes", "-C", ledger)[0] == 0
    assert (
        "    spans:\n      - exact: It closed 15 sites\n        source: minutes\n"
        in (ledger / "claims/w.yaml").read_text()
    )
    assert lines(ledger) == []


# --- where the words stand


def test_words_that_stand_nowhere_show_the_nearest_and_write_nothing(ledger: Path) -> None:
    """One wrong figure is not found: the place and the difference are told."""
    status, output = run("It closed 16 sites", "-C", ledger)

    assert status == 1
    assert output == (
        "these words stand in no source that is here\nthe nearest, at sources/minutes.txt:2:1:\n"
        "    It closed 15 sites\n    the source has `15`, not `16`\n"
    )
    assert list((ledger / "claims").iterdir()) == []


def test_words_that_stand_twice_are_listed_and_chosen_by_a_number(ledger: Path) -> None:
    """Each place is shown; the one that is chosen is recorded with the words around it."""
    words = "the council closed 3 schools"

    listed = run(words, "-C", ledger)
    wrong = run(words, "--place", "3", "-C", ledger)
    chosen = run(words, "--place", "2", "--claim", "The council closed 3 schools in July.", "--anyway", "-C", ledger)

    assert listed[0] == wrong[0] == 1
    assert "2  sources/minutes.txt:3:46" in listed[1]
    assert listed[1].startswith("the words stand in 2 places; --place N says which\n")
    assert chosen[0] == 0
    made = report(ledger)
    assert [span.passage.start for span in made.readings[0].spans] == [MINUTES.rindex("the council closed")]
    assert "prefix: " in (ledger / "claims/minutes.yaml").read_text()


def test_words_of_two_sources_need_a_name(ledger: Path) -> None:
    """Which source is meant is not guessed."""
    write(ledger, {"sources/other.txt": "It closed 15 sites.\n"})

    unnamed, named = run(*BARE, "-C", ledger), run(*BARE, "--source", "other", "-C", ledger)

    assert (unnamed[0], named[0]) == (1, 0)
    assert "sources/minutes.txt:2:1" in unnamed[1]
    assert "--source" in unnamed[1]
    assert (ledger / "claims/other.yaml").is_file()


def test_words_in_another_layout_are_recorded_as_the_source_has_them(ledger: Path) -> None:
    """Case and spaces are the source's, so that the check has nothing to say."""
    status, output = run(*["it  closed 15 Sites", *BARE[1:]], "-C", ledger)

    assert status == 0
    assert "the source has other marks, spaces or case; its own are recorded" in output
    assert "exact: It closed 15 sites\n" in (ledger / "claims/minutes.yaml").read_text()
    assert lines(ledger) == []


def test_page_or_cell_is_recorded_where_the_document_has_one(ledger: Path) -> None:
    """A cell of a table is a place."""
    done = CliRunner().invoke(app, ["source", "add", str(_table(ledger)), "-C", str(ledger)])
    assert done.exit_code == 0

    assert run("2,400", "--claim", "The roof cost 2,400.", "-C", ledger)[0] == 0
    assert "        at: B2\n" in (ledger / "claims/costs.yaml").read_text()
    assert [line for line in lines(ledger) if " note " not in line] == []


def _table(folder: Path) -> Path:
    path = folder / "costs.csv"
    path.write_text('part,euros\nroof,"2,400"\n')
    return path


def test_source_that_may_not_be_republished_shows_no_more_than_the_words(tmp_path: Path) -> None:
    """Nothing around the words is printed or proposed, not even where they stand twice."""
    import hashlib

    store = tmp_path / "store"
    store.mkdir()
    (store / "x.txt").write_text(MINUTES)
    digest = hashlib.sha256(MINUTES.encode()).hexdigest()
    write(tmp_path, {"sources/wire.yaml": f"type: article\ntitle: W\nissued: 2025-11-30\nsha256: {digest}\n"})
    (tmp_path / "claims").mkdir()

    told = [
        run("closed 15 sites", "--claim", "They closed 15 sites.", "--store", store, "-C", tmp_path),
        run("the council closed 3 schools", "--store", store, "-C", tmp_path),
        run("the council closed 4 schools", "--store", store, "-C", tmp_path),
    ]

    assert [status for status, _ in told] == [0, 1, 1]
    shown = "".join(output for _, output in told) + (tmp_path / "claims/wire.yaml").read_text()
    assert not any(word in shown for word in ("Monday", "Lind", "mayor", "July", "May", "works"))


# --- the check is asked first


def test_what_the_check_would_find_is_told_before_anything_is_written(ledger: Path) -> None:
    """A quote that cuts off `over` is not written, but with --anyway."""
    words = ["€2.4m", "--claim", "The works cost 2.4 million euros.", "-C", ledger]

    refused = run(*words)
    nothing = not list((ledger / "claims").iterdir())
    written = run(*words, "--anyway")

    assert (refused[0], nothing, written[0]) == (1, True, 0)
    assert ": error V203 quote-cuts-off: " in refused[1]
    assert refused[1].endswith("nothing was written: the check would find this; --anyway writes it all the same\n")
    told = {line.split(": ", 1)[1] for line in refused[1].splitlines() if " V" in line}
    assert told == {line.split(": ", 1)[1] for line in lines(ledger)}


def test_proposed_field_that_would_contradict_another_claim_is_not_written(ledger: Path) -> None:
    """What nobody asked for never makes the check fail; what somebody gave is kept and told."""
    there = "article: minutes\nid: a\nclaim: The works cost over €2.4m.\nquote: The works cost over €2.4m\n"
    thing = "subject: works\nproperty: cost-money\nvalue: over €2.4m\n"
    write(ledger, {"sources/wire.txt": "The works cost €1.3m.\n", "claims/a.yaml": there + thing})
    words = ["The works cost €1.3m", "--diff", "-C", ledger]

    proposed = run(*words)
    given = run(*words, "--property", "cost-money", "--subject", "works", "--value", "€1.3m")

    assert "subject" not in proposed[1]
    assert " V303 " not in proposed[1]
    assert " V303 " in given[1]


def test_diff_shows_and_writes_nothing(ledger: Path) -> None:
    """--diff leaves the ledger as it is."""
    status, output = run(*BARE, "--diff", "-C", ledger)

    assert status == 0
    assert "+   - id: closed\n" in output
    assert list((ledger / "claims").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], 'give the words that it rests on: verifier add "cost over €2.4m"'),
        (["Schools: 3"], "the words are no sentence: say what is claimed with --claim"),
        (["It closed 15 sites", "--file", "../x.yaml"], "../x.yaml is no claim file: those are claims/NAME.yaml"),
        (["It closed 15 sites", "--id", "A b"], "an id is lower-case letters, digits and hyphens, beginning with"),
        (["It closed 15 sites", "--source", "no"], "no source is called no; there are: minutes"),
        (["It closed 15 sites", "--claim", " "], "--claim takes a sentence"),
        (["It closed 15 sites", "--value", "a\nb"], "--value takes words in one line"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(arguments: list[str], told: str, ledger: Path) -> None:
    """Wrong usage is told in a line; nothing is written."""
    write(ledger, {"sources/list.txt": "Schools: 3\n"} if "Schools: 3" in arguments else {})
    status, output = run(*arguments, "-C", ledger)

    assert status == 2
    assert output.splitlines()[-1].startswith(f"verifier: {told}")
    assert list((ledger / "claims").iterdir()) == []


def test_id_that_is_taken_and_file_that_is_bad_are_told(ledger: Path) -> None:
    """Neither is overwritten."""
    other = "article: minutes\nclaims:\n  - id: closed\n    claim: It met.\n    quote: the council met\n"
    write(ledger, {"claims/a.yaml": other, "claims/bad.yaml": "claims: [\n"})

    taken, bad = run(*BARE, "-C", ledger), run(*BARE, "--file", "claims/bad.yaml", "-C", ledger)

    assert (taken[0], bad[0]) == (2, 2)
    assert "claims/a.yaml has another claim that is called closed" in taken[1]
    assert "claims/bad.yaml is not a good claim file" in bad[1]
    assert (ledger / "claims/a.yaml").read_text() == other


def test_nothing_waits_for_input_without_a_terminal(ledger: Path) -> None:
    """With a pipe that stays open for an answer, the command ends by itself."""
    command = [sys.executable, "-m", "verifier", "add", "-C", str(ledger)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        status = process.wait(timeout=60)
    finally:
        process.kill()
        process.communicate()

    assert status == 2


# --- any words


SOURCE = Source(id="minutes", record="sources/minutes.yaml", file="minutes.txt", copy=Copy.HERE, text=MINUTES)
LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60).filter(
    lambda text: text.strip() == text
)


@settings(deadline=None, max_examples=150)
@given(claim=LINE, value=st.one_of(st.just(""), LINE), style=st.sampled_from(sorted(STYLES)), crlf=st.booleans())
def test_any_words_are_read_again_as_they_were_given(claim: str, value: str, style: str, crlf: bool) -> None:
    """Whatever the texts hold, the file says exactly them and, of the other claims, what it said."""
    words = located("It closed 15 sites", [SOURCE])
    assert isinstance(words, Located)
    raw = STYLES[style][0].replace("\n", "\r\n" if crlf else "\n").encode()
    nothing = report_of_nothing()

    made = addition(
        Wish("claims/a.yaml", words, claim, {"value": value}, "new"), {"claims/a.yaml": raw}, nothing, lambda _: nothing
    )

    assert made.edit is not None
    before, after = read(decoded(raw)[0]).data, read(decoded(made.edit.after)[0]).data
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert after == {**before, "claims": [*before["claims"], made.record]}
    assert made.record["claim"] == claim
    assert made.record.get("value", "") == value


def report_of_nothing():
    from verifier.model import Ledger
    from verifier.report import Report

    return Report(Ledger(""), (), (), (), {}, {}, 0)
