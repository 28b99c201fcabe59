"""Tables of words, one file a language: what a language's readers need to know besides its values."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def table(name: str, language: str = "en") -> frozenset[str]:
    """Return the words of one table, in lower case; empty when the language has none."""
    return frozenset(words(name, language))


@cache
def words(name: str, language: str = "en") -> tuple[str, ...]:
    """Return the words of one table in the order in which they are written."""
    return tuple(_tables(language).get(name, ()))


@cache
def _tables(language: str) -> Mapping[str, list[str]]:
    file = Path(__file__).parent / f"{language[:2].lower()}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
