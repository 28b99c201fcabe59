"""Each format gives its words in reading order, its places and what it says of itself; a bad document is refused."""

import os
from pathlib import Path

import pytest

from tests.readers import documents as made
from verifier.model import Source
from verifier.readers import reader_for
from verifier.readers.number_format import shown
from verifier.readers.pdf import laid_out
from verifier.readers.places import place, same_place
from verifier.readers.reader import Metadata, Text
from verifier.readers.refusal import Refusal
from verifier.readers.take import Taken, take
from verifier.readers.workers import Workers

HTML = b"<html lang=en><title>Bridge</title><p>The bridge opened in May."
PDF = made.pdf(
    [
        [
            (18, 720, "Audit"),
            (11, 690, "The library cost over"),
            (11, 677, "EUR 2.4m."),
            (11, 640, "It opened. doi:10.5555/audit.1."),
        ],
        [(11, 700, "Page two.")],
    ],
    "Microsoft Word - audit.docx",
)
RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
P = "<w:p>" + RUN + "</w:p>"
DOCX = made.docx(
    P.format("Costs rose ")
    + "<w:p><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins>"
    + RUN.format("by 10")
    + "</w:ins><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>6</w:t></w:r>"
    + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
    + f"<w:tbl><w:tr><w:tc>{P.format('roof')}</w:tc><w:tc>{P.format('2,400')}</w:tc></w:tr>"
    + f"<w:tr><w:tc>{P.format('door')}</w:tc><w:tc>{P.format('300')}</w:tc></w:tr></w:tbl>",
    "<dc:title>On costs</dc:title><dc:creator>Clerk, Ann</dc:creator>"
    "<dcterms:created>2025-01-02T03:04:05Z</dcterms:created>",
    P.format("A note."),
)
WACZ = made.zipped(
    {
        "archive/data.warc.gz": made.warc(
            [
                ("200 OK", "https://a.test/other", "text/html", b"<p>Another page"),
                ("200 OK", "https://a.test/page", "text/html; charset=utf-8", HTML),
            ]
        ),
        "pages/pages.jsonl": '{"format": "json-pages-1.0"}\n{"url": "https://a.test/page"}\n',
    }
)
MOVED = made.warc(
    [("301 Moved", "http://a.test", "text/html", b"Moved"), ("200 OK", "https://a.test/b", "text/html", HTML)]
)
BRIDGE = "The bridge opened in May.\n"
TEXTS = [
    ("a.pdf", PDF, "Audit\n\nThe library cost over\nEUR 2.4m.\n\nIt opened. doi:10.5555/audit.1.\n\fPage two.\n"),
    ("a.docx", DOCX, "Costs rose\n\nby 10⁶\n\nroof\t2,400\ndoor\t300\n\nA note.\n"),
    ("a.epub", made.epub(), "One\n\nIt opened in 1987.\n\fTwo\n\nIt closed 15 sites.\n"),
    ("a.csv", b'part,euros\nroof,"2,400"\n,,\n"a\nb",1\n', "part\teuros\nroof\t2,400\n\na b\t1\n"),
    ("a.csv", b"part;euros\nroof;2,4\n", "part\teuros\nroof\t2,4\n"),
    ("a.tsv", b"part\teuros\nroof, new\t2\n", "part\teuros\nroof, new\t2\n"),
    ("a.xlsx", made.xlsx(), "Costs\n\npart\teuros\tshare\nroof\t2,412,000\t26.5%\n\nlate\n\fStaff\n\n\n\n\t15 sites\n"),
    (
        "a.vtt",
        made.VTT.encode(),
        "Mayor Ann: Over 130 mortars\nwere found & destroyed\nin the south.\n\nReporter: When?\n",
    ),
    ("a.srt", made.SRT.encode(), "We closed 15 sites.\n\nAll.\n"),
    ("a.warc.gz", MOVED, BRIDGE),
    ("a.warc", made.warc([("200 OK", "https://a.test/b", "text/html", HTML)], gzip=False), BRIDGE),
    ("a.wacz", WACZ, BRIDGE),
]


@pytest.mark.parametrize(("name", "raw", "text"), TEXTS, ids=range(len(TEXTS)))
def test_text(name: str, raw: bytes, text: str) -> None:
    assert _read(name, raw).text == text


