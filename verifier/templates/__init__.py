"""The files of a new ledger."""

from importlib.resources import files

FILES = {
    "verifier.toml": "verifier.toml",
    "sources/town-hall.txt": "town-hall.txt",
    "sources/town-hall.yaml": "town-hall.yaml",
    "claims/town-hall.yaml": "claims.yaml",
    ".github/workflows/verifier.yml": "workflow.yaml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".vscode/settings.json": "vscode.json",
}


def content(name: str) -> str:
    """Return the text of a template."""
    return (files(__name__) / name).read_text(encoding="utf-8")
