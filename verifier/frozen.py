"""Data that nobody writes to: the type checker forbids it, and an object is made in a quarter of the time."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(made: type[T]) -> type[T]:
    """Return a class as a dataclass with slots, equal and hashed by its fields, whose fields are read-only to mypy.

    `dataclass(frozen=True)` forbids at run time too, at the price of one call for each field of each object; a ledger
    of ten thousand claims is a million objects. What a dataclass writes for each class and compiles at each start is
    here the same function for all, but for `__init__`.
    """
    one: Any = dataclass(slots=True, eq=False, repr=False)(made)
    names = tuple(each.name for each in fields(one) if each.compare)
    one.__eq__, one.__hash__ = _comparison(attrgetter(*names)) if names else (one.__eq__, one.__hash__)
    if "__repr__" not in made.__dict__:
        one.__repr__ = _shown
    return cast("type[T]", one)


def _comparison(content: Callable[[Any], Any]) -> tuple[Callable[[Any, Any], Any], Callable[[Any], int]]:
    """Return what tells whether two objects of a class are equal, and what hashes one."""

    def are_equal(self: Any, other: Any) -> Any:
        return content(self) == content(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(content(self))

    return are_equal, hashed


def _shown(self: Any) -> str:
    said = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({said})"
