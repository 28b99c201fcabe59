"""A rule is one file: its page (the module's docstring), its examples (on the page), its function."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from verifier.finding import Fix, Level, Location, Related
from verifier.frozen import frozen
from verifier.model import Claim, Ledger, Reading
from verifier.plugins import plugins

GROUP = "verifier.rules"  # the entry points of third parties' rules


@frozen
class Hit:
    """One place at which a rule is broken, and where it differs from the rule's own: level, hint, related, fix."""

    path: str  # the field, as in `Claim.places`
    message: str
    level: Level | None = None
    hint: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    claim: Claim | None = None  # for rules over the ledger: whose field it is; None where `location` says where
    location: Location | None = None


OverReading = Callable[[Reading], Iterator[Hit]]
OverLinked = Callable[[Reading, Mapping[str, Reading]], Iterator[Hit]]
OverLedger = Callable[[Ledger, tuple[Reading, ...]], Iterator[Hit]]


@frozen
class Rule:
    """A code, a name, a level, and the function that sees what is wrong: over one reading, or over the ledger.

    A linked rule is over one reading too; it also gets the others by id, and looks at none but those from which its
    claim or its evidence derives. Form rules (V0) have no function: they are raised while loading.
    """

    code: str
    name: str
    level: Level
    reading: OverReading | None = None
    linked: OverLinked | None = None
    ledger: OverLedger | None = None
    module: str = ""


@frozen
class Example:
    """A ledger on a rule's page, and the lines that `verifier check` prints for it."""

    files: Mapping[str, str]
    output: tuple[str, ...]


@cache
def all_rules(trusted: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Return the rules, by code: our own, and those of the plug-ins that the settings trust.

    Raises ValueError where a plug-in is not installed, gives no rule, or takes a code that is taken.
    """
    found = {rule.code: rule for rule in _own(importlib.import_module("verifier.rules").__path__)}
    for rule in _third_party(trusted):
        if rule.code in found:
            raise ValueError(f"plug-in rule {rule.code} takes a code that is taken")
        found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))


def _own(path: Sequence[str]) -> Iterator[Rule]:
    for module in pkgutil.iter_modules(path):
        if re.fullmatch(r"v\d{3}_\w+", module.name):
            loaded = importlib.import_module(f"verifier.rules.{module.name}")
            yield _placed(loaded.RULE, loaded.__name__)


def _placed(rule: Rule, module: str) -> Rule:
    return replace(rule, module=module)


def _third_party(names: tuple[str, ...]) -> Iterator[Rule]:
    for name, module, rule in plugins(GROUP, names):
        if not isinstance(rule, Rule):
            raise ValueError(f"plug-in {name} gives no rule")  # noqa: TRY004  the settings are wrong, not a type
        yield _placed(rule, module)


def page(rule: Rule) -> str:
    """Return a rule's page, in Markdown."""
    return (importlib.import_module(rule.module).__doc__ or "").strip() + "\n"


_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NEXT = re.compile(r"^This (?:passes|fails|is found)\b.*:$", re.MULTILINE)


def examples(text: str) -> tuple[Example, ...]:
    """Return the examples of a page: after each line `This passes:` or `This fails:`, its files and its output."""
    return tuple(_example(part) for part in _NEXT.split(text)[1:])


def _example(text: str) -> Example:
    files, output = {}, ""
    for kind, name, body in _BLOCK.findall(text):
        if kind == "output":
            output = body
        else:
            files[name] = body
    return Example(files, tuple(output.splitlines()))
