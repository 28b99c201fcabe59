"""Claims as code: check every factual claim of an article against the words of its sources."""

import sys
from types import ModuleType

TYPE_CHECKING = False  # what `typing` calls so; loading that takes longer than all of this

if TYPE_CHECKING:
    from verifier.check import check
    from verifier.judge import Judgement, judge
    from verifier.quotes import find_quote
    from verifier.values import compare, read_values

__version__ = "0.1.0"
__all__ = ["Judgement", "__version__", "check", "compare", "find_quote", "judge", "read_values"]

_HOMES = {
    "Judgement": "verifier.judge",
    "check": "verifier.check",
    "compare": "verifier.values",
    "find_quote": "verifier.quotes",
    "judge": "verifier.judge",
    "read_values": "verifier.values",
}


class _Package(ModuleType):
    """The package: `verifier.check` is the function, also once the module of that name has been imported."""

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute, unless importing a module would hide the public function of its name."""
        if name in _HOMES and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    """Return a public function, imported when it is first asked for: start-up time is what people feel."""
    if name not in _HOMES:
        raise AttributeError(f"module 'verifier' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


sys.modules[__name__].__class__ = _Package
