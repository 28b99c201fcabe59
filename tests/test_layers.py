"""A module imports only from rows above its own: the way from file to report goes one direction."""

import ast
from pathlib import Path

import verifier

ROWS = [
    {"frozen", "pattern"},
    {"finding", "opinion", "show", "words", "circles", "lines", "cache"},
    {"plugins"},
    {"values", "sentences"},
    {"model"},
    {"schema", "readers", "quotes", "templates"},
    {"sources", "web", "edit"},
    {"load", "config"},
    {"scalars", "changes"},
    {"splice"},
    {"kept"},
    {"ledger", "reading"},
    {"intake", "drift"},
    {"refresh"},
    {"agreement", "computed", "counting", "cut", "otherwise", "speaker", "together", "yearless"},
    {"relations", "support", "wording"},
    {"derivations"},
    {"reviews", "signatures"},
    {"journal"},
    {"staleness"},
    {"statement"},
    {"evidence", "judge"},
    {"coverage", "alike", "mutants", "judges"},
    {"report", "covered"},
    {"rule", "fingerprints", "waivers"},
    {"rules", "baseline"},
    {"outcomes", "explain", "whereabouts"},
    {"memory"},
    {"check"},
    {"strength"},
    {"reviewing", "audit", "fixing"},
    {"formats", "exchange"},
    {"cite"},
    {"draft", "watch", "lsp"},
    {"adding"},
    {"cli"},
]
PACKAGE = Path(verifier.__file__).parent


def test_no_module_imports_from_a_row_below_its_own() -> None:
    """Each import goes up the list of layers, or stays inside its own package."""
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {target}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for target in _imported(path)
        if _row(target) > _row(_part(path)) or (_row(target) == _row(_part(path)) and target != _part(path))
    ]

    assert wrong == []


def test_every_module_has_a_row() -> None:
    """A new module is put into the list before it is used."""
    parts = {_part(path) for path in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}

    assert parts - {name for row in ROWS for name in row} == set()


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imported(path: Path) -> set[str]:
    found = set()
    if _part(path) in {"__init__", "__main__"}:
        return found
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "verifier":
            names = node.module.split(".")[1:] or [alias.name for alias in node.names]
            found.add(names[0])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("verifier.")}
    return found - {"__version__"}


def _row(part: str) -> int:
    rows = [number for number, row in enumerate(ROWS) if part in row]
    return rows[0] if rows else -1
