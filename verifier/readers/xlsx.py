"""XLSX: each sheet's name and rows, as the workbook shows its cells; a form feed between two sheets."""

import io
import warnings
import zipfile
from importlib.metadata import version

from verifier.readers import properties
from verifier.readers.csv import row_text
from verifier.readers.number_format import shown
from verifier.readers.reader import Metadata, Reader, Text
from verifier.readers.refusal import Refusal
from verifier.readers.xml import MalformedError
from verifier.readers.zipped import UnzippableError, Zip

LIMIT = 32_000_000
CELLS = 2_000_000


def read(raw: bytes) -> Text | Refusal:
    """Return the sheets: a line with the name, a blank line, then row by row; hidden sheets are left out."""
    try:
        import openpyxl
    except ImportError:
        return Refusal("needs openpyxl to be read: pip install 'verifier-cli[xlsx]'")
    try:
        file = Zip(raw)
        for name in file.names():  # unfolded within limits before openpyxl unfolds it without any
            file.member(name)
    except UnzippableError as error:
        return error.refusal()
    warnings.simplefilter("ignore")
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        return _sheets(book)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, zipfile.BadZipFile, SyntaxError) as error:
        return Refusal(f"is a broken workbook: {type(error).__name__}")


def about(raw: bytes) -> Metadata:
    """Return what the workbook's properties say of it."""
    try:
        return properties.core(Zip(raw).member("docProps/core.xml"), "dataset")
    except (UnzippableError, MalformedError):
        return Metadata(type="dataset")


def _sheets(book) -> Text | Refusal:  # type: ignore[no-untyped-def]  # noqa: ANN001  openpyxl has no types
    pages, left = [], CELLS
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()
        lines = []
        for row in sheet.iter_rows():
            left -= len(row) + 1
            if left < 0:
                return Refusal(f"has more than {CELLS:,} cells")
            lines.append(row_text([shown(cell.value, cell.number_format) for cell in row]))
        pages.append("\n".join([row_text([sheet.title]), "", *lines]).rstrip("\n") + "\n")
    return Text("\f".join(pages))


def _version() -> str:
    try:
        return version("openpyxl")
    except ImportError:
        return "none"


READER = Reader("xlsx openpyxl", _version(), (".xlsx", ".xlsm"), read, LIMIT, about=about)