ABOUT = [
    (
        "a.pdf",
        PDF,
        Metadata("audit", "2025-11-12", "report", authors=("A. Auditor", "B. Clerk"), doi="10.5555/audit.1"),
    ),
    ("a.docx", DOCX, Metadata("On costs", "2025-01-02", "document", authors=("Clerk, Ann",))),
    (
        "a.epub",
        made.epub(),
        Metadata("The harbour", "1999-05-01", "book", "", "", "en", ("A. Diarist",), "10.1234/harbour.7"),
    ),
    ("a.wacz", WACZ, Metadata("Bridge", "", "webpage", "https://a.test/page", "", "en", accessed="2025-11-30")),
    ("a.csv", b"a,b\n", Metadata(type="dataset")),
]


@pytest.mark.parametrize(("name", "raw", "said"), ABOUT)
def test_what_it_says_of_itself(name: str, raw: bytes, said: Metadata, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)

    taken = take(tmp_path / name)

    assert isinstance(taken, Taken)
    assert taken.about == said


PLACES = [
    ("a.pdf", PDF, "over\nEUR 2.4m", "page 1"),
    ("a.pdf", PDF, "Page two", "page 2"),
    ("a.pdf", PDF, "1.\n\fPage", "pages 1-2"),
    ("a.epub", made.epub(), "15 sites", "chapter 2"),
    ("a.csv", b"a,b\nc,d e\n", "a", "A1"),
    ("a.csv", b"a,b\nc,d e\n", "e", "B2"),
    ("a.csv", b"a,b\nc,d e\n", "c\td", "A2:B2"),
    ("a.csv", b"," * 27 + b"x\n", "x", "AB1"),
    ("a.xlsx", made.xlsx(), "26.5%", "Costs!C2"),
    ("a.xlsx", made.xlsx(), "15 sites", "Staff!B3"),
    ("a.vtt", made.VTT.encode(), "130 mortars", "00:00:01.000"),
    ("a.vtt", made.VTT.encode(), "When", "01:00:00.000"),
    ("a.srt", made.SRT.encode(), "All", "00:00:09.500"),
    ("a.docx", DOCX, "roof", ""),
]


@pytest.mark.parametrize(("name", "raw", "words", "at"), PLACES)
def test_place(name: str, raw: bytes, words: str, at: str) -> None:
    """A span's place is the one that a person would find it by."""
    read = _read(name, raw)
    times = tuple((one.start, one.end, one.at) for one in read.places)
    start = read.text.index(words)

    assert place(Source("a", "a.yaml", file=name, text=read.text, times=times), start, start + len(words)) == at


SAME = [
    ("p. 3", "page 3", True),
    ("3", "page 3", True),
    ("pp. 3–4", "pages 3-4", True),
    ("page 3", "page 4", False),
    ("the annex", "page 3", None),
    ("costs!b7", "Costs!B7", True),
    ("'Costs'!$B$7", "Costs!B7", True),
    ("Costs!B8", "Costs!B7", False),
    ("1:02", "00:01:02.500", True),
    ("00:01:03", "00:01:02.500", False),
]


@pytest.mark.parametrize(("recorded", "found", "same"), SAME)
def test_same_place(recorded: str, found: str, same: bool | None) -> None:
    assert same_place(recorded, found) is same


LAUGHS = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">]><w:document>&a;</w:document>'
REFUSED = [
    ("a.pdf", b"%PDF", "is no PDF file, or a broken one"),
    ("a.pdf", made.pdf([[]]), "has no text: its pages are pictures; give their words as its `text`"),
    ("a.docx", b"PK", "is no ZIP file, or a broken one"),
    ("a.docx", made.zipped({"x": ""}), "is no DOCX file: it has no word/document.xml"),
    (
        "a.docx",
        made.zipped({"word/document.xml": LAUGHS}),
        "has a broken text: it has a document type, which may hold anything",
    ),
    ("a.docx", made.docx("<w:p>" * 300), "has a broken text: it is nested more than 256 deep"),
    ("a.docx", made.docx("<w:p>"), "has a broken text: it is no well-formed XML: mismatched tag"),
    ("a.docx", made.zipped({"word/document.xml": b" " * 61_000_000}), "unfolds to more than 60,000,000 bytes"),
    ("a.epub", made.zipped({"x": ""}), "is no EPUB file: it names no chapters"),
    ("a.xlsx", made.zipped({"x": ""}), "is a broken workbook: KeyError"),
    ("a.csv", b"a\n\xff", "is not UTF-8: byte 0xFF in line 2"),
    ("a.csv", b"x" * 1_000_001, "is no table: field larger than field limit (1000000)"),
    ("a.vtt", b"WEBVTT\n", "holds no subtitles: no line of times was found"),
    ("a.warc", b"junk", "is a broken web archive: ArchiveLoadFailed"),
    ("a.warc.gz", made.warc([]), "holds no page that was answered and can be read"),
]


