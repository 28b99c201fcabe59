"""Circles in a graph of names: each name that leads back to itself, and the way; in linear time, without recursion."""

from collections.abc import Iterator, Mapping, Sequence

from verifier.frozen import frozen

SHOWN = 6  # names of a way that are given

Graph = Mapping[str, Sequence[str]]


@frozen
class Circle:
    """A name that lies on a circle, and the way from it back to itself: begun and ended by it, a long one in part."""

    name: str
    way: tuple[str, ...]  # `...` stands for names left out


def circles(graph: Graph) -> tuple[Circle, ...]:
    """Return every name that lies on a circle, once, in the order of the graph."""
    graph = {name: following for name, following in graph.items() if following}  # none leads through the others
    places = {name: place for place, name in enumerate(graph)}
    found: list[Circle] = []
    for knot in _knots(graph):
        first = min(knot, key=places.__getitem__)
        if len(knot) > 1 or first in graph[first]:
            found += _ways(graph, frozenset(knot), first)
    return tuple(sorted(found, key=lambda circle: places[circle.name]))


def _knots(graph: Graph) -> Iterator[list[str]]:
    """Yield the strongly connected parts of a graph (Tarjan 1972, with a stack of its own)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    is_open: set[str] = set()
    for start in graph:
        work = [(start, 0)] if start not in number else []
        while work:
            name, turn = work.pop()
            if turn == 0:
                number[name] = low[name] = len(number)
                open_.append(name)
                is_open.add(name)
            following = graph[name]
            while turn < len(following):
                other = following[turn]
                turn += 1
                if other in graph and other not in number:
                    work += [(name, turn), (other, 0)]
                    break
                if other in is_open:
                    low[name] = min(low[name], number[other])
            else:
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == number[name]:
                    knot: list[str] = []
                    while not knot or knot[-1] != name:
                        knot.append(open_.pop())
                    is_open.difference_update(knot)
                    yield knot


def _ways(graph: Graph, knot: frozenset[str], first: str) -> Iterator[Circle]:
    """Yield for each name of a knot a way back to itself, through the knot's first name."""
    back: dict[str, list[str]] = {name: [] for name in knot}
    for name in knot:
        for other in graph[name]:
            if other in knot:
                back[other].append(name)
    towards = _tree(back, first)  # the next name on the way to the first
    inside = {name: [other for other in graph[name] if other in knot] for name in knot}
    came_from = _tree(inside, first)  # the name before on the way from the first
    last = next(name for name in came_from if first in graph[name])
    for name in knot:
        ahead = _walk(towards, name, first)
        behind = _walk(came_from, last if name == first else name, first)
        tail = (*reversed(behind[:-1]), name) if name == first else tuple(reversed(behind[:-1]))
        whole = ahead[-1] == behind[-1] == first and len(ahead) + len(tail) <= SHOWN + 1
        yield Circle(name, (*ahead, *tail) if whole else (*ahead[:SHOWN], "...", name))


def _tree(graph: Graph, first: str) -> dict[str, str]:
    """Return for each name reached from the first one the name before it."""
    before = {first: first}
    queue = [first]
    for name in queue:
        for other in graph[name]:
            if other not in before:
                before[other] = name
                queue.append(other)
    return before


def _walk(steps: Mapping[str, str], name: str, first: str) -> list[str]:
    """Return the names from one to the first, a few of them where they are many."""
    way = [name]
    while way[-1] != first and len(way) <= SHOWN:
        way.append(steps[way[-1]])
    return way
