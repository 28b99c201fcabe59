"""Markdown: the text as it was typed, marks included, so that positions are those of the file."""

from verifier.readers import text
from verifier.readers.reader import Reader

READER = Reader("markdown", "1", (".md", ".markdown"), text.read, text.LIMIT, itself=True)
