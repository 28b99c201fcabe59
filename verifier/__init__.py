"""Claims as code: check every factual claim of an article against the words of its sources."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verifier.check import check
    from verifier.quotes import find_quote
    from verifier.values import compare, read_values

__version__ = "0.1.0"
__all__ = ["__version__", "check", "compare", "find_quote", "read_values"]

_HOMES = {
    "check": "verifier.check",
    "compare": "verifier.values",
    "find_quote": "verifier.quotes",
    "read_values": "verifier.values",
}


def __getattr__(name: str) -> object:
    """Return a public function, imported when it is first asked for: start-up time is what people feel."""
    if name not in _HOMES:
        raise AttributeError(f"module 'verifier' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
