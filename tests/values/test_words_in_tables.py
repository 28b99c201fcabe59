"""The words by which a text is read stand in the tables of the languages, none in the code.

What counts as a word in the code is any literal with a small letter that is held against the text: compared with a
token or a piece of the text, looked for at its beginning or end, a key under which it is looked up, a member of a set,
or part of a pattern. Free are what the program itself names (units, grains, rules, kinds, sections of the tables), and
what is written the same in every language: capitals, as in codes of currencies, and the symbols of units.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

import verifier.values
from verifier.values import rule_names
from verifier.values.tables import table
from verifier.values.units import FACTORS, MONTHS, SECONDS
from verifier.values.value import Kind, Relation

PACKAGE = Path(verifier.values.__file__).parent
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "symbols.py")  # those of the SI are everybody's

TEXTS = frozenset({"low", "text", "lows"})  # attributes that are a token's or a mention's words
READS = frozenset({"low", "figure", "words"})  # methods that give words of a page
ON_TEXT = frozenset(
    {"lower", "strip", "lstrip", "rstrip", "removesuffix", "removeprefix", "split", "replace", "group", "casefold"}
    | {"partition", "rpartition", "capitalize", "join", "match", "search", "fullmatch", "findall"}
)
SEEKS = frozenset({"endswith", "startswith", "removesuffix", "removeprefix", "partition", "split", "replace", "index"})
NAMED = frozenset(
    {"unit", "rule", "grain", "sign", "kind", "language", "operation", "why", "note", "code", "one", "other"}
)
PATTERNS = frozenset({"compile", "match", "search", "fullmatch", "split", "sub", "findall", "finditer"})
GRAINS = {"day", "week", "weekend", "month", "year", "quarter", "season", "half", "decade", "century", "range"}


def own_names() -> set[str]:
    """Return what the program itself names: no text is compared with these."""
    known = table("en")
    assert known
    units = {*MONTHS, *SECONDS, *FACTORS, *known.units.values(), *known.time_units.values()}
    money = {*known.currencies.values(), *known.currency_signs.values()}
    return {*units, *money, *GRAINS, *rule_names(), *map(str, Kind), *map(str, Relation)}


def has_word(text: object) -> bool:
    """Return whether a literal has a small letter."""
    return isinstance(text, str) and any(letter.islower() for letter in text)


def literals(node: ast.AST, known: dict[str, ast.AST]) -> Iterator[str]:
    """Yield the words among the literals of an operand; what an index asks a table for is none."""
    if isinstance(node, ast.Constant):
        yield from [node.value] if has_word(node.value) else []
    elif isinstance(node, ast.Name) and node.id in known:
        yield from literals(known[node.id], {name: one for name, one in known.items() if name != node.id})
    elif isinstance(node, ast.Dict):
        yield from chain.from_iterable(literals(key, known) for key in node.keys if key)
    elif isinstance(node, ast.Call) and _name(node.func) in {"frozenset", "set", "tuple", "union"}:
        yield from chain.from_iterable(literals(one, known) for one in node.args)
    elif isinstance(node, ast.Set | ast.Tuple | ast.List | ast.BinOp | ast.Starred | ast.BoolOp | ast.IfExp):
        yield from chain.from_iterable(literals(one, known) for one in ast.iter_child_nodes(node))


class Reader(ast.NodeVisitor):
    """Finds the words that the code of one file holds against a text."""

    def __init__(self, tree: ast.Module) -> None:
        self.known = {
            name.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value
            for name in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(name, ast.Name)
        }
        self.texts: set[str] = set()  # names that hold words of the text, in the function at hand
        self.found: list[tuple[int, str]] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outside = self.texts
        args = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        texts = {one.arg for one in args if one.arg not in NAMED and _says_text(one.annotation)}
        self.texts = outside | texts
        for _ in range(3):  # until what is told of one name has told all of the others
            for inner in ast.walk(node):
                self._bind(inner)
        self.generic_visit(node)
        self.texts = outside

    def _bind(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._pair(target, node.value)
        elif isinstance(node, ast.NamedExpr | ast.AnnAssign) and node.value:
            self._pair(node.target, node.value)
        elif isinstance(node, ast.For | ast.comprehension) and self.is_text(node.iter):
            self.texts |= _names(node.target) - NAMED

    def _pair(self, target: ast.AST, value: ast.AST) -> None:
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for one, other in zip(target.elts, value.elts, strict=True):
                self._pair(one, other)
        elif self.is_text(value):
            self.texts |= _names(target)

    def is_text(self, node: ast.AST) -> bool:
        """Return whether an expression is words of the text that is read."""
        match node:
            case ast.Name(id=name):
                return name in self.texts
            case ast.Attribute(value=ast.Name(id="bound"), attr="words"):
                return True
            case ast.Attribute(attr=name):
                return name in TEXTS
            case ast.Call(func=ast.Attribute(value=receiver, attr=name)):
                return name in READS or (
                    name in ON_TEXT and (self.is_text(receiver) or any(map(self.is_text, node.args)))
                )
            case ast.Subscript(value=value) | ast.Starred(value=value):
                return self.is_text(value)
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return self.is_text(left) or self.is_text(right)
            case ast.List(elts=elts) | ast.Tuple(elts=elts) | ast.Set(elts=elts):
                return any(map(self.is_text, elts))
            case ast.ListComp(elt=elt) | ast.SetComp(elt=elt) | ast.GeneratorExp(elt=elt):
                return self.is_text(elt)
            case ast.IfExp(body=body, orelse=orelse):
                return self.is_text(body) or self.is_text(orelse)
            case ast.JoinedStr(values=values):
                return any(self.is_text(one.value) for one in values if isinstance(one, ast.FormattedValue))
        return False

    def _report(self, node: ast.AST, where: ast.AST) -> None:
        self.found += [(where.lineno, word) for word in literals(node, self.known)]  # type: ignore[attr-defined]

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        if any(map(self.is_text, sides)):
            for side in sides:
                self._report(side, node)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute):
            if node.func.attr in SEEKS and self.is_text(node.func.value):
                for one in node.args:
                    self._report(one, node)
            if node.func.attr == "get" and node.args and self.is_text(node.args[0]):
                self._report(node.func.value, node)
            if node.func.attr in {"isdisjoint", "issubset"} and any(map(self.is_text, [node.func.value, *node.args])):
                self._report(node.func.value, node)
            if node.func.attr in PATTERNS and _name(node.func.value) == "re":
                self.found += [(node.lineno, word) for word in _pattern_words(node.args[0])]
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if self.is_text(node.slice):
            self._report(node.value, node)
        self.generic_visit(node)

    def visit_Set(self, node: ast.Set) -> None:
        self.found += [(node.lineno, word) for word in literals(node, {}) if word not in OWN]
        self.generic_visit(node)


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _says_text(annotation: ast.AST | None) -> bool:
    return annotation is not None and ast.unparse(annotation) in {
        "str",
        "Sequence[str]",
        "list[str]",
        "tuple[str, ...]",
    }


def _pattern_words(node: ast.AST) -> list[str]:
    """Return the words that a pattern seeks: letters outside escapes, sets of letters and names of groups."""
    text = "".join(str(one.value) for one in ast.walk(node) if isinstance(one, ast.Constant))
    plain = re.sub(r"\[(?:\\.|[^\]\\])*\]|\\u[0-9a-f]{4}|\\.|\(\?P?<\w+>|\{[\d,]+\}", " ", text)
    return [word for word in re.findall(r"\w+", plain) if has_word(word)]


OWN = own_names()
CODE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_word_of_a_language_stands_in_the_code(path: Path) -> None:
    """Nothing that a text is compared with is a word: it is asked of the table of the text's language."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    reader = Reader(tree)
    reader.visit(tree)

    assert sorted(set(reader.found)) == []


