"""`verifier add` in a terminal asks for what no flag says, shows what it proposes, and writes what was agreed to."""

from pathlib import Path

import pytest

from tests.adding.terminal import typed
from tests.ledgers import lines, write

TEXT = (
    "The town hall reopened on Monday after 18 months of work. The repairs cost over 2.4 million euros,\n"
    "said the mayor, Ada Lind. About 300 people came to the opening. The mayor spoke. The mayor spoke.\n"
)
WORDS = ("The words it rests on", "The repairs cost over 2.4 million euros\n")
FIELDS = [("Claim", "\n"), ("Value", "\n"), ("Subject", "town-hall\n"), ("Property", "-\n"), ("Speaker", "Ada Lind\n")]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with one text and no claims."""
    write(tmp_path, {"sources/news.txt": TEXT})
    (tmp_path / "claims").mkdir()
    return tmp_path


def test_every_question_is_asked_once_and_its_answer_recorded(ledger: Path) -> None:
    """Enter takes what is proposed, a hyphen leaves a field out, other words replace it."""
    answers = [WORDS, ("File", "\n"), *FIELDS, ("Id", "cost\n"), ("Write it", "y\n")]

    status, shown = typed(["add"], answers, ledger)

    assert status == 0, shown
    assert "the words stand at sources/news.txt:1:59\n" in shown
    assert "[The repairs cost" in shown
    assert "Speaker [mayor Ada Lind]: " in shown
    assert max(len(line) for line in shown.split("\n")) <= 80
    assert (ledger / "claims/news.yaml").read_text() == (
        "article: news\nclaims:\n  - id: cost\n    claim: The repairs cost over 2.4 million euros.\n    spans:\n"
        "      - exact: The repairs cost over 2.4 million euros\n        start: 58\n        end: 97\n"
        "    value: over 2.4 million euros\n    subject: town-hall\n    speaker: Ada Lind\n"
    )
    assert lines(ledger) == []


def test_what_a_flag_says_is_not_asked(ledger: Path) -> None:
    """With a flag for each question only the last one is left, and --yes answers that."""
    flags = ["--file", "claims/n.yaml", "--claim", "The repairs cost over 2.4 million euros.", "--id", "cost"]
    flags += ["--value", "", "--subject", "", "--property", "", "--speaker", ""]

    asked = typed(["add", WORDS[1].strip(), *flags], [("Write it", "n\n")], ledger)
    nothing = not list((ledger / "claims").iterdir())
    told = typed(["add", WORDS[1].strip(), *flags, "--yes"], [], ledger)

    assert (asked[0], told[0], nothing) == (0, 0, True)
    assert asked[1].count("]: ") == 1
    assert asked[1].endswith("nothing was written\n")
    assert (ledger / "claims/n.yaml").is_file()


def test_words_that_are_not_there_are_asked_again_and_several_places_chosen(ledger: Path) -> None:
    """What is nearest is shown; of several places one is chosen by its number."""
    answers = [
        ("The words it rests on", "The repairs cost over 3.4 million euros\n"),
        ("The words it rests on", "The mayor spoke\n"),
        ("Which (1-2)", "7\n"),
        ("Which (1-2)", "2\n"),
        ("File", "../x.yaml\n"),
        ("File", "\n"),
        *[(question, "\n") for question in ("Claim", "Value", "Subject", "Property", "Speaker", "Id", "Write it")],
    ]

    status, shown = typed(["add"], answers, ledger)

    assert status == 0, shown
    assert "the source has `2.4`, not `3.4`" in shown
    assert "../x.yaml is no claim file" in shown
    assert f"        start: {TEXT.rindex('The mayor spoke')}\n" in (ledger / "claims/news.yaml").read_text()
    assert lines(ledger) == []


def test_findings_are_shown_before_the_question_and_no_is_taken_for_an_answer(ledger: Path) -> None:
    """With an error against it, Enter writes nothing."""
    blanks = [(question, "\n") for question in ("File", "Claim", "Value", "Subject", "Property", "Speaker", "Id")]
    question = ("The check would find this", "\n")

    status, shown = typed(["add", "2.4 million euros"], [*blanks, question], ledger)

    assert status == 1
    assert " V203 quote-cuts-off: " in shown
    assert list((ledger / "claims").iterdir()) == []


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_interrupt_at_a_question_writes_nothing(key: str, ledger: Path) -> None:
    """Ctrl-C and Ctrl-D end it with status 130, in one line."""
    status, shown = typed(["add"], [WORDS, ("File", key)], ledger)

    assert status == 130
    assert shown.endswith("\nnothing was written\n")
    assert "Traceback" not in shown
    assert list((ledger / "claims").iterdir()) == []


@pytest.mark.parametrize(
    ("answer", "status", "quote"), [("y\n", 0, "spoke"), ("\n", 0, "spake"), ("\x03", 130, "spake")]
)
def test_fix_of_a_recorded_fact_asks_first(answer: str, status: int, quote: str, ledger: Path) -> None:
    """Only a yes changes what is recorded; an interrupt leaves everything."""
    text = "article: n\nid: a\nclaim: The mayor spoke.\nquote: The mayor spake of the long winter in the town\n"
    write(ledger, {"sources/n.txt": "The mayor spoke of the long winter in the town.\n", "claims/n.yaml": text})

    done, shown = typed(["fix", "--unsafe"], [("  ", answer)], ledger)

    assert done == status, shown
    assert f"quote: The mayor {quote} of" in (ledger / "claims/n.yaml").read_text()
