"""A derivation, drawn: its inputs one below the other, brackets that join them, and what comes out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from verifier.derivations import reckoned, result
from verifier.formats.html.register import Register
from verifier.frozen import frozen
from verifier.model import Operation
from verifier.relations import is_id
from verifier.values import show as show_value
from verifier.values.value import Dimension, Kind, Value

ROW, STEP, BOX = 46, 28, 196  # height of an input, width of a bracket, width of an input's box
LEFT = BOX + 22  # where the first bracket stands
SHOWN = 40  # inputs that are drawn
CUT = 25  # code points of a label that have room

NAMES = {
    "add": "sum",
    "subtract": "difference",
    "multiply": "product",
    "divide": "quotient",
    "percent_of": "per cent of",
    "percent_change": "change in per cent",
    "mean": "mean",
    "min": "smallest",
    "max": "largest",
    "count": "number of inputs",
    "length": "length in days",
    "days_between": "days between",
    "years_between": "years between",
    "weekday": "day of the week",
}


@frozen
class Leaf:
    """An input: its name (a claim's local id, or the literal), its value, its address, and where it stands."""

    name: str
    value: str
    href: str
    y: int


@frozen
class Bracket:
    """An operation: it joins what stands from `top` to `bottom`, at `x`; its sign stands at `y`."""

    sign: str
    x: int
    top: int
    bottom: int

    @property
    def y(self) -> int:
        """Return the height of its middle."""
        return (self.top + self.bottom) // 2


@frozen
class Wire:
    """A line from an input or a bracket to the bracket that takes it."""

    x1: int
    x2: int
    y: int


@frozen
class Drawing:
    """A derivation as shapes, and in words."""

    leaves: tuple[Leaf, ...]
    brackets: tuple[Bracket, ...]
    wires: tuple[Wire, ...]
    box: int
    width: int
    height: int
    operation: str
    outcome: str  # what comes out, or why nothing does
    reckoned: bool
    left_out: int
    said: str


SIGNS = {"add": "+", "subtract": "−", "multiply": "×", "divide": "÷", "percent_of": "%", "percent_change": "Δ"}


def drawing(operation: Operation, register: Register) -> Drawing:
    """Return a derivation as it is drawn; inputs beyond SHOWN are counted."""
    pen = _Pen(register, [], [], [])
    depth = _depth(operation)
    middle = pen.draw(operation, LEFT + STEP * (depth - 1))
    found = result(operation, register.readings)
    outcome = show_value(rounded(found.value)) if found.value is not None else found.reason
    total = sum(1 for _ in _leaves(operation))
    width = LEFT + STEP * depth + 8
    pen.wires.append(Wire(LEFT + STEP * (depth - 1), width - 8, middle))
    return Drawing(
        leaves=tuple(pen.leaves),
        brackets=tuple(pen.brackets),
        wires=tuple(pen.wires),
        box=BOX,
        width=width,
        height=max(ROW, ROW * len(pen.leaves)),
        operation=NAMES.get(operation.name, operation.name),
        outcome=outcome,
        reckoned=found.value is not None,
        left_out=total - len(pen.leaves),
        said=said(operation, register),
    )


def rounded(value: Value) -> Value:
    """Return a value of a plain number with its ends rounded to five significant digits, as a reader would say it."""
    if value.senses[0].dimension is not Dimension.NUMBER or value.kind in {Kind.FRACTION, Kind.COUNT, Kind.MONEY}:
        return value
    first = value.senses[0]
    interval = replace(first.interval, low=_near(first.interval.low), high=_near(first.interval.high))
    written = replace(value.written, low=_near(value.written.low), high=_near(value.written.high))
    return replace(value, senses=(replace(first, interval=interval), *value.senses[1:]), written=written)


def _near(number: Fraction | None) -> Fraction | None:
    """Return a number with five significant digits, and all of those before the point."""
    if not number:
        return number
    size = 0
    while abs(number) * 10**size < 1 and size < 20:
        size += 1
    while abs(number) >= 10 ** (1 - size) and size > -5:
        size -= 1
    return round(number, max(0, size + 4))


@dataclass(slots=True)
class _Pen:
    register: Register
    leaves: list[Leaf]
    brackets: list[Bracket]
    wires: list[Wire]

    def draw(self, operation: Operation, x: int) -> int:
        """Draw an operation whose bracket stands at `x`; return the height at which its result comes out."""
        heights = []
        for item in operation.inputs:
            if len(self.leaves) >= SHOWN:
                break
            if isinstance(item, Operation):
                inner = LEFT + STEP * (_depth(item) - 1)
                height = self.draw(item, inner)
                self.wires.append(Wire(inner, x, height))
            else:
                height = len(self.leaves) * ROW + ROW // 2
                self.leaves.append(_leaf(item, self.register, height))
                self.wires.append(Wire(BOX + 1, x, height))
            heights.append(height)
        top, bottom = (min(heights), max(heights)) if heights else (ROW // 2, ROW // 2)
        bracket = Bracket(SIGNS.get(operation.name, "ƒ"), x, top, bottom)
        self.brackets.append(bracket)
        return bracket.y


def _leaf(item: str, register: Register, y: int) -> Leaf:
    if not is_id(item):
        return Leaf(_cut(item), "given in the record", "", y)
    reading = register.readings.get(item)
    value = reckoned(reading) if reading else None
    shown = show_value(value) if value is not None else "no such claim" if reading is None else "no value"
    return Leaf(_cut(item.rpartition("/")[2]), _cut(shown), register.homes.get(item, ""), y)


def _cut(text: str) -> str:
    return text if len(text) <= CUT else text[: CUT - 1] + "…"


def _depth(operation: Operation) -> int:
    return 1 + max((_depth(item) for item in operation.inputs if isinstance(item, Operation)), default=0)


def _leaves(operation: Operation) -> Iterator[str]:
    for item in operation.inputs:
        if isinstance(item, Operation):
            yield from _leaves(item)
        else:
            yield item


def said(operation: Operation, register: Register) -> str:
    """Return a derivation in words: `sum of (meeting: 2025-11-10; extension: 180 days)`."""
    inputs = []
    for item in operation.inputs[:SHOWN]:
        if isinstance(item, Operation):
            inputs.append(said(item, register))
        else:
            leaf = _leaf(item, register, 0)
            inputs.append(f"{leaf.name}: {leaf.value}" if leaf.href else leaf.name)
    more = "; …" if len(operation.inputs) > SHOWN else ""
    return f"{NAMES.get(operation.name, operation.name)} of ({'; '.join(inputs)}{more})"
