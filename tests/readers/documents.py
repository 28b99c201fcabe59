"""Small documents of each format, made here so that their words and places are known."""

import io
import zipfile
from gzip import compress
from uuid import NAMESPACE_URL, uuid5

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>The harbour</dc:title><dc:creator>A. Diarist</dc:creator><dc:date>1999-05-01</dc:date>
<dc:language>en-GB</dc:language><dc:identifier>doi:10.1234/harbour.7</dc:identifier></metadata>
<manifest><item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="one.xhtml"
media-type="application/xhtml+xml"/><item id="c" href="cover.jpg" media-type="image/jpeg"/></manifest>
<spine><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/></spine></package>"""


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Return a ZIP file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return made.getvalue()


def docx(body: str, properties: str = "", notes: str = "") -> bytes:
    """Return a word-processor document with this inside its body."""
    members = {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
    if notes:
        members["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'
    if properties:
        members["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{properties}</cp:coreProperties>'
        )
    return zipped(members)


def epub() -> bytes:
    """Return a book of two chapters, listed in another order than they are read."""
    return zipped(
        {
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": PACKAGE,
            "OPS/two b.xhtml": "<html><body><h1>Two</h1><p>It closed 15 sites.</p></body></html>",
            "OPS/one.xhtml": "<html><body><h1>One</h1><p>It opened in 1987.</p></body></html>",
        }
    )


def pdf(pages: list[list[tuple[int, int, str]]], title: str = "") -> bytes:
    """Return a PDF: for each page its lines as (size, height above the foot, text)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects.append(f"<< /Title ({title}) /Author (A. Auditor; B. Clerk) /CreationDate (D:20251112093000Z) >>".encode())
    kids = []
    for lines in pages:
        content = "\n".join(f"BT /F1 {size} Tf 72 {height} Td ({text}) Tj ET" for size, height, text in lines).encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    return made + head + table + trailer


def xlsx() -> bytes:
    """Return a workbook of three sheets, one of them hidden."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Costs"
    sheet.append(["part", "euros", "share"])
    sheet.append(["roof", 2412000, 0.265])
    sheet["B2"].number_format = "#,##0"
    sheet["C2"].number_format = "0.0%"
    sheet["A4"] = "late"
    book.create_sheet("Staff")["B3"] = "15\nsites"
    book.create_sheet("Secret")["A1"] = "unseen"
    book["Secret"].sheet_state = "hidden"
    book.properties.title = "Cost table"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def warc(pages: list[tuple[str, str, str, bytes]], *, gzip: bool = True) -> bytes:
    """Return a web archive of responses: status, address, type, body."""
    records = [_record(*page) for page in pages]
    return b"".join(compress(record) for record in records) if gzip else b"".join(records)


def _record(status: str, url: str, kind: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, url)}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2025-11-30T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


VTT = """WEBVTT

NOTE made here

intro
00:01.000 --> 00:03.500
<v Mayor Ann>Over 130 mortars
were <i>found</i> &amp; destroyed

00:03.600 --> 00:05.000 align:start
<v Mayor Ann>in the south.

1:00:00.000 --> 1:00:02.000
<v Reporter>When?
"""
SRT = "1\r\n00:00:01,000 --> 00:00:02,000\r\nWe closed 15 sites.\r\n\r\n2\r\n00:00:09,500 --> 00:00:11,000\r\nAll.\r\n"
