"""Writes `audit.pdf`, the report of the tutorial: `python docs/tutorial/make_pdf.py`. The same bytes each time."""

from pathlib import Path

TITLE, AUTHOR, MADE = "Audit of the Northfield library", "Court of Audit", "D:20250512093000Z"
PAGES = [
    [
        (18, "Audit of the Northfield library"),
        (11, "Court of Audit, 12 May 2025. All amounts in euros."),
        (0, ""),
        (14, "1 Construction"),
        (11, "The contract was signed on 4 March 2024 for EUR 1.9 million. Work began on"),
        (11, "18 March 2024 and ended on 30 April 2025."),
        (11, "Construction closed at EUR 2,412,000, which is EUR 512,000 above the contract."),
        (0, ""),
        (14, "2 Causes"),
        (11, "Of the excess, EUR 300,000 was spent on foundations and EUR 212,000 on the roof."),
        (11, "The Court found no indication of fraud."),
    ],
    [
        (14, "3 Use"),
        (11, "The reading room has 180 seats. The old building had 120."),
        (11, "The library holds about 45,000 books."),
        (11, "It is not the largest library in the county."),
    ],
]


def page(lines: list[tuple[int, str]]) -> bytes:
    """Return a page's drawing: each line (size, text) below the one before."""
    height, drawn = 760, []
    for size, text in lines:
        height -= size + 6 if size else 12
        if text:
            drawn.append(f"BT /F1 {size} Tf 60 {height} Td ({text}) Tj ET")
    return "\n".join(drawn).encode("ascii")


def pdf(pages: list[list[tuple[int, str]]]) -> bytes:
    """Return the document: a catalogue, a font, its dates, and each page."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({TITLE}) /Author ({AUTHOR}) /CreationDate ({MADE}) >>".encode(),
    ]
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % (6 + 2 * number)
        )
        content = page(lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + tail


if __name__ == "__main__":
    Path(__file__).with_name("audit.pdf").write_bytes(pdf(PAGES))
