"""Regular expressions that are made when first used: a command uses few of the many that its modules name."""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Unmade:
    """Stands for an expression until a method of it is asked for; from then on it has that expression's methods."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        made = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression as `re.compile` does; a mistake in it is told when it is first used."""
    return cast("re.Pattern[str]", _Unmade(source, flags))
