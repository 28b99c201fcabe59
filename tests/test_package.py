"""What pip installs is the whole program."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_data_file_goes_into_the_package() -> None:
    """Templates, tables, schemas, styles: each file beside the modules is named by a pattern of the packaging."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["verifier"]
    package = ROOT / "verifier"
    packed = {path for pattern in patterns for path in package.glob(pattern)}
    data = {path for path in package.rglob("*.*") if path.is_file() and path.suffix not in {".py", ".pyc"}}

    assert data - packed == set()
    assert {path.suffix for path in data} >= {".json", ".toml", ".yaml", ".j2", ".css", ".js", ".txt"}


def test_every_folder_of_modules_is_a_package() -> None:
    """A folder without `__init__.py` would be left out."""
    folders = {path.parent for path in (ROOT / "verifier").rglob("*.py")}

    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []
