"""Records that lead nowhere, and sources that are counted twice; none of it cries on an honest ledger."""

from pathlib import Path

import pytest

from tests.exchange.published import STANDARDS, published
from tests.ledgers import lines, write

OWN = Path(__file__).parents[2]
CLAIM = "article: minutes\nid: vans\nclaim: The yard has 12 vans.\nquote: The yard has 12 vans.\n"
MINUTES = {"sources/minutes.txt": "The yard has 12 vans.\n", "claims/a.yaml": CLAIM}

IDENTIFIERS = [
    ("ISBN: 978-0-306-40615-7", ""),
    ("ISBN: 978 0 306 40615 7", ""),
    ("ISBN: 0-306-40615-2", ""),
    ("ISBN: 0-8044-2957-X", ""),
    ("ISBN: 978-0-306-40615-7 0-306-40615-2", ""),
    ("ISBN: 978-0-306-40615-7 (hardback)", ""),
    ("ISBN: 'ISBN-13: 978-0-306-40615-7'", ""),
    ("ISBN: 978-0-306-40615-1", "the check digit of the ISBN `978-0-306-40615-1` is wrong"),
    ("ISBN: 0-306-40615-X", "the check digit of the ISBN `0-306-40615-X` is wrong"),
    ("ISBN: 978-0-306-40615", "`978-0-306-40615` has not the length of an ISBN"),
    ("ISBN: unknown", "`unknown` has not the length of an ISBN"),
    ("ISSN: 0378-5955", ""),
    ("ISSN: 2434-561X", ""),
    ("ISSN: '0378-5955, 2434-561X'", ""),
    ("ISSN: 0378-5954", "the check digit of the ISSN `0378-5954` is wrong"),
    ("DOI: 10.1000/182", ""),
    ("DOI: 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", ""),
    ("DOI: https://doi.org/10.1000/182", ""),
    ("DOI: 'doi:10.1000.10/123456'", ""),
    ("DOI: 1000/182", "`1000/182` has not the form of a DOI, such as 10.1000/182"),
    ("DOI: 10.1000", "`10.1000` has not the form of a DOI, such as 10.1000/182"),
    ("DOI: https://a.example/x", "`https://a.example/x` has not the form of a DOI, such as 10.1000/182"),
]


@pytest.mark.parametrize(("field", "message"), IDENTIFIERS)
def test_identifiers(field: str, message: str, tmp_path: Path) -> None:
    """What was given to something passes in every form people write; a slip in a digit is named."""
    write(tmp_path, {**MINUTES, "sources/book.yaml": f"type: book\ntitle: Book\n{field}\n"})
    found = [line.partition(": book: ")[2] for line in lines(tmp_path) if " V411 " in line]

    assert found == ([message] if message else [])


RECORDS = [
    ("type: report\n", True),
    ("type: report\nissued: 2025\nlanguage: en\n", True),
    ("type: report\npublisher: Office\n", False),
    ("type: report\nauthor: [{literal: Office}]\n", False),
    ("type: webpage\nURL: https://a.example/\n", False),
    ("type: book\nISBN: 978-0-306-40615-7\n", False),
    (f"type: personal_communication\nsha256: {'0' * 64}\n", False),
    ("type: article-journal\nauthor: [{family: Berg}]\n", True),
    ("type: article-journal\nauthor: [{family: Berg}]\ncontainer-title: Journal\n", False),
    ("type: article-journal\nauthor: [{family: Berg}]\nDOI: 10.1000/182\n", False),
    ("type: chapter\nauthor: [{family: Berg}]\npublisher: Press\n", False),
]


@pytest.mark.parametrize(("record", "told"), RECORDS)
def test_records_that_lead_nowhere(record: str, told: bool, tmp_path: Path) -> None:
    """Only a record that gives a reader nothing to find the source by, and only where it is quoted."""
    evidence = "evidence: [{source: other, quote: 12 vans}]\n"
    files = {**MINUTES, "sources/other.yaml": f"title: Other\n{record}"}
    write(tmp_path, {**files, "claims/a.yaml": CLAIM + evidence})
    assert any(" V410 " in line for line in lines(tmp_path)) is told

    (tmp_path / "claims/a.yaml").write_text(CLAIM, encoding="utf-8")
    assert not any(" V410 " in line for line in lines(tmp_path))


LONG = "On Monday morning the two inspectors walked through the yard and counted 12 vans."
TWICE = [
    ("", f"Herald. {LONG}", f"{LONG} More soon.", "note"),
    ("", f"Herald. {LONG}", LONG.replace("Monday", "MONDAY"), "note"),
    ("", f"Herald. {LONG}", LONG.replace("two ", ""), ""),
    ("", "It has 12 vans.", "It has 12 vans. It does.", ""),
    ("URL: https://a.example/x\n", "There are 12 vans.", "They have 12 vans.", "warning"),
    ("DOI: 10.1000/182\n", "There are 12 vans.", "They have 12 vans.", "warning"),
    ("", "There are 12 vans.", "There are 12 vans.", "warning"),
]


@pytest.mark.parametrize(("field", "one", "other", "level"), TWICE)
def test_one_source_behind_two(field: str, one: str, other: str, level: str, tmp_path: Path) -> None:
    """One text, one address, one long sentence: the second does not count again, but for a group or a mention."""

    def told(extra: str) -> str:
        items = f"[{{source: a, quote: 12 vans{extra}}}, {{source: b, quote: 12 vans{extra}}}]"
        records = {f"sources/{name}.yaml": f"type: report\ntitle: {name}\nfile: {name}.txt\n{field}" for name in "ab"}
        texts = {"sources/a.txt": f"{one}\n", "sources/b.txt": f"{other}\n"}
        write(tmp_path, {**MINUTES, **records, **texts, "claims/a.yaml": f"{CLAIM}evidence: {items}\n"})
        return "".join(line.split()[1] for line in lines(tmp_path) if " V412 " in line)

    assert told("") == level
    assert told(", group: g") == ""
    assert told(", stance: mentions") == ""


def test_honest_ledgers_are_silent(tmp_path: Path) -> None:
    """The project's own, those of other tests, and the honest ones of the benchmarks."""
    folders = [OWN, *sorted((OWN / "tests/cases").iterdir()), published(tmp_path)]
    bench = STANDARDS.parent / "bench/ledgers"
    folders += [path for path in sorted(bench.iterdir()) if (path / "claims").is_dir()] if bench.is_dir() else []
    sound = [folder for folder in folders if folder.name != "bad-settings"]

    assert [line for folder in sound for line in lines(folder) if " V41" in line] == []
