"""YAML as it is read here: core meanings, every node's place, refusals with line and column."""

import pytest

from verifier.load import yaml
from verifier.load.document import box_of
from verifier.load.words import lost_words


def test_every_scalar_is_the_text_that_was_typed() -> None:
    """Numbers, dates and yes-or-no words stay as typed; only null is nothing."""
    document = yaml.read("{a: 010, b: 1.60, c: no, d: 12:30:45, e: 2025-11-30, f: .5, g: 1e5, h: ~, i: null, j: }")

    assert document.data == {
        "a": "010",
        "b": "1.60",
        "c": "no",
        "d": "12:30:45",
        "e": "2025-11-30",
        "f": ".5",
        "g": "1e5",
        "h": None,
        "i": None,
        "j": None,
    }


def test_quoted_nulls_are_text() -> None:
    """A word in quotation marks is text, whatever it says."""
    assert yaml.read("""{a: "null", b: '~', c: ""}""").data == {"a": "null", "b": "~", "c": ""}


def test_places_are_lines_and_columns_from_one_in_code_points() -> None:
    """A place counts characters, not bytes, and its end is excluded."""
    document = yaml.read("é: x\nlist:\n  - 😀: déjà vu\n    b: >-\n      folded\n      text\n")

    assert document.places["é"] == (1, 4, 1, 5)
    assert document.places["list/0/😀"] == (3, 8, 3, 15)
    assert box_of(document.keys["list/0/b"]) == (4, 5, 4, 6)


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: &x 1", "V004", 1, 4),
        ("a: 1\nb: *x", "V004", 2, 4),
        ("a: !!str 1", "V004", 1, 4),
        ("a: !custom 1", "V004", 1, 4),
        ("a: 1\n---\nb: 2", "V004", 2, 1),
        ("%YAML 1.1\n---\na: 1", "V004", 1, 1),
        ("? [a]\n: 1", "V004", 1, 3),
        ("a: 1\na: 2", "V002", 2, 1),
        ("a: b: c", "V001", 1, 5),
        ("a: [1, 2", "V001", 2, 1),
        ("a: 'x", "V001", 1, 4),
        ("\ta: 1", "V001", 1, 1),
        ("a: {b: [{c: 1}]}\nb: @x", "V001", 2, 4),
        ("[" * 40 + "]" * 40, "V006", 1, 33),
        ('a: "\\0"', "V005", 1, 4),
    ],
)
def test_what_is_refused_says_where(text: str, rule: str, line: int, column: int) -> None:
    """Each part of YAML that is not read is refused by its own rule, at its own place."""
    (refusal,) = yaml.read(text).refusals

    assert (refusal.rule, *refusal.box[:2]) == (rule, line, column)


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "{a: " * 50_000, "- " * 100_000, "a:\n" + "".join(" " * i + "- \n" for i in range(99))]
)
def test_depth_without_end_is_refused_by_either_limit(text: str) -> None:
    """Ours or the parser's own limit stops it: by the same rule, with a place."""
    (refusal,) = yaml.read(text).refusals

    assert refusal.rule == "V006"
    assert refusal.box[0] >= 1


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"a: 1\nb: \xff", 2, 4),
        (b"\xff\xfea\x00", 1, 1),
        (b"a: \x00", 1, 4),
        (b"a: 1\r\nb: \x07", 2, 4),
        ("a: 1\nb: x\u2028y".encode(), 2, 5),
        ("a: x\u0085y".encode(), 1, 5),
        ("a: \ufeffx".encode(), 1, 4),
        (b"\xed\xa0\x80", 1, 1),
    ],
)
def test_bytes_that_are_no_text_are_refused_at_their_place(raw: bytes, line: int, column: int) -> None:
    """Broken UTF-8, control characters and YAML's hidden line breaks have a line and a column."""
    _, refusal = yaml.decoded(raw)

    assert refusal
    assert (refusal.rule, *refusal.box[:2]) == ("V005", line, column)


def test_a_byte_order_mark_at_the_start_is_no_text() -> None:
    """Some editors write one; it is taken off and shifts nothing."""
    text, refusal = yaml.decoded(b"\xef\xbb\xbfa: 1")

    assert (text, refusal) == ("a: 1", None)


def test_a_file_over_the_limit_is_refused_unread() -> None:
    """Two megabytes are more than any claim file holds."""
    _, refusal = yaml.decoded(b"a" * (yaml.BYTES + 1))

    assert refusal
    assert refusal.rule == "V006"


@pytest.mark.parametrize(
    ("text", "words", "touches"),
    [
        ("a: rose #1 place", "#1 place", True),
        ("a: rose # one place", "# one place", False),
        ("a: 'rose #1 place'", None, False),
        ("a: rose#1 place", None, False),
        ("a: rose  #hashtag", "#hashtag", True),
        ("a: rose  ## heading", "## heading", False),
        ("a: {b: rose #1\n}", "#1", True),
        ("# a comment\na: rose", None, False),
        ("a: rose to\n  the #1 place\nb: c", "#1 place", True),
        ("a: rose #-5 place", "#-5 place", True),
        ("a: rose #---", "#---", False),
        ("a: #1 place", "#1 place", True),
    ],
)
def test_words_lost_behind_a_mark_are_told(text: str, words: str | None, touches: bool) -> None:
    """An unquoted text that ends in a space and `#` lost what follows."""
    lost = [(one[2], one[3]) for one in lost_words(text, yaml.read(text))]

    assert lost == ([] if words is None else [(words, touches)])