def test_every_row_of_words_is_asked_for() -> None:
    """A row of words stands once in the table, and the code asks for it."""
    parts = tomllib.loads((PACKAGE / "tables" / "en.toml").read_text(encoding="utf-8"))["words"]
    rows = [name for part in parts.values() for name in part]

    assert sorted(rows) == sorted(set(rows))
    assert [name for name in rows if f'"{name}"' not in CODE] == []


PLANTED = [
    'def f(page, at):\n    return page.low(at) == "the"',
    'def f(page, at):\n    low = page.low(at)\n    rest = [low, low]\n    return rest[:2] == ["out", "of"]',
    'SMALL = frozenset({"by", "of"})\ndef f(token):\n    return token.low in SMALL',
    'MANY = ("monday", "tuesday")\ndef f(text: str):\n    return text.lower() in MANY',
    'def f(low: str):\n    return low.endswith("ly")',
    'def f(name: str):\n    return name.removesuffix("s") in names',
    'def f(token):\n    return {"plus": 1}.get(token.low, 0)',
    'def f(found, at):\n    return {"half": 2}[found[at].low]',
    'def f(found):\n    return any(token.low in {"won", "-"} for token in found)',
    'PATTERN = re.compile(r"(\\d+) of (\\d+)")',
    'STARTS = {"half", "quarter", "dozen"}',
]
FREE = [
    'def f(page, at):\n    return page.low(at) in page.table.words["the"]',
    'def f(page, at):\n    return page.table.time_units.get(page.low(at)) == "week"',
    'def f(unit: str):\n    return unit in {"day", "week"}',
    'def f(token):\n    return token.text in {"C", "F"} or token.low in {"-", "%"}',
    'DIGITS = re.compile(r"(?P<day>\\d{1,2})[a-z]\\b")',
]


@pytest.mark.parametrize(("code", "words"), [*((code, True) for code in PLANTED), *((code, False) for code in FREE)])
def test_a_word_planted_in_the_code_is_found(code: str, *, words: bool) -> None:
    """Each way of holding a word against a text is noticed, and what is no word is not."""
    reader = Reader(ast.parse(code))
    reader.visit(ast.parse(code))

    assert bool(reader.found) is words
