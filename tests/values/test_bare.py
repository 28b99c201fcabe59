"""What is read without asking the grammar is what the grammar reads."""

import random
from collections.abc import Iterator, Sequence
from unittest.mock import patch

import pytest

from verifier.values.phrases import phrases
from verifier.values.read import _read
from verifier.values.value import Mention

_FIGURES = (
    "5",
    "12",
    "62",
    "219",
    "596",
    "843",
    "1450",
    "2024",
    "3000",
    "5640",
    "20241115",
    "1,234",
    "1.5",
    "12.5",
    "007",
)
_PHRASES = (
    "3.9 million euros",
    "€4.5 million",
    "12 thousand pounds",
    "2 billion won",
    "13 March 2024",
    "1 May 1812",
    "March 13, 2024",
    "31 April 2024",
    "September 31, 2024",
)
_NOUNS = ("wells", "clinics", "hired", "programme", "people", "Boeing", "staff", "Brook", "reservoir", "aircraft")
_SMALL = [
    "at",
    "of",
    "by",
    "the",
    "a",
    "an",
    "in",
    "on",
    "under",
    "over",
    "about",
    "after",
    "before",
    "until",
    "as",
    "than",
    "more",
    "less",
    "to",
    "from",
    "and",
    "or",
    "up",
    "fell",
    "rose",
    "loss",
    "aged",
    "old",
    "in",
    "c",
    "circa",
    "year",
    "percent",
    "%",
    "days",
    "weeks",
    "years",
    "hours",
    "long",
    "later",
    "ago",
    "earlier",
    "points",
    "fold",
    "minutes",
    "pm",
]
_MARKS = (".", ",", "-", "–", "(", ")", "%", "$", "€", ":", "/", "+", "'", "x", "±")


def _texts(seed: int, many: int, sought: Sequence[str] = _FIGURES) -> Iterator[str]:
    """Yield random phrases around what is sought: ordinary words, words of every table, small words and marks."""
    dice = random.Random(seed)
    known = sorted(phrases("en").known)
    for _ in range(many):
        words = [dice.choice((dice.choice(_NOUNS), dice.choice(_SMALL), dice.choice(known))) for _ in range(5)]
        words.insert(dice.randrange(1, 4), dice.choice(sought))
        if dice.random() < 0.3:
            words.insert(dice.randrange(6), dice.choice(_FIGURES))
        text = ""
        for word in words:
            mark = dice.choice(_MARKS) if dice.random() < 0.2 else ""
            text += f"{mark}{' ' if dice.random() < 0.9 else ''}{word}"
        yield text + dice.choice(("", ".", ". The rest"))


def _by_grammar(text: str, today: int | None) -> tuple[Mention, ...]:
    bare = patch("verifier.values.phrase.bare", return_value=None)
    binds = patch("verifier.values.read.binds_nothing", return_value=False)
    clear = patch("verifier.values.phrase.clear_end", return_value=0)
    with bare, binds, clear:
        return _read.__wrapped__(text, today, "en")


@pytest.mark.parametrize("seed", range(4))
def test_the_short_way_reads_what_the_grammar_reads(seed: int) -> None:
    """Any words around a figure give the same values whether or not the short way is taken."""
    for number, text in enumerate([*_texts(seed, 1500), *_texts(seed, 1500, _PHRASES)]):
        today = 739_000 if number % 2 else None
        assert _read.__wrapped__(text, today, "en") == _by_grammar(text, today), text


@pytest.mark.parametrize("phrase", _PHRASES)
@pytest.mark.parametrize(
    "context",
    ["a loss of {} in May", "a loss of about {}, in all", "figures as of {}.", "over {} was", "from 44 BC, {}"],
)
def test_what_stands_before_a_phrase_is_heard(phrase: str, context: str) -> None:
    """A loss, a bound, the day that figures are of and an era are no matter of the words behind."""
    text = context.format(phrase)
    assert _read.__wrapped__(text, None, "en") == _by_grammar(text, None)


def test_the_short_way_is_taken() -> None:
    """The commonest phrases do not go through the grammar at all."""
    texts = ("596 markets opened", "lasted 62 days.", "About 89 percent of the clinics", "programme 5640.")
    for text in texts:
        with patch("verifier.values.phrase.measured", side_effect=AssertionError):
            assert len(_read.__wrapped__(text, None, "en")) == 1


def test_what_stands_clear_is_read_once() -> None:
    """A day with its year and an amount with its currency are known again behind other words."""
    texts = (
        "The bridge cost 3.9 million euros in {}",
        "It cost about €4.5 million under {}",
        "It opened 13 March 2024, {}",
    )
    for text in texts:
        (first,) = _read.__wrapped__(text.format("schools"), None, "en")
        with patch("verifier.values.phrase._by_grammar", side_effect=AssertionError):
            (again,) = _read.__wrapped__(text.format("markets"), None, "en")
        assert again == first