@pytest.mark.parametrize(("name", "raw", "reason"), REFUSED)
def test_refused(name: str, raw: bytes, reason: str) -> None:
    """What cannot be read is said in a phrase; no reader raises."""
    reader = reader_for(name)
    assert reader is not None
    with Workers(20) as workers:
        assert workers.read(reader, raw) == Refusal(reason)


@pytest.mark.parametrize(
    "name", ["a.pdf", "a.docx", "a.epub", "a.csv", "a.xlsx", "a.vtt", "a.srt", "a.warc.gz", "a.wacz"]
)
def test_any_bytes(name: str) -> None:
    """Cut and changed documents are read or refused within the limits; the worker answers the next one."""
    whole = next(raw for one, raw, _ in TEXTS if one == name)
    reader = reader_for(name)
    assert reader is not None
    with Workers(20) as workers:
        for cut in range(0, len(whole), max(1, len(whole) // 40)):
            changed = whole[:cut] + bytes([whole[cut] ^ 0x55]) + whole[cut + 1 :]
            assert isinstance(workers.read(reader, whole[:cut]), Text | Refusal)
            assert isinstance(workers.read(reader, changed), Text | Refusal)
        assert isinstance(workers.read(reader, whole), Text)


def test_an_encoding_that_is_said(tmp_path: Path) -> None:
    """A text in another encoding is refused with a guess, and read when it is named; the text kept is UTF-8."""
    path = tmp_path / "a.txt"
    path.write_bytes("Le café a coûté 2 400 €.".encode("cp1252"))
    refused, taken, wrong = take(path), take(path, encoding="cp1252"), take(path, encoding="utf-32")

    assert isinstance(refused, Refusal)
    assert refused.reason == "is not UTF-8: byte 0xE9 in line 1; it looks like cp1252: say so with --encoding cp1252"
    assert isinstance(taken, Taken)
    assert (taken.text, taken.reader, taken.itself) == ("Le café a coûté 2 400 €.", "text 1 cp1252", False)
    assert isinstance(wrong, Refusal)


SHOWN = [
    (2412000, "#,##0", "2,412,000"),
    (0.265, "0.0%", "26.5%"),
    (0.2, "0%", "20%"),
    (-1234.5, '"$"#,##0.00;("$"#,##0.00)', "($1,234.50)"),
    (1234.5, "[$€-407] #,##0.00", "€ 1,234.50"),
    (1234567, '0.0,,"m"', "1.2m"),
    (0.5, "0.##", "0.5"),
    (3, "0.##", "3"),
    (2.5, "0", "3"),
    (0.1 + 0.2, "General", "0.3"),
    (15, None, "15"),
    (1e21, "General", "1e+21"),
    (5, "0.00E+00", "5"),
    (True, "General", "TRUE"),
    (None, "General", ""),
    (0, '0;-0;"none"', "none"),
]


@pytest.mark.parametrize(("value", "form", "text"), SHOWN)
def test_number_format(value: object, form: str | None, text: str) -> None:
    """A cell reads as the sheet shows it."""
    assert shown(value, form) == text


def test_no_lines_no_text() -> None:
    assert laid_out([]) == ""


def test_trafilatura_takes_the_article_alone() -> None:
    """Menus and footers are left out."""
    from verifier.readers.trafilatura import read

    story = "<p>The council closed fifteen sites in the south of the city on Sunday, its spokesman said.</p>" * 3
    page = f"<html><body><nav><a href=x>Home</a></nav><article><h1>Sites</h1>{story}</article><footer>Imprint</footer>"
    found = read(page.encode())

    assert isinstance(found, Text)
    assert "fifteen sites" in found.text
    assert "Imprint" not in found.text


def test_bench_documents() -> None:
    """Hostile PDFs and web archives collected by others are read or refused; none breaks its reader off."""
    corpora = Path(os.environ.get("VERIFIER_SHARED", "../shared")) / "bench/bad-inputs/corpora/dev"
    if not corpora.is_dir():
        pytest.skip("no corpora of bad inputs here ($VERIFIER_SHARED)")
    with Workers(20) as workers:
        workers.room *= 10
        for path in sorted([*(corpora / "pdf").iterdir(), *(corpora / "warc").iterdir()]):
            reader = reader_for(path)
            found = workers.read(reader, path.read_bytes()) if reader else Refusal("none")
            assert not isinstance(found, Refusal) or "broke off" not in found.reason, path.name


def _read(name: str, raw: bytes) -> Text:
    reader = reader_for(name)
    assert reader is not None
    with Workers(20) as workers:
        found = workers.read(reader, raw)
    assert isinstance(found, Text), found
    return found
