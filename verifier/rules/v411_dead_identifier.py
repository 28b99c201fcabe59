"""
# An identifier names nothing

An ISBN and an ISSN end in a check digit, which a slip of the pen breaks; a DOI begins with `10.`, a registrant and a
slash (ISO 2108, ISO 3297, ISO 26324). One that is not so formed was never given to anything, and leads no reader anywhere.

Look it up again in the work itself.

This passes:

```text sources/minutes.txt
The yard has 12 vans.
```
```yaml sources/register.yaml
type: book
title: Register of vehicles
ISBN: 978-0-306-40615-7
DOI: 10.1000/182
```
```yaml claims/a.yaml
article: minutes
id: vans
claim: The yard has 12 vans.
quote: The yard has 12 vans.
```

This fails:

```text sources/minutes.txt
The yard has 12 vans.
```
```yaml sources/register.yaml
type: book
title: Register of vehicles
ISBN: 978-0-306-40615-1
DOI: 1000/182
```
```yaml claims/a.yaml
article: minutes
id: vans
claim: The yard has 12 vans.
quote: The yard has 12 vans.
```
```output
sources/register.yaml:3:7: warning V411 dead-identifier: register: the check digit of the ISBN `978-0-306-40615-1` is wrong
sources/register.yaml:4:6: warning V411 dead-identifier: register: `1000/182` has not the form of a DOI, such as 10.1000/182
```
"""

import re
from collections.abc import Callable, Iterator, Mapping

from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.pattern import pattern
from verifier.rule import Hit, Rule
from verifier.show import show

_DOI = pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}(?:\.\d+)*/\S+", re.IGNORECASE)
_SHOWN = 60


def dead(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each identifier of a source record that cannot have been given to anything."""
    for source in ledger.sources.values():
        for name, wrong in _CHECKS.items():
            value = source.csl.get(name)
            problem = wrong(value.strip()) if isinstance(value, str) else ""
            if problem:
                yield Hit(name, f"{source.id}: {problem}", location=source.place(name))


def _doi(text: str) -> str:
    return "" if _DOI.fullmatch(text) else f"`{show(text, _SHOWN)}` has not the form of a DOI, such as 10.1000/182"


def _isbn(text: str) -> str:
    """Return what is wrong with an ISBN, or with one of several."""
    return _numbers(text, "ISBN", (10, 13), lambda digits: _eleven(digits) if len(digits) == 10 else _thirteen(digits))


def _issn(text: str) -> str:
    return _numbers(text, "ISSN", (8,), _eleven)


def _numbers(text: str, name: str, lengths: tuple[int, ...], holds: Callable[[str], bool]) -> str:
    """Return what is wrong with the numbers of a field: all of it one, or several parted by spaces or commas."""
    bare = re.sub(r"^(?:e-?|p-?)?is[sb]n(?:-1[03])?:?", "", text, flags=re.IGNORECASE)
    parts = [bare] if len(_digits(bare)) in lengths else re.split(r"[\s,;]+", bare.strip())
    for part in parts:
        digits = _digits(part)
        if len(digits) not in lengths:
            return f"`{show(part, _SHOWN)}` has not the length of an {name}"
        if not holds(digits):
            return f"the check digit of the {name} `{show(part.strip(), _SHOWN)}` is wrong"
    return ""


def _digits(text: str) -> str:
    return re.sub(r"\([^()]{0,20}\)|[^0-9Xx]", "", text).upper()


def _eleven(digits: str) -> bool:
    """Return whether digits hold modulo 11, each weighed by its place from the end; X is ten, and only the last."""
    weights = range(len(digits), 0, -1)
    return "X" not in digits[:-1] and not (
        sum((10 if digit == "X" else int(digit)) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    )


def _thirteen(digits: str) -> bool:
    return digits.isdigit() and not sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10


_CHECKS: Mapping[str, Callable[[str], str]] = {"ISBN": _isbn, "ISSN": _issn, "DOI": _doi}

RULE = Rule("V411", "dead-identifier", Level.WARNING, ledger=dead)
